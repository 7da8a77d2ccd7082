import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, codeTexts, MISSING_INTEGER, type Column } from '../../src/columns/column.ts';
import { hierarchiesFor, proposedHierarchy } from '../../src/release/default-hierarchies.ts';
import type { HierarchySpec } from '../../src/schema/hierarchy.ts';
import type { ColumnSchema } from '../../src/schema/table-schema.ts';

const schemaOf = (column: Column, attributeClass: ColumnSchema['attributeClass'] = 'quasi-identifier') => ({ name: 't', columns: [{ name: 'x', type: column.type, attributeClass }] });
const names = (column: Column, attributeClass: ColumnSchema['attributeClass'] = 'quasi-identifier'): readonly string[] | undefined => hierarchiesFor(schemaOf(column, attributeClass), new Map([['x', column]]), {}).get('x')?.names;
const own = (column: Column, spec: HierarchySpec) => hierarchiesFor(schemaOf(column), new Map([['x', column]]), { x: spec }).get('x')!;
const texts = (...values: (string | null)[]): Column => codeTexts(values, values.length);
const integers = (...values: number[]): Column => ({ kind: 'number', type: 'integer', values: Int32Array.from(values) });
const decimals = (...values: number[]): Column => ({ kind: 'number', type: 'decimal', values: Float64Array.from(values) });
const widths = (column: Column, name = 'x'): readonly number[] | string => {
  const spec = proposedHierarchy(name, column);
  return spec.kind === 'interval' ? spec.widths : spec.kind;
};

describe('hierarchiesFor', () => {
  it('goes by what the column holds', () => {
    expect(names({ kind: 'number', type: 'date', values: Int32Array.of(1, 2) })).toEqual(['day', 'month', 'quarter', 'year', '5-years', '10-years', '20-years', '*']);
    expect(names({ kind: 'number', type: 'datetime', values: Int32Array.of(1, 2) })).toEqual(['value', 'hour', 'day', 'month', 'year', '10-years', '*']);
    expect(names(texts('10115', null, '20095'))).toEqual(['value', 'first 4', 'first 3', 'first 2', 'first 1', '*']);
    expect(names(texts('F', 'M'))).toEqual(['value', '*']);
    expect(names(texts('10115', '999'))).toEqual(['value', '*']);
  });

  it('takes whole numbers that look like ages to bands of ages', () => {
    expect(proposedHierarchy('x', integers(18, 90, MISSING_INTEGER))).toEqual({ kind: 'ageBands', widths: [5, 10, 20] });
    expect(widths(integers(0, 121))).not.toBe('ageBands');
    expect(widths(integers(0, 19))).not.toBe('ageBands');
    expect(widths(decimals(18, 90))).not.toBe('ageBands');
  });

  it('takes other numbers to intervals of round widths, from a twentieth of their spread', () => {
    expect(widths(integers(7, 3400))).toEqual([100, 200, 1000, 2000]);
    expect(widths(integers(1920, 2010))).toEqual([2, 10, 20]);
    expect(widths(integers(-5000, 5000))).toEqual([500, 1000, 2000]);
    expect(widths(integers(0, 8))).toEqual([2]);
    expect(widths(decimals(0.011, 0.032))).toEqual([0.001, 0.002, 0.01, 0.02]);
    expect(widths(decimals(-1.5, 2.5, Number.NaN))).toEqual([0.2, 1, 2]);
    expect(widths(integers(0, 1))).toBe('suppress');
  });

  it('does not let a few extremes set the scale, nor the levels become many', () => {
    const spread = Array.from({ length: 1000 }, (_, i) => i);
    expect(widths(integers(...spread, 100_000_000))).toEqual([20, 100, 200, 1000, 2000, 10_000]);
  });

  it('takes numbers of one length for codes where the name says a place', () => {
    expect(proposedHierarchy('zip', integers(10_115, 99_999))).toEqual({ kind: 'prefix', keep: [4, 3, 2, 1] });
    expect(widths(integers(10_115, 99_999), 'points')).toEqual([2000, 10_000, 20_000]);
    expect(widths(integers(1000, 99_999), 'zip')).not.toBe('prefix');
  });

  it('can only suppress a column of one value', () => {
    for (const column of [integers(5, 5), decimals(2.5), integers(MISSING_INTEGER), texts('12345', '12345'), { kind: 'number', type: 'date', values: Int32Array.of(4, 4) } as const]) expect(names(column)).toEqual(['value', '*']);
  });

  it('proposes what holds every number and nests', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(fc.oneof(fc.integer({ min: -50, max: 150 }), fc.integer({ min: -1_000_000, max: 1_000_000 })), { minLength: 1, maxLength: 50 }), (whole, values) => {
        const column = whole ? integers(...values) : decimals(...values.map((value) => value / 100));
        const hierarchy = hierarchiesFor(schemaOf(column), new Map([['x', column]]), {}).get('x')!;
        for (let level = 1; level < hierarchy.levels; level++) {
          const above = new Map<string | null, string | null>();
          values.forEach((_, row) => {
            const text = cellText(column, row)!;
            const [below, here] = [hierarchy.generalize(text, level - 1), hierarchy.generalize(text, level)];
            expect(above.get(below) ?? here).toBe(here);
            above.set(below, here);
          });
        }
      }),
      { seed: 4 },
    );
  });

  it('gives only quasi-identifiers one, unless the document brings its own', () => {
    expect(names(texts('a'), 'sensitive')).toBeUndefined();
    const sensitive = hierarchiesFor(schemaOf(texts('a'), 'sensitive'), new Map([['x', texts('a')]]), { x: { kind: 'tree', parents: { ab: ['a', 'b'] } } });
    expect(sensitive.get('x')!.generalize('a', 1)).toBe('ab');
  });

  it('gives quantiles the numbers of their column, missing ones left out', () => {
    expect(own(integers(1, 2, 3, 4, MISSING_INTEGER), { kind: 'quantile', groups: [2] }).generalize('2', 1)).toBe('< 3');
    expect(() => own(texts('a', 'b'), { kind: 'quantile', groups: [2] })).toThrow(/hierarchies\.x\.kind: expected a column of numbers for quantiles, got none/);
  });

  it('refuses one that does not hold every value: how many, where, never which', () => {
    const town: HierarchySpec = { kind: 'tree', parents: { north: ['Kiel'] } };
    const refused = (column: Column, spec: HierarchySpec) => expect(() => own(column, spec));
    refused(texts('Kiel', null, 'Ulm', 'Ulm', 'Rome'), town).toThrow('hierarchies.x: expected every value of the column in the hierarchy, got 2 that it does not hold (in 3 rows, the first is row 3); add what is missing, mend the rows or choose another kind');
    refused(texts('Kiel', 'Ulm'), town).not.toThrow(/Ulm/);
    refused(texts('12', 'about 12'), { kind: 'interval', widths: [10] }).toThrow(/got 1 that it does not hold \(in 1 row, the first is row 2\)/);
    refused(texts('2024-02-01', 'last week'), { kind: 'date' }).toThrow(/got 1 that it does not hold/);
    expect(own(texts('Kiel', null), town).generalize('Kiel', 1)).toBe('north');
    expect(own(texts('Kiel', 'Ulm'), { ...town, rest: 'other' }).generalize('Ulm', 1)).toBe('other');
  });
});
