import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnOf } from '../../../../src/columns/column.ts';
import { equivalenceClasses, NO_CLASS } from '../../../../src/columns/equivalence-classes.ts';
import { columnsOf, emptySet, walkSubsets } from '../../../../src/measure/risk/attribution/column-subsets.ts';
import { distinctRows } from '../../../../src/measure/risk/attribution/named-columns.ts';
import { sizeWithin, subsetCount } from '../../../../src/measure/risk/attribution/subset-count.ts';
import { smallTables, textTable } from './tables.ts';

describe('the walk over sets of columns', () => {
  it('gives the classes that grouping by the set gives, every set once and after its parts', () => {
    fc.assert(
      fc.property(smallTables, fc.constantFrom('own' as const, 'drop' as const), fc.integer({ min: 1, max: 5 }), fc.boolean(), (table, missing, maxSize, withAlone) => {
        const names = [...table.columns.keys()];
        const rows = distinctRows(table, names, { missing });
        const kept = equivalenceClasses(names.map((name) => columnOf(table, name)), { missing }).ofRow;
        const seen: number[] = [];
        walkSubsets(rows, {
          maxSize,
          withAlone,
          visit: ({ mask, size, classes, uniques, equalPairs, sizeBits, aloneCount, together }) => {
            for (let part = (mask - 1) & mask; part > 0; part = (part - 1) & mask) expect(seen).toContain(part);
            seen.push(mask);
            const chosen = columnsOf(mask, names);
            expect(size).toBe(chosen.length);
            const { ofRow } = equivalenceClasses(chosen.map((name) => columnOf(table, name)));
            const sizes = new Map<number, number>();
            ofRow.forEach((own, row) => kept[row] !== NO_CLASS && sizes.set(own, (sizes.get(own) ?? 0) + 1));
            const all = [...sizes.values()];
            expect(classes).toBe(all.length);
            expect(uniques).toBe(all.filter((f) => f === 1).length);
            expect(equalPairs).toBe(all.reduce((sum, f) => sum + (f * (f - 1)) / 2, 0));
            expect(sizeBits).toBeCloseTo(all.reduce((sum, f) => sum + f * Math.log2(f), 0), 10);
            expect(aloneCount).toBeLessThanOrEqual(withAlone ? uniques : 0);
            expect(together).toBeLessThanOrEqual(rows.count);
            return true;
          },
        });
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen).toHaveLength(subsetCount(names.length, maxSize));
      }),
      { numRuns: 150 },
    );
  });

  it('leaves out what lies beyond a set that the visitor closes', () => {
    const rows = distinctRows(textTable(['a', 'b', 'c'], [['1', 'x', 'p'], ['2', 'y', 'q'], ['2', 'y', 'r']]), ['a', 'b', 'c']);
    const seen: string[] = [];
    walkSubsets(rows, { visit: ({ mask }) => seen.push(columnsOf(mask, rows.names).join('')) > 0 && false });
    expect(seen.sort()).toEqual(['a', 'b', 'c']);
  });

  it('takes a group of columns as one', () => {
    const table = textTable(['a', 'b', 'c'], [['1', 'x', 'p'], ['1', 'y', 'p'], ['2', 'x', 'p'], ['2', 'x', 'q']]);
    const rows = distinctRows(table, [{ name: 'ab', columns: ['a', 'b'] }, 'c']);
    expect(rows.radix).toEqual([3, 2]);
    const classes: number[] = [];
    walkSubsets(rows, { visit: (subset) => (classes[subset.mask] = subset.classes) > 0 });
    expect(classes.slice(1)).toEqual([3, 2, 4]);
    expect(emptySet(rows)).toMatchObject({ classes: 1, uniques: 0, equalPairs: 6, sizeBits: 8 });
  });

  it('says what it cannot take', () => {
    const table = textTable(['a'], [['1']]);
    expect(() => distinctRows(table, [])).toThrow(/risk.columns: expected 1 to 30 columns, got 0/);
    expect(() => distinctRows(table, ['a', 'a'])).toThrow(/each name once, got a twice/);
    expect(() => distinctRows(table, ['b'])).toThrow(/expected a column of people, got b/);
    expect(() => distinctRows(table, [{ name: 'g', columns: [] }])).toThrow(/group g, got none/);
  });
});

describe('the number of sets', () => {
  it.each([[10, 10, 1023], [10, 2, 55], [4, 9, 15], [20, 4, 6195]])('of %i columns up to %i is %i', (columns, size, sets) => {
    expect(subsetCount(columns, size)).toBe(sets);
  });

  it('bounds the size', () => {
    expect(sizeWithin(10, 4096)).toBe(10);
    expect(sizeWithin(12, 4096)).toBe(12);
    expect(sizeWithin(20, 4096)).toBe(3);
    expect(sizeWithin(30, 1)).toBe(1);
  });
});
