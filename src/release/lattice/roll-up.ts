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

/**
 * The classes after one column climbs from a level to a higher one, from those before (roll-up property: LeFevre,
 * DeWitt and Ramakrishnan, Incognito, SIGMOD 2005, §3.1).
 */
export function climb(from: ClassList, into: ClassList, { fields, words, climbs }: RollUp, column: number, level: number, to: number, scratch: Scratch): void {
  const map = climbs[column]![level]![to]!;
  reserve(into, from.count, words, from.population.length > 0);
  if (words === 1) joinSingles(from, into, fields[column]!, map, scratch);
  else joinTuples(from, into, fields[column]!, map, words, scratch);
  if (from.ofBase.length > 0) {
    if (into.ofBase.length !== from.ofBase.length) into.ofBase = new Uint32Array(from.ofBase.length);
    for (let base = 0; base < from.ofBase.length; base++) into.ofBase[base] = scratch.target[from.ofBase[base]!]!;
  }
}

/** Joins classes of one word that the climb makes equal. */
function joinSingles(from: ClassList, into: ClassList, { shift, mask }: Field, map: Uint32Array, { slots, target }: Scratch): void {
  const { count, words: keys, rows, population } = from;
  const { words: joined, rows: sums, population: people } = into;
  const tracked = from.ofBase.length > 0;
  const counted = population.length > 0;
  const size = slotsFor(count);
  const spread = Math.clz32(size) + 1;
  slots.fill(-1, 0, size);
  const rest = ~(mask << shift);
  let classes = 0;
  for (let i = 0; i < count; i++) {
    const old = keys[i]!;
    const key = ((old & rest) | (map[(old >>> shift) & mask]! << shift)) >>> 0;
    let slot = Math.imul(key, 0x9e3779b1) >>> spread;
    let own = slots[slot]!;
    while (own !== -1 && joined[own] !== key) {
      slot = (slot + 1) & (size - 1);
      own = slots[slot]!;
    }
    if (own === -1) {
      own = classes++;
      slots[slot] = own;
      joined[own] = key;
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

function joinTuples(from: ClassList, into: ClassList, { word, shift, mask }: Field, map: Uint32Array, words: number, { slots, target }: Scratch): void {
  const { count, words: keys, rows, population } = from;
  const { words: joined, rows: sums, population: people } = into;
  const tracked = from.ofBase.length > 0;
  const counted = population.length > 0;
  const size = slotsFor(count);
  const spread = Math.clz32(size) + 1;
  slots.fill(-1, 0, size);
  const rest = ~(mask << shift);
  let classes = 0;
  for (let i = 0; i < count; i++) {
    // The tuple is written where a new class would stand and stays there if it is one.
    const start = classes * words;
    let hash = 0;
    for (let w = 0; w < words; w++) {
      const old = keys[i * words + w]!;
      const key = w === word ? (old & rest) | (map[(old >>> shift) & mask]! << shift) : old;
      joined[start + w] = key;
      hash = Math.imul(hash ^ key, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    let slot = Math.imul(hash, 0x85ebca6b) >>> spread;
    let own = slots[slot]!;
    while (own !== -1 && !sameTuple(joined, own * words, start, words)) {
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
