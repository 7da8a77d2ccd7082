import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, codeTexts, type Column } from '../../src/columns/column.ts';
import { levelTable } from '../../src/columns/level-table.ts';
import { unitedStates } from '../../src/population/countries/us/pack.ts';
import { searchFullDomain } from '../../src/release/full-domain.ts';
import { hierarchyOf, listedHierarchy, SUPPRESSED, type DateLevel, type Hierarchy, type HierarchySpec } from '../../src/schema/hierarchy.ts';

/** What a value becomes at each level, level 0 first. */
const climbed = (hierarchy: Hierarchy, value: string | null): (string | null)[] => Array.from({ length: hierarchy.levels }, (_, level) => hierarchy.generalize(value, level));

const OF_EACH_KIND: readonly HierarchySpec[] = [
  { kind: 'date' },
  { kind: 'prefix', keep: [2] },
  { kind: 'mask', length: 3 },
  { kind: 'interval', widths: [10] },
  { kind: 'bounds', levels: [[1, 2], [2]] },
  { kind: 'quantile', groups: [4, 2] },
  { kind: 'logarithmic' },
  { kind: 'ageBands' },
  { kind: 'geography', country: 'us' },
  { kind: 'tree', parents: { a: ['b'] } },
  { kind: 'order', values: ['low', 'high'], sizes: [2] },
  { kind: 'suppress' },
];

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
    for (const spec of OF_EACH_KIND) {
      const levels = climbed(hierarchyOf(spec, [1, 2, 3]), null);
      expect(levels.slice(0, -1).every((value) => value === null)).toBe(true);
      expect(levels.at(-1)).toBe(SUPPRESSED);
    }
  });
});

describe('dates and moments', () => {
  it('goes by the calendar text: leap days, ends of months, quarters, half-years and centuries', () => {
    const hierarchy = hierarchyOf({ kind: 'date', levels: ['month', 'quarter', 'half-year', 'year', '50-years', '100-years'] });
    expect(climbed(hierarchy, '2000-02-29')).toEqual(['2000-02-29', '2000-02', '2000-Q1', '2000-H1', '2000', '[2000, 2050)', '[2000, 2100)', '*']);
    expect(climbed(hierarchy, '1999-12-31').slice(1, 5)).toEqual(['1999-12', '1999-Q4', '1999-H2', '1999']);
    expect(climbed(hierarchy, '1999-06-30')[3]).toBe('1999-H1');
    expect(climbed(hierarchy, '1999-07-01')[3]).toBe('1999-H2');
  });

  it('takes moments to hours and days, however their seconds are written', () => {
    const hierarchy = hierarchyOf({ kind: 'date', levels: ['minute', 'hour', 'day', 'month'] });
    const column: Column = { kind: 'number', type: 'datetime', values: Int32Array.of(23 * 60 + 59, 24 * 60) };
    expect([0, 1].map((row) => climbed(hierarchy, cellText(column, row)))).toEqual([
      ['1970-01-01T23:59:00', '1970-01-01T23:59', '1970-01-01T23', '1970-01-01', '1970-01', '*'],
      ['1970-01-02T00:00:00', '1970-01-02T00:00', '1970-01-02T00', '1970-01-02', '1970-01', '*'],
    ]);
    expect(hierarchy.generalize('2024-02-29 07:05:11.25', 1)).toBe('2024-02-29T07:05');
    expect(['2024-13-01', '2024-02-3', '1.2.2024', '2024-02-01T25:00', ''].map((text) => hierarchy.holds!(text))).toEqual([false, false, false, false, false]);
  });
});

describe('numbers', () => {
  it('counts in whole units of the last decimal place, so that no boundary is rounded away', () => {
    const hierarchy = hierarchyOf({ kind: 'interval', widths: [0.1, 0.5] });
    expect(climbed(hierarchy, '0.3')).toEqual(['0.3', '[0.3, 0.4)', '[0, 0.5)', '*']);
    expect(climbed(hierarchy, '0.6')).toEqual(['0.6', '[0.6, 0.7)', '[0.5, 1)', '*']);
    expect(climbed(hierarchy, '-0.05')).toEqual(['-0.05', '[-0.1, 0)', '[-0.5, 0)', '*']);
    expect(hierarchyOf({ kind: 'interval', widths: [0.01] }).generalize('4.35', 1)).toBe('[4.35, 4.36)');
    expect(hierarchyOf({ kind: 'interval', widths: [0.001] }).generalize('1.5e-3', 1)).toBe('[0.001, 0.002)');
  });

  it('codes what lies beyond open ends as one group', () => {
    const hierarchy = hierarchyOf({ kind: 'interval', widths: [10, 40], lower: 20, upper: 90 });
    expect(climbed(hierarchy, '19.9')).toEqual(['19.9', '< 20', '< 20', '*']);
    expect(climbed(hierarchy, '25')).toEqual(['25', '[20, 30)', '[20, 40)', '*']);
    expect(climbed(hierarchy, '89')).toEqual(['89', '[80, 90)', '[80, 90)', '*']);
    expect(climbed(hierarchy, '90')).toEqual(['90', '>= 90', '>= 90', '*']);
  });

  it('puts ages in bands of 5, 10 and 20 years, those from 90 on in one, or in the groups of labour statistics', () => {
    const bands = hierarchyOf({ kind: 'ageBands' });
    expect(climbed(bands, '37')).toEqual(['37', '[35, 40)', '[30, 40)', '[20, 40)', '*']);
    expect(climbed(bands, '90')).toEqual(['90', '>= 90', '>= 90', '>= 90', '*']);
    const groups = hierarchyOf({ kind: 'ageBands', groups: 'labour-force' });
    expect(groups.names).toEqual(['value', '5 years', 'labour force', 'working age', '*']);
    expect([14, 15, 24, 25, 54, 55, 64, 65].map((age) => groups.generalize(String(age), 2))).toEqual(['< 15', '[15, 25)', '[15, 25)', '[25, 55)', '[25, 55)', '[55, 65)', '[55, 65)', '>= 65']);
    expect(climbed(groups, '86')).toEqual(['86', '>= 85', '>= 65', '>= 65', '*']);
  });

  it('finds quantiles of the column, each level joining neighbours', () => {
    const hierarchy = hierarchyOf({ kind: 'quantile', groups: [4, 2] }, [8, 1, 2, 3, 7, 4, 5, 6]);
    expect(hierarchy.names).toEqual(['value', '4 quantiles', '2 quantiles', '*']);
    expect(['1', '3', '5', '8'].map((value) => climbed(hierarchy, value).slice(1, 3))).toEqual([['< 3', '< 5'], ['[3, 5)', '< 5'], ['[5, 7)', '>= 5'], ['>= 7', '>= 5']]);
    // Three of four are 0: no group lies below the least value, and equal values stay together.
    expect(['0', '9'].map((value) => hierarchyOf({ kind: 'quantile', groups: [4] }, [0, 0, 0, 9]).generalize(value, 1))).toEqual(['< 9', '>= 9']);
    expect(() => hierarchyOf({ kind: 'quantile', groups: [4] })).toThrow(/expected a column of numbers for quantiles, got none/);
  });

  it('grows bands by powers, mirrored below zero', () => {
    const hierarchy = hierarchyOf({ kind: 'logarithmic' });
    expect(climbed(hierarchy, '4321')).toEqual(['4321', '[1000, 10000)', '[100, 10000)', '[1, 10000)', '*']);
    expect(climbed(hierarchy, '1000')[1]).toBe('[1000, 10000)');
    expect(climbed(hierarchy, '-1000')[1]).toBe('(-10000, -1000]');
    expect(['0', '0.5', '-0.5'].map((value) => hierarchy.generalize(value, 1))).toEqual(['(-1, 1)', '(-1, 1)', '(-1, 1)']);
    expect(hierarchyOf({ kind: 'logarithmic', base: 2, powers: [1], smallest: 0.01 }).generalize('0.04', 1)).toBe('[0.04, 0.08)');
  });
});

describe('codes, places and orders', () => {
  it('masks from either side, in steps, up to what is kept, at equal length where padded', () => {
    expect(climbed(hierarchyOf({ kind: 'mask', length: 5, step: 2 }), '12345')).toEqual(['12345', '123**', '1****', '*****', '*']);
    expect(climbed(hierarchyOf({ kind: 'mask', length: 5, step: 2, keep: 1, from: 'left', character: '#' }), '12345')).toEqual(['12345', '##345', '####5', '*']);
    expect(climbed(hierarchyOf({ kind: 'mask', length: 3, pad: 'left' }), '7')).toEqual(['7', '***', '***', '***', '*']);
    expect(climbed(hierarchyOf({ kind: 'mask', length: 3, pad: 'right' }), '7')).toEqual(['7', '7**', '7**', '***', '*']);
    expect(climbed(hierarchyOf({ kind: 'mask', length: 3 }), '7')).toEqual(['7', '*', '*', '*', '*']);
  });

  it('takes a ZIP code to its state, division and region of the census', () => {
    const hierarchy = hierarchyOf({ kind: 'geography', country: 'us' });
    expect(climbed(hierarchy, '10001')).toEqual(['10001', '100**', 'NY', 'Middle Atlantic', 'Northeast', '*']);
    expect(climbed(hierarchy, '96813')).toEqual(['96813', '968**', 'HI', 'Pacific', 'West', '*']);
    expect(climbed(hierarchy, '60601-1234').slice(1, 3)).toEqual(['606**', 'IL']);
    expect(['00501', '1000', 'W1A'].map((value) => hierarchy.holds!(value))).toEqual([false, false, false]);
  });

  it('agrees with the country pack on the state of nearly everybody', () => {
    const hierarchy = hierarchyOf({ kind: 'geography', country: 'us' });
    const { codes, people, county, countyState } = unitedStates().postcodes;
    let [elsewhere, all] = [0, 0];
    codes.forEach((code, i) => {
      all += people[i]!;
      if (hierarchy.generalize(code, 2) !== countyState[county[i]!]) elsewhere += people[i]!;
    });
    expect([elsewhere, all]).toEqual([3346, 308_724_563]);
  });

  it('joins neighbours of a stated order', () => {
    const hierarchy = hierarchyOf({ kind: 'order', values: ['none', 'low', 'middle', 'high', 'highest'], sizes: [2, 4] });
    expect(climbed(hierarchy, 'middle')).toEqual(['middle', 'middle … high', 'none … high', '*']);
    expect(climbed(hierarchy, 'highest')).toEqual(['highest', 'highest', 'highest', '*']);
    expect(hierarchy.holds!('other')).toBe(false);
  });

  it('sends what a tree does not list to its rest', () => {
    const hierarchy = hierarchyOf({ kind: 'tree', parents: { north: ['Kiel'], all: ['north', 'elsewhere'] }, rest: 'elsewhere' });
    expect(climbed(hierarchy, 'Rome')).toEqual(['Rome', 'elsewhere', 'all', '*']);
    expect(climbed(hierarchy, 'Kiel')).toEqual(['Kiel', 'north', 'all', '*']);
    expect(hierarchy.holds).toBeUndefined();
  });
});

describe('a hierarchy that would not nest', () => {
  it.each<[string, HierarchySpec, RegExp]>([
    ['widths', { kind: 'interval', widths: [5, 7] }, /hierarchy\.widths: expected each width to be a multiple of the one before, got 7 after 5/],
    ['widths of decimals', { kind: 'interval', widths: [0.2, 0.5] }, /got 0\.5 after 0\.2/],
    ['the same width again', { kind: 'interval', widths: [5, 5] }, /got 5 after 5/],
    ['ends that cross', { kind: 'interval', widths: [5], lower: 9, upper: 3 }, /hierarchy\.lower: expected a number below upper/],
    ['prefixes', { kind: 'prefix', keep: [1, 2] }, /hierarchy\.keep: expected fewer characters at each level, got 2 after 1/],
    ['dates', { kind: 'date', levels: ['year', 'month'] }, /hierarchy\.levels: expected each unit to be made of whole ones of the level before, got month after year/],
    ['bands of years', { kind: 'date', levels: ['20-years', '50-years'] }, /got 50-years after 20-years/],
    ['bounds', { kind: 'bounds', levels: [[10, 20], [15]] }, /hierarchy\.levels: expected each level to keep some bounds of the one before, got 15 at level 2 alone/],
    ['bounds out of order', { kind: 'bounds', levels: [[20, 10]] }, /expected growing bounds at each level/],
    ['quantiles', { kind: 'quantile', groups: [4, 3] }, /hierarchy\.groups: expected each number of groups to divide the one before, got 3 after 4/],
    ['powers', { kind: 'logarithmic', powers: [2, 3] }, /hierarchy\.powers: expected each number of powers to be a multiple/],
    ['sizes', { kind: 'order', values: ['a', 'b'], sizes: [2, 3] }, /hierarchy\.sizes: expected each size/],
    ['an order with a value twice', { kind: 'order', values: ['a', 'a'], sizes: [2] }, /hierarchy\.values: expected each value once/],
    ['a mask that keeps all', { kind: 'mask', length: 3, keep: 3 }, /hierarchy\.keep: expected fewer characters than length/],
    ['two ways to band ages', { kind: 'ageBands', groups: 'labour-force', top: 80 }, /hierarchy\.groups: expected groups or widths and top, got both/],
  ])('is refused when it is made: %s', (_, spec, message) => {
    expect(() => hierarchyOf(spec, [1, 2])).toThrow(message);
  });

  it('is refused by the search where it was made by hand', () => {
    const byHand: Hierarchy = { levels: 4, names: ['value', 'a', 'b', '*'], generalize: (value, level) => (level === 0 ? value : level === 1 ? 'all' : level === 2 ? value : '*') };
    const column = codeTexts(['x', 'y'], 2);
    expect(() => searchFullDomain({ columns: [column], tables: [levelTable(column, byHand)], k: 2, suppressionLimit: 0 })).toThrow(/hierarchy\.levels: expected each level to join whole groups of the one before, got level 2 that splits one of level 1/);
  });
});

describe('listedHierarchy', () => {
  const hierarchy = listedHierarchy([['21', '20s', '*'], ['24', '20s', '*'], ['35', '30s', '*']]);

  it('reads each level from the value\'s row', () => {
    expect(hierarchy.names).toEqual(['value', 'level 1', '*']);
    expect(climbed(hierarchy, '24')).toEqual(['24', '20s', '*']);
    expect(climbed(hierarchy, null)).toEqual([null, null, '*']);
  });

  it('adds the last level where the rows end in groups', () => {
    expect(climbed(listedHierarchy([['21', '20s'], ['35', '30s']]), '35')).toEqual(['35', '30s', '*']);
  });

  it('refuses a value that is not listed, without repeating it', () => {
    expect(() => hierarchy.generalize('99', 1)).toThrow(/expected every value of the column to be listed/);
    expect(() => hierarchy.generalize('99', 1)).not.toThrow(/99/);
    expect([hierarchy.holds!('99'), hierarchy.holds!('24')]).toEqual([false, true]);
  });

  it('refuses rows that split a group, differ in length or say two things of one value', () => {
    expect(() => listedHierarchy([['a', 'x', 'm', '*'], ['b', 'x', 'n', '*']])).toThrow(/expected each level to join whole groups of the one before, got level 2 that splits one of level 1 in row 2/);
    expect(() => listedHierarchy([['a', '*'], ['b', 'x', '*']])).toThrow(/expected 2 fields as in the first row, got 3 in row 2/);
    expect(() => listedHierarchy([['a', 'x', '*'], ['a', 'y', '*']])).toThrow(/expected each value once, got one with two rows that differ/);
  });
});

const dateText = fc.date({ min: new Date('1900-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const momentText = fc.date({ min: new Date('1900-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 19));
const dateLevels = fc.constantFrom<DateLevel[]>(['month', 'quarter', 'half-year', 'year', '5-years', '10-years', '20-years', '100-years'], ['year', '50-years', '100-years'], ['half-year', '5-years'], ['month', 'year']);
const momentLevels = fc.constantFrom<DateLevel[]>(['minute', 'hour', 'day', 'month', 'year'], ['hour', 'quarter'], ['day', '20-years']);
const tree = { x: ['a', 'b'], y: ['c'], top: ['x', 'y', 'd'] };
/** Growing sizes, each a multiple of the one before. */
const multiples = (first: number, factors: readonly number[]): number[] => factors.reduce((sizes, factor) => [...sizes, sizes.at(-1)! * factor], [first]);
const factors = fc.array(fc.integer({ min: 2, max: 5 }), { maxLength: 3 });
const numbers = fc.array(fc.oneof(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -5000, max: 5000 }).map((hundredths) => hundredths / 100), fc.double({ min: -1e9, max: 1e9, noNaN: true }).filter((number) => Math.abs(number) > 1e-9)), { minLength: 2, maxLength: 40 });
const texts = fc.array(fc.stringMatching(/^[0-9*a]{0,6}$/), { minLength: 2, maxLength: 40 });

/** A hierarchy as a user should write it, with values of its own. */
const nested: fc.Arbitrary<{ hierarchy: Hierarchy; values: string[] }> = fc.oneof(
  fc.tuple(dateLevels, fc.array(dateText, { minLength: 2, maxLength: 40 })).map(([levels, values]) => ({ hierarchy: hierarchyOf({ kind: 'date', levels }), values })),
  fc.tuple(momentLevels, fc.array(momentText, { minLength: 2, maxLength: 40 })).map(([levels, values]) => ({ hierarchy: hierarchyOf({ kind: 'date', levels }), values })),
  fc.tuple(fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1 }), texts).map(([keep, values]) => ({ hierarchy: hierarchyOf({ kind: 'prefix', keep: keep.sort((a, b) => b - a) }), values })),
  fc
    .tuple(fc.record({ length: fc.integer({ min: 3, max: 7 }), step: fc.integer({ min: 1, max: 3 }), from: fc.constantFrom('left', 'right'), pad: fc.constantFrom('left', 'right', undefined) }), texts)
    .map(([masking, values]) => ({ hierarchy: hierarchyOf({ kind: 'mask', ...masking }), values })),
  fc
    .tuple(fc.constantFrom(1, 7, 0.1, 0.25), factors, fc.integer({ min: -9, max: 9 }), fc.constantFrom({}, { lower: -20 }, { upper: 90.5 }, { lower: 3, upper: 44 }), numbers)
    .map(([first, by, origin, ends, values]) => ({ hierarchy: hierarchyOf({ kind: 'interval', widths: multiples(first * 100, by).map((width) => width / 100), origin, ...ends }), values: values.map(String) })),
  fc.tuple(fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 2 }), numbers).map(([bounds, values]) => {
    const sorted = bounds.sort((a, b) => a - b);
    return { hierarchy: hierarchyOf({ kind: 'bounds', levels: [sorted, sorted.filter((_, i) => i % 2 === 1)] }), values: values.map(String) };
  }),
  fc.tuple(factors, numbers).map(([by, values]) => ({ hierarchy: hierarchyOf({ kind: 'quantile', groups: multiples(2, by).reverse() }, values), values: values.map(String) })),
  fc
    .tuple(fc.integer({ min: 2, max: 10 }), factors, fc.constantFrom(1, 0.01, 25), numbers)
    .map(([base, by, smallest, values]) => ({ hierarchy: hierarchyOf({ kind: 'logarithmic', base, powers: multiples(1, by), smallest }), values: values.map(String) })),
  fc.tuple(fc.constantFrom<HierarchySpec>({ kind: 'ageBands' }, { kind: 'ageBands', widths: [3, 9], top: 85 }, { kind: 'ageBands', groups: 'labour-force' }), fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 2 })).map(([spec, ages]) => ({ hierarchy: hierarchyOf(spec), values: ages.map(String) })),
  fc.array(fc.integer({ min: 1000, max: 99_999 }).map((zip) => String(zip).padStart(5, '0')), { minLength: 2, maxLength: 40 }).map((values) => ({ hierarchy: hierarchyOf({ kind: 'geography', country: 'us' }), values })),
  fc.tuple(fc.constantFrom(undefined, 'y', 'other'), fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'y', 'other'), { minLength: 2, maxLength: 20 })).map(([rest, values]) => ({ hierarchy: hierarchyOf({ kind: 'tree', parents: tree, ...(rest === undefined ? {} : { rest }) }), values })),
  fc.tuple(fc.integer({ min: 1, max: 3 }), factors, fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { minLength: 2, maxLength: 20 })).map(([first, by, values]) => ({ hierarchy: hierarchyOf({ kind: 'order', values: [...'abcdefg'], sizes: multiples(first, by) }), values })),
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
      { numRuns: 1500, seed: 4 },
    );
  });

  it('puts a number inside the interval that its label says', () => {
    fc.assert(
      fc.property(fc.constantFrom(0.1, 0.25, 3, 50), numbers, (width, values) => {
        const hierarchy = hierarchyOf({ kind: 'interval', widths: [width] });
        for (const value of values) {
          const [from, to] = hierarchy.generalize(String(value), 1)!.slice(1, -1).split(', ').map(Number) as [number, number];
          expect(value >= from && value < to, `${value} in [${from}, ${to})`).toBe(true);
        }
      }),
      { seed: 4 },
    );
  });
});
