import type { AlignedColumn } from './aligned-columns.ts';

/** Points of a tile: few enough to bound tightly, enough for the inner loops to run. */
export const TILE = 128;

/** Values by which a segment is judged and split; a sample keeps the work linear. */
const SAMPLE = 32;

/**
 * Brings points into an order in which runs of `TILE` lie close together (a run may straddle two segments: its bounds
 * are then looser, never wrong), by halving as in a k-d tree: each segment is split at about the median of the column in which it spreads most, columns that were split before counting less.
 * Labels are split by code, since only equality matters to them.
 *
 * Source: J. L. Bentley, Multidimensional binary search trees used for associative searching, CACM 18 (1975) 509–517,
 * doi:10.1145/361002.361007; the choice of column is this project's.
 *
 * @param points Released rows, one for each distinct combination; reordered in place.
 */
export function orderInTiles(points: Uint32Array, columns: readonly AlignedColumn[]): void {
  const split = (from: number, to: number, used: readonly number[]): void => {
    if (to - from <= TILE) return;
    const worth = columns.map((column, c) => spreadOf(points, from, to, column) / (1 + used[c]!));
    const ranked = [...columns.keys()].filter((c) => worth[c]! > 0).sort((a, b) => worth[b]! - worth[a]!);
    for (const c of ranked) {
      const middle = partition(points, from, to, columns[c]!);
      if (middle === from || middle === to) continue;
      const next = used.map((times, i) => (i === c ? times + 1 : times));
      split(from, middle, next);
      split(middle, to, next);
      return;
    }
  };
  split(0, points.length, columns.map(() => 0));
}

function sampled(points: Uint32Array, from: number, to: number, { released }: AlignedColumn): Float64Array {
  const count = Math.min(SAMPLE, to - from);
  return Float64Array.from({ length: count }, (_, i) => released[points[from + Math.floor(((to - from) * i) / count)]!]!);
}

/** How far apart two points of the segment may be in this column, from a sample. */
function spreadOf(points: Uint32Array, from: number, to: number, column: AlignedColumn): number {
  let [least, most] = [Infinity, -Infinity];
  for (const value of sampled(points, from, to, column)) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (!(most > least)) return 0;
  return column.kind === 'label' ? 1 : Math.min(1, (most - least) * column.scale);
}

/** Puts points at or below the median before the others; below it where it is the greatest. Missing numbers come last. */
function partition(points: Uint32Array, from: number, to: number, column: AlignedColumn): number {
  const { released } = column;
  const known = sampled(points, from, to, column).filter((value) => !Number.isNaN(value)).sort();
  const cut = known[(known.length - 1) >> 1]!;
  const strict = cut === known.at(-1);
  let end = from;
  for (let at = from; at < to; at++) {
    const point = points[at]!;
    const value = released[point]!;
    if (strict ? value < cut : value <= cut) {
      points[at] = points[end]!;
      points[end++] = point;
    }
  }
  return end;
}
