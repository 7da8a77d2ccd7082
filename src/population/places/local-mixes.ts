import type { Draws } from '../../random/draws.ts';
import { keyedDraws } from '../../random/keyed-draws.ts';
import { normalQuantile } from '../../random/distributions.ts';
import { exp } from '../../stats/elementary.ts';
import type { CountryPack } from '../country.ts';
import { NEIGHBOURHOODS } from '../household-model.ts';
import type { WorldPlan } from '../world-plan.ts';
import { urbanityOf, URBANITY_SCORES } from './urbanity.ts';

/*
 * How postcodes differ: each has its own mix of kinds of neighbourhood and of ethnic groups. The mixes are
 * balanced over the world, so that its postcodes together show the country's shares (as they would in a
 * sample stratified by them); a world of one postcode is the country in small.
 */

/** Shares in each of a plan's postcodes, row by row, and cumulated within a row. */
export interface LocalMixes {
  /** Cumulative share of part `k` or those before it in the plan's postcode `i`, at `i * parts + k`. */
  readonly cumulative: Float64Array;
  readonly parts: number;
}

/** The part that a uniform number stands for in the plan's postcode `i`. */
export function pickPart({ cumulative, parts }: LocalMixes, i: number, uniform: number): number {
  const from = i * parts;
  let k = 0;
  while (k < parts - 1 && uniform >= cumulative[from + k]!) k++;
  return k;
}

/** The mixes follow from the plan, its correlation scale included. */
const neighbourhoodMixes = new WeakMap<WorldPlan, LocalMixes>();

/**
 * Kinds of neighbourhood by postcode: a share of the households is of the kind that the postcode is known
 * for, the others follow the country. Assumed: that share varies evenly from 0.4 to 1.6 times its `mean`.
 */
export function neighbourhoodMix(plan: WorldPlan, mean: number): LocalMixes {
  return remembered(neighbourhoodMixes, plan, () => {
    const known = placeDraws(plan, 'place.neighbourhood');
    const shares = NEIGHBOURHOODS.map(({ share }) => share);
    return balanced(plan, shares, (place, weights) => {
      const own = Math.min(1, mean * (0.4 + 1.2 * known.uniform(place, 1)));
      let left = known.uniform(place, 0);
      const kind = shares.findIndex((share) => (left -= share) < 0);
      shares.forEach((share, k) => (weights[k] = (1 - own) * share + (k === kind ? own : 0)));
    });
  });
}

const ethnicMixes = new WeakMap<WorldPlan, LocalMixes>();

/** Assumed: log-spread of a group's local share where the clustering is 1; half of its variance lies between counties. */
const ETHNIC_SPREAD = 1.5;

/**
 * Ethnic groups by postcode: log-normal around the country's shares as far as `clustering` goes, alike
 * within a county; the largest group less in towns, by a log-share of `byUrbanity` per unit.
 */
export function ethnicMix(plan: WorldPlan, { ethnicity, postcodes }: CountryPack, clustering: number, byUrbanity: number): LocalMixes {
  return remembered(ethnicMixes, plan, () => {
    const [counties, places] = [placeDraws(plan, 'place.ethnicity.county'), placeDraws(plan, 'place.ethnicity')];
    const spread = ETHNIC_SPREAD * clustering * Math.SQRT1_2;
    const largest = ethnicity.shares.indexOf(Math.max(...ethnicity.shares));
    return balanced(plan, ethnicity.shares, (place, weights) => {
      const town = URBANITY_SCORES[urbanityOf(postcodes.people[place]!)]!;
      ethnicity.shares.forEach((share, k) => {
        const z = normalQuantile(counties.uniform(postcodes.county[place]!, k)) + normalQuantile(places.uniform(place, k));
        weights[k] = share * exp(spread * z - (k === largest ? byUrbanity * town : 0));
      });
    });
  });
}

/** Draws by postcode or county of the country, whichever the world holds. */
function placeDraws({ seed }: WorldPlan, attribute: string): Draws {
  return keyedDraws({ seed, stage: 'population', instance: '', attribute });
}

function remembered(cache: WeakMap<WorldPlan, LocalMixes>, plan: WorldPlan, make: () => LocalMixes): LocalMixes {
  let mixes = cache.get(plan);
  if (mixes === undefined) {
    mixes = make();
    cache.set(plan, mixes);
  }
  return mixes;
}

const BALANCING_ROUNDS = 50;

/** Rows of positive weights, fitted to sum to 1 each and, weighted by the postcodes' people, to the shares. */
function balanced({ postcodes, firstId, people }: WorldPlan, shares: readonly number[], fill: (place: number, weights: Float64Array) => void): LocalMixes {
  const parts = shares.length;
  const mixes = new Float64Array(postcodes.length * parts);
  postcodes.forEach((place, i) => fill(place, mixes.subarray(i * parts, (i + 1) * parts)));
  const totals = new Float64Array(parts);
  for (let round = 0; round < BALANCING_ROUNDS; round++) {
    totals.fill(0);
    postcodes.forEach((_, i) => {
      const weight = (firstId[i + 1]! - firstId[i]!) / people;
      for (let k = 0; k < parts; k++) totals[k]! += weight * mixes[i * parts + k]!;
    });
    postcodes.forEach((_, i) => {
      let sum = 0;
      for (let k = 0; k < parts; k++) sum += mixes[i * parts + k]! *= shares[k]! / totals[k]!;
      for (let k = 0; k < parts; k++) mixes[i * parts + k]! /= sum;
    });
  }
  for (let i = 0; i < mixes.length; i++) if (i % parts > 0) mixes[i]! += mixes[i - 1]!;
  return { cumulative: mixes, parts };
}
