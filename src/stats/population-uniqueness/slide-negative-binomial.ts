import { exp, ln, sqrt } from '../elementary.ts';
import { shlosserClasses } from './class-count.ts';
import { falsePosition } from './pitman-model.ts';
import { sampleCounts, type ClassSizes, type PointResult } from './uniqueness-estimate.ts';

/**
 * Population uniques if F − 1 is negative binomial for each of K classes: P(F=1) = β^α, so that K·β^α are unique.
 * K comes from Shlosser's estimator; α and β are chosen so that a Bernoulli sample has as many classes of one and of
 * two as are seen. With D = (1−f)(1−β):
 *
 * c₁ = K f β^α (1 − D + αD) / (1 − D)^(α+1)
 * c₂ = K (f²/2) α(1−β) β^α (2(1−D) + (α+1)D) / (1 − D)^(α+2)
 *
 * from the first two derivatives at 1 − f of the generating function s·(β/(1 − (1−β)s))^α. (ARX 3.9.2 multiplies by the
 * last power where the derivation divides, and misplaces a bracket of K, so that it never finds a solution.)
 *
 * Assumes a simple random sample and classes that occur with one and the same distribution. It fails without classes
 * of one or of two, and where no α, β meet both equations: the sizes then spread more than the model can.
 *
 * G. Chen and S. Keller-McNulty, "Estimation of identification disclosure risk in microdata", J. Official Statistics
 * 14(1), 1998, 79–95.
 */
export function slideNegativeBinomialUniques(sample: ClassSizes, fraction: number): PointResult {
  const { singles, pairs, classes } = sampleCounts(sample);
  if (singles === 0 || pairs === 0) return { failed: `The sample has no class of ${singles === 0 ? 'one' : 'two'}, on which the model is fitted.` };
  const total = shlosserClasses(sample, fraction);
  if (!(total > 0 && total < Infinity)) return { failed: 'Shlosser\'s estimate of the number of classes does not exist for these sizes.' };
  const found = slideParameters(total, singles, pairs, fraction);
  if (found === undefined) return { failed: 'No α and β give as many classes of one and of two as the sample has.' };
  const signals = total < classes ? ['Fewer classes are estimated for the population than the sample has.'] : [];
  return { populationUniques: total * exp(found.alpha * ln(found.beta)), fitted: { ...found, classes: total }, signals };
}

/** The α and β of K classes that give so many classes of one and of two. */
export function slideParameters(total: number, singles: number, pairs: number, fraction: number): { readonly alpha: number; readonly beta: number } | undefined {
  const ratio = (2 * pairs) / (fraction * singles);
  const wanted = ln(singles / (total * fraction));
  const lnBeta = firstZero((at) => lnSinglesShare(exp(at), alphaFor(exp(at), ratio, fraction), fraction) - wanted);
  if (lnBeta === undefined) return undefined;
  const beta = exp(lnBeta);
  return { alpha: alphaFor(beta, ratio, fraction), beta };
}

/** The α for which classes of two are to those of one as seen: the one positive root of a quadratic. */
function alphaFor(beta: number, ratio: number, fraction: number): number {
  const outside = fraction + beta - fraction * beta;
  const inside = 1 - outside;
  const a = (1 - beta) * inside;
  const b = (1 - beta) * (2 * outside + inside) - ratio * outside * inside;
  const c = -ratio * outside * outside;
  const root = sqrt(b * b - 4 * a * c);
  return b > 0 ? (-2 * c) / (b + root) : (root - b) / (2 * a);
}

/** ln of c₁/(K f). */
function lnSinglesShare(beta: number, alpha: number, fraction: number): number {
  const outside = fraction + beta - fraction * beta;
  return alpha * ln(beta) + ln(outside + alpha * (1 - outside)) - (alpha + 1) * ln(outside);
}

/** The zero at the greatest β: of two solutions the one whose classes are smaller and more even. */
function firstZero(f: (lnBeta: number) => number): number | undefined {
  let [from, value] = [GRID[0]!, f(GRID[0]!)];
  for (const to of GRID.slice(1)) {
    const next = f(to);
    if (value === 0) return from;
    if (value > 0 !== next > 0) return falsePosition(f, from, value, to, next);
    [from, value] = [to, next];
  }
  return undefined;
}

/** ln β from near 0 down to −25, closer together near 0. */
const GRID = [1e-9, 1e-7, 1e-5, 1e-4, 1e-3, 0.003, 0.01, 0.02, 0.04, 0.07, 0.1, 0.15, ...Array.from({ length: 100 }, (_, i) => 0.2 + i * 0.25)].map((x) => -x);
