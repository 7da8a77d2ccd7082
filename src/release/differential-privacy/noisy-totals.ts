import type { Draws } from '../../random/draws.ts';
import type { PrivacyLedger } from '../../stats/zero-concentrated-privacy.ts';
import type { BoundedNumbers } from './bounded-numbers.ts';
import { buyNoise, type Sensitivity } from './noise-mechanism.ts';
import type { PublicSegments } from './public-segments.ts';

/** The rows to count: at most `most` of any one subject. */
export interface Contributions {
  readonly segments: PublicSegments;
  readonly subject: Int32Array;
  /** 1 where a row counts. */
  readonly kept: Uint8Array;
  readonly most: number;
}

/** A part of the budget: how much of the ledger's currency, for what, and the randomness it buys. */
export interface Budget {
  readonly ledger: PrivacyLedger;
  readonly purpose: string;
  readonly amount: number;
  readonly draws: (attribute: string) => Draws;
}

/** A published number with an interval that holds the number without noise with probability 0.95 or more; null where none is known. */
export interface NoisyNumber {
  readonly value: number;
  readonly interval: readonly [number, number] | null;
}

/** Chance that an interval misses. */
const MISS = 0.05;

/** Rows in each cell of each segment, `cells` per segment; a row whose cell is -1 is in none. Never below 0. */
export function noisyCounts(rows: Contributions, cellOf: (row: number) => number, cells: number, budget: Budget): NoisyNumber[] {
  const totals = countCells(rows, cellOf, cells);
  const noise = buyNoise(budget.ledger, budget.purpose, budget.amount, rowSensitivity(rows.most, 1), budget.draws('count'));
  const half = noise.halfWidth(MISS);
  return Array.from(totals, (total, cell) => notNegative(total + noise.draw(cell), half));
}

/** Distinct subjects in each segment. One subject is in at most `most` of them, once in each. Never below 0. */
export function noisySubjects({ segments, subject, kept, most }: Contributions, budget: Budget): NoisyNumber[] {
  const members = Array.from({ length: segments.count }, () => new Set<number>());
  kept.forEach((counts, row) => {
    if (counts === 1 && segments.ofRow[row] !== -1) members[segments.ofRow[row]!]!.add(subject[row]!);
  });
  const touched = BigInt(Math.min(most, segments.count));
  const noise = buyNoise(budget.ledger, budget.purpose, budget.amount, { l1: touched, l2Squared: touched }, budget.draws('subjects'));
  const half = noise.halfWidth(MISS);
  return members.map(({ size }, segment) => notNegative(size + noise.draw(segment), half));
}

/** Sums of clamped numbers, which are measured from 0. */
export function noisySums(rows: Contributions, numbers: BoundedNumbers, budget: Budget): NoisyNumber[] {
  const { totals, noise } = noisySteps(rows, numbers, budget);
  const half = noise.halfWidth(MISS) * numbers.step;
  return Array.from(totals, (total, segment) => {
    const value = (total + noise.draw(segment)) * numbers.step;
    return { value: readable(value, noise.sd * numbers.step), interval: [value - half, value + half] };
  });
}

/**
 * Means of clamped numbers, measured from the middle of their bounds: half of the budget buys the sum of
 * distances from the middle, half the number of rows that have a value; then one is divided by the other and the
 * result clamped. Few rows draw the mean towards the middle. The interval joins two that miss half as often.
 */
export function noisyMeans(rows: Contributions, numbers: BoundedNumbers, budget: Budget): NoisyNumber[] {
  const part = (of: string): Budget => ({ ...budget, purpose: `${budget.purpose}, ${of}`, amount: budget.amount / 2 });
  const { totals, noise } = noisySteps(rows, numbers, part('sum of distances from the middle'));
  const present = countCells(rows, (row) => (Number.isNaN(numbers.steps[row]!) ? -1 : 0), 1);
  const counting = buyNoise(budget.ledger, part('rows with a value').purpose, budget.amount / 2, rowSensitivity(rows.most, 1), budget.draws('count'));
  const [sumHalf, countHalf] = [noise.halfWidth(MISS / 2), counting.halfWidth(MISS / 2)];
  const width = numbers.reach * numbers.step;
  const clamp = (distance: number): number => numbers.origin + Math.min(width, Math.max(-width, distance));
  return Array.from(totals, (total, segment) => {
    const sum = total + noise.draw(segment);
    const count = present[segment]! + counting.draw(segment);
    const over = (top: number, bottom: number): number => (top * numbers.step) / Math.max(1, bottom);
    const ends = [-1, 1].flatMap((up) => [-1, 1].map((down) => over(sum + up * sumHalf, count + down * countHalf)));
    const sd = over(noise.sd, count) + Math.abs(over(sum, count)) * (counting.sd / Math.max(1, count));
    return { value: clamp(readable(numbers.origin + over(sum, count), sd) - numbers.origin), interval: [clamp(Math.min(...ends)), clamp(Math.max(...ends))] };
  });
}

/** The change that one subject's rows make where each row adds 1 to one cell on each of `levels` partitions. */
export function rowSensitivity(most: number, levels: number): Sensitivity {
  return { l1: BigInt(most * levels), l2Squared: BigInt(most) * BigInt(most) * BigInt(levels) };
}

/** Rows by segment and cell, without noise. */
export function countCells({ segments, kept }: Contributions, cellOf: (row: number) => number, cells: number): Float64Array {
  const totals = new Float64Array(segments.count * cells);
  for (let row = 0; row < kept.length; row++) {
    const segment = segments.ofRow[row]!;
    const cell = cellOf(row);
    if (kept[row] === 1 && segment !== -1 && cell !== -1) totals[segment * cells + cell]!++;
  }
  return totals;
}

function noisySteps({ segments, kept, most }: Contributions, { steps, reach }: BoundedNumbers, { ledger, purpose, amount, draws }: Budget) {
  const totals = new Float64Array(segments.count);
  for (let row = 0; row < kept.length; row++) {
    const segment = segments.ofRow[row]!;
    if (kept[row] === 1 && segment !== -1 && !Number.isNaN(steps[row]!)) totals[segment]! += steps[row]!;
  }
  const change = BigInt(most) * BigInt(reach);
  return { totals, noise: buyNoise(ledger, purpose, amount, { l1: change, l2Squared: change * change }, draws('sum')) };
}

function notNegative(value: number, half: number): NoisyNumber {
  return { value: Math.max(0, value), interval: [Math.max(0, value - half), Math.max(0, value + half)] };
}

/** A number without the digits that are noise: kept to a hundredth of its standard deviation, which is no secret. */
function readable(value: number, sd: number): number {
  let digits = 0;
  for (let place = 1; place > sd / 100 && digits < 15; place /= 10) digits++;
  return Number(value.toFixed(digits));
}
