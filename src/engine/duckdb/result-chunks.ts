import duckdb from '@duckdb/node-bindings';
import type { Result, Vector } from '@duckdb/node-bindings';
import type { Sql } from '../sql.ts';
import type { DuckConnection } from './connection.ts';

/** The one number of a query that gives a DOUBLE. */
export async function firstNumber(connection: DuckConnection, query: Sql): Promise<number> {
  let value = Number.NaN;
  eachChunk(await connection.run(query), (vectors) => {
    value = doubleIn(vectors[0]!);
  });
  return value;
}

/** The first number of a vector of DOUBLE. */
export function doubleIn(vector: Vector): number {
  const data = duckdb.vector_get_data(vector, 8);
  return new DataView(data.buffer, data.byteOffset).getFloat64(0, true);
}

/** Calls `take` with the vectors of each chunk of a result, in order. */
export function eachChunk(result: Result, take: (vectors: readonly Vector[], count: number, from: number) => void): void {
  const width = duckdb.column_count(result);
  const chunks = duckdb.result_chunk_count(result);
  let from = 0;
  for (let at = 0; at < chunks; at++) {
    const chunk = duckdb.result_get_chunk(result, at);
    const count = duckdb.data_chunk_get_size(chunk);
    take(Array.from({ length: width }, (_, index) => duckdb.data_chunk_get_vector(chunk, index)), count, from);
    from += count;
  }
}
