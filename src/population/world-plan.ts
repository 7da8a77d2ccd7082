import { parseDate } from '../columns/column.ts';
import { keyedDraws } from '../random/keyed-draws.ts';
import { BLOCK } from '../schema/world.ts';
import { InputError } from '../schema/input-error.ts';
import type { PostcodeList } from './country.ts';
import { loadCountry } from './country-pack.ts';

export interface WorldOptions {
  readonly country: string;
  /** People in the world, met exactly; at least 1. */
  readonly people: number;
  readonly seed: number;
  /** The day on which the world is looked at, `YYYY-MM-DD`: nobody is born after it. */
  readonly asOf: string;
  /** Scale of every assumed correlation, 0 (all off) to 1; default 1. */
  readonly correlation?: number;
  /** Share of people's ties that the world materialises, above 0 to 1; default 0.2. Profiles show all of them. */
  readonly tieShare?: number;
  /** Share of people's likes that the world materialises, above 0 to 1; default 0.1. Profiles show all of them. */
  readonly likeShare?: number;
  /** For how many days before `asOf` posts, check-ins and other traces are kept, 1 to 366; default 28. */
  readonly historyDays?: number;
}

/** Which postcodes a world holds and how ids fall on them; plain data, so that it can go to a worker. */
export interface WorldPlan {
  readonly country: string;
  readonly people: number;
  readonly seed: number;
  readonly asOf: string;
  /** `asOf` as days since 1970-01-01. */
  readonly asOfDay: number;
  readonly correlation: number;
  readonly tieShare: number;
  readonly likeShare: number;
  readonly historyDays: number;
  /** Index of each chosen postcode in the country's list, in the order of the codes. */
  readonly postcodes: Uint32Array;
  /** First person id of each chosen postcode, and at the end the number of people. */
  readonly firstId: Float64Array;
  readonly blocks: number;
  /** The postcode whose size was changed so that the world has exactly `people` people. */
  readonly resized: { readonly code: string; readonly published: number; readonly people: number };
  /** What this world is too small to say. */
  readonly notAssessable: readonly string[];
}

/** Worlds of fewer people say nothing about a country. */
const SMALLEST_NATIONAL = 20_000;
/** Worlds of fewer postcodes say nothing about town and country. */
const FEWEST_POSTCODES = 30;
const DENSEST_CHANGE = 2;

/**
 * Chooses whole postcodes at their real density: a systematic sample over the published size ranking,
 * of as many postcodes as come closest to `people`, the largest then resized to meet it exactly.
 */
export async function planWorld(options: WorldOptions): Promise<WorldPlan> {
  const { country, people, seed, asOf, correlation = 1, tieShare = 0.2, likeShare = 0.1, historyDays = 28 } = options;
  const { postcodes } = await loadCountry(country);
  const residents = postcodes.people.reduce((sum, size) => sum + size, 0);
  if (!Number.isInteger(people) || people < 1 || people > residents) {
    throw new InputError(`population.people: expected an integer from 1 to ${residents}, got ${people}; choose fewer people than ${country} has`);
  }
  if (!Number.isSafeInteger(seed) || seed < 0) throw new InputError(`population.seed: expected an integer >= 0, got ${seed}; choose for example 42`);
  const asOfDay = parseDate(asOf);
  if (Number.isNaN(asOfDay)) throw new InputError(`population.asOf: expected a date YYYY-MM-DD, got ${asOf}; choose for example 2026-01-01`);
  if (!(correlation >= 0 && correlation <= 1)) throw new InputError(`population.correlation: expected a number from 0 to 1, got ${correlation}; 0 switches the assumed correlations off`);
  for (const [name, share] of [['tieShare', tieShare], ['likeShare', likeShare]] as const) {
    if (!(share > 0 && share <= 1)) throw new InputError(`population.${name}: expected a number above 0, at most 1, got ${share}; choose for example 0.2`);
  }
  if (!Number.isInteger(historyDays) || historyDays < 1 || historyDays > 366) throw new InputError(`population.historyDays: expected an integer from 1 to 366, got ${historyDays}; choose for example 28`);

  const chosen = samplePostcodes(postcodes, people, residents, keyedDraws({ seed, stage: 'population', instance: '', attribute: 'postcodes' }).uniform(0));
  const sizes = chosen.map((index) => postcodes.people[index]!);
  const largest = sizes.indexOf(Math.max(...sizes));
  const published = sizes[largest]!;
  sizes[largest] = people - sizes.reduce((sum, size) => sum + size, 0) + published;
  const firstId = new Float64Array(chosen.length + 1);
  sizes.forEach((size, i) => (firstId[i + 1] = firstId[i]! + size));
  return {
    country,
    people,
    seed,
    asOf,
    asOfDay,
    correlation,
    tieShare,
    likeShare,
    historyDays,
    postcodes: Uint32Array.from(chosen),
    firstId,
    blocks: Math.ceil(people / BLOCK),
    resized: { code: postcodes.codes[chosen[largest]!]!, published, people: sizes[largest]! },
    notAssessable: notAssessable(people, chosen.length),
  };
}

/**
 * Postcodes at ranks (start + i) · N/n of the size ranking, for the n that balances a total close to
 * `people` against a spacing close to the expected one. Where no total leaves the largest postcode
 * between 1 person and twice its published size, the single postcode of the nearest size is taken.
 */
function samplePostcodes({ people: sizes, codes }: PostcodeList, people: number, residents: number, start: number): number[] {
  const ranking = Array.from(sizes.keys()).sort((a, b) => sizes[b]! - sizes[a]! || (codes[a]! < codes[b]! ? -1 : 1));
  const expected = people / (residents / ranking.length);
  let best: readonly number[] = [ranking.reduce((nearest, index) => (Math.abs(sizes[index]! - people) < Math.abs(sizes[nearest]! - people) ? index : nearest))];
  let bestCost = Infinity;
  // Around the expected number the total moves by single postcodes; a wider search finds nothing better.
  const reach = Math.max(3, Math.min(expected / 2, 60));
  for (let n = Math.max(1, Math.floor(expected - reach)); n <= Math.min(ranking.length, Math.ceil(expected + reach)); n++) {
    const ranks = Array.from({ length: n }, (_, i) => Math.floor(((i + start) * ranking.length) / n));
    const chosen = ranks.map((rank) => ranking[rank]!);
    const total = chosen.reduce((sum, index) => sum + sizes[index]!, 0);
    const largest = sizes[chosen[0]!]!;
    const resized = people - total + largest;
    if (resized < 1 || resized > DENSEST_CHANGE * largest) continue;
    const cost = Math.abs(total - people) / people + Math.abs(n / expected - 1);
    if (cost < bestCost) {
      best = chosen;
      bestCost = cost;
    }
  }
  return [...best].sort((a, b) => a - b);
}

function notAssessable(people: number, postcodes: number): string[] {
  const list: string[] = [];
  if (people < SMALLEST_NATIONAL) list.push(`world and national figures: ${people.toLocaleString('en')} people, at least ${SMALLEST_NATIONAL.toLocaleString('en')} are needed`);
  if (postcodes < FEWEST_POSTCODES) list.push(`urban and rural figures: ${postcodes} postcodes, at least ${FEWEST_POSTCODES} are needed`);
  return list;
}

/** A stretch of ids inside one block and one postcode; households never leave it. */
export interface Segment {
  /** Index into the plan's postcodes. */
  readonly postcode: number;
  readonly from: number;
  /** One past the last id. */
  readonly to: number;
}

/** The segments of a block, in the order of the ids. */
export function segmentsOf(plan: WorldPlan, block: number): Segment[] {
  const { firstId, people } = plan;
  const start = block * BLOCK;
  const end = Math.min(start + BLOCK, people);
  if (!Number.isInteger(block) || start < 0 || start >= people) throw new RangeError(`population.block: expected 0..${plan.blocks - 1}, got ${block}`);
  let low = 0;
  let high = firstId.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (firstId[middle]! <= start) low = middle;
    else high = middle;
  }
  const segments: Segment[] = [];
  for (let postcode = low; postcode < firstId.length - 1 && firstId[postcode]! < end; postcode++) {
    const from = Math.max(start, firstId[postcode]!);
    const to = Math.min(end, firstId[postcode + 1]!);
    if (to > from) segments.push({ postcode, from, to });
  }
  return segments;
}
