import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Table } from '../../../src/columns/column.ts';
import { sequentialDraws } from '../../random/sequential-draws.ts';
import { cellsOf } from '../release-state.ts';
import { mixedState, synthesized, totalVariation } from './mixed-state.ts';

const file = '../shared/data/adult/adult.csv';
const available = existsSync(file);
if (!available) console.warn(`skipped: the utility of synthetic data on Adult needs ${file}, which is absent`);

const NAMES = ['sex', 'race', 'marital-status', 'education', 'workclass', 'occupation', 'salary-class'];

function adult() {
  const [header, ...rows] = readFileSync(file, 'utf8').trim().split(/\r?\n/).map((line) => line.split(';')) as [string[], ...string[][]];
  const columns = Object.fromEntries(NAMES.map((name) => [name, rows.map((row) => row[header.indexOf(name)]!)]));
  // Public knowledge here: the answers of the census form.
  const domain = Object.fromEntries(NAMES.map((name) => [name, [...new Set(columns[name])].sort()]));
  const draws = sequentialDraws(17);
  return { state: { ...mixedState(columns), draws: () => draws }, domain };
}

const shares = (cells: readonly string[]): Map<string, number> => {
  const found = new Map<string, number>();
  for (const cell of cells) found.set(cell, (found.get(cell) ?? 0) + 1 / cells.length);
  return found;
};

/** Mean distance of the shares of single columns and of pairs of columns from those of the truth. */
function distances(table: Table, truth: Table): { readonly single: number; readonly pairs: number } {
  const [own, real] = [table, truth].map((from) => NAMES.map((name) => cellsOf(from, name).map(String)));
  const both = (columns: readonly string[][], i: number, j: number): string[] => columns[i]!.map((cell, row) => `${cell}|${columns[j]![row]}`);
  const pairs = NAMES.flatMap((_, i) => NAMES.slice(i + 1).map((__, j) => totalVariation(shares(both(own!, i, i + 1 + j)), shares(both(real!, i, i + 1 + j)))));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { single: mean(NAMES.map((_, i) => totalVariation(shares(own![i]!), shares(real![i]!)))), pairs: mean(pairs) };
}

/** Mutual information of two columns, in nats. */
function information(first: readonly string[], second: readonly string[]): number {
  const [p, q, both] = [shares(first), shares(second), shares(first.map((cell, row) => `${cell}|${second[row]}`))];
  return [...both].reduce((sum, [cells, share]) => {
    const [a, b] = cells.split('|') as [string, string];
    return sum + share * Math.log(share / (p.get(a)! * q.get(b)!));
  }, 0);
}

describe.skipIf(!available)('synthetic data of Adult, 30,162 people and seven columns', () => {
  const { state, domain } = available ? adult() : { state: mixedState({ x: ['1'] }), domain: {} };
  const of = (options: Readonly<Record<string, unknown>>) => distances(synthesized(state, options).state.table, state.table);

  it('comes nearer to single columns and to pairs as ε grows, by mst', () => {
    const [least, middle, most] = [0.01, 0.1, 10].map((epsilon) => of({ method: 'mst', epsilon, domain }));
    for (const kind of ['single', 'pairs'] as const) {
      expect(middle![kind]).toBeLessThan(least![kind]);
      expect(most![kind]).toBeLessThan(middle![kind]);
    }
    expect(most!.single).toBeLessThan(0.02);
    expect(most!.pairs).toBeLessThan(0.06);
  });

  it('keeps dependence by mst and by the copula, and loses it by independent marginals', () => {
    const dependence = (options: Readonly<Record<string, unknown>>): number => {
      const { table } = synthesized(state, options).state;
      return information(cellsOf(table, 'marital-status').map(String), cellsOf(table, 'sex').map(String));
    };
    const truth = information(cellsOf(state.table, 'marital-status').map(String), cellsOf(state.table, 'sex').map(String));
    expect(truth).toBeGreaterThan(0.1);
    expect(dependence({ method: 'mst', epsilon: 10, domain })).toBeGreaterThan(0.7 * truth);
    expect(dependence({ method: 'gaussian-copula', columns: NAMES })).toBeGreaterThan(0.3 * truth);
    expect(dependence({ method: 'independent-marginals', epsilon: 10, domain })).toBeLessThan(0.01 * truth);
    expect(of({ method: 'independent-marginals', epsilon: 10, domain }).pairs).toBeGreaterThan(1.5 * of({ method: 'mst', epsilon: 10, domain }).pairs);
  });
});

describe('the tree of mst at a large ε', () => {
  it('is that of the most mutual information, where columns have equally many values', () => {
    // A planted tree: b and c follow a, d follows c, with strengths that no other pair reaches.
    const draws = sequentialDraws(23);
    const rows = 6000;
    const follow = (from: readonly string[], chance: number): string[] => from.map((cell) => (draws.uniform(0) < chance ? cell : String(draws.below(4, 0))));
    const a = Array.from({ length: rows }, () => String(draws.below(4, 0)));
    const c = follow(a, 0.6);
    const columns: Record<string, string[]> = { a, b: follow(a, 0.8), c, d: follow(c, 0.5), e: follow(a, 0.3) };
    const names = Object.keys(columns);
    // Kruskal by mutual information, written out again.
    const ranked = names.flatMap((x, i) => names.slice(i + 1).map((y) => ({ x, y, weight: information(columns[x]!, columns[y]!) }))).sort((p, q) => q.weight - p.weight);
    const part = new Map(names.map((name) => [name, name]));
    const tree = ranked.filter(({ x, y }) => {
      const [from, to] = [part.get(x)!, part.get(y)!];
      if (from === to) return false;
      for (const [name, own] of part) if (own === from) part.set(name, to);
      return true;
    });
    expect(tree.map(({ x, y }) => `${x} – ${y}`).sort()).toEqual(['a – b', 'a – c', 'a – e', 'c – d']);
    const four = ['0', '1', '2', '3'];
    const { changes } = synthesized(mixedState(columns), { method: 'mst', epsilon: 1000, domain: { a: four, b: four, c: four, d: four, e: four } });
    for (const { x, y } of tree) expect(changes[0]).toContain(`${x} – ${y}`);
    expect(changes[0]).toContain('4 pairs');
  });
});
