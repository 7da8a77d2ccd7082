import { describe, expect, it } from 'vitest';
import type { CodedColumn } from '../../../src/columns/column.ts';
import { levelTable } from '../../../src/columns/level-table.ts';
import { emptyList, type ClassList } from '../../../src/release/lattice/class-list.ts';
import { latticeOf } from '../../../src/release/lattice/lattice.ts';
import { climb, NEAR, scratchFor } from '../../../src/release/lattice/roll-up.ts';
import { listedHierarchy } from '../../../src/schema/hierarchy.ts';

/** The finalizer of MurmurHash3 over a counter and a key. */
function mixed(counter: number, key: number): number {
  let x = Math.imul(counter ^ Math.imul(key + 1, 0x9e3779b9), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** Rows whose codes are spread evenly; each column has a level of tens, and all. */
function spread(rows: number, sizes: readonly number[]) {
  const columns = sizes.map((size, j): CodedColumn => ({
    kind: 'coded',
    type: 'string',
    codes: Uint32Array.from({ length: rows }, (_, row) => mixed(row, j) % size),
    dictionary: Array.from({ length: size }, (_, code) => String(code)),
  }));
  const tables = columns.map((column, j) => levelTable(column, listedHierarchy(Array.from({ length: sizes[j]! }, (_, code) => [String(code), `tens ${Math.floor(code / 10)}`, '*']))));
  return { columns, tables };
}

describe('a list too long for a cache is joined block by block', () => {
  it.each([
    ['one word', [300, 40, 20, 12], 1],
    ['two words', [3000, 400, 200, 120], 2],
    ['three words', [60_000, 60_000, 3000, 2000, 1000], 3],
  ] as const)('%s: every climb leaves the classes that the rows themselves have', (_, sizes, words) => {
    const { columns, tables } = spread(90_000, sizes);
    const lattice = latticeOf({ columns, tables, tracked: true });
    expect(lattice.words).toBe(words);
    expect(lattice.base.count).toBeGreaterThan(NEAR);
    const scratch = scratchFor(lattice.base.count);
    const levels = sizes.map(() => 0);
    let classes: ClassList = lattice.base;
    const check = (): void => {
      const counts = new Map<string, number>();
      for (let row = 0; row < lattice.rows; row++) {
        const key = lattice.order.map((own, j) => tables[own]!.codes[levels[j]!]![columns[own]!.codes[row]!]!).join(' ');
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      expect(classes.count).toBe(counts.size);
      expect([...classes.rows.subarray(0, classes.count)].sort((a, b) => a - b)).toEqual([...counts.values()].sort((a, b) => a - b));
      const ofRow = new Uint32Array(classes.count);
      for (let row = 0; row < lattice.rows; row++) ofRow[classes.ofBase[lattice.baseOfRow[row]!]!]!++;
      expect(ofRow).toEqual(classes.rows.slice(0, classes.count));
    };
    check();
    for (let j = 0; j < sizes.length; j++) {
      const into = emptyList();
      climb(classes, into, lattice, { column: j, from: 0, to: 1 }, scratch);
      classes = into;
      levels[j] = 1;
      if (j % 2 === 1 || j === 0) check();
    }
  });
});
