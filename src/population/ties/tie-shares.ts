import type { Block } from '../block-context.ts';
import type { WorldPlan } from '../world-plan.ts';
import { partnerOf, ROUNDS, tieDistances } from './block-partners.ts';
import { PER_CIRCLE } from './meetings.ts';

/*
 * How a person's ties divide: among co-workers, in circles (groups in which most know each other) and by
 * chance meetings; and how these divide over the rounds in which blocks meet. What a round cannot give is
 * made up for inside the own block at the end, so that everybody reaches the wanted number.
 */

/** Assumed: share of ties from circles, that is school classes, teams, clubs, streets. */
const IN_CIRCLES = 0.6;
/** Assumed: share of ties sought among co-workers; whoever has too few makes up for it in the own block. */
const WITH_COWORKERS = 0.08;
/** The round of the own block, after those with partners. */
export const OWN_ROUND = ROUNDS;

/** Shares of a person's free ties. */
export interface TieShares {
  readonly coworkers: number;
  readonly circles: number;
  /** By round with a partner: chance meetings there, and circles of it (as shares of all circles, the rest in the own block). */
  readonly chance: Float64Array;
  readonly circleRounds: Float64Array;
}

/**
 * Chance meetings with a partner block always join two blocks, circles that two blocks share do so for
 * half their ties. So circles are shared as often as it takes for the ties across blocks to have their share.
 */
export function tieShares(plan: WorldPlan): TieShares {
  const { across, rounds } = tieDistances(plan);
  const chance = Math.min(across, 1 - IN_CIRCLES - WITH_COWORKERS);
  const shared = Math.min(IN_CIRCLES, 2 * (across - chance)) / IN_CIRCLES;
  return { coworkers: WITH_COWORKERS, circles: IN_CIRCLES, chance: rounds.map((share) => share * chance), circleRounds: rounds.map((share) => share * shared) };
}

/** Whole numbers from a total and shares: the parts that borders (sums of shares) cut from it, a uniform deciding the fractions. */
export function partBetween(total: number, from: number, to: number, uniform: number): number {
  return Math.floor(to * total + uniform) - Math.floor(from * total + uniform);
}

/** Memberships in circles, sorted by round, then row: those of round r are `starts[r]` to `starts[r + 1]` - 1. */
export interface Memberships {
  readonly starts: Uint32Array;
  readonly rows: Uint16Array;
  /** Ties that the person seeks in the circle. */
  readonly budgets: Uint8Array;
}

/** Deals each person's ties in circles out to circles of about `PER_CIRCLE`, and each circle to a round. */
export function circleMemberships(block: Block, holders: Uint16Array, free: Uint16Array): Memberships {
  const { plan, firstId, draws } = block;
  const { coworkers, circles, circleRounds } = tieShares(plan);
  const [splits, rounds] = [draws('tie.split'), draws('tie.circle.round')];
  const pairing = draws('tie.partner');
  const open = Array.from(circleRounds, (_, round) => partnerOf(block.block, round, plan.blocks, pairing) >= 0);
  const rowOf: number[] = [];
  const budgetOf: number[] = [];
  const roundOf: number[] = [];
  const starts = new Uint32Array(ROUNDS + 2);
  for (let h = 0; h < holders.length; h++) {
    const row = holders[h]!;
    const total = partBetween(free[row]!, coworkers, coworkers + circles, splits.uniform(firstId + row));
    const count = Math.ceil(total / PER_CIRCLE);
    for (let i = 0; i < count; i++) {
      let at = rounds.uniform(firstId + row, i);
      let round = 0;
      while (round < ROUNDS && at >= circleRounds[round]!) at -= circleRounds[round++]!;
      if (round < ROUNDS && !open[round]) round = OWN_ROUND;
      rowOf.push(row);
      budgetOf.push(Math.floor(((i + 1) * total) / count) - Math.floor((i * total) / count));
      roundOf.push(round);
      starts[round + 1]!++;
    }
  }
  for (let round = 0; round <= ROUNDS; round++) starts[round + 1]! += starts[round]!;
  const next = starts.slice();
  const [rows, budgets] = [new Uint16Array(rowOf.length), new Uint8Array(rowOf.length)];
  for (let i = 0; i < rowOf.length; i++) {
    const at = next[roundOf[i]!]!++;
    rows[at] = rowOf[i]!;
    budgets[at] = budgetOf[i]!;
  }
  return { starts, rows, budgets };
}
