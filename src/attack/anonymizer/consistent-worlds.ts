import { ln, exp } from '../../stats/elementary.ts';

/** A published class as an adversary with a register sees it: the finer groups that it joins, and what it holds. */
export interface JoinedGroups {
  /** People in each finer group, by the register. */
  readonly groups: readonly number[];
  /** Rows of the class that hold the guarded value, as published. */
  readonly guarded: number;
  /** A group is diverse when at most 1/l of its rows hold the guarded value. */
  readonly l: number;
}

/** What is known of a class before one asks why it was generalized: every world is as likely as any other. */
export interface WorldShares {
  /** Chance that a given member holds the guarded value: its share of the class. */
  readonly share: number;
  /** Chance that every finer group is diverse, so that joining them was not needed. */
  readonly diverse: number;
  /** By group: chance that a given member holds the guarded value and every group is diverse. */
  readonly heldAndDiverse: Float64Array;
}

/**
 * Counts the ways to hand out the guarded values of a class to its members, as shares of all ways.
 *
 * A way is a choice of `guarded` members out of N. Groups matter only through their counts c₁ … c_u, which
 * sum to `guarded` and have Π C(nⱼ, cⱼ) ways; diverse ones have cⱼ ≤ nⱼ / l. Both sums are coefficients of
 * a product of polynomials. The polynomials are tilted to binomial probabilities, which cancels in the
 * shares and keeps every number in range; the results are exact but for rounding.
 *
 * Source: Wong, Fu, Wang and Pei, Minimality attack in privacy preserving data publishing, VLDB 2007,
 * 543–554 (the credibility of a linkage: consistent possible worlds, all equally likely).
 */
export function worldShares({ groups, guarded, l }: JoinedGroups): WorldShares {
  const members = groups.reduce((sum, size) => sum + size, 0);
  const share = guarded / members;
  if (guarded === 0 || guarded === members) {
    const diverse = groups.every((size) => (guarded === 0 ? 0 : size) * l <= size) ? 1 : 0;
    return { share, diverse, heldAndDiverse: new Float64Array(groups.length).fill(share * diverse) };
  }
  const diverseCounts = groups.map((size) => binomial(size, share).slice(0, Math.floor(size / l) + 1));
  const before: Float64Array[] = [Float64Array.of(1)];
  for (const counts of diverseCounts) before.push(product(before.at(-1)!, counts, guarded));
  const all = binomial(members, share)[guarded]!;
  const heldAndDiverse = new Float64Array(groups.length);
  let after: Float64Array = Float64Array.of(1);
  for (let i = groups.length - 1; i >= 0; i--) {
    const counts = diverseCounts[i]!;
    heldAndDiverse[i] = counts.reduce((sum, probability, held) => (held === 0 ? sum : sum + (held / groups[i]!) * probability * coefficient(before[i]!, after, guarded - held)), 0) / all;
    after = product(after, counts, guarded);
  }
  return { share, diverse: (before.at(-1)![guarded] ?? 0) / all, heldAndDiverse };
}

/**
 * The chance that a member of each group holds the guarded value, given that joining was needed somewhere:
 * in this class, or in one of the others that the same decision covered.
 *
 * @param othersDiverse Chance that no other class covered by the decision needed joining; 1 where the decision was made for this class alone.
 */
export function credibilities({ share, diverse, heldAndDiverse }: WorldShares, othersDiverse = 1): Float64Array {
  const needed = 1 - diverse * othersDiverse;
  // Rounding leaves about 1e-16; a need that cannot have been is no evidence.
  if (needed < 1e-12) return heldAndDiverse.map(() => share);
  return heldAndDiverse.map((both) => Math.min(1, Math.max(0, (share - both * othersDiverse) / needed)));
}

/** Binomial probabilities of 0 … trials successes, 0 < p < 1. */
function binomial(trials: number, p: number): Float64Array {
  const logs = new Float64Array(trials + 1);
  logs[0] = trials * ln(1 - p);
  const odds = ln(p / (1 - p));
  for (let c = 1; c <= trials; c++) logs[c] = logs[c - 1]! + ln((trials - c + 1) / c) + odds;
  return logs.map((value) => exp(value));
}

/** One coefficient of the product of two polynomials. */
function coefficient(a: Float64Array, b: Float64Array, power: number): number {
  let sum = 0;
  for (let i = Math.max(0, power - b.length + 1); i < a.length && i <= power; i++) sum += a[i]! * b[power - i]!;
  return sum;
}

/** Product of two polynomials, up to the power `most`. */
function product(a: Float64Array, b: Float64Array, most: number): Float64Array {
  const out = new Float64Array(Math.min(most, a.length + b.length - 2) + 1);
  for (let i = 0; i < a.length && i < out.length; i++) for (let j = 0; j < b.length && i + j < out.length; j++) out[i + j]! += a[i]! * b[j]!;
  return out;
}
