import { describe, expect, it } from 'vitest';
import { dropColumns, removeDirectIdentifiers } from '../../src/release/select-columns.ts';
import { promiseText } from '../../src/release/step.ts';
import { cellsOf, releaseState } from './release-state.ts';

const state = releaseState({
  columns: {
    surname: ['direct-identifier', ['Lee', 'Park']],
    email: ['direct-identifier', ['lee@mail.example', 'park@mail.example']],
    sex: ['quasi-identifier', ['F', 'M']],
    segment: ['insensitive', ['a', 'b']],
  },
});

describe('removeDirectIdentifiers', () => {
  it('removes every direct identifier and nothing else', () => {
    const { state: after, promises, changes } = removeDirectIdentifiers.run(state, removeDirectIdentifiers.options.parse({}));
    expect([...after.table.columns.keys()]).toEqual(['sex', 'segment']);
    expect(after.table.schema.columns.map(({ name }) => name)).toEqual(['sex', 'segment']);
    expect(cellsOf(after.table, 'sex')).toEqual(['F', 'M']);
    expect(promises.map(promiseText)).toEqual(['no column surname, email']);
    expect(changes).toEqual(['Removed surname, email.']);
    expect(after.rows).toEqual(state.rows);
  });

  it('leaves what is excepted, and promises nothing where nothing was removed', () => {
    expect([...removeDirectIdentifiers.run(state, { except: ['email'] }).state.table.columns.keys()]).toEqual(['email', 'sex', 'segment']);
    const all = removeDirectIdentifiers.run(state, { except: ['email', 'surname'] });
    expect([all.promises, all.changes]).toEqual([[], ['Removed no column.']]);
  });

  it('refuses to remove the whole release', () => {
    const named = releaseState({ columns: { email: ['direct-identifier', ['lee@mail.example']] } });
    expect(() => removeDirectIdentifiers.run(named, { except: [] })).toThrow(/removeDirectIdentifiers\.columns: expected a column to be left, got a step that removes all 1/);
  });
});

describe('dropColumns', () => {
  it('drops the named columns', () => {
    const { state: after, promises } = dropColumns.run(state, dropColumns.options.parse({ columns: ['segment', 'surname'] }));
    expect([...after.table.columns.keys()]).toEqual(['email', 'sex']);
    expect(promises).toEqual([{ kind: 'absent', columns: ['segment', 'surname'] }]);
  });

  it('refuses a column that the release does not have, also one that a step before removed', () => {
    const run = (columns: string[], from = state): unknown => dropColumns.run(from, { columns });
    expect(() => run(['age'])).toThrow(/dropColumns\.columns: expected columns of the release \(surname, email, sex, segment\), got age; leave it out/);
    expect(() => run(['sex'], dropColumns.run(state, { columns: ['sex'] }).state)).toThrow(/got sex/);
    expect(() => run(['surname', 'email', 'sex', 'segment'])).toThrow(/expected a column to be left/);
    expect(dropColumns.options.safeParse({ columns: [] }).success).toBe(false);
    expect(dropColumns.options.safeParse({ column: 'sex' }).success).toBe(false);
  });
});
