import { sql, type Sql } from '../../engine/sql.ts';
import type { ClassModel } from '../../schema/privacy-model.ts';
import { ROOM } from './class-values.ts';

type LikenessModel = Extract<ClassModel, { readonly model: 'beta-likeness' | 'delta-disclosure-privacy' }>;

/** Each class with the greatest relative gain of a value's share, (p − q)/q; infinite for a value that the whole table lacks. */
export const gainByClass = sql`SELECT class, max(CASE WHEN expected > 0 THEN (share - expected) / expected ELSE 'Infinity'::DOUBLE END) AS metric FROM shared GROUP BY class`;

/** Each class with the greatest |log2(p/q)| over its values; infinite for a value that the whole table lacks. */
export const logRatioOfHeld = sql`SELECT class, max(CASE WHEN expected > 0 THEN abs(log2(share / expected)) ELSE 'Infinity'::DOUBLE END) AS metric FROM shared GROUP BY class`;

/** Each class with the greatest |log2(p/q)| over the values of the whole table; infinite where one is absent from the class. */
export const logRatioByClass = sql`SELECT class, CASE WHEN values_held < (SELECT count(*) FROM yardstick) THEN 'Infinity'::DOUBLE ELSE metric END AS metric
    FROM (${logRatioOfHeld}) JOIN (SELECT class, count(*) FILTER (expected > 0) AS values_held FROM shared GROUP BY class) USING (class)`;

/**
 * The classes that break β-likeness (Cao and Karras, PVLDB 5(11), 2012, basic and enhanced) or δ-disclosure privacy
 * (Brickell and Shmatikov, KDD 2008, doi:10.1145/1401890.1401904, with log2 as in ARX). The bound of the latter is
 * strict: what equals it within rounding breaks the model.
 */
export function likenessBroken(model: LikenessModel): Sql {
  if (model.model === 'delta-disclosure-privacy') return sql`SELECT class FROM (${model.absent === 'ignored' ? logRatioOfHeld : logRatioByClass}) WHERE metric >= ${model.delta - ROOM}`;
  if (!model.enhanced) return sql`SELECT class FROM (${gainByClass}) WHERE metric > ${model.beta + ROOM}`;
  return sql`SELECT DISTINCT class FROM shared WHERE CASE WHEN expected > 0 THEN (share - expected) / expected > least(${model.beta}::DOUBLE, -ln(expected)) + ${ROOM}::DOUBLE ELSE true END`;
}
