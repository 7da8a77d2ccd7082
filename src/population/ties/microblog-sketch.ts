import { aliasTable, type AliasTable } from '../../random/alias-table.ts';
import type { Block } from '../block-context.ts';
import { accountsOf } from '../social/account-list.ts';
import { reachOf } from '../social/microblog-reach.ts';
import { PLATFORM } from '../social/platforms.ts';
import { cachedPerBlock } from './block-cache.ts';
import { thinnedCount } from './thinned-count.ts';
import { tieSketch } from './tie-sketch.ts';

/** The microblog accounts of a block, as far as follows depend on them; arrays by user. */
export interface MicroblogSketch {
  /** Rows of the people, ascending. */
  readonly users: Uint16Array;
  /** Accounts followed that the world materialises: each that the account shows is kept with probability `tieShare`. */
  readonly follows: Uint16Array;
  /** Picks a user by popularity; absent where nobody has an account. */
  readonly popular: AliasTable | undefined;
  /** Percentile of the leaning trait in 256ths. */
  readonly leaning: Uint8Array;
  /** Day on which the account was opened. */
  readonly openedOn: Int32Array;
}

/** Sketches kept: 1,024 blocks of about 17 kB, per worker. */
const SKETCHES = 1024;

/** The microblog accounts of a block, from any block of its world. */
export const microblogSketch: (from: Block, block: number) => MicroblogSketch = cachedPerBlock(SKETCHES, sketch);

function sketch(block: Block): MicroblogSketch {
  const { plan, firstId, draws } = block;
  const { size, row, platform, createdOn } = accountsOf(block);
  const { leaning } = tieSketch(block, block.block);
  const reach = reachOf(block);
  const counts = draws('follow.count');
  const own: number[] = [];
  for (let at = 0; at < size; at++) if (platform[at] === PLATFORM.microblog) own.push(at);
  return {
    users: Uint16Array.from(own, (at) => row[at]!),
    follows: Uint16Array.from(own, (at) => thinnedCount(reach.following(at), plan.tieShare, counts.uniform(firstId + row[at]!))),
    popular: own.length === 0 ? undefined : aliasTable(own.map((at) => reach.fame(at))),
    leaning: Uint8Array.from(own, (at) => leaning[row[at]!]!),
    openedOn: Int32Array.from(own, (at) => createdOn[at]!),
  };
}
