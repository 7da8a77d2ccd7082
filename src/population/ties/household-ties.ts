import type { Draws } from '../../random/draws.ts';

/** Assumed: share of pairs within a household, both with a profile, that are friends there. */
const TIED_AT_HOME = 0.9;

/**
 * Ties within households, in the order of the rows; they come first in a person's `wanted` ties, because
 * a household is always inside the world while other friends mostly are not. `tied` is called with the two
 * rows, the lower first. Returns how many of the wanted ties each person has left.
 */
export function householdTies(household: Uint16Array, wanted: Uint16Array, firstId: number, draws: Draws, tied?: (row: number, other: number) => void): Uint16Array {
  const left = wanted.slice();
  const rows = household.length;
  for (let row = 0; row < rows; row++) {
    for (let other = row + 1; other < rows && household[other] === household[row]; other++) {
      if (left[row] === 0) break;
      if (left[other] === 0 || draws.uniform(firstId + row, firstId + other) >= TIED_AT_HOME) continue;
      left[row]!--;
      left[other]!--;
      tied?.(row, other);
    }
  }
  return left;
}
