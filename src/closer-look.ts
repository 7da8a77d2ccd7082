import type { MissingChoice } from './assessment.ts';
import { columnOf, type Table } from './columns/column.ts';
import { namesOf, type Roles } from './column-roles.ts';
import type { Measure } from './measure/measure.ts';
import { attribution, type ColumnAttribution } from './measure/risk/attribution/attribution.ts';
import { sizeWithin } from './measure/risk/attribution/subset-count.ts';
import { singlingOutSets, type SinglingOutSets } from './measure/risk/attribution/singling-out-sets.ts';
import { prosecutorByGroup, type ProsecutorByGroup } from './measure/risk/groups/prosecutor-by-group.ts';
import { householdRisk, type HouseholdRisk } from './measure/risk/groups/household-risk.ts';
import { groupsByColumn } from './measure/risk/groups/row-groups.ts';
import { populationUniqueColumnMeasures } from './measure/risk/population/population-unique-measures.ts';
import { separation, type SetSeparation } from './measure/risk/separation.ts';
import { sudaScores, type SudaScores } from './measure/risk/suda/suda-scores.ts';
import { keyedDraws } from './random/keyed-draws.ts';

/** What a closer look asks for beyond the roles. */
export interface CloserOptions {
  readonly missing: MissingChoice;
  readonly fraction: number | undefined;
  /** The column that says who lives together. */
  readonly household?: string | undefined;
  /** Columns by which the risk is divided. */
  readonly groups?: readonly string[] | undefined;
}

/** What stands out in which columns: everything that needs the columns themselves, and not only how many rows are alike. */
export interface CloserLook {
  /** What each quasi-identifier adds. */
  readonly columns: readonly ColumnAttribution[];
  /** Bits that name a row, and those that all columns have. */
  readonly bitsToName: number;
  readonly bits: number;
  /** The fewest columns that single out more than a share of the rows. */
  readonly sets: Pick<SinglingOutSets, 'share' | 'maxSize' | 'sets'>;
  /** How well sets of columns tell rows apart: every set, the largest only as long as there are at most 255 in all. */
  readonly separation: readonly SetSeparation[];
  /** Special uniques: rows that are alone on few columns. */
  readonly suda: Pick<SudaScores, 'maxSize' | 'bySize' | 'contributions' | 'dis'>;
  readonly household: Omit<HouseholdRisk, 'measures'> | null;
  readonly groups: readonly Omit<ProsecutorByGroup, 'measures'>[];
  readonly measures: readonly Measure[];
}

/** Rows up to which a closer look is taken unasked: about a minute of work. */
export const CLOSER_ROWS = 1_000_000;
/** Columns up to which sets of columns are looked at. */
const MOST_COLUMNS = 30;
/** Sets of columns whose separation is given: all of eight columns. */
const MOST_SEPARATED = 255;

/** Why a closer look is not taken, in a sentence; undefined where it is. */
export function notCloser(rows: number, roles: Roles): string | undefined {
  const columns = namesOf(roles, 'quasi-identifier').length;
  if (rows > CLOSER_ROWS) return `Column attribution and special uniques are computed up to ${CLOSER_ROWS.toLocaleString('en')} rows, this file has ${rows.toLocaleString('en')}: assess a sample of its people for them.`;
  if (columns > MOST_COLUMNS) return `Column attribution and special uniques are computed up to ${MOST_COLUMNS} quasi-identifiers, got ${columns}: name those that an adversary may know.`;
  return undefined;
}

/**
 * Takes a closer look at a table in memory: which column costs how much, which few columns single out whom, who bears the
 * risk. Rows are counted, also where people are known; missing values are a category of their own or leave their row out.
 */
export function lookCloser(table: Table, roles: Roles, { missing, fraction, household, groups = [] }: CloserOptions): CloserLook {
  const quasi = namesOf(roles, 'quasi-identifier');
  const rule = { missing: missing === 'drop' ? 'drop' : 'own' } as const;
  const person = roles.subject === undefined ? {} : { subject: roles.subject };
  const { columns, bitsToName, all, measures } = attribution(table, quasi, { ...rule, draws: keyedDraws({ seed: 0, stage: 'assess', instance: 'attribution', attribute: 'order' }) });
  const sets = singlingOutSets(table, quasi, rule);
  const { maxSize, bySize, contributions, dis, measures: sudaMeasures } = sudaScores(table, quasi, { ...rule, ...(fraction === undefined ? {} : { samplingFraction: fraction }) });
  const { sets: separated } = separation(table, quasi, { ...rule, maxSize: sizeWithin(quasi.length, MOST_SEPARATED) });
  const homes = household === undefined ? null : householdRisk(table, quasi, household, { ...rule, ...person });
  const divided = groups.map((name) => prosecutorByGroup(table, quasi, groupsByColumn(table, name), { ...rule, ...person }));
  return {
    columns,
    bitsToName,
    bits: all.entropy,
    sets: { share: sets.share, maxSize: sets.maxSize, sets: sets.sets },
    separation: separated,
    suda: { maxSize, bySize, contributions, dis },
    household: homes === null ? null : withoutMeasures(homes),
    groups: divided.map(withoutMeasures),
    measures: [
      ...measures,
      ...sets.measures,
      ...sudaMeasures,
      ...(fraction === undefined || fraction === 1 ? [] : populationUniqueColumnMeasures(quasi.map((name) => columnOf(table, name)), fraction)),
      ...(homes === null ? [] : homes.measures),
      ...divided.flatMap((own) => own.measures),
    ],
  };
}

function withoutMeasures<Result extends { readonly measures: readonly Measure[] }>(result: Result): Omit<Result, 'measures'> {
  const { measures: _measures, ...rest } = result;
  return rest;
}
