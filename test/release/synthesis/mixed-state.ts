import { codeTexts, makeTable, MISSING_INTEGER, type Column, type Table } from '../../../src/columns/column.ts';
import { keyedDraws } from '../../../src/random/keyed-draws.ts';
import { synthesize } from '../../../src/release/synthesis/synthesize.ts';
import type { ReleaseState, StepOutcome } from '../../../src/release/step.ts';
import type { AttributeClass } from '../../../src/schema/table-schema.ts';
import { cellsOf, releaseState } from '../release-state.ts';

type Cells = readonly (string | null)[] | readonly (number | null)[];

/** A release of text columns (cells are texts) and number columns; null is missing. */
export function mixedState(
  columns: Readonly<Record<string, Cells>>,
  more: { readonly types?: Readonly<Record<string, 'integer' | 'decimal' | 'date' | 'datetime'>>; readonly classes?: Readonly<Record<string, AttributeClass>>; readonly subject?: readonly number[]; readonly seed?: number } = {},
): ReleaseState {
  const { types = {}, classes = {}, seed = 3 } = more;
  const entries = Object.entries(columns);
  const rows = entries[0]![1].length;
  const column = (name: string, cells: Cells): Column => {
    const type = types[name];
    if (type === undefined) return codeTexts(cells as readonly (string | null)[], rows);
    const numbers = cells as readonly (number | null)[];
    return { kind: 'number', type, values: type === 'decimal' ? Float64Array.from(numbers, (cell) => cell ?? Number.NaN) : Int32Array.from(numbers, (cell) => cell ?? MISSING_INTEGER) };
  };
  return {
    ...releaseState({ columns: { row: ['insensitive', Array.from({ length: rows }, (_, row) => String(row))] }, ...(more.subject === undefined ? {} : { subject: more.subject }) }),
    table: makeTable(
      { name: 'customer', columns: entries.map(([name]) => ({ name, type: types[name] ?? 'string', attributeClass: classes[name] ?? 'insensitive' })) },
      new Map(entries.map(([name, cells]) => [name, column(name, cells)])),
    ),
    draws: (attribute) => keyedDraws({ seed, stage: 'release', instance: 0, attribute }),
  };
}

/** The step with its options as a user writes them. */
export function synthesized(state: ReleaseState, options: Readonly<Record<string, unknown>>): StepOutcome {
  return synthesize.run(state, synthesize.options.parse(options));
}

/** Shares of the combinations of values of two columns. */
export function sharesOf(table: Table, first: string, second: string): Map<string, number> {
  const shares = new Map<string, number>();
  const others = cellsOf(table, second);
  cellsOf(table, first).forEach((cell, row) => {
    const both = `${cell}|${others[row]}`;
    shares.set(both, (shares.get(both) ?? 0) + 1 / table.rows);
  });
  return shares;
}

/** Half the L1 distance of two distributions. */
export function totalVariation(p: ReadonlyMap<string, number>, q: ReadonlyMap<string, number>): number {
  return [...new Set([...p.keys(), ...q.keys()])].reduce((sum, key) => sum + Math.abs((p.get(key) ?? 0) - (q.get(key) ?? 0)), 0) / 2;
}

/** Binary columns a → b → c → d, each equal to the one before with this probability. */
export function chain(rows: number, agreement: number): Record<'a' | 'b' | 'c' | 'd', string[]> {
  const draws = keyedDraws({ seed: 11, stage: 'test', instance: 0, attribute: 'chain' });
  const columns = { a: [] as string[], b: [] as string[], c: [] as string[], d: [] as string[] };
  for (let row = 0; row < rows; row++) {
    let bit = draws.below(2, row, 0);
    columns.a.push(`a${bit}`);
    (['b', 'c', 'd'] as const).forEach((name, step) => {
      if (draws.uniform(row, step + 1) >= agreement) bit = 1 - bit;
      columns[name].push(`${name}${bit}`);
    });
  }
  return columns;
}

export const CHAIN_DOMAIN = { a: ['a0', 'a1'], b: ['b0', 'b1'], c: ['c0', 'c1'], d: ['d0', 'd1'] };
