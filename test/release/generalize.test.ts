import { describe, expect, it } from 'vitest';
import type { Column } from '../../src/columns/column.ts';
import { dropColumns } from '../../src/release/select-columns.ts';
import { generalize } from '../../src/release/generalize.ts';
import { kAnonymize } from '../../src/release/k-anonymity.ts';
import { pseudonymize } from '../../src/release/pseudonymize.ts';
import type { ReleaseState } from '../../src/release/step.ts';
import { cellsOf, releaseState } from './release-state.ts';

const written = releaseState({
  columns: { postcode: ['quasi-identifier', ['10115', '10243', null]], sex: ['quasi-identifier', ['F', 'F', 'M']], segment: ['insensitive', ['a', 'b', 'c']], birthDate: ['quasi-identifier', ['x', 'x', 'x']] },
  hierarchies: { postcode: { kind: 'prefix', keep: [3] }, sex: { kind: 'suppress' }, birthDate: { kind: 'date', levels: ['year', '10-years'] } },
});
// Dates as the company holds them: numbers.
const born: Column = { kind: 'number', type: 'date', values: Int32Array.of(0, 3653, 3653) };
const state: ReleaseState = { ...written, table: { ...written.table, columns: new Map(written.table.columns).set('birthDate', born) } };

const run = (levels: Record<string, string | number>, from: ReleaseState = state) => generalize.run(from, generalize.options.parse({ levels }));

describe('generalize', () => {
  it('takes a level by its name or by its number', () => {
    for (const levels of [{ postcode: 'first 3', birthDate: '10-years' }, { postcode: 1, birthDate: 2 }]) {
      const { state: after, changes, promises } = run(levels);
      expect(cellsOf(after.table, 'postcode')).toEqual(['101**', '102**', null]);
      expect(cellsOf(after.table, 'birthDate')).toEqual(['[1970, 1980)', '[1980, 1990)', '[1980, 1990)']);
      expect(cellsOf(after.table, 'sex')).toEqual(['F', 'F', 'M']);
      expect(changes).toEqual(['Generalized postcode to first 3.', 'Generalized birthDate to 10-years.']);
      expect(promises).toEqual([]);
      expect([...after.recodings].map(([name, recoding]) => [name, recoding.kind === 'local' ? recoding.kind : recoding.level])).toEqual([['postcode', 1], ['birthDate', 2]]);
    }
  });

  it('makes everything alike at the last level, and nothing else at level 0', () => {
    expect(cellsOf(run({ postcode: '*' }).state.table, 'postcode')).toEqual(['*', '*', '*']);
    const same = run({ postcode: 0, birthDate: 'day' });
    expect(same.state).toBe(state);
    expect(same.state.recodings.size).toBe(0);
  });

  it('calls a generalized date text, which it now is', () => {
    const { table } = run({ birthDate: 'year' }).state;
    expect(table.schema.columns.find(({ name }) => name === 'birthDate')!.type).toBe('string');
    expect(cellsOf(table, 'birthDate')).toEqual(['1970', '1980', '1980']);
  });

  it('refuses a level that the hierarchy does not have', () => {
    expect(() => run({ birthDate: 'month' })).toThrow(/generalize\.levels\.birthDate: expected a level from 0 to 3 or one of day, year, 10-years, \*, got month/);
    expect(() => run({ postcode: 3 })).toThrow(/generalize\.levels\.postcode: expected a level from 0 to 2 or one of value, first 3, \*, got 3/);
    expect(generalize.options.safeParse({ levels: { postcode: -1 } }).success).toBe(false);
    expect(generalize.options.safeParse({ levels: { postcode: 1.5 } }).success).toBe(false);
  });

  it('refuses a column that is not there, has no hierarchy, or was generalized or pseudonymized before', () => {
    expect(() => run({ postcode: 1 }, dropColumns.run(state, { columns: ['postcode'] }).state)).toThrow(/generalize\.columns: expected columns of the release \(sex, segment, birthDate\), got postcode/);
    expect(() => run({ segment: 1 })).toThrow(/expected a hierarchy for segment, got none; add one under release\.hierarchies/);
    expect(() => run({ postcode: '*' }, run({ postcode: 1 }).state)).toThrow(/expected postcode as collected, got one that an earlier step generalized; use one step/);
    expect(() => run({ postcode: 1 }, pseudonymize.run(state, pseudonymize.options.parse({ column: 'postcode' })).state)).toThrow(/expected postcode as collected, got one that an earlier step pseudonymized/);
    expect(() => kAnonymize.run(run({ postcode: 1 }).state, kAnonymize.options.parse({ k: 2, columns: ['postcode'] }))).toThrow(/kAnonymize\.columns: expected postcode as collected/);
  });
});
