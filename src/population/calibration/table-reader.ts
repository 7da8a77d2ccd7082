import type { CodedColumn } from '../../columns/column.ts';

/** What each code of a column means to a tally: `of` is asked once per dictionary entry. */
export function codeMeanings(column: CodedColumn, of: (text: string | null) => number): Int32Array {
  return Int32Array.from(column.dictionary, of);
}

/** Row of each id in a column of distinct ids, -1 for an id that is not there. */
export function rowsById(ids: Int32Array | Float64Array): (id: number) => number {
  const rows = new Map<number, number>();
  for (let row = 0; row < ids.length; row++) rows.set(ids[row]!, row);
  return (id) => rows.get(id) ?? -1;
}
