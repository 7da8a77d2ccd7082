import type { Block } from '../block-context.ts';
import { meetingKey, OCCASION_SHIFT, type Homophily } from './meeting-order.ts';
import { circleSize, tieByChance, tieCircles, type Tied } from './meetings.ts';
import { orderOf } from './radix-order.ts';
import { partBetween, tieShares } from './tie-shares.ts';
import type { TieSketch } from './tie-sketch.ts';

/** One or two blocks whose people meet, ascending; within them people are numbered side * 4096 + row. */
export interface Pool {
  /** Any block of the world: only what is the same for all is read. */
  readonly block: Pick<Block, 'plan' | 'draws'>;
  readonly sides: readonly TieSketch[];
  readonly homophily: Homophily;
}

const SIDE_SHIFT = 12;
export const sideOf = (person: number): number => person >>> SIDE_SHIFT;
export const rowOf = (person: number): number => person & ((1 << SIDE_SHIFT) - 1);
const personOf = (side: number, row: number): number => (side << SIDE_SHIFT) | row;

/** The ties of one round: those of the circles that form in it and, of two blocks, chance meetings between them. */
export function roundTies(pool: Pool, round: number, tied: Tied): void {
  circlesOf(pool, round, tied);
  if (pool.sides.length === 2) chanceMeetings(pool, round, tied);
}

function circlesOf({ block: { draws }, sides, homophily }: Pool, round: number, tied: Tied): void {
  const length = sides.reduce((sum, { memberships: { starts } }) => sum + starts[round + 1]! - starts[round]!, 0);
  const [people, keys, budgets] = [new Uint16Array(length), new Uint32Array(length), new Uint8Array(length)];
  const [places, sizes, pairs] = [draws('tie.circle'), draws('tie.circle.size'), draws('tie.circle.pair')];
  let at = 0;
  sides.forEach((sketch, side) => {
    const { starts, rows, budgets: sought } = sketch.memberships;
    for (let i = starts[round]!, nth = 0; i < starts[round + 1]!; i++) {
      const row = rows[i]!;
      nth = i > starts[round]! && rows[i - 1] === row ? nth + 1 : 0;
      people[at] = personOf(side, row);
      budgets[at] = sought[i]!;
      keys[at++] = meetingKey(sketch, row, places.uniform(sketch.firstId + row, round, nth), homophily, sides.length === 1);
    }
  });
  const lowest = sides[0]!.block;
  tieCircles({ people, keys }, orderOf(keys, length), budgets, {
    borderShift: OCCASION_SHIFT,
    sizeOf: (circle) => circleSize(sizes, lowest, round, circle),
    met: (one, other) => pairs.uniform(sides[sideOf(one)]!.firstId + rowOf(one), sides[sideOf(other)]!.firstId + rowOf(other), round),
  }, tied);
}

function chanceMeetings({ block: { plan, draws }, sides, homophily }: Pool, round: number, tied: Tied): void {
  const { coworkers, circles, chance } = tieShares(plan);
  let from = coworkers + circles;
  for (let before = 0; before < round; before++) from += chance[before]!;
  const to = from + chance[round]!;
  const [splits, places] = [draws('tie.split'), draws('tie.chance')];
  let most = 0;
  for (const { holders, free } of sides) for (let i = 0; i < holders.length; i++) most += Math.ceil(free[holders[i]!]! * (to - from)) + 1;
  const [people, keys] = [new Uint16Array(most), new Uint32Array(most)];
  let length = 0;
  sides.forEach((sketch, side) => {
    const { holders, free, firstId } = sketch;
    for (let i = 0; i < holders.length; i++) {
      const row = holders[i]!;
      const count = partBetween(free[row]!, from, to, splits.uniform(firstId + row));
      for (let nth = 0; nth < count; nth++) {
        people[length] = personOf(side, row);
        keys[length++] = meetingKey(sketch, row, places.uniform(firstId + row, round, nth), homophily, false);
      }
    }
  });
  tieByChance({ people, keys }, orderOf(keys, length), (one, other) => sideOf(one) !== sideOf(other), tied);
}
