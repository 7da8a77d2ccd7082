import { ident, joined, sql, step, type Sql, type Step } from '../../engine/sql.ts';
import type { ClassModel } from '../../schema/privacy-model.ts';
import { keyColumns, ROOM } from './class-values.ts';

type PopulationModel = Extract<ClassModel, { readonly model: 'k-map' | 'delta-presence' }>;

/**
 * The step `found` (size, people): members of each released class, from the step `sizes`, and people of the
 * population in it. `people` is a query with a row for each person and the columns q0, q1, … at the released
 * level of detail. A missing value meets a missing one.
 */
export function populationSteps(people: Sql, width: number): Step[] {
  const same = joined(Array.from({ length: width }, (_, index) => sql`sizes.${ident(`q${index}`)}::VARCHAR IS NOT DISTINCT FROM frame.${ident(`q${index}`)}::VARCHAR`), ' AND ');
  return [
    step('frame', sql`SELECT ${keyColumns(width)}, count(*) AS people FROM ${people} GROUP BY ${keyColumns(width)}`),
    step('found', sql`SELECT size, coalesce(people, 0) AS people FROM sizes LEFT JOIN frame ON ${same}`),
  ];
}

/**
 * The released classes that break k-map (Sweeney 2002) or δ-presence (Nergiz, Atzori and Clifton, SIGMOD 2007,
 * doi:10.1145/1247480.1247554). Classes of which nobody is released are not judged, as in ARX: that they are missing
 * may show that their people are absent.
 */
export function populationBroken(model: PopulationModel): Sql {
  if (model.model === 'k-map') return sql`SELECT size FROM found WHERE people < ${model.k}`;
  return sql`SELECT size FROM found WHERE size < ${model.min}::DOUBLE * people - ${ROOM}::DOUBLE OR size > ${model.max}::DOUBLE * people + ${ROOM}::DOUBLE`;
}
