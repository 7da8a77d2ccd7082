import { asCoded, columnOf, makeTable, type Table } from '../columns/column.ts';
import { nearest } from '../scenario/nearest.ts';
import { namesOf, type Roles } from '../column-roles.ts';
import type { TrustedSession } from '../engine/port.ts';
import { ident, joined, sql } from '../engine/sql.ts';
import type { Measure } from '../measure/measure.ts';
import { queryPopulationLevels } from '../measure/risk/achieved/population-levels.ts';
import { queryFrameClasses } from '../measure/risk/class-steps.ts';
import { frameMeasures } from '../measure/risk/journalist.ts';
import { relatedRisk, type RelatedRisk } from '../measure/risk/related/related-risk.ts';
import { relatedSources } from '../measure/risk/related/related-sources.ts';
import { keyedDraws } from '../random/keyed-draws.ts';
import { InputError } from '../schema/input-error.ts';
import { proposeClass } from '../schema/propose-class.ts';
import type { AttributeClass } from '../schema/table-schema.ts';
import { profileColumn } from './assess-measures.ts';

/** Columns of a stored table as texts. */
export async function codedColumns(session: TrustedSession, table: string, names: readonly string[], classOf: (name: string) => AttributeClass = () => 'insensitive'): Promise<Table> {
  const read = await session.query(sql`SELECT ${joined(names.map((name) => sql`${ident(name)}::VARCHAR AS ${ident(name)}`))} FROM ${ident(table)}`);
  return makeTable({ name: table, columns: names.map((name) => ({ name, type: 'string', attributeClass: classOf(name) })) }, new Map(names.map((name) => [name, asCoded(columnOf(read, name))])));
}

/** Measures against a file that holds the people of the assessed one and others: k-map, presence, journalist and marketer. */
export async function againstFrame(session: TrustedSession, table: string, roles: Roles, path: string): Promise<Measure[]> {
  const { columns } = await session.readFile(path, 'frame');
  const quasiIdentifiers = namesOf(roles, 'quasi-identifier');
  for (const name of quasiIdentifiers) requireName(name, columns, 'frame', path);
  const query = { table, quasiIdentifiers, ...(roles.subject === undefined ? {} : { subject: roles.subject }) };
  return [...frameMeasures(await queryFrameClasses(session, query, 'frame'), 'register'), ...(await queryPopulationLevels(session, query, 'frame'))];
}

/** What tables of events add to the uniqueness of the people of the file; each has the subject's column under the same name. */
export async function withRelated(session: TrustedSession, contacts: Table, roles: Roles, paths: readonly string[]): Promise<{ readonly tables: readonly RelatedRisk[]; readonly measures: readonly Measure[] }> {
  const { subject } = roles;
  if (subject === undefined) throw new InputError('assess.related: expected --subject with related tables, got none; name the column that says who is who in both files');
  const of = { contacts, quasiIdentifiers: namesOf(roles, 'quasi-identifier'), subject };
  const draws = keyedDraws({ seed: 0, stage: 'assess', instance: 'related', attribute: 'points' });
  const events: { readonly events: Table; readonly name: string; readonly known: readonly string[] }[] = [];
  for (const [i, path] of paths.entries()) {
    const table = `related ${i + 1}`;
    const { columns } = await session.readFile(path, table);
    requireName(subject, columns, 'related', path);
    const classes = new Map<string, AttributeClass>();
    for (const column of columns) classes.set(column, proposeClass(await profileColumn(session, table, column)).attributeClass);
    const known = columns.filter((column) => column !== subject && classes.get(column) !== 'direct-identifier');
    if (known.length === 0) throw new InputError(`assess.related: expected a column beside ${subject} that an outsider can know of an event, got none`, { file: path });
    events.push({ events: await codedColumns(session, table, [subject, ...known], (name) => classes.get(name)!), name: nameOf(path), known });
  }
  const tables = events.map(({ events: table, ...options }) => relatedRisk(of, table, { ...options, draws }));
  const together = events.length > 1 ? relatedSources(of, events, { draws }).measures : [];
  return { tables, measures: [...tables.flatMap(({ measures }) => measures), ...together] };
}

function requireName(name: string, columns: readonly string[], option: string, file: string): void {
  if (columns.includes(name)) return;
  const near = nearest(name, columns);
  throw new InputError(`assess.${option}: expected the column '${name}' as in the assessed file, got ${near === undefined ? `the columns ${columns.join(', ')}` : `'${near}'`}; rename it`, { file });
}

/** `orders` of `data/orders.csv.gz`. */
function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1)!.replace(/\.(?:csv|tsv|txt|jsonl|ndjson|json|parquet)?(?:\.gz)?$/i, '');
}
