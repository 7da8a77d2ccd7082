import { exp, ln } from '../elementary.ts';
import { digamma, lnGamma } from '../gamma-functions.ts';
import { sampleCounts, type ClassSizes, type PointResult } from './uniqueness-estimate.ts';

/**
 * Population uniques under the Pitman sampling formula: classes arise one after another, and the next member founds a
 * new one with probability (θ + uα)/(θ + n), where u classes hold n members so far. The sample and the population follow
 * the same formula, so that its two parameters are fitted to the sample by maximum likelihood.
 *
 * Assumes a simple random sample and classes that are exchangeable: an infinite supply of possible classes whose
 * sizes fall like a power law of exponent 1 + α. It fails where every member is alone or nobody is (the likelihood then
 * has no maximum inside); α at 0 or θ at 0 says that the sizes do not fall like that.
 *
 * N. Hoshino, "Applying Pitman's sampling formula to microdata disclosure risk assessment", J. Official Statistics
 * 17(4), 2001, 499–520: score equations of its section 3; uniques as Γ(θ+1)/Γ(θ+α) · N^α, the limit for large N, which
 * is also ARX's. `exact` takes the expectation N (θ+α)…(θ+α+N−2) / ((θ+1)…(θ+N−1)) instead: the limit exceeds it by the
 * factor (1 + θ/N)^(1−α), which matters where θ is not small against N. Kept to θ ≥ 0.
 */
export function pitmanUniques(sample: ClassSizes, fraction: number, exact = false): PointResult {
  const { members, classes, singles } = sampleCounts(sample);
  if (singles === members) return { failed: 'Every member is alone in the sample, so that the likelihood has no maximum.' };
  if (classes < 2) return { failed: 'The sample has a single class, from which two parameters cannot be fitted.' };
  const population = members / fraction;
  const lowest = scoreOfAlpha(LEAST_ALPHA, sample, members, classes);
  let alpha = LEAST_ALPHA;
  if (lowest.score > 0) {
    const highest = scoreOfAlpha(GREATEST_ALPHA, sample, members, classes);
    if (highest.score > 0) return { failed: 'The likelihood grows until α = 1, where every member founds a class.' };
    alpha = falsePosition((at) => scoreOfAlpha(at, sample, members, classes).score, LEAST_ALPHA, lowest.score, GREATEST_ALPHA, highest.score);
  }
  const theta = alpha === LEAST_ALPHA ? lowest.theta : scoreOfAlpha(alpha, sample, members, classes).theta;
  if (!(theta < GREATEST_THETA)) return { failed: 'The likelihood grows without end in θ: the classes are too even for the model.' };
  const signals = [
    ...(alpha === LEAST_ALPHA ? ['α is at its bound 0: class sizes fall faster than a power law.'] : []),
    ...(theta === 0 ? ['θ is at its bound 0.'] : []),
  ];
  const lnUniques = exact
    ? ln(population) + lnGamma(theta + alpha + population - 1) - lnGamma(theta + population) + lnGamma(theta + 1) - lnGamma(theta + alpha)
    : lnGamma(theta + 1) - lnGamma(theta + alpha) + alpha * ln(population);
  return { populationUniques: exp(lnUniques), fitted: { theta, alpha }, signals };
}

const LEAST_ALPHA = 1e-6;
const GREATEST_ALPHA = 1 - 1e-9;
const GREATEST_THETA = 1e12;

/** The derivative of the log-likelihood by α, at the θ that is best for it. */
function scoreOfAlpha(alpha: number, { sizes, classes: counts }: ClassSizes, members: number, classes: number): { score: number; theta: number } {
  const theta = bestTheta(alpha, members, classes);
  let score = ratios(theta, alpha, classes);
  // Σ 1/(j − α) over j < size, which grows from one size to the next.
  let harmonic = 0;
  let upTo = 1;
  let start: number | undefined;
  for (let i = 0; i < sizes.length; i++) {
    const size = sizes[i]!;
    if (size <= ADDED_UP) for (; upTo < size; upTo++) harmonic += 1 / (upTo - alpha);
    else harmonic = digamma(size - alpha) - (start ??= digamma(1 - alpha));
    score -= counts[i]! * harmonic;
  }
  return { score, theta };
}

/** Up to this size adding up is quicker than two digammas. */
const ADDED_UP = 1000;

/**
 * Σ 1/(θ + iα) over 1 ≤ i < u: a difference of digammas, or where that would cancel, for α much below θ, the integral
 * with the end terms of Euler and Maclaurin.
 */
function reciprocals(theta: number, alpha: number, classes: number): number {
  if (alpha > FLAT * theta) return (digamma(theta / alpha + classes) - digamma(theta / alpha + 1)) / alpha;
  const [low, high] = [1 / theta, 1 / (theta + classes * alpha)];
  const x = (classes * alpha) / theta;
  return (classes / theta) * (1 - x * logRest(x)) - (low + high) / 2 + (alpha * (low * low - high * high)) / 12;
}

/** Σ i/(θ + iα) over 1 ≤ i < u. */
function ratios(theta: number, alpha: number, classes: number): number {
  if (alpha > FLAT * theta) return (classes - 1 - theta * reciprocals(theta, alpha, classes)) / alpha;
  const [low, high] = [1 / theta, 1 / (theta + classes * alpha)];
  const x = (classes * alpha) / theta;
  return (classes * classes * logRest(x)) / theta - (classes * high) / 2 + (theta * (high * high - low * low)) / 12;
}

/** (x − ln(1 + x)) / x². */
function logRest(x: number): number {
  if (x > 0.1) return (x - ln(1 + x)) / (x * x);
  let sum = 0;
  for (let k = 18; k >= 2; k--) sum = 1 / k - x * sum;
  return sum;
}

const FLAT = 1e-3;

/** The θ ≥ 0 at which the likelihood is greatest for this α: the only zero of a derivative that falls through it. */
function bestTheta(alpha: number, members: number, classes: number): number {
  const score = (theta: number): number => reciprocals(theta, alpha, classes) - (digamma(theta + members) - digamma(theta + 1));
  const atZero = score(0);
  if (atZero <= 0) return 0;
  let [low, lowScore, high] = [0, atZero, 1];
  let highScore = score(high);
  while (highScore > 0) {
    if (high > GREATEST_THETA) return Infinity;
    [low, lowScore, high] = [high, highScore, high * 8];
    highScore = score(high);
  }
  return falsePosition(score, low, lowScore, high, highScore);
}

/**
 * A zero between a place where the function is positive and one where it is negative, to the last bits.
 * False position as modified by M. Dowell and P. Jarratt, BIT 11 (1971) 168–174 (Illinois), with bisections thrown in.
 */
export function falsePosition(f: (x: number) => number, from: number, fromValue: number, to: number, toValue: number): number {
  let [a, fa, b, fb] = [from, fromValue, to, toValue];
  let side = 0;
  for (let round = 0; round < 200; round++) {
    const width = b - a;
    if (Math.abs(width) <= 1e-14 * Math.max(Math.abs(a), Math.abs(b))) break;
    let middle = round % 4 === 3 ? a + width / 2 : a + (width * fa) / (fa - fb);
    if (!(middle > Math.min(a, b) && middle < Math.max(a, b))) middle = a + width / 2;
    const value = f(middle);
    if (value === 0) return middle;
    if (value > 0 === fa > 0) {
      [a, fa] = [middle, value];
      if (side === 1) fb /= 2;
      side = 1;
    } else {
      [b, fb] = [middle, value];
      if (side === -1) fa /= 2;
      side = -1;
    }
  }
  return a + (b - a) / 2;
}
