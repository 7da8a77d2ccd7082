import type { Draws } from '../random/draws.ts';
import { normalQuantile } from '../random/distributions.ts';
import { sqrt } from '../stats/elementary.ts';

/**
 * Errors that come together: whether a cell is wrong, with exactly the stated rate, where all cells of one
 * group (a household's records) share a part of the cause. Independent errors are what an attacker's model
 * assumes; these are not.
 *
 * A one-factor Gaussian copula: wrong if √c·g + √(1 - c)·e < Φ⁻¹(rate), with g of the group and e of the cell
 * standard normal and c the correlation. O. Vasicek, "The distribution of loan portfolio value", Risk 15(12),
 * 2002, 160-162 (from memory).
 */
export interface JointErrors {
  /** A test of one column's cells with this rate, 0 to 1; `entity` says whose cell, `group` what it shares. */
  readonly of: (column: string, rate: number) => (entity: number, group: number) => boolean;
}

/** `correlation` from 0 (independent) to 1 (all of a group's cells with the same rate are wrong or none). */
export function jointErrors(draws: (attribute: string) => Draws, correlation: number): JointErrors {
  const common = draws('error.common');
  // Cells of one group are asked for one after the other.
  let [lastGroup, lastCause] = [Number.NaN, 0];
  const causeOf = (group: number): number => {
    if (group !== lastGroup) [lastGroup, lastCause] = [group, normalQuantile(common.uniform(group))];
    return lastCause;
  };
  const [shared, own] = [sqrt(correlation), sqrt(1 - correlation)];
  return {
    of(column, rate) {
      if (rate <= 0) return () => false;
      if (rate >= 1) return () => true;
      const stream = draws(`error.${column}`);
      if (correlation === 0) return (entity) => stream.uniform(entity) < rate;
      const threshold = normalQuantile(rate);
      return (entity, group) => shared * causeOf(group) + own * normalQuantile(stream.uniform(entity)) < threshold;
    },
  };
}
