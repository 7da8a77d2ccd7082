import { exp, sqrt } from '../../../stats/elementary.ts';
import { Z } from '../../../stats/intervals.ts';
import type { UniquenessEstimate, UniquenessFailure } from '../../../stats/population-uniqueness/uniqueness-estimate.ts';
import type { SampleCells } from './sample-cells.ts';

/** An estimate that also says of each sample unique how likely it is to be unique in the population. */
export interface RecordEstimate extends UniquenessEstimate {
  /** P(unique in the population | unique in the sample) of each combination; NaN for those of several rows and those left out. */
  readonly uniqueGivenSampleUnique: Float64Array;
}

export type RecordResult = RecordEstimate | UniquenessFailure;

/** What keeps any model of the columns from an estimate. */
export function failureBefore(estimator: string, { rows, codes }: SampleCells, fraction: number): UniquenessFailure | undefined {
  if (!(fraction > 0 && fraction < 1)) return { estimator, failed: `The sampling fraction must lie between 0 and 1; it is ${fraction}.` };
  if (rows === 0) return { estimator, failed: 'No rows are left to count.' };
  if (codes.length === 0) return { estimator, failed: 'No column is named.' };
  return undefined;
}

/**
 * Puts together what a model of the columns says. `uniques` is its count for the population; where it has none of its
 * own, the sample's expected number over f. The interval takes the fitted model as given: a count of rare, independent
 * events has about its own variance, on the log scale.
 */
export function recordEstimate(estimator: string, { rows, counts }: SampleCells, fraction: number, chances: Float64Array, found: { readonly uniques?: number; readonly fitted: Readonly<Record<string, number>>; readonly signals: readonly string[] }): RecordEstimate {
  let [sampleUniques, judged, sum] = [0, 0, 0];
  for (let cell = 0; cell < counts.length; cell++) {
    if (counts[cell] !== 1) continue;
    sampleUniques++;
    if (Number.isNaN(chances[cell])) continue;
    judged++;
    sum += chances[cell]!;
  }
  const expected = judged === 0 ? 0 : (sum * sampleUniques) / judged;
  const population = rows / fraction;
  const populationUniques = Math.min(population, found.uniques ?? expected / fraction);
  // Below one expected unique the logarithm's spread is beyond use.
  const none = sum < 1;
  const spread = none ? 1 : exp(Z / sqrt(sum));
  return {
    estimator,
    population,
    populationUniques,
    populationShare: populationUniques / population,
    sampleUniquesUnique: expected,
    sampleUniques,
    interval: none ? null : [populationUniques / spread, Math.min(population, populationUniques * spread)],
    intervalMethod: none ? 'none' : 'Poisson spread of the sample uniques, on the log scale; takes the fitted model as given',
    fitted: found.fitted,
    signals: [...(sampleUniques === 0 ? ['The sample has no unique to learn from.'] : []), ...found.signals],
    uniqueGivenSampleUnique: chances,
  };
}
