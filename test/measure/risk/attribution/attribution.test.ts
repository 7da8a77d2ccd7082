import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnOf, type Table } from '../../../../src/columns/column.ts';
import { classSizes } from '../../../../src/columns/equivalence-classes.ts';
import { keyedDraws } from '../../../../src/random/keyed-draws.ts';
import { attribution } from '../../../../src/measure/risk/attribution/attribution.ts';
import { attributionDefinitions } from '../../../../src/measure/risk/attribution/attribution-definitions.ts';
import { shapleyValues } from '../../../../src/measure/risk/attribution/shapley.ts';
import { singlingOutSets } from '../../../../src/measure/risk/attribution/singling-out-sets.ts';
import { VALUE_KINDS } from '../../../../src/measure/risk/attribution/subset-values.ts';
import { setsOf, smallTables, tableOf, textTable } from './tables.ts';

const draws = keyedDraws({ seed: 1, stage: 'measure', instance: 'test', attribute: 'order' });

describe('what a column adds, solved by hand', () => {
  // Unique rows: none on a, the second on b, the first two on a and b; c is constant.
  const table = textTable(['a', 'b', 'c'], [['1', 'x', 'k'], ['1', 'y', 'k'], ['2', 'x', 'k'], ['2', 'x', 'k']]);
  const { columns: [a, b, c], total, all, none, bitsToName } = attribution(table, ['a', 'b', 'c']);
  const entropyOfB = 2 - (3 / 4) * Math.log2(3);

  it('in uniqueness', () => {
    expect([a, b, c].map((column) => column!.addOne.sampleUnique)).toEqual([0, 1 / 4, 0]);
    expect([a, b, c].map((column) => column!.dropOne.sampleUnique)).toEqual([1 / 4, 1 / 2, 0]);
    [a, b, c].forEach((column, at) => expect(column!.shapley.sampleUnique).toBeCloseTo([1 / 8, 3 / 8, 0][at]!, 14));
    expect(total.sampleUnique).toBe(1 / 2);
  });

  it('in prosecutor risk', () => {
    expect([none.prosecutor, all.prosecutor]).toEqual([1 / 4, 3 / 4]);
    expect([a, b, c].map((column) => column!.addOne.prosecutor)).toEqual([1 / 4, 1 / 4, 0]);
    [a, b, c].forEach((column, at) => expect(column!.shapley.prosecutor).toBeCloseTo([1 / 4, 1 / 4, 0][at]!, 14));
  });

  it('in bits', () => {
    expect(bitsToName).toBeCloseTo(2, 14);
    expect(all.entropy).toBeCloseTo(1.5, 14);
    expect(a!.addOne.entropy).toBeCloseTo(1, 14);
    expect(b!.addOne.entropy).toBeCloseTo(entropyOfB, 14);
    expect(a!.dropOne.entropy).toBeCloseTo(1.5 - entropyOfB, 14);
    expect(b!.dropOne.entropy).toBeCloseTo(0.5, 14);
    expect(a!.shapley.entropy).toBeCloseTo((1 + 1.5 - entropyOfB) / 2, 14);
  });

  it('of a group as of one column', () => {
    const { columns } = attribution(table, [{ name: 'form', columns: ['a', 'b'] }, 'c']);
    expect(columns.map(({ name, distinct }) => [name, distinct])).toEqual([['form', 3], ['c', 1]]);
    expect(columns[0]!.shapley.sampleUnique).toBeCloseTo(1 / 2, 14);
  });
});

describe('the Shapley value', () => {
  it('is that of the glove game', () => {
    // One left glove, two right ones: the holder of the left one gets 2/3.
    const values = Float64Array.from({ length: 8 }, (_, set) => ((set & 1) === 1 && set > 1 ? 1 : 0));
    [...shapleyValues(values, 3)].forEach((value, player) => expect(value).toBeCloseTo([2 / 3, 1 / 6, 1 / 6][player]!, 14));
  });

  it('adds up to the total, gives nothing to a constant column and the same to twins', () => {
    fc.assert(
      fc.property(smallTables, (table) => {
        const names = [...table.columns.keys()];
        const constant = textTable(['k'], Array.from({ length: table.rows }, () => ['k'])).columns.get('k')!;
        const larger = tableOf(new Map([...table.columns, ['twin', table.columns.get('c0')!], ['constant', constant]]));
        const { columns, total } = attribution(larger, [...names, 'twin', 'constant']);
        for (const kind of VALUE_KINDS) {
          expect(columns.reduce((sum, { shapley }) => sum + shapley[kind], 0)).toBeCloseTo(total[kind], 12);
          expect(columns.at(-1)!.shapley[kind]).toBe(0);
          expect(columns.at(-2)!.shapley[kind]).toBeCloseTo(columns[0]!.shapley[kind], 12);
          expect(columns.at(-2)!.dropOne[kind]).toBe(0);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('agrees with grouping on what one column does and undoes', () => {
    const measured = (table: Table, names: readonly string[]): { unique: number; classes: number } => {
      if (names.length === 0) return { unique: table.rows === 1 ? 1 : 0, classes: 1 };
      const sizes = classSizes(names.map((name) => columnOf(table, name)));
      return { unique: sizes.filter((size) => size === 1).length, classes: sizes.length };
    };
    fc.assert(
      fc.property(smallTables, (table) => {
        const names = [...table.columns.keys()];
        const [none, all] = [measured(table, []), measured(table, names)];
        for (const { name, addOne, dropOne } of attribution(table, names).columns) {
          const [alone, without] = [measured(table, [name]), measured(table, names.filter((other) => other !== name))];
          expect(addOne.sampleUnique).toBeCloseTo((alone.unique - none.unique) / table.rows, 12);
          expect(dropOne.sampleUnique).toBeCloseTo((all.unique - without.unique) / table.rows, 12);
          expect(addOne.prosecutor).toBeCloseTo((alone.classes - none.classes) / table.rows, 12);
          expect(dropOne.prosecutor).toBeCloseTo((all.classes - without.classes) / table.rows, 12);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('sampled, adds up too, and its intervals hold the exact value', () => {
    const rows = Array.from({ length: 300 }, (_, row) => Array.from({ length: 5 }, (_column, column) => String(draws.below(2 + column * column, row, column))));
    const names = ['a', 'b', 'c', 'd', 'e'];
    const table = textTable(names, rows);
    const exact = attribution(table, names);
    const sampled = attribution(table, names, { exactColumns: 3, orders: 400, draws });
    expect(exact.orders).toBeNull();
    expect(sampled.orders).toBe(400);
    for (const kind of VALUE_KINDS) {
      expect(sampled.columns.reduce((sum, { shapley }) => sum + shapley[kind], 0)).toBeCloseTo(exact.total[kind], 12);
      // 15 intervals of 95 %: three misses or fewer have a chance of 99.5 %.
      sampled.columns.forEach(({ addOne, dropOne }, at) => {
        expect(addOne[kind]).toBeCloseTo(exact.columns[at]!.addOne[kind], 12);
        expect(dropOne[kind]).toBeCloseTo(exact.columns[at]!.dropOne[kind], 12);
      });
    }
    const misses = VALUE_KINDS.flatMap((kind) => sampled.columns.filter(({ interval }, at) => exact.columns[at]!.shapley[kind] < interval![kind][0] || exact.columns[at]!.shapley[kind] > interval![kind][1]));
    expect(misses.length).toBeLessThanOrEqual(3);
    expect(attribution(table, names, { exactColumns: 3, orders: 400, draws }).columns).toEqual(sampled.columns);
  });

  it('needs draws where it must sample', () => {
    expect(() => attribution(textTable(['a', 'b'], [['1', '2']]), ['a', 'b'], { exactColumns: 1 })).toThrow(/attribution.draws: expected draws for 2 columns/);
    expect(() => attribution(textTable(['a'], [['1']]), ['a'], { exactColumns: 17 })).toThrow(/attribution.exactColumns/);
  });
});

describe('sets of columns that single out', () => {
  it('are the minimal ones of trying every set', () => {
    fc.assert(
      fc.property(smallTables, fc.constantFrom(0, 0.1, 0.5, 0.9), fc.integer({ min: 1, max: 5 }), (table, share, maxSize) => {
        const names = [...table.columns.keys()];
        const uniques = (set: readonly string[]): number => classSizes(set.map((name) => columnOf(table, name))).filter((size) => size === 1).length;
        const many = setsOf(names).slice(1).filter((set) => uniques(set) > share * table.rows);
        const minimal = many.filter((set) => set.length <= maxSize && !many.some((part) => part.length < set.length && part.every((name) => set.includes(name))));
        const { sets } = singlingOutSets(table, names, { share, maxSize });
        expect(sets.map(({ columns }) => columns.join()).sort()).toEqual(minimal.map((set) => set.join()).sort());
        sets.forEach((set) => expect(set.uniques).toBe(uniques(set.columns)));
        sets.slice(1).forEach((set, at) => expect(set.columns.length).toBeGreaterThanOrEqual(sets[at]!.columns.length));
      }),
      { numRuns: 100 },
    );
  });

  it('may not exist', () => {
    const { measures } = singlingOutSets(textTable(['a'], [['x'], ['x']]), ['a']);
    expect(measures.map(({ value }) => value)).toEqual([0, null]);
    expect(() => singlingOutSets(textTable(['a'], [['x']]), ['a'], { share: 1 })).toThrow(/attribution.share/);
  });
});

describe('the measures', () => {
  it('have a definition each, with rows and without', () => {
    const ids = new Set(attributionDefinitions.map(({ id }) => id));
    for (const table of [textTable(['a', 'b'], [['1', 'x'], ['2', 'x']]), textTable(['a', 'b'], [])]) {
      const measures = [...attribution(table, ['a', 'b']).measures, ...singlingOutSets(table, ['a', 'b']).measures];
      expect(new Set(measures.map(({ id }) => id))).toEqual(ids);
      for (const { value, note } of measures) expect(value === null ? note : value).not.toBeUndefined();
    }
  });
});

const adult = '../shared/data/adult/adult.csv';
const present = existsSync(adult);
if (!present) console.warn(`skipped: ${adult} is absent`);

describe.skipIf(!present)('attribution on Adult', () => {
  it('starts from what ARX reports for 8 quasi-identifiers', () => {
    const [head, ...lines] = readFileSync(adult, 'utf8').trim().split(/\r?\n/);
    const names = head!.split(';');
    const { all, columns, total } = attribution(textTable(names, lines.map((line) => line.split(';'))), names.slice(0, 8));
    expect(all.sampleUnique).toBeCloseTo(0.4648564418805119, 15);
    expect(all.prosecutor).toBeCloseTo(0.6003912207413301, 15);
    expect(columns.reduce((sum, { shapley }) => sum + shapley.prosecutor, 0)).toBeCloseTo(total.prosecutor, 12);
    const most = columns.reduce((top, column) => (column.shapley.sampleUnique > top.shapley.sampleUnique ? column : top));
    expect(most.name).toBe('age');
  });
});
