import { makeTable, MISSING_INTEGER, type Column } from '../../../src/columns/column.ts';
import { keyedDraws } from '../../../src/random/keyed-draws.ts';
import type { ReleaseState } from '../../../src/release/step.ts';
import { cellsOf, releaseState } from '../release-state.ts';

/** A release of number columns, cell by cell; null is missing. */
export function numberState(columns: Readonly<Record<string, readonly (number | null)[]>>, more: { readonly type?: 'integer' | 'decimal' | 'date'; readonly subject?: readonly number[]; readonly seed?: number } = {}): ReleaseState {
  const { type = 'decimal', seed = 3 } = more;
  const entries = Object.entries(columns);
  const rows = entries[0]![1].length;
  const column = (cells: readonly (number | null)[]): Column => ({ kind: 'number', type, values: type === 'decimal' ? Float64Array.from(cells, (cell) => cell ?? Number.NaN) : Int32Array.from(cells, (cell) => cell ?? MISSING_INTEGER) });
  return {
    ...releaseState({ columns: { row: ['insensitive', Array.from({ length: rows }, (_, row) => String(row))] }, ...(more.subject === undefined ? {} : { subject: more.subject }) }),
    table: makeTable({ name: 'customer', columns: entries.map(([name]) => ({ name, type, attributeClass: 'insensitive' })) }, new Map(entries.map(([name, cells]) => [name, column(cells)]))),
    draws: (attribute) => keyedDraws({ seed, stage: 'release', instance: 0, attribute }),
  };
}

export function numbersIn(state: ReleaseState, name: string): (number | null)[] {
  return cellsOf(state.table, name).map((cell) => (cell === null ? null : Number(cell)));
}
