import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cellText, columnOf, formatMinute, makeTable, MISSING_INTEGER } from '../../src/columns/column.ts';
import { duckDb } from '../../src/engine/duckdb/duckdb-engine.ts';
import type { TrustedSession } from '../../src/engine/port.ts';
import { sql } from '../../src/engine/sql.ts';
import type { TableSchema } from '../../src/schema/table-schema.ts';

const schema: TableSchema = { name: 'moment', columns: [{ name: 'at', type: 'datetime', attributeClass: 'insensitive' }] };
const minutes = [0, 1439, 29_453_840, -1, MISSING_INTEGER];
const written = ['1970-01-01T00:00:00', '1970-01-01T23:59:00', '2026-01-01T01:20:00', '1969-12-31T23:59:00', null];
const moments = makeTable(schema, new Map([['at', { kind: 'number', type: 'datetime', values: Int32Array.from(minutes) }]]));

const folder = mkdtempSync(join(tmpdir(), 'datetime-'));
let session: TrustedSession;
beforeAll(async () => {
  session = await duckDb.openTrusted({ threads: 1 });
});
afterAll(async () => {
  await session.close();
  rmSync(folder, { recursive: true, force: true });
});

it('is written as ISO 8601, to the minute', () => {
  expect(minutes.map((_, row) => cellText(columnOf(moments, 'at'), row))).toEqual(written);
  expect(formatMinute(29_453_840 + 1440)).toBe('2026-01-02T01:20:00');
});

it('reaches the engine as a moment, and files as the same one', async () => {
  await session.load(moments);
  const { columns, rows } = await session.query(sql`SELECT epoch("at") / 60 AS minutes, "at" IS NULL AS missing FROM moment ORDER BY "at"`);
  const seen = Array.from({ length: rows }, (_, row) => [cellText(columns.get('minutes')!, row), cellText(columns.get('missing')!, row)]);
  expect(seen).toEqual([['-1', 'false'], ['0', 'false'], ['1439', 'false'], ['29453840', 'false'], [null, 'true']]);
  for (const format of ['csv', 'jsonl', 'parquet']) {
    const path = join(folder, `moment.${format}`);
    await session.writeFile(path, moments);
    await session.readFile(path, format);
    const read = await session.query(format === 'parquet' ? sql`SELECT strftime("at", '%Y-%m-%dT%H:%M:%S') AS at FROM parquet` : format === 'csv' ? sql`SELECT * FROM csv` : sql`SELECT * FROM jsonl`);
    expect([format, written.map((_, row) => cellText(read.columns.get('at')!, row))]).toEqual([format, written]);
  }
  expect(readFileSync(join(folder, 'moment.csv'), 'utf8').split('\n')[1]).toBe('1970-01-01T00:00:00');
});
