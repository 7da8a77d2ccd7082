import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeTexts } from '../../src/columns/column.ts';
import { levelTable } from '../../src/columns/level-table.ts';
import { searchFullDomain } from '../../src/release/full-domain.ts';
import { hierarchyOf, listedHierarchy, SUPPRESSED, type DateLevel, type Hierarchy, type HierarchySpec } from '../../src/schema/hierarchy.ts';

/** What a value becomes at each level, level 0 first. */
const climbed = (hierarchy: Hierarchy, value: string | null): (string | null)[] => Array.from({ length: hierarchy.levels }, (_, level) => hierarchy.generalize(value, level));

describe('hierarchyOf', () => {
  it('takes a date from the day to bands of years that start at multiples of their width', () => {
    const hierarchy = hierarchyOf({ kind: 'date' });
    expect(hierarchy.names).toEqual(['day', 'month', 'quarter', 'year', '5-years', '10-years', '20-years', '*']);
    expect(climbed(hierarchy, '1987-10-31')).toEqual(['1987-10-31', '1987-10', '1987-Q4', '1987', '[1985, 1990)', '[1980, 1990)', '[1980, 2000)', '*']);
    expect(climbed(hierarchy, '2000-01-01')).toEqual(['2000-01-01', '2000-01', '2000-Q1', '2000', '[2000, 2005)', '[2000, 2010)', '[2000, 2020)', '*']);
    expect(['03', '04', '06', '07', '09'].map((month) => hierarchy.generalize(`1999-${month}-15`, 2))).toEqual(['1999-Q1', '1999-Q2', '1999-Q2', '1999-Q3', '1999-Q3']);
    expect(hierarchyOf({ kind: 'date', levels: ['year'] })).toMatchObject({ levels: 3, names: ['day', 'year', '*'] });
  });

  it('keeps the first characters of a code and masks the rest, however long it is', () => {
    const hierarchy = hierarchyOf({ kind: 'prefix', keep: [3, 1] });
    expect(hierarchy.names).toEqual(['value', 'first 3', 'first 1', '*']);
    expect(climbed(hierarchy, '10115')).toEqual(['10115', '101**', '1****', '*']);
    expect(climbed(hierarchy, '12')).toEqual(['12', '12', '1*', '*']);
  });

  it('puts numbers into half-open intervals, below zero and from another origin too', () => {
    const hierarchy = hierarchyOf({ kind: 'interval', widths: [5, 10] });
    expect(climbed(hierarchy, '7')).toEqual(['7', '[5, 10)', '[0, 10)', '*']);
    expect(climbed(hierarchy, '-1')).toEqual(['-1', '[-5, 0)', '[-10, 0)', '*']);
    expect(climbed(hierarchy, '10')).toEqual(['10', '[10, 15)', '[10, 20)', '*']);
    expect(hierarchyOf({ kind: 'interval', widths: [10], origin: 16 }).generalize('25', 1)).toBe('[16, 26)');
    expect(hierarchy.generalize('unknown', 1)).toBe('unknown');
  });

  it('climbs a tree of groups, a short branch waiting at its top', () => {
    const hierarchy = hierarchyOf({ kind: 'tree', parents: { north: ['Kiel', 'Bremen'], south: ['Ulm'], all: ['north', 'south', 'Berlin'] } });
    expect(hierarchy.names).toEqual(['value', 'group 1', 'group 2', '*']);
    expect(climbed(hierarchy, 'Kiel')).toEqual(['Kiel', 'north', 'all', '*']);
    expect(climbed(hierarchy, 'Berlin')).toEqual(['Berlin', 'all', 'all', '*']);
    expect(climbed(hierarchy, 'Rome')).toEqual(['Rome', 'Rome', 'Rome', '*']);
  });

  it('refuses a tree with a circle or with two parents of one value', () => {
    expect(() => hierarchyOf({ kind: 'tree', parents: { a: ['b'], b: ['c'], c: ['a'] } })).toThrow(/hierarchy\.parents: expected a tree, got a group that lies under itself/);
    expect(() => hierarchyOf({ kind: 'tree', parents: { a: ['a'] } })).toThrow(/under itself/);
    expect(() => hierarchyOf({ kind: 'tree', parents: { a: ['x'], b: ['x'] } })).toThrow(/expected one parent for each value, got a value under two/);
  });

  it('suppresses at once where nothing lies between', () => {
    expect(climbed(hierarchyOf({ kind: 'suppress' }), 'F')).toEqual(['F', '*']);
  });

  it('leaves a missing value missing until the last level', () => {
    const specs: HierarchySpec[] = [{ kind: 'date' }, { kind: 'prefix', keep: [2] }, { kind: 'interval', widths: [10] }, { kind: 'tree', parents: { a: ['b'] } }, { kind: 'suppress' }];
    for (const spec of specs) {
      const levels = climbed(hierarchyOf(spec), null);
      expect(levels.slice(0, -1).every((value) => value === null)).toBe(true);
      expect(levels.at(-1)).toBe(SUPPRESSED);
    }
  });
});

describe('listedHierarchy', () => {
  const hierarchy = listedHierarchy([['21', '20s', '*'], ['24', '20s', '*'], ['35', '30s', '*']]);

  it('reads each level from the value\'s row', () => {
    expect(hierarchy.names).toEqual(['value', 'level 1', '*']);
    expect(climbed(hierarchy, '24')).toEqual(['24', '20s', '*']);
    expect(climbed(hierarchy, null)).toEqual([null, null, '*']);
  });

  it('refuses a value that is not listed, without repeating it', () => {
    expect(() => hierarchy.generalize('99', 1)).toThrow(/expected every value of the column to be listed/);
    expect(() => hierarchy.generalize('99', 1)).not.toThrow(/99/);
  });
});

const dateText = fc.date({ min: new Date('1900-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const dateLevels = fc.subarray<DateLevel>(['month', 'quarter', 'year', '5-years', '10-years', '20-years']);
const tree = { x: ['a', 'b'], y: ['c'], top: ['x', 'y', 'd'] };

/** A hierarchy as a user should write it, with values of its own. */
const nested: fc.Arbitrary<{ hierarchy: Hierarchy; values: string[] }> = fc.oneof(
  fc.tuple(dateLevels, fc.array(dateText, { minLength: 2, maxLength: 40 })).map(([levels, values]) => ({ hierarchy: hierarchyOf({ kind: 'date', levels }), values })),
  fc.tuple(fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1 }), fc.array(fc.stringMatching(/^[0-9]{1,6}$/), { minLength: 2, maxLength: 40 })).map(([keep, values]) => ({ hierarchy: hierarchyOf({ kind: 'prefix', keep: keep.sort((a, b) => b - a) }), values })),
  fc
    .tuple(fc.integer({ min: 1, max: 7 }), fc.array(fc.integer({ min: 2, max: 5 }), { maxLength: 3 }), fc.integer({ min: -9, max: 9 }), fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 2, maxLength: 40 }))
    .map(([first, factors, origin, values]) => ({ hierarchy: hierarchyOf({ kind: 'interval', widths: factors.reduce((widths, factor) => [...widths, widths.at(-1)! * factor], [first]), origin }), values: values.map(String) })),
  fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 2, maxLength: 20 }).map((values) => ({ hierarchy: hierarchyOf({ kind: 'tree', parents: tree }), values })),
);

describe('any hierarchy', () => {
  it('is coarser at each level than at the one before: equal values stay equal, and in the end all are', () => {
    fc.assert(
      fc.property(nested, ({ hierarchy, values }) => {
        for (let level = 1; level < hierarchy.levels; level++) {
          const above = new Map<string | null, string | null>();
          for (const value of values) {
            const below = hierarchy.generalize(value, level - 1);
            const here = hierarchy.generalize(value, level);
            expect(above.get(below) ?? here).toBe(here);
            above.set(below, here);
          }
        }
        expect(values.every((value) => hierarchy.generalize(value, hierarchy.levels - 1) === SUPPRESSED)).toBe(true);
        expect(values.every((value) => hierarchy.generalize(value, 0) === value)).toBe(true);
        expect(hierarchy.names).toHaveLength(hierarchy.levels);
      }),
    );
  });

  it.each<[string, HierarchySpec, string[]]>([
    ['widths that do not divide each other', { kind: 'interval', widths: [5, 7] }, ['5', '6', '7', '8', '9']],
    ['prefixes that grow', { kind: 'prefix', keep: [1, 2] }, ['12', '13']],
    ['dates that get finer', { kind: 'date', levels: ['year', 'month'] }, ['1990-01-01', '1990-02-01']],
  ])('is refused by the search where a level splits a group: %s', (_, spec, values) => {
    const column = codeTexts(values, values.length);
    const search = (): unknown => searchFullDomain({ columns: [column], tables: [levelTable(column, hierarchyOf(spec))], k: 2, suppressionLimit: 0 });
    expect(search).toThrow(/hierarchy\.levels: expected each level to join whole groups of the one before, got level 2 that splits one of level 1/);
  });
});
