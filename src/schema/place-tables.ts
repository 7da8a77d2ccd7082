import { direct, other, quasi, sensitive } from './column-classes.ts';
import type { TableSchema } from './table-schema.ts';

export const PLACE: TableSchema = {
  name: 'place',
  description: 'The gazetteer: one row per postcode of the country, in the order of the codes. Moves come from any of them.',
  columns: [
    other('postcode', 'Postcode'),
    other('city', 'Invented city; lies in one county'),
    other('county', 'County code'),
    other('region', 'State or region'),
    other('latitude', 'Of the centre', 'decimal', 'degrees north'),
    other('longitude', 'Of the centre', 'decimal', 'degrees east'),
    other('population', 'Published residents', 'integer'),
    other('worldPopulation', 'Residents in this world; 0 where it does not reach', 'integer'),
    other('urbanity', 'rural, suburban or urban, from the published residents'),
  ],
};

export const HOUSEHOLD: TableSchema = {
  name: 'household',
  description: 'Households in the order of their first members\' ids. An address (postcode, street, houseNumber, unit) is one household\'s.',
  columns: [
    direct('householdId', 'The personId of the first member', 'integer'),
    quasi('postcode', 'Postcode'),
    direct('street', 'Invented street'),
    direct('houseNumber', 'House number; homes that share it are flats with different units', 'integer'),
    direct('unit', 'Flat within the house; missing for houses of one home'),
    quasi('size', 'Members', 'integer'),
    quasi('adults', 'Members of 18 or more', 'integer'),
    quasi('children', 'Members under 18', 'integer'),
    quasi('tenure', 'own or rent'),
    sensitive('incomeBand', 'Fifth of the income distribution of the first member, 1 lowest', 'integer'),
    direct('landline', 'Telephone number that the members share; missing for most'),
  ],
};

export const RESIDENCE: TableSchema = {
  name: 'residence',
  description: 'Where people lived in the ten years before asOf: rows by person, the earliest home first; the last one is current.',
  subject: 'personId',
  columns: [
    direct('personId', 'Who lived there', 'integer'),
    direct('householdId', 'Household of the current home; missing for earlier ones', 'integer'),
    quasi('postcode', 'Postcode'),
    other('from', 'Day of moving in or of birth; missing if more than ten years ago', 'date'),
    other('to', 'Day of moving out; missing for the current home', 'date'),
  ],
};

export const EMPLOYER: TableSchema = {
  name: 'employer',
  description: 'Companies that people work for, by the block of their seat; many have few workers or none.',
  columns: [
    other('employerId', 'Id of the company, as in the column employer of the people'),
    other('name', 'Invented name; not unique'),
    other('industry', 'What it does'),
    other('postcode', 'Postcode of its seat'),
    other('region', 'State or region of its seat'),
  ],
};
