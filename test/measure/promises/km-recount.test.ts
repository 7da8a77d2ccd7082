import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeTexts, makeTable, type Column } from '../../../src/columns/column.ts';
import { duckDb } from '../../../src/engine/duckdb/duckdb-engine.ts';
import type { TrustedSession } from '../../../src/engine/port.ts';
import { kmViolations } from '../../../src/measure/promises/km-recount.ts';
import { bruteForceViolations } from '../../release/sparse/km-tables.ts';

let session: TrustedSession;
beforeAll(async () => {
  session = await duckDb.openTrusted({ threads: 1 });
});
afterAll(() => session.close());

let tables = 0;
async function recount(items: readonly (string | null)[], subjects: readonly number[], k: number, m: number): Promise<number> {
  const name = `likes ${++tables}`;
  const columns = new Map<string, Column>([['c "page"', codeTexts(items, items.length)], ['who', { kind: 'number', type: 'integer', values: Float64Array.from(subjects) }]]);
  await session.load(makeTable({ name, columns: [...columns].map(([column, { type }]) => ({ name: column, type, attributeClass: 'sensitive' })) }, columns));
  return kmViolations(session, name, 'c "page"', 'who', k, m);
}

describe('kmViolations', () => {
  it('counts a table solved by hand', async () => {
    // Persons 1 {a, b, c}, 2 {a, b}, 3 {a, c}, 4 {b}: a 3, b 3, c 2; ab 2, ac 2, bc 1; abc 1.
    const [items, subjects] = [['a', 'b', 'c', 'a', 'b', 'b', 'a', 'c', 'b', null], [1, 1, 1, 2, 2, 2, 3, 3, 4, 4]];
    expect([await recount(items, subjects, 2, 1), await recount(items, subjects, 2, 2), await recount(items, subjects, 2, 3)]).toEqual([0, 1, 2]);
    expect([await recount(items, subjects, 3, 1), await recount(items, subjects, 3, 2), await recount(items, subjects, 3, 3)]).toEqual([1, 4, 5]);
  });

  it('finds nothing wrong with nobody', async () => {
    expect(await recount([], [], 5, 2)).toBe(0);
    expect(await recount([null, null], [1, 2], 5, 2)).toBe(0);
  });

  it('agrees with the definition on random tables', async () => {
    const rows = fc.array(fc.tuple(fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { freq: 9 }), fc.nat(6)), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 3 }), async (table, k, m) => {
        const [items, subjects] = [table.map(([item]) => item), table.map(([, subject]) => subject)];
        expect(await recount(items, subjects, k, m)).toBe(bruteForceViolations(items, subjects, k, m));
      }),
      { seed: 4, numRuns: 60 },
    );
  });
});
