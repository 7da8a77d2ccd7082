import type { Table } from '../../columns/column.ts';
import type { MissingRule } from '../../columns/equivalence-classes.ts';
import { exact, missing as notAssessable, share } from '../exact-measure.ts';
import type { Definition, Measure } from '../measure.ts';
import { columnsOf, walkSubsets } from './attribution/column-subsets.ts';
import { distinctRows } from './attribution/named-columns.ts';
import { sizeWithin } from './attribution/subset-count.ts';

export interface SeparationOptions {
  /** Largest set of columns; by default as large as keeps within 4,096 sets. */
  readonly maxSize?: number;
  readonly missing?: MissingRule;
}

export interface SetSeparation {
  readonly columns: readonly string[];
  /** Distinct combinations of values. */
  readonly distinct: number;
  /** Pairs of rows that agree on all the columns. */
  readonly equalPairs: number;
  /** distinct / rows. */
  readonly distinction: number;
  /** Share of the pairs of rows that differ on some of the columns; null with fewer than two rows. */
  readonly separation: number | null;
}

export interface Separation {
  readonly rows: number;
  readonly droppedRows: number;
  readonly maxSize: number;
  /** Every set up to the size: by size, then in the order of the columns. */
  readonly sets: readonly SetSeparation[];
  /** One pair per set. */
  readonly measures: readonly Measure[];
}

const MOST_SETS = 4096;

/**
 * Distinct ratio and separation ratio of every set of columns (Motwani and Xu, Efficient algorithms for masking
 * and finding quasi-identifiers, Stanford University 2007, §1): the smallest share of rows to remove
 * until none agree is 1 − distinction, and separation is the share of the pairs of rows told apart. ARX reports both.
 */
export function separation(table: Table, columns: readonly string[], { maxSize, missing = 'own' }: SeparationOptions = {}): Separation {
  const data = distinctRows(table, columns, { missing });
  const size = maxSize ?? sizeWithin(columns.length, MOST_SETS);
  if (!Number.isInteger(size) || size < 1) throw new Error(`separation.maxSize: expected a whole number of columns, at least 1, got ${size}`);
  const pairs = (data.rows * (data.rows - 1)) / 2;
  const sets: SetSeparation[] = [];
  walkSubsets(data, {
    maxSize: size,
    visit: ({ mask, classes, equalPairs }) => {
      sets.push({ columns: columnsOf(mask, data.names), distinct: classes, equalPairs, distinction: data.rows === 0 ? 0 : classes / data.rows, separation: pairs === 0 ? null : (pairs - equalPairs) / pairs });
      return true;
    },
  });
  const place = (name: string): number => columns.indexOf(name);
  sets.sort((a, b) => a.columns.length - b.columns.length || firstDifference(a.columns.map(place), b.columns.map(place)));
  return { rows: data.rows, droppedRows: data.droppedRows, maxSize: size, sets, measures: sets.flatMap((set) => setMeasures(set, data.rows, pairs)) };
}

function setMeasures({ columns, distinct, equalPairs }: SetSeparation, rows: number, pairs: number): Measure[] {
  const parameters = { unit: 'row', columns: columns.join(', ') };
  return [
    share('column-set.distinction.share', distinct, rows, parameters),
    pairs === 0 ? notAssessable('column-set.separation.share', parameters, 'There are no two rows to tell apart.') : { ...exact('column-set.separation.share', (pairs - equalPairs) / pairs, parameters), numerator: pairs - equalPairs, denominator: pairs },
  ];
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : a[at]! - b[at]!;
}

const MOTWANI_XU = 'Motwani and Xu, Efficient algorithms for masking and finding quasi-identifiers, Stanford University 2007; as reported by ARX.';
const SETS = 'Parameter `columns` names the set. A missing value is a category of its own unless stated otherwise. Counts rows.';

export const separationDefinitions: readonly Definition[] = [
  { id: 'column-set.distinction.share', title: 'Distinction', sentence: 'Distinct combinations of values of the columns, out of the rows.', formula: '#{distinct combinations} / n', unit: 'share', range: [0, 1], goal: 'lower', source: MOTWANI_XU, notes: `1 where the columns are a key. Equal to the mean prosecutor risk. ${SETS}` },
  { id: 'column-set.separation.share', title: 'Separation', sentence: 'Share of the pairs of rows that the columns tell apart.', formula: '1 − Σ f(f − 1) / (n(n − 1))', unit: 'share', range: [0, 1], goal: 'lower', source: MOTWANI_XU, notes: `Near 1 long before rows are unique: with 1,000 classes of equal size it is 0.999. ${SETS}` },
];
