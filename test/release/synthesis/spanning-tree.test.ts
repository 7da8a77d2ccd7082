import { describe, expect, it } from 'vitest';
import { keyedDraws } from '../../../src/random/keyed-draws.ts';
import { privateCounts } from '../../../src/release/synthesis/private-counts.ts';
import type { Cells } from '../../../src/release/synthesis/public-domain.ts';
import { spanningTree, type Pair } from '../../../src/release/synthesis/spanning-tree.ts';

const ROWS = 4000;
const draws = keyedDraws({ seed: 13, stage: 'test', instance: 0, attribute: 'tree' });
const rows = Uint32Array.from({ length: ROWS }, (_, row) => row);
const column = (size: number, cellOf: (row: number) => number): Cells => ({ size, cells: rows.map(cellOf) });
const below = (size: number, index: number): Cells => column(size, (row) => draws.below(size, row, index));
/** The column before, but for a share of rows that are drawn anew. */
const following = ({ size, cells }: Cells, again: number, index: number): Cells => column(size, (row) => (draws.uniform(row, index, 1) < again ? draws.below(size, row, index) : cells[row]!));

function treeOf(columns: readonly Cells[], epsilon: number): { readonly tree: Pair[]; readonly spends: number } {
  const counts = privateCounts(Int32Array.from(rows), rows, { epsilon, delta: 1e-9, maxRows: 1 });
  const rho = counts.ledger.total / 3;
  const tree = spanningTree(columns, columns.map((own) => counts.exact([own])), counts, { rho, pairVariance: (columns.length - 1) / (2 * rho), draws });
  return { tree, spends: counts.ledger.entries().length };
}

describe('spanningTree', () => {
  const a = below(4, 0);
  const b = following(a, 0.3, 1);
  const c = following(b, 0.4, 2);
  const d = following(c, 0.5, 3);

  it('finds a planted chain, the strongest pair first', () => {
    expect(treeOf([a, b, c, d], 20).tree).toEqual([[0, 1], [1, 2], [2, 3]]);
    expect(treeOf([d, b, a, c], 20).tree).toEqual([[1, 2], [1, 3], [0, 3]]);
  });

  it('spends nothing on a pair without a rival', () => {
    expect(treeOf([a, b], 1)).toEqual({ tree: [[0, 1]], spends: 0 });
    expect(treeOf([a], 1)).toEqual({ tree: [], spends: 0 });
  });

  it('is not drawn to pairs of many cells that only chance sets apart from independence', () => {
    const weak = following(a, 0.8, 4);
    const crowd = below(400, 5);
    const distance = (pair: readonly [Cells, Cells]): number => {
      const joint = new Map<string, number>();
      rows.forEach((row) => joint.set(`${pair[0].cells[row]}|${pair[1].cells[row]}`, (joint.get(`${pair[0].cells[row]}|${pair[1].cells[row]}`) ?? 0) + 1));
      const expected = ROWS / (pair[0].size * pair[1].size);
      return [...joint.values()].reduce((sum, count) => sum + Math.abs(count - expected), 0) + (pair[0].size * pair[1].size - joint.size) * expected;
    };
    // By plain distance from independence the crowd would come first.
    expect(distance([a, crowd])).toBeGreaterThan(distance([a, weak]));
    expect(treeOf([a, weak, crowd], 20).tree[0]).toEqual([0, 1]);
    expect(treeOf([a, weak, crowd], 1e4).tree[0]).toEqual([0, 1]);
  });

  it('leaves pairs of too many cells out', () => {
    const huge = below(1000, 6);
    expect(treeOf([huge, below(1000, 7)], 1)).toEqual({ tree: [], spends: 0 });
    expect(treeOf([huge, a, below(1000, 7)], 1).tree.length).toBe(2);
  });
});
