import { normalQuantile } from '../../random/distributions.ts';
import { exp, sqrt } from '../../stats/elementary.ts';

/** A variable as steps of a standard normal one: what its ordered values are in the Gaussian copula. */
export interface NormalScores {
  /** Score of each row: mean of the normal variable over the step of its value; NaN where there is none. */
  readonly scores: Float64Array;
  /** Coefficients 1, 2, … of the steps in normalized Hermite polynomials. */
  readonly coefficients: Float64Array;
}

/** Terms of the Hermite series; for two median splits 40 leave out at most 0.08 of a correlation of scores of 0.64 (at r = 1). */
const TERMS = 40;

/**
 * Scores of rows by the rank of their value: `rankOf[row]` is 0, 1, … in the order of the values, or negative for
 * a row without one. Tied rows share a step, whose score is the mean of the normal distribution between the steps
 * before and after, so that no random jitter is needed.
 */
export function normalScores(rankOf: Int32Array, ranks: number): NormalScores {
  const sizes = new Float64Array(ranks);
  let known = 0;
  for (const rank of rankOf) {
    if (rank < 0) continue;
    sizes[rank]!++;
    known++;
  }
  const means = new Float64Array(ranks);
  const coefficients = new Float64Array(TERMS);
  let below = 0;
  // Normalized Hermite polynomials times the density at the step's lower end, h_0φ, h_1φ, …; 0 at minus infinity.
  let atLower = new Float64Array(TERMS);
  for (let rank = 0; rank < ranks; rank++) {
    below += sizes[rank]!;
    const atUpper = below >= known ? new Float64Array(TERMS) : hermiteTimesDensity(normalQuantile(below / known));
    means[rank] = sizes[rank] === 0 ? 0 : ((atLower[0]! - atUpper[0]!) * known) / sizes[rank]!;
    // The integral of h_k φ over a step is the difference of −h_{k−1} φ/√k at its ends.
    for (let k = 1; k <= TERMS; k++) coefficients[k - 1]! += (means[rank]! * (atLower[k - 1]! - atUpper[k - 1]!)) / sqrt(k);
    atLower = atUpper;
  }
  return { scores: Float64Array.from(rankOf, (rank) => (rank < 0 ? Number.NaN : means[rank]!)), coefficients };
}

function hermiteTimesDensity(x: number): Float64Array<ArrayBuffer> {
  const values = new Float64Array(TERMS);
  values[0] = exp((-x * x) / 2) / sqrt(2 * Math.PI);
  values[1] = x * values[0];
  for (let k = 1; k + 1 < TERMS; k++) values[k + 1] = (x * values[k]! - sqrt(k) * values[k - 1]!) / sqrt(k + 1);
  return values;
}

/** Largest correlation of normal variables that is considered; at 1 the series has not converged. */
const LARGEST = 0.9999;

/**
 * Correlation of the two normal variables under which the scores have the mean product that the rows show. By
 * Mehler's formula that product is Σ a_k b_k r^k, which rises in r since the steps rise (Price's theorem), so that
 * ties do not draw the correlation towards 0 as they do with jittered ranks. Rows where either score is missing are
 * left out; 0 without rows, or where one variable has a single value.
 *
 * R. Price, "A useful theorem for nonlinear devices having Gaussian inputs", IRE Trans. Information Theory 4 (1958)
 * 69–72.
 */
export function latentCorrelation(a: NormalScores, b: NormalScores): number {
  let [sum, rows] = [0, 0];
  for (let row = 0; row < a.scores.length; row++) {
    const product = a.scores[row]! * b.scores[row]!;
    if (Number.isNaN(product)) continue;
    sum += product;
    rows++;
  }
  if (rows === 0 || !(a.coefficients[0]! > 0) || !(b.coefficients[0]! > 0)) return 0;
  const observed = sum / rows;
  let [low, high] = [-LARGEST, LARGEST];
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (productAt(middle, a.coefficients, b.coefficients) < observed) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function productAt(r: number, a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = TERMS - 1; k >= 0; k--) sum = (sum + a[k]! * b[k]!) * r;
  return sum;
}
