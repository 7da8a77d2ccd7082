import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyedDraws } from '../../../src/random/keyed-draws.ts';
import { mergeRareCells } from '../../../src/release/synthesis/rare-cells.ts';
import { ontoSimplex } from '../../../src/release/synthesis/simplex.ts';
import { treeModel } from '../../../src/release/synthesis/tree-model.ts';

const of = (attribute: string) => keyedDraws({ seed: 9, stage: 'test', instance: 0, attribute });
const margin = (...counts: number[]) => ({ counts: Float64Array.from(counts), variances: new Float64Array(counts.length).fill(1) });
const sum = (counts: Iterable<number>): number => [...counts].reduce((total, count) => total + count, 0);

describe('ontoSimplex', () => {
  it('takes the same off every count that stays above 0', () => {
    expect([...ontoSimplex(Float64Array.of(5, 3, -2), 6)]).toEqual([4, 2, 0]);
    expect([...ontoSimplex(Float64Array.of(1, 2, 3), 6)]).toEqual([1, 2, 3]);
    expect([...ontoSimplex(Float64Array.of(-9, -9), 4)]).toEqual([2, 2]);
  });

  it('is the nearest point of its kind', () => {
    const counts = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(counts, counts, fc.integer({ min: 1, max: 100 }), (noisy, rival, total) => {
        const nearest = ontoSimplex(Float64Array.from(noisy), total);
        expect(sum(nearest)).toBeCloseTo(total, 8);
        expect(nearest.every((count) => count >= 0)).toBe(true);
        const weights = noisy.map((_, i) => Math.abs(rival[i % rival.length]!) + (i === 0 ? 1 : 0));
        const other = weights.map((weight) => (weight * total) / sum(weights));
        const distance = (point: ArrayLike<number>): number => sum(noisy.map((count, i) => (count - point[i]!) * (count - point[i]!)));
        expect(distance(nearest)).toBeLessThanOrEqual(distance(other) + 1e-8);
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});

describe('treeModel', () => {
  it('averages what the tables say of a column by the inverse of their variances', () => {
    // Own counts 10, 20 with variance 1; the pair says 13, 17, each a sum of two counts of variance 1: weights 1 and 1/2.
    const { margins } = treeModel([margin(10, 20), margin(15, 15)], [{ pair: [0, 1], counts: Float64Array.of(6.5, 6.5, 8.5, 8.5), variance: 1 }], 30);
    expect([...margins[0]!].map((count) => Math.round(count * 1e9) / 1e9)).toEqual([11, 19]);
  });

  it('keeps tables without noise as they are', () => {
    const counts = Float64Array.of(40, 10, 0, 50);
    const { margins, tables } = treeModel([margin(50, 50), margin(40, 60)], [{ pair: [0, 1], counts, variance: 1e-12 }], 100);
    expect([...margins[0]!, ...margins[1]!].map(Math.round)).toEqual([50, 50, 40, 60]);
    tables[0]!.forEach((count, at) => expect(count).toBeCloseTo(counts[at]!, 4));
  });

  it('makes tables agree, whatever the noise', () => {
    const noisy = (length: number) => fc.array(fc.integer({ min: -20, max: 60 }), { minLength: length, maxLength: length });
    fc.assert(
      fc.property(noisy(2), noisy(3), noisy(4), noisy(6), noisy(12), (a, b, c, ab, bc) => {
        const total = 100;
        const { margins, tables } = treeModel([margin(...a), margin(...b), margin(...c)], [{ pair: [0, 1], counts: Float64Array.from(ab), variance: 2 }, { pair: [1, 2], counts: Float64Array.from(bc), variance: 2 }], total);
        for (const own of margins) expect(sum(own)).toBeCloseTo(total, 6);
        const bOfAb = [0, 1, 2].map((j) => tables[0]![j]! + tables[0]![3 + j]!);
        const bOfBc = [0, 1, 2].map((j) => sum(tables[1]!.slice(4 * j, 4 * j + 4)));
        margins[1]!.forEach((count, j) => {
          expect(Math.abs(bOfAb[j]! - count)).toBeLessThan(1e-6 * total);
          expect(Math.abs(bOfBc[j]! - count)).toBeLessThan(1e-6 * total);
        });
        expect([...tables[0]!, ...tables[1]!].every((count) => count >= 0)).toBe(true);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('draws columns that depend on each other along the tree alone', () => {
    const rows = 40_000;
    // b follows a in 90 % of rows, c follows b in 80 %; the tree is given from its middle: (b, c) and (a, b).
    const { sample } = treeModel([margin(50, 50), margin(50, 50), margin(50, 50)], [{ pair: [1, 2], counts: Float64Array.of(40, 10, 10, 40), variance: 1 }, { pair: [0, 1], counts: Float64Array.of(45, 5, 5, 45), variance: 1 }], 100);
    const [a, b, c] = sample(rows, (column) => of(`sample ${column}`));
    const share = (when: (row: number) => boolean, then: (row: number) => boolean): { p: number; n: number } => {
      const among = Array.from({ length: rows }, (_, row) => row).filter(when);
      return { p: among.filter(then).length / among.length, n: among.length };
    };
    const near = ({ p, n }: { p: number; n: number }, truth: number): void => expect(Math.abs(p - truth)).toBeLessThan(5.5 * Math.sqrt((truth * (1 - truth)) / n));
    near(share(() => true, (row) => a![row] === b![row]), 0.9);
    near(share(() => true, (row) => b![row] === c![row]), 0.8);
    // Given b, c is the same whatever a is.
    near(share((row) => b![row] === 0 && a![row] === 0, (row) => c![row] === 0), 0.8);
    near(share((row) => b![row] === 0 && a![row] === 1, (row) => c![row] === 0), 0.8);
    near(share(() => true, (row) => a![row] === c![row]), 0.9 * 0.8 + 0.1 * 0.2);
  });

  it('draws parts of the tree that no pair joins independently', () => {
    const [a, b] = treeModel([margin(100, 0), margin(0, 100)], [], 100).sample(50, (column) => of(`parts ${column}`));
    expect([new Set(a), new Set(b)]).toEqual([new Set([0]), new Set([1])]);
  });
});

describe('mergeRareCells', () => {
  const column = { size: 5, cells: Uint32Array.of(0, 1, 2, 3, 4) };

  it('merges cells below three standard deviations, and finds the way back', () => {
    // Standard deviation 2: cells below 6 are rare.
    const merged = mergeRareCells(column, { counts: Float64Array.of(100, 5, 6, -3, 1), variance: 4 });
    expect([merged.size, [...merged.cells]]).toEqual([3, [0, 2, 1, 2, 2]]);
    expect([[...merged.margin.counts], [...merged.margin.variances]]).toEqual([[100, 6, 3], [4, 4, 12]]);
    const rows = 6000;
    const back = merged.expand(Uint32Array.from({ length: rows }, (_, row) => row % 3), of('rare'));
    expect(back.filter((_, row) => row % 3 !== 2).every((cell, i) => cell === (i % 2 === 0 ? 0 : 2))).toBe(true);
    // Rare cells 1, 3, 4 with odds 5 : 0 : 1.
    const rare = back.filter((_, row) => row % 3 === 2);
    expect(rare.filter((cell) => cell === 3).length).toBe(0);
    expect(Math.abs(rare.filter((cell) => cell === 1).length / rare.length - 5 / 6)).toBeLessThan(5.5 * Math.sqrt(5 / 36 / rare.length));
  });

  it('leaves a column without rare cells alone, and spreads evenly where all are noise', () => {
    expect(mergeRareCells(column, { counts: Float64Array.of(9, 9, 9, 9, 9), variance: 1 }).size).toBe(5);
    const noise = mergeRareCells(column, { counts: Float64Array.of(-1, -2, -1, -3, 0), variance: 1 });
    expect(noise.size).toBe(1);
    expect(new Set(noise.expand(new Uint32Array(200), of('even')))).toEqual(new Set([0, 1, 2, 3, 4]));
  });
});
