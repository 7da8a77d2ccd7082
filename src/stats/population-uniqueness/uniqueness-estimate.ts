/** How many classes of each size a sample has; sizes ascend and no class is empty. A `SizeHistogram` with classes is one. */
export interface ClassSizes {
  readonly sizes: readonly number[];
  readonly classes: readonly number[];
}

/** The estimators that need no more than the class sizes. */
export type HistogramEstimator = 'pitman' | 'pitman-exact' | 'zayatz' | 'snb' | 'dankar' | 'negative-binomial';

/** What an estimator says of a sample of n members drawn at fraction f from a population of N = n/f. */
export interface UniquenessEstimate {
  readonly failed?: undefined;
  readonly estimator: string;
  /** Which estimator a decision rule took. */
  readonly chosen?: string;
  /** Members of the population: N = n/f. */
  readonly population: number;
  /** Members of the population whose class holds nobody else. */
  readonly populationUniques: number;
  /** populationUniques / N. */
  readonly populationShare: number;
  /** Of the sample's uniques, those who are unique in the population as well. */
  readonly sampleUniquesUnique: number;
  readonly sampleUniques: number;
  /** Two-sided 95 % interval of populationUniques; null where the estimator has none. */
  readonly interval: readonly [number, number] | null;
  /** How the interval was made. */
  readonly intervalMethod: string;
  /** Fitted parameters by name. */
  readonly fitted: Readonly<Record<string, number>>;
  /** What makes the estimate doubtful, in sentences. */
  readonly signals: readonly string[];
}

/** Why there is no estimate. */
export interface UniquenessFailure {
  readonly estimator: string;
  readonly failed: string;
}

export type UniquenessResult = UniquenessEstimate | UniquenessFailure;

/** A point estimate, before anything is said of its error. */
export interface PointEstimate {
  readonly failed?: undefined;
  readonly chosen?: string;
  readonly populationUniques: number;
  readonly fitted: Readonly<Record<string, number>>;
  readonly signals: readonly string[];
}

export type PointResult = PointEstimate | { readonly failed: string };

/** Counts of a sample that every estimator starts from. */
export interface SampleCounts {
  readonly members: number;
  readonly classes: number;
  readonly singles: number;
  readonly pairs: number;
}

export function sampleCounts({ sizes, classes }: ClassSizes): SampleCounts {
  let members = 0;
  let count = 0;
  for (let i = 0; i < sizes.length; i++) {
    members += sizes[i]! * classes[i]!;
    count += classes[i]!;
  }
  return { members, classes: count, singles: classesOf(sizes, classes, 1), pairs: classesOf(sizes, classes, 2) };
}

function classesOf(sizes: readonly number[], classes: readonly number[], size: number): number {
  const at = sizes.indexOf(size);
  return at === -1 ? 0 : classes[at]!;
}

/**
 * The estimate as it is reported. A member who is unique in the population is in the sample with probability f
 * and is then unique there too, so that f · uniques of the sample's uniques are expected to be of that kind.
 */
export function estimateFrom(estimator: string, point: PointEstimate, counts: SampleCounts, fraction: number, interval: readonly [number, number] | null, intervalMethod: string): UniquenessEstimate {
  const population = counts.members / fraction;
  const within = (uniques: number): number => Math.min(population, Math.max(0, uniques));
  const populationUniques = within(point.populationUniques);
  const expected = populationUniques * fraction;
  const excess = expected > counts.singles + 1e-9 ? ['More uniques are expected in the sample than it has: the model does not fit.'] : [];
  return {
    estimator,
    ...(point.chosen === undefined ? {} : { chosen: point.chosen }),
    population,
    populationUniques,
    populationShare: populationUniques / population,
    sampleUniquesUnique: Math.min(expected, counts.singles),
    sampleUniques: counts.singles,
    interval: interval === null ? null : [within(interval[0]), within(interval[1])],
    intervalMethod,
    fitted: point.fitted,
    signals: [...point.signals, ...excess],
  };
}
