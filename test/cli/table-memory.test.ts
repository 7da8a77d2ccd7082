import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { totalmem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lookAt } from '../../src/cli/file-table.ts';
import { allowedMemory, requireFileMemory, requireMemory, tableBytes, withinMemory } from '../../src/cli/table-memory.ts';
import { EngineError } from '../../src/engine/duckdb/driver-error.ts';
import { duckDb } from '../../src/engine/duckdb/duckdb-engine.ts';
import type { ColumnProfile } from '../../src/schema/propose-class.ts';

const root = mkdtempSync(join(tmpdir(), 'table-memory-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const column = (distinct: number, ...values: string[]): ColumnProfile => ({ name: 'x', rows: 1_000_000, missing: 0, distinct, values });

describe('what a table takes in memory', () => {
  it('is 4 bytes a cell three times, and 80 and two a character for each distinct text', () => {
    // Two columns: 10 texts of 1 character, and a million of 10 and of 20 in equal parts.
    expect(tableBytes(1_000_000, 2, [column(10, 'a'), column(1_000_000, 'abcdefghij', 'abcdefghijabcdefghij')])).toEqual({ all: 24_000_000 + 10 * 82 + 1_000_000 * 110, texts: 10 * 82 + 1_000_000 * 110 });
    expect(tableBytes(1000, 3)).toEqual({ all: 36_000, texts: 0 });
  });

  it('is refused beyond what is allowed, with what can be done', () => {
    const wide = [column(10, 'a'), column(1_000_000, 'abcdefghij')];
    expect(() => requireMemory(1_000_000, 2, { all: 1e12, texts: 1e12 }, wide)).not.toThrow();
    expect(() => requireMemory(1_000_000, 2, { all: 1e8, texts: 1e12 }, wide)).toThrow('file.memory: expected a table that fits into 100 MB of memory, got 1,000,000 rows × 2 columns, which need about 125 MB; take columns out of the file that the release does not need, or release a sample of its people, or allow more with --memory where there is more');
    expect(() => requireMemory(1_000_000, 2, { all: 1e12, texts: 1e8 }, wide)).toThrow(/expected distinct texts that fit into 100 MB, got 1,000,000 rows × 2 columns whose texts need about 101 MB;.*NODE_OPTIONS=--max-old-space-size/);
  });

  it('is allowed by --memory, or as the system has it', () => {
    expect([allowedMemory('4GB').all, allowedMemory('1.5 MiB').all, allowedMemory('50%').all]).toEqual([4e9, 1.5 * 1024 * 1024, totalmem() / 2]);
    expect(allowedMemory(undefined).all).toBeGreaterThan(0);
  });

  it('is reckoned from the size of a text file and its first records, before it is read', async () => {
    const path = join(root, 'long.csv');
    writeFileSync(path, `id,town,age\n${Array.from({ length: 100_000 }, (_, i) => `${100_000 + i},Ashford,42`).join('\n')}\n`);
    await expect(requireFileMemory(path, undefined, { all: 4e6, texts: 1e9 })).resolves.toBeUndefined();
    await expect(requireFileMemory(path, undefined, { all: 3e6, texts: 1e9 })).rejects.toThrow(/got 100,000 rows × 3 columns, which need about 4 MB/);
    const lines = join(root, 'long.jsonl');
    writeFileSync(lines, Array.from({ length: 60_000 }, (_, i) => JSON.stringify({ id: 100_000 + i, town: 'Ashford' })).join('\n'));
    await expect(requireFileMemory(lines, undefined, { all: 1e6, texts: 1e9 })).rejects.toThrow(/got 60,000 rows × 2 columns/);
  });

  it('is the user\'s to give where the engine runs out of it', async () => {
    await expect(withinMemory(() => Promise.reject(new EngineError('Out of Memory', 'x')))).rejects.toThrow(/file\.memory: expected a table for which the memory of the engine is enough/);
    await expect(withinMemory(() => Promise.reject(new EngineError('Conversion', 'x')))).rejects.toThrow(EngineError);
  });

  it('is asked before the rows of a file are read into memory', async () => {
    const path = join(root, 'people.csv');
    writeFileSync(path, `id,town\n${Array.from({ length: 5000 }, (_, i) => `${i},Ashford`).join('\n')}\n`);
    const session = await duckDb.openTrusted();
    try {
      await expect(lookAt(session, path, 'file', undefined, { all: 100_000, texts: 1e9 })).rejects.toThrow(/expected a table that fits into 1 MB of memory, got 5,000 rows × 2 columns/);
    } finally {
      await session.close();
    }
  });
});
