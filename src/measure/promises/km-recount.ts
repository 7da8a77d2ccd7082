import type { QuerySession } from '../../engine/port.ts';
import { ident, joined, sql, step, withSteps, type Sql } from '../../engine/sql.ts';
import { numbersOf } from '../risk/class-steps.ts';

/**
 * How many combinations of 1 to m values of a stored table's item column break k^m-anonymity: somebody has them all,
 * but fewer than k subjects do (Terrovitis, Mamoulis and Kalnis, PVLDB 1 (2008) 115–125, §3,
 * doi:10.14778/1453856.1453874). Missing items and subjects are left out. A join of the table with itself for each
 * further item: made for m up to 3.
 */
export async function kmViolations(session: QuerySession, table: string, item: string, subject: string, k: number, m: number): Promise<number> {
  const held = step('held', sql`SELECT DISTINCT ${ident(item)} AS item, ${ident(subject)} AS person FROM ${ident(table)} WHERE ${ident(item)} IS NOT NULL AND ${ident(subject)} IS NOT NULL`);
  let violations = 0;
  for (let size = 1; size <= m; size++) {
    const result = await session.query(withSteps([held, step('rare', rareCombinations(size, k))], sql`SELECT count(*) AS violations FROM rare`));
    violations += numbersOf(result, 'violations')[0]!;
  }
  return violations;
}

/** The combinations of so many items, each in one order, that fewer than k people have; `held` names each item of a person once. */
function rareCombinations(size: number, k: number): Sql {
  const names = Array.from({ length: size }, (_, i) => ident(`h${i}`));
  const tables = joined(names.map((name) => sql`held ${name}`));
  const items = joined(names.map((name) => sql`${name}.item`));
  const together = names.slice(1).flatMap((name, i) => [sql`${name}.person = ${names[i]!}.person`, sql`${name}.item > ${names[i]!}.item`]);
  const where = together.length === 0 ? sql`` : sql`WHERE ${joined(together, ' AND ')}`;
  return sql`SELECT ${items} FROM ${tables} ${where} GROUP BY ${items} HAVING count(*) < ${k}`;
}
