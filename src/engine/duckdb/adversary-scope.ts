import { cellText } from '../../columns/column.ts';
import { sql, type Sql } from '../sql.ts';
import type { DuckConnection } from './connection.ts';
import { EngineError } from './driver-error.ts';
import { readQuery } from './chunk-read.ts';

/**
 * The second wall around an adversary, behind a database of its own with external access off and its
 * configuration locked. That wall alone still lets a SELECT call table functions that write a profile
 * to a file or a log to stdout, and views that show the machine's settings. So the engine's own parser
 * gives the statement's tree, and everything in it must be known to be harmless.
 */
export async function requireGranted(connection: DuckConnection, query: Sql, granted: ReadonlySet<string>): Promise<void> {
  await connection.requireSelect(query);
  const serialized = await readQuery(connection, sql`SELECT json_serialize_sql(${query.render().text}::VARCHAR)::VARCHAR AS tree`);
  const { error, statements } = JSON.parse(cellText(serialized.columns.get('tree')!, 0) ?? '{"error":true}') as { error: boolean; statements?: unknown[] };
  if (error || statements?.length !== 1) throw refused('another kind of statement');
  walk(statements[0], granted);
}

/** Table functions that only make rows from their arguments. */
const TABLE_FUNCTIONS: ReadonlySet<string> = new Set(['range', 'generate_series', 'unnest']);

/** Scalar functions that act, or that tell about the machine, the engine or other sessions. */
const SCALAR_FUNCTIONS: ReadonlySet<string> = new Set([
  'current_setting', 'getenv', 'getvariable', 'write_log', 'nextval', 'currval', 'setseed', 'json_execute_serialized_sql',
  'current_database', 'current_schemas', 'in_search_path', 'txid_current',
]);

/** A node of the parser's tree, as far as the walk looks at it. */
interface Node {
  readonly type?: unknown;
  readonly class?: unknown;
  readonly cte_map?: { readonly map?: readonly Step[] };
}

interface Step {
  readonly key: string;
  readonly value: { readonly query?: { readonly node?: Node } };
}

function walk(node: unknown, visible: ReadonlySet<string>): void {
  if (Array.isArray(node)) {
    for (const child of node) walk(child, visible);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const { type, class: nodeClass, cte_map: steps, ...others } = node as Node;
  if (type === 'BASE_TABLE') checkTable(node as BaseTable, visible);
  if (type === 'SHOW_REF') throw refused('a description of the database');
  if (type === 'TABLE_FUNCTION') checkTableFunction(node as TableFunction);
  if (nodeClass === 'FUNCTION') checkScalarFunction(node as ScalarFunction);
  const within = new Set(visible);
  // A step sees the steps before it; its own name only if it is recursive. Until then the name may
  // still be a view of the catalog.
  for (const { key, value } of steps?.map ?? []) {
    walk(value, value.query?.node?.type === 'RECURSIVE_CTE_NODE' ? new Set([...within, key]) : within);
    within.add(key);
  }
  for (const child of Object.values(others)) walk(child, within);
}

interface BaseTable {
  readonly table_name: string;
  readonly schema_name: string;
  readonly catalog_name: string;
}

interface ScalarFunction {
  readonly function_name: string;
}

interface TableFunction {
  readonly function: ScalarFunction;
}

function checkTable({ table_name: table, schema_name: schema, catalog_name: catalog }: BaseTable, visible: ReadonlySet<string>): void {
  if (schema !== '' || catalog !== '' || !visible.has(table)) throw refused('a table that was not granted');
}

function checkTableFunction({ function: { function_name: name } }: TableFunction): void {
  if (!TABLE_FUNCTIONS.has(name.toLowerCase())) throw refused(`the table function ${name}`);
}

function checkScalarFunction({ function_name: name }: ScalarFunction): void {
  if (SCALAR_FUNCTIONS.has(name.toLowerCase())) throw refused(`the function ${name}`);
}

function refused(what: string): EngineError {
  return new EngineError('Permission', `engine.scope: expected a SELECT over the granted tables, got ${what}`);
}
