import type { Measure } from '../measure.ts';
import type { AlignedColumn } from './aligned-columns.ts';
import { atBaseline, boutMeasures } from './attack-outcome.ts';
import { nearestRows, type NearestRows } from './nearest-rows.ts';

/** A person's known columns in two halves, aligned with the release. */
export interface KnownHalves {
  readonly first: readonly AlignedColumn[];
  readonly second: readonly AlignedColumn[];
}

/**
 * Linkability: two sources know disjoint halves of a person's columns; the release is the bridge. For each half the
 * adversary takes one of the released rows nearest to it, at random where several are as near as each other; the person
 * is linked if both halves take the same row. Counted by its chance |A ∩ B| / (|A| · |B|), A and B being the rows nearest
 * to the halves, so that no luck enters; the Wilson interval of a sum of chances is conservative. A release in which
 * everybody looks alike links no more than two random rows do.
 *
 * Source: Giomi, Boenisch, Wehmeyer and Tasnádi, A unified framework for quantifying privacy risk in synthetic data,
 * PoPETs 2023(2) 312–328, doi:10.56553/popets-2023-0055, linkability with one neighbour and its baseline 1/n for two
 * random rows of n. Difference: ties are chances, where the authors' program lets the first rows of the file win.
 */
export function linkability({ first, second }: KnownHalves, releasedRows: number, members: number, targets: number): Measure[] {
  if (first.length === 0 || second.length === 0) return linkabilityAtBaseline('The release holds no column of one half of what is known, so nothing bridges the halves.');
  const [left, right] = [nearestRows(first), nearestRows(second)];
  const chanceOf = sameRowChance(left, right, releasedRows);
  const links: [number, number] = [0, 0];
  for (let target = 0; target < targets; target++) links[target < members ? 0 : 1] += chanceOf(left.search(target).points, right.search(target).points);
  return boutMeasures('linkability', {}, { main: { right: links[0], of: members, expected: true }, control: { right: links[1], of: targets - members, expected: true }, baseline: 1 / releasedRows });
}

/** Linkability of a release that bridges nothing. */
export function linkabilityAtBaseline(note: string): Measure[] {
  return atBaseline('linkability', {}, note);
}

/** The chance that a random row of some points on the left is a random row of some points on the right. */
function sameRowChance(left: NearestRows, right: NearestRows, releasedRows: number): (own: Uint32Array, other: Uint32Array) => number {
  const inLeft = new Uint8Array(releasedRows);
  const known = new Map<string, number>();
  const chance = (own: Uint32Array, other: Uint32Array): number => {
    let [size, otherSize, both] = [0, 0, 0];
    for (const point of own) {
      for (const row of left.rowsOf(point)) inLeft[row] = 1;
      size += left.rowsOf(point).length;
    }
    for (const point of other) {
      for (const row of right.rowsOf(point)) both += inLeft[row]!;
      otherSize += right.rowsOf(point).length;
    }
    for (const point of own) for (const row of left.rowsOf(point)) inLeft[row] = 0;
    return both / (size * otherSize);
  };
  return (own, other) => {
    if (own.length !== 1 || other.length !== 1) return chance(own, other);
    // Two classes that are nearest to many targets are compared once.
    const key = `${own[0]!},${other[0]!}`;
    const found = known.get(key) ?? chance(own, other);
    known.set(key, found);
    return found;
  };
}
