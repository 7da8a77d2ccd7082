import { sampleRankCorrelation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../../src/random/distributions.ts';
import { keyedDraws } from '../../../src/random/keyed-draws.ts';
import { correlationFactor } from '../../../src/release/synthesis/correlation-factor.ts';
import { latentCorrelation, normalScores } from '../../../src/release/synthesis/normal-scores.ts';
import { cellsOf } from '../release-state.ts';
import { mixedState, sharesOf, synthesized } from './mixed-state.ts';

const draws = keyedDraws({ seed: 17, stage: 'test', instance: 0, attribute: 'copula' });
const ranks = (...values: number[]): Int32Array => Int32Array.from(values);

describe('normalScores', () => {
  it('are the means of the halves of a normal distribution for a median split', () => {
    const { scores, coefficients } = normalScores(ranks(0, 1, -1, 1, 0), 2);
    const half = Math.sqrt(2 / Math.PI);
    expect([...scores].map((score) => Math.round(score * 1e12) / 1e12)).toEqual([-half, half, Number.NaN, half, -half].map((score) => Math.round(score * 1e12) / 1e12));
    // Hermite coefficients of half·sign(z): 2/π for k = 1, 0 for k = 2, −(2/π)/√6 for k = 3.
    expect(coefficients[0]).toBeCloseTo(2 / Math.PI, 12);
    expect(coefficients[1]).toBeCloseTo(0, 12);
    expect(coefficients[2]).toBeCloseTo(-(2 / Math.PI) / Math.sqrt(6), 12);
  });

  it('are nearly the variable itself for distinct values', () => {
    const { scores, coefficients } = normalScores(Int32Array.from({ length: 1000 }, (_, row) => row), 1000);
    expect(scores[500]).toBeCloseTo(normalQuantile(0.5005), 6);
    expect(coefficients[0]).toBeGreaterThan(0.999);
    expect(Math.abs(coefficients[2]!)).toBeLessThan(0.01);
  });
});

describe('latentCorrelation', () => {
  it('is the tetrachoric correlation of a fourfold table with even margins, sin(π/2 · (2s − 1))', () => {
    // s = 3/4 of the rows agree: sin(π/4).
    const a = normalScores(ranks(0, 0, 0, 0, 1, 1, 1, 1), 2);
    expect(latentCorrelation(a, normalScores(ranks(0, 0, 0, 1, 1, 1, 1, 0), 2))).toBeCloseTo(Math.SQRT1_2, 4);
    expect(latentCorrelation(a, normalScores(ranks(1, 1, 1, 0, 0, 0, 0, 1), 2))).toBeCloseTo(-Math.SQRT1_2, 4);
    expect(latentCorrelation(a, normalScores(ranks(0, 0, 1, 1, 1, 1, 0, 0), 2))).toBeCloseTo(0, 9);
    expect(latentCorrelation(a, a)).toBeGreaterThan(0.99);
  });

  it('leaves out rows without a value, and is 0 where there is nothing to compare', () => {
    const a = normalScores(ranks(0, 0, 0, 0, 1, 1, 1, 1, 0, 1), 2);
    const b = normalScores(ranks(0, 0, 0, 1, 1, 1, 1, 0, -1, -1), 2);
    expect(latentCorrelation(a, b)).toBeCloseTo(Math.SQRT1_2, 4);
    expect(latentCorrelation(normalScores(ranks(0, 1, -1, -1), 2), normalScores(ranks(-1, -1, 0, 1), 2))).toBe(0);
    expect(latentCorrelation(normalScores(ranks(0, 0), 1), normalScores(ranks(0, 1), 2))).toBe(0);
  });
});

describe('correlationFactor', () => {
  const product = (factor: readonly (readonly number[])[]): number[][] => factor.map((row) => factor.map((other) => row.reduce((sum, entry, k) => sum + entry * other[k]!, 0)));
  const close = (matrix: readonly (readonly number[])[], expected: readonly (readonly number[])[]): void => matrix.forEach((row, i) => row.forEach((entry, j) => expect(entry).toBeCloseTo(expected[i]![j]!, 10)));

  it('reproduces a correlation matrix', () => {
    const matrix = [[1, 0.5, -0.2, 0], [0.5, 1, 0.3, 0], [-0.2, 0.3, 1, 0.6], [0, 0, 0.6, 1]];
    close(product(correlationFactor(matrix)), matrix);
    close(product(correlationFactor([[1]])), [[1]]);
  });

  it('takes the nearest side of one that is none', () => {
    // Eigenvalues 1.9, 1.9 and −0.8 on (1, −1, 1)/√3; without the last ±0.6333 on a diagonal of 1.2667.
    close(product(correlationFactor([[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]])), [[1, 0.5, -0.5], [0.5, 1, 0.5], [-0.5, 0.5, 1]]);
  });
});

describe('gaussian-copula', () => {
  const ROWS = 8000;
  const numbersIn = (state: Parameters<typeof cellsOf>[0], name: string): number[] => cellsOf(state, name).map(Number);

  it('keeps shares and the dependence of two binary columns', () => {
    // 3,000 yes–yes, 1,000 yes–no, 1,000 no–yes, 3,000 no–no: even margins, where the latent correlation is exact.
    const cells = Array.from({ length: ROWS }, (_, row) => (row % 8 < 3 ? ['yes', 'yes'] : row % 8 < 4 ? ['yes', 'no'] : row % 8 < 5 ? ['no', 'yes'] : ['no', 'no']) as [string, string]);
    const { table } = synthesized(mixedState({ a: cells.map(([a]) => a), b: cells.map(([, b]) => b) }), { method: 'gaussian-copula' }).state;
    const shares = sharesOf(table, 'a', 'b');
    for (const [both, p] of [['yes|yes', 3 / 8], ['yes|no', 1 / 8], ['no|yes', 1 / 8], ['no|no', 3 / 8]] as const) expect(Math.abs(shares.get(both)! - p)).toBeLessThan(5.5 * Math.sqrt((p * (1 - p)) / ROWS));
  });

  it('keeps distributions, rank correlations and missing values of mixed columns', () => {
    const x = Array.from({ length: ROWS }, (_, row) => normalQuantile(draws.uniform(row)));
    const y = x.map((value, row) => -0.7 * value + Math.sqrt(0.51) * normalQuantile(draws.uniform(row, 1)));
    const columns = {
      spend: x.map((value) => Math.exp(value)),
      visits: y.map((value, row) => (draws.uniform(row, 2) < 0.2 ? null : Math.max(0, Math.round(2 * value)))),
      member: x.map((value, row) => (value + normalQuantile(draws.uniform(row, 3)) > 0.8 ? 'yes' : 'no')),
    };
    const state = mixedState(columns, { types: { spend: 'decimal', visits: 'integer' } });
    const { table } = synthesized(state, { method: 'gaussian-copula' }).state;
    const correlation = (from: typeof table, first: string, second: string): number => {
      const coded = (name: string): (number | null)[] => cellsOf(from, name).map((cell) => (cell === null ? null : name === 'member' ? Number(cell === 'yes') : Number(cell)));
      const [a, b] = [coded(first), coded(second)];
      const known = [...a.keys()].filter((row) => a[row] !== null && b[row] !== null);
      return sampleRankCorrelation(known.map((row) => a[row]!), known.map((row) => b[row]!));
    };
    for (const [first, second] of [['spend', 'visits'], ['spend', 'member']] as const) {
      const [before, after] = [correlation(state.table, first, second), correlation(table, first, second)];
      expect(Math.abs(before)).toBeGreaterThan(0.3);
      // Two independent samples, each with a standard error of about (1 − ρ²)/√n below 1/√n.
      expect(Math.abs(after - before)).toBeLessThan(5.5 * Math.sqrt(2 / (0.8 * ROWS)));
    }
    const missing = cellsOf(table, 'visits').filter((cell) => cell === null).length / ROWS;
    const truth = cellsOf(state.table, 'visits').filter((cell) => cell === null).length / ROWS;
    expect(Math.abs(missing - truth)).toBeLessThan(5.5 * Math.sqrt((0.2 * 0.8) / ROWS));
    const [before, after] = [numbersIn(state.table, 'spend').sort((a, b) => a - b), numbersIn(table, 'spend').sort((a, b) => a - b)];
    for (const quantile of [0.1, 0.5, 0.9]) {
      // Share of synthetic numbers below a quantile of the real ones.
      const below = after.filter((value) => value < before[Math.floor(quantile * ROWS)]!).length / ROWS;
      expect(Math.abs(below - quantile)).toBeLessThan(5.5 * Math.sqrt((quantile * (1 - quantile)) / ROWS));
    }
    expect(after[0]! >= before[0]! && after.at(-1)! <= before.at(-1)!).toBe(true);
    expect(cellsOf(table, 'visits').every((cell) => cell === null || Number.isInteger(Number(cell)))).toBe(true);
  });

  it('keeps that a number is missing more often in one category', () => {
    const group = Array.from({ length: ROWS }, (_, row) => (row % 2 === 0 ? 'a' : 'b'));
    const age = group.map((value, row) => (value === 'a' && row % 4 === 0 ? null : row % 50));
    const { table } = synthesized(mixedState({ group, age }, { types: { age: 'integer' } }), { method: 'gaussian-copula' }).state;
    const shares = sharesOf(table, 'group', 'age');
    const missing = (name: string): number => shares.get(`${name}|null`) ?? 0;
    expect(missing('a')).toBeGreaterThan(8 * missing('b'));
  });

  it('copes with columns of one value and of none', () => {
    const { table } = synthesized(mixedState({ same: ['x', 'x', 'x'], none: [null, null, null], two: [1, 2, null] }, { types: { none: 'integer', two: 'integer' } }), { method: 'gaussian-copula', rows: 30 }).state;
    expect([new Set(cellsOf(table, 'same')), new Set(cellsOf(table, 'none'))]).toEqual([new Set(['x']), new Set([null])]);
    for (const cell of cellsOf(table, 'two')) expect(['1', '2', null]).toContain(cell);
  });
});
