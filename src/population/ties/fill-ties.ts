import type { Block } from '../block-context.ts';
import { meetingKey, type Homophily } from './meeting-order.ts';
import { tieByChance, type Tied } from './meetings.ts';
import { orderOf } from './radix-order.ts';
import { otherOfTie, rowOfTie, slotOfTie } from './tie-codes.ts';
import type { TieSketch } from './tie-sketch.ts';

/** Passes over those who still lack ties; the later find partners for most whom the first left alone. */
const PASSES = 4;

/**
 * Adds ties inside the block for people who have fewer than they want: what circles, absent partners and
 * employers did not give. `codes` are the ties so far, ascending; `tied` gets pairs that are not among them.
 */
export function fillTies({ draws }: Block, own: TieSketch, ownSlot: number, codes: Uint32Array, homophily: Homophily, tied: Tied): void {
  const { rows, holders, wanted, firstId } = own;
  const lacking = Int32Array.from(wanted);
  // One bit per pair of rows.
  const known = new Uint8Array((rows * rows + 7) >>> 3);
  const note = (row: number, other: number): void => {
    const cell = Math.min(row, other) * rows + Math.max(row, other);
    known[cell >>> 3]! |= 1 << (cell & 7);
    lacking[row]!--;
    lacking[other]!--;
  };
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (slotOfTie(code) === ownSlot) note(rowOfTie(code), otherOfTie(code));
    else lacking[rowOfTie(code)]!--;
  }
  const strangers = (row: number, other: number): boolean => {
    const cell = Math.min(row, other) * rows + Math.max(row, other);
    return row !== other && (known[cell >>> 3]! & (1 << (cell & 7))) === 0;
  };
  const places = draws('tie.fill');
  for (let pass = 0; pass < PASSES; pass++) {
    let length = 0;
    for (let i = 0; i < holders.length; i++) length += Math.max(0, lacking[holders[i]!]!);
    const [people, keys] = [new Uint16Array(length), new Uint32Array(length)];
    for (let h = 0, at = 0; h < holders.length; h++) {
      const row = holders[h]!;
      for (let nth = lacking[row]!; nth > 0; nth--) {
        people[at] = row;
        keys[at++] = meetingKey(own, row, places.uniform(firstId + row, pass, nth), homophily, true);
      }
    }
    tieByChance({ people, keys }, orderOf(keys, length), strangers, (row, other) => {
      note(row, other);
      tied(row, other);
    });
  }
}
