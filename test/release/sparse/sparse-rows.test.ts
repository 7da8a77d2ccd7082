import { describe, expect, it } from 'vitest';
import { makeTable, MISSING_INTEGER } from '../../../src/columns/column.ts';
import { keyedDraws } from '../../../src/random/keyed-draws.ts';
import { limitItems } from '../../../src/release/sparse/item-limit.ts';
import { keepPopularItems } from '../../../src/release/sparse/popular-items.ts';
import { suppressRareItems } from '../../../src/release/sparse/rare-items.ts';
import { keepWindow } from '../../../src/release/sparse/time-window.ts';
import type { ReleaseState } from '../../../src/release/step.ts';
import { numberState } from '../perturbation/numbers.ts';
import { cellsOf, releaseState } from '../release-state.ts';

// Who likes what: a by 1, 2, 3; b by 1 (twice) and 2; c by 3; nothing known by 1 and 2.
const likes = releaseState({ columns: { page: ['sensitive', ['a', 'b', 'b', 'a', 'b', 'a', 'c', null, null]] }, subject: [1, 1, 1, 2, 2, 3, 3, 1, 2] });

describe('suppressRareItems', () => {
  it('counts people, not rows', () => {
    const { state, promises, changes } = suppressRareItems.run(likes, { item: 'page', m: 3 });
    expect(cellsOf(state.table, 'page')).toEqual(['a', 'a', 'a']);
    expect([...state.subject]).toEqual([1, 2, 3]);
    expect(promises).toEqual([{ kind: 'model', model: { model: 'k-anonymity', k: 3 }, unit: 'subject', columns: ['page'] }]);
    expect(changes).toEqual(['Left out 3 values of page that fewer than 3 data subjects have: 6 rows of 9.']);
    expect(cellsOf(suppressRareItems.run(likes, { item: 'page', m: 2 }).state.table, 'page')).toEqual(['a', 'b', 'b', 'a', 'b', 'a', null, null]);
  });

  it('refuses a column that is not there', () => {
    expect(() => suppressRareItems.run(likes, { item: 'like', m: 2 })).toThrow(/suppressRareItems\.item: expected a column of the release \(page\), got like/);
  });
});

describe('keepPopularItems', () => {
  it('ranks by people; of equals the first by name', () => {
    const { state, changes } = keepPopularItems.run(likes, { item: 'page', count: 2 });
    expect(cellsOf(state.table, 'page')).toEqual(['a', 'b', 'b', 'a', 'b', 'a']);
    expect(changes).toEqual(['Kept 2 of 3 values of page, each of at least 2 data subjects: 6 rows of 9.']);
    const equal = releaseState({ columns: { page: ['sensitive', ['z', 'y', 'x']] } });
    expect(cellsOf(keepPopularItems.run(equal, { item: 'page', count: 2 }).state.table, 'page')).toEqual(['y', 'x']);
    expect(keepPopularItems.run(equal, { item: 'page', count: 9 }).changes).toEqual(['Kept 3 of 3 values of page, each of at least 1 data subject: 3 rows of 3.']);
  });
});

describe('limitItems', () => {
  const run = (state: ReleaseState, options: object) => limitItems.run(state, limitItems.options.parse(options));

  it('keeps the latest, a missing date before all others', () => {
    const state = numberState({ at: [3, null, 9, 5, 7, null, null] }, { type: 'date', subject: [1, 1, 1, 1, 2, 3, 3] });
    const { state: after, changes } = run(state, { most: 2, keep: 'latest', date: 'at' });
    expect([...after.rows].map((row) => row - 100).slice(0, 3)).toEqual([2, 3, 4]);
    expect([...after.subject]).toEqual([1, 1, 2, 3, 3]);
    expect(changes).toEqual(['Kept the latest 2 rows of 1 data subject who had more: left out 2 rows of 7.']);
  });

  it('keeps any row of a person with equal odds', () => {
    const counts = [0, 0, 0, 0];
    const trials = 4000;
    for (let seed = 0; seed < trials; seed++) {
      const state = { ...numberState({ at: [0, 1, 2, 3, 9] }, { subject: [1, 1, 1, 1, 2] }), draws: (attribute: string) => keyedDraws({ seed, stage: 'release', instance: 0, attribute }) };
      const { state: after } = run(state, { most: 2 });
      expect(after.rows.length).toBe(3);
      for (const row of after.rows) if (row < 104) counts[row - 100]!++;
    }
    // Each with odds 1/2; 5.5 standard errors of a share.
    for (const count of counts) expect(Math.abs(count / trials - 0.5)).toBeLessThan((5.5 * 0.5) / Math.sqrt(trials));
  });

  it('refuses a date too many, too few, or of text', () => {
    const state = releaseState({ columns: { page: ['sensitive', ['a']] } });
    expect(() => run(state, { most: 1, keep: 'latest' })).toThrow(/limitItems\.date: expected the column of dates/);
    expect(() => run(state, { most: 1, date: 'page' })).toThrow(/limitItems\.date: expected no date where rows stay at random/);
    expect(() => run(state, { most: 1, keep: 'latest', date: 'page' })).toThrow(/limitItems\.date: expected dates or times, got page/);
  });
});

describe('keepWindow', () => {
  // 2024-03-01 is day 19,783.
  const state = numberState({ at: [19_781, 19_782, 19_783, 19_784, null] }, { type: 'date' });
  const kept = (options: object, of = state): string[] => cellsOf(keepWindow.run(of, keepWindow.options.parse({ date: 'at', ...options })).state.table, 'at') as string[];

  it('keeps both ends of from and to, and the days before a day', () => {
    expect(kept({ from: '2024-02-29', to: '2024-03-01' })).toEqual(['2024-02-29', '2024-03-01']);
    expect(kept({ to: '2024-02-28' })).toEqual(['2024-02-28']);
    expect(kept({ from: '2024-03-02' })).toEqual(['2024-03-02']);
    expect(kept({ before: '2024-03-02', days: 2 })).toEqual(['2024-02-29', '2024-03-01']);
    expect(keepWindow.run(state, { date: 'at', before: '2024-03-02', days: 2 }).changes).toEqual(['Kept at from 2024-02-29 to 2024-03-01: 2 rows of 5.']);
  });

  it('takes a time by its day', () => {
    const minutes = Int32Array.of(19_783 * 1440 - 1, 19_783 * 1440, 19_783 * 1440 + 1439, 19_784 * 1440, MISSING_INTEGER);
    const table = makeTable({ name: 'customer', columns: [{ name: 'at', type: 'datetime', attributeClass: 'quasi-identifier' }] }, new Map([['at', { kind: 'number', type: 'datetime', values: minutes } as const]]));
    expect(kept({ from: '2024-03-01', to: '2024-03-01' }, { ...state, table })).toEqual(['2024-03-01T00:00:00', '2024-03-01T23:59:00']);
  });

  it.each([
    [{}, /keepWindow\.from: expected from, to or both, or before together with days/],
    [{ days: 3 }, /keepWindow\.from: expected from, to or both/],
    [{ from: '2024-01-01', before: '2024-02-01', days: 3 }, /keepWindow\.from: expected from, to or both/],
    [{ from: '2024-02-01', to: '2024-01-01' }, /keepWindow\.to: expected a day not before from, got 2024-01-01 and 2024-02-01/],
    [{ from: '2024-02-01', date: 'when' }, /keepWindow\.date: expected a column of the release \(at\), got when/],
  ])('refuses %j', (options, message) => {
    expect(() => kept(options)).toThrow(message);
  });
});
