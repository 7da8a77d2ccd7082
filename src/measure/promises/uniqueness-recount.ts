import type { QuerySession } from '../../engine/port.ts';
import { ident, joined, sql } from '../../engine/sql.ts';
import type { TableModel } from '../../schema/privacy-model.ts';
import { estimateUniques } from '../../stats/population-uniqueness/histogram-estimators.ts';
import { numbersOf } from '../risk/class-steps.ts';
import { ROOM } from './class-values.ts';

/**
 * 1 where more of the released rows than the model allows are estimated to be unique in the population, else 0. The
 * classes are counted by SQL; the estimate is Dankar's rule (Dankar et al., BMC Medical Informatics and Decision Making
 * 12:66, 2012), with a population of the `collected` rows over the model's sampling fraction, whatever was suppressed.
 */
export async function tooManyUnique(session: QuerySession, table: string, columns: readonly string[], collected: number, { max, samplingFraction }: Extract<TableModel, { readonly model: 'population-uniqueness' }>): Promise<number> {
  const sizes = await session.query(sql`SELECT size, count(*) AS classes FROM (SELECT count(*) AS size FROM ${ident(table)} GROUP BY ${joined(columns.map((name) => ident(name)))}) GROUP BY size ORDER BY size`);
  const sample = { sizes: numbersOf(sizes, 'size'), classes: numbersOf(sizes, 'classes') };
  const rows = sample.sizes.reduce((sum, size, i) => sum + size * sample.classes[i]!, 0);
  if (rows === 0 || sample.sizes[0] !== 1) return 0;
  const result = estimateUniques('dankar', sample, (rows * samplingFraction) / collected, false);
  return result.failed !== undefined || result.populationShare > max + ROOM ? 1 : 0;
}
