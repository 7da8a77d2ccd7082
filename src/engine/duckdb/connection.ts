import duckdb from '@duckdb/node-bindings';
import type { Connection, Database, PreparedStatement, Result } from '@duckdb/node-bindings';
import type { Sql, SqlValue } from '../sql.ts';
import { EngineError, withoutData } from './driver-error.ts';

/** Opens an in-memory database with these settings and one connection to it. */
export async function openConnection(settings: Readonly<Record<string, string>>): Promise<DuckConnection> {
  const config = duckdb.create_config();
  try {
    for (const [name, value] of Object.entries(settings)) duckdb.set_config(config, name, value);
    const database = await duckdb.open(':memory:', config);
    return new DuckConnection(database, await duckdb.connect(database));
  } catch (error) {
    throw withoutData(error);
  }
}

/** One connection of the driver, with parameters bound and errors stripped of data. */
export class DuckConnection {
  readonly handle: Connection;
  readonly #database: Database;
  #named = 0;

  constructor(database: Database, handle: Connection) {
    this.#database = database;
    this.handle = handle;
  }

  /** A name that nothing in this database has yet. */
  freshName(stem: string): string {
    this.#named += 1;
    return `incognita ${stem} ${this.#named}`;
  }

  async run(statement: Sql): Promise<Result> {
    const { text, parameters } = statement.render();
    try {
      if (parameters.length === 0) return await duckdb.query(this.handle, text);
      const prepared = await duckdb.prepare(this.handle, text);
      try {
        parameters.forEach((value, index) => bind(prepared, index + 1, value));
        return await duckdb.execute_prepared(prepared);
      } finally {
        duckdb.destroy_prepare_sync(prepared);
      }
    } catch (error) {
      throw withoutData(error);
    }
  }

  /** Refuses everything but exactly one SELECT statement, as the engine's own parser sees it. */
  async requireSelect(statement: Sql): Promise<void> {
    const { text } = statement.render();
    try {
      const { extracted_statements: extracted, statement_count: count } = await duckdb.extract_statements(this.handle, text);
      if (count !== 1) throw new EngineError('Permission', `engine.query: expected one SELECT statement, got ${count} statements`);
      const prepared = await duckdb.prepare_extracted_statement(this.handle, extracted, 0);
      try {
        if (duckdb.prepared_statement_type(prepared) !== duckdb.StatementType.SELECT) {
          throw new EngineError('Permission', 'engine.query: expected a SELECT statement, got another kind');
        }
      } finally {
        duckdb.destroy_prepare_sync(prepared);
      }
    } catch (error) {
      throw withoutData(error);
    }
  }

  close(): void {
    duckdb.disconnect_sync(this.handle);
    duckdb.close_sync(this.#database);
  }
}

function bind(prepared: PreparedStatement, index: number, value: SqlValue): void {
  if (value === null) duckdb.bind_null(prepared, index);
  else if (typeof value === 'string') duckdb.bind_varchar(prepared, index, value);
  else if (typeof value === 'boolean') duckdb.bind_boolean(prepared, index, value);
  else if (Number.isSafeInteger(value)) duckdb.bind_int64(prepared, index, BigInt(value));
  else duckdb.bind_double(prepared, index, value);
}
