import { asCoded, type CodedColumn, type Column } from '../../columns/column.ts';
import type { LocalRecoding } from '../../columns/disclose.ts';
import { levelTable } from '../../columns/level-table.ts';
import { InputError } from '../../schema/input-error.ts';
import { SUPPRESSED, type Hierarchy } from '../../schema/hierarchy.ts';
import { placedByPath, placedByRange, type Range } from './placed-values.ts';

/**
 * A quasi-identifier as multidimensional recoding sees it: its values in a row, so that any group of them that may
 * be released together is told by its least and its greatest position. Position 0 is a missing value.
 */
export interface CutDimension {
  readonly name: string;
  /** Position of each row's value. */
  readonly positions: Uint32Array;
  /** Positions that a value may have, the missing one included. */
  readonly count: number;
  /** How far apart two positions are, as a share of the column's whole range, in [0, 1]; 0 for one value. */
  width(least: number, greatest: number): number;
  /**
   * Where the column has a hierarchy: the group of each position one level below the lowest group that holds
   * both. Absent: the column is ordered, and any position between two others may be cut at.
   */
  readonly groupsBelow?: (least: number, greatest: number) => Uint32Array;
  /** What values from `least` to `greatest` are released as. */
  label(least: number, greatest: number): string | null;
  /** How the labels given so far are to be read. */
  recoding(): LocalRecoding;
}

/**
 * The dimension of a column: its hierarchy where it holds groups (more than the values and `*`), else an order,
 * of numbers and dates by size, of texts by size where all are numbers, else alphabetical (UTF-16).
 */
export function cutDimension(name: string, column: Column, hierarchy: Hierarchy | undefined): CutDimension {
  if (column.kind === 'coded' && hierarchy !== undefined && hierarchy.levels > 2) return treeDimension(name, column, hierarchy);
  return orderedDimension(name, column);
}

function orderedDimension(name: string, column: Column): CutDimension {
  const coded = asCoded(column);
  const used = usedCodes(coded);
  const numeric = column.type === 'integer' || column.type === 'decimal' || (column.kind === 'coded' && used.every((code) => isNumber(coded.dictionary[code]!)));
  const key = (code: number): number | string => (numeric ? Number(coded.dictionary[code]) : coded.dictionary[code]!);
  const order = used.sort((a, b) => compare(key(a), key(b)) || compare(coded.dictionary[a]!, coded.dictionary[b]!));
  const texts = [null, ...order.map((code) => coded.dictionary[code]!)];
  const sizes = [Number.NaN, ...(column.kind === 'number' ? sizesOf(column.values, coded, order) : order.map((code, rank) => (numeric ? Number(coded.dictionary[code]) : rank)))];
  const whole = sizes.at(-1)! - sizes[1]!;
  const ranges = new Map<string, Range>();
  return {
    name,
    positions: positionsOf(coded, order),
    count: texts.length,
    width: (least, greatest) => (least === greatest ? 0 : least === 0 ? 1 : (sizes[greatest]! - sizes[least]!) / whole),
    label(least, greatest) {
      if (greatest === 0) return null;
      if (least === 0) return SUPPRESSED;
      const [from, to] = [texts[least]!, texts[greatest]!];
      const label = least === greatest ? quoted(from, /^["[]|^\*$/) : `[${quoted(from, /^["[]|, /)}, ${quoted(to, /^["[]|, /)}]`;
      ranges.set(label, [from, to]);
      return label;
    },
    recoding: () => ({ kind: 'local', place: (values) => placedByRange(values, numeric, ranges) }),
  };
}

/** A value that could be taken for a range, its end or `*` is written in quotes. */
function quoted(text: string, ambiguous: RegExp): string {
  return ambiguous.test(text) ? JSON.stringify(text) : text;
}

function treeDimension(name: string, coded: CodedColumn, hierarchy: Hierarchy): CutDimension {
  const table = levelTable(coded, hierarchy);
  const inUse = usedCodes(coded);
  const top = table.levels - 1;
  for (let level = 0; level < top; level++) requireNested(name, inUse, table.codes[level]!, table.codes[level + 1]!);
  const byPath = (a: number, b: number): number => {
    for (let level = top; level > 0; level--) if (table.codes[level]![a] !== table.codes[level]![b]) return table.codes[level]![a]! - table.codes[level]![b]!;
    return compare(coded.dictionary[a]!, coded.dictionary[b]!);
  };
  const order = inUse.sort(byPath);
  const missing = coded.dictionary.indexOf(null);
  const groups = table.codes.map((codes, level) => Uint32Array.of(missing < 0 ? table.labels[level]!.length : codes[missing]!, ...order.map((code) => codes[code]!)));
  const lowest = (least: number, greatest: number): number => {
    let level = 0;
    while (groups[level]![least] !== groups[level]![greatest]) level++;
    return level;
  };
  const levelOf = new Map<string, number>();
  return {
    name,
    positions: positionsOf(coded, order),
    count: order.length + 1,
    width(least, greatest) {
      const level = lowest(least, greatest);
      const leaves = table.leaves[level]![groups[level]![least]!] ?? 1;
      return leaves > 1 ? leaves / table.domain : 0;
    },
    groupsBelow: (least, greatest) => groups[lowest(least, greatest) - 1]!,
    label(least, greatest) {
      const level = lowest(least, greatest);
      const label = table.labels[level]![groups[level]![least]!] ?? null;
      if (label !== null) levelOf.set(label, Math.max(level, levelOf.get(label) ?? 0));
      return label;
    },
    recoding: () => ({ kind: 'local', place: (values) => placedByPath(values, hierarchy, levelOf) }),
  };
}

/** A group is told by its ends only where each level joins whole groups of the one below. */
function requireNested(name: string, used: readonly number[], below: Uint32Array, above: Uint32Array): void {
  const parent = new Map<number, number>();
  for (const code of used) {
    const known = parent.get(below[code]!);
    if (known !== undefined && known !== above[code]) throw new InputError(`mondrian.columns: expected a hierarchy of ${name} in which each level joins whole groups of the one before, got one that splits a group; choose widths that divide each other`);
    parent.set(below[code]!, above[code]!);
  }
}

/** Codes that rows use, without the missing one. */
function usedCodes({ codes, dictionary }: CodedColumn): number[] {
  const seen = new Uint8Array(dictionary.length);
  for (const code of codes) seen[code] = 1;
  return [...dictionary.keys()].filter((code) => seen[code] === 1 && dictionary[code] !== null);
}

function positionsOf({ codes, dictionary }: CodedColumn, order: readonly number[]): Uint32Array {
  const position = new Uint32Array(dictionary.length);
  order.forEach((code, rank) => (position[code] = rank + 1));
  return codes.map((code) => position[code]!);
}

/** The number behind each code, in the order of the codes given. */
function sizesOf(values: Int32Array | Float64Array, { codes, dictionary }: CodedColumn, order: readonly number[]): number[] {
  const sizes = new Float64Array(dictionary.length);
  for (let row = 0; row < codes.length; row++) sizes[codes[row]!] = values[row]!;
  return order.map((code) => sizes[code]!);
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

function compare<Key extends number | string>(a: Key, b: Key): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
