import type { CodedColumn } from '../../columns/column.ts';
import type { ClassList } from './class-list.ts';
import type { Lattice } from './lattice.ts';

/** A column's values in the base classes, as a list of (base class, value, rows). */
export interface BaseCells {
  /** Size of the column's dictionary. */
  readonly values: number;
  readonly base: Uint32Array;
  readonly value: Uint32Array;
  readonly rows: Uint32Array;
  readonly codes: Uint32Array;
}

export function baseCells({ baseOfRow, rows }: Lattice, { codes, dictionary }: CodedColumn): BaseCells {
  const cells = new Float64Array(rows);
  for (let row = 0; row < rows; row++) cells[row] = baseOfRow[row]! * dictionary.length + codes[row]!;
  cells.sort();
  const base: number[] = [];
  const value: number[] = [];
  const counts: number[] = [];
  cells.forEach((cell, i) => {
    if (i === 0 || cell !== cells[i - 1]) {
      base.push(Math.floor(cell / dictionary.length));
      value.push(cell % dictionary.length);
      counts.push(0);
    }
    counts[counts.length - 1]!++;
  });
  return { values: dictionary.length, base: Uint32Array.from(base), value: Uint32Array.from(value), rows: Uint32Array.from(counts), codes };
}

/** Members by class and value; a subject's second row with the same value in the same class does not count again. */
export function classCounts({ values, base, value, rows, codes }: BaseCells, { count, ofBase }: ClassList, { repeats, baseOfRow }: Lattice): Uint32Array {
  const matrix = new Uint32Array(count * values);
  for (let i = 0; i < base.length; i++) matrix[ofBase[base[i]!]! * values + value[i]!]! += rows[i]!;
  if (repeats === undefined) return matrix;
  const cellOf = (i: number): number => ofBase[baseOfRow[repeats.rows[i]!]!]! * values + codes[repeats.rows[i]!]!;
  for (let s = 0; s + 1 < repeats.starts.length; s++) {
    for (let i = repeats.starts[s]! + 1; i < repeats.starts[s + 1]!; i++) {
      const own = cellOf(i);
      for (let before = repeats.starts[s]!; before < i; before++) {
        if (cellOf(before) !== own) continue;
        matrix[own]!--;
        break;
      }
    }
  }
  return matrix;
}

/** The largest count of one class. */
export function mostFrequent(matrix: Uint32Array, from: number, values: number): number {
  let largest = 0;
  for (let at = from; at < from + values; at++) if (matrix[at]! > largest) largest = matrix[at]!;
  return largest;
}
