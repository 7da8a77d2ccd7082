import { keyedDraws } from '../../../random/keyed-draws.ts';
import { exp, sqrt } from '../../../stats/elementary.ts';
import { failureBefore, recordEstimate, type RecordResult } from './column-estimate.ts';
import { independentCounts, MOST_CELLS, twoWayCounts } from './log-linear-fit.ts';
import { cellCount, type SampleCells } from './sample-cells.ts';

export type LogLinearTerms = 'main-effects' | 'two-way';

/**
 * Risk of sample uniques under a Poisson log-linear model: the cells of the population are Poisson with means λ that
 * the columns' main effects, or all their two-way interactions, explain; a simple random sample of fraction π thins
 * them. Then
 *
 * τ₁ = Σ exp(−(1−π)λ̂)  sample uniques expected to be population uniques,
 * τ₂ = Σ (1 − exp(−(1−π)λ̂)) / ((1−π)λ̂)  expected right matches among them, both over the sample uniques,
 *
 * and τ₁/π are unique in the population. The fitted counts say themselves whether the model is too simple: with
 * μ̂ = πλ̂ the bias of τ₁ is estimated over all cells as
 * B̂ = Σ λ̂e^(−λ̂)(1−π) { (f − μ̂) + (1−π)[(f − μ̂)² − f] / (2π) },
 * which under a true model has mean 0 and, from the moments of Poisson counts, variance
 * Σ (λ̂e^(−λ̂)(1−π))² { μ̂ + (1−π)²μ̂² / (2π²) }. Well above 0: the model underfits and the risk is overestimated.
 *
 * C. J. Skinner and N. Shlomo, "Assessing identification risk in survey microdata using log-linear models", JASA 103
 * (2008) 989–1001, doi:10.1198/016214507000001328.
 */
export function logLinearUniques(sample: SampleCells, fraction: number, terms: LogLinearTerms, mostCells = MOST_CELLS): RecordResult {
  const estimator = `log-linear ${terms}`;
  const before = failureBefore(estimator, sample, fraction);
  if (before !== undefined) return before;
  const rest = 1 - fraction;
  const fit = terms === 'two-way' ? twoWayCounts(sample, mostCells) : undefined;
  if (terms === 'two-way' && fit === undefined) return { estimator, failed: `More than ${mostCells.toLocaleString('en')} combinations are possible, too many to fit; name fewer or coarser columns.` };
  const expected = fit?.expected ?? independentCounts(sample);
  const chances = Float64Array.from(sample.counts, (count, cell) => (count === 1 ? exp((-rest * expected[cell]!) / fraction) : Number.NaN));
  let matches = 0;
  for (let cell = 0; cell < sample.counts.length; cell++) {
    if (sample.counts[cell] !== 1) continue;
    const others = (rest * expected[cell]!) / fraction;
    matches += others < 1e-8 ? 1 : (1 - chances[cell]!) / others;
  }
  const { bias, variance } = biasOf(sample, expected, fraction);
  const score = variance > 0 ? bias / sqrt(variance) : 0;
  const signals = [
    ...(fit?.converged === false ? ['The fit of the two-way counts had not settled.'] : []),
    ...(score > 1.96 ? ['The counts spread more than the model says: it underfits, and the risk is overestimated.'] : []),
    ...(score < -1.96 ? ['The counts spread less than the model says: it overfits, and the risk is underestimated.'] : []),
  ];
  return recordEstimate(estimator, sample, fraction, chances, { fitted: { expectedMatches: matches, bias, biasScore: score, ...(fit === undefined ? {} : { sweeps: fit.sweeps }) }, signals });
}

/** B̂ and its variance. Cells without a row are in both: they are summed over the fit, or sampled from the margins. */
function biasOf(sample: SampleCells, expected: Float64Array, fraction: number): { readonly bias: number; readonly variance: number } {
  const rest = 1 - fraction;
  const steepness = rest / (2 * fraction);
  const { counts, rows, margins } = sample;
  const weight = (mean: number): number => (mean / fraction) * exp(-mean / fraction) * rest;
  let bias = 0;
  let variance = 0;
  for (let cell = 0; cell < expected.length; cell++) {
    const mean = expected[cell]!;
    const count = counts[cell] ?? 0;
    const own = weight(mean);
    bias += own * (count - mean + steepness * ((count - mean) * (count - mean) - count));
    variance += own * own * (mean + 2 * steepness * steepness * mean * mean);
  }
  if (expected.length > counts.length || cellCount(sample) === counts.length) return { bias, variance };
  // Under independence a cell drawn from the margins has probability μ/n, so that Σ g(μ) = n E[g(μ)/μ].
  const draws = keyedDraws({ seed: 0, stage: 'log-linear', instance: '', attribute: 'cell' });
  const cumulative = margins.map((margin) => {
    let sum = 0;
    return Float64Array.from(margin, (count) => (sum += count));
  });
  const seen = new Set<string>();
  for (let cell = 0; cell < counts.length; cell++) seen.add(sample.codes.map((codes) => codes[cell]!).join(' '));
  let [emptyBias, emptyVariance] = [0, 0];
  for (let draw = 0; draw < DRAWN_CELLS; draw++) {
    let mean = rows;
    let key = '';
    for (let j = 0; j < margins.length; j++) {
      const code = firstAbove(cumulative[j]!, draws.uniform(draw, j) * rows);
      mean *= margins[j]![code]! / rows;
      key += j === 0 ? code : ` ${code}`;
    }
    if (seen.has(key)) continue;
    const own = weight(mean);
    emptyBias += (own * (-mean + steepness * mean * mean)) / mean;
    emptyVariance += (own * own * (mean + 2 * steepness * steepness * mean * mean)) / mean;
  }
  return { bias: bias + (rows * emptyBias) / DRAWN_CELLS, variance: variance + (rows * emptyVariance) / DRAWN_CELLS };
}

const DRAWN_CELLS = 4000;

function firstAbove(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
