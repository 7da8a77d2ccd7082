import { columnOf } from '../../../columns/column.ts';
import type { TrustedSession } from '../../../engine/port.ts';
import { ident, joined, sql, step, withSteps, type Sql, type Step } from '../../../engine/sql.ts';
import type { Hierarchy } from '../../../schema/hierarchy.ts';
import { sizeSteps } from '../../promises/class-size-recount.ts';
import { keyColumns } from '../../promises/class-values.ts';
import { equalByClass, hierarchicalByClass, orderedSteps } from '../../promises/closeness-recount.ts';
import { entropyByClass, ratioByClass } from '../../promises/diversity-recount.ts';
import { gainByClass, logRatioByClass } from '../../promises/likeness-recount.ts';
import { recountTables } from '../../promises/recount-tables.ts';
import { numbersOf, type ClassQuery } from '../class-steps.ts';
import { LEVELS, TIE, type AchievedLevel } from './achieved-measures.ts';

/** Which classes of which stored table, for which sensitive column. */
export interface LevelQuery extends ClassQuery {
  readonly sensitive: string;
  /** A stored table with the columns `sensitive` and `subject` that classes are compared with; absent: the table's own rows. */
  readonly yardstick?: string;
  readonly hierarchy?: Hierarchy;
}

/**
 * The same levels as `class-levels.ts`, counted by the engine without the table's rows leaving it. Counts are stored
 * once for all levels, under names that the session does not have yet.
 */
export async function queryAchievedLevels(session: TrustedSession, query: LevelQuery): Promise<AchievedLevel[]> {
  const { table, quasiIdentifiers, missing, subject, sensitive, yardstick, hierarchy } = query;
  const unit = subject === undefined ? 'row' : 'subject';
  const width = quasiIdentifiers.length;
  const who = sql`${subject === undefined ? sql`NULL` : ident(subject)} AS who`;
  const value = sql`${ident(sensitive)}::VARCHAR AS value`;
  const keys = quasiIdentifiers.map((name, index) => sql`${ident(name)} AS ${ident(`q${index}`)}`);
  const where = missing === 'drop' ? sql`WHERE ${joined(quasiIdentifiers.map((name) => sql`${ident(name)} IS NOT NULL`), ' AND ')}` : sql``;
  const kept = (...columns: Sql[]): Sql => sql`SELECT ${joined(columns)} FROM ${ident(table)} ${where}`;
  const whole = yardstick === undefined ? kept(value, who) : sql`SELECT ${value}, ${who} FROM ${ident(yardstick)}`;
  const tables = await recountTables(session);
  const rows = { rows: kept(...keys, value, who), width, unit, whole } as const;
  const steps = await tables.values('levels', rows);
  const members = membersByClass(kept(...keys, who), width, unit);
  const metrics = new Map<string, Sql>([
    ['diversity.entropy.min', sql`SELECT class, greatest(1, exp(metric)) AS metric FROM (${entropyByClass})`],
    ['diversity.recursive-c.max 2', ratioByClass(2)],
    ['diversity.recursive-c.max 3', ratioByClass(3)],
    ['diversity.share.max', sql`SELECT class, max(share) AS metric FROM shared GROUP BY class`],
    ['closeness.equal.max', equalByClass],
    ['likeness.beta.max', gainByClass],
    ['likeness.enhanced-beta.max', sql`SELECT class, CASE WHEN unbounded THEN 'Infinity'::DOUBLE ELSE metric END AS metric FROM (${gainByClass})
      JOIN (SELECT class, bool_or(CASE WHEN expected > 0 THEN (share - expected) / expected > -ln(expected) + ${TIE}::DOUBLE ELSE true END) AS unbounded FROM shared GROUP BY class) USING (class)`],
    ['disclosure.delta.max', logRatioByClass],
  ]);
  const further: Step[] = [];
  const unplaced = (metric: Sql): Sql => sql`SELECT class, CASE WHEN strange THEN 'Infinity'::DOUBLE ELSE metric END AS metric FROM (${metric})
    RIGHT JOIN (SELECT class, bool_or(expected = 0) AS strange FROM shared GROUP BY class) USING (class)`;
  if (hierarchy?.order !== undefined || (await haveOrder(session, steps))) {
    further.push(...orderedSteps(hierarchy?.order === undefined ? undefined : await tables.ranks(hierarchy.order)));
    metrics.set('closeness.ordered.max', unplaced(sql`SELECT class, metric FROM ordered_by_class`));
  }
  if (hierarchy !== undefined) {
    const values = columnOf(await session.query(withSteps(steps, sql`SELECT value FROM yardstick UNION SELECT value FROM counted`)), 'value');
    metrics.set('closeness.hierarchical.max', unplaced(hierarchicalByClass(await tables.levels(values, hierarchy), hierarchy.levels - 1)));
  }
  const levels: AchievedLevel[] = [];
  for (const level of LEVELS) {
    const metric = metrics.get('l' in level ? `${level.id} ${level.l}` : level.id);
    if (metric !== undefined) levels.push({ ...level, ...(await worstOf(session, [...steps, ...(level.id === 'closeness.ordered.max' ? further : []), ...members], metric, level.id.endsWith('.min'))) });
  }
  return levels;
}

/** Members of each class, whose numbers are those of the step `counted`: the place of its key among all keys. */
function membersByClass(rows: Sql, width: number, unit: 'subject' | 'row'): Step[] {
  if (unit === 'row') return [step('members', sql`SELECT class, sum(n) AS size FROM counted GROUP BY class`)];
  return [...sizeSteps(rows, width, unit), step('members', sql`SELECT dense_rank() OVER (ORDER BY ${keyColumns(width)}) AS class, size FROM sizes`)];
}

async function worstOf(session: TrustedSession, steps: readonly Step[], metric: Sql, least: boolean): Promise<{ worst: number; members: number }> {
  const worst = least ? sql`min(metric)` : sql`max(metric)`;
  const worse = least ? sql`metric <= worst + room` : sql`metric >= worst - room`;
  const result = await session.query(
    withSteps(
      [...steps, step('reached', metric), step('extreme', sql`SELECT ${worst} AS worst, CASE WHEN isfinite(${worst}) THEN ${TIE}::DOUBLE * greatest(1, ${worst}) ELSE 0 END AS room FROM reached`)],
      sql`SELECT coalesce(any_value(worst), ${least ? sql`'Infinity'::DOUBLE` : sql`'-Infinity'::DOUBLE`}) AS worst, coalesce(sum(size), 0) AS members
        FROM reached JOIN members USING (class) CROSS JOIN extreme WHERE ${worse}`,
    ),
  );
  return { worst: numbersOf(result, 'worst')[0]!, members: numbersOf(result, 'members')[0]! };
}

/** Whether the values of the yardstick are numbers, days or minutes, as `value-order.ts` takes them. */
async function haveOrder(session: TrustedSession, steps: readonly Step[]): Promise<boolean> {
  const numeral = sql`regexp_full_match(value, '[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?') AND isfinite(TRY_CAST(value AS DOUBLE))`;
  const day = sql`regexp_full_match(value, '\\d{4}-\\d{2}-\\d{2}') AND TRY_CAST(value AS DATE) IS NOT NULL`;
  const minute = sql`regexp_full_match(value, '\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}')`;
  const result = await session.query(
    withSteps(steps, sql`SELECT (coalesce(bool_and(coalesce(${numeral}, false)) OR bool_and(coalesce(${day}, false)) OR bool_and(coalesce(${minute}, false)), false))::INTEGER AS ordered FROM yardstick WHERE value IS NOT NULL`),
  );
  return numbersOf(result, 'ordered')[0] === 1;
}
