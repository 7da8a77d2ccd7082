import type { Block } from '../block-context.ts';
import { orderOf } from './radix-order.ts';
import { tieCircles, type Tied } from './meetings.ts';
import { partBetween, tieShares } from './tie-shares.ts';
import type { TieSketch } from './tie-sketch.ts';

/** Assumed: colleagues who know each other are a team of so many. */
const TEAM = 10;
/** Keys put the employer first, then chance. */
const EMPLOYER_SHIFT = 16;

/** Ties among those of the block who work for the same employer, in teams of `TEAM`. Uses the person column `employer`. */
export function coworkerTies(block: Block, sketch: TieSketch, tied: Tied): void {
  const employer = block.column('employer');
  if (employer.kind !== 'coded') throw new Error('population.ties: expected codes in employer, got numbers');
  const { holders, free, firstId } = sketch;
  const { coworkers } = tieShares(block.plan);
  const [splits, places] = [block.draws('tie.split'), block.draws('tie.team')];
  const people = new Uint16Array(holders.length);
  const keys = new Uint32Array(holders.length);
  const budgets = new Uint8Array(holders.length);
  let at = 0;
  for (let i = 0; i < holders.length; i++) {
    const row = holders[i]!;
    const code = employer.codes[row]!;
    if (employer.dictionary[code] === null) continue;
    const sought = partBetween(free[row]!, 0, coworkers, splits.uniform(firstId + row));
    if (sought === 0) continue;
    people[at] = row;
    budgets[at] = Math.min(255, sought);
    keys[at++] = ((code << EMPLOYER_SHIFT) | (places.uint32(firstId + row) >>> EMPLOYER_SHIFT)) >>> 0;
  }
  const pairs = block.draws('tie.team.pair');
  tieCircles({ people, keys }, orderOf(keys, at), budgets, { borderShift: EMPLOYER_SHIFT, sizeOf: () => TEAM, met: (row, other) => pairs.uniform(firstId + row, firstId + other) }, tied);
}
