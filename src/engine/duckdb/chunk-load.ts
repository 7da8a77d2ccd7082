import duckdb from '@duckdb/node-bindings';
import type { Appender, DataChunk, Vector } from '@duckdb/node-bindings';
import { MISSING_INTEGER, type CodedColumn, type Column, type NumberColumn, type Table } from '../../columns/column.ts';
import { ident, joined, sql, type Sql } from '../sql.ts';
import type { DuckConnection } from './connection.ts';
import { withoutData } from './driver-error.ts';
import { LARGE_DICTIONARY } from './large-dictionary.ts';

/** Rows that the driver takes at once. */
const CHUNK = 2048;

/**
 * Stores a table under `name`: text as ENUM codes in the dictionary's own order, dates as DATE, whole
 * numbers as INTEGER or BIGINT. A vector is copied in one call.
 */
export async function loadTable(connection: DuckConnection, table: Table, name: string): Promise<void> {
  const columns = table.schema.columns.map((column) => ({ name: column.name, column: table.columns.get(column.name)! }));
  if (columns.length === 0) throw new Error(`engine.load: expected at least one column in ${name}, got none`);
  const definitions: Sql[] = [];
  const feeds: Feed[] = [];
  for (const { name: columnName, column } of columns) {
    const { type, feed } = await feedOf(connection, column);
    definitions.push(sql`${ident(columnName)} ${type}`);
    feeds.push(feed);
  }
  await connection.run(sql`CREATE TABLE ${ident(name)} (${joined(definitions)})`);
  append(connection, name, table.rows, feeds);
}

/** Writes rows `[from, from + count)` of its column into a chunk. */
type Feed = (chunk: DataChunk, index: number, from: number, count: number) => void;

function append(connection: DuckConnection, name: string, rows: number, feeds: readonly Feed[]): void {
  let appender: Appender | undefined;
  try {
    appender = duckdb.appender_create(connection.handle, null, name);
    const types = feeds.map((_, index) => duckdb.appender_column_type(appender!, index));
    for (let from = 0; from < rows; from += CHUNK) {
      const count = Math.min(CHUNK, rows - from);
      const chunk = duckdb.create_data_chunk(types);
      for (let index = 0; index < feeds.length; index++) feeds[index]!(chunk, index, from, count);
      duckdb.data_chunk_set_size(chunk, count);
      duckdb.append_data_chunk(appender, chunk);
    }
  } catch (error) {
    throw withoutData(error);
  } finally {
    if (appender !== undefined) duckdb.appender_close_sync(appender);
  }
}

async function feedOf(connection: DuckConnection, column: Column): Promise<{ type: Sql; feed: Feed }> {
  if (column.kind === 'number') return numberFeed(column);
  if (column.type === 'boolean' && column.dictionary.every((entry) => entry === null || entry === 'true' || entry === 'false')) {
    return { type: sql`BOOLEAN`, feed: codeFeed(column, Uint8Array, column.dictionary.map((entry) => (entry === 'true' ? 1 : 0))) };
  }
  const entries = column.dictionary.filter((entry) => entry !== null);
  const nearlyUnique = entries.length > LARGE_DICTIONARY && entries.length * 4 > column.codes.length;
  if (entries.length === 0 || nearlyUnique) return { type: sql`VARCHAR`, feed: textFeed(column) };
  const type = connection.freshName('dictionary');
  await createEnum(connection, type, entries);
  const View = entries.length <= 0xff ? Uint8Array : entries.length <= 0xffff ? Uint16Array : Uint32Array;
  let next = 0;
  return { type: ident(type), feed: codeFeed(column, View, column.dictionary.map((entry) => (entry === null ? 0 : next++))) };
}

/** Nearly unique text gains nothing from a dictionary, and a large ENUM is slow to make; an empty one cannot be used. */
function textFeed({ codes, dictionary }: CodedColumn): Feed {
  return (chunk, index, from, count) => {
    const vector = duckdb.data_chunk_get_vector(chunk, index);
    for (let i = 0; i < count; i++) {
      const text = dictionary[codes[from + i]!]!;
      if (text !== null) duckdb.vector_assign_string_element(vector, i, text);
    }
    giveValidity(vector, count, (i) => dictionary[codes[from + i]!] === null);
  };
}

/** The entries cross as a table, never as statement text, so they need no escape. */
async function createEnum(connection: DuckConnection, type: string, entries: readonly string[]): Promise<void> {
  const name = connection.freshName('entries');
  await connection.run(sql`CREATE TEMP TABLE ${ident(name)} (position INTEGER, entry VARCHAR)`);
  const positions: Feed = (chunk, index, from, count) => {
    const numbers = Int32Array.from({ length: count }, (_, i) => from + i);
    duckdb.copy_data_to_vector(duckdb.data_chunk_get_vector(chunk, index), 0, numbers.buffer, 0, numbers.byteLength);
  };
  const texts: Feed = (chunk, index, from, count) => {
    const vector = duckdb.data_chunk_get_vector(chunk, index);
    for (let i = 0; i < count; i++) duckdb.vector_assign_string_element(vector, i, entries[from + i]!);
  };
  append(connection, name, entries.length, [positions, texts]);
  await connection.run(sql`CREATE TYPE ${ident(type)} AS ENUM (SELECT entry FROM ${ident(name)} ORDER BY position)`);
  await connection.run(sql`DROP TABLE ${ident(name)}`);
}

function codeFeed(column: CodedColumn, View: Uint8ArrayConstructor | Uint16ArrayConstructor | Uint32ArrayConstructor, codeOf: readonly number[]): Feed {
  const { codes, dictionary } = column;
  const missing = dictionary.indexOf(null);
  const renumbered = Uint32Array.from(codeOf);
  const buffer = new View(CHUNK);
  return (chunk, index, from, count) => {
    for (let i = 0; i < count; i++) buffer[i] = renumbered[codes[from + i]!]!;
    give(chunk, index, buffer, count, missing < 0 ? undefined : (i) => codes[from + i] === missing);
  };
}

function numberFeed({ values, type }: NumberColumn): { type: Sql; feed: Feed } {
  if (type === 'decimal') return { type: sql`DOUBLE`, feed: doubleFeed(values) };
  if (type === 'datetime') return { type: sql`TIMESTAMP_S`, feed: longFeed(values, 60) };
  if (type === 'date') return { type: sql`DATE`, feed: integerFeed(values) };
  return values instanceof Int32Array ? { type: sql`INTEGER`, feed: integerFeed(values) } : { type: sql`BIGINT`, feed: longFeed(values, 1) };
}

/** 32-bit integers, copied as they are; days as doubles are rounded to them. */
function integerFeed(values: Int32Array | Float64Array): Feed {
  const integers = values instanceof Int32Array ? values : Int32Array.from(values, (value) => (Number.isNaN(value) ? MISSING_INTEGER : value));
  return (chunk, index, from, count) => {
    let missing = false;
    for (let i = from; i < from + count; i++) if (integers[i] === MISSING_INTEGER) missing = true;
    give(chunk, index, integers.subarray(from, from + count), count, missing ? (i) => integers[from + i] === MISSING_INTEGER : undefined);
  };
}

function doubleFeed(values: Int32Array | Float64Array): Feed {
  const doubles = values instanceof Float64Array ? values : Float64Array.from(values, (value) => (value === MISSING_INTEGER ? Number.NaN : value));
  return (chunk, index, from, count) => {
    let missing = false;
    for (let i = from; i < from + count; i++) if (Number.isNaN(doubles[i])) missing = true;
    give(chunk, index, doubles.subarray(from, from + count), count, missing ? (i) => Number.isNaN(doubles[from + i]) : undefined);
  };
}

const WORD = 4294967296;

/** Whole numbers times a factor as 64-bit integers, written as two words, the low one first. */
function longFeed(values: Int32Array | Float64Array, factor: number): Feed {
  const words = new Uint32Array(CHUNK * 2);
  const isMissing = values instanceof Int32Array ? (value: number) => value === MISSING_INTEGER : Number.isNaN;
  return (chunk, index, from, count) => {
    let missing = false;
    for (let i = 0; i < count; i++) {
      if (isMissing(values[from + i]!)) {
        missing = true;
        continue;
      }
      const value = values[from + i]! * factor;
      const high = Math.floor(value / WORD);
      words[2 * i] = value - high * WORD;
      words[2 * i + 1] = high;
    }
    give(chunk, index, words, count, missing ? (i) => isMissing(values[from + i]!) : undefined, 8);
  };
}

function give(
  chunk: DataChunk,
  index: number,
  source: ArrayBufferView & { readonly BYTES_PER_ELEMENT?: number },
  count: number,
  isMissing: ((row: number) => boolean) | undefined,
  width: number = source.BYTES_PER_ELEMENT!,
): void {
  const vector = duckdb.data_chunk_get_vector(chunk, index);
  duckdb.copy_data_to_vector(vector, 0, source.buffer as ArrayBuffer, source.byteOffset, count * width);
  if (isMissing !== undefined) giveValidity(vector, count, isMissing);
}

function giveValidity(vector: Vector, count: number, isMissing: (row: number) => boolean): void {
  let validity: Uint8Array | undefined;
  for (let i = 0; i < count; i++) {
    if (!isMissing(i)) continue;
    validity ??= new Uint8Array(CHUNK / 8).fill(255);
    validity[i >> 3]! &= ~(1 << (i & 7));
  }
  if (validity === undefined) return;
  duckdb.vector_ensure_validity_writable(vector);
  duckdb.copy_data_to_vector_validity(vector, 0, validity.buffer as ArrayBuffer, 0, Math.ceil(count / 64) * 8);
}
