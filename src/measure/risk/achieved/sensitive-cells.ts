import { asCoded, type Column } from '../../../columns/column.ts';
import { countDistinct, NO_CLASS, type EquivalenceClasses } from '../../../columns/equivalence-classes.ts';
import { groupKeys } from '../../../columns/key-groups.ts';
import { valueOrder } from '../../../release/models/value-order.ts';
import type { LogicalType } from '../../../schema/table-schema.ts';

/** Rows with a sensitive value and whom each is about; without a subject every row is a member of its own. */
export interface SensitiveRows {
  readonly column: Column;
  readonly subject?: Column;
}

/**
 * How often each class holds each value of a sensitive column, as a list of those that it holds: what all models of
 * one column need, at any number of classes and values. By subject, a member counts once for each value and class.
 */
export interface SensitiveCells {
  /** Cells of class c are `starts[c] … starts[c + 1] − 1`, by rank where values have one. */
  readonly starts: Uint32Array;
  /** Value of each cell: an index into `values`. */
  readonly value: Uint32Array;
  readonly count: Uint32Array;
  /** The values of the table and, after them, those of the yardstick alone; a missing value is one of them. */
  readonly values: readonly (string | null)[];
  /** Share of each value in the yardstick. */
  readonly expected: Float64Array;
  /** Place of each value among those of the yardstick, NO_RANK where it has none; absent where values have no order. */
  readonly rank?: Uint32Array;
  /** Members of each class. */
  readonly members: Uint32Array;
}

export const NO_RANK = 0xffffffff;

/** What classes are compared with: other rows than their own, and a stated order of values, from least to greatest. */
export interface Comparison {
  readonly yardstick?: SensitiveRows;
  readonly order?: readonly string[];
}

/** Counts the classes of a table against a yardstick; without one, against the table itself. */
export function sensitiveCells({ ofRow, count: classes, rows, persons }: EquivalenceClasses, { column, subject }: SensitiveRows, { yardstick, order: stated }: Comparison = {}): SensitiveCells {
  const { codes, dictionary } = asCoded(column);
  const values = [...dictionary];
  const pairs = groupKeys({ low: codes, high: ofRow, lowRange: Number.POSITIVE_INFINITY }, true);
  const members = subject === undefined ? pairs.sizes : countDistinct(pairs.ofRow, pairs.count, subject);
  const [classOf, valueOf] = [new Uint32Array(pairs.count), new Uint32Array(pairs.count)];
  for (let row = 0; row < codes.length; row++) {
    classOf[pairs.ofRow[row]!] = ofRow[row]!;
    valueOf[pairs.ofRow[row]!] = codes[row]!;
  }
  const sums = yardstick === undefined ? membersByValue(codes.map((code, row) => (ofRow[row] === NO_CLASS ? NO_CLASS : code)), dictionary.length, subject) : yardstickMembers(values, yardstick);
  const total = sums.reduce((sum, count) => sum + count, 0);
  const type = asCoded(yardstick?.column ?? column).type;
  const rank = ranks(values, sums, type, stated);
  const byRank = rank === undefined ? Uint32Array.from(pairs.sizes.keys()) : Uint32Array.from(pairs.sizes.keys()).sort((a, b) => rank[valueOf[a]!]! - rank[valueOf[b]!]!);
  const order = sortedBy(byRank, classOf, classes);
  const starts = new Uint32Array(classes + 1);
  for (const pair of order) starts[classOf[pair]! + 1]!++;
  for (let c = 0; c < classes; c++) starts[c + 1]! += starts[c]!;
  return {
    starts,
    value: order.map((pair) => valueOf[pair]!),
    count: order.map((pair) => members[pair]!),
    values,
    expected: Float64Array.from(sums, (count) => count / total),
    ...(rank === undefined ? {} : { rank }),
    members: subject === undefined ? rows : (persons ?? countDistinct(ofRow, classes, subject)),
  };
}

function membersByValue(codes: Uint32Array, values: number, subject: Column | undefined): Uint32Array {
  if (subject !== undefined) return countDistinct(codes, values, subject);
  const counts = new Uint32Array(values);
  for (const code of codes) if (code !== NO_CLASS) counts[code]!++;
  return counts;
}

/** Members by value of the yardstick, whose further values are added to the list. */
function yardstickMembers(values: (string | null)[], { column, subject }: SensitiveRows): Uint32Array {
  const { codes, dictionary } = asCoded(column);
  const at = new Map(values.map((value, code) => [value, code]));
  const own = membersByValue(codes, dictionary.length, subject);
  const sums: number[] = values.map(() => 0);
  dictionary.forEach((value, code) => {
    const known = at.get(value);
    if (known !== undefined) sums[known]! += own[code]!;
    else if (own[code]! > 0) sums[values.push(value) - 1] = own[code]!;
  });
  return Uint32Array.from(sums);
}

/** Places of the values that the yardstick has. */
function ranks(values: readonly (string | null)[], sums: Uint32Array, type: LogicalType, stated: readonly string[] | undefined): Uint32Array | undefined {
  const held = [...values.keys()].filter((value) => sums[value]! > 0);
  const order = valueOrder({ type, dictionary: held.map((value) => values[value]!) }, stated);
  if (order === undefined) return undefined;
  const rank = new Uint32Array(values.length).fill(NO_RANK);
  order.forEach((at, place) => (rank[held[at]!] = place));
  return rank;
}

/** The items by their key, keys that are too large left out; equal keys stay in their order. */
function sortedBy(items: Uint32Array, keyOf: Uint32Array, keys: number): Uint32Array {
  const next = new Uint32Array(keys + 1);
  for (const item of items) if (keyOf[item]! < keys) next[keyOf[item]! + 1]!++;
  for (let key = 0; key < keys; key++) next[key + 1]! += next[key]!;
  const sorted = new Uint32Array(next[keys]!);
  for (const item of items) if (keyOf[item]! < keys) sorted[next[keyOf[item]!]!++] = item;
  return sorted;
}
