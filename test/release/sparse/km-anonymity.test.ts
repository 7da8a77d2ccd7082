import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cheapestCover } from '../../../src/release/sparse/cheapest-cover.ts';
import { combinations, holdingsOf, rareSets } from '../../../src/release/sparse/item-sets.ts';
import { kmAnonymize } from '../../../src/release/sparse/km-anonymity.ts';
import type { HierarchySpec } from '../../../src/schema/hierarchy.ts';
import { cellsOf, releaseState } from '../release-state.ts';
import { bruteForceViolations } from './km-tables.ts';

/** One row for each item of each set; subjects are numbered from 1. */
function rowsOf(sets: readonly (readonly (string | null)[])[]): { items: (string | null)[]; subject: number[] } {
  return { items: sets.flat(), subject: sets.flatMap((set, i) => set.map(() => i + 1)) };
}

function run(sets: readonly (readonly (string | null)[])[], options: object, hierarchy?: HierarchySpec) {
  const { items, subject } = rowsOf(sets);
  const state = releaseState({ columns: { page: ['sensitive', items] }, subject, ...(hierarchy === undefined ? {} : { hierarchies: { page: hierarchy } }) });
  const outcome = kmAnonymize.run(state, kmAnonymize.options.parse({ item: 'page', ...options }));
  const after = cellsOf(outcome.state.table, 'page');
  const released: (string | null)[][] = sets.map(() => []);
  after.forEach((item, row) => released[outcome.state.subject[row]! - 1]!.push(item));
  return { ...outcome, after, released };
}

describe('kmAnonymize', () => {
  it('suppresses the item that takes part in most rare combinations for its rows', () => {
    // x is with each of a, b, c once: three rare pairs, all gone with two rows of x. y is rare by itself.
    const sets = [['a', 'b', 'x'], ['a', 'b', 'c'], ['a', 'c', 'b'], ['c', 'x', 'a'], ['c', 'b', 'y']];
    const { released, promises, changes } = run(sets, { k: 2, m: 2 });
    expect(released).toEqual([['a', 'b'], ['a', 'b', 'c'], ['a', 'c', 'b'], ['c', 'a'], ['c', 'b']]);
    expect(promises).toEqual([{ kind: 'model', model: { model: 'km-anonymity', k: 2, m: 2, item: 'page' }, unit: 'subject', columns: ['page'] }]);
    expect(changes).toEqual(['Left out 2 values of page, of 5: 3 rows of 15.']);
    // Alone, x is had by two.
    expect(run(sets, { k: 2, m: 1 }).released[0]).toEqual(['a', 'b', 'x']);
  });

  it('generalizes where that loses less: four transactions, two groups', () => {
    const sets = [['a1', 'b1', 'b2'], ['a2', 'b1'], ['a2', 'b1', 'b2'], ['a1', 'a2', 'b2']];
    const tree: HierarchySpec = { kind: 'tree', parents: { A: ['a1', 'a2'], B: ['b1', 'b2'] } };
    // a1 is in two rare pairs (a1 b1, a1 a2); to leave it out costs 2 rows, to make A of five rows 5 · (2 - 1)/4.
    const { released, changes } = run(sets, { k: 2, m: 2 }, tree);
    expect(released).toEqual([['A', 'b1', 'b2'], ['A', 'b1'], ['A', 'b1', 'b2'], ['A', 'A', 'b2']]);
    expect(changes).toEqual(['Generalized 2 values of page to 1 group.', 'Left out 0 values of page, of 4: 0 rows of 11.']);
    expect(run(sets, { k: 2, m: 2, generalize: false }, tree).released).toEqual([['b1', 'b2'], ['a2', 'b1'], ['a2', 'b1', 'b2'], ['a2', 'b2']]);
  });

  it('keeps missing items, which nobody can know, and drops who has nothing else to show', () => {
    expect(run([['a', null], ['a'], ['b', null]], { k: 2, m: 2 }).released).toEqual([['a', null], ['a'], [null]]);
    expect(run([['a'], ['b']], { k: 2, m: 1 }).after).toEqual([]);
  });

  it('keeps its promise on random tables, with a hierarchy and without', () => {
    const sets = fc.array(fc.array(fc.option(fc.constantFrom('a1', 'a2', 'a3', 'b1', 'b2', 'c1', 'c2', 'c3'), { freq: 12 }), { maxLength: 6 }), { minLength: 2, maxLength: 14 });
    const tree: HierarchySpec = { kind: 'tree', parents: { A: ['a1', 'a2', 'a3'], B: ['b1', 'b2'], C: ['c1', 'c2', 'c3'], AB: ['A', 'B'] } };
    let generalized = 0;
    fc.assert(
      fc.property(sets, fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 3 }), fc.boolean(), (written, k, m, withTree) => {
        const { after, state, released } = run(written, { k, m }, withTree ? tree : undefined);
        expect(bruteForceViolations(after, [...state.subject], k, m)).toBe(0);
        // What is released is as collected, or its group, and global: one value is never released in two ways.
        const groups: Record<string, readonly string[]> = { A: ['a'], B: ['b'], C: ['c'], AB: ['a', 'b'] };
        released.forEach((own, i) => own.forEach((item) => expect(written[i]!.some((before) => before === item || (item !== null && before !== null && groups[item]?.includes(before[0]!) === true))).toBe(true)));
        if (released.flat().some((item) => item !== null && item in groups)) generalized++;
        for (const [group, letters] of Object.entries(groups)) if (after.includes(group)) expect(after.some((item) => item !== null && item.length === 2 && /[0-9]/.test(item) && letters.includes(item[0]!))).toBe(false);
      }),
      { seed: 11, numRuns: 400 },
    );
    expect(generalized).toBeGreaterThan(20);
  });

  it('changes nothing where the promise holds already', () => {
    const sets = [['a', 'b'], ['b', 'a'], ['c'], ['c']];
    expect(run(sets, { k: 2, m: 3 }).released).toEqual(sets);
  });

  it('refuses a column that is not there', () => {
    expect(() => kmAnonymize.run(releaseState({ columns: { page: ['sensitive', ['a']] } }), kmAnonymize.options.parse({ item: 'pages', k: 2 }))).toThrow(/kmAnonymize\.item: expected a column of the release \(page\), got pages/);
  });
});

describe('rareSets', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: -1, max: 6 }), fc.nat(7)), { maxLength: 40 });

  it('finds the combinations of one size that are rare though all smaller ones in them are not', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 4 }), (table, size, k) => {
        const holdings = holdingsOf(Int32Array.from(table, ([, subject]) => subject), Int32Array.from(table, ([item]) => item), 7);
        const own = new Map<number, Set<number>>();
        for (const [item, subject] of table) if (item >= 0) own.set(subject, (own.get(subject) ?? new Set()).add(item));
        const support = (set: readonly number[]): number => [...own.values()].filter((items) => set.every((item) => items.has(item))).length;
        const expected: string[] = [];
        let counted = 0;
        for (let bits = 1; bits < 128; bits++) {
          const set = [0, 1, 2, 3, 4, 5, 6].filter((item) => (bits >> item) & 1);
          if (set.length !== size) continue;
          counted += support(set);
          const prefixes = set.slice(0, -1).map((_, i) => set.slice(0, i + 1));
          if (support(set) > 0 && support(set) < k && prefixes.every((prefix) => support(prefix) >= k)) expected.push(set.join());
        }
        const { sets, complete } = rareSets(holdings, size, k, 1e9);
        expect(Array.from({ length: sets.length / size }, (_, i) => [...sets.subarray(i * size, (i + 1) * size)].join()).sort()).toEqual(expected.sort());
        expect(complete).toBe(true);
        expect(combinations(holdings, size)).toBe(counted);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

describe('cheapestCover', () => {
  it('takes what concerns most for its cost, and nothing that is no longer needed', () => {
    // Pairs 01, 02, 03, 45. Item 0 settles three for 2; 4 is cheaper than 5; the group of 1, 2, 3 settles the same three for 3.
    const actions = [2, 1, 1, 1, 1, 5].map((cost, item) => ({ cost, items: [item] }));
    const chosen = cheapestCover(Int32Array.of(0, 1, 0, 2, 0, 3, 4, 5), 2, 6, [...actions, { cost: 3, items: [1, 2, 3] }]);
    expect(chosen).toEqual([0, 4]);
  });

  it('counts a combination once for a group that holds both its items', () => {
    expect(cheapestCover(Int32Array.of(0, 1, 2, 3), 2, 4, [{ cost: 1, items: [0, 1] }, { cost: 0.6, items: [0] }, { cost: 5, items: [2] }, { cost: 4, items: [3] }])).toEqual([1, 3]);
  });
});
