import { columnOf, makeTable, type Column, type Table } from '../columns/column.ts';
import { typedColumn } from '../columns/typed-column.ts';
import type { FileTable, TrustedSession } from '../engine/port.ts';
import { ident, sql } from '../engine/sql.ts';
import { InputError } from '../schema/input-error.ts';
import { proposeClass, type ClassProposal, type ColumnProfile } from '../schema/propose-class.ts';
import type { AttributeClass } from '../schema/table-schema.ts';
import { profileColumn } from './assess-measures.ts';
import { requireFileMemory, requireMemory, type MemoryBounds } from './table-memory.ts';

/** A file of one's own that has been read and looked at, its rows not yet in memory. */
export interface LookedAt {
  readonly file: FileTable;
  readonly profiles: readonly ColumnProfile[];
  readonly proposals: readonly ClassProposal[];
}

/** Reads a file into the session and proposes a class for each column; refuses one without rows or too large for memory. */
export async function lookAt(session: TrustedSession, path: string, table: string, delimiter: string | undefined, allowed: MemoryBounds): Promise<LookedAt> {
  const between = delimiter === '\\t' || delimiter === 'tab' ? '\t' : delimiter;
  await requireFileMemory(path, between, allowed);
  const file = await session.readFile(path, table, between === undefined ? {} : { delimiter: between });
  if (file.rows === 0) throw new InputError('file.content: expected rows below the column names, got none', { file: path });
  requireMemory(file.rows, file.columns.length, allowed);
  const profiles: ColumnProfile[] = [];
  for (const column of file.columns) profiles.push(await profileColumn(session, table, column));
  requireMemory(file.rows, file.columns.length, allowed, profiles);
  const proposals = profiles.map((profile) => {
    const proposal = proposeClass(profile);
    // The day at which ages are reckoned is an option of `assess` alone.
    return { ...proposal, warnings: proposal.warnings.filter((warning) => !warning.includes('--as-of')) };
  });
  return { file, profiles, proposals };
}

/** The rows of a file that was looked at, with the type and the class of each column. */
export async function typedTable(session: TrustedSession, table: string, { proposals }: LookedAt, classOf: (column: string) => AttributeClass): Promise<Table> {
  const read = await session.query(sql`SELECT * FROM ${ident(table)}`);
  const columns = new Map<string, Column>();
  const schema = proposals.map(({ column: name, inferred }) => {
    const column = columnOf(read, name);
    const typed = column.kind === 'coded' && column.type === 'string' ? typedColumn(column, inferred) : column;
    columns.set(name, typed);
    return { name, type: typed.type, attributeClass: classOf(name) };
  });
  return makeTable({ name: 'release', columns: schema }, columns);
}

const NUMERIC = /^[-+]?\d+(?:[.,]\d+)?$/;

/** Sentences on columns that would be numbers but for a few values, and are therefore taken as text. */
export function mixedTypes({ profiles, proposals }: LookedAt): string[] {
  return profiles.flatMap(({ name, values }, i) => {
    const strange = values.filter((value) => !NUMERIC.test(value)).length;
    // Assumed: from nine in ten on, numbers are what the column is meant to hold.
    if (proposals[i]!.inferred.type !== 'string' || strange === 0 || strange > values.length / 10) return [];
    return [`${name}: ${strange} of ${values.length} distinct values ${strange === 1 ? 'is no number' : 'are no numbers'}, so that the column is taken as text; mend or empty them if it is meant to hold numbers.`];
  });
}
