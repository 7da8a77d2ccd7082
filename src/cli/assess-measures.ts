import { wildcardHistogram, type SizeHistogram } from '../columns/size-histogram.ts';
import { makeTable } from '../columns/column.ts';
import type { TrustedSession } from '../engine/port.ts';
import { ident, joined, sql } from '../engine/sql.ts';
import type { Measure } from '../measure/measure.ts';
import { numbersOf, queryDiversity, queryHistogram, type ClassQuery } from '../measure/risk/class-steps.ts';
import { diversityMeasures } from '../measure/risk/diversity.ts';
import { histogramMeasures } from '../measure/risk/prosecutor.ts';
import { estimatedMeasures } from '../measure/risk/sampling-fraction.ts';
import type { ColumnProfile } from '../schema/propose-class.ts';
import type { Roles } from './assess-roles.ts';

export type MissingChoice = 'own' | 'wildcard' | 'drop';

/** Distinct values that a proposal looks at; more say nothing new about a pattern. */
const SAMPLED_VALUES = 20_000;

/** What the proposals need of each column, counted by the engine; the values never leave this process. */
export async function profileColumn(session: TrustedSession, table: string, name: string): Promise<ColumnProfile> {
  const column = ident(name);
  const counts = await session.query(
    sql`SELECT count(*) AS rows, count(*) - count(${column}) AS missing, count(DISTINCT ${column}::VARCHAR) AS distinct_values FROM ${ident(table)}`,
  );
  // By the order of a hash, so that the same file always shows the same values.
  const sample = await session.query(
    sql`SELECT value FROM (SELECT DISTINCT ${column}::VARCHAR AS value FROM ${ident(table)} WHERE ${column} IS NOT NULL) ORDER BY hash(value), value LIMIT ${SAMPLED_VALUES}`,
  );
  const values = sample.columns.get('value')!;
  return {
    name,
    rows: numbersOf(counts, 'rows')[0]!,
    missing: numbersOf(counts, 'missing')[0]!,
    distinct: numbersOf(counts, 'distinct_values')[0]!,
    values: values.kind === 'coded' ? values.dictionary.filter((value) => value !== null) : [],
  };
}

export interface Assessment {
  readonly rows: number;
  /** Rows left out because a quasi-identifier is missing. */
  readonly droppedRows: number;
  readonly histograms: readonly SizeHistogram[];
  readonly measures: readonly Measure[];
}

/** All tabular risks of a stored table under these roles. */
export async function assessTable(session: TrustedSession, table: string, rows: number, { columns, subject }: Roles, missing: MissingChoice, fraction: number | undefined): Promise<Assessment> {
  const having = (attributeClass: string): string[] => columns.filter((role) => role.attributeClass === attributeClass).map(({ column }) => column);
  const quasiIdentifiers = having('quasi-identifier');
  const query: ClassQuery = { table, quasiIdentifiers, missing: missing === 'drop' ? 'drop' : 'own' };
  const histograms = [missing === 'wildcard' ? await queryWildcards(session, query) : await queryHistogram(session, query)];
  if (subject !== undefined) histograms.unshift(await queryHistogram(session, { ...query, subject }));
  const byRow = histograms.at(-1)!;
  const measures = histograms.flatMap((histogram) => histogramMeasures(histogram));
  if (fraction !== undefined) measures.push(...estimatedMeasures(byRow, fraction));
  for (const sensitive of having('sensitive')) measures.push(...diversityMeasures(await queryDiversity(session, query, sensitive), sensitive));
  return { rows, droppedRows: rows - byRow.members.reduce((sum, number) => sum + number, 0), histograms, measures };
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
