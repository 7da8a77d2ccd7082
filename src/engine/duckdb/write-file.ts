import { rename, rm } from 'node:fs/promises';
import type { Table } from '../../columns/column.ts';
import { InputError } from '../../schema/input-error.ts';
import type { TableSchema } from '../../schema/table-schema.ts';
import { openTextWriter } from '../files/text-write.ts';
import type { TableWriter } from '../port.ts';
import { ident, joined, literal, sql, type Sql } from '../sql.ts';
import { loadTable } from './chunk-load.ts';
import type { DuckConnection } from './connection.ts';

/** A writer by the path's extension, into a partial file that `close` renames into place. */
export function openTableWriter(connection: DuckConnection, path: string, schema: TableSchema): TableWriter {
  const partial = `${path}.${process.pid}.partial`;
  const name = path.toLowerCase();
  const plain = name.replace(/\.gz$/, '');
  const inner = plain.endsWith('.csv')
    ? openTextWriter(partial, schema, 'csv', plain !== name)
    : /\.(jsonl|ndjson)$/.test(plain)
      ? openTextWriter(partial, schema, 'json-lines', plain !== name)
      : name.endsWith('.parquet')
        ? parquetWriter(connection, partial, schema)
        : undefined;
  if (inner === undefined) throw new InputError('file.format: expected a path that ends in .csv, .jsonl, .parquet, .csv.gz or .jsonl.gz, got another', { file: path });
  return {
    append: (chunk) => inner.write(chunk),
    async close() {
      try {
        await inner.finish();
        await rename(partial, path);
      } catch (error) {
        await this.abort();
        const { code } = error as NodeJS.ErrnoException;
        if (code === undefined) throw error;
        throw new InputError(`file.path: expected a place that can be written, got ${code}`, { file: path }, { cause: error });
      }
    },
    async abort() {
      inner.destroy();
      await rm(partial, { force: true });
    },
  };
}

/**
 * Parquet needs all rows at once: those of one table are taken from where it was loaded, those of several
 * are staged in the database, as text where the file has text.
 */
function parquetWriter(connection: DuckConnection, partial: string, schema: TableSchema): ReturnType<typeof openTextWriter> {
  const staged = connection.freshName('staged');
  let only: { readonly part: string; readonly cells: Sql } | undefined;
  let made = false;
  const cellsOf = (chunk: Table): Sql =>
    joined(
      schema.columns.map(({ name }) => {
        const column = chunk.columns.get(name)!;
        return column.kind === 'coded' && column.type !== 'boolean' ? sql`${ident(name)}::VARCHAR AS ${ident(name)}` : ident(name);
      }),
    );
  const stage = async (part: string, cells: Sql): Promise<void> => {
    const rows = sql`SELECT ${cells} FROM ${ident(part)}`;
    await connection.run(made ? sql`INSERT INTO ${ident(staged)} ${rows}` : sql`CREATE TABLE ${ident(staged)} AS ${rows}`);
    made = true;
    await connection.run(sql`DROP TABLE ${ident(part)}`);
  };
  return {
    async write(chunk) {
      const part = connection.freshName('part');
      await loadTable(connection, chunk, part);
      if (only !== undefined) await stage(only.part, only.cells);
      if (made) await stage(part, cellsOf(chunk));
      only = made ? undefined : { part, cells: cellsOf(chunk) };
    },
    async finish() {
      if (only === undefined && !made) throw new Error('engine.write: expected at least one table before the end of a Parquet file, got none');
      const rows = only === undefined ? ident(staged) : sql`(SELECT ${only.cells} FROM ${ident(only.part)})`;
      await connection.run(sql`COPY ${rows} TO ${literal(partial)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)`);
      await connection.run(sql`DROP TABLE ${ident(only?.part ?? staged)}`);
    },
    destroy() {},
  };
}
