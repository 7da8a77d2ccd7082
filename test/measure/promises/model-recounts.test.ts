import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeTexts, makeTable, type Table } from '../../../src/columns/column.ts';
import { duckDb } from '../../../src/engine/duckdb/duckdb-engine.ts';
import type { TrustedSession } from '../../../src/engine/port.ts';
import { recountTables } from '../../../src/measure/promises/recount-tables.ts';
import { verifyPromises, violationsOf, type Verification } from '../../../src/measure/promises/verify-promises.ts';
import type { Promised } from '../../../src/release/step.ts';
import { hierarchyOf, type HierarchySpec } from '../../../src/schema/hierarchy.ts';
import type { ClassModel, PrivacyModel } from '../../../src/schema/privacy-model.ts';
import { brokenByKernel } from '../../release/models/class-judgement.ts';
import { allClassesOfFive, solvedTables, type SolvedRow, type SolvedTable } from '../../release/models/solved-tables.ts';

let session: TrustedSession;
beforeAll(async () => {
  session = await duckDb.openTrusted({ threads: 1 });
});
afterAll(() => session.close());

type Judged = Omit<SolvedTable, 'title' | 'judged'>;

function tableOf(rows: readonly SolvedRow[]): Table {
  const columns = new Map([['town', codeTexts(rows.map(([town]) => town), rows.length)], ['value', codeTexts(rows.map(([, value]) => value), rows.length)]]);
  return makeTable({ name: 'release', columns: [{ name: 'town', type: 'string', attributeClass: 'quasi-identifier' }, { name: 'value', type: 'string', attributeClass: 'sensitive' }] }, columns);
}

const subjectsOf = (rows: readonly SolvedRow[]): Int32Array => Int32Array.from(rows, ([, , who], row) => who ?? row);

function peopleOf(population: Readonly<Record<string, number>>): Table {
  const towns = Object.entries(population).flatMap(([town, people]) => Array.from({ length: people }, () => town));
  return makeTable({ name: 'people', columns: [{ name: 'town', type: 'string', attributeClass: 'quasi-identifier' }] }, new Map([['town', codeTexts(towns, towns.length)]]));
}

/** A release of some rows, promised against the whole table. */
function claim({ rows, unit, hierarchy, population }: Judged, model: PrivacyModel, released = rows): { readonly promise: Extract<Promised, { kind: 'model' }>; readonly verification: Verification } {
  const promise = { kind: 'model', model, unit, columns: ['town'] } as const;
  const received = { table: tableOf(rows), subject: subjectsOf(rows), hierarchies: new Map(hierarchy === undefined ? [] : [['value', hierarchyOf(hierarchy)]]) };
  return { promise, verification: { release: tableOf(released), subject: subjectsOf(released), promises: [promise], received: () => received, recodings: new Map(), ...(population === undefined ? {} : { population: peopleOf(population) }) } };
}

async function countBroken(table: Judged, model: PrivacyModel, released?: readonly SolvedRow[]): Promise<number | undefined> {
  const { promise, verification } = claim(table, model, released);
  return violationsOf(session, promise, verification, await recountTables(session));
}

describe('promises recounted by SQL, on tables solved by hand', () => {
  for (const { title, judged, ...table } of solvedTables) {
    it.each(judged)(`${title}: $0`, async (model, broken) => {
      const names = broken === '' ? [] : broken.split(' ');
      // Each half of the release is judged as in the whole: one holds the broken classes, the other none.
      const [broke, held] = [true, false].map((which) => table.rows.filter(([own]) => names.includes(String(own)) === which));
      expect(await countBroken(table, model, broke)).toBe(names.length);
      expect(await countBroken(table, model, held)).toBe(0);
    });
  }

  it('homogeneity: 1 in 81 of the classes of five that three equally frequent values fill', async () => {
    const table = { rows: allClassesOfFive(), unit: 'row' } as const;
    expect(await countBroken(table, { model: 'k-anonymity', k: 5 })).toBe(0);
    expect(await countBroken(table, { model: 'distinct-l-diversity', column: 'value', l: 2 })).toBe(243 / 81);
  });

  it('average risk: two classes of seven rows, or of four people', async () => {
    const rows: SolvedRow[] = [['A', 'x', 1], ['A', 'x', 1], ['A', 'x', 1], ['A', 'x', 2], ['B', 'x', 3], ['B', 'x', 4], ['B', 'x', 4]];
    const broken = (unit: 'row' | 'subject', max: number) => countBroken({ rows, unit }, { model: 'average-risk', max });
    expect([await broken('row', 2 / 7), await broken('row', 0.28), await broken('subject', 0.5), await broken('subject', 0.49)]).toEqual([0, 1, 0, 1]);
  });

  it('counts nothing for a sensitive column that was not released', async () => {
    const table = { rows: [['A', 'x']], unit: 'row' } as const;
    expect(await countBroken(table, { model: 'distinct-l-diversity', column: 'other', l: 2 })).toBeUndefined();
  });

  it('a value that the whole table lacks breaks likeness, disclosure and placed distances', async () => {
    const received = { rows: [['A', '1'], ['A', '2']], unit: 'row', hierarchy: { kind: 'interval', widths: [5] } } as const;
    const models: ClassModel[] = [
      { model: 'beta-likeness', column: 'value', beta: 100, enhanced: false },
      { model: 'beta-likeness', column: 'value', beta: 100, enhanced: true },
      { model: 'delta-disclosure-privacy', column: 'value', delta: 100, absent: 'ignored' },
      { model: 't-closeness', column: 'value', t: 1, distance: 'ordered' },
      { model: 't-closeness', column: 'value', t: 1, distance: 'hierarchical' },
    ];
    for (const model of models) expect(await countBroken(received, model, [['A', '1'], ['A', '3']]), model.model).toBe(1);
  });

  it('k-map and δ-presence need the population', async () => {
    await expect(countBroken({ rows: [['A', 'x']], unit: 'row' }, { model: 'k-map', k: 2 })).rejects.toThrow(/^release\.promise: expected the population that k-map was promised in, got none/);
  });
});

const towns = fc.option(fc.constantFrom('A', 'B', 'C', 'D'), { nil: null, freq: 5 });
const values = fc.option(fc.constantFrom('1', '2', '3', '4', '5', '10'), { nil: null, freq: 5 });
const randomRows = fc.array(fc.tuple(towns, values, fc.nat({ max: 12 })) as fc.Arbitrary<SolvedRow>, { minLength: 1, maxLength: 40 });
const bound = fc.integer({ min: 1, max: 30 });
const column = 'value';
const models: fc.Arbitrary<ClassModel> = fc.oneof(
  fc.record({ model: fc.constant('k-anonymity' as const), k: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ model: fc.constant('k-map' as const), k: fc.integer({ min: 1, max: 6 }) }),
  fc.tuple(bound, bound).map(([a, b]) => ({ model: 'delta-presence' as const, min: Math.min(a, b) / 30, max: Math.max(a, b) / 30 })),
  fc.record({ model: fc.constant('distinct-l-diversity' as const), column: fc.constant(column), l: fc.integer({ min: 1, max: 5 }) }),
  bound.map((l) => ({ model: 'entropy-l-diversity' as const, column, l: 1 + l / 8 })),
  fc.tuple(bound, fc.integer({ min: 2, max: 4 })).map(([c, l]) => ({ model: 'recursive-cl-diversity' as const, column, c: c / 6, l })),
  fc.tuple(bound, fc.constantFrom('equal' as const, 'ordered' as const, 'hierarchical' as const)).map(([t, distance]) => ({ model: 't-closeness' as const, column, t: t / 40, distance })),
  fc.tuple(bound, fc.boolean()).map(([beta, enhanced]) => ({ model: 'beta-likeness' as const, column, beta: beta / 10, enhanced })),
  fc.tuple(bound, fc.constantFrom(undefined, 'ignored' as const)).map(([delta, absent]) => ({ model: 'delta-disclosure-privacy' as const, column, delta: delta / 10, ...(absent === undefined ? {} : { absent }) })),
);
const tables = fc.record({ rows: randomRows, unit: fc.constantFrom('row' as const, 'subject' as const), hierarchy: fc.constant<HierarchySpec>({ kind: 'interval', widths: [2, 6] }), population: fc.record({ A: fc.nat(8), B: fc.nat(8), C: fc.nat(8), D: fc.nat(8) }) });

/** A table of fewer than two numbers has no order; the step that makes the promise refuses it. */
const canBeJudged = ({ rows }: Judged, model: ClassModel): boolean => model.model !== 't-closeness' || model.distance !== 'ordered' || rows.some(([, value]) => value !== null);

describe('kernel and SQL', () => {
  it('find the same number of broken classes in any table, and verifyPromises throws where there is one', async () => {
    let planted = 0;
    await fc.assert(
      fc.asyncProperty(tables, models, async (table, model) => {
        fc.pre(canBeJudged(table, model));
        const broken = brokenByKernel(table, model);
        expect(await countBroken(table, model)).toBe(broken.length);
        if (broken.length === 0 || ++planted > 20) return;
        await expect(verifyPromises(session, claim(table, model).verification)).rejects.toThrow(`release.promise: expected ${model.model} to hold on the output, got a violation`);
      }),
      { seed: 11, numRuns: 150 },
    );
    expect(planted).toBeGreaterThan(50);
  });
});

describe('a release that was changed after its promise', () => {
  // Four in each class, x and y even; each person has one row.
  const rows: SolvedRow[] = [['A', 'x'], ['A', 'x'], ['A', 'y'], ['A', 'y'], ['B', 'x'], ['B', 'x'], ['B', 'y'], ['B', 'y']];
  const population = { A: 8, B: 8 };
  const otherValue: SolvedRow[] = rows.map((row, i) => (i === 2 || i === 3 ? ['A', 'x'] : row));
  const otherTown: SolvedRow[] = rows.map((row, i) => (i === 0 ? ['B', 'x'] : row));
  const rowsLeftOut = rows.slice(1);
  it.each<[string, PrivacyModel, readonly SolvedRow[]]>([
    ['a row left out', { model: 'k-anonymity', k: 4 }, rowsLeftOut],
    ['a row moved to another class', { model: 'k-anonymity', k: 4 }, otherTown],
    ['a class that the population has few of', { model: 'k-map', k: 8 }, [...rows, ['C', 'x']]],
    ['a row left out', { model: 'delta-presence', min: 0.5, max: 0.5 }, rowsLeftOut],
    ['a row added', { model: 'delta-presence', min: 0.5, max: 0.5 }, [...rows, ['B', 'x']]],
    ['two values changed', { model: 'distinct-l-diversity', column, l: 2 }, otherValue],
    ['a row left out', { model: 'entropy-l-diversity', column, l: 2 }, rowsLeftOut],
    ['a row left out', { model: 'recursive-cl-diversity', column, c: 1.01, l: 2 }, rowsLeftOut],
    ['a row left out', { model: 't-closeness', column, t: 0, distance: 'equal' }, rowsLeftOut],
    ['two values changed', { model: 't-closeness', column, t: 0.49, distance: 'hierarchical' }, otherValue],
    ['a row moved to another class', { model: 'beta-likeness', column, beta: 0.1, enhanced: true }, otherTown],
    ['a row left out', { model: 'delta-disclosure-privacy', column, delta: 0.1 }, rowsLeftOut],
    ['classes split', { model: 'average-risk', max: 0.25 }, rows.map(([town, value], i) => [i === 0 ? 'C' : town, value])],
    ['a row left out', { model: 'km-anonymity', k: 4, m: 1, item: column }, rowsLeftOut],
    ['a row moved to another class', { model: 'k-anonymity', k: 4, missing: 'wildcard' }, otherTown],
  ])('%s: %j holds before and is broken after', async (_, model, changed) => {
    const table: Judged = { rows, unit: 'subject', population, hierarchy: { kind: 'suppress' } };
    expect((await verifyPromises(session, claim(table, model).verification)).size).toBe(1);
    await expect(verifyPromises(session, claim(table, model, changed).verification)).rejects.toThrow(/to hold on the output, got a violation/);
  });

  it('all promises at once are recounted on the same stored tables', async () => {
    const all: PrivacyModel[] = [{ model: 'k-anonymity', k: 4 }, { model: 'distinct-l-diversity', column, l: 2 }, { model: 't-closeness', column, t: 0, distance: 'equal' }, { model: 'beta-likeness', column, beta: 0.1, enhanced: true }];
    const { verification } = claim({ rows, unit: 'subject' }, all[0]!);
    const promises = all.flatMap((model): Promised[] => (['row', 'subject'] as const).map((unit) => ({ kind: 'model', model, unit, columns: ['town'] })));
    expect((await verifyPromises(session, { ...verification, promises })).size).toBe(8);
    await expect(verifyPromises(session, { ...verification, promises, release: tableOf(otherValue) })).rejects.toThrow(/got a violation/);
  });
});
