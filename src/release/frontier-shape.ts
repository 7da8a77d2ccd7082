import { sqrt } from '../stats/elementary.ts';

/** One k's nodes of a frontier: each node's loss and the rows that it must suppress, of all `rows`. */
export interface FrontierNodes {
  readonly loss: Float64Array;
  readonly suppressed: Uint32Array;
  readonly rows: number;
}

/**
 * Nodes in cells over [0, 1]², equal in loss and in the square root of the share of rows suppressed, since most of
 * what can be chosen lies below a tenth: `cells[loss][share]`.
 */
export function densityCells({ loss, suppressed, rows }: FrontierNodes, cells = 32): number[][] {
  const counts = Array.from({ length: cells }, () => new Array<number>(cells).fill(0));
  const cellOf = (share: number): number => Math.max(0, Math.min(cells - 1, Math.floor(share * cells)));
  loss.forEach((own, node) => counts[cellOf(own)]![cellOf(sqrt(suppressed[node]! / rows))]!++);
  return counts;
}

/** Nodes that no other has both less suppression and less loss than, by rising share of rows suppressed. */
export function lowerCorners({ loss, suppressed, rows }: FrontierNodes): (readonly [share: number, loss: number])[] {
  const order = Uint32Array.from(loss.keys()).sort((a, b) => suppressed[a]! - suppressed[b]! || loss[a]! - loss[b]!);
  const corners: (readonly [number, number])[] = [];
  let least = Infinity;
  for (const node of order) {
    if (loss[node]! >= least) continue;
    least = loss[node]!;
    corners.push([suppressed[node]! / rows, least]);
  }
  return corners;
}
