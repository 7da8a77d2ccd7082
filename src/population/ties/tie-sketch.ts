import { MISSING_INTEGER } from '../../columns/column.ts';
import { normalCdf } from '../../random/distributions.ts';
import type { Block } from '../block-context.ts';
import { cachedPerBlock } from './block-cache.ts';
import { householdTies } from './household-ties.ts';
import { circleMemberships, type Memberships } from './tie-shares.ts';
import { thinnedCount } from './thinned-count.ts';

/** What partners need to know of a block's people to draw ties with them: about 24 bytes a person. */
export interface TieSketch {
  readonly block: number;
  readonly firstId: number;
  readonly rows: number;
  /** Rows of those with a profile, ascending. */
  readonly holders: Uint16Array;
  /** Ties that the world materialises, 0 without a profile: each friend that the profile shows is kept with probability `tieShare`. */
  readonly wanted: Uint16Array;
  /** Wanted ties that the household leaves. */
  readonly free: Uint16Array;
  /** Row of the household's first member. */
  readonly household: Uint16Array;
  /** Age in years. */
  readonly age: Uint8Array;
  /** 1 for a woman. */
  readonly woman: Uint8Array;
  /** Percentile of the leaning trait in 256ths, left to right. */
  readonly leaning: Uint8Array;
  /** Index of the subject liked most. */
  readonly subject: Uint8Array;
  /** Day on which the profile was opened; meaningless without one. */
  readonly since: Int32Array;
  /** The circles that the people are in, by the round in which they form. */
  readonly memberships: Memberships;
}

/** Sketches kept: 1,024 blocks of about 95 kB are 4 million people in 97 MB, per worker. */
const SKETCHES = 1024;

/** The sketch of a block, from any block of its world. */
export const tieSketch: (from: Block, block: number) => TieSketch = cachedPerBlock(SKETCHES, sketch);

function sketch(block: Block): TieSketch {
  const { plan, firstId, rows, numbers, draws } = block;
  const [since, followers, home, trait] = [numbers('profileSince'), numbers('followers'), numbers('householdId'), numbers('leaningTrait')];
  const counts = draws('tie.count');
  const wanted = new Uint16Array(rows);
  const holders = new Uint16Array(rows);
  const [household, leaning] = [new Uint16Array(rows), new Uint8Array(rows)];
  let held = 0;
  for (let row = 0; row < rows; row++) {
    household[row] = home[row]! - firstId;
    leaning[row] = Math.min(255, Math.floor(256 * normalCdf(trait[row]!)));
    if (since[row] === MISSING_INTEGER) continue;
    holders[held++] = row;
    wanted[row] = thinnedCount(followers[row]!, plan.tieShare, counts.uniform(firstId + row));
  }
  const free = householdTies(household, wanted, firstId, draws('tie.household'));
  const ownHolders = holders.slice(0, held);
  return {
    block: block.block,
    firstId,
    rows,
    holders: ownHolders,
    wanted,
    free,
    household,
    age: Uint8Array.from(numbers('age')),
    woman: Uint8Array.from(numbers('woman')),
    leaning,
    subject: Uint8Array.from(numbers('subject')),
    since: Int32Array.from(since),
    memberships: circleMemberships(block, ownHolders, free),
  };
}
