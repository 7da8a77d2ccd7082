import type { ColumnSchema, TableSchema } from './table-schema.ts';

const column = (name: string, attributeClass: ColumnSchema['attributeClass'], description: string, type: ColumnSchema['type'] = 'string', unit?: string): ColumnSchema => ({ name, type, attributeClass, description, ...(unit === undefined ? {} : { unit }) });

/** The gazetteer: one row per postcode of the country, in the order of the codes. Moves come from any of them. */
export const PLACE: TableSchema = {
  name: 'place',
  columns: [
    column('postcode', 'insensitive', 'Postcode'),
    column('city', 'insensitive', 'Invented city; lies in one county'),
    column('county', 'insensitive', 'County code'),
    column('region', 'insensitive', 'State or region'),
    column('latitude', 'insensitive', 'Of the centre', 'decimal', 'degrees north'),
    column('longitude', 'insensitive', 'Of the centre', 'decimal', 'degrees east'),
    column('population', 'insensitive', 'Published residents', 'integer'),
    column('worldPopulation', 'insensitive', 'Residents in this world; 0 where it does not reach', 'integer'),
    column('urbanity', 'insensitive', 'rural, suburban or urban, from the published residents'),
  ],
};

/** Households in the order of their first members' ids. An address (postcode, street, houseNumber, unit) is one household's. */
export const HOUSEHOLD: TableSchema = {
  name: 'household',
  columns: [
    column('householdId', 'direct-identifier', 'The personId of the first member', 'integer'),
    column('postcode', 'quasi-identifier', 'Postcode'),
    column('street', 'direct-identifier', 'Invented street'),
    column('houseNumber', 'direct-identifier', 'House number; homes that share it are flats with different units', 'integer'),
    column('unit', 'direct-identifier', 'Flat within the house; missing for houses of one home'),
    column('size', 'quasi-identifier', 'Members', 'integer'),
    column('adults', 'quasi-identifier', 'Members of 18 or more', 'integer'),
    column('children', 'quasi-identifier', 'Members under 18', 'integer'),
    column('tenure', 'quasi-identifier', 'own or rent'),
    column('incomeBand', 'sensitive', 'Fifth of the income distribution of the first member, 1 lowest', 'integer'),
    column('landline', 'direct-identifier', 'Telephone number that the members share; missing for most'),
  ],
};

/** Where people lived in the ten years before `asOf`: rows by person, the earliest home first; the last one is current. */
export const RESIDENCE: TableSchema = {
  name: 'residence',
  subject: 'personId',
  columns: [
    column('personId', 'direct-identifier', 'Who lived there', 'integer'),
    column('householdId', 'direct-identifier', 'Household of the current home; missing for earlier ones', 'integer'),
    column('postcode', 'quasi-identifier', 'Postcode'),
    column('from', 'insensitive', 'Day of moving in or of birth; missing if more than ten years ago', 'date'),
    column('to', 'insensitive', 'Day of moving out; missing for the current home', 'date'),
  ],
};

/** Companies that people work for, by the block of their seat; many have few workers or none. */
export const EMPLOYER: TableSchema = {
  name: 'employer',
  columns: [
    column('employerId', 'insensitive', 'Id of the company, as in the column employer of the people'),
    column('name', 'insensitive', 'Invented name; not unique'),
    column('industry', 'insensitive', 'What it does'),
    column('postcode', 'insensitive', 'Postcode of its seat'),
    column('region', 'insensitive', 'State or region of its seat'),
  ],
};
