import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeTexts, makeTable, type Column, type Table } from '../../../src/columns/column.ts';
import { frameClasses } from '../../../src/columns/frame-classes.ts';
import { jointCandidates, jointClasses } from '../../../src/columns/joint-classes.ts';
import { generalizationLoss } from '../../../src/measure/utility/generalization.ts';
import { suppressLocally } from '../../../src/release/recoding/local-suppression.ts';
import { mondrian } from '../../../src/release/recoding/mondrian.ts';
import { hierarchyOf, type HierarchySpec } from '../../../src/schema/hierarchy.ts';
import type { ReleaseState } from '../../../src/release/step.ts';
import { cellsOf, releaseState } from '../release-state.ts';

type Cells = Readonly<Record<string, readonly (string | null)[]>>;

function tableOf(cells: Cells): Table {
  const entries = Object.entries(cells);
  return makeTable({ name: 't', columns: entries.map(([name]) => ({ name, type: 'string', attributeClass: 'quasi-identifier' })) }, new Map<string, Column>(entries.map(([name, own]) => [name, codeTexts(own, own.length)])));
}

const stateOf = (cells: Cells, hierarchies: Readonly<Record<string, HierarchySpec>> = {}) => releaseState({ columns: Object.fromEntries(Object.entries(cells).map(([name, own]) => [name, ['quasi-identifier', own]])), hierarchies });
const recoded = (before: ReleaseState, options: Record<string, unknown>) => mondrian.run(before, mondrian.options.parse(options)).state;

function lossesOf(before: ReleaseState, after: ReleaseState): number[] {
  const names = [...before.table.columns.keys()];
  return generalizationLoss({ collected: before.table, quasiIdentifiers: names, rows: after.rows.map((row) => row - 100), released: after.table, releasedColumns: new Set(names), recodings: after.recodings, hierarchies: before.hierarchies }).map(({ value }) => value!);
}

// Six patients, released in pairs: M [25, 26] 53711 · F [25, 27] 53712 · M [27, 28] [53710, 53711].
const patients = stateOf({ sex: ['M', 'F', 'M', 'M', 'F', 'M'], age: ['25', '25', '26', '27', '27', '28'], zip: ['53711', '53712', '53711', '53710', '53712', '53711'] });

describe('loss of labels by row', () => {
  it('is worked by hand: four ages, three postcodes', () => {
    const after = recoded(patients, { k: 2 });
    const [geometric, arithmetic, ncp] = lossesOf(patients, after) as [number, number, number];
    // Ages: 2/4, 3/4, 2/4 for two rows each, 3.5 of 6; postcodes: 2/3 for two rows, none for the others.
    expect(ncp).toBeCloseTo((3.5 / 6 + 4 / 3 / 6) / 3, 12);
    // LM: ages (3.5 − 6/4)/(6 − 6/4) = 4/9; postcodes: 2 · 2/3 + 4 · 1/3 = 8/3, (8/3 − 2)/(6 − 2) = 1/6; sex none.
    expect(arithmetic).toBeCloseTo((4 / 9 + 1 / 6) / 3, 12);
    expect(geometric).toBeCloseTo(Math.cbrt((13 / 9) * (7 / 6)) - 1, 12);
  });

  it('counts * as all values and missing apart as one', () => {
    const tree: HierarchySpec = { kind: 'tree', parents: { A: ['a1', 'a2'], B: ['b1'] } };
    const before = stateOf({ job: ['a1', null, 'a2', 'b1'] }, { job: tree });
    // A, *, A, * of four values, the missing one among them: 2/4 and 4/4.
    expect(lossesOf(before, recoded(before, { k: 2 }))[2]).toBeCloseTo(3 / 4, 12);
    const apart = stateOf({ age: ['1', null, '2', null] });
    // [1, 2], missing, [1, 2], missing of three values.
    expect(lossesOf(apart, recoded(apart, { k: 2 }))[2]).toBeCloseTo(1 / 3, 12);
  });

  it('counts a suppressed cell in full, and a missing one not at all', () => {
    const before = stateOf({ town: ['a', 'a', null, null, 'b', 'b', 'b'], sex: ['F', 'F', 'F', 'F', 'F', 'F', 'M'] });
    const after = suppressLocally.run(before, suppressLocally.options.parse({ k: 2, missing: 'wildcard', importance: ['town'] })).state;
    expect(cellsOf(after.table, 'sex')).toEqual(['F', 'F', 'F', 'F', 'F', 'F', null]);
    expect(lossesOf(before, after)[2]).toBeCloseTo(1 / 7 / 2, 12);
  });

  it('cannot do without the release', () => {
    const after = recoded(patients, { k: 2 });
    expect(() => generalizationLoss({ collected: patients.table, quasiIdentifiers: ['age'], rows: new Uint32Array(6), releasedColumns: new Set(['age']), recodings: after.recodings, hierarchies: new Map() })).toThrow(/^generalizationLoss.released/);
  });
});

describe('candidates under labels by row', () => {
  const release = recoded(patients, { k: 2 });
  // Two men and a woman of the town, a man whose postcode is between, and one whose age nobody knows.
  const register = tableOf({ name: ['Ahmed', 'Bo', 'Cleo', 'Dan', 'Eli'], sex: ['M', 'M', 'F', 'M', 'M'], age: ['25', '27', '26', '28', null], zip: ['53711', '53710', '53712', '53713', '53711'] });
  const names = ['sex', 'age', 'zip'];

  it('are the people inside the box of a row, and the rows whose box holds a person', () => {
    const { ofFirst, ofSecond } = jointCandidates(release.table, register, names, release.recodings);
    expect([0, 1, 2, 3, 4].map((person) => [...ofSecond(person)])).toEqual([[0, 2], [3, 5], [1, 4], [], []]);
    expect([0, 1, 3].map((row) => [...ofFirst(row)])).toEqual([[0], [2], [1]]);
  });

  it('are more where fewer columns are known, and overlap', () => {
    const { ofFirst, ofSecond } = jointCandidates(release.table, register, ['age'], release.recodings);
    expect([...ofSecond(0)]).toEqual([0, 1, 2, 4]);
    expect([...ofSecond(2)]).toEqual([0, 1, 2, 4]);
    expect([...ofFirst(1)]).toEqual([0, 1, 2]);
    const { release: inRelease, frame } = frameClasses(release.table, register, ['age'], release.recodings);
    // [25, 26], [25, 27] and [27, 28], in an order of the kernel's own.
    expect([[...inRelease], [...frame].sort()]).toEqual([[2, 2, 2], [2, 2, 3]]);
  });

  it('include rows that lack a cell, where cells were suppressed', () => {
    const state = stateOf({ town: ['a', 'a', 'b', 'b', 'a'], sex: ['M', 'M', 'F', 'F', 'F'] });
    const after = suppressLocally.run(state, suppressLocally.options.parse({ k: 2, missing: 'wildcard', columns: ['sex', 'town'] })).state;
    const known = tableOf({ town: ['a', 'a'], sex: ['F', 'M'] });
    const { ofSecond } = jointCandidates(after.table, known, ['sex', 'town'], after.recodings);
    expect([[...ofSecond(0)], [...ofSecond(1)]]).toEqual([[4], [0, 1, 4]]);
  });

  it('are those of the common classes where every column has one level', () => {
    const recodings = new Map([['zip', { hierarchy: hierarchyOf({ kind: 'prefix', keep: [3] }), level: 1 }]]);
    const left = tableOf({ zip: ['101**', '102**', '101**'] });
    const right = tableOf({ zip: ['10115', '10999', '10155'] });
    const { ofFirst, ofSecond } = jointCandidates(left, right, ['zip'], recodings);
    expect([[...ofFirst(0)], [...ofFirst(1)], [...ofSecond(2)], [...ofSecond(1)]]).toEqual([[0, 2], [], [0, 2], []]);
    expect(() => jointClasses(release.table, register, names, release.recodings)).toThrow(/^jointClasses.recodings: expected one level for the whole column/);
  });

  const cell = { age: fc.option(fc.nat({ max: 8 }), { nil: null, freq: 8 }), job: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { nil: null, freq: 8 }) };
  const TREE: HierarchySpec = { kind: 'tree', parents: { low: ['a', 'b', 'c'], high: ['d', 'e'], alone: ['f', 'g'] } };

  it('are what the labels say, read by their text, for any release and any register', () => {
    const group: Readonly<Record<string, string>> = { a: 'low', b: 'low', c: 'low', d: 'high', e: 'high', f: 'alone', g: 'alone' };
    const under = (label: string | null, value: string | null): boolean => {
      if (label === null || label === '*' || value === null) return label === '*' || label === value;
      const range = /^\[(\d+), (\d+)\]$/.exec(label);
      return range === null ? label === value || group[value] === label : Number(range[1]) <= Number(value) && Number(value) <= Number(range[2]);
    };
    fc.assert(
      fc.property(fc.array(fc.record(cell), { minLength: 3, maxLength: 40 }), fc.array(fc.record(cell), { maxLength: 20 }), fc.boolean(), fc.subarray(['age', 'job'], { minLength: 1 }), (rows, people, strict, names) => {
        const cells = (list: typeof rows): Cells => ({ age: list.map(({ age }) => (age === null ? null : String(age))), job: list.map(({ job }) => job) });
        const before = stateOf(cells(rows), { job: TREE });
        const after = recoded(before, { k: 3, strict });
        // The people of the release are in the register too: nobody may be missing from their own row's candidates.
        const frame = cells([...rows, ...people]);
        const { ofFirst, ofSecond } = jointCandidates(after.table, tableOf(frame), names, after.recodings);
        const labels = names.map((name) => cellsOf(after.table, name));
        const holds = (row: number, person: number): boolean => names.every((name, j) => under(labels[j]![row]!, frame[name]![person]!));
        const persons = [...frame['age']!.keys()];
        rows.forEach((_, row) => {
          expect([...ofFirst(row)]).toEqual(persons.filter((person) => holds(row, person)));
          expect([...ofFirst(row)]).toContain(row);
        });
        for (const person of persons) expect([...ofSecond(person)]).toEqual([...rows.keys()].filter((row) => holds(row, person)));
        const classes = frameClasses(after.table, tableOf(frame), names, after.recodings);
        const keys = rows.map((_, row) => labels.map((own) => own[row]).join('|'));
        const expected = [...new Set(keys)].map((key) => `${keys.filter((own) => own === key).length} ${ofFirst(keys.indexOf(key)).length}`);
        expect(Array.from(classes.release, (size, c) => `${size} ${classes.frame[c]}`).sort()).toEqual(expected.sort());
      }),
      { numRuns: 200 },
    );
  });
});
