import { codeTexts, type CodedColumn, type Column } from '../../columns/column.ts';
import { aliasTable } from '../../random/alias-table.ts';
import type { Draws } from '../../random/draws.ts';
import { exp } from '../../stats/elementary.ts';
import { MAX_AGE } from '../age-pyramid.ts';
import type { Attribute } from '../block-context.ts';
import { ROLE } from '../household-model.ts';
import { localAreaCode } from '../places/area-codes.ts';
import { codesOf } from './categories.ts';
import { birthYear } from './naming.ts';
import { ageScore } from './scores.ts';

/** Assumed: partners who use the other's address or number. */
const SHARED_EMAIL = 0.06;
const SHARED_PHONE = 0.05;
/** Assumed: adults without an address at average age, and without a number. */
const NO_EMAIL = 0.05;
const NO_PHONE = 0.03;
/** Assumed: numbers that come from where the person lived before, or from anywhere. */
const ANY_AREA_CODE = 0.18;

/** The kinds of local part with assumed shares; no template of names and dates reaches the last four. */
const KINDS = {
  givenDotSurname: 0.16, givenSurname: 0.15, initialSurname: 0.14, givenUnderscoreSurname: 0.05, surnameInitial: 0.06, surnameDotGiven: 0.03, givenYear: 0.05, cutNames: 0.06,
  givenWord: 0.08, twoWords: 0.13, wordLetters: 0.05, letters: 0.04,
} as const;
type Kind = keyof typeof KINDS;
const KIND_NAMES = Object.keys(KINDS) as Kind[];
/** Kinds that end in what sets namesakes apart. */
const NUMBERED: ReadonlySet<Kind> = new Set<Kind>(['givenDotSurname', 'givenSurname', 'initialSurname', 'givenUnderscoreSurname', 'surnameInitial', 'surnameDotGiven']);
const KIND_TABLE = aliasTable(Object.values(KINDS));

const WORDS = (
  'amber apple arrow aspen atlas autumn badger banjo basil bear birch bird bison blossom brook cactus camper candle canyon cedar cherry cider cinder clover cobalt comet coral cosmic cotton coyote cricket crystal daisy dancer dawn denim desert dragon dreamer drummer dusty eagle echo ember falcon feather fern fiddle finch flint forest fox frost galaxy garden gecko ginger glacier granite guitar hazel heron hiker hollow honey indigo iris iron ivory ivy jade jasper jazz juniper kayak kestrel koala lagoon lemon lily linden lucky lunar lynx magpie mango maple marble meadow melon midnight mint misty moose moss nectar neon nova oak oasis ocean olive onyx opal orbit orchid otter owl paddle panda pearl pebble pepper phoenix pilot pine pixel planet plum poppy prairie quartz quill rabbit rain raven ridge river robin rocket ruby runner saddle saffron sailor salty sandy shadow sierra silver sky smoky snow solar sparrow spruce star stone storm summer sunny surfer swift tango tempo thistle thunder tiger topaz trail tulip tundra velvet violet walnut wander willow winter wolf wren yarrow zephyr zinnia'
).split(' ');
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/**
 * E-mail address under a reserved domain. Local parts mix name patterns, handles of words and digits,
 * and letters at random; those with frequent names more often need digits. Missing for most children
 * and some adults; some partners share one.
 */
export const email: Attribute = {
  makes: ['email'],
  inputs: ['age', 'role', 'householdId', 'givenName', 'givenNameIndex', 'surname', 'surnameRank', 'woman', 'birthDate'],
  make({ pack, rows, firstId, draws, strength, numbers, column }) {
    const [age, role, home, given, rank, woman, birth] = ['age', 'role', 'householdId', 'givenNameIndex', 'surnameRank', 'woman', 'birthDate'].map(numbers) as [Numbers, Numbers, Numbers, Numbers, Numbers, Numbers, Numbers];
    const [givenName, surname] = [lettersOf(column('givenName')), lettersOf(column('surname'))];
    const [has, sharing, domains] = [draws('email.has'), draws('email.shared'), draws('email.domain')];
    const local = draws('email');
    const providers = aliasTable(pack.emailProviders.map(({ share }) => share));
    const endings = pack.emailProviders.map(({ domain }) => `@${domain}`);
    const byAge = strength('email.missing-age');
    const missing = Float64Array.from({ length: MAX_AGE + 1 }, (_, years) => withoutEmail(years, byAge));
    const made: (string | null)[] = [];
    for (let row = 0; row < rows; row++) {
      const id = firstId + row;
      const anchor = home[row]! - firstId;
      if (has.uniform(id) < missing[age[row]!]!) made.push(null);
      else if (role[row] === ROLE.partner && made[anchor] != null && sharing.uniform(id) < SHARED_EMAIL) made.push(made[anchor]!);
      else {
        const year = birthYear(birth[row]!);
        // People of this name in the country: how likely the plain form is taken.
        const namesakes = pack.surnames.bearersOf(rank[row]!) * pack.givenNames.shareOf(woman[row] === 1, year, given[row]!);
        made.push(localPart(local, id, givenName(row), surname(row), year, namesakes) + endings[providers.pick(domains.uniform(id))]!);
      }
    }
    return { email: codeTexts(made, rows) };
  },
};

type Numbers = Int32Array | Float64Array;

function withoutEmail(age: number, byAge: number): number {
  if (age < 13) return 0.94;
  if (age < 16) return 0.4;
  const odds = (NO_EMAIL / (1 - NO_EMAIL)) * exp(byAge * ageScore(age));
  return odds / (1 + odds);
}

/** The letters of each row's name in lower case. */
function lettersOf(names: Column): (row: number) => string {
  const codes = codesOf(names);
  const letters = (names as CodedColumn).dictionary.map((name) => (name ?? '').toLowerCase().replaceAll(/[^a-z]/g, ''));
  return (row) => letters[codes[row]!]!;
}

function localPart(draws: Draws, id: number, given: string, surname: string, year: number, namesakes: number): string {
  const kind = KIND_NAMES[KIND_TABLE.pick(draws.uniform(id, 0))]!;
  const number = NUMBERED.has(kind) ? digits(draws, id, year, kind === 'initialSurname' || kind === 'surnameInitial' ? namesakes * 10 : namesakes) : '';
  switch (kind) {
    case 'givenDotSurname': return `${given}.${surname}${number}`;
    case 'givenSurname': return `${given}${surname}${number}`;
    case 'initialSurname': return `${given.slice(0, 1)}${surname}${number}`;
    case 'givenUnderscoreSurname': return `${given}_${surname}${number}`;
    case 'surnameInitial': return `${surname}${given.slice(0, 1)}${number}`;
    case 'surnameDotGiven': return `${surname}.${given}${number}`;
    case 'givenYear': return `${given}${surname.slice(0, 2)}${year}`;
    case 'cutNames': return `${given.slice(0, 3)}${surname.slice(0, 4)}${100 + Math.floor(draws.uniform(id, 1) * 900)}`;
    case 'givenWord': return `${given}.${word(draws, id, 1)}${Math.floor(draws.uniform(id, 2) * 1000)}`;
    case 'twoWords': return `${word(draws, id, 1)}${draws.uniform(id, 2) < 0.4 ? '_' : ''}${word(draws, id, 3)}${Math.floor(draws.uniform(id, 4) * 10_000)}`;
    case 'wordLetters': return `${word(draws, id, 1)}.${randomLetters(draws, id, 3 + Math.floor(draws.uniform(id, 2) * 3))}`;
    case 'letters': return randomLetters(draws, id, 7 + Math.floor(draws.uniform(id, 1) * 4));
  }
}

function word(draws: Draws, id: number, index: number): string {
  return WORDS[Math.floor(draws.uniform(id, index) * WORDS.length)]!;
}

/** What sets namesakes apart: nothing, the year in two or four digits, or a number. */
function digits(draws: Draws, id: number, year: number, namesakes: number): string {
  if (draws.uniform(id, 5) < 1 / (1 + namesakes / 40)) return '';
  const style = draws.uniform(id, 6);
  if (style < 0.25) return String(year % 100).padStart(2, '0');
  if (style < 0.4) return String(year);
  return String(Math.floor(draws.uniform(id, 7) * (style < 0.6 ? 100 : style < 0.8 ? 1000 : 10_000)));
}

function randomLetters(draws: Draws, id: number, length: number): string {
  let text = ALPHABET[Math.floor(draws.uniform(id, 8) * 26)]!;
  for (let i = 1; i < length; i++) text += ALPHABET[Math.floor(draws.uniform(id, 8, i) * ALPHABET.length)]!;
  return text;
}

/** Telephone number of the country's plan; most area codes follow the county. Some partners share one. */
export const phone: Attribute = {
  makes: ['phone'],
  inputs: ['age', 'role', 'householdId', 'place'],
  make({ pack: { phonePlan, postcodes }, rows, firstId, draws, numbers }) {
    const [age, role, home, place] = ['age', 'role', 'householdId', 'place'].map(numbers) as [Numbers, Numbers, Numbers, Numbers];
    const [has, sharing, areas, lines] = [draws('phone.has'), draws('phone.shared'), draws('phone.area'), draws('phone')];
    const { areaCodes, numbersPerArea, format } = phonePlan;
    const made: (string | null)[] = [];
    for (let row = 0; row < rows; row++) {
      const id = firstId + row;
      const anchor = home[row]! - firstId;
      if (has.uniform(id) < withoutPhone(age[row]!)) made.push(null);
      else if (role[row] === ROLE.partner && made[anchor] != null && sharing.uniform(id) < SHARED_PHONE) made.push(made[anchor]!);
      else {
        const local = localAreaCode(postcodes.county[place[row]!]!, areaCodes.length);
        const area = areas.uniform(id, 0) < ANY_AREA_CODE ? Math.floor(areas.uniform(id, 1) * areaCodes.length) : local;
        made.push(format(areaCodes[area]!, Math.floor(lines.uniform(id) * numbersPerArea)));
      }
    }
    return { phone: codeTexts(made, rows) };
  },
};

function withoutPhone(age: number): number {
  return age < 10 ? 0.97 : age < 16 ? 0.35 : NO_PHONE;
}
