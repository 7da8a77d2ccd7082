import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../../src/random/distributions.ts';
import { shiftDates } from '../../../src/release/perturbation/date-shifting.ts';
import { microaggregate } from '../../../src/release/perturbation/microaggregation.ts';
import { addNoise } from '../../../src/release/perturbation/noise-addition.ts';
import { permuteRows } from '../../../src/release/perturbation/permuting.ts';
import { pram } from '../../../src/release/perturbation/pram.ts';
import { rankSwap } from '../../../src/release/perturbation/rank-swapping.ts';
import { roundNumbers } from '../../../src/release/perturbation/rounding.ts';
import { sampleSubjects } from '../../../src/release/perturbation/sampling.ts';
import { topBottomCode } from '../../../src/release/perturbation/top-bottom-coding.ts';
import { cellsOf, releaseState } from '../release-state.ts';
import { numbersIn, numberState } from './numbers.ts';

const SIZE = 20_000;
/** Quantiles of a normal distribution: mean 50, standard deviation 10, in a scattered order. */
const bell = Array.from({ length: SIZE }, (_, i) => 50 + 10 * normalQuantile((((i * 7919) % SIZE) + 0.5) / SIZE));
const meanOf = (values: readonly (number | null)[]): number => values.reduce<number>((sum, value) => sum + value!, 0) / values.length;
const momentsOf = (values: readonly (number | null)[]): { mean: number; sd: number } => {
  const mean = meanOf(values);
  return { mean, sd: Math.sqrt(meanOf(values.map((value) => (value! - mean) ** 2))) };
};
const sdOf = (values: readonly (number | null)[]): number => momentsOf(values).sd;
const correlationOf = (a: readonly (number | null)[], b: readonly (number | null)[]): number => {
  const [first, second] = [momentsOf(a), momentsOf(b)];
  return meanOf(a.map((value, i) => (value! - first.mean) * (b[i]! - second.mean))) / (first.sd * second.sd);
};

describe('topBottomCode', () => {
  it('cuts off the stated shares at the values where they begin', () => {
    const state = numberState({ spend: [9, 1, null, 2, 10, 3, 4, 5, 6, 7, 8] });
    const { state: after, changes } = topBottomCode.run(state, topBottomCode.options.parse({ column: 'spend', topShare: 0.2, bottomShare: 0.3 }));
    expect(numbersIn(after, 'spend')).toEqual([9, 3, null, 3, 9, 3, 4, 5, 6, 7, 8]);
    expect(changes).toEqual(['Cut spend off at the ends: 3 values changed.']);
  });

  it('cuts at public limits, whatever the data', () => {
    const state = numberState({ age: [17, 42, null, 95, 90] });
    const coded = (options: Record<string, unknown>) => topBottomCode.run(state, topBottomCode.options.parse({ column: 'age', ...options }));
    expect(numbersIn(coded({ top: 90, bottom: 18 }).state, 'age')).toEqual([18, 42, null, 90, 90]);
    expect(() => coded({ top: 90, topShare: 0.1 })).toThrow(/topBottomCode\.top: expected top or topShare, got both/);
    expect(() => coded({ top: 10, bottom: 20 })).toThrow(/topBottomCode\.bottom: expected a lower limit below the upper one/);
    expect(() => coded({ top: '1990-01-01' })).toThrow(/topBottomCode\.top: expected a number, since age holds numbers, got a date/);
  });

  it('needs an end to cut', () => {
    expect(() => topBottomCode.run(numberState({ spend: [1] }), topBottomCode.options.parse({ column: 'spend' }))).toThrow(/topBottomCode\.topShare: expected a limit or a share above 0, got neither/);
  });
});

describe('roundNumbers', () => {
  it('rounds to the nearest multiple', () => {
    const { state } = roundNumbers.run(numberState({ spend: [12, 13, null, -4] }), roundNumbers.options.parse({ column: 'spend', base: 5 }));
    expect(numbersIn(state, 'spend')).toEqual([10, 15, null, -5]);
  });

  it('rounds at random without bias', () => {
    const { state } = roundNumbers.run(numberState({ spend: Array<number>(SIZE).fill(12) }), roundNumbers.options.parse({ column: 'spend', base: 5, random: true }));
    const rounded = numbersIn(state, 'spend');
    expect(new Set(rounded)).toEqual(new Set([10, 15]));
    // Standard error of the mean: 5 · sqrt(0.4 · 0.6 / n).
    expect(Math.abs(meanOf(rounded) - 12)).toBeLessThan(4 * 5 * Math.sqrt(0.24 / SIZE));
  });
});

describe('addNoise', () => {
  it('adds the stated spread, independent of the values', () => {
    const { state } = addNoise.run(numberState({ spend: bell }), addNoise.options.parse({ columns: ['spend'], level: 0.5 }));
    const noise = numbersIn(state, 'spend').map((value, i) => value! - bell[i]!);
    expect(Math.abs(meanOf(noise))).toBeLessThan(4 * 5 / Math.sqrt(SIZE));
    expect(Math.abs(sdOf(noise) - 5)).toBeLessThan(4 * 5 / Math.sqrt(2 * SIZE));
    expect(Math.abs(correlationOf(noise, bell))).toBeLessThan(4 / Math.sqrt(SIZE));
  });

  it('keeps correlations where asked, and washes them out otherwise', () => {
    const other = bell.map((value, i) => 0.6 * value + 0.8 * bell[(i * 13 + 5) % SIZE]!);
    const before = correlationOf(bell, other);
    const after = (kind: string): number => {
      const { state } = addNoise.run(numberState({ a: bell, b: other }), addNoise.options.parse({ columns: ['a', 'b'], level: 1, kind }));
      return correlationOf(numbersIn(state, 'a'), numbersIn(state, 'b'));
    };
    expect(Math.abs(after('correlated') - before)).toBeLessThan(4 / Math.sqrt(SIZE));
    expect(Math.abs(after('additive') - before / 2)).toBeLessThan(4 / Math.sqrt(SIZE));
  });

  it('multiplies by a factor of mean 1', () => {
    const { state } = addNoise.run(numberState({ spend: Array<number>(SIZE).fill(100) }), addNoise.options.parse({ columns: ['spend'], level: 0.3, kind: 'multiplicative' }));
    // Spread of a log-normal of mean 1: sqrt(exp(σ²) - 1).
    expect(Math.abs(meanOf(numbersIn(state, 'spend')) - 100)).toBeLessThan(4 * 100 * Math.sqrt((Math.exp(0.09) - 1) / SIZE));
  });

  it('leaves missing values missing, whole numbers whole, and refuses text', () => {
    const { state } = addNoise.run(numberState({ orders: [3, null, 5] }, { type: 'integer' }), addNoise.options.parse({ columns: ['orders'], level: 2 }));
    const [first, missing, last] = numbersIn(state, 'orders');
    expect([missing, Number.isInteger(first), Number.isInteger(last)]).toEqual([null, true, true]);
    expect(() => addNoise.run(releaseState({ columns: { city: ['quasi-identifier', ['a']] } }), addNoise.options.parse({ columns: ['city'], level: 1 }))).toThrow(/addNoise\.columns: expected a column of numbers or dates, got city/);
  });
});

describe('rankSwap', () => {
  const state = numberState({ spend: [...Array(1000).keys()].map((i) => (i * 7) % 1000), row: [...Array(1000).keys()] });

  it('keeps every value, moves it to a row of nearby rank, and leaves the other columns', () => {
    const { state: after, changes } = rankSwap.run(state, rankSwap.options.parse({ columns: ['spend'], window: 0.05 }));
    const [before, swapped] = [numbersIn(state, 'spend'), numbersIn(after, 'spend')];
    expect([...swapped].sort((a, b) => a! - b!)).toEqual([...before].sort((a, b) => a! - b!));
    const moves = swapped.map((value, i) => Math.abs(value! - before[i]!));
    expect(Math.max(...moves)).toBeLessThanOrEqual(50);
    expect(moves.filter((move) => move === 0).length).toBeLessThan(100);
    expect(numbersIn(after, 'row')).toEqual(numbersIn(state, 'row'));
    expect(changes[0]).toMatch(/^Exchanged (4\d\d|500) pairs of values in spend, within 5 % of the ranks\.$/);
  });

  it('swaps text by its order and leaves missing values', () => {
    const texts = releaseState({ columns: { city: ['quasi-identifier', ['b', null, 'a', 'd', 'c']] } });
    const after = cellsOf(rankSwap.run(texts, rankSwap.options.parse({ columns: ['city'], window: 0.25 })).state.table, 'city');
    expect(after).toEqual(['a', null, 'b', 'c', 'd']);
  });
});

describe('pram', () => {
  const texts = Array.from({ length: SIZE }, (_, i) => (i % 10 < 7 ? 'common' : i % 10 < 9 ? 'some' : 'rare'));
  const state = releaseState({ columns: { kind: ['sensitive', texts] } });
  const after = (options: object): (string | null)[] => cellsOf(pram.run(state, pram.options.parse({ column: 'kind', ...options })).state.table, 'kind');
  const share = (cells: readonly (string | null)[], value: string): number => cells.filter((cell) => cell === value).length / cells.length;

  it('keeps a value with the stated probability and spreads the rest evenly', () => {
    const cells = after({ retain: 0.6, invariant: false });
    for (const value of ['common', 'some', 'rare']) {
      const own = cells.filter((_, row) => texts[row] === value);
      expect(Math.abs(share(own, value) - 0.6)).toBeLessThan(4 * Math.sqrt(0.24 / own.length));
    }
    // 0.1 · 0.6 + 0.9 · 0.2: rare values gain from the others.
    expect(Math.abs(share(cells, 'rare') - 0.24)).toBeLessThan(0.015);
  });

  it('keeps expected shares where it is invariant', () => {
    const cells = after({ retain: 0.6 });
    expect(cells.some((cell, row) => cell !== texts[row])).toBe(true);
    for (const [value, expected] of [['common', 0.7], ['some', 0.2], ['rare', 0.1]] as const) expect(Math.abs(share(cells, value) - expected)).toBeLessThan(4 * Math.sqrt(0.25 / SIZE));
  });

  it('needs two categories', () => {
    expect(() => pram.run(releaseState({ columns: { kind: ['sensitive', ['a', null, 'a']] } }), pram.options.parse({ column: 'kind' }))).toThrow(/pram\.column: expected at least two categories in kind, got 1/);
  });
});

describe('microaggregate', () => {
  it('solves a table by hand: two clusters and what is left', () => {
    const state = numberState({ age: [1, 2, 3, 50, 51, 52, 53] });
    const { state: after, promises, changes } = microaggregate.run(state, microaggregate.options.parse({ columns: ['age'], k: 3 }));
    expect(numbersIn(after, 'age')).toEqual([2, 2, 2, 51.5, 51.5, 51.5, 51.5]);
    expect(promises).toEqual([{ kind: 'model', model: { model: 'k-anonymity', k: 3 }, unit: 'subject', columns: ['age'] }]);
    expect(changes).toEqual(['Replaced age by the means of 2 groups.']);
  });

  it('counts data subjects: one with two rows is one, and both rows get the same', () => {
    const state = numberState({ age: [1, 3, 2, 50, 51] }, { subject: [7, 7, 8, 9, 10] });
    expect(numbersIn(microaggregate.run(state, microaggregate.options.parse({ columns: ['age'], k: 2 })).state, 'age')).toEqual([2, 2, 2, 50.5, 50.5]);
  });

  it('makes groups of k to 2k - 1, keeps the mean and takes no more spread than there was', () => {
    const values = bell.slice(0, 997);
    const { state } = microaggregate.run(numberState({ a: values, b: [...values].reverse() }), microaggregate.options.parse({ columns: ['a', 'b'], k: 5 }));
    const [a, b] = [numbersIn(state, 'a'), numbersIn(state, 'b')];
    const sizes = new Map<string, number>();
    a.forEach((value, row) => sizes.set(`${value}/${b[row]}`, (sizes.get(`${value}/${b[row]}`) ?? 0) + 1));
    expect([Math.min(...sizes.values()), Math.max(...sizes.values()) <= 9]).toEqual([5, true]);
    expect(meanOf(a)).toBeCloseTo(meanOf(values), 9);
    expect(sdOf(a)).toBeLessThan(sdOf(values));
  });

  it('refuses more than there are', () => {
    expect(() => microaggregate.run(numberState({ a: [1, 2] }), microaggregate.options.parse({ columns: ['a'], k: 3 }))).toThrow(/microaggregate\.k: expected at most 2, the data subjects in the release, got 3/);
  });
});

describe('sampleSubjects', () => {
  it('takes exactly the share, whole people, and more people for a larger share', () => {
    const subject = Array.from({ length: 300 }, (_, row) => Math.floor(row / 3));
    const state = numberState({ row: [...Array(300).keys()] }, { subject });
    const rows = (share: number): number[] => [...sampleSubjects.run(state, { share }).state.subject];
    const [small, large] = [rows(0.2), rows(0.5)];
    expect([small.length, large.length]).toEqual([60, 150]);
    expect(new Set(small).size).toBe(20);
    expect(small.every((one) => large.includes(one))).toBe(true);
  });
});

describe('permuteRows', () => {
  it('moves columns together and away from the rest', () => {
    const state = numberState({ a: [...Array(100).keys()], b: [...Array(100).keys()].map((i) => i * 2), c: [...Array(100).keys()] });
    const { state: after } = permuteRows.run(state, { columns: ['a', 'b'] });
    const [a, b, c] = ['a', 'b', 'c'].map((name) => numbersIn(after, name)) as [number[], number[], number[]];
    expect(b).toEqual(a.map((value) => value * 2));
    expect(c).toEqual(numbersIn(state, 'c'));
    expect(a).not.toEqual(c);
    expect([...a].sort((x, y) => x - y)).toEqual(c);
  });
});

describe('shiftDates', () => {
  it('moves all dates of a person by one number of days, people by different ones', () => {
    const subject = [1, 1, 2, 3, 4, 5];
    const state = numberState({ born: [0, 0, 0, 0, 0, 0], seen: [100, 200, 300, null, 500, 600] }, { type: 'date', subject });
    const { state: after } = shiftDates.run(state, { columns: ['born', 'seen'], days: 30 });
    const days = (name: string): (number | null)[] => cellsOf(after.table, name).map((cell) => (cell === null ? null : Date.parse(cell) / 86_400_000));
    const [born, seen] = [days('born') as number[], days('seen')];
    expect(born[0]).toBe(born[1]);
    expect(new Set(born).size).toBeGreaterThan(2);
    expect(born.every((shift) => Math.abs(shift) <= 30)).toBe(true);
    expect(seen).toEqual([100, 200, 300, null, 500, 600].map((date, row) => (date === null ? null : date + born[row]!)));
    expect(() => shiftDates.run(numberState({ spend: [1] }), { columns: ['spend'], days: 3 })).toThrow(/shiftDates\.columns: expected dates, got spend/);
  });
});

describe('every perturbation', () => {
  it('refuses a column that the release does not have, and one that is already coarser', () => {
    const state = numberState({ spend: [1, 2] });
    const recoded = { ...state, recodings: new Map([['spend', { hierarchy: { levels: 1, names: ['value'], labelAt: (text: string) => text } as never, level: 1 }]]) };
    const tries: [string, (on: typeof state, column: string) => unknown][] = [
      ['topBottomCode', (on, column) => topBottomCode.run(on, topBottomCode.options.parse({ column, topShare: 0.1 }))],
      ['roundNumbers', (on, column) => roundNumbers.run(on, roundNumbers.options.parse({ column, base: 2 }))],
      ['addNoise', (on, column) => addNoise.run(on, addNoise.options.parse({ columns: [column], level: 1 }))],
      ['rankSwap', (on, column) => rankSwap.run(on, rankSwap.options.parse({ columns: [column] }))],
      ['pram', (on, column) => pram.run(on, pram.options.parse({ column }))],
      ['microaggregate', (on, column) => microaggregate.run(on, microaggregate.options.parse({ columns: [column], k: 2 }))],
      ['permuteRows', (on, column) => permuteRows.run(on, { columns: [column] })],
    ];
    for (const [id, run] of tries) {
      expect(() => run(state, 'ghost'), id).toThrow(new RegExp(`^${id}\\.columns?: expected a column of the release \\(spend\\), got ghost`));
      expect(() => run(recoded, 'spend'), id).toThrow(/expected spend as collected, got one that an earlier step generalized/);
    }
  });
});
