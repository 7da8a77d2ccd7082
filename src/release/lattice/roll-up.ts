import type { ClassList, Field } from './class-list.ts';
import { reserve } from './class-list.ts';

/** What a roll-up needs to know of a lattice. */
export interface RollUp {
  readonly fields: readonly Field[];
  /** Words of a class's codes. */
  readonly words: number;
  /** `climbs[column][from][to]` maps a code of one level to that of a higher one. */
  readonly climbs: readonly (readonly (readonly Uint32Array[])[])[];
}

/** Scratch of the roll-up, shared by all nodes of a walk. */
export interface Scratch {
  /** Class in each slot of a hash table. */
  readonly slots: Int32Array;
  /** Where each class went. */
  readonly target: Uint32Array;
}

export function scratchFor(count: number): Scratch {
  return { slots: new Int32Array(slotsFor(count)), target: new Uint32Array(count) };
}

/** A power of two, so that a table is at most half full. */
function slotsFor(count: number): number {
  let size = 16;
  while (size < count * 2) size *= 2;
  return size;
}

/** Lists of at most so many classes lie in a processor's cache as a whole, and are joined in any order. */
export const NEAR = 1 << 16;

/** A column that climbs from a level to a higher one. */
export interface Climb {
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The classes after a column climbs, from those before (roll-up property: LeFevre, DeWitt and Ramakrishnan, Incognito,
 * SIGMOD 2005, §3.1). In a list longer than `NEAR`, classes that agree in all later columns must stand side by side, as
 * they do in the base list and after climbs of this and earlier columns: only those can become equal, so that each such
 * block is joined on its own, in memory that is near.
 */
export function climb(from: ClassList, into: ClassList, { fields, words, climbs }: RollUp, { column, from: level, to }: Climb, scratch: Scratch): void {
  reserve(into, from.count, words, from.population.length > 0);
  rewrite(from, into.words, words, fields[column]!, climbs[column]![level]![to]!);
  const later = new Uint32Array(words);
  if (from.count > NEAR) for (let j = column + 1; j < fields.length; j++) later[fields[j]!.word]! |= fields[j]!.mask << fields[j]!.shift;
  join(from, into, words, later, scratch);
}

/** Joins classes whose codes stand in `into` already and are equal; only those that agree in the bits `later` are compared where these stand side by side. */
export function join(from: ClassList, into: ClassList, words: number, later: Uint32Array, scratch: Scratch): void {
  if (words === 1) joinSingles(from, into, later[0]!, scratch);
  else if (words === 2) joinPairs(from, into, later, scratch);
  else joinTuples(from, into, words, scratch);
  if (from.ofBase.length > 0) {
    if (into.ofBase.length !== from.ofBase.length) into.ofBase = new Uint32Array(from.ofBase.length);
    for (let base = 0; base < from.ofBase.length; base++) into.ofBase[base] = scratch.target[from.ofBase[base]!]!;
  }
}

/** Writes each class's codes after the climb where a list of as many classes would have them. */
function rewrite({ count, words: tuples }: ClassList, into: Uint32Array, words: number, { word, shift, mask }: Field, map: Uint32Array): void {
  if (words > 1) into.set(tuples.subarray(0, count * words));
  const rest = ~(mask << shift);
  for (let at = word; at < count * words; at += words) {
    const old = tuples[at]!;
    into[at] = (old & rest) | (map[(old >>> shift) & mask]! << shift);
  }
}

/** Blocks of so many classes are searched one by one. */
const FEW = 8;

/** Joins classes of one word. A class is written where the first of its members stood, or before. */
function joinSingles(from: ClassList, into: ClassList, later: number, { slots, target }: Scratch): void {
  const { count, rows, population } = from;
  const { words: keys, rows: sums, population: people } = into;
  const tracked = from.ofBase.length > 0;
  const counted = population.length > 0;
  let classes = 0;
  for (let start = 0, end = 0; start < count; start = end) {
    const block = keys[start]! & later;
    end = start + 1;
    while (end < count && (keys[end]! & later) === block) end++;
    const first = classes;
    const few = end - start <= FEW;
    const size = few ? 0 : slotsFor(end - start);
    const spread = Math.clz32(size) + 1;
    if (!few) slots.fill(-1, 0, size);
    for (let i = start; i < end; i++) {
      const key = keys[i]!;
      let own = -1;
      if (few) {
        for (own = classes - 1; own >= first && keys[own] !== key; own--);
        if (own < first) own = -1;
      } else {
        let slot = Math.imul(key, 0x9e3779b1) >>> spread;
        own = slots[slot]!;
        while (own !== -1 && keys[own] !== key) {
          slot = (slot + 1) & (size - 1);
          own = slots[slot]!;
        }
        if (own === -1) slots[slot] = classes;
      }
      if (own === -1) {
        own = classes++;
        keys[own] = key;
        sums[own] = rows[i]!;
        if (counted) people[own] = population[i]!;
      } else {
        sums[own]! += rows[i]!;
        if (counted) people[own]! += population[i]!;
      }
      if (tracked) target[i] = own;
    }
  }
  into.count = classes;
}

/** The same for two words, several times faster than for any number of them. */
function joinPairs(from: ClassList, into: ClassList, later: Uint32Array, { slots, target }: Scratch): void {
  const { count, rows, population } = from;
  const { words: keys, rows: sums, population: people } = into;
  const tracked = from.ofBase.length > 0;
  const counted = population.length > 0;
  const [laterHigh, laterLow] = [later[0]!, later[1]!];
  let classes = 0;
  for (let start = 0, end = 0; start < count; start = end) {
    const high = keys[2 * start]! & laterHigh;
    const low = keys[2 * start + 1]! & laterLow;
    end = start + 1;
    while (end < count && (keys[2 * end]! & laterHigh) === high && (keys[2 * end + 1]! & laterLow) === low) end++;
    const first = classes;
    const few = end - start <= FEW;
    const size = few ? 0 : slotsFor(end - start);
    const spread = Math.clz32(size) + 1;
    if (!few) slots.fill(-1, 0, size);
    for (let i = start; i < end; i++) {
      const high = keys[2 * i]!;
      const low = keys[2 * i + 1]!;
      let own = -1;
      if (few) {
        for (own = classes - 1; own >= first && (keys[2 * own] !== high || keys[2 * own + 1] !== low); own--);
        if (own < first) own = -1;
      } else {
        const mixed = Math.imul(high, 0x9e3779b1) ^ low;
        let slot = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> spread;
        own = slots[slot]!;
        while (own !== -1 && (keys[2 * own] !== high || keys[2 * own + 1] !== low)) {
          slot = (slot + 1) & (size - 1);
          own = slots[slot]!;
        }
        if (own === -1) slots[slot] = classes;
      }
      if (own === -1) {
        own = classes++;
        keys[2 * own] = high;
        keys[2 * own + 1] = low;
        sums[own] = rows[i]!;
        if (counted) people[own] = population[i]!;
      } else {
        sums[own]! += rows[i]!;
        if (counted) people[own]! += population[i]!;
      }
      if (tracked) target[i] = own;
    }
  }
  into.count = classes;
}

function joinTuples(from: ClassList, into: ClassList, words: number, { slots, target }: Scratch): void {
  const { count, rows, population } = from;
  const { words: keys, rows: sums, population: people } = into;
  const tracked = from.ofBase.length > 0;
  const counted = population.length > 0;
  const size = slotsFor(count);
  const spread = Math.clz32(size) + 1;
  slots.fill(-1, 0, size);
  let classes = 0;
  for (let i = 0; i < count; i++) {
    // The tuple is written where a new class would stand and stays there if it is one.
    const start = classes * words;
    let hash = 0;
    for (let w = 0; w < words; w++) {
      const key = keys[i * words + w]!;
      keys[start + w] = key;
      hash = Math.imul(hash ^ key, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    let slot = Math.imul(hash, 0x85ebca6b) >>> spread;
    let own = slots[slot]!;
    while (own !== -1 && !sameTuple(keys, own * words, start, words)) {
      slot = (slot + 1) & (size - 1);
      own = slots[slot]!;
    }
    if (own === -1) {
      own = classes++;
      slots[slot] = own;
      sums[own] = rows[i]!;
      if (counted) people[own] = population[i]!;
    } else {
      sums[own]! += rows[i]!;
      if (counted) people[own]! += population[i]!;
    }
    if (tracked) target[i] = own;
  }
  into.count = classes;
}

function sameTuple(tuples: Uint32Array, a: number, b: number, words: number): boolean {
  for (let w = 0; w < words; w++) if (tuples[a + w] !== tuples[b + w]) return false;
  return true;
}
