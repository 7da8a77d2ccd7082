import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeTexts, makeTable, type Column, type Table } from '../../../../src/columns/column.ts';
import { equivalenceClasses } from '../../../../src/columns/equivalence-classes.ts';
import { duckDb } from '../../../../src/engine/duckdb/duckdb-engine.ts';
import type { TrustedSession } from '../../../../src/engine/port.ts';
import { definitionOf } from '../../../../src/measure/definitions.ts';
import { achievedDefinitions } from '../../../../src/measure/risk/achieved/achieved-definitions.ts';
import { achievedMeasures, LEVELS, type AchievedLevel, type LevelId } from '../../../../src/measure/risk/achieved/achieved-measures.ts';
import { achievedLevels } from '../../../../src/measure/risk/achieved/class-levels.ts';
import { queryAchievedLevels } from '../../../../src/measure/risk/achieved/level-query.ts';
import { hierarchyOf, type HierarchySpec } from '../../../../src/schema/hierarchy.ts';
import type { ClassModel } from '../../../../src/schema/privacy-model.ts';
import { brokenByKernel } from '../../../release/models/class-judgement.ts';
import { allClassesOfFive, solvedTables, type SolvedRow } from '../../../release/models/solved-tables.ts';

const texts = (cells: readonly (string | null)[]): Column => codeTexts(cells, cells.length);
const subjectsOf = (rows: readonly SolvedRow[]): Column => ({ kind: 'number', type: 'integer', values: Int32Array.from(rows, ([, , who], row) => who ?? row) });

interface Measured {
  readonly rows: readonly SolvedRow[];
  readonly unit: 'row' | 'subject';
  readonly hierarchy?: HierarchySpec;
  readonly yardstick?: readonly SolvedRow[];
  readonly missing?: 'own' | 'drop';
}

function byKernel({ rows, unit, hierarchy, yardstick, missing = 'own' }: Measured): AchievedLevel[] {
  const sensitiveRows = (own: readonly SolvedRow[]) => ({ column: texts(own.map(([, value]) => value)), ...(unit === 'row' ? {} : { subject: subjectsOf(own) }) });
  const classes = equivalenceClasses([texts(rows.map(([town]) => town))], { missing });
  return achievedLevels(classes, sensitiveRows(rows), { ...(hierarchy === undefined ? {} : { hierarchy: hierarchyOf(hierarchy) }), ...(yardstick === undefined ? {} : { yardstick: sensitiveRows(yardstick) }) });
}

function level(levels: readonly AchievedLevel[], id: LevelId, l?: number): AchievedLevel {
  const found = levels.filter((own) => own.id === id && own.l === l);
  expect(found, `${id} ${l ?? ''}`).toHaveLength(1);
  return found[0]!;
}

describe('levels achieved, solved by hand', () => {
  const tableOf = (title: string) => solvedTables.find((table) => table.title === title)!;

  it('two classes of three values', () => {
    const levels = byKernel(tableOf('two classes of three values'));
    const expected: [LevelId, number | undefined, number, number][] = [
      ['diversity.entropy.min', undefined, 3 / Math.cbrt(4), 3],
      ['diversity.recursive-c.max', 2, 2, 3],
      ['diversity.recursive-c.max', 3, Infinity, 3],
      ['diversity.share.max', undefined, 2 / 3, 3],
      ['closeness.equal.max', undefined, 2 / 7, 3],
      ['likeness.beta.max', undefined, 3 / 4, 4],
      ['likeness.enhanced-beta.max', undefined, 3 / 4, 4],
      ['disclosure.delta.max', undefined, Infinity, 3],
    ];
    for (const [id, l, worst, members] of expected) {
      const own = level(levels, id, l);
      expect(own.worst, id).toBeCloseTo(worst, 12);
      expect(own.members, id).toBe(members);
    }
    expect(levels.map(({ id }) => id)).not.toContain('closeness.ordered.max');
    expect(levels.map(({ id }) => id)).not.toContain('closeness.hierarchical.max');
  });

  it.each<[string, LevelId, number, number]>([
    ['the nine salaries of Li, Li and Venkatasubramanian', 'closeness.ordered.max', 0.375, 3],
    ['the nine salaries of Li, Li and Venkatasubramanian', 'closeness.equal.max', 2 / 3, 9],
    ['grades in a stated order', 'closeness.ordered.max', 1 / 3, 4],
    ['days', 'closeness.ordered.max', 1 / 3, 1],
    ['four values in two groups', 'closeness.hierarchical.max', 0.5, 4],
    ['one in a hundred is positive', 'closeness.equal.max', 0.97, 50],
    ['one in a hundred is positive', 'diversity.share.max', 9849 / 9898, 9898],
    ['one in a hundred is positive', 'likeness.beta.max', 97, 50],
    ['a frequent value that only enhanced likeness bounds', 'likeness.enhanced-beta.max', Infinity, 4],
    ['a frequent value that only enhanced likeness bounds', 'likeness.beta.max', 2 / 3, 6],
    ['people with several rows, counted by row', 'closeness.equal.max', 3 / 7, 3],
    ['the same people, counted by person', 'closeness.equal.max', 1 / 2, 2],
    ['missing values', 'closeness.equal.max', 2 / 5, 2],
    ['missing values', 'likeness.beta.max', 3 / 2, 2],
    ['bounds that are met exactly', 'disclosure.delta.max', Infinity, 2],
  ])('%s: %s is %d for %d members', (title, id, worst, members) => {
    const own = level(byKernel(tableOf(title)), id);
    expect(own.worst).toBeCloseTo(worst, 12);
    expect(own.members).toBe(members);
  });

  it('homogeneity: three classes in 243 hold one value', () => {
    const levels = byKernel({ rows: allClassesOfFive(), unit: 'row' });
    expect(level(levels, 'diversity.entropy.min')).toMatchObject({ worst: 1, members: 15 });
    expect(level(levels, 'diversity.recursive-c.max', 2)).toMatchObject({ worst: Infinity, members: 15 });
    expect(level(levels, 'closeness.equal.max').worst).toBeCloseTo(2 / 3, 12);
  });

  it('compares with the table as collected, where it is given, and has no place for a value that this lacks', () => {
    const [rows, yardstick]: SolvedRow[][] = [[['A', '1'], ['A', '2']], [['A', '1'], ['A', '2'], ['A', '2'], ['A', '3']]];
    const levels = byKernel({ rows: rows!, unit: 'row', yardstick: yardstick! });
    expect(level(levels, 'closeness.equal.max').worst).toBeCloseTo(0.25, 12);
    // 1 is 1/4 of the yardstick: cumulative differences 1/4 and 1/4, over 2.
    expect(level(levels, 'closeness.ordered.max').worst).toBeCloseTo(0.25, 12);
    expect(level(levels, 'likeness.beta.max').worst).toBeCloseTo(1, 12);
    const strange = byKernel({ rows: [['A', '1'], ['A', '9']], unit: 'row', yardstick: yardstick! });
    for (const id of ['closeness.ordered.max', 'likeness.beta.max', 'likeness.enhanced-beta.max', 'disclosure.delta.max'] as const) expect(level(strange, id).worst, id).toBe(Infinity);
    expect(level(strange, 'closeness.equal.max').worst).toBeCloseTo(0.75, 12);
  });
});

describe('as measures', () => {
  it('names members of the worst classes and no value; without a bound, says why', () => {
    const levels = byKernel({ rows: [['A', 'secret'], ['A', 'secret'], ['B', 'other']], unit: 'row' });
    const measures = achievedMeasures(levels, { attribute: 'value', unit: 'row', yardstick: 'own' });
    expect(JSON.stringify(measures)).not.toMatch(/secret|other/);
    expect(measures.find(({ id }) => id === 'likeness.beta.max')).toMatchObject({ value: expect.closeTo(2, 12), note: 'Reached by classes of 1 row.', parameters: { attribute: 'value', unit: 'row', yardstick: 'own' } });
    expect(measures.find(({ id }) => id === 'disclosure.delta.max')).toMatchObject({ value: null, note: 'A value is absent from a class or from the yardstick, so that no delta holds (classes of 3 rows).' });
  });

  it('nobody is left to measure', () => {
    for (const { value, note } of achievedMeasures(byKernel({ rows: [], unit: 'row' }), { attribute: 'value', unit: 'row', yardstick: 'own' })) expect([value, note]).toEqual([null, 'No rows are left to count.']);
  });

  it('each is defined, once', () => {
    for (const { id } of LEVELS) expect(definitionOf(id), id).toBeDefined();
    for (const { id } of achievedDefinitions) expect(definitionOf(id)).toBe(achievedDefinitions.find((own) => own.id === id));
  });
});

const towns = fc.option(fc.constantFrom('A', 'B', 'C', 'D'), { nil: null, freq: 5 });
const randomRows = fc.array(fc.tuple(towns, fc.option(fc.constantFrom('1', '2', '3.0', '4', '-5', '10'), { nil: null, freq: 5 }), fc.nat({ max: 12 })) as fc.Arbitrary<SolvedRow>, { minLength: 1, maxLength: 50 });
const anyTable: fc.Arbitrary<Measured> = fc.record(
  { rows: randomRows, unit: fc.constantFrom('row' as const, 'subject' as const), missing: fc.constantFrom('own' as const, 'drop' as const), hierarchy: fc.constantFrom<HierarchySpec>({ kind: 'interval', widths: [2, 6] }, { kind: 'order', values: ['10', '1', '-5', '4', '3.0', '2'], sizes: [2] }), yardstick: randomRows },
  { requiredKeys: ['rows', 'unit', 'missing'] },
);

describe('the same from the columns and by SQL', () => {
  let session: TrustedSession;
  beforeAll(async () => {
    session = await duckDb.openTrusted({ threads: 1 });
  });
  afterAll(() => session.close());

  let stored = 0;
  const store = async (rows: readonly SolvedRow[]): Promise<string> => {
    const columns = new Map<string, Column>([['town', texts(rows.map(([town]) => town))], ['value', texts(rows.map(([, value]) => value))], ['who', subjectsOf(rows)]]);
    const table: Table = makeTable({ name: `table ${stored++}`, columns: [...columns].map(([name, { type }]) => ({ name, type, attributeClass: 'insensitive' })) }, columns);
    await session.load(table);
    return table.schema.name;
  };
  const bySql = async ({ rows, unit, hierarchy, yardstick, missing = 'own' }: Measured): Promise<AchievedLevel[]> =>
    queryAchievedLevels(session, {
      table: await store(rows), quasiIdentifiers: ['town'], sensitive: 'value', missing,
      ...(unit === 'row' ? {} : { subject: 'who' }), ...(hierarchy === undefined ? {} : { hierarchy: hierarchyOf(hierarchy) }), ...(yardstick === undefined ? {} : { yardstick: await store(yardstick) }),
    });
  const same = (kernel: readonly AchievedLevel[], sql: readonly AchievedLevel[]): void => {
    expect(sql.map(({ id, l, members }) => [id, l, members])).toEqual(kernel.map(({ id, l, members }) => [id, l, members]));
    kernel.forEach(({ id, worst }, i) => (Number.isFinite(worst) ? expect(sql[i]!.worst, id).toBeCloseTo(worst, 10) : expect(sql[i]!.worst, id).toBe(worst)));
  };

  it('in any table', async () => {
    await fc.assert(fc.asyncProperty(anyTable, async (table) => same(byKernel(table), await bySql(table))), { seed: 5, numRuns: 25 });
  });

  it.each(solvedTables.filter(({ rows }) => rows.length < 100).map((table) => [table.title, table] as const))('%s', async (_, table) => same(byKernel(table), await bySql(table)));
});

describe('a level is the bound at which the model begins to hold', () => {
  const column = 'value';
  const modelsAt = ({ id, l, worst }: AchievedLevel): [holds: ClassModel, fails: ClassModel] | undefined => {
    const by = 1e-6;
    switch (id) {
      case 'diversity.entropy.min':
        return [{ model: 'entropy-l-diversity', column, l: worst - by }, { model: 'entropy-l-diversity', column, l: worst + by }];
      case 'diversity.recursive-c.max':
        return [{ model: 'recursive-cl-diversity', column, c: worst + by, l: l! }, { model: 'recursive-cl-diversity', column, c: worst, l: l! }];
      case 'closeness.equal.max':
      case 'closeness.ordered.max':
      case 'closeness.hierarchical.max': {
        const distance = id.split('.')[1] as 'equal' | 'ordered' | 'hierarchical';
        return [{ model: 't-closeness', column, t: worst + by, distance }, { model: 't-closeness', column, t: worst - by, distance }];
      }
      case 'likeness.beta.max':
      case 'likeness.enhanced-beta.max':
        return [{ model: 'beta-likeness', column, beta: worst + by, enhanced: id !== 'likeness.beta.max' }, { model: 'beta-likeness', column, beta: worst - by, enhanced: id !== 'likeness.beta.max' }];
      case 'disclosure.delta.max':
        return [{ model: 'delta-disclosure-privacy', column, delta: worst + by }, { model: 'delta-disclosure-privacy', column, delta: worst - by }];
      default:
        return undefined;
    }
  };

  it('for every model, in any table', () => {
    fc.assert(
      fc.property(randomRows, fc.constantFrom('row' as const, 'subject' as const), (rows, unit) => {
        const table: Measured = { rows, unit, hierarchy: { kind: 'interval', widths: [2, 6] } };
        for (const own of byKernel(table)) {
          const at = Number.isFinite(own.worst) ? modelsAt(own) : undefined;
          if (at === undefined) continue;
          expect(brokenByKernel(table, at[0]), own.id).toEqual([]);
          expect(brokenByKernel(table, at[1]).length, own.id).toBeGreaterThan(0);
        }
      }),
      { seed: 6, numRuns: 300 },
    );
  });
});
