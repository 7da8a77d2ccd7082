import { asCoded, columnOf, type Table } from '../../../columns/column.ts';
import type { MissingRule } from '../../../columns/equivalence-classes.ts';
import { distinctRows, type DistinctRows } from '../attribution/named-columns.ts';
import { sizeWithin } from '../attribution/subset-count.ts';
import type { Measure } from '../../measure.ts';
import { correctGivenUniqueMatch, disSudaScores } from './data-intrusion.ts';
import { minimalUniques } from './minimal-uniques.ts';
import { sudaMeasures, type SudaFigures, type SudaValueContribution } from './suda-measures.ts';
import { sudaWeights, type ScoreFormula } from './suda-weight.ts';

export interface SudaOptions {
  /** Largest minimal sample unique to look for, in columns; by default all sizes, or as many as keep within 4,096 sets of columns. */
  readonly maxSize?: number;
  /** How scores weigh sizes, default `elliot`: see `sudaWeights`. */
  readonly formula?: ScoreFormula;
  /** Fraction of the population that the file is a simple random sample of, in (0, 1]; without it there is no DIS-SUDA. */
  readonly samplingFraction?: number;
  /** How a missing value counts; default `own`, a category of its own. */
  readonly missing?: MissingRule;
  /** Also the contribution of each value. Values of a person's cells must not be shown unless they were asked for. */
  readonly values?: boolean;
}

export interface SudaScores extends SudaFigures {
  readonly measures: readonly Measure[];
}

const MOST_SETS = 4096;

/**
 * SUDA: who stands out on few columns. A row's score is the sum of the weights of its minimal sample uniques: the
 * fewer columns it takes to be alone, and the more ways there are, the higher. It ranks rows by how
 * special they are; it is no probability, and it is not comparable between sets of columns. Special uniques are more
 * often unique in the population than other sample uniques (Elliot, Manning and Ford 2002; see
 * `minimalUniques` and `sudaWeights` for the sources). Counts rows: where people repeat, give one row per person.
 */
export function sudaScores(table: Table, columns: readonly string[], { maxSize, formula = 'elliot', samplingFraction, missing = 'own', values = false }: SudaOptions = {}): SudaScores {
  const distinct = distinctRows(table, columns, { missing });
  const size = maxSize ?? sizeWithin(columns.length, MOST_SETS);
  if (!Number.isInteger(size) || size < 1 || size > columns.length) throw new Error(`suda.maxSize: expected a whole number of columns from 1 to ${columns.length}, got ${size}`);
  if (samplingFraction !== undefined && !(samplingFraction > 0 && samplingFraction <= 1)) throw new Error(`suda.samplingFraction: expected a number above 0 and at most 1, got ${samplingFraction}`);
  const weights = sudaWeights(columns.length, size, formula);
  const found = collect(table, distinct, columns, weights, values);
  const { uniques, inPairs } = repeats(distinct);
  const dis = samplingFraction === undefined ? null : correctGivenUniqueMatch({ uniques, inPairs }, samplingFraction);
  const disScore = dis === null ? null : disSudaScores(found.score, columns.length, dis);
  const scores = { columns, maxSize: size, formula, rows: distinct.rows, droppedRows: distinct.droppedRows, ...found, dis, disScore };
  return { ...scores, measures: sudaMeasures(scores, samplingFraction) };
}

type Found = Pick<SudaScores, 'score' | 'minimalUniques' | 'smallest' | 'bySize' | 'contributions' | 'valueContributions'>;

function collect(table: Table, distinct: DistinctRows, columns: readonly string[], weights: Float64Array, withValues: boolean): Found {
  const maxSize = weights.length - 1;
  const score = new Float64Array(table.rows);
  const minimal = new Uint32Array(table.rows);
  const smallest = new Uint8Array(table.rows);
  const bySize = Array.from<number>({ length: maxSize + 1 }).fill(0);
  const held = new Float64Array(columns.length);
  const scored = new Float64Array(columns.length);
  const byValue = distinct.radix.map((radix) => new Float64Array(withValues ? radix : 0));
  let total = 0;
  minimalUniques(distinct, {
    maxSize,
    found({ mask, size }, rows, count) {
      const weight = weights[size]!;
      bySize[size]! += count;
      total += count * weight;
      for (let at = 0; at < count; at++) {
        const row = distinct.first[rows[at]!]!;
        score[row]! += weight;
        minimal[row]! += 1;
        if (smallest[row] === 0 || size < smallest[row]!) smallest[row] = size;
      }
      for (let column = 0; column < columns.length; column++) {
        if (((mask >>> column) & 1) === 0) continue;
        held[column]! += count;
        scored[column]! += count * weight;
        if (!withValues) continue;
        for (let at = 0; at < count; at++) byValue[column]![distinct.codes[column]![rows[at]!]!]! += weight;
      }
    },
  });
  const contributions = columns.map((column, at) => ({ column, minimalUniques: held[at]!, share: total === 0 ? 0 : scored[at]! / total }));
  const valueContributions = withValues ? columns.flatMap((column, at) => valueShares(table, distinct, column, at, byValue[at]!, scored[at]!)) : null;
  return { score, minimalUniques: minimal, smallest, bySize, contributions, valueContributions };
}

function valueShares(table: Table, { codes, first }: DistinctRows, column: string, at: number, scored: Float64Array, total: number): SudaValueContribution[] {
  const rowOf = new Map<number, number>();
  codes[at]!.forEach((code, own) => {
    if (scored[code]! > 0 && !rowOf.has(code)) rowOf.set(code, first[own]!);
  });
  const { codes: cells, dictionary } = asCoded(columnOf(table, column));
  return [...rowOf]
    .map(([code, row]) => ({ column, value: dictionary[cells[row]!] ?? null, share: scored[code]! / total }))
    .sort((a, b) => b.share - a.share || ((a.value ?? '') < (b.value ?? '') ? -1 : 1));
}

/** Rows alone and rows in pairs on all columns together. */
function repeats({ weights }: DistinctRows): { readonly uniques: number; readonly inPairs: number } {
  let [uniques, inPairs] = [0, 0];
  for (const weight of weights) {
    if (weight === 1) uniques += 1;
    if (weight === 2) inPairs += 2;
  }
  return { uniques, inPairs };
}

