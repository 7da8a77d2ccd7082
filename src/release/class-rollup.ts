import type { CodedColumn } from '../columns/column.ts';
import type { LevelTable } from '../columns/level-table.ts';

/** The classes of one node: tuples of generalized codes with the rows in each. */
export interface Classes {
  readonly count: number;
  readonly codes: Uint32Array;
  readonly rows: Uint32Array;
  /** Class of each row whose subject has several rows. */
  readonly repeated: Uint32Array;
}

/** Rows of subjects that have several. */
export interface Repeats {
  /** Rows whose subject has several, those of one subject side by side. */
  readonly rows: Uint32Array;
  /** First index in `rows` of each subject, and the end. */
  readonly starts: Uint32Array;
}

/** The rows of subjects with more than one; undefined where there is none. */
export function repeatedSubjects(subject: Int32Array | undefined, rows: number): Repeats | undefined {
  if (subject === undefined) return undefined;
  const order = Uint32Array.from({ length: rows }, (_, row) => row).sort((a, b) => subject[a]! - subject[b]! || a - b);
  const kept: number[] = [];
  const starts: number[] = [];
  for (let i = 0; i < rows; ) {
    let end = i + 1;
    while (end < rows && subject[order[end]!] === subject[order[i]!]) end++;
    if (end - i > 1) {
      starts.push(kept.length);
      for (let at = i; at < end; at++) kept.push(order[at]!);
    }
    i = end;
  }
  if (kept.length === 0) return undefined;
  return { rows: Uint32Array.from(kept), starts: Uint32Array.from([...starts, kept.length]) };
}

/** Distinct subjects of each class: rows less the second and later rows of a subject in the class. */
export function subjectsPerClass(classes: Classes, repeats: Repeats): Uint32Array {
  const sizes = classes.rows.slice();
  const { starts } = repeats;
  for (let s = 0; s + 1 < starts.length; s++) {
    for (let i = starts[s]! + 1; i < starts[s + 1]!; i++) {
      const own = classes.repeated[i]!;
      let seen = false;
      for (let before = starts[s]!; before < i && !seen; before++) seen = classes.repeated[before] === own;
      if (seen) sizes[own]!--;
    }
  }
  return sizes;
}

/** Slots that a roll-up of this many rows needs. */
export function hashSize(rows: number): number {
  let size = 16;
  while (size < rows * 2) size *= 2;
  return size;
}

/** The classes of the most specific node. */
export function groupRows(columns: readonly CodedColumn[], tables: readonly LevelTable[], repeats: Repeats | undefined, slots: Int32Array): Classes {
  const width = columns.length;
  const rows = columns[0]?.codes.length ?? 0;
  const codes = new Uint32Array(rows * width);
  for (let j = 0; j < width; j++) {
    const leaf = tables[j]!.codes[0]!;
    const own = columns[j]!.codes;
    for (let row = 0; row < rows; row++) codes[row * width + j] = leaf[own[row]!]!;
  }
  const merged = merge(codes, undefined, rows, width, slots);
  return { ...merged.classes, repeated: repeats === undefined ? new Uint32Array(0) : repeats.rows.map((row) => merged.target[row]!) };
}

/** The classes after one column is generalized by `map`. */
export function climb(parent: Classes, column: number, map: Uint32Array, width: number, slots: Int32Array): Classes {
  const codes = parent.codes.slice(0, parent.count * width);
  for (let at = column; at < codes.length; at += width) codes[at] = map[codes[at]!]!;
  const merged = merge(codes, parent.rows, parent.count, width, slots);
  return { ...merged.classes, repeated: parent.repeated.map((own) => merged.target[own]!) };
}

/** Joins equal tuples; `target` says where each went. Works in place on `codes`. */
export function merge(codes: Uint32Array, weights: Uint32Array | undefined, count: number, width: number, slots: Int32Array): { classes: Omit<Classes, 'repeated'>; target: Uint32Array } {
  let size = 16;
  while (size < count * 2) size *= 2;
  const mask = size - 1;
  slots.fill(-1, 0, size);
  const rows = new Uint32Array(count);
  const target = new Uint32Array(count);
  let classes = 0;
  for (let i = 0; i < count; i++) {
    const at = i * width;
    let hash = 0x811c9dc5;
    for (let j = 0; j < width; j++) {
      hash = Math.imul(hash ^ codes[at + j]!, 0x85ebca6b);
      hash ^= hash >>> 13;
    }
    let slot = hash & mask;
    let found = -1;
    for (;;) {
      const candidate = slots[slot]!;
      if (candidate === -1) break;
      const other = candidate * width;
      let equal = true;
      for (let j = 0; j < width; j++) {
        if (codes[other + j] !== codes[at + j]) {
          equal = false;
          break;
        }
      }
      if (equal) {
        found = candidate;
        break;
      }
      slot = (slot + 1) & mask;
    }
    if (found === -1) {
      found = classes++;
      slots[slot] = found;
      codes.copyWithin(found * width, at, at + width);
    }
    rows[found]! += weights === undefined ? 1 : weights[i]!;
    target[i] = found;
  }
  return { classes: { count: classes, codes, rows }, target };
}
