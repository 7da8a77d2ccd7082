import type { AlignedColumn } from './aligned-columns.ts';

/** The values of one released column, indexed: how many rows have a value, and which. */
export interface ReleasedValues {
  /** Median of the numbers; NaN for labels. */
  readonly median: number;
  /** Number or label of a row; NaN is a missing number. */
  at(row: number): number;
  /** Rows with the value of this row. */
  rowsWith(row: number): number;
  /** How a row with a value of its own is best described: as greatest, as least, or by the value. */
  extreme(row: number): '=' | '>=' | '<=';
  /** Rows that fulfil a condition, and their number. */
  countOf(value: number, operator: '=' | '>=' | '<='): number;
  rowsFor(value: number, operator: '=' | '>=' | '<='): Uint32Array;
}

/** Sorts a released column once, so that the rows of any condition on it are one run. */
export function releasedValues({ kind, released }: AlignedColumn): ReleasedValues {
  // Missing numbers sort last, as a typed array's own sort puts NaN.
  const key = (row: number): number => (Number.isNaN(released[row]!) ? Infinity : released[row]!);
  const order = Uint32Array.from(released, (_, row) => row).sort((a, b) => key(a) - key(b) || a - b);
  const sorted = Float64Array.from(order, (row) => released[row]!);
  const known = sorted.findIndex((value) => Number.isNaN(value));
  const count = known < 0 ? sorted.length : known;
  const firstAtLeast = (value: number, beyond: boolean): number => {
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < value || (beyond && sorted[middle] === value)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const run = (value: number, operator: '=' | '>=' | '<='): readonly [number, number] => {
    if (Number.isNaN(value)) return [count, sorted.length];
    return [operator === '<=' ? 0 : firstAtLeast(value, false), operator === '>=' ? count : firstAtLeast(value, true)];
  };
  const countOf = (value: number, operator: '=' | '>=' | '<='): number => {
    const [from, to] = run(value, operator);
    return to - from;
  };
  return {
    median: kind === 'label' || count === 0 ? Number.NaN : sorted[(count - 1) >> 1]!,
    at: (row) => released[row]!,
    rowsWith: (row) => countOf(released[row]!, '='),
    extreme: (row) => (kind === 'label' || Number.isNaN(released[row]!) ? '=' : released[row] === sorted[count - 1] ? '>=' : released[row] === sorted[0] ? '<=' : '='),
    countOf,
    rowsFor: (value, operator) => order.subarray(...run(value, operator)),
  };
}
