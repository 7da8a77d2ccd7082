import type { Hierarchy } from '../../../schema/hierarchy.ts';
import { NO_RANK, type SensitiveCells } from './sensitive-cells.ts';

/**
 * Earth mover's distances of classes from the yardstick, from the values that each class holds alone, so that the work
 * is of the order of these and not of classes times values. Keys are ids of measures, as `class-levels.ts` has them.
 */
export function classDistances(cells: SensitiveCells, hierarchy?: Hierarchy): [string, Float64Array][] {
  return [
    ['closeness.equal.max ', equal(cells)],
    ...(cells.rank === undefined ? [] : [['closeness.ordered.max ', ordered(cells, cells.rank)] as [string, Float64Array]]),
    ...(hierarchy === undefined ? [] : [['closeness.hierarchical.max ', hierarchical(cells, hierarchy)] as [string, Float64Array]]),
  ];
}

/** The mass that a class has too much of, which is half the sum of all differences. */
function equal({ starts, value, count, expected }: SensitiveCells): Float64Array {
  return byClass(starts, count, (from, to, size) => {
    let surplus = 0;
    for (let i = from; i < to; i++) surplus += Math.max(0, count[i]! / size - expected[value[i]!]!);
    return surplus;
  });
}

/**
 * Σ |P_j − Q_j| / (m − 1) over the first m − 1 of the m values, P and Q cumulative shares. From one value of the class to
 * the next P stays and Q rises past it once, so that sums of Q and a binary search do for all values between.
 */
function ordered({ starts, value, count, expected }: SensitiveCells, rank: Uint32Array): Float64Array {
  const places = rank.reduce((sum, place) => sum + Number(place !== NO_RANK), 0);
  const last = Math.max(0, places - 1);
  const below = new Float64Array(places);
  rank.forEach((place, of) => {
    if (place !== NO_RANK) below[place] = expected[of]!;
  });
  /** `area[j]` is the sum of the cumulative shares of the places before j. */
  const area = new Float64Array(places + 1);
  for (let j = 0; j < places; j++) {
    if (j > 0) below[j]! += below[j - 1]!;
    area[j + 1] = area[j]! + below[j]!;
  }
  return byClass(starts, count, (from, to, size) => {
    if (rank[value[to - 1]!] === NO_RANK) return Infinity;
    if (last === 0) return 0;
    let moved = area[Math.min(rank[value[from]!]!, last)]!;
    let reached = 0;
    for (let i = from; i < to; i++) {
      reached += count[i]! / size;
      const start = rank[value[i]!]!;
      const end = i + 1 < to ? rank[value[i + 1]!]! : last;
      if (start >= end) continue;
      const turn = firstAbove(below, reached, start, end);
      moved += reached * (turn - start) - (area[turn]! - area[start]!) + (area[end]! - area[turn]!) - reached * (end - turn);
    }
    return moved / last;
  });
}

/** The first of the places from `start` to `end` whose value is above the bound; `end` if none is. */
function firstAbove(rising: Float64Array, bound: number, start: number, end: number): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rising[middle]! > bound) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The mean over the levels below the top of the equal distance between groups: what flows over the edges of the tree. */
function hierarchical({ starts, value, count, values, expected }: SensitiveCells, hierarchy: Hierarchy): Float64Array {
  const height = hierarchy.levels - 1;
  const sums = new Float64Array(starts.length - 1);
  const used = new Uint8Array(values.length);
  for (const of of value) used[of] = 1;
  for (let level = 0; level < height; level++) {
    const groupOf = new Uint32Array(values.length);
    const groups = new Map<string | null, number>();
    values.forEach((text, of) => {
      if (expected[of] === 0 && used[of] === 0) return;
      const label = hierarchy.generalize(text, level);
      groupOf[of] = groups.get(label) ?? groups.size;
      groups.set(label, groupOf[of]!);
    });
    const whole = new Float64Array(groups.size);
    expected.forEach((q, of) => (whole[groupOf[of]!]! += q));
    const held = new Float64Array(groups.size);
    byClass(starts, count, (from, to, size) => {
      for (let i = from; i < to; i++) held[groupOf[value[i]!]!]! += count[i]! / size;
      let surplus = 0;
      for (let i = from; i < to; i++) {
        const group = groupOf[value[i]!]!;
        surplus += Math.max(0, held[group]! - whole[group]!);
        held[group] = 0;
      }
      return surplus;
    }).forEach((surplus, c) => (sums[c]! += surplus / height));
  }
  // A value that the yardstick lacks has no place among its groups.
  for (let c = 0; c + 1 < starts.length; c++) for (let i = starts[c]!; i < starts[c + 1]!; i++) if (expected[value[i]!] === 0) sums[c] = Infinity;
  return sums;
}

function byClass(starts: Uint32Array, count: Uint32Array, distance: (from: number, to: number, size: number) => number): Float64Array {
  return Float64Array.from({ length: starts.length - 1 }, (_, c) => {
    let size = 0;
    for (let i = starts[c]!; i < starts[c + 1]!; i++) size += count[i]!;
    return distance(starts[c]!, starts[c + 1]!, size);
  });
}
