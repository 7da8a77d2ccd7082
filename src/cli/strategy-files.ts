import { readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { asCoded, columnOf, makeTable, type Column, type Table } from '../columns/column.ts';
import { typedColumn } from '../columns/typed-column.ts';
import { firstRecords } from '../engine/files/csv-dialect.ts';
import type { TrustedSession } from '../engine/port.ts';
import { ident, joined, sql } from '../engine/sql.ts';
import { ownHierarchy, requireHeld } from '../release/default-hierarchies.ts';
import { nearest } from '../scenario/nearest.ts';
import type { HierarchyFile, StrategyDocument } from '../scenario/strategy-reader.ts';
import { LARGEST_DOCUMENT } from '../scenario/yaml-document.ts';
import { listedHierarchy, type Hierarchy } from '../schema/hierarchy.ts';
import { inferType } from '../schema/infer-types.ts';
import { InputError } from '../schema/input-error.ts';

/** The text of a strategy document. */
export function configText(path: string, command = 'anonymize'): string {
  try {
    if (statSync(path).size > LARGEST_DOCUMENT) throw new InputError(`${command}.config: expected a document of at most ${LARGEST_DOCUMENT} bytes, got more; is it a data file?`, { file: path });
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError(`${command}.config: expected a readable YAML file, got ${(cause as NodeJS.ErrnoException).code}; incognita init --from <file> writes one to start from`, { file: path }, { cause });
  }
}

/** Refuses a strategy that speaks of columns which the file does not have, at the line where it does. */
export function requireColumns({ columns, subject, hierarchies, placeOf }: StrategyDocument, names: readonly string[], command = 'anonymize'): void {
  const require = (name: string, option: string, path: readonly string[], at: 'key' | 'value'): void => {
    if (names.includes(name)) return;
    const near = nearest(name, names);
    throw new InputError(`${command}.${option}: expected a column of the file, got '${name}'; ${near === undefined ? `the columns are ${names.join(', ')}` : `did you mean '${near}'?`}`, placeOf(path, at));
  };
  for (const name of Object.keys(columns)) require(name, 'columns', ['columns', name], 'key');
  if (subject !== undefined) require(subject, 'subject', ['subject'], 'value');
  for (const name of Object.keys(hierarchies)) require(name, 'hierarchies', ['hierarchies', name], 'key');
}

/** The hierarchies that a strategy gives, from its own lines or from files beside it; each must hold every value of its column. */
export function strategyHierarchies({ hierarchies, placeOf }: StrategyDocument, config: string, table: Table): ReadonlyMap<string, Hierarchy> {
  return new Map(
    Object.entries(hierarchies).map(([name, spec]) => {
      const column = columnOf(table, name);
      try {
        if (spec.kind !== 'file') return [name, ownHierarchy(name, spec, column)] as const;
        const hierarchy = hierarchyFile(name, spec, config);
        requireHeld(name, hierarchy, column);
        return [name, hierarchy] as const;
      } catch (cause) {
        if (!(cause instanceof InputError) || cause.location.file !== undefined) throw cause;
        throw new InputError(cause.message, placeOf(['hierarchies', name], 'key'), { cause });
      }
    }),
  );
}

function hierarchyFile(column: string, { path, delimiter }: HierarchyFile, config: string): Hierarchy {
  const file = beside(config, path);
  const rows = firstRecords(hierarchyText(column, file).replace(/^\ufeff/, ''), delimiter, Infinity, true);
  const width = rows[0]?.length ?? 0;
  const ragged = rows.findIndex((row) => row.length !== width);
  if (width < 2 || ragged !== -1) {
    throw new InputError(`hierarchies.${column}: expected a value and its generalizations on every line, as many on each, got ${ragged === -1 ? `${width} fields` : 'another number'}; check the delimiter (${delimiter})`, { file, line: Math.max(ragged, 0) + 1 });
  }
  try {
    return listedHierarchy(rows);
  } catch (cause) {
    throw cause instanceof InputError ? new InputError(cause.message.replace(/^hierarchy\.rows/, `hierarchies.${column}`), { file }, { cause }) : cause;
  }
}

function hierarchyText(column: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new InputError(`hierarchies.${column}: expected a readable hierarchy file, got ${(cause as NodeJS.ErrnoException).code}; check the path`, { file }, { cause });
  }
}

/** A path that a strategy gives, from its own folder. */
function beside(config: string, path: string): string {
  return isAbsolute(path) ? path : join(dirname(config), path);
}

const TABLE = 'population';

/**
 * The population that a strategy names: the quasi-identifiers of the release by name, with the types that they have
 * there. Undefined where it names none.
 */
export async function strategyPopulation(session: TrustedSession, { population, placeOf }: StrategyDocument, config: string, table: Table, hierarchies: ReadonlyMap<string, Hierarchy>): Promise<Table | undefined> {
  if (population === undefined) return undefined;
  const path = beside(config, population.path);
  const { columns: names } = await session.readFile(path, TABLE, population.delimiter === undefined ? {} : { delimiter: population.delimiter });
  const quasi = table.schema.columns.filter(({ attributeClass }) => attributeClass === 'quasi-identifier');
  const absent = quasi.filter(({ name }) => !names.includes(name)).map(({ name }) => name);
  if (absent.length > 0) throw new InputError(`anonymize.population: expected every quasi-identifier of the release in the population file, got none of the name ${absent.join(', ')}; name its columns as in the file, or class these otherwise`, placeOf(['population']));
  if (quasi.length === 0) return makeTable({ name: TABLE, columns: [] }, new Map());
  const read = await session.query(sql`SELECT ${joined(quasi.map(({ name }) => ident(name)))} FROM ${ident(TABLE)}`);
  const columns = new Map(quasi.map(({ name, type }) => [name, sameType(columnOf(read, name), type, name, path)]));
  for (const [name, column] of columns) {
    const hierarchy = hierarchies.get(name);
    if (hierarchy !== undefined) requireHeld(`${name} (population)`, hierarchy, column);
  }
  return makeTable({ name: TABLE, columns: quasi }, columns);
}

/** A column of the population with the type that the file's column has. */
function sameType(column: Column, type: Column['type'], name: string, file: string): Column {
  if (type === 'string') return column.kind === 'coded' ? column : { ...asCoded(column), type };
  const typed = column.kind === 'coded' && column.type === 'string' ? typedColumn(column, inferType(column.dictionary)) : column;
  if (typed.type === type) return typed;
  // Whole numbers are decimals that happen to have no places.
  if (type === 'decimal' && typed.kind === 'number' && typed.type === 'integer') return { ...typed, type };
  throw new InputError(`anonymize.population.${name}: expected values of the type ${type} as in the file, got ${typed.type}; write both columns the same way`, { file });
}
