import { codesIn, MISSING_INTEGER, numbersIn, parseDate } from '../../columns/column.ts';
import type { CountryPack } from '../country.ts';
import type { WorldPlan } from '../world-plan.ts';
import { countValue } from './histogram-statistics.ts';
import { codeMeanings } from './table-reader.ts';
import { countTally, type Tally, type Counts } from './tally.ts';

/** Days of birth told apart: everybody within 106 years. */
export const BIRTH_DAYS = 106 * 366;
/** Ranks of the most frequent surnames of which shares are published. */
export const SURNAME_HEADS = [25, 239] as const;
/** The greatest number of friends that a profile shows. */
export const MOST_FRIENDS = 5000;
const LARGEST_HOUSEHOLD = 11;

type PeopleCounts = Counts<'births' | 'households' | 'children' | 'moves' | 'surnames' | 'addresses' | 'smallPostcodes' | 'friends'>;

/** Counts of people by themselves and their households, from table `person`. */
export const peopleTally: Tally<PeopleCounts> = countTally({
  id: 'people',
  reads: ['person'],
  coverage: 'all',
  start: (_, pack) => ({
    /** Men by age in days, then women. */
    births: new Float64Array(2 * BIRTH_DAYS),
    /** Households by size. */
    households: new Float64Array(LARGEST_HOUSEHOLD + 1),
    /** Children, those with two adults or more at home, households with children. */
    children: new Float64Array(3),
    /** Moved in the year before: within the county, within the state, between states. */
    moves: new Float64Array(3),
    /** With a surname among the 25 and among the 239 most frequent, and from the rare tail. */
    surnames: new Float64Array(3),
    /** Addresses by provider, in the pack's order. */
    addresses: new Float64Array(pack.emailProviders.length),
    /** People in postcodes smaller than the median person's. */
    smallPostcodes: new Float64Array(1),
    /** Profiles by the number of friends that they show. */
    friends: new Float64Array(MOST_FRIENDS + 1),
  }),
  add(state, { plan, pack, table }) {
    const person = table('person');
    const { rows } = person;
    const [births, moved, home, ids, friends] = ['birthDate', 'movedOn', 'householdId', 'personId', 'followers'].map((name) => numbersIn(person, name)) as [Days, Days, Days, Days, Days];
    const sex = codesIn(person, 'sex');
    const woman = codeMeanings(sex, (text) => (text === 'F' ? 1 : 0));
    for (let row = 0; row < rows; row++) {
      state.births[woman[sex.codes[row]!]! * BIRTH_DAYS + Math.max(0, Math.min(BIRTH_DAYS - 1, plan.asOfDay - births[row]!))]! += 1;
      if (friends[row] !== MISSING_INTEGER) countValue(state.friends, friends[row]!);
    }
    addHouseholds(state, home, ids, births, bornBy(plan, 18));

    const [now, before] = [codesIn(person, 'postcode'), codesIn(person, 'previousPostcode')];
    const places = placeIndex(pack);
    const [placeNow, placeBefore] = [codeMeanings(now, places), codeMeanings(before, places)];
    const small = codeMeanings(now, (code) => (pack.postcodes.people[places(code)]! < medianPersonsPostcode(pack) ? 1 : 0));
    const { county, countyState } = pack.postcodes;
    for (let row = 0; row < rows; row++) {
      state.smallPostcodes[0]! += small[now.codes[row]!]!;
      if (moved[row] === MISSING_INTEGER || plan.asOfDay - moved[row]! >= 365) continue;
      const [from, to] = [county[placeBefore[before.codes[row]!]!]!, county[placeNow[now.codes[row]!]!]!];
      state.moves[from === to ? 0 : countyState[from] === countyState[to] ? 1 : 2]! += 1;
    }

    const surname = codesIn(person, 'surname');
    const rankOf = new Map(Array.from({ length: SURNAME_HEADS[1] }, (_, rank) => [pack.surnames.nameOf(rank), rank] as const));
    const rank = codeMeanings(surname, (name) => rankOf.get(name ?? '') ?? SURNAME_HEADS[1]);
    const rare = codesIn(person, 'rareName');
    const isRare = codeMeanings(rare, (text) => (text === 'true' ? 1 : 0));
    for (let row = 0; row < rows; row++) {
      const own = rank[surname.codes[row]!]!;
      SURNAME_HEADS.forEach((head, i) => {
        if (own < head) state.surnames[i]! += 1;
      });
      state.surnames[2]! += isRare[rare.codes[row]!]!;
    }

    const email = codesIn(person, 'email');
    const providers = new Map(pack.emailProviders.map(({ domain }, index) => [domain, index]));
    const provider = codeMeanings(email, (address) => providers.get(address?.slice(address.indexOf('@') + 1) ?? '') ?? -1);
    for (let row = 0; row < rows; row++) {
      const at = provider[email.codes[row]!]!;
      if (at >= 0) state.addresses[at]! += 1;
    }
  },
});

type Days = Int32Array | Float64Array;

/** Households by size, and their children. A household's members have consecutive ids in one block. */
function addHouseholds(state: PeopleCounts, home: Days, ids: Days, births: Days, adultBy: number): void {
  for (let first = 0; first < ids.length; ) {
    let end = first;
    let children = 0;
    while (end < ids.length && home[end] === ids[first]) if (births[end++]! > adultBy) children++;
    countValue(state.households, end - first);
    if (children > 0) {
      state.children[0]! += children;
      if (end - first - children >= 2) state.children[1]! += children;
      state.children[2]! += 1;
    }
    first = end;
  }
}

/** The last day on which somebody was born who has completed `years` years on the plan's day. */
export function bornBy({ asOf }: Pick<WorldPlan, 'asOf'>, years: number): number {
  const day = parseDate(`${String(Number(asOf.slice(0, 4)) - years).padStart(4, '0')}${asOf.slice(4)}`);
  // 29 February of a year that has none: its birthdays fall on 1 March.
  return Number.isNaN(day) ? parseDate(`${Number(asOf.slice(0, 4)) - years}-02-28`) : day;
}

/** People by completed years of age, men then women, the last year open. */
export function agesOf({ births }: PeopleCounts, plan: Pick<WorldPlan, 'asOf' | 'asOfDay'>, oldest: number): { readonly male: Float64Array; readonly female: Float64Array } {
  const [male, female] = [new Float64Array(oldest + 1), new Float64Array(oldest + 1)];
  const youngest = Array.from({ length: oldest + 1 }, (_, years) => plan.asOfDay - bornBy(plan, years));
  let years = 0;
  for (let days = 0; days < BIRTH_DAYS; days++) {
    while (years < oldest && days >= youngest[years + 1]!) years++;
    male[years]! += births[days]!;
    female[years]! += births[BIRTH_DAYS + days]!;
  }
  return { male, female };
}

const indexes = new WeakMap<CountryPack, { readonly place: ReadonlyMap<string, number>; readonly median: number }>();

function indexOf(pack: CountryPack): { readonly place: ReadonlyMap<string, number>; readonly median: number } {
  let index = indexes.get(pack);
  if (index === undefined) {
    const sizes = Float64Array.from(pack.postcodes.people).sort();
    let left = sizes.reduce((sum, size) => sum + size, 0) / 2;
    index = { place: new Map(pack.postcodes.codes.map((code, at) => [code, at])), median: sizes.find((size) => (left -= size) < 0)! };
    indexes.set(pack, index);
  }
  return index;
}

/** Index of a postcode in its country's list, -1 where there is none. */
function placeIndex(pack: CountryPack): (code: string | null) => number {
  const { place } = indexOf(pack);
  return (code) => place.get(code ?? '') ?? -1;
}

/** The size of postcode below which half the country's people live. */
function medianPersonsPostcode(pack: CountryPack): number {
  return indexOf(pack).median;
}
