import { pow } from '../../../stats/elementary.ts';
import { singleYears } from '../../age-pyramid.ts';
import type { CountryPack, PostcodeList } from '../../country.ts';
import { givenNameLaw } from '../../given-name-law.ts';
import { surnameLaw, type SurnameLaw } from '../../surname-law.ts';
import { cityClusters } from '../city-clusters.ts';

/*
 * Examplia, a country that does not exist: 60 postcodes, 3 counties, 2 regions. Every figure here is
 * invented. It is the smallest complete pack, to copy from, and a world small enough for tests.
 */

/** People by postcode, largest first within each county; the codes are the county's letter and a number. */
const COUNTIES = [
  { code: 'N1', region: 'NO', letter: 'A', latitude: 1.2, longitude: -30.4, sizes: [11_200, 7_600, 5_900, 4_800, 3_900, 3_100, 2_700, 2_200, 1_900, 1_600, 1_400, 1_150, 980, 830, 690, 560, 450, 340, 260, 190, 120, 60] },
  { code: 'N2', region: 'NO', letter: 'B', latitude: 0.7, longitude: -29.6, sizes: [8_300, 5_100, 3_700, 2_900, 2_300, 1_850, 1_500, 1_250, 1_000, 820, 650, 520, 410, 310, 220, 150, 90, 40] },
  { code: 'S1', region: 'SO', letter: 'C', latitude: -0.5, longitude: -30.1, sizes: [14_500, 8_100, 5_600, 4_200, 3_300, 2_600, 2_100, 1_700, 1_350, 1_100, 870, 690, 540, 420, 310, 220, 140, 80, 35, 12] },
] as const;

/** Residents by age band: first age, female, male; the last band is open. */
const AGE_BANDS = [
  [0, 3_300, 3_450], [5, 3_500, 3_650], [10, 3_700, 3_850], [15, 3_900, 4_000], [20, 4_100, 4_200], [25, 4_300, 4_350], [30, 4_400, 4_400], [35, 4_350, 4_300], [40, 4_300, 4_250],
  [45, 4_400, 4_300], [50, 4_600, 4_450], [55, 4_700, 4_500], [60, 4_400, 4_150], [65, 3_900, 3_550], [70, 3_300, 2_850], [75, 2_500, 1_950], [80, 1_650, 1_150], [85, 1_500, 850],
] as const;

const GROUP_SHARES = [0.6, 0.3, 0.1];
const SURNAME_BEGINNINGS = ['Aro', 'Bel', 'Cor', 'Dun', 'Ero', 'Fal', 'Gim', 'Hol', 'Iru', 'Jan', 'Kor', 'Lum'];
const SURNAME_ENDINGS = ['dan', 'fell', 'gar', 'lin', 'mont', 'ner', 'ric', 'sen', 'tor', 'vik'];
/** Bearers by group of the names with each beginning. */
const GROUPS_OF_BEGINNING = [...Array<number[]>(7).fill([0.8, 0.15, 0.05]), ...Array<number[]>(3).fill([0.2, 0.7, 0.1]), ...Array<number[]>(2).fill([0.3, 0.2, 0.5])];

const WOMEN = 'Ada Brina Cela Dara Elin Fia Gera Hila Isa Jora Kaia Lena Mira Nora Oda Pia Rika Sela Tala Una Vera Wila Yara Zora Amra Bela Dina Esta Ilma Orla'.split(' ');
const MEN = 'Aron Bram Cato Dirk Eno Falk Gero Hals Ivo Joris Kai Lars Milo Nils Olan Pim Rolf Sven Tim Ulf Vito Wim Yann Zeno Arne Bodo Emil Finn Otto Rune'.split(' ');

let loaded: CountryPack | undefined;

/** Examplia; made once per process. */
export function examplia(): CountryPack {
  loaded ??= {
    id: 'xx',
    name: 'Examplia',
    postcodes: postcodes(),
    residents: {
      female: singleYears(AGE_BANDS.map(([from, female]) => [from, female])),
      male: singleYears(AGE_BANDS.map(([from, , male]) => [from, male])),
    },
    householdSizes: [0.31, 0.34, 0.15, 0.12, 0.05, 0.03],
    surnames: surnames(),
    givenNames: givenNameLaw(nameFacts(WOMEN), nameFacts(MEN), GROUP_SHARES),
    ethnicity: { labels: ['group A', 'group B', 'group C'], shares: GROUP_SHARES },
    // ISO 639-2 reserves qaa to qtz for local use: no real language.
    languages: { codes: ['qaa', 'qab'], byGroup: [[0.97, 0.03], [0.3, 0.7], [0.8, 0.2]] },
    emailProviders: [{ domain: 'exmail.example', share: 0.7 }, { domain: 'letterbox.example', share: 0.3 }],
    // Three digits that begin with two zeros are no area code anywhere: 00 opens an international call.
    phonePlan: { areaCodes: ['001', '002', '003'], numbersPerArea: 100_000, format: (areaCode, index) => areaCode + String(index).padStart(5, '0') },
    streetSuffixes: ['WAY', 'LANE', 'ROW'],
    moves: { withinCounty: 0.05, withinState: 0.02, betweenStates: 0.02 },
    census2000: { people: 118_000, ages: singleYears(AGE_BANDS.map(([from, female, male]) => [from, female + male])) },
    provenance: [{ table: 'examplia', what: 'Everything', source: 'Invented for examples and tests', licence: 'as the project' }],
  };
  return loaded;
}

function postcodes(): PostcodeList {
  const rows = COUNTIES.flatMap(({ letter, latitude, longitude, sizes }, county) =>
    // A lattice of postcodes about 4 km apart.
    sizes.map((people, i) => ({ code: `${letter}${String(i + 1).padStart(3, '0')}`, people, county, latitude: latitude + 0.04 * ((i * 7) % 5) - 0.08, longitude: longitude + 0.04 * Math.floor(i / 5) })),
  );
  const places = {
    people: Float64Array.from(rows, ({ people }) => people),
    county: Uint16Array.from(rows, ({ county }) => county),
    latitude: Float64Array.from(rows, ({ latitude }) => latitude),
    longitude: Float64Array.from(rows, ({ longitude }) => longitude),
  };
  return { codes: rows.map(({ code }) => code), ...places, counties: COUNTIES.map(({ code }) => code), countyState: COUNTIES.map(({ region }) => region), ...cityClusters(places) };
}

/** 120 names whose bearers fall with the rank, and a tail of rarer ones: 4,000 in all, half of them borne once. */
function surnames(): SurnameLaw {
  const names = SURNAME_ENDINGS.flatMap((ending) => SURNAME_BEGINNINGS.map((beginning) => beginning + ending));
  return surnameLaw({
    names,
    bearers: names.map((_, rank) => Math.round(9_000 * pow(rank + 3, -0.7))),
    people: 131_000,
    distinct: 4_000,
    borneOnce: 0.5,
    tailPoint: { rank: 800, bearers: 12 },
    further: ['Abrelund', 'Birmaster', 'Corvaling', 'Dremhold', 'Elvaquist', 'Fenmarrow', 'Goldarin', 'Hesterby', 'Inglemar', 'Jastrow'],
    stems: ['Arl', 'Bost', 'Crim', 'Dalm', 'Esk', 'Folm', 'Grun', 'Hask', 'Ilm', 'Jost', 'Kell', 'Lask', 'Molm', 'Nask', 'Orm', 'Pesk', 'Rusk', 'Solm', 'Tusk', 'Ulm', 'Vesk', 'Wolm'],
    groups: { shares: GROUP_SHARES, ofName: names.map((_, rank) => GROUPS_OF_BEGINNING[rank % SURNAME_BEGINNINGS.length]!) },
  });
}

/** The first half of the names with shares of those born lately; all of them in use. */
function nameFacts(vocabulary: readonly string[]) {
  return { recent: vocabulary.slice(0, 15).map((name, i) => ({ name, share: (15 - i) / 200 })), vocabulary };
}
