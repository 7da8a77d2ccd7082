import { equivalenceClasses } from '../../columns/equivalence-classes.ts';
import { rowsByClass } from '../../columns/joint-classes.ts';
import type { AlignedColumn, AlignedLabels, AlignedNumbers } from './aligned-columns.ts';
import { orderInTiles, TILE } from './tile-order.ts';

/** The released rows nearest to one target; valid until the next search of the same index. */
export interface Found {
  readonly distance: number;
  /** Distinct combinations of values at that distance, in no order. */
  readonly points: Uint32Array;
}

/** Exact nearest released rows under the distance of `alignedColumns`, all that are as near as each other. */
export interface NearestRows {
  search(target: number): Found;
  /** The released rows that have a combination. */
  rowsOf(point: number): Uint32Array;
}

/** Slack for sums of bounds that round otherwise than the distances that they bound. */
const ROUNDING = 1e-9;

/** Tiles tried in the order of their bound before the rest are walked through in place. */
const BEST_FIRST = 4;

/** Labels that may stand for a value beyond this number are bounded by their least cost, wherever they are. */
const LISTED = 8;

/** Columns added up for a whole tile before points that are already too far are left out. */
const DENSE = 3;

/**
 * An index of released rows over some columns. Equal rows are one point; points lie in tiles of neighbours, and a tile
 * whose bounding box is farther than the nearest found so far is never opened. In an open tile the columns that tell
 * most rows apart come first, so that most points are given up after a few. Worst case: every row.
 */
export function nearestRows(given: readonly AlignedColumn[]): NearestRows {
  const columns = byMismatch(given);
  const { count, ofRow } = equivalenceClasses(columns.map(({ column }) => column));
  const members = rowsByClass(ofRow, count);
  const order = Uint32Array.from({ length: count }, (_, point) => members.rows[members.starts[point]!]!);
  orderInTiles(order, columns);
  const pointAt = order.map((row) => ofRow[row]!);
  const tiles = Math.ceil(count / TILE);
  const parts = columns.map((column) => (column.kind === 'number' ? numberPart(column, order, tiles) : labelPart(column, order, tiles)));
  const [dense, sparse] = [parts.slice(0, DENSE), parts.slice(DENSE)];

  const bounds = new Float64Array(tiles);
  const reach = new Float64Array(TILE);
  const alive = new Uint32Array(TILE);
  const points = new Uint32Array(count);
  let found = 0;
  let limit = Infinity;

  /** Drops points of the open tile that are farther than the nearest so far. */
  const near = (total: number): number => {
    let kept = 0;
    for (let i = 0; i < total; i++) if (reach[alive[i]!]! <= limit) alive[kept++] = alive[i]!;
    return kept;
  };
  const open = (tile: number): void => {
    const from = tile * TILE;
    const size = Math.min(count - from, TILE);
    reach.fill(0);
    for (const part of dense) part.addAll(from, size, reach);
    for (let i = 0; i < size; i++) alive[i] = i;
    let kept = near(size);
    for (let p = 0; p < sparse.length && kept > 0; p++) {
      sparse[p]!.addSome(from, alive, kept, reach);
      kept = near(kept);
    }
    for (let i = 0; i < kept; i++) {
      const distance = reach[alive[i]!]!;
      if (distance > limit) continue;
      if (distance < limit) found = 0;
      limit = distance;
      points[found++] = pointAt[from + alive[i]!]!;
    }
  };
  return {
    search(target) {
      [found, limit] = [0, Infinity];
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
      return { distance: limit, points: points.subarray(0, found) };
    },
    rowsOf: (point) => members.rows.subarray(members.starts[point]!, members.starts[point + 1]!),
  };
}

/** Labels first, those on which two random rows differ most often before others; numbers last. The order of equal ones stays. */
function byMismatch(columns: readonly AlignedColumn[]): AlignedColumn[] {
  const mismatch = (column: AlignedColumn): number => {
    if (column.kind === 'number') return -1;
    const counts = new Float64Array(column.labels);
    for (const label of column.released) counts[label]!++;
    return 1 - counts.reduce((sum, rows) => sum + (rows / column.released.length) * (rows / column.released.length), 0);
  };
  return columns.map((column) => ({ column, worth: mismatch(column) })).sort((a, b) => b.worth - a.worth).map(({ column }) => column);
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
  /** Adds to `reach[0] …` the distances of the points `from … from + size − 1`. */
  addAll(from: number, size: number, reach: Float64Array): void;
  /** The same for the first `kept` of the listed points alone. */
  addSome(from: number, listed: Uint32Array, kept: number, reach: Float64Array): void;
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
  const distanceTo = (value: number): number => {
    if (Number.isNaN(own)) return Number.isNaN(value) ? 0 : 1;
    const distance = Math.abs(value - own) * scale;
    return distance < 1 ? distance : Number.isNaN(distance) ? missingCost : 1;
  };
  return {
    aim: (target) => (own = targets[target]!),
    addAll(from, size, reach) {
      for (let i = 0; i < size; i++) reach[i]! += distanceTo(values[from + i]!);
    },
    addSome(from, listed, kept, reach) {
      for (let i = 0; i < kept; i++) reach[listed[i]!]! += distanceTo(values[from + listed[i]!]!);
    },
    addBounds(bounds) {
      if (Number.isNaN(own)) return;
      for (let tile = 0; tile < tiles; tile++) {
        const [below, above] = [low[tile]! - own, own - high[tile]!];
        const outside = (below > above ? below : above) * scale;
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
    addAll(from, size, reach) {
      for (let i = 0; i < size; i++) reach[i]! += distanceOf[codes[from + i]!]!;
    },
    addSome(from, listed, kept, reach) {
      for (let i = 0; i < kept; i++) reach[listed[i]!]! += distanceOf[codes[from + listed[i]!]!]!;
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
