import duckdb from '@duckdb/node-bindings';
import type { Vector } from '@duckdb/node-bindings';
import type { CodedColumn } from '../../columns/column.ts';
import type { LogicalType } from '../../schema/table-schema.ts';
import { ident, sql, type Sql } from '../sql.ts';
import type { DuckConnection } from './connection.ts';
import { eachChunk } from './result-chunks.ts';

/** Entries above which an ENUM takes longer to make than the join below (measured at 1 million rows). */
export const LARGE_DICTIONARY = 20_000;

const BLOCK = 65_536;

/**
 * A text column with very many distinct values. The driver has no bulk copy of text and makes large
 * ENUMs slowly, so the sorted distinct values cross as a few long texts with their lengths, and
 * the codes as pairs of row number and position.
 */
export async function readLargeDictionary(connection: DuckConnection, stored: string, column: Sql, rows: number, type: LogicalType): Promise<CodedColumn> {
  const name = connection.freshName('entries');
  const entries = ident(name);
  await connection.run(sql`CREATE TEMP TABLE ${entries} AS SELECT DISTINCT ${column}::VARCHAR AS entry FROM ${ident(stored)} WHERE ${column} IS NOT NULL ORDER BY entry`);
  try {
    const dictionary = await readEntries(connection, entries);
    const codes = new Uint32Array(rows).fill(dictionary.length);
    let found = 0;
    const pairs = sql`SELECT s.rowid::INTEGER, e.rowid::INTEGER FROM ${ident(stored)} s JOIN ${entries} e ON s.${column}::VARCHAR = e.entry`;
    eachChunk(await connection.run(pairs), (vectors, count) => {
      const row = int32s(vectors[0]!, count);
      const position = int32s(vectors[1]!, count);
      for (let i = 0; i < count; i++) codes[row[i]!] = position[i]!;
      found += count;
    });
    return { kind: 'coded', type, codes, dictionary: found < rows ? [...dictionary, null] : dictionary };
  } finally {
    await connection.run(sql`DROP TABLE ${entries}`);
  }
}

async function readEntries(connection: DuckConnection, entries: Sql): Promise<string[]> {
  const result = await connection.run(sql`SELECT strlen(entry)::INTEGER FROM ${entries}`);
  const lengths = new Int32Array(duckdb.row_count(result));
  eachChunk(result, (vectors, count, from) => lengths.set(int32s(vectors[0]!, count), from));
  const numbered = sql`SELECT entry, rowid AS position, rowid // ${BLOCK} AS block FROM ${entries}`;
  const blocks = await connection.run(sql`SELECT string_agg(entry, '' ORDER BY position) FROM (${numbered}) GROUP BY block ORDER BY block`);
  const dictionary: string[] = [];
  eachChunk(blocks, (vectors, count) => {
    for (let block = 0; block < count; block++) {
      const bytes = textBytes(vectors[0]!, block, count);
      const text = bytes.toString();
      const ascii = text.length === bytes.length;
      let at = 0;
      for (const end = Math.min(dictionary.length + BLOCK, lengths.length); dictionary.length < end; ) {
        const next = at + lengths[dictionary.length]!;
        dictionary.push(ascii ? text.slice(at, next) : bytes.toString('utf8', at, next));
        at = next;
      }
    }
  });
  return dictionary;
}

function int32s(vector: Vector, count: number): Int32Array {
  const data = duckdb.vector_get_data(vector, count * 4);
  return new Int32Array(data.buffer as ArrayBuffer, data.byteOffset, count);
}

/** The bytes of one text: the driver's 16-byte form holds up to 12 in place, else a pointer. */
function textBytes(vector: Vector, index: number, count: number): Buffer {
  const data = duckdb.vector_get_data(vector, count * 16);
  const buffer = data.buffer as ArrayBuffer;
  const at = data.byteOffset + index * 16;
  const length = new DataView(buffer).getUint32(at, true);
  if (length <= 12) return Buffer.from(buffer, at + 4, length);
  const long = duckdb.get_data_from_pointer(buffer, at + 8, length);
  return Buffer.from(long.buffer, long.byteOffset, long.length);
}
