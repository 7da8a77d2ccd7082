import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, makeTable, type Column, type Table } from '../../src/columns/column.ts';
import { disclose } from '../../src/columns/disclose.ts';
import { keyedDraws } from '../../src/random/keyed-draws.ts';
import type { Direction } from '../../src/schema/view.ts';

const drawsOf = (seed: number) => (attribute: string) => keyedDraws({ seed, stage: 'test', instance: 0, attribute });

function tableOf(name: string, cells: readonly (string | null)[]): Table {
  // The dictionary is longer than what the rows use, and in another order.
  const dictionary = [...new Set(['unused', ...[...cells].reverse()])];
  const coded: Column = { kind: 'coded', type: 'string', codes: Uint32Array.from(cells, (cell) => dictionary.indexOf(cell)), dictionary };
  const serial: Column = { kind: 'number', type: 'integer', values: Int32Array.from(cells.keys()) };
  return makeTable(
    { name, subject: 'serial', columns: [{ name: 'value', type: 'string', attributeClass: 'quasi-identifier' }, { name: 'serial', type: 'integer', attributeClass: 'insensitive' }] },
    new Map<string, Column>([['value', coded], ['serial', serial]]),
  );
}

const rowTexts = (table: Table): string[] => Array.from({ length: table.rows }, (_, row) => JSON.stringify(['value', 'serial'].map((name) => cellText(table.columns.get(name)!, row))));

const cells = fc.array(fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: null }), { minLength: 1, maxLength: 40 });
const disclosed = fc.tuple(cells, cells, cells, fc.nat({ max: 1000 })).map(([release, register, other, seed]) => {
  const tables = { release: tableOf('release', release), register: tableOf('register', register), other: tableOf('other', other) };
  const targets = new Map<Direction, Uint32Array>([
    ['record-to-person', Uint32Array.from(release.keys()).filter((row) => row % 2 === 0)],
    ['member-to-record', Uint32Array.from(register.keys()).filter((row) => row % 3 !== 1)],
  ]);
  const result = disclose({ release: tables.release, recodings: new Map(), sources: new Map([['register', tables.register], ['other', tables.other]]), targets, shuffle: drawsOf(seed), draws: drawsOf(seed)('attack') });
  return { tables, targets, ...result };
});

describe('disclose, on any tables', () => {
  it('holds the same rows, and its key maps every disclosed row back', () => {
    fc.assert(
      fc.property(disclosed, ({ tables, view, key }) => {
        const pairs = [[view.release, tables.release, key.release], [view.sources.get('register')!, tables.register, key.sources.get('register')!], [view.sources.get('other')!, tables.other, key.sources.get('other')!]] as const;
        for (const [seen, original, order] of pairs) {
          expect([...order].sort((a, b) => a - b)).toEqual([...order.keys()]);
          const texts = rowTexts(original);
          expect(rowTexts(seen)).toEqual(Array.from(order, (row) => texts[row]));
        }
      }),
    );
  });

  it('rebuilds dictionaries in the order of the permuted rows, without an entry that no row uses', () => {
    fc.assert(
      fc.property(disclosed, ({ view }) => {
        for (const table of [view.release, ...view.sources.values()]) {
          const column = table.columns.get('value')!;
          if (column.kind !== 'coded') throw new Error('expected codes');
          expect(column.dictionary).toEqual([...new Set(Array.from({ length: table.rows }, (_, row) => cellText(column, row)))]);
          expect(table.schema.subject).toBeUndefined();
        }
      }),
    );
  });

  it('points at the same targets, record directions in the release and all others in the first source', () => {
    fc.assert(
      fc.property(disclosed, ({ view, key, targets }) => {
        const back = (direction: Direction, order: Uint32Array): number[] => Array.from(view.targets.get(direction)!, (row) => order[row]!).sort((a, b) => a - b);
        expect(back('record-to-person', key.release)).toEqual([...targets.get('record-to-person')!]);
        expect(back('member-to-record', key.sources.get('register')!)).toEqual([...targets.get('member-to-record')!]);
      }),
    );
  });
});

describe('the order of disclosed rows and targets', () => {
  const cellsOf = (size: number): string[] => Array.from({ length: size }, (_, row) => String(row));
  const size = 2000;
  const input = (seed: number) => ({
    release: tableOf('release', cellsOf(size)),
    recodings: new Map(),
    sources: new Map([['register', tableOf('register', cellsOf(size))]]),
    targets: new Map<Direction, Uint32Array>([['record-to-person', Uint32Array.from({ length: size }, (_, row) => row)]]),
    shuffle: drawsOf(seed),
    draws: drawsOf(seed)('attack'),
  });

  it('says nothing of the original order, nor of each other', () => {
    const { view, key } = disclose(input(1));
    const register = key.sources.get('register')!;
    // Spearman's rank correlation under independence has standard deviation 1/√(n − 1).
    const mean = (size - 1) / 2;
    const correlation = (a: ArrayLike<number>, b: ArrayLike<number>): number => Array.from(a).reduce((sum, x, i) => sum + (x - mean) * (b[i]! - mean), 0) / ((size * (size * size - 1)) / 12);
    const rows = Uint32Array.from({ length: size }, (_, row) => row);
    for (const [a, b] of [[key.release, rows], [register, rows], [key.release, register], [view.targets.get('record-to-person')!, rows], [Uint32Array.from(view.targets.get('record-to-person')!, (row) => key.release[row]!), rows]] as const) {
      expect(Math.abs(correlation(a, b))).toBeLessThan(5 / Math.sqrt(size - 1));
    }
  });

  it('follows from the referee\'s draws alone', () => {
    expect(disclose(input(1)).key).toEqual(disclose(input(1)).key);
    expect(disclose(input(1)).key.release).not.toEqual(disclose(input(2)).key.release);
  });

  it('leaves the tables that it was given as they were', () => {
    const given = input(3);
    const before = rowTexts(given.release);
    disclose(given);
    expect(rowTexts(given.release)).toEqual(before);
    expect(given.release.schema.subject).toBe('serial');
  });
});
