import { wildcardHistogram, type SizeHistogram } from '../columns/size-histogram.ts';
import { makeTable } from '../columns/column.ts';
import type { TrustedSession } from '../engine/port.ts';
import { ident, joined, sql } from '../engine/sql.ts';
import type { AchievedLevel } from '../measure/risk/achieved/achieved-measures.ts';
import { queryAchievedLevels } from '../measure/risk/achieved/level-query.ts';
import { numbersOf, queryDiversity, queryHistogram, type ClassQuery, type Diversity } from '../measure/risk/class-steps.ts';
import { SAMPLED_VALUES } from '../measure/risk/column-profile.ts';
import type { ColumnProfile } from '../schema/propose-class.ts';
import { assessmentOf, type Assessment, type MissingChoice } from '../assessment.ts';
import { namesOf, type Roles } from '../column-roles.ts';

/** What the proposals need of each column, counted by the engine; the values never leave this process. */
export async function profileColumn(session: TrustedSession, table: string, name: string): Promise<ColumnProfile> {
  const column = ident(name);
  const counts = await session.query(
    sql`SELECT count(*) AS rows, count(*) - count(${column}) AS missing, count(DISTINCT ${column}::VARCHAR) AS distinct_values FROM ${ident(table)}`,
  );
  const distinct = sql`SELECT DISTINCT ${column}::VARCHAR AS value FROM ${ident(table)} WHERE ${column} IS NOT NULL`;
  const found = numbersOf(counts, 'distinct_values')[0]!;
  // Every so many in text order, as a page takes them, so that the same file always shows the same values.
  const placed = sql`SELECT value, row_number() OVER (ORDER BY value) - 1 AS place FROM (${distinct})`;
  const sample = await session.query(found <= SAMPLED_VALUES ? distinct : sql`SELECT value FROM (${placed}) WHERE (place + 1) * ${SAMPLED_VALUES} // ${found} > place * ${SAMPLED_VALUES} // ${found}`);
  const values = sample.columns.get('value')!;
  return {
    name,
    rows: numbersOf(counts, 'rows')[0]!,
    missing: numbersOf(counts, 'missing')[0]!,
    distinct: numbersOf(counts, 'distinct_values')[0]!,
    values: values.kind === 'coded' ? values.dictionary.filter((value) => value !== null) : [],
  };
}

/** All tabular risks of a stored table under these roles. */
export async function assessTable(session: TrustedSession, table: string, rows: number, roles: Roles, missing: MissingChoice, fraction: number | undefined): Promise<Assessment> {
  const query: ClassQuery = { table, quasiIdentifiers: namesOf(roles, 'quasi-identifier'), missing: missing === 'drop' ? 'drop' : 'own' };
  const byRow = missing === 'wildcard' ? await queryWildcards(session, query) : await queryHistogram(session, query);
  const byPerson = roles.subject === undefined ? undefined : await queryHistogram(session, { ...query, subject: roles.subject });
  const diversity = new Map<string, Diversity>();
  const levels = new Map<string, readonly AchievedLevel[]>();
  for (const sensitive of namesOf(roles, 'sensitive')) {
    diversity.set(sensitive, await queryDiversity(session, query, sensitive));
    levels.set(sensitive, await queryAchievedLevels(session, { ...query, sensitive, ...(roles.subject === undefined ? {} : { subject: roles.subject }) }));
  }
  return assessmentOf({ rows, byRow, byPerson, diversity, levels, fraction });
}

/** The distinct rows with their counts leave the engine, which has no join for wildcards. */
async function queryWildcards(session: TrustedSession, { table, quasiIdentifiers }: ClassQuery): Promise<SizeHistogram> {
  const renamed = quasiIdentifiers.map((name, index) => sql`${ident(name)} AS ${ident(`q${index}`)}`);
  const keys = joined(quasiIdentifiers.map((_, index) => ident(`q${index}`)));
  const distinct = await session.query(sql`SELECT ${keys}, count(*) AS weight FROM (SELECT ${joined(renamed)} FROM ${ident(table)}) GROUP BY ${keys}`);
  const weights = Uint32Array.from(numbersOf(distinct, 'weight'));
  const schema = distinct.schema.columns.filter(({ name }) => name !== 'weight');
  const columns = new Map(schema.map(({ name }) => [name, distinct.columns.get(name)!]));
  return wildcardHistogram(makeTable({ name: 'distinct', columns: schema }, columns), weights);
}
