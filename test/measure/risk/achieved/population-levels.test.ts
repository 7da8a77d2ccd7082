import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeTexts, makeTable, type Column, type Table } from '../../../../src/columns/column.ts';
import { duckDb } from '../../../../src/engine/duckdb/duckdb-engine.ts';
import type { TrustedSession } from '../../../../src/engine/port.ts';
import { populationLevels, queryPopulationLevels } from '../../../../src/measure/risk/achieved/population-levels.ts';
import { hierarchyOf } from '../../../../src/schema/hierarchy.ts';

const tableOf = (name: string, towns: readonly (string | null)[], who: readonly number[] = []): Table =>
  makeTable(
    { name, columns: [{ name: 'town', type: 'string', attributeClass: 'quasi-identifier' }, { name: 'who', type: 'integer', attributeClass: 'direct-identifier' }] },
    new Map<string, Column>([['town', codeTexts(towns, towns.length)], ['who', { kind: 'number', type: 'integer', values: Int32Array.from(towns, (_, row) => who[row] ?? row) }]]),
  );
const ofPerson = (table: Table): Column => table.columns.get('who')!;
const summary = (measures: ReturnType<typeof populationLevels>) => measures.map(({ value, numerator, denominator }) => (numerator === undefined ? value : `${numerator}/${denominator}`));

describe('k-map and δ-presence achieved, solved by hand', () => {
  const population = tableOf('people', ['a', 'a', 'a', 'a', 'b', 'b', 'b', null, null, 'c']);

  it('counts released rows or people in classes of the population; a missing value meets a missing one', () => {
    const release = tableOf('release', ['a', 'a', 'b', 'b', null], [1, 1, 2, 3, 4]);
    expect(summary(populationLevels(release, undefined, population, ['town']))).toEqual([2, '1/2', '2/3']);
    // Person 1 has both rows of a.
    expect(summary(populationLevels(release, ofPerson(release), population, ['town']))).toEqual([2, '1/4', '2/3']);
  });

  it('generalizes the population as the release was', () => {
    const hierarchy = hierarchyOf({ kind: 'tree', parents: { g: ['a', 'b'], h: ['c'] } });
    expect(summary(populationLevels(tableOf('release', ['g', 'g']), undefined, population, ['town'], new Map([['town', { hierarchy, level: 1 }]])))).toEqual([7, '2/7', '2/7']);
  });

  it('says where the population holds nobody', () => {
    const measures = populationLevels(tableOf('release', ['a', 'z', 'z']), undefined, population, ['town']);
    expect(summary(measures)).toEqual([0, '1/4', null]);
    expect(measures[2]!.note).toBe('The population holds nobody of released classes of 2 rows.');
  });

  it('nobody released', () => expect(summary(populationLevels(tableOf('release', []), undefined, population, ['town']))).toEqual([null, null, null]));
});

describe('the same from the columns and by SQL', () => {
  let session: TrustedSession;
  beforeAll(async () => {
    session = await duckDb.openTrusted({ threads: 1 });
  });
  afterAll(() => session.close());

  it('in any two tables', async () => {
    let stored = 0;
    const towns = fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: null, freq: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(towns, fc.nat(6)), { maxLength: 20 }), fc.array(towns, { minLength: 1, maxLength: 30 }), fc.boolean(), async (rows, people, byPerson) => {
        const release = tableOf(`release ${stored++}`, rows.map(([town]) => town), rows.map(([, who]) => who));
        const population = tableOf(`people ${stored}`, people);
        await session.load(release);
        await session.load(population);
        expect(await queryPopulationLevels(session, { table: release.schema.name, quasiIdentifiers: ['town'], ...(byPerson ? { subject: 'who' } : {}) }, population.schema.name)).toEqual(
          populationLevels(release, byPerson ? ofPerson(release) : undefined, population, ['town']),
        );
      }),
      { seed: 8, numRuns: 40 },
    );
  });
});
