import { describe, expect, it } from 'vitest';
import { codeTexts, type Column } from '../../src/columns/column.ts';
import { hierarchiesFor } from '../../src/release/default-hierarchies.ts';
import type { ColumnSchema } from '../../src/schema/table-schema.ts';

const names = (column: Column, attributeClass: ColumnSchema['attributeClass'] = 'quasi-identifier'): readonly string[] | undefined =>
  hierarchiesFor({ name: 't', columns: [{ name: 'x', type: column.type, attributeClass }] }, new Map([['x', column]]), {}).get('x')?.names;
const texts = (...values: (string | null)[]): Column => codeTexts(values, values.length);

describe('hierarchiesFor', () => {
  it('goes by what the column holds', () => {
    expect(names({ kind: 'number', type: 'date', values: Int32Array.of(1) })).toEqual(['day', 'month', 'quarter', 'year', '5-years', '10-years', '20-years', '*']);
    expect(names({ kind: 'number', type: 'integer', values: Int32Array.of(7, 3400) })).toEqual(['value', 'width 10', 'width 100', 'width 1000', '*']);
    expect(names(texts('10115', null, '20095'))).toEqual(['value', 'first 4', 'first 3', 'first 2', 'first 1', '*']);
    expect(names(texts('F', 'M'))).toEqual(['value', '*']);
    expect(names(texts('10115', '999'))).toEqual(['value', '*']);
  });

  it('gives only quasi-identifiers one, unless the scenario brings its own', () => {
    expect(names(texts('a'), 'sensitive')).toBeUndefined();
    const own = hierarchiesFor({ name: 't', columns: [{ name: 'x', type: 'string', attributeClass: 'sensitive' }] }, new Map([['x', texts('a')]]), { x: { kind: 'tree', parents: { ab: ['a', 'b'] } } });
    expect(own.get('x')!.generalize('a', 1)).toBe('ab');
  });
});
