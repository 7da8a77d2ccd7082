import { equivalenceClasses } from '../../columns/equivalence-classes.ts';
import { rowsByClass } from '../../columns/joint-classes.ts';
import type { AlignedColumn, AlignedLabels, AlignedNumbers } from './aligned-columns.ts';
import { orderInTiles, TILE } from './tile-order.ts';

/** The released rows nearest to one target; valid until the next search of the same index. */
export interface Found {
  /** Distance of the nearest row. */
  readonly distance: number;
  /** Distinct combinations of values at most as far as the k-th nearest row, in no order, and how far each is. */
  readonly points: Uint32Array;
  readonly distances: Float64Array;
}

/** Exact nearest released rows under the distance of `alignedColumns`. */
export interface NearestRows {
  /** Combinations among the k nearest rows, all that tie with the k-th included. */
  search(target: number, k: number): Found;
  /** Ranks of the rows that have a combination, ascending. */
  ranksOf(point: number): Uint32Array;
  /** The k nearest rows as ranks; of rows as far as each other those of lower rank come first. */
  nearest(target: number, k: number): number[];
}

/** Slack for sums of bounds that round otherwise than the distances that they bound. */
const ROUNDING = 1e-9;

/** Tiles tried in the order of their bound before the rest are walked through in place. */
const BEST_FIRST = 6;

/** Labels that may stand for a value beyond this number are bounded by their least cost, wherever they are. */
const LISTED = 8;

/**
 * An index of released rows over some columns. Equal rows are one point; points lie in tiles of neighbours, and a tile
 * whose bounding box is farther than the k-th nearest found so far is never opened. Worst case: every row.
 *
 * @param rankOf A random rank of each released row, which decides between rows that are as far as each other.
 */
export function nearestRows(columns: readonly AlignedColumn[], rankOf: Uint32Array): NearestRows {
  const { count, ofRow } = equivalenceClasses(columns.map(({ column }) => column));
  const byRank = new Uint32Array(rankOf.length);
  rankOf.forEach((rank, row) => (byRank[rank] = ofRow[row]!));
  const ranks = rowsByClass(byRank, count);
  const example = new Uint32Array(count);
  ofRow.forEach((point, row) => (example[point] = row));
  const order = example.slice();
  orderInTiles(order, columns);
  const pointAt = order.map((row) => ofRow[row]!);
  const tiles = Math.ceil(count / TILE);
  const parts = columns.map((column) => (column.kind === 'number' ? numberPart(column, order, tiles) : labelPart(column, order, tiles)));

  const bounds = new Float64Array(tiles);
  const reach = new Float64Array(TILE);
  const points = new Uint32Array(count);
  const distances = new Float64Array(count);

  const search = (target: number, k: number): Found => {
    let found = 0;
    let limit = Infinity;
    const best = new Float64Array(k).fill(Infinity);
    const open = (tile: number): void => {
      const from = tile * TILE;
      const to = Math.min(count, from + TILE);
      reach.fill(0);
      for (const part of parts) part.addDistances(from, to, reach);
      for (let at = from; at < to; at++) {
        const distance = reach[at - from]!;
        if (distance > limit) continue;
        points[found] = pointAt[at]!;
        distances[found++] = distance;
        const rows = ranks.starts[pointAt[at]! + 1]! - ranks.starts[pointAt[at]!]!;
        for (let i = 0; i < rows && distance < best[k - 1]!; i++) insert(best, distance);
        limit = best[k - 1]!;
      }
    };
    bounds.fill(0);
    for (const part of parts) {
      part.aim(target);
      part.addBounds(bounds);
    }
    for (let tried = 0; tried < BEST_FIRST; tried++) {
      const tile = leastOf(bounds);
      if (tile < 0 || bounds[tile]! > limit + ROUNDING) break;
      bounds[tile] = Infinity;
      open(tile);
    }
    for (let tile = 0; tile < tiles; tile++) if (bounds[tile]! <= limit + ROUNDING && bounds[tile]! < Infinity) open(tile);
    for (const part of parts) part.rest();
    let kept = 0;
    for (let i = 0; i < found; i++) {
      if (distances[i]! > limit) continue;
      points[kept] = points[i]!;
      distances[kept++] = distances[i]!;
    }
    return { distance: best[0]!, points: points.subarray(0, kept), distances: distances.subarray(0, kept) };
  };
  const ranksOf = (point: number): Uint32Array => ranks.rows.subarray(ranks.starts[point]!, ranks.starts[point + 1]!);
  return {
    search,
    ranksOf,
    nearest(target, k) {
      const found = search(target, k);
      const ranksFound: number[] = [];
      const reached: number[] = [];
      for (let i = 0; i < found.points.length; i++) {
        const distance = found.distances[i]!;
        for (const rank of ranksOf(found.points[i]!).subarray(0, k)) {
          let at = ranksFound.length;
          while (at > 0 && (reached[at - 1]! > distance || (reached[at - 1] === distance && ranksFound[at - 1]! > rank))) at--;
          if (at >= k) break;
          ranksFound.splice(at, 0, rank);
          reached.splice(at, 0, distance);
          ranksFound.length = reached.length = Math.min(k, ranksFound.length);
        }
      }
      return ranksFound;
    },
  };
}

function insert(best: Float64Array, distance: number): void {
  let at = best.length - 1;
  while (at > 0 && best[at - 1]! > distance) {
    best[at] = best[at - 1]!;
    at--;
  }
  best[at] = distance;
}

function leastOf(bounds: Float64Array): number {
  let least = -1;
  let bound = Infinity;
  for (let tile = 0; tile < bounds.length; tile++) {
    if (bounds[tile]! >= bound) continue;
    bound = bounds[tile]!;
    least = tile;
  }
  return least;
}

/** One column of the index: `aim` fixes the target, the others add its distances until `rest`. */
interface Part {
  aim(target: number): void;
  addDistances(from: number, to: number, reach: Float64Array): void;
  addBounds(bounds: Float64Array): void;
  rest(): void;
}

function numberPart({ released, targets, scale, missingCost }: AlignedNumbers, order: Uint32Array, tiles: number): Part {
  const values = Float64Array.from(order, (row) => released[row]!);
  const low = new Float64Array(tiles).fill(Infinity);
  const high = new Float64Array(tiles).fill(-Infinity);
  const hasMissing = new Uint8Array(tiles);
  values.forEach((value, at) => {
    const tile = Math.floor(at / TILE);
    if (value < low[tile]!) low[tile] = value;
    if (value > high[tile]!) high[tile] = value;
    if (Number.isNaN(value)) hasMissing[tile] = 1;
  });
  let own = Number.NaN;
  return {
    aim: (target) => (own = targets[target]!),
    addDistances(from, to, reach) {
      if (Number.isNaN(own)) {
        for (let at = from; at < to; at++) if (!Number.isNaN(values[at]!)) reach[at - from]! += 1;
        return;
      }
      for (let at = from; at < to; at++) {
        const distance = Math.abs(values[at]! - own) * scale;
        reach[at - from]! += distance < 1 ? distance : Number.isNaN(distance) ? missingCost : 1;
      }
    },
    addBounds(bounds) {
      if (Number.isNaN(own)) return;
      for (let tile = 0; tile < tiles; tile++) {
        const outside = Math.max(low[tile]! - own, own - high[tile]!) * scale;
        if (outside > 0) bounds[tile]! += hasMissing[tile] === 1 ? Math.min(outside, missingCost) : outside < 1 ? outside : 1;
      }
    },
    rest: () => {},
  };
}

function labelPart({ released, targets, labels, over, cost }: AlignedLabels, order: Uint32Array, tiles: number): Part {
  const codes = Uint32Array.from(order, (row) => released[row]!);
  const low = new Uint32Array(tiles).fill(0xffffffff);
  const high = new Uint32Array(tiles);
  codes.forEach((code, at) => {
    const tile = Math.floor(at / TILE);
    if (code < low[tile]!) low[tile] = code;
    if (code > high[tile]!) high[tile] = code;
  });
  const distanceOf = new Float64Array(labels).fill(1);
  let possible: Uint32Array = new Uint32Array(0);
  return {
    aim(target) {
      const value = targets[target]!;
      possible = over.values.subarray(over.starts[value]!, over.starts[value + 1]!);
      for (const label of possible) distanceOf[label] = cost[label]!;
    },
    addDistances(from, to, reach) {
      for (let at = from; at < to; at++) reach[at - from]! += distanceOf[codes[at]!]!;
    },
    addBounds(bounds) {
      if (possible.length > LISTED) {
        const least = possible.reduce((bound, label) => Math.min(bound, cost[label]!), 1);
        for (let tile = 0; tile < tiles; tile++) bounds[tile]! += least;
        return;
      }
      for (let tile = 0; tile < tiles; tile++) {
        let bound = 1;
        for (let i = 0; i < possible.length; i++) {
          const label = possible[i]!;
          if (label >= low[tile]! && label <= high[tile]! && cost[label]! < bound) bound = cost[label]!;
        }
        bounds[tile]! += bound;
      }
    },
    rest() {
      for (const label of possible) distanceOf[label] = 1;
    },
  };
}
