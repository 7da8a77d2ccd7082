import { sqrt } from '../../stats/elementary.ts';
import { columnOf, MISSING_INTEGER, type Column, type NumberColumn, type Table } from '../../columns/column.ts';
import { InputError } from '../../schema/input-error.ts';
import type { ReleaseState } from '../step.ts';

/** The numbers of a release's column, for a step that perturbs numbers; NaN is missing. */
export function numbersOf(state: ReleaseState, name: string, option: string): Float64Array {
  const column = perturbable(state, name, option);
  if (column.kind !== 'number') throw new InputError(`${option}: expected a column of numbers or dates, got ${name}, which holds text; choose another column, or generalize it`);
  return Float64Array.from(column.values, (value) => (value === MISSING_INTEGER && column.values instanceof Int32Array ? Number.NaN : value));
}

/** A column of the release that no earlier step has made coarser or replaced. */
export function perturbable(state: ReleaseState, name: string, option: string): Column {
  if (!state.table.columns.has(name)) throw new InputError(`${option}: expected a column of the release (${[...state.table.columns.keys()].join(', ')}), got ${name}`);
  if (state.recodings.has(name) || state.pseudonymized.has(name)) throw new InputError(`${option}: expected ${name} as collected, got one that an earlier step generalized or pseudonymized; perturb it first, or leave that step out`);
  return columnOf(state.table, name);
}

/** The state with other numbers in a column; whole numbers and dates are rounded to whole ones. */
export function withNumbers(state: ReleaseState, name: string, numbers: Float64Array): ReleaseState {
  const { type } = columnOf(state.table, name) as NumberColumn;
  const values = type === 'decimal' ? numbers : Int32Array.from(numbers, (number) => (Number.isNaN(number) ? MISSING_INTEGER : Math.round(number)));
  return withColumn(state, name, { kind: 'number', type, values });
}

export function withColumn(state: ReleaseState, name: string, column: Column): ReleaseState {
  const table: Table = { ...state.table, columns: new Map(state.table.columns).set(name, column) };
  return { ...state, table };
}

/** Mean and standard deviation (divisor n - 1) of the numbers that are there; no spread below two of them. */
export function moments(numbers: Float64Array): { readonly count: number; readonly mean: number; readonly sd: number } {
  let [count, mean, squares] = [0, 0, 0];
  for (const number of numbers) {
    if (Number.isNaN(number)) continue;
    count++;
    const step = number - mean;
    mean += step / count;
    squares += step * (number - mean);
  }
  return { count, mean, sd: count < 2 ? 0 : sqrt(squares / (count - 1)) };
}
