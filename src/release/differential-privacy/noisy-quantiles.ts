import { gridCells } from './bounded-numbers.ts';
import { buyNoise } from './noise-mechanism.ts';
import { countCells, rowSensitivity, type Budget, type Contributions, type NoisyNumber } from './noisy-totals.ts';

/** A public grid and the shares of rows to lie below each quantile. */
export interface QuantileGrid {
  readonly lower: number;
  readonly upper: number;
  /** Number of equal cells between the bounds, at least 2. */
  readonly cells: number;
  readonly at: readonly number[];
}

/**
 * Quantiles of clamped numbers from a tree of noisy counts over a public grid: the cells, joined two by two up to
 * the whole. Each row is counted once on each of the tree's levels, so that all nodes together cost one budget.
 * A quantile is found by going down from the top: at each node to the left where that share of the rows is
 * there, else to the right; within a cell by interpolation. Quantiles of one segment never cross. Counts below
 * 0 are taken for 0; where both sides are empty, as if rows were spread evenly. No interval in closed form.
 *
 * M. Hay, V. Rastogi, G. Miklau, D. Suciu, "Boosting the accuracy of differentially private histograms through
 * consistency", PVLDB 3(1), 2010, 1021–1032, §4.1 (the tree), doi:10.14778/1920841.1920970.
 */
export function noisyQuantiles(rows: Contributions, numbers: Float64Array, { lower, upper, cells, at }: QuantileGrid, budget: Budget): NoisyNumber[][] {
  const cellOf = gridCells(numbers, lower, upper, cells);
  const leaves = countCells(rows, (row) => cellOf[row]!, cells);
  // widths[level] nodes lie on a level; level 0 has two, the last one the cells.
  const widths = [cells];
  while (widths[0]! > 2) widths.unshift(Math.ceil(widths[0]! / 2));
  const noise = buyNoise(budget.ledger, budget.purpose, budget.amount, rowSensitivity(rows.most, widths.length), budget.draws('tree'));
  let entity = 0;
  return Array.from({ length: rows.segments.count }, (_, segment) => {
    const counts = levelsUp(leaves.subarray(segment * cells, (segment + 1) * cells), widths.length);
    const noisy = counts.map((level) => level.map((count) => Math.max(0, count + noise.draw(entity++))));
    return at.map((share) => ({ value: lower + (positionOf(noisy, share) / cells) * (upper - lower), interval: null }));
  });
}

/** The counts of each level, the coarsest first. */
function levelsUp(leaves: Float64Array, levels: number): Float64Array[] {
  const tree = [leaves];
  while (tree.length < levels) {
    const below = tree[0]!;
    tree.unshift(Float64Array.from({ length: Math.ceil(below.length / 2) }, (_, node) => below[2 * node]! + (below[2 * node + 1] ?? 0)));
  }
  return tree;
}

/** How many cells from the left the quantile of that share lies. */
function positionOf(tree: readonly Float64Array[], share: number): number {
  const cells = tree.at(-1)!.length;
  let node = 0;
  let rest = share;
  tree.forEach((level, depth) => {
    const [left, right] = [2 * node, 2 * node + 1];
    if (right >= level.length) {
      node = left;
      return;
    }
    const total = level[left]! + level[right]!;
    // The cells below a node, of which the last node may have fewer.
    const span = 1 << (tree.length - 1 - depth);
    const toLeft = total > 0 ? level[left]! / total : span / (Math.min(cells, (right + 1) * span) - left * span);
    if (rest <= toLeft) {
      node = left;
      rest /= toLeft;
    } else {
      node = right;
      rest = Math.min(1, (rest - toLeft) / (1 - toLeft));
    }
  });
  return node + rest;
}
