import fc from 'fast-check';
import { codeTexts, makeTable, MISSING_INTEGER, type Column, type Table } from '../../../../src/columns/column.ts';

/** A table of text columns, one row per line of cells. */
export function textTable(names: readonly string[], rows: readonly (readonly (string | null)[])[]): Table {
  return tableOf(new Map(names.map((name, at) => [name, codeTexts(rows.map((row) => row[at]!), rows.length)])));
}

export function tableOf(columns: ReadonlyMap<string, Column>): Table {
  return makeTable({ name: 'people', columns: [...columns].map(([name, { type }]) => ({ name, type, attributeClass: 'quasi-identifier' as const })) }, columns);
}

/** Small tables of up to five columns, with missing values and duplicates. */
export const smallTables = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.array(fc.tuple(...Array.from({ length: width }, (_, at) => fc.constantFrom(...[0, 1, 2, 3].slice(0, 2 + (at % 3)), MISSING_INTEGER))), { minLength: 1, maxLength: 14 }).map((rows) => {
    const columns = Array.from({ length: width }, (_, at): [string, Column] => {
      const values = Int32Array.from(rows, (row) => (row as number[])[at]!);
      // Numbers and texts take different ways to codes.
      if (at % 2 === 0) return [`c${at}`, { kind: 'number', type: 'integer', values }];
      return [`c${at}`, codeTexts([...values].map((value) => (value === MISSING_INTEGER ? null : `v${value}`)), rows.length)];
    });
    return tableOf(new Map(columns));
  }),
);

/** Every set of the names, the empty one first. */
export function setsOf(names: readonly string[]): string[][] {
  return Array.from({ length: 1 << names.length }, (_, mask) => names.filter((_name, at) => ((mask >>> at) & 1) === 1));
}
