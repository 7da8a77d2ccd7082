import { direct, other, quasi, sensitive } from './column-classes.ts';
import type { TableSchema } from './table-schema.ts';

/*
 * What others hold of the same people, as they hold it: no column tells who is who. `REGISTER`,
 * `PUBLIC_PROFILES` and `PROVIDERS` are in `world.ts`. Rows follow the people's order; whoever shows them to
 * an adversary brings them into another.
 */

export const BROKER_FILE: TableSchema = {
  name: 'broker-file',
  description: 'A data broker\'s marketing file: one row per adult, part known, part modelled. By person.',
  columns: [
    direct('givenName', 'Given name'),
    direct('surname', 'Family name'),
    quasi('postcode', 'Postcode, stale where the broker has not followed a move'),
    direct('street', 'Street of that address'),
    direct('houseNumber', 'House number of that address', 'integer'),
    direct('unit', 'Flat within the house; missing for houses of one home'),
    quasi('birthYear', 'Year of birth where it is known; missing for the others', 'integer'),
    quasi('ageBand', 'Age in bands: from the year of birth where it is known, else modelled'),
    quasi('sex', 'F or M, modelled from the given name for some'),
    quasi('education', 'Highest education, modelled'),
    sensitive('incomeBand', 'Fifth of the income distribution, modelled for the household and given to each member, 1 lowest', 'integer'),
    quasi('childrenPresent', 'Whether the household has children, modelled', 'boolean'),
    other('interest', 'Subject of interest, modelled'),
    other('segment', 'The broker\'s marketing segment, from the modelled columns'),
    direct('phone', 'Telephone number: the household\'s landline where it has one, else the person\'s own; missing for some'),
    direct('emailHash', 'SHA-256 of the e-mail address in small letters; missing for some'),
  ],
};

export const SECOND_COMPANY: TableSchema = {
  name: 'second-company',
  description: 'The customer file of another company over the same people: one row per contact. By person, then copy.',
  columns: [
    direct('givenName', 'Given name as typed'),
    direct('surname', 'Family name as typed'),
    direct('email', 'E-mail address as typed'),
    direct('phone', 'Telephone number as typed'),
    quasi('sex', 'F or M'),
    quasi('birthDate', 'Date of birth as given', 'date'),
    quasi('postcode', 'Postcode as given, stale after a move'),
    other('customerSince', 'Day of signing up', 'date'),
    other('loyaltyTier', 'basic, plus or premium, by what is spent there'),
    sensitive('productCategory', 'Category bought most, a neutral label; some speak of health'),
  ],
};

export const ADDRESS_BOOK: TableSchema = {
  name: 'address-book',
  description: 'Address books that people handed over with a contact upload: one row per entry. By uploader, then by contact.',
  columns: [
    direct('uploaderPhone', 'Number from which the book was uploaded'),
    direct('contactName', 'Name as the uploader wrote it: full, given name, nickname or kin word'),
    direct('phone', 'Number of the contact, some out of date; missing for entries with an address only'),
    direct('email', 'E-mail address of the contact; missing for most'),
  ],
};

export const BREACH_DUMP: TableSchema = {
  name: 'breach-dump',
  description: 'Accounts of another service as they leaked: one row per account. By person.',
  columns: [
    direct('email', 'E-mail address of signing up, some out of date'),
    direct('username', 'Name of the account, for many one that they use elsewhere'),
    direct('passwordHash', 'SHA-256 of the invented password, after the salt where there is one'),
    other('salt', 'Salt in hexadecimal; missing where the service did not salt'),
    quasi('signUpYear', 'Year of signing up', 'integer'),
    quasi('ipPrefix', 'First 24 bits of the address of the last login, in a range that is not routed'),
    direct('phone', 'Telephone number given; missing for most'),
  ],
};

export const SCRAPED_ACCOUNTS: TableSchema = {
  name: 'scraped-accounts',
  description: 'Public accounts on social platforms as a scraper collects them: one row per account. By person, then by platform.',
  columns: [
    other('platform', 'Invented platform'),
    direct('handle', 'Name of the account in its address'),
    direct('displayName', 'Name shown: full, short or a pseudonym'),
    quasi('createdOn', 'Day of opening', 'date'),
    quasi('followers', 'Followers on the day of the scrape', 'integer'),
    quasi('following', 'Followed accounts shown', 'integer'),
    quasi('posts', 'Own posts shown', 'integer'),
    sensitive('bio', 'Short text; missing for many. It may hold any fact'),
  ],
};
