import { sqrt } from '../../stats/elementary.ts';

/**
 * The day on which two people were tied, from a uniform number: not before both could be, nor after
 * `asOfDay`. Assumed: most ties are made soon (the time passed is as uniform to the power 1.5).
 */
export function tiedOn(oneSince: number, otherSince: number, asOfDay: number, uniform: number): number {
  const earliest = Math.max(oneSince, otherSince);
  return earliest + Math.floor(uniform * sqrt(uniform) * (asOfDay - earliest + 1));
}
