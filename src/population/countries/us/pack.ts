import { singleYears } from '../../age-pyramid.ts';
import type { CountryPack, PhonePlan, PostcodeList } from '../../country.ts';
import { givenNameLaw, type GivenNameFacts } from '../../given-name-law.ts';
import { surnameLaw, type SurnameLaw } from '../../surname-law.ts';
import { cityClusters } from '../city-clusters.ts';
import { AGE_BANDS_2000, AGE_BANDS_2020 } from './ages.ts';
import { COORDINATES } from './coordinates.ts';
import { FEMALE_NAMES, FEMALE_NAMES_2010, MALE_NAMES, MALE_NAMES_2010 } from './given-names.ts';
import { POSTCODES, STATES } from './postcodes.ts';
import { PROVENANCE } from './provenance.ts';
import { SURNAME_GROUPS } from './surname-groups.ts';
import { FURTHER_SURNAMES, SURNAMES, SURNAME_STEMS } from './surnames.ts';

/**
 * Shares of the six groups of the census by which surnames are published, under neutral labels in the order
 * of `SURNAME_GROUPS`. From memory: Census 2010, race and Hispanic origin, rounded.
 */
const GROUP_SHARES: readonly number[] = [0.638, 0.163, 0.122, 0.049, 0.021, 0.007];

/**
 * Assumed: home languages by group, chosen so that overall about 79 % speak English and 13 % Spanish at
 * home (American Community Survey, from memory).
 */
const LANGUAGES_BY_GROUP: readonly (readonly number[])[] = [
  [0.945, 0.008, 0, 0, 0, 0.047],
  [0.27, 0.72, 0, 0, 0, 0.01],
  [0.92, 0.012, 0, 0, 0, 0.068],
  [0.28, 0.005, 0.22, 0.105, 0.09, 0.3],
  [0.86, 0.06, 0.02, 0.02, 0.01, 0.03],
  [0.75, 0.05, 0, 0, 0, 0.2],
];

let loaded: CountryPack | undefined;

/** The United States. The tables are decoded once per process and never change. */
export function unitedStates(): CountryPack {
  loaded ??= {
    id: 'us',
    name: 'United States',
    postcodes: decodePostcodes(),
    residents: {
      female: singleYears(AGE_BANDS_2020.map(([from, female]) => [from, female])),
      male: singleYears(AGE_BANDS_2020.map(([from, , male]) => [from, male])),
    },
    // Published: 28, 35, 15, 13 and 9 % (five or more); the spread of the last is assumed.
    householdSizes: [0.28, 0.35, 0.15, 0.13, 0.056, 0.021, 0.013],
    surnames: decodeSurnames(),
    givenNames: givenNameLaw(nameFacts(FEMALE_NAMES_2010, FEMALE_NAMES), nameFacts(MALE_NAMES_2010, MALE_NAMES), GROUP_SHARES),
    ethnicity: { labels: ['group A', 'group B', 'group C', 'group D', 'group E', 'group F'], shares: GROUP_SHARES },
    languages: { codes: ['en', 'es', 'zh', 'tl', 'vi', 'other'], byGroup: LANGUAGES_BY_GROUP },
    // Shares of the three largest are published (Gmail, Microsoft, Yahoo; 2.3 million addresses); the others' are assumed.
    emailProviders: [
      { domain: 'kitemail.example', share: 0.39 },
      { domain: 'outpost.example', share: 0.35 },
      { domain: 'yonder.example', share: 0.18 },
      { domain: 'orchardmail.example', share: 0.03 },
      { domain: 'cometpost.example', share: 0.02 },
      { domain: 'cablehome.example', share: 0.015 },
      { domain: 'quietbox.example', share: 0.01 },
      { domain: 'campusnet.example', share: 0.005 },
    ],
    phonePlan: phonePlan(),
    // Abbreviations of the US Postal Service; how often each is repeated is assumed.
    streetSuffixes: ['ST', 'ST', 'ST', 'AVE', 'AVE', 'RD', 'RD', 'DR', 'DR', 'DR', 'LN', 'LN', 'CT', 'PL', 'WAY', 'TER', 'CIR', 'BLVD', 'TRL', 'LOOP'],
    // US Census Bureau, Current Population Survey 2021: 8.4 % moved within a year; the rest after county and state is put between states.
    moves: { withinCounty: 0.049, withinState: 0.019, betweenStates: 0.016 },
    census2000: { people: 281_421_906, ages: singleYears(AGE_BANDS_2000) },
    provenance: PROVENANCE,
  };
  return loaded;
}

function decodePostcodes(): PostcodeList {
  const entries = POSTCODES.split(',');
  const states = new Map(STATES.split(',').map((state) => [state.slice(0, 2), state.slice(2)]));
  const codes: string[] = [];
  const people = new Float64Array(entries.length);
  const county = new Uint16Array(entries.length);
  const counties: string[] = [];
  const countyIndex = new Map<string, number>();
  let code = 0;
  let current = 0;
  entries.forEach((entry, i) => {
    const [step = '', size = '', newCounty] = entry.split('.');
    code += Number.parseInt(step, 36);
    codes.push(String(code).padStart(5, '0'));
    people[i] = Number.parseInt(size, 36);
    if (newCounty !== undefined) {
      const fips = String(Number.parseInt(newCounty, 36)).padStart(5, '0');
      let index = countyIndex.get(fips);
      if (index === undefined) {
        index = counties.length;
        counties.push(fips);
        countyIndex.set(fips, index);
      }
      current = index;
    }
    county[i] = current;
  });
  const centres = decodeCentres(codes.length);
  return { codes, people, county, counties, countyState: counties.map((fips) => states.get(fips.slice(0, 2))!), ...centres, ...cityClusters({ people, county, ...centres }) };
}

function decodeCentres(postcodes: number): Pick<PostcodeList, 'latitude' | 'longitude'> {
  const latitude = new Float64Array(postcodes);
  const longitude = new Float64Array(postcodes);
  let [north, east] = [0, 0];
  COORDINATES.split(',').forEach((entry, i) => {
    const [up = '', right = ''] = entry.split('.');
    north += Number.parseInt(up, 36);
    east += Number.parseInt(right, 36);
    latitude[i] = north / 100;
    longitude[i] = east / 100;
  });
  return { latitude, longitude };
}

/** Published facts of the 2010 surnames: 6.3 million distinct, 62 % borne once, 162,000 with 100 bearers or more. */
function decodeSurnames(): SurnameLaw {
  const entries = SURNAMES.split(',').map((entry) => entry.split(' '));
  return surnameLaw({
    names: entries.map(([name]) => name!),
    bearers: entries.map(([, count]) => Number(count)),
    people: 294_979_229,
    distinct: 6_300_000,
    borneOnce: 0.62,
    tailPoint: { rank: 162_000, bearers: 100 },
    further: FURTHER_SURNAMES.split(','),
    stems: SURNAME_STEMS.split(','),
    groups: { shares: GROUP_SHARES, ofName: decodeGroups() },
  });
}

function decodeGroups(): number[][] {
  return SURNAME_GROUPS.split(',').map((entry) => {
    const shares = entry.split('.').map((percent) => Number.parseInt(percent, 36) / 100);
    const total = shares.reduce((sum, share) => sum + share, 0);
    // Rounded percents may add up to 101.
    return total > 1 ? [...shares.map((share) => share / total), 0] : [...shares, 1 - total];
  });
}

function nameFacts(recent: string, vocabulary: string): GivenNameFacts {
  return {
    recent: recent.split(',').map((entry) => {
      const [name = '', share = ''] = entry.split(' ');
      return { name, share: Number(share) / 1e4 };
    }),
    vocabulary: vocabulary.split(','),
  };
}

/**
 * 512 million numbers (64 area codes of 8 million) in the form of the North American plan. Area codes
 * whose second digit is 9 are kept free there for a longer format, so none of these can be dialled.
 * An exchange starts with 2 to 9, as in the plan.
 */
function phonePlan(): PhonePlan {
  const areaCodes: string[] = [];
  for (const first of '23456789') for (const last of '01234567') areaCodes.push(`${first}9${last}`);
  return {
    areaCodes,
    numbersPerArea: 8_000_000,
    format: (areaCode, index) => {
      const exchange = 200 + Math.floor(index / 10_000);
      return `${areaCode}${exchange}${String(index % 10_000).padStart(4, '0')}`;
    },
  };
}
