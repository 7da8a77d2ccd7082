import { describe, expect, it } from 'vitest';
import { cellText, codeTexts, makeTable, type CodedColumn, type Column, type Table } from '../../src/columns/column.ts';
import { concatenated } from '../../src/columns/concatenated.ts';
import { makersByName, tablesOf, type TableMaker } from '../../src/columns/table-maker.ts';
import type { TableSchema } from '../../src/schema/table-schema.ts';

const schema: TableSchema = { name: 'pair', columns: [{ name: 'name', type: 'string', attributeClass: 'insensitive' }, { name: 'count', type: 'integer', attributeClass: 'insensitive' }] };
const pair = (names: (string | null)[], counts: number[]): Table => makeTable(schema, new Map<string, Column>([['name', codeTexts(names, names.length)], ['count', { kind: 'number', type: 'integer', values: Int32Array.from(counts) }]]));
const rows = ({ columns, rows: count }: Table): (string | null)[][] => Array.from({ length: count }, (_, row) => [...columns.values()].map((column) => cellText(column, row)));

describe('concatenated', () => {
  it('gives the rows of its parts in order, each text once in the dictionary', () => {
    const whole = concatenated([pair(['a', null], [1, 2]), pair([], []), pair([null, 'b', 'a'], [3, 4, 5])]);
    expect(rows(whole)).toEqual([['a', '1'], [null, '2'], [null, '3'], ['b', '4'], ['a', '5']]);
    const { dictionary } = whole.columns.get('name') as CodedColumn;
    expect(dictionary).toEqual(['a', null, 'b']);
  });

  it('needs a part', () => {
    expect(() => concatenated([])).toThrow(/expected at least one table, got none/);
  });
});

describe('tables of a block', () => {
  it('are made when they are first asked for, once, and know their names', () => {
    const made: string[] = [];
    const maker = (name: string, reads?: string): TableMaker<{ table: (name: string) => Table }> => ({
      schema: { ...schema, name },
      scope: 'block',
      make({ table }) {
        made.push(name);
        return reads === undefined ? pair(['x'], [1]).columns : new Map(table(reads).columns);
      },
    });
    const table: (name: string) => Table = tablesOf(makersByName([maker('a'), maker('b', 'a')]), () => ({ table }));
    expect(rows(table('b'))).toEqual([['x', '1']]);
    table('a');
    expect(made).toEqual(['b', 'a']);
    expect(() => table('c')).toThrow('columns.table: expected one of a, b, got c');
  });
});
