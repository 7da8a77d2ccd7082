import { classJackknife, JACKKNIFE } from './class-jackknife.ts';
import { dankarUniques } from './dankar-rule.ts';
import { pitmanUniques } from './pitman-model.ts';
import { slideNegativeBinomialUniques } from './slide-negative-binomial.ts';
import { estimateFrom, sampleCounts, type ClassSizes, type HistogramEstimator, type PointResult, type UniquenessResult } from './uniqueness-estimate.ts';
import { zayatzUniques } from './zayatz-model.ts';

type Estimator = (sample: ClassSizes, fraction: number) => PointResult;

/**
 * The Poisson–negative-binomial model of individual risk says of a sample unique that it is alone in the population
 * with probability f, so that there are as many population uniques as the sample has: it learns nothing from the sizes
 * of the other classes.
 * R. Benedetti and L. Franconi, NTTS 1998; Y. Rinott, "On models for statistical disclosure risk estimation", UNECE
 * Work Session on Statistical Data Confidentiality, 2003.
 */
const negativeBinomialUniques: Estimator = (sample) => ({ populationUniques: sampleCounts(sample).singles, fitted: {}, signals: [] });

const ESTIMATORS: Readonly<Record<HistogramEstimator, Estimator>> = {
  pitman: (sample, fraction) => pitmanUniques(sample, fraction),
  'pitman-exact': (sample, fraction) => pitmanUniques(sample, fraction, true),
  zayatz: zayatzUniques,
  snb: slideNegativeBinomialUniques,
  dankar: dankarUniques,
  'negative-binomial': negativeBinomialUniques,
};

export const HISTOGRAM_ESTIMATORS = Object.keys(ESTIMATORS) as readonly HistogramEstimator[];

/**
 * How many are unique in the population from which a share `fraction` in (0, 1] was sampled, by one estimator, with
 * an interval. Whatever keeps it from an estimate is a value: it never throws for a sample and never gives NaN.
 */
export function estimateUniques(estimator: HistogramEstimator, sample: ClassSizes, fraction: number, withInterval = true): UniquenessResult {
  const counts = sampleCounts(sample);
  if (!(fraction > 0 && fraction <= 1)) return { estimator, failed: `The sampling fraction must lie above 0 and up to 1; it is ${fraction}.` };
  if (counts.members === 0) return { estimator, failed: 'No rows are left to count.' };
  if (fraction === 1) {
    const counted = { populationUniques: counts.singles, fitted: {}, signals: [] };
    return estimateFrom(estimator, counted, counts, 1, [counts.singles, counts.singles], 'exact: the sample is the population');
  }
  if (counts.singles === 0) {
    const none = { populationUniques: 0, fitted: {}, signals: ['The sample has no unique to learn from.'] };
    return estimateFrom(estimator, none, counts, fraction, [0, -LN_UNSEEN / fraction], 'none seen: U with (1−f)^U = 5 %, bounded by 3.0/f');
  }
  const point = ESTIMATORS[estimator](sample, fraction);
  if (point.failed !== undefined) return { estimator, failed: point.failed };
  if (!Number.isFinite(point.populationUniques)) return { estimator, failed: 'The equations have no finite solution for these sizes.' };
  const interval = withInterval ? classJackknife(sample, point.populationUniques, (fewer) => ESTIMATORS[estimator](fewer, fraction)) : null;
  return estimateFrom(estimator, point, counts, fraction, interval, interval === null ? 'none' : JACKKNIFE);
}

/** ln 0.05: of U uniques none is in the sample with probability (1−f)^U ≤ e^(−fU). */
const LN_UNSEEN = -2.995732273553991;
