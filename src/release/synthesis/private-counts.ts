import { z } from 'zod';
import { discreteGaussian, rational } from '../../random/discrete-noise.ts';
import type { Draws } from '../../random/draws.ts';
import { exp, sqrt } from '../../stats/elementary.ts';
import { privacyLedger, type PrivacyLedger } from '../../stats/zero-concentrated-privacy.ts';
import { boundContributions } from '../differential-privacy/contribution-bound.ts';
import type { DifferentialPrivacy } from '../step.ts';
import type { Cells } from './public-domain.ts';

/** The options of every differentially private synthesis, beside ε. */
export const privacyOptions = {
  delta: z.number().gt(0).lt(1).default(1e-9).describe('Chance that the bound ε fails; should lie well below one in the number of people. The default suits files of up to some million people.'),
  maxRowsPerSubject: z.int().min(1).max(1000).default(1).describe('At most this many rows of each data subject are used, chosen at random; noise grows with it.'),
};

export const epsilonOption = z.number().min(1e-6).describe('Privacy loss ε of everything that the step releases, for one data subject; at least 0.000001.');

/** A table of counts with Gaussian noise of this variance on each. */
export interface NoisyCounts {
  readonly counts: Float64Array;
  readonly variance: number;
}

/**
 * Counts over a table of which each data subject has a bounded number of rows, released under an accountant.
 * Neighbouring tables differ by one subject: with or without all of their rows. Such a subject changes a table of
 * counts by at most `maxRows` in its Euclidean and its absolute length, whatever their values.
 */
export interface PrivateCounts {
  readonly ledger: PrivacyLedger;
  /** Rows in each combination of cells, the last column's cells next to each other. Exact: must not be released. */
  exact(columns: readonly Cells[]): Float64Array;
  /** The counts with discrete Gaussian noise of variance maxRows²/(2ρ). */
  measure(purpose: string, columns: readonly Cells[], rho: number, draws: Draws): NoisyCounts;
  /** An index drawn with odds e^{ε·score/(2·maxRows)}, ε = √(8ρ); a subject may change a score by at most maxRows. */
  choose(purpose: string, scores: readonly number[], rho: number, draws: Draws, round: number): number;
}

/**
 * Opens the accountant over the given rows. Rows that hold more of one subject than `maxRows` are a fault of the
 * caller: their noise would be too small.
 */
export function privateCounts(subject: Int32Array, rows: Uint32Array, { epsilon, delta, maxRows }: { readonly epsilon: number; readonly delta: number; readonly maxRows: number }): PrivateCounts {
  requireBounded(subject, rows, maxRows);
  const ledger = privacyLedger({ epsilon, delta });
  const exact = (columns: readonly Cells[]): Float64Array => {
    const counts = new Float64Array(columns.reduce((product, { size }) => product * size, 1));
    for (const row of rows) {
      let at = 0;
      for (const { size, cells } of columns) at = at * size + cells[row]!;
      counts[at]!++;
    }
    return counts;
  };
  return {
    ledger,
    exact,
    measure(purpose, columns, rho, draws) {
      ledger.spend({ purpose, rho });
      const variance = rational(maxRows * maxRows, 2 * rho);
      return { counts: exact(columns).map((count, cell) => count + discreteGaussian(draws, cell, variance)), variance: (maxRows * maxRows) / (2 * rho) };
    },
    choose(purpose, scores, rho, draws, round) {
      ledger.spend({ purpose, rho });
      // The odds are doubles, right to 15 digits, and the uniform number has 53 bits: what an index is off by lies
      // below 1e-14, which a δ must exceed by far. No released number carries these roundings.
      const factor = sqrt(8 * rho) / (2 * maxRows);
      const best = Math.max(...scores);
      const odds = scores.map((score) => exp(factor * (score - best)));
      let left = draws.uniform(round) * odds.reduce((sum, odd) => sum + odd, 0);
      const chosen = odds.findIndex((odd) => (left -= odd) < 0);
      return chosen === -1 ? odds.length - 1 : chosen;
    },
  };
}

/** Rows of which each subject has at most `most`, chosen evenly at random, in the order of the table. */
export function boundedRows(subject: Int32Array, most: number, draws: Draws): Uint32Array {
  const kept = boundContributions(subject, most, draws);
  return Uint32Array.from(kept.keys()).filter((row) => kept[row] === 1);
}

function requireBounded(subject: Int32Array, rows: Uint32Array, most: number): void {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const count = (counts.get(subject[row]!) ?? 0) + 1;
    if (count > most) throw new Error(`privateCounts.rows: expected at most ${most} rows of each data subject, got more; bound them first`);
    counts.set(subject[row]!, count);
  }
}

/** What the accountant's spends promise. */
export function privacyPromise({ epsilon, delta, entries }: PrivacyLedger): DifferentialPrivacy {
  return { kind: 'differential-privacy', epsilon, delta, unit: 'subject', ledger: entries() };
}

/** The number of rows by several noisy tables of all rows, each weighted by the inverse of its sum's variance. */
export function noisyTotal(tables: readonly NoisyCounts[]): number {
  let [sum, weights] = [0, 0];
  for (const { counts, variance } of tables) {
    const weight = 1 / (variance * counts.length);
    sum += weight * counts.reduce((total, count) => total + count, 0);
    weights += weight;
  }
  return Math.max(1, sum / weights);
}
