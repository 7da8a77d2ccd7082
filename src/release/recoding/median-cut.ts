import { growableIntegers } from '../../columns/growable-integers.ts';
import { classJudge, type ClassJudge } from './class-judge.ts';
import type { CutDimension } from './cut-dimensions.ts';
import type { PreparedModels } from '../models/class-models.ts';

export interface CutProblem {
  readonly dimensions: readonly CutDimension[];
  readonly rows: number;
  /** true: rows of one value stay together; false: those at the median of an ordered column are divided evenly. */
  readonly strict: boolean;
  /** Whom each row is about; classes are counted in distinct subjects. Absent: rows. */
  readonly subject?: Int32Array;
  readonly models: PreparedModels;
}

/** The rows in groups: those of group i are `order[starts[i]] … order[starts[i + 1] − 1]`. */
export interface CutClasses {
  readonly order: Uint32Array;
  readonly starts: Uint32Array;
  /** Whether all rows together meet the models; if not, no cut does either. */
  readonly feasible: boolean;
}

/**
 * Greedy multidimensional partitioning: starting from all rows, each group is cut along its widest dimension that
 * has an allowable cut, which is one whose sides all meet the models, until no group has any.
 *
 * An ordered dimension is cut at the median: strictly at the border of a value that comes closest to the middle,
 * or, failing that, at the next one; relaxed in the middle of the rows. Before that it is tried to set missing
 * values apart, which lie lowest. A dimension with a hierarchy is cut into the groups below the current one;
 * groups that cannot stand alone stay together under the current one's name, joined by the smallest others if need be.
 *
 * Source: LeFevre, DeWitt and Ramakrishnan, Mondrian multidimensional k-anonymity, ICDE 2006, §3 and §4 (figure 5:
 * the algorithm; §3.2 relaxed), doi:10.1109/ICDE.2006.101. That small groups stay together is ours: with the
 * paper's all-or-nothing cut one rare value would forbid the whole cut.
 */
export function cutAtMedians({ dimensions, rows, strict, subject, models }: CutProblem): CutClasses {
  const width = dimensions.length;
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  // Row by row, so that one line of the cache holds a row's positions.
  const cells = new Uint32Array(rows * width);
  dimensions.forEach(({ positions }, j) => positions.forEach((position, row) => (cells[row * width + j] = position)));
  const judge = classJudge(order, subject, models);
  if (rows === 0 || !judge(0, rows)) return { order, starts: Uint32Array.of(0, rows), feasible: false };
  const sort = rangeSorter(order, cells, width);
  const extent = extents(order, cells, width);

  const cut = (from: number, to: number): number[] | undefined => {
    if (to - from < 2 * models.k) return undefined;
    const { least, greatest } = extent(from, to);
    const widths = dimensions.map((dimension, j) => dimension.width(least[j]!, greatest[j]!));
    const widest = widths.flatMap((own, j) => (own > 0 ? [j] : [])).sort((a, b) => widths[b]! - widths[a]! || a - b);
    for (const j of widest) {
      const [low, high] = [least[j]!, greatest[j]!];
      sort(from, to, j, low, high);
      const groups = dimensions[j]!.groupsBelow?.(low, high);
      const at = (i: number): number => cells[order[i]! * width + j]!;
      const borders = groups === undefined ? orderedCut(at, from, to, strict, judge) : groupedCut((i) => groups[at(i)]!, from, to, judge, order);
      if (borders !== undefined) return borders;
    }
    return undefined;
  };

  const starts = growableIntegers();
  const waiting: number[] = [0, rows];
  while (waiting.length > 0) {
    const to = waiting.pop()!;
    const from = waiting.pop()!;
    const borders = cut(from, to);
    if (borders === undefined) {
      starts.push(from);
      continue;
    }
    const ends = [from, ...borders, to];
    for (let i = 0; i + 1 < ends.length; i++) waiting.push(ends[i]!, ends[i + 1]!);
  }
  return { order, starts: Uint32Array.from([...starts.values().sort(), rows]), feasible: true };
}

/** The border of an allowable cut of rows sorted by position. */
function orderedCut(at: (i: number) => number, from: number, to: number, strict: boolean, judge: ClassJudge): number[] | undefined {
  const middle = from + ((to - from) >> 1);
  const candidates: number[] = [];
  if (at(from) === 0 && at(to - 1) > 0) candidates.push(borderAfter(at, from, to, 0));
  if (strict) {
    const median = at(middle);
    const [before, after] = [borderAfter(at, from, to, median - 1), borderAfter(at, from, to, median)];
    candidates.push(...(middle - before <= after - middle ? [before, after] : [after, before]));
  } else candidates.push(middle);
  const found = candidates.find((border) => border > from && border < to && judge(from, border) && judge(border, to));
  return found === undefined ? undefined : [found];
}

/** First index whose position is above the given one, among rows sorted by position. */
function borderAfter(at: (i: number) => number, from: number, to: number, position: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(middle) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Borders of a cut into groups, rows of one group side by side; groups that cannot stand alone move together to the end. */
function groupedCut(groupAt: (i: number) => number, from: number, to: number, judge: ClassJudge, order: Uint32Array): number[] | undefined {
  const standing: [number, number][] = [];
  const falling: [number, number][] = [];
  for (let start = from; start < to; ) {
    let end = start + 1;
    while (end < to && groupAt(end) === groupAt(start)) end++;
    (judge(start, end) ? standing : falling).push([start, end]);
    start = end;
  }
  standing.sort(([a, b], [c, d]) => d - c - (b - a) || a - c);
  while (standing.length + Math.min(1, falling.length) >= 2) {
    const pieces = [...standing, ...falling].map(([start, end]) => order.slice(start, end));
    const rows = order.slice(from, to);
    const ends: number[] = [];
    let next = from;
    for (const piece of pieces) {
      order.set(piece, next);
      next += piece.length;
      ends.push(next);
    }
    const rest = standing.length === 0 ? from : ends[standing.length - 1]!;
    if (falling.length === 0) return ends.slice(0, -1);
    if (judge(rest, to)) return ends.slice(0, standing.length);
    order.set(rows, from);
    falling.push(standing.pop()!);
  }
  return undefined;
}

/** The least and the greatest position of rows in each dimension; the arrays are used again by the next call. */
function extents(order: Uint32Array, cells: Uint32Array, width: number): (from: number, to: number) => { readonly least: Uint32Array; readonly greatest: Uint32Array } {
  const least = new Uint32Array(width);
  const greatest = new Uint32Array(width);
  return (from, to) => {
    least.fill(0xffffffff);
    greatest.fill(0);
    for (let i = from; i < to; i++) {
      const base = order[i]! * width;
      for (let j = 0; j < width; j++) {
        const position = cells[base + j]!;
        if (position < least[j]!) least[j] = position;
        if (position > greatest[j]!) greatest[j] = position;
      }
    }
    return { least, greatest };
  };
}

/** Sorts a stretch of `order` by the position in one dimension: by counting where positions are dense, else by keys. */
function rangeSorter(order: Uint32Array, cells: Uint32Array, width: number): (from: number, to: number, j: number, least: number, greatest: number) => void {
  const moved = new Uint32Array(order.length);
  const keys = new Float64Array(order.length);
  let counts = new Uint32Array(1024);
  return (from, to, j, least, greatest) => {
    const span = greatest - least + 1;
    if (span > 4 * (to - from)) {
      for (let i = from; i < to; i++) keys[i] = cells[order[i]! * width + j]! * order.length + order[i]!;
      keys.subarray(from, to).sort();
      for (let i = from; i < to; i++) order[i] = keys[i]! % order.length;
      return;
    }
    if (counts.length <= span) counts = new Uint32Array(2 * span);
    counts.fill(0, 0, span + 1);
    for (let i = from; i < to; i++) counts[cells[order[i]! * width + j]! - least + 1]!++;
    for (let p = 0; p < span; p++) counts[p + 1]! += counts[p]!;
    for (let i = from; i < to; i++) moved[from + counts[cells[order[i]! * width + j]! - least]!++] = order[i]!;
    order.set(moved.subarray(from, to), from);
  };
}
