import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Table } from '../../columns/column.ts';
import { InputError } from '../../schema/input-error.ts';
import type { EngineLimits, QuerySession, SqlEngine, TrustedSession } from '../port.ts';
import { ident, sql, Sql } from '../sql.ts';
import { requireGranted } from './adversary-scope.ts';
import { loadTable } from './chunk-load.ts';
import { readQuery } from './chunk-read.ts';
import { openConnection } from './connection.ts';
import { readFile } from './read-file.ts';
import { openTableWriter } from './write-file.ts';

/** No extension is ever fetched or loaded: what the engine needs is built into it. */
const CLOSED_WORLD = { autoinstall_known_extensions: 'false', autoload_known_extensions: 'false', allow_community_extensions: 'false' } as const;

/** DuckDB, embedded (Raasveldt & Mühleisen, SIGMOD 2019, doi:10.1145/3299869.3320212). */
export const duckDb: SqlEngine = { name: 'duckdb', openTrusted, openAdversary };

async function openTrusted(limits: EngineLimits = {}): Promise<TrustedSession> {
  const settings = settingsOf(limits);
  // What does not fit into memory spills here; the folder is the user's alone and goes with the session or the process.
  const scratch = mkdtempSync(join(tmpdir(), 'incognita-'));
  const removeScratch = (): void => rmSync(scratch, { recursive: true, force: true });
  process.once('exit', removeScratch);
  const connection = await openConnection({ ...CLOSED_WORLD, ...settings, temp_directory: join(scratch, 'spill') });
  let open = true;
  return {
    query: (query) => readQuery(connection, query),
    load: (table) => loadTable(connection, table, table.schema.name),
    async define(name, query) {
      await connection.run(sql`CREATE TABLE ${ident(name)} AS ${query}`);
    },
    readFile: (path, name, options = {}) => readFile(connection, scratch, path, name, options),
    async writeFile(path, source) {
      const table = Sql.is(source) ? await readQuery(connection, source) : source;
      const writer = openTableWriter(connection, path, table.schema);
      try {
        await writer.append(table);
      } catch (error) {
        await writer.abort();
        throw error;
      }
      await writer.close();
    },
    openWriter: async (path, schema) => openTableWriter(connection, path, schema),
    async close() {
      if (open) connection.close();
      open = false;
      process.removeListener('exit', removeScratch);
      removeScratch();
    },
  };
}

async function openAdversary(granted: readonly Table[], limits: EngineLimits = {}): Promise<QuerySession> {
  const connection = await openConnection({ ...CLOSED_WORLD, ...settingsOf(limits), enable_external_access: 'false' });
  let open = true;
  try {
    for (const table of granted) await loadTable(connection, table, table.schema.name);
    await connection.run(sql`SET lock_configuration = true`);
  } catch (error) {
    connection.close();
    throw error;
  }
  const names = new Set(granted.map(({ schema }) => schema.name));
  return {
    async query(query) {
      await requireGranted(connection, query, names);
      return readQuery(connection, query);
    },
    async close() {
      if (open) connection.close();
      open = false;
    },
  };
}

function settingsOf({ threads, memory }: EngineLimits): Record<string, string> {
  if (threads !== undefined && !(Number.isInteger(threads) && threads >= 1 && threads <= 1024)) {
    throw new InputError('engine.threads: expected a whole number from 1 to 1024, got another value');
  }
  if (memory !== undefined && !/^\d+(\.\d+)?\s*([KMGT]i?B|%)$/i.test(memory)) throw new InputError('engine.memory: expected a size such as 4GB or 500MB, got another value');
  return { ...(threads === undefined ? {} : { threads: String(threads) }), ...(memory === undefined ? {} : { memory_limit: memory.replace(/\s/g, '') }) };
}
