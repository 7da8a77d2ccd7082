import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeTexts, makeTable, type Table } from '../../../src/columns/column.ts';
import { duckDb } from '../../../src/engine/duckdb/duckdb-engine.ts';
import type { TrustedSession } from '../../../src/engine/port.ts';
import { verifyPromises } from '../../../src/measure/promises/verify-promises.ts';
import type { Promised } from '../../../src/release/step.ts';

const tableOf = (columns: Readonly<Record<string, (string | null)[]>>): Table =>
  makeTable({ name: 'release', columns: Object.keys(columns).map((name) => ({ name, type: 'string', attributeClass: 'quasi-identifier' })) }, new Map(Object.entries(columns).map(([name, cells]) => [name, codeTexts(cells, cells.length)])));
const promise = (k: number, unit: 'subject' | 'row', ...columns: string[]): Promised => ({ kind: 'model', model: { model: 'k-anonymity', k }, unit, columns });

let session: TrustedSession;
beforeEach(async () => {
  session = await duckDb.openTrusted({ threads: 1 });
});
afterEach(() => session.close());

describe('verifyPromises', () => {
  // Three rows of two persons in one class, two rows of two persons in another whose town is missing.
  const release = tableOf({ town: ['a', 'a', 'a', null, null], sex: ['F', 'F', 'F', 'F', 'F'] });
  const subject = Int32Array.of(1, 1, 2, 3, 4);
  const verify = (...promises: Promised[]) => verifyPromises(session, { release, subject, promises, received: () => { throw new Error('not asked for'); }, recodings: new Map() });

  it('recounts classes by rows and by people, a missing value as a category', async () => {
    await verify(promise(2, 'row', 'town'), promise(2, 'subject', 'town', 'sex'), promise(5, 'row', 'sex'), promise(4, 'subject', 'sex'));
  });

  it.each([
    ['rows', promise(3, 'row', 'town')],
    ['people, where rows would do', promise(5, 'subject', 'sex')],
    ['an identifier that is still there', { kind: 'absent', columns: ['town'] } as const],
  ])('throws for a broken promise about %s', async (_, broken) => {
    await expect(verify(broken)).rejects.toThrow(/^release\.promise: expected .* to hold on the output, got a violation/);
  });

  it('holds for a release of nobody', async () => {
    await verifyPromises(session, { release: tableOf({ town: [] }), subject: new Int32Array(0), promises: [promise(5, 'row', 'town')], received: () => { throw new Error('not asked for'); }, recodings: new Map() });
  });

  it('counts all rows where no column is left', async () => {
    await verify(promise(5, 'row', 'gone'));
  });

  it('sees that all rows together are too few', async () => {
    await expect(verify(promise(6, 'row', 'gone'))).rejects.toThrow(/got a violation/);
  });

  it('recounts how many are estimated to be unique in the population', async () => {
    const towns = [...Array.from({ length: 30 }, (_, i) => `alone ${i}`), ...Array.from({ length: 40 }, (_, i) => `pair ${i >> 1}`)];
    const received = { table: tableOf({ town: towns }), subject: Int32Array.from(towns.keys()), hierarchies: new Map() };
    const unique = (max: number): Promised => ({ kind: 'model', model: { model: 'population-uniqueness', max, samplingFraction: 0.5 }, unit: 'row', columns: ['town'] });
    const recount = (own: Promised, kept: string[]) => verifyPromises(session, { release: tableOf({ town: kept }), subject: Int32Array.from(kept.keys()), promises: [own], received: () => received, recodings: new Map() });
    const [strict, loose] = [unique(0.001), unique(0.9)];
    await expect(recount(strict, towns)).rejects.toThrow(/expected population-uniqueness to hold on the output/);
    expect((await recount(loose, towns)).has(loose)).toBe(true);
    // Without anybody who stands alone nobody is estimated to.
    expect((await recount(strict, towns.slice(30))).has(strict)).toBe(true);
  });
});
