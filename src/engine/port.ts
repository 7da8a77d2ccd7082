import type { Table } from '../columns/column.ts';
import type { TableSchema } from '../schema/table-schema.ts';
import type { Sql } from './sql.ts';

/** Bounds of one session: worker threads, and memory such as `4GB` before it spills or gives up. */
export interface EngineLimits {
  readonly threads?: number;
  readonly memory?: string;
}

/** An SQL engine. Every session is a database of its own; nothing is shared between two of them. */
export interface SqlEngine {
  readonly name: string;
  /** A session of ours, which may read and write files. */
  openTrusted(limits?: EngineLimits): Promise<TrustedSession>;
  /** The scope of an adversary: the granted tables, `SELECT` on them, and no way out. */
  openAdversary(granted: readonly Table[], limits?: EngineLimits): Promise<QuerySession>;
}

export interface QuerySession {
  /**
   * Runs one query and gives its rows, named `result`. Text comes back as coded columns with sorted
   * dictionaries, integers and days exactly (as text beyond 2^53), everything else as text.
   */
  query(query: Sql): Promise<Table>;
  close(): Promise<void>;
}

export interface TrustedSession extends QuerySession {
  /** Makes a table under its schema's name; text becomes ENUM codes. */
  load(table: Table): Promise<void>;
  /** Stores the rows of a query as a table, for the queries that follow. */
  define(name: string, query: Sql): Promise<void>;
  /** Makes a file's rows readable as table `name`; throws `InputError` with file and line. */
  readFile(path: string, name: string, options?: ReadOptions): Promise<FileTable>;
  /** Writes a table or a query's rows: the whole file or none. The format is the path's extension. */
  writeFile(path: string, source: Table | Sql): Promise<void>;
  /** Writes a file from tables of one schema, appended in order. */
  openWriter(path: string, schema: TableSchema): Promise<TableWriter>;
}

export interface ReadOptions {
  /** The character between the fields of a CSV file; found in the file by default. */
  readonly delimiter?: string;
}

export interface FileTable {
  readonly name: string;
  readonly format: 'csv' | 'json-lines' | 'parquet';
  readonly rows: number;
  readonly columns: readonly string[];
  /** What was done to read the file, for example another encoding, in sentences. */
  readonly notices: readonly string[];
}

export interface TableWriter {
  append(chunk: Table): Promise<void>;
  /** Ends the file and renames it into place. */
  close(): Promise<void>;
  /** Leaves no file behind; may be called after any failure. */
  abort(): Promise<void>;
}
