import { describe, expect, it } from 'vitest';
import { duckDb } from '../../src/engine/duckdb/duckdb-engine.ts';
import { sql } from '../../src/engine/sql.ts';
import { cellsOf, describeEngine } from './conformance.ts';

describeEngine(duckDb);

describe('limits', () => {
  it('bounds threads and memory', async () => {
    const session = await duckDb.openTrusted({ threads: 1, memory: '64MB' });
    expect(cellsOf(await session.query(sql`SELECT current_setting('threads'), current_setting('memory_limit')`))).toEqual([['1', '61.0 MiB']]);
    await session.close();
  });

  it.each([{ threads: 0 }, { threads: 1.5 }, { memory: 'much' }, { memory: "1GB'" }])('refuses %o', async (limits) => {
    await expect(duckDb.openTrusted(limits)).rejects.toThrow(/engine\.(threads|memory): expected/);
  });
});
