import type { QuerySession } from '../../engine/port.ts';
import { ident, joined, sql, step, withSteps, type Step } from '../../engine/sql.ts';
import { numbersOf } from '../risk/class-steps.ts';

export interface WildcardClaim {
  /** A stored table. */
  readonly table: string;
  /** The key; at least one column. */
  readonly columns: readonly string[];
  /** The column that says whom a row is about; null counts rows. */
  readonly subject: string | null;
  readonly k: number;
}

/**
 * Classes of a stored table that fewer than k members agree with, where a missing value agrees with any: 0 if the
 * table is k-anonymous under that rule (sdcMicro's alpha = 1; Templ, Kowarik and Meindl, J. Statistical Software
 * 67 (2015) 4, §3). Members are distinct subjects or rows.
 *
 * Agreement is no equivalence, so that no GROUP BY can count it. Each class that is too small by itself is joined
 * with all others that it agrees with; a class that is large enough needs no company.
 */
export async function wildcardViolations(session: QuerySession, { table, columns, subject, k }: WildcardClaim): Promise<number> {
  // Names of our own, so that no column of a user can be taken for a step's.
  const keys = columns.map((_, index) => ident(`q${index}`));
  const renamed = columns.map((name, index) => sql`${ident(name)} AS ${keys[index]!}`);
  const member = subject === null ? sql`row_number() OVER ()` : ident(subject);
  const agree = keys.map((key) => sql`(a.${key} IS NULL OR b.${key} IS NULL OR a.${key} = b.${key})`);
  const steps: Step[] = [
    step('kept', sql`SELECT ${joined(renamed)}, ${member} AS member FROM ${ident(table)}`),
    step('ranked', sql`SELECT *, dense_rank() OVER (ORDER BY ${joined(keys)}) AS class FROM kept`),
    step('classes', sql`SELECT class, ${joined(keys)}, count(DISTINCT member) AS size FROM ranked GROUP BY class, ${joined(keys)}`),
    step('agreeing', sql`SELECT a.class AS class, b.class AS other FROM classes a JOIN classes b ON ${joined(agree, ' AND ')} WHERE a.size < ${k}`),
    step('sizes', sql`SELECT agreeing.class, count(DISTINCT member) AS size FROM agreeing JOIN ranked ON ranked.class = agreeing.other GROUP BY agreeing.class`),
  ];
  const result = await session.query(withSteps(steps, sql`SELECT count(*) AS violations FROM sizes WHERE size < ${k}`));
  return numbersOf(result, 'violations')[0]!;
}
