import { orderOf } from './radix-order.ts';

/*
 * A tie of a block's person as one number: row (12 bits), slot of the other's block (4 bits), the other's
 * row (12 bits), kind (2 bits). Ascending numbers are ascending ids, because slots ascend by block. A tie
 * inside the block stands once, at its lower row.
 */

const ROW_SHIFT = 18;
const SLOT_SHIFT = 14;
const OTHER_SHIFT = 2;
const ROW_MASK = 0xfff;

/** Kinds of ties by number; of two reasons for one tie the earlier counts. */
export const TIE_KINDS: readonly string[] = ['family', 'coworker', 'friend'];
export const FAMILY = 0;
export const COWORKER = 1;
export const FRIEND = 2;

function tieCode(row: number, slot: number, other: number, kind: number): number {
  return (row << ROW_SHIFT) | (slot << SLOT_SHIFT) | (other << OTHER_SHIFT) | kind;
}

export const rowOfTie = (code: number): number => code >>> ROW_SHIFT;
export const slotOfTie = (code: number): number => (code >>> SLOT_SHIFT) & 0xf;
export const otherOfTie = (code: number): number => (code >>> OTHER_SHIFT) & ROW_MASK;
export const kindOfTie = (code: number): number => code & 3;

/** A growing list of ties. */
export interface TieList {
  add(row: number, slot: number, other: number, kind: number): void;
  /** The ties so far, ascending, of one pair only the first kind; the list keeps these. */
  distinct(): Uint32Array;
}

/** An empty list. */
export function tieList(): TieList {
  let codes = new Uint32Array(1 << 17);
  let length = 0;
  return {
    add(row, slot, other, kind) {
      if (length === codes.length) {
        const longer = new Uint32Array(2 * length);
        longer.set(codes);
        codes = longer;
      }
      codes[length++] = tieCode(row, slot, other, kind);
    },
    distinct() {
      const order = orderOf(codes, length);
      const sorted = new Uint32Array(length);
      let kept = 0;
      for (let i = 0; i < order.length; i++) {
        const code = codes[order[i]!]!;
        if (kept === 0 || sorted[kept - 1]! >>> OTHER_SHIFT !== code >>> OTHER_SHIFT) sorted[kept++] = code;
      }
      codes.set(sorted.subarray(0, kept));
      length = kept;
      return sorted.slice(0, kept);
    },
  };
}
