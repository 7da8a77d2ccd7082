import type { SizeHistogram } from '../../columns/size-histogram.ts';
import type { Table } from '../../columns/column.ts';
import type { FrameClasses } from '../../columns/frame-classes.ts';
import type { MissingRule } from '../../columns/equivalence-classes.ts';
import type { QuerySession } from '../../engine/port.ts';
import { ident, joined, sql, step, withSteps, type Sql, type Step } from '../../engine/sql.ts';

/** Which classes of which stored table. */
export interface ClassQuery {
  readonly table: string;
  readonly quasiIdentifiers: readonly string[];
  readonly missing: MissingRule;
  readonly subject?: string;
}

/**
 * The same classes as `columns/equivalence-classes.ts`, counted by the engine. GROUP BY puts missing
 * values into one group, which is the rule `own`.
 */
export function rowHistogramQuery(query: ClassQuery): Sql {
  return withSteps(
    [step('kept', keptRows(query)), step('classes', sql`SELECT count(*) AS size FROM kept GROUP BY ${keyOf(query)}`)],
    sql`SELECT size, count(*) AS classes FROM classes GROUP BY size ORDER BY size`,
  );
}

/** Classes by distinct persons, and persons by the smallest class that holds one of their rows. */
export function personHistogramQuery(query: ClassQuery & { readonly subject: string }): Sql {
  const key = keyOf(query);
  const steps: Step[] = [
    step('kept', keptRows(query, query.subject)),
    step('pairs', sql`SELECT DISTINCT ${key}, other FROM kept`),
    step('sized', sql`SELECT other, count(*) OVER (PARTITION BY ${key}) AS size FROM pairs`),
    step('persons', sql`SELECT min(size) AS size FROM sized GROUP BY other`),
    step('by_class', sql`SELECT size, count(*) // size AS classes FROM sized GROUP BY size`),
    step('by_person', sql`SELECT size, count(*) AS members FROM persons GROUP BY size`),
  ];
  return withSteps(steps, sql`SELECT c.size, c.classes, coalesce(p.members, 0) AS members FROM by_class c LEFT JOIN by_person p ON c.size = p.size ORDER BY c.size`);
}

/** The size histogram of a stored table, without its rows leaving the engine. */
export async function queryHistogram(session: QuerySession, query: ClassQuery): Promise<SizeHistogram> {
  const { subject } = query;
  const result = await session.query(subject === undefined ? rowHistogramQuery(query) : personHistogramQuery({ ...query, subject }));
  const sizes = numbersOf(result, 'size');
  const classes = numbersOf(result, 'classes');
  if (subject !== undefined) return { unit: 'person', sizes, classes, members: numbersOf(result, 'members') };
  return { unit: 'row', sizes, classes, members: sizes.map((size, index) => size * classes[index]!) };
}

/** The classes of a stored table with their rows in it and in another one that surrounds it, by the text of the columns. */
export async function queryFrameClasses(session: QuerySession, { table, quasiIdentifiers }: Pick<ClassQuery, 'table' | 'quasiIdentifiers'>, frame: string): Promise<FrameClasses> {
  const keys = joined(quasiIdentifiers.map((_, index) => ident(`q${index}`)));
  const counted = (name: string, rows: string): Sql => sql`SELECT ${keys}, count(*) AS ${ident(rows)} FROM (SELECT ${joined(quasiIdentifiers.map((column, index) => sql`${ident(column)}::VARCHAR AS ${ident(`q${index}`)}`))} FROM ${ident(name)}) GROUP BY ${keys}`;
  const same = joined(quasiIdentifiers.map((_, index) => sql`own.${ident(`q${index}`)} IS NOT DISTINCT FROM frame.${ident(`q${index}`)}`), ' AND ');
  const result = await session.query(withSteps([step('own', counted(table, 'size')), step('frame', counted(frame, 'people'))], sql`SELECT size, coalesce(people, 0) AS people FROM own LEFT JOIN frame ON ${same}`));
  return { release: Uint32Array.from(numbersOf(result, 'size')), frame: Uint32Array.from(numbersOf(result, 'people')) };
}

/** What the classes tell about a sensitive attribute. */
export interface Diversity {
  /** Fewest distinct values in a class (distinct l-diversity). */
  readonly distinctMin: number;
  /** Rows in classes that hold a single value. */
  readonly homogeneousRows: number;
  readonly rows: number;
}

export async function queryDiversity(session: QuerySession, query: ClassQuery, sensitive: string): Promise<Diversity> {
  const steps: Step[] = [
    step('kept', keptRows(query, sensitive)),
    // A missing value counts as a value of its own.
    step('classes', sql`SELECT count(*) AS size, count(DISTINCT other) + (count(*) > count(other))::INTEGER AS kinds FROM kept GROUP BY ${keyOf(query)}`),
  ];
  const result = await session.query(
    withSteps(steps, sql`SELECT coalesce(min(kinds), 0) AS kinds, coalesce(sum(size) FILTER (kinds = 1), 0) AS same, coalesce(sum(size), 0) AS size FROM classes`),
  );
  return { distinctMin: numbersOf(result, 'kinds')[0]!, homogeneousRows: numbersOf(result, 'same')[0]!, rows: numbersOf(result, 'size')[0]! };
}

/** The quasi-identifiers under names of our own, so that no column of a user can be taken for a step's. */
function keptRows({ table, quasiIdentifiers, missing }: ClassQuery, other?: string): Sql {
  const renamed = quasiIdentifiers.map((name, index) => sql`${ident(name)} AS ${ident(`q${index}`)}`);
  if (other !== undefined) renamed.push(sql`${ident(other)} AS other`);
  const rows = sql`SELECT ${joined(renamed)} FROM ${ident(table)}`;
  if (missing === 'own') return rows;
  return sql`${rows} WHERE ${joined(quasiIdentifiers.map((name) => sql`${ident(name)} IS NOT NULL`), ' AND ')}`;
}

function keyOf({ quasiIdentifiers }: ClassQuery): Sql {
  return joined(quasiIdentifiers.map((_, index) => ident(`q${index}`)));
}

/** The numbers of a result's column. */
export function numbersOf(table: Table, name: string): number[] {
  const column = table.columns.get(name);
  if (column?.kind !== 'number') throw new Error(`risk.query: expected numbers in ${name}, got another kind of column`);
  return [...column.values];
}
