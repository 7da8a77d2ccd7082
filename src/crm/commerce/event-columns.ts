import { codeTexts, type CodedColumn, type NumberColumn } from '../../columns/column.ts';
import { growableIntegers, type GrowableIntegers } from '../../columns/growable-integers.ts';
import type { LogicalType } from '../../schema/table-schema.ts';

/*
 * Columns of events. Each copies what it is given: a worker moves a table's arrays away, while the events
 * themselves are read again by the tables that hang on them.
 */

/** Whole numbers. */
export function integerColumn(values: Int32Array | Float64Array): NumberColumn {
  return { kind: 'number', type: 'integer', values: values.slice() };
}

/** Minutes since 1970-01-01T00:00. */
export function momentColumn(values: Int32Array): NumberColumn {
  return { kind: 'number', type: 'datetime', values: values.slice() };
}

/** Days since 1970-01-01. */
export function dayColumn(values: Int32Array): NumberColumn {
  return { kind: 'number', type: 'date', values: values.slice() };
}

/** USD from cents. */
export function moneyColumn(cents: Int32Array): NumberColumn {
  return { kind: 'number', type: 'decimal', values: perRow(cents.length, (row) => cents[row]! / 100) };
}

/** Codes against a dictionary of distinct texts. */
export function categoryColumn(codes: ArrayLike<number>, dictionary: readonly (string | null)[], type: LogicalType = 'string'): CodedColumn {
  return { kind: 'coded', type, codes: new Uint32Array(codes), dictionary };
}

/** Texts, one per row. */
export function textColumn(texts: readonly (string | null)[]): CodedColumn {
  return codeTexts(texts, texts.length);
}

const FLAGS = ['false', 'true'];

/** 1 for true, 0 for false. */
export function flagColumn(flags: ArrayLike<number>): CodedColumn {
  return categoryColumn(flags, FLAGS, 'boolean');
}

/** Row numbers in ascending order of their keys; of equal keys the earlier row first. Keys are below 2^31 and rows below 2^22. */
export function ascending(keys: Int32Array): Uint32Array {
  // One double holds key and row, so that the sort needs no comparator; loops, for `from` walks an iterator.
  const packed = new Float64Array(keys.length);
  for (let row = 0; row < keys.length; row++) packed[row] = keys[row]! * 0x400000 + row;
  packed.sort();
  const order = new Uint32Array(keys.length);
  for (let place = 0; place < order.length; place++) order[place] = packed[place]! % 0x400000;
  return order;
}

/** The values in another order of rows. */
function inOrder(values: Int32Array, order: Uint32Array): Int32Array {
  const moved = new Int32Array(order.length);
  for (let place = 0; place < order.length; place++) moved[place] = values[order[place]!]!;
  return moved;
}

/** Columns that were written row by row, of these names. */
export function eventRows<Name extends string>(...names: readonly Name[]): Record<Name, GrowableIntegers> {
  return Object.fromEntries(names.map((name) => [name, growableIntegers()])) as Record<Name, GrowableIntegers>;
}

/** What was written, in ascending order of the column `by`; of equal keys what was written first. */
export function sortedRows<Name extends string>(rows: Record<Name, GrowableIntegers>, by: NoInfer<Name>): Record<Name, Int32Array> {
  const order = ascending(rows[by].values());
  return Object.fromEntries(Object.entries<GrowableIntegers>(rows).map(([name, column]) => [name, inOrder(column.values(), order)])) as Record<Name, Int32Array>;
}

/** One number per row. */
export function perRow(rows: number, valueAt: (row: number) => number): Float64Array {
  const values = new Float64Array(rows);
  for (let row = 0; row < rows; row++) values[row] = valueAt(row);
  return values;
}
