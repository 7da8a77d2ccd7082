import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, columnOf } from '../../../src/columns/column.ts';
import { separation, separationDefinitions } from '../../../src/measure/risk/separation.ts';
import { subsetCount } from '../../../src/measure/risk/attribution/subset-count.ts';
import { smallTables, textTable } from './attribution/tables.ts';

describe('distinction and separation', () => {
  it('solved by hand', () => {
    // Pairs: 10. Equal on a: {1,2,3} 3 and {4,5} 1; on b: {1,2} 1 and {3,4,5} 3; on both: {1,2} and {4,5}.
    const { sets } = separation(textTable(['a', 'b'], [['1', 'x'], ['1', 'x'], ['1', 'y'], ['2', 'y'], ['2', 'y']]), ['a', 'b']);
    expect(sets).toEqual([
      { columns: ['a'], distinct: 2, equalPairs: 4, distinction: 0.4, separation: 0.6 },
      { columns: ['b'], distinct: 2, equalPairs: 4, distinction: 0.4, separation: 0.6 },
      { columns: ['a', 'b'], distinct: 3, equalPairs: 2, distinction: 0.6, separation: 0.8 },
    ]);
  });

  it('count pairs one by one', () => {
    fc.assert(
      fc.property(smallTables, fc.integer({ min: 1, max: 5 }), (table, maxSize) => {
        const names = [...table.columns.keys()];
        const { sets } = separation(table, names, { maxSize });
        expect(sets).toHaveLength(subsetCount(names.length, maxSize));
        for (const { columns, equalPairs, separation: share } of sets) {
          let equal = 0;
          for (let one = 0; one < table.rows; one++) for (let other = 0; other < one; other++) if (columns.every((name) => cellText(columnOf(table, name), one) === cellText(columnOf(table, name), other))) equal++;
          expect(equalPairs).toBe(equal);
          if (table.rows > 1) expect(share).toBeCloseTo(1 - equal / ((table.rows * (table.rows - 1)) / 2), 12);
          else expect(share).toBeNull();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('have definitions', () => {
    const { measures } = separation(textTable(['a'], [['x']]), ['a']);
    expect(measures.map(({ id }) => id)).toEqual(separationDefinitions.map(({ id }) => id));
    expect(() => separation(textTable(['a'], [['x']]), ['a'], { maxSize: 0 })).toThrow(/separation.maxSize/);
  });
});

const data = '../shared/data';
const present = existsSync(`${data}/adult-reference.json`) && existsSync(`${data}/adult/adult.csv`);
if (!present) console.warn('skipped: ../shared/data/adult-reference.json is absent');

describe.skipIf(!present)('ARX on Adult', () => {
  it('reports the same for every set that it lists', () => {
    const [head, ...lines] = readFileSync(`${data}/adult/adult.csv`, 'utf8').trim().split(/\r?\n/);
    const table = textTable(head!.split(';'), lines.map((line) => line.split(';')));
    const reference = JSON.parse(readFileSync(`${data}/adult-reference.json`, 'utf8')).quasiIdentifierRisks_distinction_separation as readonly { attributes: string[]; distinction: number; separation: number }[];
    const names = [...new Set(reference.flatMap(({ attributes }) => attributes))];
    const { sets } = separation(table, names, { maxSize: 3 });
    expect(reference.length).toBeGreaterThan(10);
    for (const { attributes, distinction, separation: share } of reference) {
      const own = sets.find(({ columns }) => columns.length === attributes.length && attributes.every((name) => columns.includes(name)))!;
      expect(own.distinction, attributes.join()).toBeCloseTo(distinction, 15);
      expect(own.separation, attributes.join()).toBeCloseTo(share, 14);
    }
  });
});
