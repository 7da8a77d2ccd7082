import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duckDb } from '../../src/engine/duckdb/duckdb-engine.ts';
import type { ReadOptions, TrustedSession } from '../../src/engine/port.ts';
import { ident, sql } from '../../src/engine/sql.ts';
import { InputError } from '../../src/schema/input-error.ts';
import { cellsOf } from './conformance.ts';

const folder = mkdtempSync(join(tmpdir(), 'read-'));
let session: TrustedSession;
let files = 0;

beforeAll(async () => {
  session = await duckDb.openTrusted({ threads: 2 });
});
afterAll(async () => {
  await session.close();
  rmSync(folder, { recursive: true, force: true });
});

async function read(content: string | Uint8Array, extension = 'csv', options: ReadOptions = {}) {
  const name = `f${++files}`;
  const path = join(folder, `${name}.${extension}`);
  writeFileSync(path, content);
  const { columns, rows, notices, format } = await session.readFile(path, name, options);
  return { columns, rows, notices, format, cells: cellsOf(await session.query(sql`SELECT * FROM ${ident(name)}`)) };
}

async function refusal(content: string | Uint8Array, extension = 'csv', options: ReadOptions = {}): Promise<InputError> {
  const error = await read(content, extension, options).then(() => undefined, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(InputError);
  expect(`${String(error)} ${JSON.stringify((error as InputError).cause ?? null)}`).not.toContain('canary');
  return error as InputError;
}

const utf16 = (text: string, big: boolean): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};
const cells = [['1', 'é'], ['2', null]];

describe('CSV that is read', () => {
  it.each([
    ['line feeds', 'a,b\n1,é\n2,\n'],
    ['CRLF', 'a,b\r\n1,é\r\n2,\r\n'],
    ['carriage returns', 'a,b\r1,é\r2,\r'],
    ['mixed line ends', 'a,b\r\n1,é\n2,\r\n'],
    ['no last line end', 'a,b\n1,é\n2,'],
    ['a byte-order mark', '\ufeffa,b\n1,é\n2,\n'],
    ['blank lines at the start', '\r\n\r\na,b\r\n1,é\r\n2,\r\n'],
    ['blank lines', 'a,b\n\n1,é\n\n2,\n\n'],
    ['semicolons', 'a;b\n1;é\n2;\n'],
    ['tabs', 'a\tb\n1\té\n2\t\n'],
    ['bars', 'a|b\n1|é\n2|\n'],
    ['quotes', '"a","b"\n"1","é"\n"2",""\n'],
    ['gzip', gzipSync('a,b\n1,é\n2,\n')],
    ['UTF-16 LE with a mark', utf16('\ufeffa,b\n1,é\n2,\n', false)],
    ['UTF-16 BE with a mark', utf16('\ufeffa,b\n1,é\n2,\n', true)],
    ['UTF-16 LE without a mark', utf16('a,b\n1,é\n2,\n', false)],
    ['UTF-16 BE without a mark', utf16('a,b\n1,é\n2,\n', true)],
    ['Latin-1', Buffer.from('a,b\n1,é\n2,\n', 'latin1')],
  ])('with %s', async (_, content) => {
    expect(await read(content)).toMatchObject({ columns: ['a', 'b'], rows: 2, cells });
  });

  it('says that it read another encoding', async () => {
    expect((await read(Buffer.from('a,b\n1,é\n', 'latin1'))).notices).toEqual(['Read as Latin-1 (Windows-1252) text, because it is not valid UTF-8.']);
  });

  it('with line breaks, delimiters and quotes inside quotes', async () => {
    expect((await read('a,b\r\n"x\r\ny","p,q"\r\n"say ""hi""",z\r\n')).cells).toEqual([['x\r\ny', 'p,q'], ['say "hi"', 'z']]);
    expect((await read('a,"b\nc"\n1,2\n')).columns).toEqual(['a', 'b\nc']);
    expect(await read('\ufeff"a,b","c"\r\n"1","2"\r\n')).toMatchObject({ columns: ['a,b', 'c'], cells: [['1', '2']] });
  });

  it('with decimal commas between semicolons', async () => {
    expect(await read('name;price\nx;1,5\ny;2,25\n')).toMatchObject({ columns: ['name', 'price'], cells: [['x', '1,5'], ['y', '2,25']] });
  });

  it('with one column, and with a delimiter of the user', async () => {
    expect(await read('a\n1\n2\n')).toMatchObject({ columns: ['a'], cells: [['1'], ['2']] });
    expect((await read('a\n1\n\n2\n\n')).cells).toEqual([['1'], [null], ['2'], [null]]);
    expect((await read('\na\n1\n')).cells).toEqual([['1']]);
    expect((await read('a;b,c\n1;2,3\n', 'csv', { delimiter: ';' })).columns).toEqual(['a', 'b,c']);
  });

  it('without a row, and with a header of other names than letters', async () => {
    expect(await read('a,b\n')).toMatchObject({ rows: 0, cells: [] });
    expect((await read(`it's,"say ""x""",select\n1,2,3\n`)).columns).toEqual(["it's", 'say "x"', 'select']);
  });

  it('with a line longer than two megabytes', async () => {
    const long = 'x'.repeat(3_000_000);
    expect((await read(`a,b\n${long},1\n`)).cells).toEqual([[long, '1']]);
  });

  it('under a name with wildcards', async () => {
    const path = join(folder, 'people [1]*.csv');
    writeFileSync(path, 'a,b\n1,2\n');
    expect(await session.readFile(path, 'wild')).toMatchObject({ rows: 1, columns: ['a', 'b'] });
  });

  it('cell by cell as it was written, whatever the cells', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', 'é', '|', '\t') });
    const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), fc.constantFrom('\n', '\r\n'), fc.constantFrom(',', ';'), async (rows, end, delimiter) => {
        const text = [['first', 'second'], ...rows].map((row) => row.map(quote).join(delimiter) + end).join('');
        expect((await read(text)).cells).toEqual(rows.map((row) => row.map((one) => (one === '' ? null : one))));
      }),
      { numRuns: 60 },
    );
  });
});

describe('CSV that is refused, with file and line', () => {
  it.each([
    ['a short record', 'a,b\n1,2\ncanary\n4,5\n', 3, /expected 2 fields as in the header, got 1/],
    ['a long record', 'a,b\n1,2\n3,canary,5\n', 3, /got 3/],
    ['a trailing delimiter', 'a,b\n1,canary,\n', 2, /got 3/],
    ['a short record behind quoted line breaks', 'a,b\n"1\n1","2\n2"\ncanary\n', 5, /got 1/],
    ['an open quote', 'a,b\n1,2\n3,"canary\n5,6\n', 3, /closing quote/],
    ['text behind a quote', 'a,b\n1,"2"canary\n', 2, /after a closing quote/],
    ['a repeated name', 'a,b,a\n1,2,canary\n', 1, /columns 1 and 3/],
    ['names that differ in case', 'Name,name\n1,canary\n', 1, /columns 1 and 2/],
    ['an empty name', 'a,,c\n1,2,canary\n', 1, /column 2 of 3/],
    ['no header but data', 'canary@canary.org,2\nx@y.org,3\n', 1, /looks like data/],
    ['a date as a name', '2001-01-01,canary\n2,3\n', 1, /looks like data/],
  ])('%s', async (_, content, line, message) => {
    const error = await refusal(content);
    expect(error.message).toMatch(message);
    expect(error.location.line).toBe(line);
    expect(error.location.file).toMatch(/\.csv$/);
  });

  it('in Latin-1 and gzip too', async () => {
    expect((await refusal(Buffer.from('a,b\né\n', 'latin1'))).location.line).toBe(2);
    expect((await refusal(gzipSync('a,b\n1\n'))).location.line).toBe(2);
    expect((await refusal(gzipSync('a,b\n1,2\n').subarray(0, 20))).message).toMatch(/file\.compression/);
  });

  it('empty files, binary files and bad delimiters', async () => {
    expect((await refusal('')).message).toMatch(/empty file/);
    expect((await refusal(gzipSync(''))).message).toMatch(/empty file/);
    expect((await refusal('\n\n')).message).toMatch(/header/);
    expect((await refusal(Buffer.from([1, 0, 2, 0, 0, 3, 0, 0, 0, 9]))).message).toMatch(/expected text/);
    expect((await refusal('a,b\n', 'csv', { delimiter: ';;' })).message).toMatch(/file\.delimiter/);
    expect((await refusal('a,b\n', 'csv', { delimiter: '"' })).message).toMatch(/file\.delimiter/);
  });
});

describe('other files', () => {
  it('reads JSON lines with any keys', async () => {
    const lines = ['{"name":"é","n":1.5,"deep":{"a":[1]}}', '', '{"n":null,"a/b~c\\"d":true}'].join('\n');
    expect(await read(lines, 'jsonl')).toEqual({
      format: 'json-lines',
      columns: ['name', 'n', 'deep', 'a/b~c"d'],
      rows: 2,
      notices: [],
      cells: [['é', '1.5', '{"a":[1]}', null], [null, null, null, 'true']],
    });
    expect((await read(gzipSync('{"a":1}\n'), 'ndjson.gz')).cells).toEqual([['1']]);
  });

  it.each([
    ['{"a":1}\n{"a":canary}\n', 2, /no JSON/],
    ['{"a":1}\n\n["canary"]\n', 3, /an array/],
    ['{"a":1}\n"canary"', 2, /a string/],
    ['[{"a":"canary"}]\n', 1, /an array/],
    ['[\n{"a":"canary"}\n]\n', 1, /no JSON/],
  ])('refuses JSON lines %j at line %i', async (content, line, message) => {
    const error = await refusal(content, 'jsonl');
    expect(error.message).toMatch(message);
    expect(error.location.line).toBe(line);
  });

  it('tells what to do with a spreadsheet and with a Parquet file that is not one', async () => {
    expect((await refusal('PK\x03\x04canary', 'xlsx')).message).toMatch(/save the sheet as "CSV UTF-8"/);
    expect((await refusal('PK\x03\x04canary', 'csv')).message).toMatch(/zip archive/);
    expect((await refusal(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'csv')).message).toMatch(/spreadsheet/);
    expect((await refusal('canary', 'parquet')).message).toMatch(/PAR1/);
    expect((await refusal('PAR1canarycanaryPAR1', 'parquet')).message).toMatch(/cannot be read/);
  });

  it('refuses missing files, folders and files without permission', async () => {
    await expect(session.readFile(join(folder, 'none.csv'), 'x')).rejects.toThrow(/no such file/);
    mkdirSync(join(folder, 'sub.csv'));
    await expect(session.readFile(join(folder, 'sub.csv'), 'x')).rejects.toThrow(/got a folder/);
    if (process.getuid?.() === 0) return;
    writeFileSync(join(folder, 'locked.csv'), 'a\n1\n');
    chmodSync(join(folder, 'locked.csv'), 0);
    await expect(session.readFile(join(folder, 'locked.csv'), 'x')).rejects.toThrow(/no permission/);
  });
});
