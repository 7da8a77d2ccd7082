import type { ProvenanceRecord } from '../../country.ts';

/** Where each table of this folder comes from. */
export const PROVENANCE: readonly ProvenanceRecord[] = [
  { table: 'postcodes', what: 'Population, county and state of 32,828 ZIP code areas (2010 counts)', source: 'SimpleMaps US ZIP codes, basic, https://simplemaps.com/data/us-zips', licence: 'CC BY 4.0', attribution: 'US ZIP code data © SimpleMaps.com, CC BY 4.0; reduced to code, population and county' },
  { table: 'coordinates', what: 'Centres of the same areas, rounded to 1/100 degree; the cities are clusters of them with invented names', source: 'SimpleMaps US ZIP codes, basic, https://simplemaps.com/data/us-zips', licence: 'CC BY 4.0', attribution: 'US ZIP code data © SimpleMaps.com, CC BY 4.0; reduced to the centre, rounded' },
  { table: 'ages.AGE_BANDS_2020', what: 'Residents by five-year age band and sex, Census 2020 (331,449,281 people)', source: 'US Census Bureau, 2020 Census Demographic Profile, DP1', licence: 'public domain' },
  { table: 'ages.AGE_BANDS_2000', what: 'Residents by age band, Census 2000 (281,421,906 people)', source: 'US Census Bureau, Census 2000, DP-1', licence: 'public domain' },
  { table: 'surnames.SURNAMES', what: 'The 1,000 most frequent surnames of 2010 and their bearers', source: 'US Census Bureau, Frequently Occurring Surnames from the 2010 Census', licence: 'public domain' },
  { table: 'surname-groups', what: 'Shares of those surnames\' bearers in six groups, in whole percent', source: 'US Census Bureau, Frequently Occurring Surnames from the 2010 Census', licence: 'public domain' },
  { table: 'surnames.FURTHER_SURNAMES, SURNAME_STEMS', what: 'Names that open the tail of surnames, and stems from which the rest of it is made', source: 'Vocabulary of @faker-js/faker 10', licence: 'MIT', attribution: 'Names derived from Faker, © Faker contributors, MIT' },
  { table: 'pack.streetSuffixes', what: 'Abbreviations of street suffixes', source: 'US Postal Service, Publication 28, appendix C1', licence: 'public domain' },
  { table: 'given-names.*_2010', what: 'The 1,000 most frequent given names per sex of those born in 2010', source: 'US Social Security Administration, baby names', licence: 'public domain' },
  { table: 'given-names.*_NAMES', what: 'Given names in use, without frequencies', source: 'Vocabulary of @faker-js/faker 10', licence: 'MIT', attribution: 'Names derived from Faker, © Faker contributors, MIT' },
];
