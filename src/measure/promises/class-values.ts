import { joined, ident, sql, step, type Sql, type Step } from '../../engine/sql.ts';
import type { Unit } from '../../release/step.ts';

/** Rows whose classes are recounted: a query with the columns q0, q1, … that make the classes, `value` and `who`. */
export interface ValueRows {
  readonly rows: Sql;
  /** Number of columns q0, q1, …; at least one. */
  readonly width: number;
  readonly unit: Unit;
  /** The whole table that classes are compared with: a query with the columns `value` and `who`. */
  readonly whole: Sql;
}

/**
 * The steps that models of a sensitive column read. `counted` (class, value, n): members of each class with each
 * value they hold; `yardstick` (value, expected): shares of the values in the whole table; `shared`: both, with
 * `share`, the value's share of its class.
 *
 * A member counts once for each value and class, so that by subject somebody with two values is in both; shares
 * are of the sum of these counts. A missing value is a value, and a missing quasi-identifier a category.
 */
export function classValueSteps({ rows, width, unit, whole }: ValueRows): Step[] {
  const keys = keyColumns(width);
  return [
    step('held', once(rows, unit)),
    step('counted', sql`SELECT dense_rank() OVER (ORDER BY ${keys}) AS class, value, n FROM (SELECT ${keys}, value, count(*) AS n FROM held GROUP BY ${keys}, value)`),
    step('whole', once(whole, unit)),
    step('yardstick', sql`SELECT value, n / (sum(n) OVER ())::DOUBLE AS expected FROM (SELECT value, count(*) AS n FROM whole GROUP BY value)`),
    step(
      'shared',
      sql`SELECT class, counted.value, n, n / (sum(n) OVER (PARTITION BY class))::DOUBLE AS share, coalesce(expected, 0) AS expected
        FROM counted LEFT JOIN yardstick ON counted.value IS NOT DISTINCT FROM yardstick.value`,
    ),
  ];
}

/** q0, q1, … */
export function keyColumns(width: number): Sql {
  return joined(Array.from({ length: width }, (_, index) => ident(`q${index}`)));
}

/** Each row, or by subject each row once for everybody whom it is about. Rows of nobody known are one subject's. */
export function once(rows: Sql, unit: Unit): Sql {
  return unit === 'subject' ? sql`SELECT DISTINCT * FROM (${rows})` : rows;
}

/** Doubles are compared with this much room for rounding, so that no kept promise is taken for broken. */
export const ROOM = 1e-9;
