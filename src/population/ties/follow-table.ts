import type { TableMaker } from '../../columns/table-maker.ts';
import { FOLLOW } from '../../schema/tie-tables.ts';
import { BLOCK } from '../../schema/world.ts';
import { dates, integers, type Block } from '../block-context.ts';
import { partnerOf, ROUNDS, tieDistances } from './block-partners.ts';
import { orderOf } from './radix-order.ts';
import { microblogSketch, type MicroblogSketch } from './microblog-sketch.ts';
import { tiedOn } from './tie-dates.ts';

/** Assumed: share of follows of people in other blocks, more than of friends because a follow needs no meeting; they fall on the partners as friendships do. */
const ACROSS = 0.75;
/** Percentiles in 256ths: two accounts lean alike within a fifth of the people. */
const ALIKE = 51;
/** Targets tried for one follow, which is dropped if each leans otherwise or is followed already. */
const TRIES = 8;

/** Whom the block's microblog users follow, each by popularity among the users of a block. */
export const followTable: TableMaker<Block> = {
  schema: FOLLOW,
  scope: 'block',
  make(block) {
    const { plan, firstId, draws } = block;
    const own = microblogSketch(block, block.block);
    const { blocks, parts } = followedBlocks(block);
    const [splits, when] = [draws('follow.split'), draws('follow.since')];
    let length = own.follows.reduce((sum, count) => sum + count, 0);
    const [codes, since] = [new Uint32Array(length), new Int32Array(length)];
    length = 0;
    blocks.forEach((number, slot) => {
      const target = microblogSketch(block, number);
      const picks = pickerOf(block, own, target, number);
      own.users.forEach((row, user) => {
        const id = firstId + row;
        const split = splits.uniform(id);
        const count = Math.floor(parts[slot + 1]! * own.follows[user]! + split) - Math.floor(parts[slot]! * own.follows[user]! + split);
        for (let i = 0; i < count; i++) {
          const picked = picks(user, i);
          if (picked < 0) continue;
          const otherRow = target.users[picked]!;
          since[length] = tiedOn(own.openedOn[user]!, target.openedOn[picked]!, plan.asOfDay, when.uniform(id, number * BLOCK + otherRow));
          codes[length++] = ((row << 16) | (slot << 12) | otherRow) >>> 0;
        }
      });
    });
    const order = orderOf(codes, length);
    const [sourceId, targetId, sorted] = [new Int32Array(length), new Int32Array(length), new Int32Array(length)];
    for (let i = 0; i < length; i++) {
      const code = codes[order[i]!]!;
      sourceId[i] = firstId + (code >>> 16);
      targetId[i] = blocks[(code >>> 12) & 0xf]! * BLOCK + (code & 0xfff);
      sorted[i] = since[order[i]!]!;
    }
    return { sourceId: integers(sourceId), targetId: integers(targetId), since: dates(sorted) };
  },
};

/** The blocks that a block's users follow, ascending, and the borders of their shares of the follows. */
function followedBlocks({ block, plan, draws }: Block): { readonly blocks: readonly number[]; readonly parts: Float64Array } {
  const { rounds } = tieDistances(plan);
  const pairing = draws('tie.partner');
  const shares = new Map<number, number>([[block, 1]]);
  for (let round = 0; round < ROUNDS; round++) {
    const partner = partnerOf(block, round, plan.blocks, pairing);
    if (partner < 0) continue;
    shares.set(partner, (shares.get(partner) ?? 0) + ACROSS * rounds[round]!);
    shares.set(block, shares.get(block)! - ACROSS * rounds[round]!);
  }
  const blocks = [...shares.keys()].sort((a, b) => a - b);
  const parts = new Float64Array(blocks.length + 1);
  blocks.forEach((number, i) => (parts[i + 1] = parts[i]! + shares.get(number)!));
  // Sums of shares may miss 1 by rounding, which would lose or add a follow.
  parts[blocks.length] = 1;
  return { blocks, parts };
}

/** For the i-th follow of a user in the target block, taken in order: a user there, no one twice, -1 if none fits. */
function pickerOf({ firstId, draws, strength }: Block, own: MicroblogSketch, target: MicroblogSketch, number: number): (user: number, i: number) => number {
  const { popular } = target;
  if (popular === undefined) return () => -1;
  const [targets, choosy] = [draws('follow.target'), draws('follow.leaning')];
  const byLeaning = strength('follow.leaning');
  /** Who last chose each target. */
  const chosenBy = new Int32Array(target.users.length).fill(-1);
  return (user, i) => {
    const id = firstId + own.users[user]!;
    const alike = choosy.uniform(id, number, i) < byLeaning;
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const picked = popular.pick(targets.uniform(id, number, i * TRIES + attempt));
      if (chosenBy[picked] === user || (target === own && picked === user)) continue;
      if (alike && Math.abs(own.leaning[user]! - target.leaning[picked]!) >= ALIKE) continue;
      chosenBy[picked] = user;
      return picked;
    }
    return -1;
  };
}
