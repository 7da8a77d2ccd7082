import { sql, step, type Sql, type Step } from '../../engine/sql.ts';
import type { Unit } from '../../release/step.ts';
import { keyColumns, once, ROOM } from './class-values.ts';

/** The step `sizes` (q0, q1, …, size): members of each class of rows that have the columns q0, q1, … and `who`. */
export function sizeSteps(rows: Sql, width: number, unit: Unit): Step[] {
  return [step('sizes', sql`SELECT ${keyColumns(width)}, count(*) AS size FROM (${once(rows, unit)}) GROUP BY ${keyColumns(width)}`)];
}

/** The classes with fewer than k members (Sweeney 2002, doi:10.1142/S0218488502001648). */
export function tooSmall(k: number): Sql {
  return sql`SELECT size FROM sizes WHERE size < ${k}`;
}

/**
 * One row where classes are more than `max` of the members of all classes: the mean prosecutor risk over members
 * (El Emam and Dankar 2008, doi:10.1197/jamia.M2716). By subject, somebody with rows in two classes is in both.
 */
export function tooRisky(max: number): Sql {
  return sql`SELECT 1 AS broken FROM (SELECT count(*) AS classes, coalesce(sum(size), 0) AS members FROM sizes) WHERE classes > ${max + ROOM}::DOUBLE * members`;
}
