import type { AlignedColumn } from './aligned-columns.ts';

/** The values of one released column, sorted: how many rows fulfil a condition, and which. */
export interface ReleasedValues {
  /** Lower median of the numbers; NaN for labels. */
  readonly median: number;
  /** Number or label of a row; NaN is a missing number. */
  at(row: number): number;
  /** The value at a place of the sorted column, the same for any order of the rows. */
  inOrder(place: number): number;
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
  // A typed array's own sort puts NaN, the missing numbers, last.
  const sorted = Float64Array.from(released).sort();
  const firstMissing = sorted.findIndex((value) => Number.isNaN(value));
  const count = firstMissing < 0 ? sorted.length : firstMissing;
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
  const rows = new Uint32Array(released.length);
  const placed = new Uint32Array(released.length);
  for (let row = 0; row < released.length; row++) {
    const from = Number.isNaN(released[row]!) ? count : firstAtLeast(released[row]!, false);
    rows[from + placed[from]!++] = row;
  }
  return {
    median: kind === 'label' || count === 0 ? Number.NaN : sorted[(count - 1) >> 1]!,
    at: (row) => released[row]!,
    inOrder: (place) => sorted[place]!,
    rowsWith: (row) => countOf(released[row]!, '='),
    extreme: (row) => (kind === 'label' || Number.isNaN(released[row]!) ? '=' : released[row] === sorted[count - 1] ? '>=' : released[row] === sorted[0] ? '<=' : '='),
    countOf,
    rowsFor: (value, operator) => rows.subarray(...run(value, operator)),
  };
}
