import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asCoded, codeTexts, columnOf, makeTable, parseDate, type Column, type Table } from '../../../src/columns/column.ts';
import { generalizationLoss } from '../../../src/measure/utility/generalization.ts';
import { kAnonymize } from '../../../src/release/k-anonymity.ts';
import { cutDimension } from '../../../src/release/recoding/cut-dimensions.ts';
import { cutAtMedians } from '../../../src/release/recoding/median-cut.ts';
import { mondrian } from '../../../src/release/recoding/mondrian.ts';
import { prepareModels } from '../../../src/release/models/class-models.ts';
import type { ReleaseState } from '../../../src/release/step.ts';
import { listedHierarchy, type HierarchySpec } from '../../../src/schema/hierarchy.ts';
import { cellsOf, releaseState } from '../release-state.ts';

type Cells = Readonly<Record<string, readonly (string | number | null)[]>>;

/** A release whose columns of numbers are numbers; sensitive is what is called so. */
function stateOf(cells: Cells, more: { readonly subject?: readonly number[]; readonly hierarchies?: Readonly<Record<string, HierarchySpec>> } = {}): ReleaseState {
  const state = releaseState({ columns: Object.fromEntries(Object.keys(cells).map((name) => [name, [name === 'illness' ? 'sensitive' : 'quasi-identifier', cells[name]!.map((cell) => (cell === null ? null : String(cell)))]])), ...more });
  const columns = new Map<string, Column>(state.table.columns);
  for (const [name, own] of Object.entries(cells)) {
    if (own.some((cell) => typeof cell === 'number')) columns.set(name, { kind: 'number', type: 'decimal', values: Float64Array.from(own, (cell) => (cell === null ? Number.NaN : Number(cell))) });
  }
  return { ...state, table: { ...state.table, columns } };
}

const run = (state: ReleaseState, options: Record<string, unknown>) => mondrian.run(state, mondrian.options.parse(options));
const rowsOf = (table: Table, names: readonly string[]): string[] => {
  const cells = names.map((name) => cellsOf(table, name));
  return Array.from({ length: table.rows }, (_, row) => cells.map((own) => own[row] ?? '–').join(' | '));
};

/** Six patients as in the figures of LeFevre et al. 2006. */
const patients: Cells = {
  sex: ['Male', 'Female', 'Male', 'Male', 'Female', 'Male'],
  age: [25, 25, 26, 27, 27, 28],
  zip: [53711, 53712, 53711, 53710, 53712, 53711],
};

describe('mondrian by hand', () => {
  it('cuts six patients into three pairs: all ranges are whole, so the first column goes first', () => {
    const { state, promises, changes } = run(stateOf(patients), { k: 2 });
    // Women and men; then the four men at 26 | 27, as the postcode spans half its range and the age all of it.
    expect(rowsOf(state.table, ['sex', 'age', 'zip'])).toEqual([
      'Male | [25, 26] | 53711', 'Female | [25, 27] | 53712', 'Male | [25, 26] | 53711',
      'Male | [27, 28] | [53710, 53711]', 'Female | [25, 27] | 53712', 'Male | [27, 28] | [53710, 53711]',
    ]);
    expect(promises).toEqual([{ kind: 'model', model: { model: 'k-anonymity', k: 2 }, unit: 'subject', columns: ['sex', 'age', 'zip'] }]);
    expect(changes).toEqual(['Cut 6 rows into 3 classes, each with its own ranges.', 'sex: as collected.', 'age: 3 labels in place of 4 values.', 'zip: 3 labels in place of 3 values.']);
    expect([...state.recodings.keys()]).toEqual(['age', 'zip']);
    expect(state.table.schema.columns.map(({ type }) => type)).toEqual(['string', 'string', 'string']);
  });

  it('follows the order of the columns where ranges tie: by age first, two classes of three remain', () => {
    const { state } = run(stateOf(patients), { k: 2, columns: ['age', 'sex', 'zip'] });
    expect(rowsOf(state.table, ['age', 'sex', 'zip'])).toEqual([...Array(3).fill('[25, 26] | [Female, Male] | [53711, 53712]'), ...Array(3).fill('[27, 28] | [Female, Male] | [53710, 53712]')]);
  });

  it('keeps rows of one value together when strict, and divides them when relaxed', () => {
    const ages = { age: [1, 1, 1, 2] };
    expect(cellsOf(run(stateOf(ages), { k: 2 }).state.table, 'age')).toEqual(Array(4).fill('[1, 2]'));
    expect(cellsOf(run(stateOf(ages), { k: 2, strict: false }).state.table, 'age')).toEqual(['1', '1', '[1, 2]', '[1, 2]']);
  });

  it('takes the border next to the median where the nearest is not allowable', () => {
    // Middle of seven: the second 3. Borders 2 | 3 (two rows) and 3 | 4 (five rows): the first leaves two, the second too.
    expect(cellsOf(run(stateOf({ age: [1, 2, 3, 3, 3, 4, 5] }), { k: 2 }).state.table, 'age')).toEqual(['[1, 2]', '[1, 2]', '3', '3', '3', '[4, 5]', '[4, 5]']);
    // The middle is 9 and nothing lies above it: the only border is 1 | 9.
    expect(cellsOf(run(stateOf({ age: [1, 1, 9, 9, 9] }), { k: 2 }).state.table, 'age')).toEqual(['1', '1', '9', '9', '9']);
  });

  it('cuts categories into the groups of their hierarchy; small groups stay together under the name above', () => {
    const tree: HierarchySpec = { kind: 'tree', parents: { A: ['a1', 'a2'], B: ['b1'], C: ['c1'] } };
    const jobs = { job: ['a1', 'b1', 'a2', 'a1', 'c1', 'a2'] };
    expect(cellsOf(run(stateOf(jobs, { hierarchies: { job: tree } }), { k: 2 }).state.table, 'job')).toEqual(['a1', '*', 'a2', 'a1', '*', 'a2']);
    // Three of A cannot be told apart further: a2 alone is too small, and so is a1 without it.
    expect(cellsOf(run(stateOf({ job: ['a1', 'a1', 'a2', 'b1', 'b1'] }, { hierarchies: { job: tree } }), { k: 2 }).state.table, 'job')).toEqual(['A', 'A', 'A', 'b1', 'b1']);
    // c1 is alone: the smallest group that could stand joins it.
    expect(cellsOf(run(stateOf({ job: ['a1', 'a1', 'a1', 'b1', 'b1', 'c1'] }, { hierarchies: { job: tree } }), { k: 2 }).state.table, 'job')).toEqual(['a1', 'a1', 'a1', '*', '*', '*']);
  });

  it('takes categories without groups in alphabetical order, and writes in quotes what looks like a range', () => {
    const { state } = run(stateOf({ name: ['d', 'b', 'a', 'c'] }), { k: 2 });
    expect(cellsOf(state.table, 'name')).toEqual(['[c, d]', '[a, b]', '[a, b]', '[c, d]']);
    expect(cellsOf(run(stateOf({ name: ['[a, b]', '[a, b]', '*', '*', 'x, y', 'z'] }), { k: 2 }).state.table, 'name')).toEqual(['"[a, b]"', '"[a, b]"', '"*"', '"*"', '["x, y", z]', '["x, y", z]']);
  });

  it('reads texts that are all numbers as numbers, and dates as dates', () => {
    expect(cellsOf(run(stateOf({ size: ['9', '10', '100', '11'] }), { k: 2 }).state.table, 'size')).toEqual(['[9, 10]', '[9, 10]', '[11, 100]', '[11, 100]']);
    const days = ['1970-01-01', '1999-12-31', '1980-02-29', '1999-12-30'];
    const state = stateOf({ born: days });
    const dated = { ...state, table: makeTable({ ...state.table.schema, columns: [{ name: 'born', type: 'date', attributeClass: 'quasi-identifier' }] }, new Map([['born', { kind: 'number', type: 'date', values: Int32Array.from(days, parseDate) }]])) };
    expect(cellsOf(run(dated, { k: 2 }).state.table, 'born')).toEqual(['[1970-01-01, 1980-02-29]', '[1999-12-30, 1999-12-31]', '[1970-01-01, 1980-02-29]', '[1999-12-30, 1999-12-31]']);
  });

  it('releases missing values apart where they are enough, else as * with the lowest ones', () => {
    expect(cellsOf(run(stateOf({ age: [null, 4, null, 3, 2, 1] }), { k: 2 }).state.table, 'age')).toEqual([null, '[3, 4]', null, '[3, 4]', '[1, 2]', '[1, 2]']);
    expect(cellsOf(run(stateOf({ age: [null, 4, 3, 2, 1] }), { k: 2 }).state.table, 'age')).toEqual(['*', '[2, 4]', '[2, 4]', '[2, 4]', '*']);
    const tree: HierarchySpec = { kind: 'tree', parents: { A: ['a1', 'a2'], B: ['b1'] } };
    expect(cellsOf(run(stateOf({ job: ['a1', null, 'a2', null] }, { hierarchies: { job: tree } }), { k: 2 }).state.table, 'job')).toEqual(['A', null, 'A', null]);
    expect(cellsOf(run(stateOf({ job: ['a1', null, 'a2', 'b1'] }, { hierarchies: { job: tree } }), { k: 2 }).state.table, 'job')).toEqual(['A', '*', 'A', '*']);
  });

  it('counts people: two rows of one person make no pair', () => {
    const ages = { age: [1, 2, 3, 4] };
    expect(cellsOf(run(stateOf(ages, { subject: [7, 7, 8, 9] }), { k: 2 }).state.table, 'age')).toEqual(Array(4).fill('[1, 4]'));
    expect(cellsOf(run(stateOf(ages, { subject: [7, 7, 8, 9] }), { k: 2, unit: 'row' }).state.table, 'age')).toEqual(['[1, 2]', '[1, 2]', '[3, 4]', '[3, 4]']);
  });

  it('cuts only where further models hold on both sides', () => {
    const cells = { age: [1, 2, 3, 4], illness: ['flu', 'flu', 'flu', 'gout'] };
    const models = [{ model: 'distinct-l-diversity', column: 'illness', l: 2 }];
    expect(cellsOf(run(stateOf(cells), { k: 2, models }).state.table, 'age')).toEqual(Array(4).fill('[1, 4]'));
    const { state, promises } = run(stateOf({ ...cells, illness: ['flu', 'gout', 'flu', 'gout'] }), { k: 2, models });
    expect(cellsOf(state.table, 'age')).toEqual(['[1, 2]', '[1, 2]', '[3, 4]', '[3, 4]']);
    expect(promises.map((promise) => promise.kind === 'model' && promise.model.model)).toEqual(['k-anonymity', 'distinct-l-diversity']);
  });
});

describe('what mondrian refuses', () => {
  const cells = { age: [1, 2, 3, 4], illness: ['flu', 'flu', 'flu', 'gout'] };
  it.each([
    [{ k: 5 }, /^mondrian.k: expected models that the whole table meets as one class, got 4 rows/],
    [{ k: 2, models: [{ model: 'distinct-l-diversity', column: 'illness', l: 3 }] }, /^mondrian.models: expected l of distinct-l-diversity up to 2, the number of values of illness, got 3/],
    [{ k: 2, models: [{ model: 'average-risk', max: 0.1 }] }, /^mondrian.models: expected models of single classes, got average-risk/],
    [{ k: 2, models: [{ model: 'k-map', k: 3 }] }, /^mondrian.models: expected models of single classes, got k-map: it counts in a population/],
    [{ k: 2, columns: ['size'] }, /^mondrian.columns: expected columns of the release \(age, illness\), got size/],
    [{ k: 2, columns: ['illness'], models: [{ model: 'distinct-l-diversity', column: 'illness', l: 2 }] }, /^mondrian.models: expected a sensitive column/],
  ])('%j', (options, message) => {
    expect(() => run(stateOf(cells), options)).toThrow(message);
  });

  it('columns that are not as collected, releases without any, and rows that are no records', () => {
    const once = run(stateOf(cells), { k: 2 }).state;
    expect(() => run(once, { k: 2 })).toThrow(/^mondrian.columns: expected age as collected, got one that an earlier step generalized/);
    expect(() => run({ ...stateOf(cells), pseudonymized: new Set(['age']) }, { k: 2 })).toThrow(/pseudonymized/);
    expect(() => run(stateOf({ illness: ['flu'] }), { k: 2 })).toThrow(/^mondrian.columns: expected at least one quasi-identifier/);
    expect(() => run({ ...stateOf(cells), form: 'synthetic' }, { k: 2 })).toThrow(/rows are synthetic/);
  });
});

const TREE: HierarchySpec = { kind: 'tree', parents: { low: ['a', 'b', 'c'], high: ['d', 'e'], alone: ['f'] } };
const anyRows = fc.array(
  fc.record({ age: fc.option(fc.nat({ max: 12 }), { nil: null, freq: 8 }), job: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { nil: null, freq: 8 }), town: fc.constantFrom('x', 'y', 'z'), illness: fc.constantFrom('flu', 'gout', 'cold'), person: fc.nat({ max: 40 }) }),
  { minLength: 4, maxLength: 60 },
);
const columnsOf = (rows: readonly { age: number | null; job: string | null; town: string; illness: string }[]): Cells => ({ age: rows.map(({ age }) => age), job: rows.map(({ job }) => job), town: rows.map(({ town }) => town), illness: rows.map(({ illness }) => illness) });

describe('laws of mondrian', () => {
  it('every class holds k people and l values, every label covers its rows, and equal rows have equal labels when strict', () => {
    fc.assert(
      fc.property(anyRows, fc.integer({ min: 2, max: 4 }), fc.boolean(), fc.constantFrom('subject' as const, 'row' as const), fc.boolean(), (rows, k, strict, unit, diverse) => {
        const subject = rows.map(({ person }) => person);
        const before = stateOf(columnsOf(rows), { subject, hierarchies: { job: TREE } });
        const models = diverse ? [{ model: 'distinct-l-diversity', column: 'illness', l: 2 }] : [];
        const people = unit === 'subject' ? new Set(subject).size : rows.length;
        const options = { k, strict, unit, models };
        if (people < k || (diverse && new Set(rows.map(({ illness }) => illness)).size < 2)) {
          expect(() => run(before, options)).toThrow(/^mondrian\.(?:k|models)/);
          return;
        }
        const { state } = run(before, options);
        const names = ['age', 'job', 'town'];
        const keys = rowsOf(state.table, names);
        for (const key of new Set(keys)) {
          const members = [...keys.keys()].filter((row) => keys[row] === key);
          expect(unit === 'subject' ? new Set(members.map((row) => subject[row])).size : members.length).toBeGreaterThanOrEqual(k);
          if (diverse) expect(new Set(members.map((row) => rows[row]!.illness)).size).toBeGreaterThanOrEqual(2);
        }
        const raw = rowsOf(before.table, names);
        if (strict) for (const [row, own] of raw.entries()) expect(keys[row]).toBe(keys[raw.indexOf(own)]);
        for (const [name, recoding] of state.recodings) {
          if (recoding.kind !== 'local') throw new Error('expected labels by row');
          const { codes, dictionary } = asCoded(columnOf(before.table, name));
          const { at, span } = recoding.place(dictionary);
          cellsOf(state.table, name).forEach((label, row) => {
            const [from, to] = span(label);
            expect(at[codes[row]!]!).toBeGreaterThanOrEqual(from);
            expect(at[codes[row]!]!).toBeLessThan(to);
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  const numbers = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })), { minLength: 3, maxLength: 80 });
  const partition = (cells: readonly (readonly [number, number])[], k: number, strict: boolean): [number, number][][] => {
    const dimensions = [0, 1].map((j) => cutDimension(String(j), { kind: 'number', type: 'integer', values: Int32Array.from(cells, (cell) => cell[j]!) }, undefined));
    const { order, starts } = cutAtMedians({ dimensions, rows: cells.length, strict, models: prepareModels([{ model: 'k-anonymity', k }], []) });
    expect([...order].sort((a, b) => a - b)).toEqual([...cells.keys()]);
    return Array.from({ length: starts.length - 1 }, (_, c) => Array.from(order.subarray(starts[c]!, starts[c + 1]!), (row) => [...cells[row]!] as [number, number]));
  };
  const box = (own: readonly [number, number][]) => [0, 1].map((j) => [Math.min(...own.map((cell) => cell[j]!)), Math.max(...own.map((cell) => cell[j]!))] as const);

  it('strict boxes do not overlap', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 2, max: 3 }), (cells, k) => {
        const boxes = partition(cells, k, true).map(box);
        for (const [i, a] of boxes.entries()) for (const b of boxes.slice(i + 1)) expect([0, 1].some((j) => a[j]![1] < b[j]![0] || b[j]![1] < a[j]![0])).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('relaxed classes hold at most 2k − 1 rows, unless all of them are equal', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 2, max: 3 }), (cells, k) => {
        for (const own of partition(cells, k, false)) {
          expect(own.length).toBeGreaterThanOrEqual(k);
          if (new Set(own.map(String)).size > 1) expect(own.length).toBeLessThanOrEqual(2 * k - 1);
        }
      }),
      { numRuns: 200 },
    );
  });
});

const adult = '../shared/data/adult';
const available = existsSync(`${adult}/adult.csv`);
if (!available) console.warn(`skipped: Mondrian on Adult needs ${adult}, which is absent`);

describe.skipIf(!available)('mondrian on Adult', () => {
  it('loses less than the optimal full-domain generalization at the same k', () => {
    const lines = (name: string): string[][] => readFileSync(`${adult}/${name}`, 'utf8').trim().split(/\r?\n/).map((line) => line.split(';'));
    const [header, ...cells] = lines('adult.csv') as [string[], ...string[][]];
    const names = header.filter((name) => name !== 'salary-class');
    const columns = new Map<string, Column>(names.map((name) => [name, codeTexts(cells.map((row) => row[header.indexOf(name)]!), cells.length)]));
    const hierarchies = new Map(names.map((name) => [name, listedHierarchy(lines(`adult_hierarchy_${name}.csv`))]));
    const table = makeTable({ name: 'adult', columns: names.map((name) => ({ name, type: 'string', attributeClass: 'quasi-identifier' })) }, columns);
    const before: ReleaseState = { ...releaseState({ columns: {} }), table, rows: Uint32Array.from(cells.keys()), subject: Int32Array.from(cells.keys()), hierarchies, ledger: { consentRecorded: new Uint8Array(cells.length), optedOut: new Uint8Array(cells.length) } };
    const ncp = (state: ReleaseState): number => {
      const measures = generalizationLoss({ collected: table, quasiIdentifiers: names, rows: state.rows, released: state.table, releasedColumns: new Set(names), recodings: state.recodings, hierarchies });
      return measures.find(({ id }) => id === 'loss.ncp')!.value!;
    };
    for (const k of [5, 20]) {
      const local = ncp(mondrian.run(before, mondrian.options.parse({ k })).state);
      const relaxed = ncp(mondrian.run(before, mondrian.options.parse({ k, strict: false })).state);
      const full = ncp(kAnonymize.run(before, kAnonymize.options.parse({ k, suppressionLimit: 0.05 })).state);
      expect(local).toBeLessThan(full);
      expect(relaxed).toBeLessThan(full);
    }
  });
});
