import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aliasTable } from '../../src/random/alias-table.ts';

/** The share of (0, 1) that each index gets, from a fine and even grid. */
function shares(weights: readonly number[], steps: number): number[] {
  const table = aliasTable(weights);
  const counts = new Array<number>(weights.length).fill(0);
  for (let i = 0; i < steps; i++) counts[table.pick((i + 0.5) / steps)]!++;
  return counts.map((count) => count / steps);
}

describe('alias table', () => {
  it('splits the interval as the weights say', () => {
    expect(shares([1, 2, 1], 1200)).toEqual([0.25, 0.5, 0.25]);
    expect(shares([5], 10)).toEqual([1]);
    expect(shares([0, 3, 0], 99)).toEqual([0, 1, 0]);
  });

  it('gives every index its share for any weights', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 40 }).filter((w) => w.some((x) => x > 0)), (weights) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const steps = 40_000;
        shares(weights, steps).forEach((share, i) => {
          if (weights[i] === 0) expect(share).toBe(0);
          // A cell's ends fall between grid points: at most two per column that holds the index.
          expect(Math.abs(share - weights[i]! / total)).toBeLessThanOrEqual((2 * (weights.length + 1)) / steps);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('takes the last uniform before 1', () => {
    const table = aliasTable(new Array(7).fill(1));
    expect(table.pick(1 - 2 ** -53)).toBe(6);
    expect(table.pick(2 ** -54)).toBe(0);
  });

  it('never picks a weight of 0, however the weights round', () => {
    const weights = Array.from({ length: 101 }, (_, i) => (i % 2 === 0 ? 0 : 0.1 + i / 7));
    const table = aliasTable(weights);
    for (let i = 0; i < 20_000; i++) expect(table.pick((i + 0.5) / 20_000) % 2).toBe(1);
  });

  it('refuses weights that are none', () => {
    expect(() => aliasTable([])).toThrow(/expected a positive weight/);
    expect(() => aliasTable([0, 0])).toThrow(/expected a positive weight/);
    expect(() => aliasTable([1, -1])).toThrow(/expected finite weights/);
    expect(() => aliasTable([1, Number.NaN])).toThrow(/expected finite weights/);
  });
});
