import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeTexts, makeTable, MISSING_INTEGER, type Column } from '../../../src/columns/column.ts';
import { duckDb } from '../../../src/engine/duckdb/duckdb-engine.ts';
import type { TrustedSession } from '../../../src/engine/port.ts';
import { wildcardViolations } from '../../../src/measure/promises/wildcard-recount.ts';
import { suppressLocally } from '../../../src/release/recoding/local-suppression.ts';
import { releaseState } from '../../release/release-state.ts';

let session: TrustedSession;
let tables = 0;
beforeAll(async () => {
  session = await duckDb.openTrusted({ threads: 1 });
});
afterAll(() => session.close());

async function stored(columns: ReadonlyMap<string, Column>): Promise<string> {
  const name = `release ${tables++}`;
  await session.load(makeTable({ name, columns: [...columns].map(([column, { type }]) => ({ name: column, type, attributeClass: 'quasi-identifier' })) }, columns));
  return name;
}
const texts = (cells: readonly (string | null)[]): Column => codeTexts(cells, cells.length);

describe('wildcardViolations', () => {
  it('is worked by hand: a row without town agrees with every town', async () => {
    const table = await stored(new Map<string, Column>([['sex', texts(['M', 'M', 'F', 'F', 'F'])], ['town', texts(['a', 'a', 'b', 'b', null])], ['who', texts(['1', '2', '3', '4', '5'])]]));
    const violations = (columns: string[], subject: string | null, k: number) => wildcardViolations(session, { table, columns, subject, k });
    expect(await violations(['sex', 'town'], null, 2)).toBe(0);
    // Three women agree with one another; the two men of a have no third.
    expect(await violations(['sex', 'town'], null, 3)).toBe(1);
    expect(await violations(['sex', 'town'], 'who', 4)).toBe(3);
    // By town alone the gap agrees with all five, so that a and b have three each.
    expect(await violations(['town'], null, 3)).toBe(0);
    expect(await violations(['town'], null, 4)).toBe(2);
  });

  it('counts people, and takes gaps among numbers as gaps', async () => {
    const table = await stored(new Map<string, Column>([['age', { kind: 'number', type: 'integer', values: Int32Array.of(1, 1, 2, MISSING_INTEGER) }], ['weight', { kind: 'number', type: 'decimal', values: Float64Array.of(0.5, 0.5, Number.NaN, Number.NaN) }], ['who', texts(['x', 'x', 'y', 'z'])]]));
    expect(await wildcardViolations(session, { table, columns: ['age', 'weight'], subject: null, k: 3 })).toBe(1);
    // The rows of x are one person, who agrees with z; y agrees with z; z with all.
    expect(await wildcardViolations(session, { table, columns: ['age', 'weight'], subject: 'who', k: 2 })).toBe(0);
    expect(await wildcardViolations(session, { table, columns: ['age', 'weight'], subject: 'who', k: 3 })).toBe(2);
  });

  const value = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null, freq: 4 });
  const rows = fc.array(fc.tuple(value, value, fc.nat({ max: 9 })), { minLength: 1, maxLength: 25 });

  it('is what brute force finds', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 5 }), fc.boolean(), async (cells, k, byPerson) => {
        const table = await stored(new Map([['x', texts(cells.map(([x]) => x))], ['y', texts(cells.map(([, y]) => y))], ['who', texts(cells.map(([, , who]) => String(who)))]]));
        const agrees = (a: string | null, b: string | null): boolean => a === null || b === null || a === b;
        const small = cells.filter(([x, y]) => {
          const company = [...cells.keys()].filter((row) => agrees(x, cells[row]![0]) && agrees(y, cells[row]![1]));
          return (byPerson ? new Set(company.map((row) => cells[row]![2])).size : company.length) < k;
        });
        expect(await wildcardViolations(session, { table, columns: ['x', 'y'], subject: byPerson ? 'who' : null, k })).toBe(new Set(small.map(([x, y]) => JSON.stringify([x, y]))).size);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('finds nothing in what suppressLocally releases, for people with several rows too', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 2, max: 4 }), async (cells, k) => {
        const subject = cells.map(([, , who]) => who);
        fc.pre(new Set(subject).size >= k);
        const before = releaseState({ columns: { x: ['quasi-identifier', cells.map(([x]) => x)], y: ['quasi-identifier', cells.map(([, y]) => y)] }, subject });
        const { state } = suppressLocally.run(before, suppressLocally.options.parse({ k, missing: 'wildcard' }));
        const table = await stored(new Map<string, Column>([...state.table.columns, ['who', texts(subject.map(String))]]));
        expect(await wildcardViolations(session, { table, columns: ['x', 'y'], subject: 'who', k })).toBe(0);
      }),
      { numRuns: 40, seed: 7 },
    );
  });
});
