import type { Measure } from '../measure.ts';
import type { AlignedColumn } from './aligned-columns.ts';
import { atBaseline, boutMeasures } from './attack-outcome.ts';
import { nearestRows } from './nearest-rows.ts';

/** Released rows that each half is matched to, unless fewer are released. Assumed: the least that Giomi et al. use. */
const NEIGHBOURS = 1;

const PARAMETERS = { neighbours: NEIGHBOURS };

/** The halves of a person's known columns, aligned with the release. */
export interface KnownHalves {
  readonly first: readonly AlignedColumn[];
  readonly second: readonly AlignedColumn[];
}

/**
 * Linkability: two sources know disjoint halves of a person's columns; the release is the bridge. A person is linked if
 * some released row is among the nearest of both halves. Among rows as near as each other, both halves take those that
 * come first in one random order of the release, so that two classes link as often as they overlap (Jaccard).
 *
 * Source: Giomi, Boenisch, Wehmeyer and Tasnádi, A unified framework for quantifying privacy risk in synthetic data,
 * PoPETs 2023(2) 312–328, doi:10.56553/popets-2023-0055, linkability; baseline 1 − C(n − k, k)/C(n, k) for two random
 * sets of k out of n rows.
 */
export function linkability({ first, second }: KnownHalves, rankOf: Uint32Array, members: number, targets: number): Measure[] {
  const neighbours = Math.min(NEIGHBOURS, rankOf.length);
  if (first.length === 0 || second.length === 0) return linkabilityAtBaseline('The release holds no column of one half of what is known, so nothing bridges the halves.');
  const [left, right] = [nearestRows(first, rankOf), nearestRows(second, rankOf)];
  const links: [number, number] = [0, 0];
  for (let target = 0; target < targets; target++) {
    const near = new Set(left.nearest(target, neighbours));
    if (right.nearest(target, neighbours).some((rank) => near.has(rank))) links[target < members ? 0 : 1]++;
  }
  let apart = 1;
  for (let i = 0; i < neighbours; i++) apart *= Math.max(0, rankOf.length - neighbours - i) / (rankOf.length - i);
  return boutMeasures('linkability', PARAMETERS, { main: { right: links[0], of: members }, control: { right: links[1], of: targets - members }, baseline: 1 - apart });
}

/** Linkability of a release that bridges nothing. */
export function linkabilityAtBaseline(note: string): Measure[] {
  return atBaseline('linkability', PARAMETERS, note);
}
