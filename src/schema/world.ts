import { direct, other, quasi, sensitive } from './column-classes.ts';
import type { ColumnSchema, TableSchema } from './table-schema.ts';

/*
 * The tables that cross a stage boundary: what `population/` makes, `crm/` holds and `sources/` know.
 * The stages never import each other, only these schemas.
 */

export const PERSON: TableSchema = {
  name: 'person',
  description: 'The people of a world: the truth. Row i is person personId[0] + i; ids are contiguous by postcode, a household\'s ids are consecutive and lie inside one block of 4,096 ids.',
  subject: 'personId',
  columns: [
    direct('personId', 'Serial number in the world', 'integer'),
    direct('householdId', 'The personId of the household\'s first member', 'integer'),
    quasi('postcode', 'Postcode of residence'),
    quasi('county', 'County code of the postcode'),
    other('urbanity', 'rural, suburban or urban, from the postcode'),
    direct('givenName', 'Given name'),
    direct('surname', 'Family name'),
    other('rareName', 'Whether the surname is from the rare tail', 'boolean'),
    quasi('sex', 'F or M'),
    quasi('birthDate', 'Date of birth', 'date'),
    quasi('education', 'Highest education'),
    quasi('occupation', 'Occupation group'),
    sensitive('incomeBand', 'Fifth of the income distribution, 1 lowest', 'integer'),
    sensitive('politicalLeaning', 'left, centre or right (GDPR Art. 9)'),
    other('interest', 'The subject that the person likes most on social media'),
    quasi('followers', 'Followers shown on the social profile', 'integer'),
    direct('email', 'E-mail address under a reserved domain'),
    direct('phone', 'Telephone number under an area code that does not exist'),
    quasi('previousPostcode', 'Postcode before the last move; missing if none within ten years'),
    other('movedOn', 'Date of the last move; missing if none within ten years', 'date'),
    other('tolerance', 'Hidden willingness to be processed, 0 to 1, uniform', 'decimal'),
    other('spend', 'Yearly spend with the company if a customer', 'decimal'),
    other('orders', 'Orders in the last year if a customer', 'integer'),
    other('responds', 'Whether the person would answer a campaign', 'boolean'),
    quasi('language', 'Language spoken at home, ISO 639 code'),
    quasi('maritalStatus', 'single, married, partnered, divorced or widowed'),
    quasi('employer', 'Id of the company that the person works for; missing without one'),
    sensitive('ethnicity', 'Ethnic group under a neutral label (GDPR Art. 9)'),
    sensitive('religion', 'Faith under a neutral label, or none (GDPR Art. 9)'),
    sensitive('orientation', 'Drawn to the opposite sex, the same or both; missing below 16 (GDPR Art. 9)'),
    sensitive('healthConditions', 'Long-term condition under a neutral label, several or none (GDPR Art. 9)'),
    sensitive('unionMember', 'Whether the person is in a union; missing below 16 (GDPR Art. 9)', 'boolean'),
  ],
};

/** Households never cross a multiple of this many person ids, so any shard of blocks stands alone. */
export const BLOCK = 4096;

/** The columns of a `customer` table by the source that brings them. */
export const CUSTOMER_COLUMNS = {
  signup: [
    direct('givenName', 'Given name as typed'),
    direct('surname', 'Family name as typed'),
    direct('email', 'E-mail address as typed'),
    direct('phone', 'Telephone number as typed'),
    quasi('sex', 'F or M'),
    quasi('birthDate', 'Date of birth as given', 'date'),
    quasi('postcode', 'Postcode as given, stale after a move'),
  ],
  social: [
    quasi('education', 'Highest education from the profile'),
    quasi('occupation', 'Occupation group from the profile'),
    other('interest', 'The subject liked most on the profile'),
    quasi('followers', 'Followers shown on the profile', 'integer'),
    sensitive('politicalLeaning', 'Leaning read off the profile (GDPR Art. 9)'),
  ],
  purchases: [
    sensitive('incomeBand', 'Fifth of the income distribution, modelled from purchases', 'integer'),
    other('spend', 'Spend in the last year', 'decimal'),
    quasi('orders', 'Orders in the last year', 'integer'),
    other('segment', 'Marketing segment'),
    other('responded', 'Whether the contact answered the last campaign', 'boolean'),
  ],
} as const satisfies Record<string, readonly ColumnSchema[]>;

export type CollectionSource = keyof typeof CUSTOMER_COLUMNS;

/** Columns that every `customer` table has: keys and the consent state, never part of a release by default. */
export const CUSTOMER_KEYS: readonly ColumnSchema[] = [
  direct('contactId', 'Serial number of the contact', 'integer'),
  direct('subjectId', 'Whom the company takes the contact to be: contacts that share an e-mail or phone are one', 'integer'),
  other('consentRecorded', 'Whether the ledger shows consent to marketing and sharing', 'boolean'),
  other('optedOut', 'Whether the contact objected (GDPR Art. 21)', 'boolean'),
];

/** Schema of a `customer` table that draws on these sources. */
export function customerSchema(sources: readonly CollectionSource[]): TableSchema {
  return {
    name: 'customer',
    subject: 'subjectId',
    columns: [...CUSTOMER_KEYS, ...(['signup', 'social', 'purchases'] as const).filter((source) => sources.includes(source)).flatMap((source) => CUSTOMER_COLUMNS[source])],
  };
}

export const REGISTER: TableSchema = {
  name: 'register',
  description: 'A register of adults such as an electoral roll: one row per registered person, names in the clear.',
  columns: [
    direct('givenName', 'Given name'),
    direct('surname', 'Family name'),
    quasi('sex', 'F or M'),
    quasi('birthDate', 'Date of birth', 'date'),
    quasi('postcode', 'Postcode, stale where the register has not followed a move'),
  ],
};

export const PUBLIC_PROFILES: TableSchema = {
  name: 'public-profiles',
  description: 'Public social profiles as a scraper collects them: one row per profile, under the person\'s own name.',
  columns: [
    direct('givenName', 'Given name shown'),
    direct('surname', 'Family name shown'),
    quasi('postcode', 'Postcode of the place shown'),
    quasi('education', 'Highest education shown'),
    quasi('occupation', 'Occupation group shown'),
    quasi('followers', 'Followers on the day of the scrape', 'integer'),
  ],
};

export const PROVIDERS: TableSchema = {
  name: 'providers',
  description: 'E-mail providers with their published shares, under reserved domains: common knowledge.',
  columns: [other('domain', 'E-mail domain'), other('share', 'Share of addresses', 'decimal')],
};
