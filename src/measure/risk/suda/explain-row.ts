import { asCoded, cellText, columnOf, takeRows, type Table } from '../../../columns/column.ts';
import type { PublishedRecoding } from '../../../columns/disclose.ts';
import { jointCandidates } from '../../../columns/joint-classes.ts';
import { log2 } from '../../../stats/elementary.ts';
import { columnsOf } from '../attribution/column-subsets.ts';
import { sudaWeights } from './suda-weight.ts';

export interface ExplainOptions {
  /** A table of the population under the same names, for the row's k-map. */
  readonly population?: Table;
  /** How the table was generalized, so that the population is put under the same labels. */
  readonly recodings?: ReadonlyMap<string, PublishedRecoding>;
  /** Also the row's values. They are a person's data: only where somebody asked for them on a terminal. */
  readonly values?: boolean;
}

/** What one column does for a row. */
export interface ExplainedColumn {
  readonly name: string;
  /** Rows that have the same value, this one included. */
  readonly sharedBy: number;
  /** −log₂ of their share: the surprise of the value. */
  readonly bits: number;
  /** Size of the row's class if this column were left out. */
  readonly classSizeWithout: number;
  /** Score of the minimal sets that hold the column out of the row's; 0 for a row that is not alone. */
  readonly contribution: number;
  /** The cell's text, null for a missing one; absent unless asked for. */
  readonly value?: string | null;
}

export interface ExplainedRow {
  readonly row: number;
  readonly rows: number;
  /** Rows that agree with it on all columns, itself included. */
  readonly classSize: number;
  /** Rows of the population that agree with it on all columns: k of k-map; null where no population was given. */
  readonly populationSize: number | null;
  /** Sets of columns on which it is alone, none with a column to spare, the smallest first; none where it is not alone. */
  readonly minimalSets: readonly (readonly string[])[];
  /** Its SUDA score over all sizes, `elliot`. */
  readonly score: number;
  readonly columns: readonly ExplainedColumn[];
  /** Size of the smallest class on any set of so many columns: what an adversary gets who knows one, two, … of them. */
  readonly smallestClassBySize: readonly number[];
}

const MOST_COLUMNS = 20;

/**
 * What makes one row stand out. Each other row agrees with it on some set of columns; how many agree on at least a set,
 * for every set at once, is a sum over supersets (the zeta transform: Yates, The design and analysis of
 * factorial experiments, 1937), one addition per set and column. Missing values are a category of their own.
 */
export function explainRow(table: Table, columns: readonly string[], row: number, { population, recodings = new Map(), values = false }: ExplainOptions = {}): ExplainedRow {
  if (!Number.isInteger(row) || row < 0 || row >= table.rows) throw new Error(`explain.row: expected a row number from 0 to ${table.rows - 1}, got ${row}`);
  if (columns.length === 0 || columns.length > MOST_COLUMNS) throw new Error(`explain.columns: expected 1 to ${MOST_COLUMNS} columns, got ${columns.length}; name the quasi-identifiers that matter most`);
  const sizes = classSizesBySet(table, columns, row);
  const all = sizes.length - 1;
  const minimal = minimalSets(sizes);
  const weights = sudaWeights(columns.length, columns.length);
  const weigh = (sets: readonly number[]): number => sets.reduce((sum, set) => sum + weights[bitsIn(set)]!, 0);
  const score = weigh(minimal);
  return {
    row,
    rows: table.rows,
    classSize: sizes[all]!,
    populationSize: population === undefined ? null : jointCandidates(takeRows(table, Uint32Array.of(row)), population, columns, recodings).ofFirst(0).length,
    minimalSets: minimal.map((set) => columnsOf(set, columns)),
    score,
    columns: columns.map((name, at) => ({
      name,
      sharedBy: sizes[1 << at]!,
      bits: log2(table.rows / sizes[1 << at]!),
      classSizeWithout: sizes[all ^ (1 << at)]!,
      contribution: score === 0 ? 0 : weigh(minimal.filter((set) => ((set >>> at) & 1) === 1)) / score,
      ...(values ? { value: cellText(columnOf(table, name), row) } : {}),
    })),
    smallestClassBySize: smallestBySize(sizes, columns.length),
  };
}

/** For every set of columns, how many rows agree with the row on all of them. */
function classSizesBySet(table: Table, columns: readonly string[], row: number): Uint32Array {
  const agreement = new Uint32Array(table.rows);
  columns.forEach((name, at) => {
    const { codes } = asCoded(columnOf(table, name));
    const own = codes[row]!;
    for (let other = 0; other < codes.length; other++) if (codes[other] === own) agreement[other]! |= 1 << at;
  });
  const sizes = new Uint32Array(1 << columns.length);
  for (const set of agreement) sizes[set]! += 1;
  for (let bit = 1; bit < sizes.length; bit *= 2) {
    for (let set = 0; set < sizes.length; set++) if ((set & bit) === 0) sizes[set]! += sizes[set | bit]!;
  }
  return sizes;
}

/** Sets on which the row is alone, and not without any one of their columns. */
function minimalSets(sizes: Uint32Array): number[] {
  const sets: number[] = [];
  for (let set = 1; set < sizes.length; set++) {
    if (sizes[set] !== 1) continue;
    let minimal = true;
    for (let rest = set; rest !== 0 && minimal; rest &= rest - 1) minimal = sizes[set ^ (rest & -rest)]! > 1;
    if (minimal) sets.push(set);
  }
  return sets.sort((a, b) => bitsIn(a) - bitsIn(b) || a - b);
}

function smallestBySize(sizes: Uint32Array, columns: number): number[] {
  const smallest = Array.from<number>({ length: columns }).fill(sizes[0]!);
  for (let set = 1; set < sizes.length; set++) {
    const at = bitsIn(set) - 1;
    smallest[at] = Math.min(smallest[at]!, sizes[set]!);
  }
  return smallest;
}

function bitsIn(set: number): number {
  let bits = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}
