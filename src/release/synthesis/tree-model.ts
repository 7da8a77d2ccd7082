import { aliasTable, type AliasTable } from '../../random/alias-table.ts';
import type { Draws } from '../../random/draws.ts';
import { sqrt } from '../../stats/elementary.ts';
import type { NoisyCounts } from './private-counts.ts';
import { ontoSimplex } from './simplex.ts';
import type { Pair } from './spanning-tree.ts';

/** Noisy counts of one column: each cell with a variance of its own. */
export interface NoisyMargin {
  readonly counts: Float64Array;
  readonly variances: Float64Array;
}

/** Noisy counts of a pair of columns, the second one's cells next to each other. */
export interface NoisyPair extends NoisyCounts {
  readonly pair: Pair;
}

/** A distribution of columns along a tree: given its neighbour on the way to the root, a column depends on no other. */
export interface TreeModel {
  /** Expected rows in each cell of each column. */
  readonly margins: readonly Float64Array[];
  /** Expected rows in each combination of cells of each pair of the tree, in agreement with `margins`. */
  readonly tables: readonly Float64Array[];
  /** Cells of so many rows, column by column; `draws` gives each column its own numbers. */
  sample(rows: number, draws: (column: number) => Draws): Uint32Array[];
}

/**
 * The tree model of most entropy for noisy counts of columns and pairs, in closed form: where tables agree in the
 * columns that they share, it is the product of the pairs' tables over the margins counted twice. They are made to
 * agree in three steps: a column's counts are averaged over all tables that hold it, each weighted by the inverse
 * of its variance; everything is moved to the nearest counts without negative ones and with the same total; and
 * the pairs are fitted to the columns by iterative proportional fitting. The weighted least squares of the paper,
 * found there by gradient descent, are met in the first step but for the constraints of the other two.
 *
 * R. McKenna, D. Sheldon, G. Miklau, "Graphical-model based estimation and inference for differential privacy",
 * ICML 2019, arXiv:1901.09136. W. E. Deming, F. F. Stephan, "On a least squares adjustment of a sampled frequency
 * table when the expected marginal totals are known", Annals of Mathematical Statistics 11 (1940) 427–444,
 * doi:10.1214/aoms/1177731829 (iterative proportional fitting).
 */
export function treeModel(own: readonly NoisyMargin[], pairs: readonly NoisyPair[], total: number): TreeModel {
  const margins = own.map((margin, column) => ontoSimplex(averaged([margin, ...pairs.flatMap((pair) => marginOf(pair, column, own))]), total));
  const tables = pairs.map(({ pair: [a, b], counts, variance }) => fitted(ontoSimplex(counts, total), variance, margins[a]!, margins[b]!, total));
  return { margins, tables, sample: (rows, draws) => sampled(margins, pairs.map(({ pair }) => pair), tables, rows, draws) };
}

/** What a pair's table says of one of its columns. */
function marginOf({ pair: [a, b], counts, variance }: NoisyPair, column: number, own: readonly NoisyMargin[]): NoisyMargin[] {
  if (column !== a && column !== b) return [];
  const [rows, others] = [own[a]!.counts.length, own[b]!.counts.length];
  const sums = new Float64Array(column === a ? rows : others);
  counts.forEach((count, at) => (sums[column === a ? Math.floor(at / others) : at % others]! += count));
  return [{ counts: sums, variances: new Float64Array(sums.length).fill(variance * (column === a ? others : rows)) }];
}

function averaged(margins: readonly NoisyMargin[]): Float64Array {
  return margins[0]!.counts.map((_, cell) => {
    let [sum, weights] = [0, 0];
    for (const { counts, variances } of margins) {
      sum += counts[cell]! / variances[cell]!;
      weights += 1 / variances[cell]!;
    }
    return sum / weights;
  });
}

/** Most of independence that is mixed into a pair's table (assumed). */
const MOST_MIXED_IN = 0.01;
const ROUNDS = 2000;

/**
 * The table scaled row by row and column by column until its sums are the margins, to 1e-6 of the total. A cell
 * that the noise has put to 0 stays there, and the margins may not be met without it: so the table starts with a
 * share of independence mixed in, as large as the noise of one cell is against the total.
 */
function fitted(counts: Float64Array, variance: number, rows: Float64Array, columns: Float64Array, total: number): Float64Array {
  const width = columns.length;
  const mixedIn = Math.min(MOST_MIXED_IN, sqrt(variance) / total);
  const table = counts.map((count, at) => count + (mixedIn * rows[Math.floor(at / width)]! * columns[at % width]!) / total);
  for (let round = 0; round < ROUNDS; round++) {
    scale(table, columns, (at) => at % width);
    if (scale(table, rows, (at) => Math.floor(at / width)) <= 1e-6 * total) break;
  }
  return table;
}

/** Scales the groups of cells to these sums; how far the sums were off before. */
function scale(table: Float64Array, wanted: Float64Array, groupOf: (at: number) => number): number {
  const sums = new Float64Array(wanted.length);
  for (let at = 0; at < table.length; at++) sums[groupOf(at)]! += table[at]!;
  let off = 0;
  const factors = sums.map((sum, group) => {
    off += Math.abs(sum - wanted[group]!);
    return sum > 0 ? wanted[group]! / sum : 0;
  });
  for (let at = 0; at < table.length; at++) table[at]! *= factors[groupOf(at)]!;
  return off;
}

/** Down from the first column of each part of the tree: a column given the cell of the one above it. */
function sampled(margins: readonly Float64Array[], pairs: readonly Pair[], tables: readonly Float64Array[], rows: number, draws: (column: number) => Draws): Uint32Array[] {
  const cells: Uint32Array[] = [];
  const visit = (column: number, pick: (row: number) => AliasTable): void => {
    const stream = draws(column);
    const own = Uint32Array.from({ length: rows }, (_, row) => pick(row).pick(stream.uniform(row)));
    cells[column] = own;
    pairs.forEach(([a, b], edge) => {
      const next = a === column ? b : b === column ? a : undefined;
      if (next === undefined || cells[next] !== undefined) return;
      const given = Array.from({ length: margins[column]!.length }, (_, cell) => weightsGiven(tables[edge]!, margins[b]!.length, a === column, cell));
      const tablesGiven: (AliasTable | undefined)[] = [];
      visit(next, (row) => (tablesGiven[own[row]!] ??= aliasTable(given[own[row]!]!)));
    });
  };
  margins.forEach((margin, column) => {
    if (cells[column] !== undefined) return;
    const table = aliasTable(margin);
    visit(column, () => table);
  });
  return cells;
}

/** The row or column of a pair's table that belongs to one cell. */
function weightsGiven(table: Float64Array, width: number, byRow: boolean, cell: number): Float64Array {
  return byRow ? table.slice(cell * width, (cell + 1) * width) : Float64Array.from({ length: table.length / width }, (_, other) => table[other * width + cell]!);
}
