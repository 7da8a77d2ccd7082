import duckdb from '@duckdb/node-bindings';
import type { Result, Vector } from '@duckdb/node-bindings';
import { makeTable, MISSING_INTEGER, type Column, type Table } from '../../columns/column.ts';
import type { ColumnSchema, LogicalType as ValueType } from '../../schema/table-schema.ts';
import { ident, joined, sql, type Sql } from '../sql.ts';
import type { DuckConnection } from './connection.ts';
import { LARGE_DICTIONARY, readLargeDictionary } from './large-dictionary.ts';
import { doubleIn, eachChunk, firstNumber } from './result-chunks.ts';

const { Type } = duckdb;

/** Below this high word, a 64-bit integer fits a double exactly. */
const EXACT_HIGH_WORD = 2097152;

/** Rows that show whether a text column has very many distinct values. */
const SAMPLED_ROWS = 100_000;

type Copying = 'codes' | 'boolean' | 'int32' | 'int64' | 'double' | 'large';

/** How one column crosses: the expression that is read, its copying, and what it then is. */
interface Crossing {
  readonly expression: Sql;
  readonly copying: Copying;
  readonly type: ValueType;
}

/**
 * The rows of a query as typed arrays. The rows are stored first, so that each text column can cross
 * as ENUM codes: the engine finds the distinct values in parallel, and whole vectors of codes are
 * copied, where one call per value takes more than ten times as long.
 */
export async function readQuery(connection: DuckConnection, query: Sql): Promise<Table> {
  const stored = connection.freshName('result');
  await connection.run(sql`CREATE TEMP TABLE ${ident(stored)} AS ${query}`);
  const enums: string[] = [];
  try {
    const empty = await connection.run(sql`SELECT * FROM ${ident(stored)} LIMIT 0`);
    const names = Array.from({ length: duckdb.column_count(empty) }, (_, index) => duckdb.column_name(empty, index));
    const types = names.map((_, index): number => duckdb.column_type(empty, index));
    const distinct = await distinctTexts(connection, stored, names.filter((_, index) => isText(types[index]!)));
    const crossings: Crossing[] = [];
    for (const [index, name] of names.entries()) {
      crossings.push(await crossingOf(connection, stored, ident(name), types[index]!, distinct.get(name), enums));
    }
    const result = await connection.run(sql`SELECT ${joined(crossings.map(({ expression }) => expression))} FROM ${ident(stored)}`);
    const rows = duckdb.row_count(result);
    const copied = copyColumns(result, crossings, rows);
    const columns = new Map<string, Column>();
    for (const [index, { copying, type }] of crossings.entries()) {
      const name = names[index]!;
      columns.set(name, copying === 'large' ? await readLargeDictionary(connection, stored, ident(name), rows, type) : copied[index]!.column());
    }
    const schema = names.map((name, index): ColumnSchema => ({ name, type: crossings[index]!.type, attributeClass: 'insensitive' }));
    return makeTable({ name: 'result', columns: schema }, columns);
  } finally {
    await connection.run(sql`DROP TABLE ${ident(stored)}`);
    for (const name of enums) await connection.run(sql`DROP TYPE ${ident(name)}`);
  }
}

async function crossingOf(connection: DuckConnection, stored: string, column: Sql, type: number, distinct: number | undefined, enums: string[]): Promise<Crossing> {
  if (distinct !== undefined) return textCrossing(connection, stored, column, distinct, enums);
  switch (type) {
    case Type.ENUM:
      return { expression: column, copying: 'codes', type: 'string' };
    case Type.BOOLEAN:
      return { expression: column, copying: 'boolean', type: 'boolean' };
    case Type.DATE:
      return { expression: column, copying: 'int32', type: 'date' };
    case Type.FLOAT:
    case Type.DOUBLE:
    case Type.DECIMAL:
      return { expression: sql`${column}::DOUBLE`, copying: 'double', type: 'decimal' };
    case Type.UINTEGER:
    case Type.BIGINT:
    case Type.UBIGINT:
    case Type.HUGEINT:
    case Type.UHUGEINT:
      if (await isExact(connection, stored, column)) return { expression: sql`${column}::BIGINT`, copying: 'int64', type: 'integer' };
      return { expression: sql`NULL`, copying: 'large', type: 'integer' };
    default:
      return { expression: sql`${column}::INTEGER`, copying: 'int32', type: 'integer' };
  }
}

/** Whether a column crosses as text: text itself, and every type that has no form of its own here. */
function isText(type: number): boolean {
  return !OWN_FORM.has(type);
}

const OWN_FORM: ReadonlySet<number> = new Set([
  Type.ENUM, Type.BOOLEAN, Type.DATE, Type.FLOAT, Type.DOUBLE, Type.DECIMAL,
  Type.TINYINT, Type.SMALLINT, Type.INTEGER, Type.UTINYINT, Type.USMALLINT,
  Type.UINTEGER, Type.BIGINT, Type.UBIGINT, Type.HUGEINT, Type.UHUGEINT,
]);

/** Serial numbers beyond 2^53 would fall together as doubles; they cross as text. */
async function isExact(connection: DuckConnection, stored: string, column: Sql): Promise<boolean> {
  const largest = sql`greatest(max(${column})::DOUBLE, -(min(${column})::DOUBLE))`;
  return (await firstNumber(connection, sql`SELECT coalesce(${largest}, 0) FROM ${ident(stored)}`)) <= Number.MAX_SAFE_INTEGER;
}

/** About how many distinct values the first rows of each text column have: enough to choose how it crosses. */
async function distinctTexts(connection: DuckConnection, stored: string, names: readonly string[]): Promise<Map<string, number>> {
  if (names.length === 0) return new Map();
  const counts = joined(names.map((name) => sql`approx_count_distinct(${ident(name)}::VARCHAR)::DOUBLE`));
  const distinct = new Map<string, number>();
  eachChunk(await connection.run(sql`SELECT ${counts} FROM (SELECT * FROM ${ident(stored)} LIMIT ${SAMPLED_ROWS})`), (vectors) => {
    names.forEach((name, index) => distinct.set(name, doubleIn(vectors[index]!)));
  });
  return distinct;
}

async function textCrossing(connection: DuckConnection, stored: string, column: Sql, distinct: number, enums: string[]): Promise<Crossing> {
  // An ENUM without entries cannot be used, so a column that may have none takes the other way too.
  if (distinct === 0 || distinct > LARGE_DICTIONARY) return { expression: sql`NULL`, copying: 'large', type: 'string' };
  const name = connection.freshName('dictionary');
  await connection.run(
    sql`CREATE TYPE ${ident(name)} AS ENUM (SELECT DISTINCT ${column}::VARCHAR AS entry FROM ${ident(stored)} WHERE ${column} IS NOT NULL ORDER BY entry)`,
  );
  enums.push(name);
  return { expression: sql`${column}::VARCHAR::${ident(name)}`, copying: 'codes', type: 'string' };
}

function copyColumns(result: Result, crossings: readonly Crossing[], rows: number): Sink[] {
  const sinks = crossings.map(({ copying, type }, index) => newSink(copying, type, rows, result, index));
  eachChunk(result, (vectors, count, from) => {
    for (let index = 0; index < sinks.length; index++) sinks[index]!.take(vectors[index]!, from, count);
  });
  return sinks;
}

/** Takes one column's vectors in order. */
interface Sink {
  take(vector: Vector, row: number, count: number): void;
  column(): Column;
}

function newSink(copying: Copying, type: ValueType, rows: number, result: Result, index: number): Sink {
  switch (copying) {
    case 'codes':
      return codeSink(type, rows, result, index);
    case 'boolean':
      return booleanSink(rows);
    case 'int32':
      return int32Sink(type === 'date' ? 'date' : 'integer', rows);
    case 'int64':
      return int64Sink(rows);
    case 'double':
      return doubleSink(rows);
    case 'large':
      return { take() {}, column: () => ({ kind: 'coded', type, codes: new Uint32Array(0), dictionary: [] }) };
  }
}

/** Calls `missing(i)` for each row of a vector that is null. */
function eachMissing(vector: Vector, count: number, missing: (row: number) => void): void {
  const bytes = duckdb.vector_get_validity(vector, Math.ceil(count / 64) * 8) as Uint8Array | null;
  if (bytes === null) return;
  for (let row = 0; row < count; row++) {
    const byte = bytes[row >> 3]!;
    if (byte === 255 && (row & 7) === 0) row += 7;
    else if ((byte & (1 << (row & 7))) === 0) missing(row);
  }
}

function codeSink(type: ValueType, rows: number, result: Result, index: number): Sink {
  const logical = duckdb.column_logical_type(result, index);
  const size = duckdb.enum_dictionary_size(logical);
  const width = { [Type.UTINYINT]: 1, [Type.USMALLINT]: 2 }[duckdb.enum_internal_type(logical) as number] ?? 4;
  const View = width === 1 ? Uint8Array : width === 2 ? Uint16Array : Uint32Array;
  const codes = new Uint32Array(rows);
  let anyMissing = false;
  return {
    take(vector, row, count) {
      const data = duckdb.vector_get_data(vector, count * width);
      codes.set(new View(data.buffer as ArrayBuffer, data.byteOffset, count), row);
      eachMissing(vector, count, (missing) => {
        codes[row + missing] = size;
        anyMissing = true;
      });
    },
    column() {
      const dictionary = Array.from({ length: size }, (_, code): string | null => duckdb.enum_dictionary_value(logical, code));
      if (anyMissing) dictionary.push(null);
      return { kind: 'coded', type, ...onlyUsed(codes, dictionary) };
    },
  };
}

/** Drops the entries that no row uses: a column's dictionary must not tell what was filtered away. */
function onlyUsed(codes: Uint32Array, dictionary: readonly (string | null)[]): { codes: Uint32Array; dictionary: readonly (string | null)[] } {
  const used = new Uint8Array(dictionary.length);
  for (let row = 0; row < codes.length; row++) used[codes[row]!] = 1;
  if (!used.includes(0)) return { codes, dictionary };
  const renumbered = new Uint32Array(dictionary.length);
  let next = 0;
  for (let code = 0; code < used.length; code++) if (used[code] === 1) renumbered[code] = next++;
  for (let row = 0; row < codes.length; row++) codes[row] = renumbered[codes[row]!]!;
  return { codes, dictionary: dictionary.filter((_, code) => used[code] === 1) };
}

function booleanSink(rows: number): Sink {
  const codes = new Uint32Array(rows);
  return {
    take(vector, row, count) {
      codes.set(duckdb.vector_get_data(vector, count), row);
      eachMissing(vector, count, (missing) => {
        codes[row + missing] = 2;
      });
    },
    column: () => ({ kind: 'coded', type: 'boolean', ...onlyUsed(codes, ['false', 'true', null]) }),
  };
}

function int32Sink(type: 'date' | 'integer', rows: number): Sink {
  const values = new Int32Array(rows);
  const taken: number[] = [];
  return {
    take(vector, row, count) {
      const data = duckdb.vector_get_data(vector, count * 4);
      const target = values.subarray(row, row + count);
      target.set(new Int32Array(data.buffer as ArrayBuffer, data.byteOffset, count));
      eachMissing(vector, count, (missing) => {
        target[missing] = 0;
      });
      for (let at = target.indexOf(MISSING_INTEGER); at >= 0; at = target.indexOf(MISSING_INTEGER, at + 1)) taken.push(row + at);
      eachMissing(vector, count, (missing) => {
        target[missing] = MISSING_INTEGER;
      });
    },
    column() {
      if (taken.length === 0) return { kind: 'number', type, values };
      // A true -2147483648 is not the sentinel of a missing value, so these rows need doubles.
      const wide = Float64Array.from(values, (value) => (value === MISSING_INTEGER ? Number.NaN : value));
      for (const row of taken) wide[row] = MISSING_INTEGER;
      return { kind: 'number', type, values: wide };
    },
  };
}

function int64Sink(rows: number): Sink {
  const values = new Float64Array(rows);
  return {
    take(vector, row, count) {
      const data = duckdb.vector_get_data(vector, count * 8);
      const words = new DataView(data.buffer, data.byteOffset, count * 8);
      for (let i = 0; i < count; i++) {
        const high = words.getInt32(i * 8 + 4, true);
        if (high < EXACT_HIGH_WORD) values[row + i] = high * 4294967296 + words.getUint32(i * 8, true);
      }
      eachMissing(vector, count, (missing) => {
        values[row + missing] = Number.NaN;
      });
    },
    column: () => ({ kind: 'number', type: 'integer', values }),
  };
}

function doubleSink(rows: number): Sink {
  const values = new Float64Array(rows);
  return {
    take(vector, row, count) {
      const data = duckdb.vector_get_data(vector, count * 8);
      values.set(new Float64Array(data.buffer as ArrayBuffer, data.byteOffset, count), row);
      eachMissing(vector, count, (missing) => {
        values[row + missing] = Number.NaN;
      });
    },
    column: () => ({ kind: 'number', type: 'decimal', values }),
  };
}
