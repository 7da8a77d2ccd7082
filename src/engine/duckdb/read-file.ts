import duckdb from '@duckdb/node-bindings';
import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cellText } from '../../columns/column.ts';
import { InputError } from '../../schema/input-error.ts';
import { checkedHeader, csvHead } from '../files/csv-dialect.ts';
import { scanCsv } from '../files/csv-scan.ts';
import { firstKeys, locateBadLine } from '../files/json-lines.ts';
import { sourceFile, type SourceFile } from '../files/source-file.ts';
import { encodingNotice, encodingOf } from '../files/encoding-marks.ts';
import { bytesOf, headOf, isUtf8File, writeAsUtf8 } from '../files/text-encoding.ts';
import type { FileTable, ReadOptions } from '../port.ts';
import { ident, joined, literal, sql, type Sql } from '../sql.ts';
import { readQuery } from './chunk-read.ts';
import type { DuckConnection } from './connection.ts';
import { EngineError } from './driver-error.ts';
import { firstNumber } from './result-chunks.ts';

const HEAD_BYTES = 1 << 20;

/** Makes the rows of a file readable as table `name`; Parquet stays in its file, text is stored. */
export async function readFile(connection: DuckConnection, scratch: string, path: string, name: string, options: ReadOptions): Promise<FileTable> {
  const source = sourceFile(path);
  if (source.format === 'parquet') return readParquet(connection, scratch, source, name);
  const text = await asUtf8(source, join(scratch, connection.freshName('text')));
  return source.format === 'csv' ? readCsv(connection, scratch, text, name, options) : readJsonLines(connection, scratch, text, name);
}

/** A text file as UTF-8: itself, or a copy in the scratch folder. */
interface TextFile {
  /** What messages name. */
  readonly file: string;
  readonly path: string;
  readonly gzip: boolean;
  readonly notices: readonly string[];
}

async function asUtf8(source: SourceFile, copy: string): Promise<TextFile> {
  const { path, gzip } = source;
  const head = await headOf(path, gzip, HEAD_BYTES);
  if (head.length === 0) throw new InputError('file.content: expected a table, got an empty file', { file: path });
  let encoding = encodingOf(head);
  if (encoding === 'utf-8' && head.includes(0)) throw new InputError('file.content: expected text, got bytes of another kind; give CSV, JSON lines or Parquet', { file: path });
  if (encoding === 'utf-8' && !(await isUtf8File(path, gzip))) encoding = 'windows-1252';
  if (encoding === 'utf-8') return { file: path, path, gzip, notices: [] };
  await writeAsUtf8(path, gzip, encoding, copy);
  return { file: path, path: copy, gzip: false, notices: [encodingNotice(encoding)] };
}

async function readCsv(connection: DuckConnection, scratch: string, text: TextFile, name: string, options: ReadOptions): Promise<FileTable> {
  const { file, path, gzip } = text;
  const head = await headOf(path, gzip, HEAD_BYTES);
  const whole = head.length < HEAD_BYTES;
  const { delimiter, columns } = csvHead(new TextDecoder().decode(head), whole, file, options.delimiter);
  const shape = await scanCsv(bytesOf(path, gzip), file, delimiter, columns.length);
  const types = sql`{${joined(columns.map((column) => sql`${literal(column)}: 'VARCHAR'`))}}`;
  const settings = sql`header = true, auto_detect = false, quote = '"', escape = '"', null_padding = false, ignore_errors = false`;
  const query = sql`SELECT * FROM read_csv(${literal(plainPath(path, scratch))}, ${settings}, delim = ${literal(delimiter)}, columns = ${types},
    strict_mode = ${shape.mixedLineEnds ? sql`false` : sql`true`}, compression = ${literal(gzip ? 'gzip' : 'none')},
    skip = ${literal(String(shape.leadingLines))}::BIGINT, max_line_size = ${literal(String(Math.max(2_097_152, shape.longestRecordBytes + 4096)))})`;
  const rows = await store(connection, name, query, file);
  if (rows !== shape.records) {
    throw new InputError(`file.content: expected ${shape.records} records, got ${rows} from the engine; save the file as plain CSV with one kind of line end`, { file });
  }
  return { name, format: 'csv', rows, columns, notices: text.notices };
}

async function store(connection: DuckConnection, name: string, query: Sql, file: string): Promise<number> {
  try {
    await connection.run(sql`CREATE TABLE ${ident(name)} AS ${query}`);
  } catch (error) {
    if (error instanceof EngineError && error.kind !== 'Out of Memory') {
      throw new InputError(`file.content: expected a table that the engine can read, got an error of kind "${error.kind}"; save the file again as plain UTF-8`, { file });
    }
    throw error;
  }
  return countRows(connection, name);
}

function countRows(connection: DuckConnection, name: string): Promise<number> {
  return firstNumber(connection, sql`SELECT count(*)::DOUBLE FROM ${ident(name)}`);
}

async function readJsonLines(connection: DuckConnection, scratch: string, text: TextFile, name: string): Promise<FileTable> {
  const { file, path, gzip } = text;
  const objects = sql`SELECT json FROM read_ndjson_objects(${literal(plainPath(path, scratch))}, compression = ${literal(gzip ? 'gzip' : 'uncompressed')})`;
  try {
    const keys = await readQuery(connection, sql`SELECT DISTINCT unnest(json_keys(json)) AS key FROM (${objects}) ORDER BY key`);
    const others = await readQuery(connection, sql`SELECT count(*) AS others FROM (${objects}) WHERE json_type(json) IS DISTINCT FROM 'OBJECT'`);
    if (cellText(others.columns.get('others')!, 0) !== '0') await locateBadLine(bytesOf(path, gzip), file);
    const found = Array.from({ length: keys.rows }, (_, row) => cellText(keys.columns.get('key')!, row)!);
    const first = firstKeys(new TextDecoder().decode(await headOf(path, gzip, HEAD_BYTES)));
    const columns = checkedHeader([...first, ...found.filter((key) => !first.includes(key))], file);
    if (columns.length === 0) throw new InputError('file.content: expected JSON objects with at least one key, got none', { file });
    const cells = columns.map((key) => sql`json_extract_string(json, ${literal(pointer(key))}) AS ${ident(key)}`);
    const rows = await store(connection, name, sql`SELECT ${joined(cells)} FROM (${objects})`, file);
    return { name, format: 'json-lines', rows, columns, notices: text.notices };
  } catch (error) {
    if (error instanceof EngineError) {
      await locateBadLine(bytesOf(path, gzip), file);
      throw new InputError(`file.content: expected JSON lines that the engine can read, got an error of kind "${error.kind}"`, { file });
    }
    throw error;
  }
}

/** RFC 6901. */
function pointer(key: string): string {
  return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

async function readParquet(connection: DuckConnection, scratch: string, { path }: SourceFile, name: string): Promise<FileTable> {
  try {
    await connection.run(sql`CREATE VIEW ${ident(name)} AS SELECT * FROM read_parquet(${literal(plainPath(path, scratch))})`);
    const empty = await connection.run(sql`SELECT * FROM ${ident(name)} LIMIT 0`);
    const columns = Array.from({ length: duckdb.column_count(empty) }, (_, index) => duckdb.column_name(empty, index));
    return { name, format: 'parquet', rows: await countRows(connection, name), columns, notices: [] };
  } catch (error) {
    if (!(error instanceof EngineError) || error.kind === 'Out of Memory') throw error;
    throw new InputError('file.content: expected a Parquet file, got one that cannot be read to its end; write it again', { file: path });
  }
}

/** A path in which the engine sees no wildcard: itself, or a link in the scratch folder. */
function plainPath(path: string, scratch: string): string {
  const absolute = resolve(path);
  if (!/[*?[\]]/.test(absolute)) return absolute;
  const link = join(scratch, `link-${Buffer.from(absolute).toString('hex').slice(-64)}`);
  symlinkSync(absolute, link);
  return link;
}
