import type { Draws } from '../../random/draws.ts';
import type { Estimate } from '../../stats/intervals.ts';
import { sampleInterval } from './sample-mean.ts';
import type { WithheldRows } from './distribution-distance.ts';
import type { ReleaseMasses } from './release-masses.ts';

/** Columns of one segment; its row is somebody withheld, so that the segment exists. */
interface Segment {
  readonly conditions: readonly { readonly column: number; readonly holds: Uint8Array }[];
  /** Share of the withheld rows in it. */
  readonly share: number;
}

/** Segments asked for, and the share below which an error is measured against this one instead. Assumed. */
const SEGMENTS = 300;
const FLOOR = 0.01;

/**
 * Random segments of two or three conditions, each around a withheld row: of a category its own value, of numbers and
 * dates a run of neighbouring bins with its own among them. The same for every strategy.
 */
export function randomSegments({ columns, ofRow, rows }: WithheldRows, draws: Draws): Segment[] {
  const usable = [...columns.keys()].filter((c) => columns[c]!.bins.values > 1);
  if (usable.length < 2 || rows === 0) return [];
  return Array.from({ length: SEGMENTS }, (_, query) => {
    const order = [...usable];
    const wanted = Math.min(order.length, 2 + draws.below(2, query, 0));
    const conditions = Array.from({ length: wanted }, (__, i) => {
      const at = i + draws.below(order.length - i, query, 1, i);
      [order[i], order[at]] = [order[at]!, order[i]!];
      return order[i]!;
    });
    const row = draws.below(rows, query, 2);
    const chosen = conditions.map((column, i) => ({ column, holds: around(columns[column]!.bins, ofRow[column]![row]!, draws, query, i) }));
    let inside = 0;
    for (let other = 0; other < rows; other++) if (chosen.every(({ column, holds }) => holds[ofRow[column]![other]!] === 1)) inside++;
    return { conditions: chosen, share: inside / rows };
  });
}

function around({ values, size, ordered }: WithheldRows['columns'][number]['bins'], own: number, draws: Draws, query: number, i: number): Uint8Array {
  const holds = new Uint8Array(size);
  holds[own] = 1;
  if (!ordered || own >= values) return holds;
  const length = 1 + draws.below(Math.max(1, Math.ceil(values / 2)), query, 3, i);
  const first = Math.max(0, Math.min(values - length, own - draws.below(length, query, 4, i)));
  holds.fill(1, first, first + length);
  return holds;
}

/**
 * Mean relative error of the sizes of segments counted in a release, |q − p| / max(p, 1 %), an error beyond 1 counted
 * as 1: an answer that is further off than the segment is large helps nobody. Sizes are shares of the rows, and a label
 * counts by the share of its values that fulfil a condition; an open cell by the share of the release's other cells.
 * A segment of a column that the release has not cannot be counted: error 1.
 *
 * Source: count queries on a release under the assumption of uniformity: X. Xiao and Y. Tao, Anatomy, VLDB 2006,
 * 139–150, §6. The floor and the limit are this project's.
 */
export function segmentError(masses: ReleaseMasses, segments: readonly Segment[]): Estimate {
  if (segments.length === 0) return { value: Number.NaN, interval: [0, 1] };
  const errors = Float64Array.from(segments, ({ conditions, share }) => {
    const parts = conditions.map(({ column, holds }) => fulfilled(masses, column, holds));
    if (parts.some((part) => part === null)) return 1;
    let total = 0;
    for (let row = 0; row < masses.rows; row++) {
      let mass = 1;
      for (const part of parts) mass *= part!.share[part!.labels[row]!]!;
      total += mass;
    }
    return Math.min(1, Math.abs(total / masses.rows - share) / Math.max(share, FLOOR));
  });
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const { value, interval } = sampleInterval(mean, errors);
  return { value, interval: [Math.max(0, interval[0]), Math.min(1, interval[1])] };
}

/** The share of each label that fulfils a condition; null where the column is absent or open throughout. */
function fulfilled({ labels, marginals }: ReleaseMasses, column: number, holds: Uint8Array): { readonly labels: Uint32Array; readonly share: Float64Array } | null {
  const own = labels[column]!;
  const marginal = marginals[column]!;
  if (own === null || marginal === null) return null;
  const open = marginal.at(-1)!;
  if (open >= 1 - 1e-12) return null;
  const known = holds.reduce((sum, flag, bin) => sum + flag * marginal[bin]!, 0) / (1 - open);
  const share = Float64Array.from({ length: own.starts.length - 1 }, (_, label) => {
    const [from, to] = [own.starts[label]!, own.starts[label + 1]!];
    if (from === to) return known;
    let sum = 0;
    for (let i = from; i < to; i++) sum += holds[own.bins[i]!]! * own.weights[i]!;
    return sum;
  });
  return { labels: own.labels, share };
}
