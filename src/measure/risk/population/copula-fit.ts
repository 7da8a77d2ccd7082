import { normalCdf, normalQuantile } from '../../../random/distributions.ts';
import { correlationFactor } from '../../../release/synthesis/correlation-factor.ts';
import { cornerGain, correlationGrid } from '../../../stats/bivariate-normal.ts';
import { sqrt } from '../../../stats/elementary.ts';
import { entropyOf, expectedMutualInformation, mutualInformation } from '../../../stats/mutual-information.ts';
import type { SampleCells } from './sample-cells.ts';

/** A Gaussian copula over the columns of a sample. */
export interface CopulaFit {
  /** For each column, the standard normal quantiles between its categories, −∞ and ∞ at the ends. */
  readonly cuts: readonly Float64Array[];
  /** Positive definite, with unit diagonal. */
  readonly correlation: readonly (readonly number[])[];
  /** Largest change of a correlation when the fitted pairs were made into one matrix. */
  readonly repaired: number;
}

/** Columns of more categories are compared in so many bins of neighbouring ones. */
const MOST_BINS = 48;
const GREATEST_CORRELATION = 0.98;
/** Keeps the matrix away from a singular one. */
const RIDGE = 1e-3;

/**
 * Fits the copula: margins are the sample's shares; the correlation of each pair is the one at which two normals, cut
 * into the columns' categories, have the sample's mutual information, adjusted for what chance alone gives a table of
 * its margins. Information has no sign: that of the rank covariance is taken. Pairs fitted one by one need not make a
 * correlation matrix; negative eigenvalues are removed and the diagonal scaled back to 1.
 *
 * Derived from the published method of L. Rocher, J. M. Hendrickx and Y.-A. de Montjoye, "Estimating the success of
 * re-identifications in incomplete datasets using generative models", Nature Communications 10:3069, 2019,
 * doi:10.1038/s41467-019-10933-3 (Methods). Unlike there, information is computed and not simulated.
 */
export function fitCopula(sample: SampleCells): CopulaFit {
  const { codes, margins, counts, rows } = sample;
  const cuts = margins.map((margin) => cutsOf(margin, rows));
  const binned = margins.map((margin, j) => binsOf(margin, codes[j]!, rows));
  const fitted: number[][] = codes.map((_, i) => codes.map((__, j) => (i === j ? 1 : 0)));
  for (let i = 0; i < codes.length; i++) {
    for (let j = i + 1; j < codes.length; j++) {
      const rho = pairCorrelation(binned[i]!, binned[j]!, counts, rows);
      fitted[i]![j] = rho;
      fitted[j]![i] = rho;
    }
  }
  const factor = correlationFactor(fitted);
  const correlation = factor.map((row, i) => factor.map((other, j) => (i === j ? 1 : (1 - RIDGE) * row.reduce((sum, value, k) => sum + value * other[k]!, 0))));
  let repaired = 0;
  fitted.forEach((row, i) => row.forEach((value, j) => (repaired = Math.max(repaired, Math.abs(value - correlation[i]![j]!)))));
  return { cuts, correlation, repaired };
}

interface Binned {
  /** Bin of each combination. */
  readonly codes: Uint32Array;
  readonly margin: Float64Array;
  readonly cuts: Float64Array;
}

function cutsOf(margin: ArrayLike<number>, rows: number): Float64Array {
  let below = 0;
  const cuts = new Float64Array(margin.length + 1);
  cuts[0] = -Infinity;
  for (let code = 0; code < margin.length; code++) {
    below += margin[code]!;
    cuts[code + 1] = code === margin.length - 1 ? Infinity : normalQuantile(below / rows);
  }
  return cuts;
}

/** Neighbouring categories put together until each bin holds its part of the rows. */
function binsOf(margin: Uint32Array, codes: Uint32Array, rows: number): Binned {
  const binOf = new Uint32Array(margin.length);
  const sums: number[] = [];
  if (margin.length <= MOST_BINS) margin.forEach((count, code) => ((binOf[code] = code), sums.push(count)));
  else {
    let below = 0;
    margin.forEach((count, code) => {
      const bin = Math.min(sums.length, Math.floor((below / rows) * MOST_BINS));
      if (bin === sums.length) sums.push(0);
      binOf[code] = sums.length - 1;
      sums[sums.length - 1]! += count;
      below += count;
    });
  }
  const total = Float64Array.from(sums);
  return { codes: Uint32Array.from(codes, (code) => binOf[code]!), margin: total, cuts: cutsOf(total, rows) };
}

/** The correlation at which two normals, cut like this, have the adjusted information of the sample's pairs. */
function pairCorrelation(first: Binned, second: Binned, counts: Uint32Array, rows: number): number {
  const width = second.margin.length;
  if (first.margin.length < 2 || width < 2) return 0;
  const table = new Float64Array(first.margin.length * width);
  for (let cell = 0; cell < counts.length; cell++) table[first.codes[cell]! * width + second.codes[cell]!]! += counts[cell]!;
  const most = (entropyOf(first.margin) + entropyOf(second.margin)) / 2;
  const chance = expectedMutualInformation(first.margin, second.margin);
  const adjusted = (mutualInformation(table, width) - chance) / (most - chance);
  if (!(adjusted > 0)) return 0;
  const sign = rankCovariance(table, first.margin, second.margin, rows) < 0 ? -1 : 1;
  const target = adjusted * most;
  const excess = (rho: number): number => modelInformation(first, second, rows, sign * rho) - target;
  if (excess(GREATEST_CORRELATION) <= 0) return sign * GREATEST_CORRELATION;
  let [low, high] = [0, GREATEST_CORRELATION];
  for (let round = 0; round < 16; round++) {
    const middle = (low + high) / 2;
    if (excess(middle) < 0) low = middle;
    else high = middle;
  }
  return (sign * (low + high)) / 2;
}

function rankCovariance(table: Float64Array, first: Float64Array, second: Float64Array, rows: number): number {
  const ranks = (margin: Float64Array): Float64Array => {
    let below = 0;
    return margin.map((count) => {
      const middle = below + count / 2;
      below += count;
      return middle / rows - 0.5;
    });
  };
  const [x, y] = [ranks(first), ranks(second)];
  return table.reduce((sum, count, at) => sum + count * x[Math.floor(at / y.length)]! * y[at % y.length]!, 0);
}

/** Mutual information of two normals of this correlation, cut at the columns' quantiles. */
function modelInformation(first: Binned, second: Binned, rows: number, rho: number): number {
  const grid = correlationGrid(rho);
  const [height, width] = [first.margin.length, second.margin.length];
  const cells = new Float64Array(height * width);
  let above = new Float64Array(width + 1);
  for (let i = 0; i < height; i++) {
    const here = new Float64Array(width + 1);
    if (i < height - 1) for (let j = 1; j < width; j++) here[j] = cornerGain(first.cuts[i + 1]!, second.cuts[j]!, grid);
    for (let j = 0; j < width; j++) cells[i * width + j] = (first.margin[i]! / rows) * (second.margin[j]! / rows) + here[j + 1]! - here[j]! - above[j + 1]! + above[j]!;
    above = here;
  }
  return mutualInformation(cells, width);
}

/** The lower triangle L with L Lᵀ the matrix. A.-L. Cholesky; G. H. Golub, C. F. Van Loan, Matrix Computations, 4th ed., 2013, §4.2. */
export function lowerTriangle(matrix: readonly (readonly number[])[]): Float64Array[] {
  const lower: Float64Array[] = matrix.map(() => new Float64Array(matrix.length));
  for (let i = 0; i < matrix.length; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k++) sum -= lower[i]![k]! * lower[j]![k]!;
      lower[i]![j] = i === j ? sqrt(Math.max(sum, 1e-12)) : sum / lower[j]![j]!;
    }
  }
  return lower;
}

/** Φ at ±∞ too. */
export function normalBelow(z: number): number {
  return z === Infinity ? 1 : z === -Infinity ? 0 : normalCdf(z);
}
