import { columnOf, MISSING_INTEGER, type Table } from '../columns/column.ts';
import { sqrt } from '../stats/elementary.ts';
import type { CountryPack } from './country.ts';
import { loadCountry } from './country-pack.ts';
import type { WorldPlan } from './world-plan.ts';

/** A published figure that a world should show. */
export interface CalibrationTarget {
  readonly id: string;
  readonly title: string;
  /** `input`: put in, so meeting it shows fidelity. `emergent`: not put in, so meeting it validates. */
  readonly kind: 'input' | 'emergent';
  readonly target: number;
  /** Largest deviation that counts as met, before Monte-Carlo error. */
  readonly tolerance: number;
  readonly source: string;
  /** How the source was taken: read, or remembered (which never fails a run). */
  readonly confidence: 'read' | 'from-memory';
  /** Worlds of fewer people say nothing about it. */
  readonly minimumPeople: number;
  readonly minimumPostcodes: number;
  /** Share observed among the people, with the number of independent units behind it. */
  readonly observe: (people: PeopleFacts) => { readonly value: number; readonly units: number };
}

export interface CalibrationResult {
  readonly id: string;
  readonly title: string;
  readonly kind: CalibrationTarget['kind'];
  readonly source: string;
  readonly confidence: CalibrationTarget['confidence'];
  readonly target: number;
  readonly tolerance: number;
  readonly observed: number | null;
  /** Three standard errors of the observed share at this size. */
  readonly monteCarlo: number;
  readonly status: 'met' | 'missed' | 'not-assessable';
}

/** The counts that the targets are read from. */
interface PeopleFacts {
  readonly rows: number;
  readonly age: Int32Array;
  readonly woman: Uint8Array;
  /** Size of the household of each first member, 0 for the others. */
  readonly householdSize: Uint8Array;
  readonly movedDays: Int32Array;
  readonly text: (name: string) => (row: number) => string | null;
}

/** Compares a world with what is published about its country. */
export async function checkCalibration(people: Table, plan: WorldPlan): Promise<CalibrationResult[]> {
  const pack = await loadCountry(plan.country);
  const facts = readFacts(people, plan);
  return calibrationTargets(pack).map((target): CalibrationResult => {
    const { id, title, kind, source, confidence, target: aim, tolerance } = target;
    const base = { id, title, kind, source, confidence, target: aim, tolerance };
    if (plan.people < target.minimumPeople || plan.postcodes.length < target.minimumPostcodes) return { ...base, observed: null, monteCarlo: 0, status: 'not-assessable' };
    const { value, units } = target.observe(facts);
    const monteCarlo = 3 * sqrt((aim * (1 - aim)) / units);
    return { ...base, observed: value, monteCarlo, status: Math.abs(value - aim) <= tolerance + monteCarlo ? 'met' : 'missed' };
  });
}

const SMALLEST = 2_000;
const SMALLEST_NATIONAL = 20_000;

/** The targets of this first version of the population. */
export function calibrationTargets(pack: CountryPack): CalibrationTarget[] {
  const census = 'US Census Bureau, Census 2020, DP1';
  const { female, male } = pack.residents;
  const residents = total(female) + total(male);
  const target = (id: string, title: string, kind: CalibrationTarget['kind'], aim: number, tolerance: number, source: string, observe: CalibrationTarget['observe'], more: Partial<CalibrationTarget> = {}): CalibrationTarget => ({
    id, title, kind, target: aim, tolerance, source, confidence: 'read', minimumPeople: SMALLEST, minimumPostcodes: 1, observe, ...more,
  });
  const bands = AGE_BANDS.map(([from, to]) =>
    target(`age.${from}-${to}`, `People aged ${from} to ${to}`, 'input', (between(female, from, to) + between(male, from, to)) / residents, 0.004, census, (facts) => perHousehold(facts, (row) => facts.age[row]! >= from && facts.age[row]! <= to)),
  );
  const sizes = [1, 2, 3, 4].map((size) =>
    target(`household.size.${size}`, `Households of ${size}`, 'input', pack.householdSizes[size - 1]!, 0.01, 'US Census Bureau, household size, as quoted in census summaries', householdsOf((count) => count === size), { confidence: size <= 2 ? 'read' : 'from-memory' }),
  );
  const { surnames } = pack;
  const headShare = (names: number): number => sumTo(names, surnames.bearersOf) / 294_979_229;
  return [
    ...bands,
    target('sex.female', 'Women and girls', 'input', total(female) / residents, 0.004, census, (facts) => perHousehold(facts, (row) => facts.woman[row] === 1)),
    ...sizes,
    target('household.size.5+', 'Households of 5 or more', 'input', pack.householdSizes.slice(4).reduce((sum, share) => sum + share, 0), 0.01, 'Remainder of the published shares', householdsOf((count) => count >= 5), { confidence: 'from-memory' }),
    ...[25, 239].map((names) => {
      const frequent = new Set(Array.from({ length: names }, (_, rank) => surnames.nameOf(rank)));
      return target(`surname.top-${names}`, `People with one of the ${names} most frequent surnames`, 'input', headShare(names), 0.01, 'US Census Bureau, surnames 2010', (facts) => {
        const surname = facts.text('surname');
        return perHousehold(facts, (row) => frequent.has(surname(row)!));
      });
    }),
    target('moved.last-year', 'People who moved within a year', 'input', 0.084, 0.012, 'US Census Bureau, Current Population Survey 2021', (facts) => perHousehold(facts, (row) => facts.movedDays[row]! >= 0 && facts.movedDays[row]! < 365)),
    target('age.median-over-38', 'People older than the published median age of 38.8', 'emergent', 0.5, 0.01, 'US Census Bureau, Census 2020 (median age 38.8)', (facts) => perHousehold(facts, (row) => facts.age[row]! >= 39), { confidence: 'from-memory', minimumPeople: SMALLEST_NATIONAL }),
    target('children.with-two-adults', 'Children under 18 who live with at least two adults', 'emergent', 0.7, 0.08, 'US Census Bureau, living arrangements of children (about 70 % with two parents)', (facts) => childrenWithTwoAdults(facts), { confidence: 'from-memory', minimumPeople: SMALLEST_NATIONAL }),
    target('postcode.person-median', 'People in postcodes smaller than the median person\'s', 'emergent', 0.5, 0.1, 'SimpleMaps, sizes of US ZIP codes', (facts) => smallPostcodes(facts, pack), { minimumPeople: SMALLEST_NATIONAL, minimumPostcodes: 30 }),
  ];
}

const AGE_BANDS = [[0, 17], [18, 24], [25, 44], [45, 64], [65, 104]] as const;

function readFacts(people: Table, plan: WorldPlan): PeopleFacts {
  const numbers = (name: string): Int32Array | Float64Array => {
    const column = columnOf(people, name);
    if (column.kind !== 'number') throw new Error(`population.calibration: expected numbers in ${name}, got codes`);
    return column.values;
  };
  const text = (name: string) => {
    const column = columnOf(people, name);
    if (column.kind !== 'coded') throw new Error(`population.calibration: expected codes in ${name}, got numbers`);
    return (row: number): string | null => column.dictionary[column.codes[row]!] ?? null;
  };
  const [birth, moved, home, ids] = [numbers('birthDate'), numbers('movedOn'), numbers('householdId'), numbers('personId')];
  const sex = text('sex');
  const age = Int32Array.from(birth, (day) => yearsBetween(day, plan.asOf));
  const householdSize = new Uint8Array(people.rows);
  const firstId = ids[0] ?? 0;
  for (const household of home) householdSize[household - firstId]!++;
  return {
    rows: people.rows,
    age,
    woman: Uint8Array.from({ length: people.rows }, (_, row) => (sex(row) === 'F' ? 1 : 0)),
    householdSize,
    movedDays: Int32Array.from(moved, (day) => (day === MISSING_INTEGER ? -1 : plan.asOfDay - day)),
    text,
  };
}

/** Completed years from a day to an ISO date. */
function yearsBetween(day: number, asOf: string): number {
  const [year, month, date] = asOf.split('-').map(Number) as [number, number, number];
  const birth = new Date(day * 86_400_000);
  const reached = birth.getUTCMonth() + 1 < month || (birth.getUTCMonth() + 1 === month && birth.getUTCDate() <= date);
  return year - birth.getUTCFullYear() - (reached ? 0 : 1);
}

/** Share of people; households stand together, so that they count as the independent units. */
function perHousehold(facts: PeopleFacts, holds: (row: number) => boolean): { value: number; units: number } {
  let count = 0;
  let households = 0;
  for (let row = 0; row < facts.rows; row++) {
    if (holds(row)) count++;
    if (facts.householdSize[row]! > 0) households++;
  }
  return { value: count / facts.rows, units: households };
}

function householdsOf(holds: (size: number) => boolean): CalibrationTarget['observe'] {
  return ({ householdSize }) => {
    const sizes = householdSize.filter((size) => size > 0);
    return { value: sizes.filter(holds).length / sizes.length, units: sizes.length };
  };
}

function childrenWithTwoAdults({ rows, age, householdSize }: PeopleFacts): { value: number; units: number } {
  let children = 0;
  let withTwo = 0;
  let households = 0;
  for (let first = 0; first < rows; first += householdSize[first]!) {
    const members = age.subarray(first, first + householdSize[first]!);
    const young = members.filter((years) => years < 18).length;
    if (young === 0) continue;
    households++;
    children += young;
    if (members.length - young >= 2) withTwo += young;
  }
  return { value: withTwo / children, units: households };
}

/** Share of people in postcodes below the size at which half the country's people live in smaller ones. */
function smallPostcodes(facts: PeopleFacts, { postcodes }: CountryPack): { value: number; units: number } {
  const sizes = Float64Array.from(postcodes.people).sort();
  let left = total(sizes) / 2;
  const median = sizes.find((size) => (left -= size) < 0)!;
  const size = new Map(postcodes.codes.map((code, index) => [code, postcodes.people[index]!]));
  const postcode = facts.text('postcode');
  const seen = new Set<string>();
  let count = 0;
  for (let row = 0; row < facts.rows; row++) {
    seen.add(postcode(row)!);
    if (size.get(postcode(row)!)! < median) count++;
  }
  return { value: count / facts.rows, units: seen.size };
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function between(values: Float64Array, from: number, to: number): number {
  return total(values.subarray(from, to + 1));
}

function sumTo(count: number, valueOf: (index: number) => number): number {
  let sum = 0;
  for (let index = 0; index < count; index++) sum += valueOf(index);
  return sum;
}
