import type { Block } from '../block-context.ts';
import { partnerOf, ROUNDS } from './block-partners.ts';
import { coworkerTies } from './coworker-ties.ts';
import { fillTies } from './fill-ties.ts';
import { householdTies } from './household-ties.ts';
import type { Homophily } from './meeting-order.ts';
import type { Tied } from './meetings.ts';
import { roundTies, rowOf, sideOf } from './round-ties.ts';
import { COWORKER, FAMILY, FRIEND, tieList } from './tie-codes.ts';
import { OWN_ROUND } from './tie-shares.ts';
import { tieSketch, type TieSketch } from './tie-sketch.ts';

/** All ties of a block's people. */
export interface BlockTies {
  /** The blocks that the ties reach, ascending, the own one among them. */
  readonly slots: readonly TieSketch[];
  readonly ownSlot: number;
  /** The ties in the form of `tie-codes.ts`, ascending. */
  readonly codes: Uint32Array;
}

/**
 * The ties of a block's people with each other and with those of its partner blocks, from this block and
 * at most `ROUNDS` others. What two blocks share is a function of these two alone, so that either finds it.
 */
export function blockTies(block: Block): BlockTies {
  const { plan, draws, strength } = block;
  const pairing = draws('tie.partner');
  const partners = Array.from({ length: ROUNDS }, (_, round) => partnerOf(block.block, round, plan.blocks, pairing));
  const numbers = [...new Set([block.block, ...partners.filter((partner) => partner >= 0)])].sort((a, b) => a - b);
  const slots = numbers.map((number) => tieSketch(block, number));
  const ownSlot = numbers.indexOf(block.block);
  const own = slots[ownSlot]!;
  const homophily: Homophily = { age: strength('tie.age'), interest: strength('tie.interest'), leaning: strength('tie.leaning'), sex: strength('tie.sex') };

  const found = tieList();
  // Flatmates are each a unit of their own; those of one unit are family wherever they meet.
  const units = block.numbers('ownUnit');
  const within = (kind: number): Tied => (row, other) => found.add(Math.min(row, other), ownSlot, Math.max(row, other), units[row] === units[other] ? FAMILY : kind);
  const friends = within(FRIEND);
  householdTies(own.household, own.wanted, own.firstId, draws('tie.household'), friends);
  coworkerTies(block, own, within(COWORKER));
  const ownPool = { block, sides: [own], homophily };
  roundTies(ownPool, OWN_ROUND, (one, other) => friends(rowOf(one), rowOf(other)));
  partners.forEach((partner, round) => {
    if (partner < 0) return;
    const slot = numbers.indexOf(partner);
    const sides = slot < ownSlot ? [slots[slot]!, own] : [own, slots[slot]!];
    const ownSide = sides.indexOf(own);
    roundTies({ ...ownPool, sides }, round, (one, other) => {
      const [oneOwn, otherOwn] = [sideOf(one) === ownSide, sideOf(other) === ownSide];
      // Ties inside the partner block are its own business.
      if (oneOwn && otherOwn) friends(rowOf(one), rowOf(other));
      else if (oneOwn) found.add(rowOf(one), slot, rowOf(other), FRIEND);
      else if (otherOwn) found.add(rowOf(other), slot, rowOf(one), FRIEND);
    });
  });
  fillTies(block, own, ownSlot, found.distinct(), homophily, friends);
  return { slots, ownSlot, codes: found.distinct() };
}
