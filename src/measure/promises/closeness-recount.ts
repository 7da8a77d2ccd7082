import { ident, sql, step, type Sql, type Step } from '../../engine/sql.ts';
import type { ClassModel } from '../../schema/privacy-model.ts';
import { ROOM } from './class-values.ts';

type Closeness = Extract<ClassModel, { readonly model: 't-closeness' }>;

/** Each class with its distance from the whole table where any two values are 1 apart: the mass that it has too much of, which is half the L1 distance. */
export const equalByClass = sql`SELECT class, sum(greatest(share - expected, 0)) AS metric FROM shared GROUP BY class`;

/**
 * The steps that give `ordered_by_class`: Σ |P_j − Q_j| / (m − 1) over the first m − 1 of the m values of the whole
 * table, P and Q cumulative shares of class and table. Values go by the stored table `ranks` (value, rank) where there
 * is one, else by number where each is one, else by text, which is the order of dates; a missing one last. P changes
 * only at the values of the class; from one to the next Q rises and passes P once, at the place that the ASOF join
 * finds, so sums of Q give the distance without a row for every class and value.
 */
export function orderedSteps(ranks?: string): Step[] {
  const numeric = sql`SELECT coalesce(bool_and(isfinite(TRY_CAST(value AS DOUBLE))), true) AS yes FROM yardstick WHERE value IS NOT NULL`;
  const placed =
    ranks === undefined
      ? sql`SELECT value, expected, row_number() OVER (ORDER BY value IS NULL, CASE WHEN (SELECT yes FROM numeric) THEN TRY_CAST(value AS DOUBLE) END, value) AS place FROM yardstick`
      : sql`SELECT yardstick.value, expected, row_number() OVER (ORDER BY yardstick.value IS NULL, rank, yardstick.value) AS place FROM yardstick LEFT JOIN ${ident(ranks)} ranks ON yardstick.value = ranks.value::VARCHAR`;
  return [...(ranks === undefined ? [step('numeric', numeric)] : []), step('places', placed), ...DISTANCES];
}

const DISTANCES: readonly Step[] = [
  step('rising', sql`SELECT *, sum(below) OVER (ORDER BY place) AS area FROM (SELECT value, place, sum(expected) OVER (ORDER BY place) AS below FROM places)`),
  step('ends', sql`SELECT count(*) AS last, coalesce(max(area) FILTER (place < (SELECT count(*) FROM rising)), 0) AS area FROM rising`),
  step(
    'pieces',
    sql`SELECT class, place, sum(share) OVER spread AS reached, area - below AS area_before, place = min(place) OVER (PARTITION BY class) AS opens,
        lead(place, 1, (SELECT last FROM ends)) OVER spread AS until, lead(area - below, 1, (SELECT area FROM ends)) OVER spread AS area_until
      FROM shared JOIN rising ON shared.value IS NOT DISTINCT FROM rising.value WINDOW spread AS (PARTITION BY class ORDER BY place)`,
  ),
  step('marks', sql`SELECT place, below, area FROM rising UNION ALL SELECT 0, 0.0, 0.0`),
  step(
    'crossed',
    sql`SELECT class, opens, reached, pieces.place AS from_place, until, area_before, area_until, least(greatest(marks.place, pieces.place - 1), until - 1) AS turn,
        CASE WHEN marks.place <= pieces.place - 1 THEN area_before WHEN marks.place >= until - 1 THEN area_until ELSE marks.area END AS area_turn
      FROM pieces ASOF JOIN marks ON pieces.reached >= marks.below`,
  ),
  step(
    'ordered_by_class',
    sql`SELECT class, CASE WHEN (SELECT last FROM ends) < 2 THEN 0 ELSE sum(CASE WHEN opens THEN area_before ELSE 0 END
        + reached * (turn - from_place + 1) - (area_turn - area_before) + (area_until - area_turn) - reached * (until - 1 - turn)) / ((SELECT last FROM ends) - 1) END AS metric
      FROM crossed GROUP BY class`,
  ),
];

/**
 * Each class with its distance where two values are as far apart as their lowest common group is high: the mean over
 * the levels below the top of the equal distance between groups (a tree's earth mover's distance is what flows over
 * its edges). `levels` is a table of the values with their groups l0, l1, … of `height` levels and the top.
 */
export function hierarchicalByClass(levels: string, height: number): Sql {
  const groups = (level: number): Sql => sql`SELECT value, ${level} AS level, ${ident(`l${level}`)} AS label FROM ${ident(levels)}`;
  const all = Array.from({ length: height }, (_, level) => groups(level)).reduce((before, next) => sql`${before} UNION ALL ${next}`);
  const placed = (step: 'shared' | 'yardstick'): Sql => sql`${ident(step)} JOIN groups ON ${ident(step)}.value IS NOT DISTINCT FROM groups.value`;
  return sql`WITH groups AS (${all}),
      in_class AS (SELECT class, level, label, sum(share) AS share FROM ${placed('shared')} GROUP BY class, level, label),
      in_whole AS (SELECT level, label, sum(yardstick.expected) AS expected FROM ${placed('yardstick')} GROUP BY level, label)
    SELECT class, sum(greatest(share - expected, 0)) / ${height} AS metric
    FROM in_class JOIN in_whole ON in_class.level = in_whole.level AND in_class.label IS NOT DISTINCT FROM in_whole.label GROUP BY class`;
}

/** Stored tables that distances between values are read from. */
export interface GroundTables {
  /** Values with their groups, for the hierarchical distance. */
  readonly levels?: { readonly table: string; readonly height: number };
  /** Values with their ranks, for the ordered distance by a stated order. */
  readonly ranks?: string;
}

/**
 * The classes that are further than t from the whole table (Li, Li and Venkatasubramanian, t-closeness, ICDE 2007,
 * doi:10.1109/ICDE.2007.367856, with ARX's distances). Where a value that the whole table lacks has no place among its
 * values, a class that holds it is broken.
 */
export function closenessBroken({ t, distance }: Closeness, { levels, ranks }: GroundTables): { readonly steps: readonly Step[]; readonly classes: Sql } {
  const further = (metrics: Sql): Sql => sql`SELECT class FROM (${metrics}) WHERE metric > ${t + ROOM}`;
  const placed = (metrics: Sql): Sql => sql`${further(metrics)} UNION SELECT class FROM shared WHERE expected = 0`;
  if (distance === 'equal') return { steps: [], classes: further(equalByClass) };
  if (distance === 'ordered') return { steps: orderedSteps(ranks), classes: placed(sql`SELECT class, metric FROM ordered_by_class`) };
  if (levels === undefined) throw new Error('release.promise: expected the hierarchy of a hierarchical distance, got none');
  return { steps: [], classes: placed(hierarchicalByClass(levels.table, levels.height)) };
}
