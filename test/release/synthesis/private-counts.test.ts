import { describe, expect, it } from 'vitest';
import { keyedDraws } from '../../../src/random/keyed-draws.ts';
import { boundedRows, noisyTotal, privateCounts } from '../../../src/release/synthesis/private-counts.ts';

const draws = keyedDraws({ seed: 7, stage: 'test', instance: 0, attribute: 'counts' });
const all = (rows: number): Uint32Array => Uint32Array.from({ length: rows }, (_, row) => row);
const generous = { epsilon: 1e6, delta: 1e-9, maxRows: 1 };

describe('privateCounts', () => {
  it('counts rows in the combinations of cells', () => {
    const [a, b] = [{ size: 2, cells: Uint32Array.of(0, 0, 1, 1, 1) }, { size: 3, cells: Uint32Array.of(0, 2, 2, 2, 1) }];
    const counts = privateCounts(Int32Array.of(1, 2, 3, 4, 5), all(5), generous);
    expect([...counts.exact([a, b])]).toEqual([1, 0, 1, 0, 1, 2]);
    // At this budget the noise has a standard deviation below 1e-3, and is an integer: 0.
    expect([...counts.measure('pair', [a, b], counts.ledger.total, draws).counts]).toEqual([1, 0, 1, 0, 1, 2]);
  });

  it('adds noise of the variance that the closed form names', () => {
    const size = 20_000;
    for (const [epsilon, maxRows] of [[0.5, 1], [3, 1], [3, 2]] as const) {
      const counts = privateCounts(Int32Array.of(1), all(1), { epsilon, delta: 1e-9, maxRows });
      const rho = counts.ledger.total / 2;
      const { counts: noisy, variance } = counts.measure('law', [{ size, cells: Uint32Array.of(0) }], rho, draws);
      expect(variance).toBeCloseTo((maxRows * maxRows) / (2 * rho), 9);
      const noise = noisy.map((count, cell) => count - (cell === 0 ? 1 : 0));
      // Standard errors of the mean and of the variance of a normal sample; beyond 5.5 of them lie 4e-8.
      expect(Math.abs(noise.reduce((sum, value) => sum + value, 0) / size)).toBeLessThan(5.5 * Math.sqrt(variance / size));
      expect(Math.abs(noise.reduce((sum, value) => sum + value * value, 0) / size / variance - 1)).toBeLessThan(5.5 * Math.sqrt(2 / size));
      expect(noise.every(Number.isInteger)).toBe(true);
    }
  });

  it('lets a subject move the tables by no more than the ledger pays for', () => {
    // Subject 9 holds rows 3 and 4; without them everything else, noise included, stays as it is.
    const subject = Int32Array.of(1, 2, 3, 9, 9);
    const column = { size: 2, cells: Uint32Array.of(0, 1, 0, 1, 1) };
    const noisy = (rows: Uint32Array): Float64Array => privateCounts(subject, rows, { epsilon: 1, delta: 1e-9, maxRows: 2 }).measure('neighbours', [column], 0.001, draws).counts;
    const [withThem, without] = [noisy(all(5)), noisy(all(3))];
    expect(withThem.map((count, cell) => count - without[cell]!)).toEqual(Float64Array.of(0, 2));
  });

  it('refuses rows whose subjects are not bounded, and more than the budget', () => {
    expect(() => privateCounts(Int32Array.of(1, 1, 2), all(3), generous)).toThrow(/expected at most 1 rows of each data subject, got more; bound them first/);
    const counts = privateCounts(Int32Array.of(1), all(1), { epsilon: 1, delta: 1e-9, maxRows: 1 });
    const column = { size: 1, cells: Uint32Array.of(0) };
    counts.measure('first', [column], counts.ledger.total * 0.75, draws);
    expect(() => counts.measure('second', [column], counts.ledger.total * 0.5, draws)).toThrow(/privacyLedger\.spend/);
  });

  it('chooses with the odds of the exponential mechanism', () => {
    const rounds = 20_000;
    const rho = 0.5;
    const counts = privateCounts(Int32Array.of(1), all(1), { ...generous, maxRows: 2 });
    const scores = [0, 1, 3];
    // ε = √(8ρ) = 2, sensitivity 2: odds e^{score/2}.
    const odds = scores.map((score) => Math.exp(score / 2));
    const chosen = [0, 0, 0];
    for (let round = 0; round < rounds; round++) chosen[counts.choose('law', scores, rho, draws, round)]!++;
    odds.forEach((odd, i) => {
      const p = odd / odds.reduce((sum, other) => sum + other, 0);
      expect(Math.abs(chosen[i]! / rounds - p)).toBeLessThan(5.5 * Math.sqrt((p * (1 - p)) / rounds));
    });
  });
});

describe('boundedRows', () => {
  it('keeps whole subjects within the bound and so many rows of the others', () => {
    const subject = Int32Array.of(5, 6, 5, 5, 7, 6);
    expect([...boundedRows(subject, 3, draws)]).toEqual([0, 1, 2, 3, 4, 5]);
    const kept = boundedRows(subject, 1, draws);
    expect([...kept].map((row) => subject[row]).sort()).toEqual([5, 6, 7]);
    expect([...kept]).toEqual([...kept].sort((a, b) => a - b));
  });

  it('keeps each row of a subject equally often', () => {
    const subjects = 6000;
    const subject = Int32Array.from({ length: 3 * subjects }, (_, row) => Math.floor(row / 3));
    const places = [0, 0, 0];
    for (const row of boundedRows(subject, 2, draws)) places[row % 3]!++;
    expect(places.reduce((sum, count) => sum + count, 0)).toBe(2 * subjects);
    for (const count of places) expect(Math.abs(count / subjects - 2 / 3)).toBeLessThan(5.5 * Math.sqrt(2 / 9 / subjects));
  });
});

describe('noisyTotal', () => {
  it('weights each table by the inverse of the variance of its sum', () => {
    // Sums 30 with variance 2 and 33 with variance 4: (30/2 + 33/4)/(1/2 + 1/4) = 31.
    expect(noisyTotal([{ counts: Float64Array.of(10, 20), variance: 1 }, { counts: Float64Array.of(10, 11, 12, 0), variance: 1 }])).toBeCloseTo(31, 12);
    expect(noisyTotal([{ counts: Float64Array.of(-4, 1), variance: 1 }])).toBe(1);
  });
});
