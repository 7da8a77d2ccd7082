import { describe, expect, it } from 'vitest';
import { keyedDraws } from '../../../src/random/keyed-draws.ts';
import { dpAggregate } from '../../../src/release/differential-privacy/dp-aggregates.ts';
import type { DifferentialPrivacy, ReleaseState, StepOutcome } from '../../../src/release/step.ts';
import { sequentialDraws } from '../../random/sequential-draws.ts';
import { cellsOf } from '../release-state.ts';
import { mixedState } from '../synthesis/mixed-state.ts';

/** Seven rows of five people: the last person has three rows, all in the south. */
const people = mixedState(
  { region: ['north', 'north', 'south', null, 'south', 'south', 'south'], spend: [10, 30, 50, 70, 90, 200, null] },
  { types: { spend: 'decimal' }, subject: [1, 2, 3, 4, 5, 5, 5] },
);
const domain = { region: ['north', 'south', 'west', null] };
/** So much that noise on whole numbers is 0 but once in e^1000. */
const EXACT = 1e9;

const aggregated = (state: ReleaseState, options: Readonly<Record<string, unknown>>): StepOutcome => dpAggregate.run(state, dpAggregate.options.parse(options));
const valuesOf = ({ state }: StepOutcome): number[] => cellsOf(state.table, 'value').map(Number);
const only = (statistic: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}): number[] => valuesOf(aggregated(people, { by: ['region'], domain, statistics: [statistic], epsilon: EXACT, maxRowsPerSubject: 3, ...more }));

describe('dpAggregate, by hand', () => {
  it('counts rows and people in listed segments, empty and missing ones too', () => {
    expect(only({ kind: 'count' })).toEqual([2, 4, 0, 1]);
    expect(only({ kind: 'subjects' })).toEqual([2, 2, 0, 1]);
    // Rows of a category that is not listed are in no segment.
    expect(only({ kind: 'count' }, { domain: { region: ['south'] } })).toEqual([4]);
  });

  it('sums and averages clamped numbers, missing ones left out', () => {
    // 200 is lowered to 100: 50 + 90 + 100 in the south.
    expect(only({ kind: 'sum', column: 'spend', lower: 0, upper: 100 })).toEqual([40, 240, 0, 70]);
    // Without rows a mean is the middle of its bounds.
    expect(only({ kind: 'mean', column: 'spend', lower: 0, upper: 100 })).toEqual([20, 80, 50, 70]);
    expect(only({ kind: 'sum', column: 'spend', lower: 20, upper: 60 })).toEqual([50, 170, 0, 60]);
  });

  it('counts cells of a histogram, the ends moved in', () => {
    const { state } = aggregated(people, { statistics: [{ kind: 'histogram', column: 'spend', lower: 0, upper: 100, steps: 4 }], epsilon: EXACT, maxRowsPerSubject: 3 });
    expect(cellsOf(state.table, 'at')).toEqual(['[0, 25)', '[25, 50)', '[50, 75)', '[75, 100]']);
    // 10 | 30 | 50, 70 | 90, 200.
    expect(cellsOf(state.table, 'value')).toEqual(['1', '1', '2', '2']);
  });

  it('interpolates quantiles between cells', () => {
    const even = mixedState({ age: Array.from({ length: 100 }, (_, row) => row + 0.5) }, { types: { age: 'decimal' } });
    const at = [0.1, 0.25, 0.5, 0.9];
    expect(valuesOf(aggregated(even, { statistics: [{ kind: 'quantiles', column: 'age', lower: 0, upper: 100, steps: 10, at }], epsilon: EXACT }))).toEqual([10, 25, 50, 90]);
    // A number of cells that is no power of two, and all rows in the last cell.
    const same = mixedState({ age: Array.from({ length: 20 }, () => 99) }, { types: { age: 'decimal' } });
    expect(valuesOf(aggregated(same, { statistics: [{ kind: 'quantiles', column: 'age', lower: 0, upper: 100, steps: 5, at: [0.5] }], epsilon: EXACT }))).toEqual([90]);
  });

  it('counts no more rows of a person than the bound', () => {
    expect(only({ kind: 'count' }, { maxRowsPerSubject: 1 })).toEqual([2, 2, 0, 1]);
    expect(only({ kind: 'count' }, { maxRowsPerSubject: 2 })).toEqual([2, 3, 0, 1]);
  });

  it('takes numbers and truth values in a domain as they are written', () => {
    const state = mixedState({ stars: [1, 1, 5] }, { types: { stars: 'integer' } });
    expect(valuesOf(aggregated(state, { by: ['stars'], domain: { stars: [1, 5] }, statistics: [{ kind: 'count' }], epsilon: EXACT }))).toEqual([2, 1]);
  });

  it('crosses two segment columns in the order of their lists', () => {
    const state = mixedState({ sex: ['f', 'm', 'f'], member: ['y', 'y', 'n'] });
    const { state: after } = aggregated(state, { by: ['sex', 'member'], domain: { sex: ['m', 'f'], member: ['n', 'y'] }, statistics: [{ kind: 'count' }], epsilon: EXACT });
    expect(cellsOf(after.table, 'sex').map((sex, row) => `${sex} ${cellsOf(after.table, 'member')[row]} ${cellsOf(after.table, 'value')[row]}`)).toEqual(['m n 0', 'm y 1', 'f n 1', 'f y 1']);
  });
});

describe('dpAggregate', () => {
  it('releases statistics about nobody, and spends what it says', () => {
    const statistics = [{ kind: 'count' }, { kind: 'mean', column: 'spend', lower: 0, upper: 100, weight: 3 }];
    const { state, promises, changes, internal } = aggregated(people, { by: ['region'], domain: { region: ['north', 'south'] }, statistics, epsilon: 2 });
    expect([state.form, state.rows.length, state.subject.length]).toEqual(['aggregate', 0, 0]);
    expect(state.table.schema.columns.map(({ name }) => name)).toEqual(['region', 'statistic', 'of', 'at', 'value', 'low95', 'high95']);
    expect(promises).toEqual([{
      kind: 'differential-privacy', epsilon: 2, delta: 0, unit: 'subject',
      ledger: [{ purpose: 'count', epsilon: 0.5 }, { purpose: 'mean of spend, sum of distances from the middle', epsilon: 0.75 }, { purpose: 'mean of spend, rows with a value', epsilon: 0.75 }],
    }]);
    expect(changes).toEqual(['Replaced the records by 2 statistics of 2 segments, with discrete Laplace noise for at most 1 row of each person.']);
    expect(internal).toEqual({ 'rows beyond the bound per person': 2, 'rows of no listed category': 1 });
    const gaussian = aggregated(people, { statistics, epsilon: 2, delta: 1e-6 }).promises[0] as DifferentialPrivacy;
    expect(gaussian.ledger.every(({ rho }) => rho! > 0)).toBe(true);
  });

  it('says the same in public of any table', () => {
    const options = { by: ['region'], domain, statistics: [{ kind: 'count' }], epsilon: 1 };
    const fewer = mixedState({ region: ['atlantis'], spend: [1] }, { types: { spend: 'decimal' } });
    expect(aggregated(fewer, options).changes).toEqual(aggregated(people, options).changes);
    expect(aggregated(fewer, options).promises).toEqual(aggregated(people, options).promises);
  });

  it('gives no value that its noise did not reach: sums are whole steps of a public lattice', () => {
    for (const spend of [[1 / 3, Math.PI], [1e-9, 77.77]]) {
      const state = { ...mixedState({ spend }, { types: { spend: 'decimal' } }), draws: () => sequentialDraws(4) };
      for (let i = 0; i < 50; i++) {
        const { state: after } = aggregated(state, { statistics: [{ kind: 'sum', column: 'spend', lower: 0, upper: 100 }], epsilon: 1 });
        // Steps of 2^-10, of which 100 has more than 65,536; the interval's ends are not rounded for reading.
        expect(Number.isInteger(Number(cellsOf(after.table, 'low95')[0]) * 1024)).toBe(true);
      }
    }
  });

  it('keeps means within their bounds, and counts at 0 or above', () => {
    const one = mixedState({ spend: [0.3] }, { types: { spend: 'decimal' } });
    for (let seed = 0; seed < 60; seed++) {
      const { state } = aggregated({ ...one, draws: () => sequentialDraws(seed) }, { statistics: [{ kind: 'mean', column: 'spend', lower: 0.1, upper: 0.3 }, { kind: 'count' }, { kind: 'subjects' }], epsilon: 0.5 });
      const [mean, count, subjects] = cellsOf(state.table, 'value').map(Number);
      expect(mean! >= 0.1 - 1e-12 && mean! <= 0.3 + 1e-12).toBe(true);
      expect(count! >= 0 && subjects! >= 0).toBe(true);
    }
  });
});

describe('the intervals of dpAggregate', () => {
  it.each([[0, 0.3], [0, 2], [1e-6, 0.5], [1e-6, 3]])('hold the number without noise in 95 of 100 runs or more, at δ = %d and ε = %d', (delta, epsilon) => {
    const spend = Array.from({ length: 40 }, (_, row) => row);
    const state = mixedState({ spend }, { types: { spend: 'decimal' } });
    const truths = [40, 40, 780, 19.5, 10, 10, 10, 10];
    const options = dpAggregate.options.parse({ statistics: [{ kind: 'count' }, { kind: 'subjects' }, { kind: 'sum', column: 'spend', lower: 0, upper: 40 }, { kind: 'mean', column: 'spend', lower: 0, upper: 40 }, { kind: 'histogram', column: 'spend', lower: 0, upper: 40, steps: 4 }], epsilon, delta });
    const draws = sequentialDraws(31);
    const runs = 600;
    const covered = truths.map(() => 0);
    for (let run = 0; run < runs; run++) {
      const { table } = dpAggregate.run({ ...state, draws: () => draws }, options).state;
      const [low, high] = ['low95', 'high95'].map((name) => cellsOf(table, name).map(Number));
      truths.forEach((truth, i) => (covered[i]! += low![i]! <= truth && truth <= high![i]! ? 1 : 0));
    }
    // Less the error of the count itself, at 5 standard deviations.
    for (const count of covered) expect(count / runs).toBeGreaterThan(0.95 - 5 * Math.sqrt((0.95 * 0.05) / runs));
  });

  it('are not given for quantiles, and are left empty there', () => {
    const { state } = aggregated(people, { statistics: [{ kind: 'quantiles', column: 'spend', lower: 0, upper: 100, steps: 4 }], epsilon: 1 });
    expect(cellsOf(state.table, 'low95')).toEqual([null, null, null]);
    expect(cellsOf(state.table, 'at')).toEqual(['0.25', '0.5', '0.75']);
  });
});

describe('quantiles of dpAggregate', () => {
  it('never cross, and stay within the bounds', () => {
    const state = mixedState({ spend: [1, 2, 3] }, { types: { spend: 'decimal' } });
    for (let seed = 0; seed < 40; seed++) {
      const values = valuesOf(aggregated({ ...state, draws: (attribute) => keyedDraws({ seed, stage: 'test', instance: 0, attribute }) }, { statistics: [{ kind: 'quantiles', column: 'spend', lower: 0, upper: 7, steps: 7, at: [0.1, 0.4, 0.5, 0.9] }], epsilon: 0.3 }));
      expect(values).toEqual([...values].sort((a, b) => a - b));
      expect(values[0]! >= 0 && values[3]! <= 7).toBe(true);
    }
  });
});

describe('dpAggregate refuses', () => {
  const base = { statistics: [{ kind: 'count' }], epsilon: 1 };
  it.each([
    ['a segment column that is not there', { by: ['town'], domain: { town: ['x'] } }, 'dpAggregate.by: expected a column of the release (region, spend), got town'],
    ['a segment column without its categories', { by: ['region'] }, 'dpAggregate.domain: expected the categories of region, got none; list them all, as known before the data were seen (domain: { region: […] }): which ones occur is itself about people'],
    ['categories of a column that makes no segments', { domain }, 'dpAggregate.domain: expected columns of by (none), got region'],
    ['a category twice', { by: ['region'], domain: { region: ['a', 'a'] } }, 'dpAggregate.domain.region: expected different categories, got one twice'],
    ['a column twice', { by: ['region', 'region'], domain }, 'dpAggregate.by: expected different columns, got region, region'],
    ['a column of text', { statistics: [{ kind: 'sum', column: 'region', lower: 0, upper: 1 }] }, 'dpAggregate.statistics.sum.column: expected a column of numbers'],
    ['a column that is not there', { statistics: [{ kind: 'sum', column: 'age', lower: 0, upper: 1 }] }, 'dpAggregate.statistics.sum.column: expected a column of the release (region, spend), got age'],
    ['bounds the wrong way round', { statistics: [{ kind: 'mean', column: 'spend', lower: 5, upper: 5 }] }, 'dpAggregate.statistics.mean: expected lower below upper, got 5 and 5'],
    ['more numbers than it can draw', { by: ['region'], domain, statistics: [{ kind: 'quantiles', column: 'spend', lower: 0, upper: 1, steps: 1_048_576 }, { kind: 'histogram', column: 'spend', lower: 0, upper: 1, steps: 1_048_576 }] }, 'dpAggregate.statistics: expected at most 5,000,000 noisy numbers, got 8,388,608 (segments times cells); take fewer steps or segments'],
    ['an ε too small for its noise', { statistics: [{ kind: 'sum', column: 'spend', lower: 0, upper: 1 }], epsilon: 1e-12 }, 'dpAggregate.epsilon: expected enough for the noise of sum of spend to stay below 2^44 steps, got too little for it'],
  ])('%s', (_, options, message) => {
    expect(() => aggregated(people, { ...base, ...options })).toThrow(message);
  });

  it('pseudonyms as segments, dates as numbers, a name of its own output, and rows that are no records', () => {
    expect(() => aggregated({ ...people, pseudonymized: new Set(['region']) }, { ...base, by: ['region'], domain })).toThrow('dpAggregate.by: expected columns as collected or generalized, got region, which an earlier step pseudonymized; its pseudonyms depend on other people, and each is about one: leave it out');
    const dates = mixedState({ born: [0] }, { types: { born: 'date' } });
    expect(() => aggregated(dates, { ...base, statistics: [{ kind: 'mean', column: 'born', lower: 0, upper: 1 }] })).toThrow('got born with dates; generalize it and use it as a segment');
    expect(() => aggregated(mixedState({ at: ['x'] }), { ...base, by: ['at'], domain: { at: ['x'] } })).toThrow('dpAggregate.by: expected names other than those of the output (statistic, of, at, value, low95, high95), got at; rename the column');
    expect(() => aggregated(aggregated(people, base).state, base)).toThrow('dpAggregate: expected records, got a release that is aggregate; put this step before the one that replaces them');
  });

  it.each([{ epsilon: -1 }, { epsilon: 0 }, { delta: 1 }, { delta: -0.1 }, { statistics: [] }, { maxRowsPerSubject: 0 }, { statistics: [{ kind: 'median' }] }, { statistics: [{ kind: 'sum', column: 'spend' }] }])('options without meaning: %o', (options) => {
    expect(dpAggregate.options.safeParse({ ...base, ...options }).success).toBe(false);
  });
});
