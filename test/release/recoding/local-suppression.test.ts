import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnOf, type Column, type Table } from '../../../src/columns/column.ts';
import { suppressLocally } from '../../../src/release/recoding/local-suppression.ts';
import { generalize } from '../../../src/release/generalize.ts';
import { mondrian } from '../../../src/release/recoding/mondrian.ts';
import { promiseText } from '../../../src/release/step.ts';
import { cellsOf, releaseState } from '../release-state.ts';

type Cells = Readonly<Record<string, readonly (string | null)[]>>;
const stateOf = (cells: Cells, subject?: readonly number[]) => releaseState({ columns: Object.fromEntries(Object.keys(cells).map((name) => [name, ['quasi-identifier', cells[name]!]])), ...(subject === undefined ? {} : { subject }) });
const run = (state: ReturnType<typeof stateOf>, options: Record<string, unknown>) => suppressLocally.run(state, suppressLocally.options.parse(options));
const all = (table: Table, names: readonly string[]) => names.map((name) => cellsOf(table, name));

// Two pairs, and one woman of town a who has nobody like her.
const five = { sex: ['M', 'M', 'F', 'F', 'F'], town: ['a', 'a', 'b', 'b', 'a'] };

describe('suppressLocally by hand', () => {
  it('takes one row into all missing with the smallest class where one cell helps nobody (own)', () => {
    const { state, promises, changes } = run(stateOf(five), { k: 2 });
    // F a without its sex is alone, and without its town too, since missing agrees with missing only. Both go, and a pair must join it.
    expect(all(state.table, ['sex', 'town'])).toEqual([[null, null, 'F', 'F', null], [null, null, 'b', 'b', null]]);
    expect(promises).toEqual([{ kind: 'model', model: { model: 'k-anonymity', k: 2 }, unit: 'subject', columns: ['sex', 'town'] }]);
    expect(changes).toEqual(['Suppressed 6 cells of 10 (60.00 %).', 'sex: 3 cells.', 'town: 3 cells.']);
  });

  it('needs one cell where missing agrees with any (wildcard), and promises that agreement', () => {
    const { state, promises, changes } = run(stateOf(five), { k: 2, missing: 'wildcard' });
    // F without its town agrees with both women of b; without its sex with both men of a. The first column wins the tie.
    expect(all(state.table, ['sex', 'town'])).toEqual([['M', 'M', 'F', 'F', null], ['a', 'a', 'b', 'b', 'a']]);
    expect(promises).toEqual([{ kind: 'model', model: { model: 'k-anonymity', k: 2, missing: 'wildcard' }, unit: 'subject', columns: ['sex', 'town'] }]);
    expect(promises.map(promiseText)).toEqual(['every row on sex, town agrees with at least 2 data subjects, a missing value with any']);
    expect(changes).toEqual(['Suppressed 1 cell of 10 (10.00 %).', 'sex: 1 cell.']);
  });

  it('gives up the column that is least important', () => {
    const keepSex = run(stateOf(five), { k: 2, missing: 'wildcard', importance: ['sex', 'town'] }).state.table;
    expect(all(keepSex, ['sex', 'town'])).toEqual([['M', 'M', 'F', 'F', 'F'], ['a', 'a', 'b', 'b', null]]);
    expect(all(run(stateOf(five), { k: 2, missing: 'wildcard', importance: ['sex'] }).state.table, ['sex', 'town'])).toEqual(all(keepSex, ['sex', 'town']));
  });

  it('suppresses first where it helps most rows', () => {
    // Without their town the four of x agree in pairs; without their age only two would.
    const cells = { age: ['1', '1', '2', '2', '3', '3'], town: ['a', 'b', 'a', 'c', 'd', 'd'] };
    expect(all(run(stateOf(cells), { k: 2 }).state.table, ['age', 'town'])).toEqual([['1', '1', '2', '2', '3', '3'], [null, null, null, null, 'd', 'd']]);
  });

  it('takes from a class that can spare rows rather than all of one', () => {
    const cells = { town: ['a', 'a', 'a', 'a', 'b'] };
    expect(cellsOf(run(stateOf(cells), { k: 2 }).state.table, 'town')).toEqual([null, 'a', 'a', 'a', null]);
    expect(cellsOf(run(stateOf({ town: ['a', 'a', 'a', 'b'] }), { k: 2 }).state.table, 'town').filter((cell) => cell === null)).toHaveLength(2);
    expect(cellsOf(run(stateOf({ town: ['a', 'a', 'b'] }), { k: 2 }).state.table, 'town')).toEqual([null, null, null]);
  });

  it('protects single columns only with combs: 1, and pairs with combs: 2', () => {
    const cells = { sex: ['M', 'M', 'F', 'F'], town: ['a', 'b', 'a', 'b'], age: ['1', '1', '1', '1'] };
    const one = run(stateOf(cells), { k: 2, combs: 1 });
    expect(one.changes).toEqual(['Suppressed 0 cells of 12 (0.00 %).']);
    expect(one.promises.map((promise) => promise.kind === 'model' && promise.columns)).toEqual([['sex'], ['town'], ['age']]);
    const two = run(stateOf(cells), { k: 2, combs: 2 });
    expect(two.promises.map((promise) => promise.kind === 'model' && promise.columns)).toEqual([['sex', 'town'], ['sex', 'age'], ['town', 'age']]);
    expect(cellsOf(two.state.table, 'age')).toEqual(['1', '1', '1', '1']);
  });

  it('counts people: two rows of one person are no company', () => {
    const cells = { town: ['a', 'a', 'b', 'b'] };
    expect(cellsOf(run(stateOf(cells, [7, 7, 8, 9]), { k: 2 }).state.table, 'town')).toEqual([null, null, null, null]);
    expect(cellsOf(run(stateOf(cells, [7, 7, 8, 9]), { k: 2, unit: 'row' }).state.table, 'town')).toEqual(['a', 'a', 'b', 'b']);
  });

  it('works on numbers, and on columns at a level, and publishes that cells are missing', () => {
    const state = stateOf({ age: ['1', '1', '2'] });
    const numbers = { ...state, table: { ...state.table, columns: new Map<string, Column>([['age', { kind: 'number', type: 'integer', values: Int32Array.of(1, 1, 2) }]]) } };
    const done = run(numbers, { k: 2 }).state;
    expect(columnOf(done.table, 'age').kind).toBe('number');
    expect(cellsOf(done.table, 'age')).toEqual([null, null, null]);
    expect(done.recodings.get('age')).toMatchObject({ level: 0, cellsSuppressed: true });
    const coarse = releaseState({ columns: { zip: ['quasi-identifier', ['101', '102', '109', '201']] }, hierarchies: { zip: { kind: 'prefix', keep: [2, 1] } } });
    const recoded = generalize.run(coarse, generalize.options.parse({ levels: { zip: 1 } })).state;
    const both = run(recoded, { k: 2 }).state;
    expect(cellsOf(both.table, 'zip').filter((cell) => cell === null).length).toBe(2);
    expect(both.recodings.get('zip')).toMatchObject({ level: 1, cellsSuppressed: true });
  });
});

describe('what suppressLocally refuses', () => {
  it.each([
    [{ k: 6 }, /^suppressLocally.k: expected at most 5, the data subjects in the release, got 6/],
    [{ k: 6, unit: 'row' }, /expected at most 5, the rows in the release/],
    [{ k: 2, columns: ['size'] }, /^suppressLocally.columns: expected columns of the release \(sex, town\), got size/],
    [{ k: 2, importance: ['size'] }, /^suppressLocally.importance: expected columns of the key \(sex, town\), got size/],
    [{ k: 2, combs: 3 }, /^suppressLocally.combs: expected at most 2/],
  ])('%j', (options, message) => {
    expect(() => run(stateOf(five), options)).toThrow(message);
  });

  it('labels that differ from row to row, and too many combinations', () => {
    const recoded = mondrian.run(stateOf(five), mondrian.options.parse({ k: 2, columns: ['town'] })).state;
    expect(() => run({ ...recoded, recodings: new Map([['town', { kind: 'local', place: () => ({ at: new Uint32Array(0), span: () => [0, 0] as const }) }]]) }, { k: 2 })).toThrow(/labels that differ from row to row/);
    const wide = stateOf(Object.fromEntries(Array.from({ length: 16 }, (_, j) => [`c${j}`, ['1', '1']])));
    expect(() => run(wide, { k: 2, combs: 8 })).toThrow(/^suppressLocally.combs: expected at most 1,000 combinations of columns, got 12,870/);
    expect(() => run({ ...stateOf(five), form: 'aggregate' }, { k: 2 })).toThrow(/rows are aggregate/);
    expect(() => run(stateOf({}), { k: 2 })).toThrow(/expected at least one quasi-identifier/);
  });
});

const value = fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: null, freq: 8 });
const table = fc.array(fc.record({ x: value, y: value, z: value, person: fc.nat({ max: 30 }) }), { minLength: 2, maxLength: 40 });

describe('laws of suppressLocally', () => {
  it('holds for every combination by brute force, and changes nothing but cells into missing', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 2, max: 4 }), fc.constantFrom('own' as const, 'wildcard' as const), fc.constantFrom(1, 2, 3), fc.boolean(), fc.boolean(), (rows, k, missing, combs, byPerson, ordered) => {
        const subject = rows.map(({ person }, row) => (byPerson ? person : row));
        const names = ['x', 'y', 'z'] as const;
        const before = stateOf(Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])])), subject);
        const options = { k, missing, combs, ...(ordered ? { importance: ['y', 'z'] } : {}) };
        if (new Set(subject).size < k) {
          expect(() => run(before, options)).toThrow(/^suppressLocally.k/);
          return;
        }
        const { state } = run(before, options);
        const cells = Object.fromEntries(names.map((name) => [name, cellsOf(state.table, name)]));
        for (const name of names) expect(cells[name]!.map((cell, row) => (cell === null ? null : rows[row]![name]))).toEqual(cells[name]);
        const agrees = (a: string | null, b: string | null): boolean => a === b || (missing === 'wildcard' && (a === null || b === null));
        const combinations = names.flatMap((a, i) => (combs === 1 ? [[a]] : names.slice(i + 1).flatMap((b, j) => (combs === 2 ? [[a, b]] : names.slice(i + j + 2).map((c) => [a, b, c])))));
        for (const combination of combinations) {
          for (const row of rows.keys()) {
            const company = [...rows.keys()].filter((other) => combination.every((name) => agrees(cells[name]![row]!, cells[name]![other]!)));
            expect(new Set(company.map((other) => subject[other])).size).toBeGreaterThanOrEqual(k);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('leaves a table alone that is k-anonymous already', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const twice = [...rows, ...rows];
        const before = stateOf(Object.fromEntries((['x', 'y', 'z'] as const).map((name) => [name, twice.map((row) => row[name])])));
        for (const missing of ['own', 'wildcard']) expect(run(before, { k: 2, missing }).state.table).toBe(before.table);
      }),
      { numRuns: 50 },
    );
  });
});
