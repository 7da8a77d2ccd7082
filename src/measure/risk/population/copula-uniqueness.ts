import { normalQuantile } from '../../../random/distributions.ts';
import { keyedDraws } from '../../../random/keyed-draws.ts';
import { exp, ln, sqrt } from '../../../stats/elementary.ts';
import { failureBefore, recordEstimate, type RecordResult } from './column-estimate.ts';
import { fitCopula, lowerTriangle, normalBelow, type CopulaFit } from './copula-fit.ts';
import type { SampleCells } from './sample-cells.ts';

/** Points at which the box of a combination is evaluated. */
const POINTS = 32;
/** Combinations that are evaluated; of more, every so-manieth is. */
const MOST_EVALUATED = 40_000;

/**
 * Population uniqueness under a Gaussian copula of the columns. A combination of probability p is unique for somebody
 * who has it, among N people drawn alike, with probability ξ = (1 − p)^(N−1); a match by it is right with probability
 * κ = (1 − (1 − p)^N) / (N p). The mean of ξ over the sample's rows is the share of the population that is unique. Of a
 * sample unique it is known besides that n − 1 others do not have it, so that (1 − p)^(N−n) remains.
 *
 * Assumes a simple random sample and dependence that a Gaussian copula of ordered categories can express: what hangs
 * together without an order, or only for three columns at once, is lost, and the uniqueness of many columns is
 * then overestimated. Categories that the sample lacks have probability 0.
 *
 * L. Rocher, J. M. Hendrickx and Y.-A. de Montjoye, Nature Communications 10:3069, 2019, doi:10.1038/s41467-019-10933-3.
 */
export function copulaUniques(sample: SampleCells, fraction: number, mostEvaluated = MOST_EVALUATED): RecordResult {
  const before = failureBefore('copula', sample, fraction);
  if (before !== undefined) return before;
  const { rows, counts } = sample;
  const fit = fitCopula(sample);
  const step = Math.ceil(counts.length / mostEvaluated);
  const probabilities = cellProbabilities(sample, fit, step);
  const population = rows / fraction;
  const chances = new Float64Array(counts.length).fill(Number.NaN);
  let [unique, correct, judged] = [0, 0, 0];
  for (let cell = 0; cell < counts.length; cell += step) {
    const p = Math.min(probabilities[cell]!, 1 - 1e-12);
    const lnOther = lnOneMinus(p);
    unique += counts[cell]! * exp((population - 1) * lnOther);
    correct += counts[cell]! * (population * p < 1e-9 ? 1 : (1 - exp(population * lnOther)) / (population * p));
    judged += counts[cell]!;
    if (counts[cell] === 1) chances[cell] = exp((population - rows) * lnOther);
  }
  return recordEstimate('copula', sample, fraction, chances, {
    uniques: (population * unique) / judged,
    fitted: { correctness: correct / judged, repaired: fit.repaired },
    signals: fit.repaired > 0.1 ? ['The pairs of columns do not fit into one correlation matrix: a correlation was moved by more than 0.1.'] : [],
  });
}

/** ln(1 − p) without loss of digits for small p. */
function lnOneMinus(p: number): number {
  if (p > 1e-4) return ln(1 - p);
  return -p * (1 + p * (1 / 2 + p * (1 / 3 + p / 4)));
}

/**
 * The probability of each combination: of a box of the multivariate normal, variable by variable conditional on the
 * ones before it, averaged over points of a Richtmyer lattice. Columns of most categories come first.
 *
 * A. Genz, "Numerical computation of multivariate normal probabilities", J. Computational and Graphical Statistics 1
 * (1992) 141–149, doi:10.1080/10618600.1992.10477010.
 */
export function cellProbabilities({ codes, counts, margins }: SampleCells, { cuts, correlation }: CopulaFit, step = 1): Float64Array {
  const order = [...margins.keys()].sort((a, b) => margins[b]!.length - margins[a]!.length || a - b);
  const lower = lowerTriangle(order.map((i) => order.map((j) => correlation[i]![j]!)));
  const width = order.length;
  const points = latticePoints(width - 1);
  const z = new Float64Array(width);
  const probabilities = new Float64Array(counts.length);
  const [first] = order;
  for (let cell = 0; cell < counts.length; cell += step) {
    const code = codes[first!]![cell]!;
    const start = normalBelow(cuts[first!]![code]!);
    const wide = normalBelow(cuts[first!]![code + 1]!) - start;
    let sum = 0;
    for (let point = 0; point < POINTS; point++) {
      let product = wide;
      let from = start;
      let range = wide;
      for (let at = 1; at < width && product > 0; at++) {
        const row = lower[at]!;
        z[at - 1] = normalQuantile(inside(from + points[point * (width - 1) + at - 1]! * range));
        let mean = 0;
        for (let k = 0; k < at; k++) mean += row[k]! * z[k]!;
        const own = cuts[order[at]!]!;
        const value = codes[order[at]!]![cell]!;
        from = normalBelow((own[value]! - mean) / row[at]!);
        range = normalBelow((own[value + 1]! - mean) / row[at]!) - from;
        product *= range;
      }
      sum += product;
    }
    probabilities[cell] = sum / POINTS;
  }
  return probabilities;
}

function inside(u: number): number {
  return Math.min(1 - 1e-16, Math.max(1e-300, u));
}

/**
 * Points k·√prime + shift modulo 1, folded so that both ends of the unit interval meet; the shift is the same everywhere.
 * R. D. Richtmyer, Los Alamos report LA-1342, 1951 (the lattice).
 */
function latticePoints(width: number): Float64Array {
  const shift = keyedDraws({ seed: 0, stage: 'copula', instance: '', attribute: 'shift' });
  const points = new Float64Array(POINTS * Math.max(0, width));
  const primes = firstPrimes(width);
  for (let point = 0; point < POINTS; point++) {
    for (let j = 0; j < width; j++) {
      const at = (point + 1) * sqrt(primes[j]!) + shift.uniform(j);
      points[point * width + j] = Math.abs(2 * (at - Math.floor(at)) - 1);
    }
  }
  return points;
}

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return primes;
}
