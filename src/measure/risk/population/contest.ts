import type { Column } from '../../../columns/column.ts';
import { asCoded } from '../../../columns/column.ts';
import { equivalenceClasses } from '../../../columns/equivalence-classes.ts';
import { rowHistogram } from '../../../columns/size-histogram.ts';
import { keyedDraws } from '../../../random/keyed-draws.ts';
import { ln } from '../../../stats/elementary.ts';
import { estimateUniques } from '../../../stats/population-uniqueness/histogram-estimators.ts';
import type { UniquenessResult } from '../../../stats/population-uniqueness/uniqueness-estimate.ts';
import { areaUnderRoc } from '../../../stats/ranking.ts';
import type { RecordResult } from './column-estimate.ts';
import type { ContestPopulation } from './contest-populations.ts';
import { copulaUniques } from './copula-uniqueness.ts';
import { logLinearUniques } from './log-linear-risk.ts';
import { sampleCells } from './sample-cells.ts';

export const CONTEST_ESTIMATORS = ['pitman', 'pitman-exact', 'zayatz', 'snb', 'dankar', 'negative-binomial', 'log-linear main-effects', 'log-linear two-way', 'copula', 'copula of sample uniques'] as const;
export type ContestEstimator = (typeof CONTEST_ESTIMATORS)[number];

/** `random`: everybody alike. `selective`: as a customer file comes about, by the population's attraction. */
export type Design = 'random' | 'selective';

/** What one estimator said of one sample, beside the truth. */
export interface Bout {
  readonly population: string;
  readonly set: string;
  readonly design: Design;
  readonly fraction: number;
  readonly estimator: ContestEstimator;
  readonly truth: number;
  /** Null where it failed. */
  readonly estimate: number | null;
  readonly interval: readonly [number, number] | null;
  /** Of the chance that a sample unique is a population unique; null where the sample has not both kinds. */
  readonly auc: number | null;
  /** Mean squared error of that chance; null where the sample has no unique. */
  readonly brier: number | null;
}

export interface ContestOptions {
  readonly fractions: readonly number[];
  readonly designs: readonly Design[];
  /** Of the samples. */
  readonly seed: number;
  readonly estimators?: readonly ContestEstimator[];
  /** Combinations that the two-way model may fit. Default: 20,000. */
  readonly mostCells?: number;
  /** Combinations for which the copula is evaluated. Default: 1,000. */
  readonly mostEvaluated?: number;
}

/** Samples a population by every design and fraction and lets every estimator speak once of each set of columns. */
export function contestBouts(population: ContestPopulation, { fractions, designs, seed, estimators = CONTEST_ESTIMATORS, mostCells = 20_000, mostEvaluated = 1000 }: ContestOptions): Bout[] {
  return population.sets.flatMap(({ id: set, columns }) => {
    const classes = equivalenceClasses(columns);
    const truth = classes.rows.reduce((sum, size) => sum + (size === 1 ? 1 : 0), 0);
    return designs.flatMap((design) =>
      fractions.flatMap((fraction) => {
        const rows = sampled(population, design, fraction, seed);
        const sample = sampleCells(columns.map((column) => taken(column, rows)));
        const histogram = rowHistogram(sample.counts);
        const sizes = { sizes: histogram.sizes, classes: histogram.classes! };
        // Whether each combination of the sample is of one person in the population.
        const alone = new Uint8Array(sample.counts.length);
        sample.ofRow.forEach((cell, at) => (alone[cell] = classes.rows[classes.ofRow[rows[at]!]!] === 1 ? 1 : 0));
        let copula: RecordResult | undefined;
        const columnModel = (estimator: ColumnEstimator): RecordResult => {
          if (estimator.startsWith('log-linear')) return logLinearUniques(sample, fraction, estimator === 'log-linear two-way' ? 'two-way' : 'main-effects', mostCells);
          copula ??= copulaUniques(sample, fraction, mostEvaluated);
          return estimator === 'copula' ? copula : ofSampleUniques(copula, fraction);
        };
        return estimators.map((estimator): Bout => {
          const result = byColumns(estimator) ? columnModel(estimator) : estimateUniques(estimator, sizes, fraction);
          const at = { population: population.id, set, design, fraction, estimator, truth };
          if (result.failed !== undefined) return { ...at, estimate: null, interval: null, auc: null, brier: null };
          return { ...at, estimate: result.populationUniques, interval: result.interval, ...scored(result, sample.counts, alone) };
        });
      }),
    );
  });
}

type ColumnEstimator = 'copula' | 'copula of sample uniques' | `log-linear ${'main-effects' | 'two-way'}`;

function byColumns(estimator: ContestEstimator): estimator is ColumnEstimator {
  return estimator.startsWith('copula') || estimator.startsWith('log-linear');
}

/**
 * The copula's chances used as those of a log-linear model are: the sample uniques expected to be population uniques,
 * over the fraction. It knows that whoever is in a class of two is not unique, which the mean over all rows forgets.
 */
function ofSampleUniques(copula: RecordResult, fraction: number): RecordResult {
  if (copula.failed !== undefined) return copula;
  const populationUniques = copula.sampleUniquesUnique / fraction;
  const scale = copula.populationUniques === 0 ? 0 : populationUniques / copula.populationUniques;
  return { ...copula, populationUniques, populationShare: populationUniques / copula.population, interval: copula.interval === null ? null : [copula.interval[0] * scale, copula.interval[1] * scale] };
}

/** The rows of a sample: everyone is in it by their own draw, with a chance whose mean is the fraction. */
function sampled({ id, people, attraction }: ContestPopulation, design: Design, fraction: number, seed: number): Uint32Array {
  const draws = keyedDraws({ seed, stage: 'contest', instance: `${id} ${design}`, attribute: 'sample' });
  let scale = 1;
  if (design === 'selective') {
    // Chances cannot exceed 1, so that the scale is found by halving.
    let [low, high] = [0, 1e6];
    for (let round = 0; round < 80; round++) {
      scale = (low + high) / 2;
      const expected = attraction.reduce((sum, own) => sum + Math.min(1, own * scale), 0);
      if (expected > fraction * people) high = scale;
      else low = scale;
    }
  }
  const rows: number[] = [];
  for (let person = 0; person < people; person++) {
    const chance = design === 'random' ? fraction : Math.min(1, attraction[person]! * scale);
    if (draws.uniform(person) < chance) rows.push(person);
  }
  return Uint32Array.from(rows);
}

function taken(column: Column, rows: Uint32Array): Column {
  if (column.kind === 'number') return { ...column, values: column.values instanceof Int32Array ? Int32Array.from(rows, (row) => column.values[row]!) : Float64Array.from(rows, (row) => column.values[row]!) };
  const coded = asCoded(column);
  return { ...coded, codes: Uint32Array.from(rows, (row) => coded.codes[row]!) };
}

/** How well the chance of each sample unique is ranked and calibrated; a model of sizes gives all the same. */
function scored(result: Exclude<UniquenessResult, { failed: string }>, counts: Uint32Array, alone: Uint8Array): Pick<Bout, 'auc' | 'brier'> {
  const chances: Float64Array | undefined = 'uniqueGivenSampleUnique' in result ? (result.uniqueGivenSampleUnique as Float64Array) : undefined;
  const same = result.sampleUniques === 0 ? 0 : result.sampleUniquesUnique / result.sampleUniques;
  const judged = [...counts.keys()].filter((cell) => counts[cell] === 1 && !(chances !== undefined && Number.isNaN(chances[cell])));
  if (judged.length === 0) return { auc: null, brier: null };
  const scores = Float64Array.from(judged, (cell) => chances?.[cell] ?? same);
  const truth = Uint8Array.from(judged, (cell) => alone[cell]!);
  const auc = areaUnderRoc(scores, truth).value;
  const brier = scores.reduce((sum, score, at) => sum + (score - truth[at]!) * (score - truth[at]!), 0) / judged.length;
  return { auc: Number.isNaN(auc) ? null : auc, brier };
}

/** What the bouts of one estimator come to. */
export interface Standing {
  readonly estimator: ContestEstimator;
  readonly bouts: number;
  readonly failures: number;
  /** Median of (estimate + 1) / (truth + 1). */
  readonly medianRatio: number | null;
  /** Mean of ln((estimate + 1) / (truth + 1)). */
  readonly bias: number | null;
  /** Root mean square of the same. */
  readonly rmse: number | null;
  /** Share of intervals that hold the truth, of those given. */
  readonly coverage: number | null;
  readonly intervals: number;
  readonly auc: number | null;
  readonly brier: number | null;
}

/** Sums up bouts by estimator; choose them first, for example one population and fraction. */
export function standingsOf(bouts: readonly Bout[], estimators: readonly ContestEstimator[] = CONTEST_ESTIMATORS): Standing[] {
  return estimators.map((estimator) => {
    const own = bouts.filter((bout) => bout.estimator === estimator);
    const spoken = own.filter((bout): bout is Bout & { estimate: number } => bout.estimate !== null);
    const errors = spoken.map(({ estimate, truth }) => ln((estimate + 1) / (truth + 1)));
    const held = spoken.filter(({ interval }) => interval !== null);
    const square = mean(errors.map((error) => error * error));
    return {
      estimator,
      bouts: own.length,
      failures: own.length - spoken.length,
      medianRatio: median(spoken.map(({ estimate, truth }) => (estimate + 1) / (truth + 1))),
      bias: mean(errors),
      rmse: square === null ? null : Math.sqrt(square),
      coverage: mean(held.map(({ interval, truth }) => (interval![0] <= truth && truth <= interval![1] ? 1 : 0))),
      intervals: held.length,
      auc: mean(own.flatMap(({ auc }) => auc ?? [])),
      brier: mean(own.flatMap(({ brier }) => brier ?? [])),
    };
  });
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}
