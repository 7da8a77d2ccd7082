import { aliasTable } from '../../random/alias-table.ts';
import type { Draws } from '../../random/draws.ts';
import { sqrt } from '../../stats/elementary.ts';
import type { NoisyCounts } from './private-counts.ts';
import type { Cells } from './public-domain.ts';
import type { NoisyMargin } from './tree-model.ts';

/** Cells with a noisy count below so many standard deviations of the noise are merged, as in the reference implementation of MST. */
const RARE_BELOW = 3;

/** A column whose rare cells are one cell, and the way back. */
export interface MergedColumn extends Cells {
  readonly margin: NoisyMargin;
  /** Cells of the whole domain: a merged one becomes one of the rare cells, with odds by their noisy counts. */
  expand(cells: Uint32Array, draws: Draws): Uint32Array;
}

/**
 * Merges the cells that the noise drowns, so that pairs of columns have fewer cells to measure. Decided by the noisy
 * counts alone, which are already paid for.
 *
 * McKenna, Miklau and Sheldon 2021, arXiv:2108.04978 (domain compression).
 */
export function mergeRareCells({ size, cells }: Cells, { counts, variance }: NoisyCounts): MergedColumn {
  const threshold = RARE_BELOW * sqrt(variance);
  const rare = [...counts.keys()].filter((cell) => counts[cell]! < threshold);
  const common = [...counts.keys()].filter((cell) => counts[cell]! >= threshold);
  const mergedOf = new Uint32Array(size).fill(common.length);
  common.forEach((cell, merged) => (mergedOf[cell] = merged));
  const withRare = rare.length === 0 ? [] : [rare.reduce((sum, cell) => sum + counts[cell]!, 0)];
  const odds = rare.map((cell) => Math.max(0, counts[cell]!));
  const pick = rare.length === 0 ? undefined : aliasTable(odds.some((odd) => odd > 0) ? odds : rare.map(() => 1));
  return {
    size: common.length + withRare.length,
    cells: cells.map((cell) => mergedOf[cell]!),
    margin: {
      counts: Float64Array.from([...common.map((cell) => counts[cell]!), ...withRare]),
      variances: Float64Array.from([...common.map(() => variance), ...withRare.map(() => variance * rare.length)]),
    },
    expand: (drawn, draws) => drawn.map((merged, row) => common[merged] ?? rare[pick!.pick(draws.uniform(row))]!),
  };
}
