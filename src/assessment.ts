import { columnOf, selectColumns, type Table } from './columns/column.ts';
import { equivalenceClasses } from './columns/equivalence-classes.ts';
import { personHistogram, rowHistogram, wildcardHistogram, type SizeHistogram } from './columns/size-histogram.ts';
import { namesOf, type Roles } from './column-roles.ts';
import type { Measure } from './measure/measure.ts';
import type { Diversity } from './measure/risk/class-steps.ts';
import { achievedMeasures, type AchievedLevel } from './measure/risk/achieved/achieved-measures.ts';
import { achievedLevels } from './measure/risk/achieved/class-levels.ts';
import { diversityMeasures, diversityOf } from './measure/risk/diversity.ts';
import { populationUniqueMeasures } from './measure/risk/population/population-unique-measures.ts';
import { histogramMeasures } from './measure/risk/prosecutor.ts';
import { estimatedMeasures } from './measure/risk/sampling-fraction.ts';

/** How a missing quasi-identifier counts: as a category of its own, as one that matches anything, or not at all. */
export type MissingChoice = 'own' | 'wildcard' | 'drop';

/** The tabular risks of a file under the roles of its columns. */
export interface Assessment {
  readonly rows: number;
  /** Rows left out because a quasi-identifier is missing. */
  readonly droppedRows: number;
  /** By person where persons are known, then by row. */
  readonly histograms: readonly SizeHistogram[];
  readonly measures: readonly Measure[];
}

/** What an assessment is made of: counts alone, whoever counted them. */
export interface AssessedCounts {
  readonly rows: number;
  readonly byRow: SizeHistogram;
  readonly byPerson: SizeHistogram | undefined;
  /** By sensitive column. */
  readonly diversity: ReadonlyMap<string, Diversity>;
  /** What every class achieves of each privacy model, by sensitive column; by person where persons are known. */
  readonly levels: ReadonlyMap<string, readonly AchievedLevel[]>;
  /** The share of its population that the file is, where that is known. */
  readonly fraction: number | undefined;
}

/** The measures that counts give: the same for an engine's and for those of columns in memory. */
export function assessmentOf({ rows, byRow, byPerson, diversity, levels, fraction }: AssessedCounts): Assessment {
  const histograms = [...(byPerson === undefined ? [] : [byPerson]), byRow];
  return {
    rows,
    droppedRows: rows - byRow.members.reduce((sum, number) => sum + number, 0),
    histograms,
    measures: [
      ...histograms.flatMap((histogram) => histogramMeasures(histogram)),
      ...(fraction === undefined ? [] : [...estimatedMeasures(byRow, fraction), ...populationUniqueMeasures(byRow, fraction)]),
      ...[...diversity].flatMap(([sensitive, own]) => [...diversityMeasures(own, sensitive), ...achievedMeasures(levels.get(sensitive) ?? [], { attribute: sensitive, unit: histograms[0]!.unit, yardstick: 'own' })]),
    ],
  };
}

/** Assesses columns in memory, as a page holds them; the roles name at least one quasi-identifier. */
export function assessColumns(table: Table, roles: Roles, missing: MissingChoice, fraction: number | undefined): Assessment {
  const quasi = namesOf(roles, 'quasi-identifier');
  const keys = quasi.map((name) => columnOf(table, name));
  const subject = roles.subject === undefined ? undefined : columnOf(table, roles.subject);
  const classes = equivalenceClasses(keys, { missing: missing === 'drop' ? 'drop' : 'own', ...(subject === undefined ? {} : { subject }) });
  return assessmentOf({
    rows: table.rows,
    byRow: missing === 'wildcard' ? wildcardHistogram(selectColumns(table, quasi)) : rowHistogram(classes.rows),
    byPerson: subject === undefined ? undefined : personHistogram(classes, subject),
    diversity: new Map(namesOf(roles, 'sensitive').map((name) => [name, diversityOf(classes, columnOf(table, name))])),
    levels: new Map(namesOf(roles, 'sensitive').map((name) => [name, achievedLevels(classes, { column: columnOf(table, name), ...(subject === undefined ? {} : { subject }) })])),
    fraction,
  });
}
