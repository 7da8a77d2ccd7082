import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asCoded, cellText, columnOf, type Table } from '../../../src/columns/column.ts';
import { duckDb } from '../../../src/engine/duckdb/duckdb-engine.ts';
import { readPageFile } from '../../../src/engine/files/page-file.ts';
import type { TrustedSession } from '../../../src/engine/port.ts';
import { ident, joined, sql } from '../../../src/engine/sql.ts';
import { InputError } from '../../../src/schema/input-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'page-'));
let session: TrustedSession;
let files = 0;

beforeAll(async () => {
  session = await duckDb.openTrusted({ threads: 1 });
});
afterAll(async () => {
  await session.close();
  rmSync(folder, { recursive: true, force: true });
});

const cells = (table: Table): (string | null)[][] => table.schema.columns.map(({ name }) => Array.from({ length: table.rows }, (_, row) => cellText(asCoded(columnOf(table, name)), row)));

/** The cells as texts, or the refusal, of the engine on one side and of the page's reader on the other. */
async function both(content: Uint8Array | string, extension = 'csv', delimiter?: string): Promise<[unknown, unknown]> {
  const name = `f${++files}`;
  const path = join(folder, `${name}.${extension}`);
  writeFileSync(path, content);
  const refused = (error: unknown): unknown => {
    if (error instanceof InputError) return error.message.replace(path, 'file');
    throw error;
  };
  const engine = await session
    .readFile(path, name, delimiter === undefined ? {} : { delimiter })
    .then(async ({ columns, notices }) => ({ columns, notices, cells: cells(await session.query(sql`SELECT ${joined(columns.map((column) => sql`${ident(column)}::VARCHAR AS ${ident(column)}`))} FROM ${ident(name)}`)) }))
    .catch(refused);
  const page = await readPageFile(path, new Blob([readFileSync(path)]), delimiter)
    .then(({ table, notices }) => ({ columns: table.schema.columns.map((column) => column.name), notices, cells: cells(table) }))
    .catch(refused);
  return [page, engine];
}

/** A query's rows as Parquet of any compression, by the driver itself. */
async function copy(query: string, path: string, codec: string): Promise<void> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet, COMPRESSION ${codec})`);
  connection.closeSync();
}

describe('a CSV file in a page', () => {
  it.each([
    ['plain', 'a,b\n1,2\n3,4\n'],
    ['no line end at the end', 'a,b\n1,2\n3,'],
    ['empty fields and quoted empty ones', 'a,b,c\n,"",x\n,,\n'],
    ['quotes, delimiters and lines inside', 'a;b\n"x;""y""";"two\nlines"\n";";"""" \n'.replace('"""" ', '""""')],
    ['Windows line ends and a byte-order mark', '\ufeffa\tb\r\n1\t2\r\n\r\n3\t4\r\n'],
    ['blank lines before the header and between', '\n\na|b\n1|2\n\n3|4\n\n'],
    ['one column with empty lines', 'a\n1\n\n2\n'],
    ['blanks that stay', 'a,b\n x ,  \n'],
    ['a ragged line', 'a,b\n1,2\n3\n'],
    ['a quote left open', 'a,b\n1,"2\n3,4\n'],
    ['text behind a quote', 'a,b\n"1"x,2\n'],
    ['the same name twice', 'a,A\n1,2\n'],
    ['no name', 'a,\n1,2\n'],
  ])('is read as the engine reads it: %s', async (_, content) => {
    const [page, engine] = await both(content);
    expect(page).toEqual(engine);
  });

  it('is read from other encodings and from an archive', async () => {
    for (const [content, extension] of [
      [Buffer.from('name,ort\nJos\xe9,K\xf6ln\n', 'latin1'), 'csv'],
      [Buffer.from('\ufeffname,ort\nJosé,Köln\n', 'utf16le'), 'csv'],
      [gzipSync('a,b\n1,2\n'), 'csv.gz'],
    ] as const) {
      const [page, engine] = await both(content, extension);
      expect(page).toEqual(engine);
      expect(page).toHaveProperty('cells');
    }
  });

  it('agrees with the engine on any table that is written well', async () => {
    const field = fc.oneof(fc.constantFrom('', 'x', '0', 'é', '"', 'a"b', 'two\nlines', ' ', '1,5'), fc.string({ maxLength: 6 }).filter((text) => !/[\0\r]/.test(text) && !/[\ud800-\udfff]/.test(text)));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 4 }), fc.array(fc.array(field, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 8 }), fc.constantFrom('\n', '\r\n'), async (width, rows, end) => {
        const quoted = (text: string): string => (/["\n\r,;|\t]/.test(text) || text.trim() !== text ? `"${text.replaceAll('"', '""')}"` : text);
        const content = [Array.from({ length: width }, (_, i) => `c${i}`), ...rows.map((row) => row.slice(0, width))].map((row) => row.map(quoted).join(',')).join(end) + end;
        const [page, engine] = await both(content, 'csv', ',');
        expect(page).toEqual(engine);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a Parquet file in a page', () => {
  it.each(['snappy', 'zstd', 'uncompressed'])('is read as the engine reads it, every type: %s', async (codec) => {
    const path = join(folder, `types-${codec}.parquet`);
    await copy(
      `SELECT i::INTEGER AS whole, (i * 10000000000)::BIGINT AS large, i / 4 AS real, (i / 4)::DECIMAL(9, 2) AS money, i % 2 = 0 AS truth, DATE '1969-12-30' + i::INTEGER AS day,
        TIMESTAMP '1969-12-31 23:59:58.5' + INTERVAL (i) SECOND AS moment, CASE WHEN i % 3 = 0 THEN NULL ELSE 'tëxt ' || i END AS words FROM range(12) t(i)`,
      path,
      codec,
    );
    const [page, engine] = await both(readFileSync(path), 'parquet');
    expect(page).toEqual(engine);
  });

  it('names a compression that it lacks', async () => {
    const path = join(folder, 'gzip.parquet');
    await copy('SELECT 1 AS a', path, 'gzip');
    await expect(readPageFile('gzip.parquet', new Blob([readFileSync(path)]))).rejects.toThrow(/expected Parquet with Snappy, ZSTD or no compression in a page, got GZIP/);
  });

  it('is refused where it is cut off', async () => {
    const path = join(folder, 'whole.parquet');
    await session.writeFile(path, sql`SELECT 1 AS a`);
    const cut = readFileSync(path).subarray(0, 40);
    await expect(readPageFile('cut.parquet', new Blob([cut]))).rejects.toThrow(/^cut\.parquet: file\.content: expected a Parquet file, got one that cannot be read to its end/);
  });
});

describe('what is no table', () => {
  it.each([
    ['x.csv', '', /file\.content: expected a table, got an empty file/],
    ['x.xlsx', 'PK\u0003\u0004rest', /file\.format: expected CSV or Parquet, got a zip archive or a spreadsheet/],
    ['x.jsonl', '{"a":1}\n', /file\.format: expected CSV or Parquet in a page, got JSON/],
    ['x.csv', 'a,b\n\u0000,2\n', /file\.content: expected text, got bytes of another kind/],
  ])('is refused with what to do: %s', async (name, content, message) => {
    await expect(readPageFile(name, new Blob([content]))).rejects.toThrow(message);
  });
});
