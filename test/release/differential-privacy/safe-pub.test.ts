import { describe, expect, it } from 'vitest';
import { safePubParameters } from '../../../src/release/differential-privacy/safe-pub-parameters.ts';
import { safePub } from '../../../src/release/differential-privacy/safe-pub.ts';
import type { ReleaseState, StepOutcome } from '../../../src/release/step.ts';
import { hierarchyOf } from '../../../src/schema/hierarchy.ts';
import { sequentialDraws } from '../../random/sequential-draws.ts';
import { cellsOf, releaseState } from '../release-state.ts';

/** P(Binomial(n, p) = j) for n up to `most`, by Pascal's rule, without logarithms. */
function binomials(most: number, p: number): number[][] {
  const rows = [[1]];
  for (let n = 0; n < most; n++) rows.push(Array.from({ length: n + 2 }, (_, j) => (rows[n]![j] ?? 0) * (1 - p) + (rows[n]![j - 1] ?? 0) * p));
  return rows;
}

describe('safePubParameters', () => {
  // By a Python script in 60 decimal digits: the least k with max over n >= ceil(k/γ − 1) of Σ_{j > γn} f(j; n, β) at most δ, as in Theorem 5 of Li et al.
  it.each([
    [0.3, 0.01, 0.2591817793182821, 16],
    [0.5, 1e-3, 0.3934693402873666, 27],
    [Math.LN2, 1e-7, 0.5, 80],
    [1, 0.3, 0.6321205588285577, 3],
    [1, 1e-3, 0.6321205588285577, 34],
    [1, 1e-5, 0.6321205588285577, 61],
    [Math.log(3), 1e-8, 2 / 3, 108],
    [1.5, 1e-6, 0.7768698398515702, 99],
    [2, 1e-5, 0.8646647167633873, 113],
    [3, 1e-6, 0.950212931632136, 271],
  ])('agrees with exact sums at ε = %d, δ = %d', (epsilon, delta, beta, k) => {
    const found = safePubParameters(epsilon, delta);
    expect(found.beta).toBeCloseTo(beta, 12);
    expect(found.k).toBe(k);
  });

  it.each([[0.3, 0.01], [0.5, 1e-3], [1, 1e-3], [1, 0.3], [2, 0.02]])('keeps what is seen of a class within (%d, %d), with one person more or less', (epsilon, delta) => {
    const { beta, k } = safePubParameters(epsilon, delta);
    const drawn = binomials(4 * k + 1, beta);
    // What is released of a class of n people: the number drawn where it is k or more, else nothing.
    const seen = (n: number, least: number): number[] => [drawn[n]!.slice(0, least).reduce((sum, p) => sum + p, 0), ...drawn[n]!.slice(least)];
    const excess = (p: readonly number[], q: readonly number[]): number => p.reduce((sum, share, i) => sum + Math.max(0, share - Math.exp(epsilon) * (q[i] ?? 0)), 0);
    const worst = (least: number): number => Math.max(...Array.from({ length: 4 * k }, (_, n) => Math.max(excess(seen(n + 1, least), seen(n, least)), excess(seen(n, least), seen(n + 1, least)) - 1e-12)));
    expect(worst(k)).toBeLessThanOrEqual(delta);
    // The theorem is not exact, but not idle either: classes of any size would break the bound.
    expect(worst(1)).toBeGreaterThan(delta);
  });

  it('asks for larger classes as δ falls', () => {
    const sizes = [0.1, 1e-3, 1e-6, 1e-9].map((delta) => safePubParameters(1, delta).k);
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(new Set(sizes).size).toBe(4);
  });
});

const ROWS = 4000;
const sex = Array.from({ length: ROWS }, (_, row) => (row % 4 === 0 ? 'f' : 'm'));
const town = Array.from({ length: ROWS }, (_, row) => (row < 5 ? 'atlantis' : 'paris'));
const state = releaseState({
  columns: { sex: ['quasi-identifier', sex], town: ['quasi-identifier', town], note: ['insensitive', town.map((_, row) => `n${row}`)] },
  hierarchies: { town: { kind: 'prefix', keep: [1] } },
});
const released = (from: ReleaseState, options: Readonly<Record<string, unknown>>): StepOutcome => safePub.run(from, safePub.options.parse(options));

describe('safePub', () => {
  it('draws people with the chance of the theorem and keeps large classes of released columns alone', () => {
    const { state: after, promises, changes, internal } = released({ ...state, draws: () => sequentialDraws(5) }, { levels: { sex: 0, town: 0 }, epsilon: 1, delta: 1e-3 });
    const beta = 1 - Math.exp(-1);
    expect(after.table.schema.columns.map(({ name }) => name)).toEqual(['sex', 'town']);
    expect(new Set(cellsOf(after.table, 'town'))).toEqual(new Set(['paris']));
    expect(Math.abs(after.table.rows / ROWS - beta)).toBeLessThan(5.5 * Math.sqrt((beta * (1 - beta)) / ROWS) + 5 / ROWS);
    // True rows: each is that of its original.
    expect(cellsOf(after.table, 'sex')).toEqual(Array.from(after.rows, (original) => sex[original - 100]));
    expect(promises).toEqual([
      { kind: 'differential-privacy', epsilon: 1, delta: 1e-3, unit: 'subject', ledger: [{ purpose: 'sampled records in classes', epsilon: 1 }] },
      { kind: 'model', model: { model: 'k-anonymity', k: 34 }, unit: 'subject', columns: ['sex', 'town'] },
    ]);
    expect(changes).toEqual([`Drew each data subject with probability 0.6321 and kept classes of at least 34: ${after.table.rows.toLocaleString('en')} rows.`, 'Left out note: no part of the classes.']);
    expect(Object.keys(internal!)).toEqual(['rows beyond one per person', 'rows not drawn', 'rows in small classes']);
  });

  it('uses one row of each person', () => {
    const { state: after } = released({ ...state, subject: Int32Array.from({ length: ROWS }, (_, row) => row >> 2) }, { levels: { town: 1 }, epsilon: 3, delta: 1e-3 });
    expect(new Set(after.subject).size).toBe(after.subject.length);
    expect(new Set(cellsOf(after.table, 'town'))).toEqual(new Set(['p****']));
  });

  it('refuses levels that are taken from the data', () => {
    const ages = { ...hierarchyOf({ kind: 'quantile', groups: [2] }, [1, 2, 3, 4]) };
    const spending = (hierarchies: ReleaseState['hierarchies']): (() => unknown) => () => released({ ...state, hierarchies }, { levels: { town: 1 }, epsilon: 1, delta: 1e-3 });
    expect(ages.fromData).toBe(true);
    expect(spending(new Map([['town', ages]]))).toThrow('safePub.levels: expected public hierarchies, got town with levels taken from the data, as default and quantile ones have them; write some of your own under hierarchies, without looking at these data');
    expect(() => released({ ...state, hierarchies: new Map([['town', ages]]) }, { levels: { town: 0 }, epsilon: 1, delta: 1e-3 })).not.toThrow();
  });

  it('refuses what it cannot release', () => {
    const base = { epsilon: 1, delta: 1e-3 };
    expect(() => released(state, { ...base, levels: {} })).toThrow('safePub.levels: expected at least one column, got none; name the columns to release');
    expect(() => released(state, { ...base, levels: { age: 0 } })).toThrow('safePub.levels: expected a column of the release (sex, town, note), got age');
    expect(() => released(state, { ...base, levels: { sex: 1 } })).toThrow('safePub.levels: expected a hierarchy for sex, got none; write one under hierarchies, or release the column at level 0');
    expect(() => released(state, { ...base, levels: { town: 9 } })).toThrow(/expected a level from 0 to 2/);
    expect(() => released({ ...state, pseudonymized: new Set(['sex']) }, { ...base, levels: { sex: 0 } })).toThrow('safePub.levels: expected columns as collected or generalized, got sex, which an earlier step pseudonymized; each pseudonym is about one person: leave it out');
    for (const options of [{ epsilon: -1 }, { epsilon: 11 }, { delta: 0 }, { delta: 1 }]) expect(safePub.options.safeParse({ ...base, levels: { sex: 0 }, ...options }).success).toBe(false);
  });
});
