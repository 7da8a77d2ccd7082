import type { CodedColumn } from '../../columns/column.ts';
import { sha256Hex } from '../../columns/sha256.ts';
import type { Draws } from '../../random/draws.ts';
import { exp, ln } from '../../stats/elementary.ts';
import { publishedCells } from './downcoding.ts';
import type { PublishedNode } from './published-nodes.ts';

/**
 * A property of a raw record that says nothing of which row it is: lies under these labels, and hashes
 * into one of `parts` equal parts.
 */
export interface Predicate {
  readonly cells: readonly string[];
  readonly parts: number;
  /** Salt of the hash, the attacker's own draw. */
  readonly salt: number;
  /** Chance that a record drawn from the distribution has the property, in [0, 1]. */
  readonly weight: number;
}

/** The shares of a column's values in the distribution that the data were drawn from. */
export type ValueShares = ReadonlyMap<string, number>;

/**
 * Singling out by a predicate, from a release alone: takes the published class of k′ rows whose labels are
 * least likely in the distribution, and asks besides for a hash with probability 1/k′. Of the k′ rows of
 * the class exactly one passes with probability (1 − 1/k′)^(k′−1), between 1/2 (k′ = 2) and 1/e = 37 %;
 * a class of one needs no hash. It is singling out in the sense of the paper where the predicate's weight
 * is so low that guessing one without the release would hardly ever isolate anybody (`trivialIsolation`).
 *
 * Assumptions: records are drawn independently and their columns are independent with known shares, which
 * gives the weight exactly; no published row was suppressed into a class of its own.
 *
 * Source: A. Cohen and K. Nissim, Towards formalizing the GDPR's notion of singling out, PNAS 117 (2020)
 * 8344–8352, doi:10.1073/pnas.1914598117 (k-anonymity does not prevent predicate singling out).
 *
 * @returns null where nothing was published.
 */
export function singleOut(columns: readonly CodedColumn[], nodes: readonly ReadonlyMap<string, PublishedNode>[], shares: readonly ValueShares[], draws: Draws): Predicate | null {
  const predicates = publishedCells(columns).map(({ rows, cells }) => ({ cells, parts: rows.length, weight: tupleWeight(cells, nodes, shares) / rows.length }));
  const best = predicates.reduce<(typeof predicates)[number] | null>((least, own) => (least === null || own.weight < least.weight ? own : least), null);
  return best === null ? null : { ...best, salt: draws.uint32(0) };
}

/** Chance that a record drawn from the distribution lies under all the labels. */
function tupleWeight(cells: readonly string[], nodes: readonly ReadonlyMap<string, PublishedNode>[], shares: readonly ValueShares[]): number {
  return cells.reduce((weight, label, j) => {
    let share = 0;
    for (const leaf of nodes[j]!.get(label)?.leaves ?? []) share += shares[j]!.get(leaf) ?? 0;
    return weight * share;
  }, 1);
}

/** Whether a raw record has the property. */
export function hasProperty({ cells, parts, salt }: Predicate, values: readonly string[], nodes: readonly ReadonlyMap<string, PublishedNode>[]): boolean {
  if (!cells.every((label, j) => nodes[j]!.get(label)?.leaves.has(values[j]!) ?? false)) return false;
  // 32 bits of the hash: each part is 1/parts of them to within parts/2^32.
  return parts === 1 || Number.parseInt(sha256Hex(JSON.stringify([salt, ...values])).slice(0, 8), 16) < 4_294_967_296 / parts;
}

/**
 * Chance that a predicate of this weight, chosen without looking, isolates one of n independent records:
 * n w (1 − w)^(n−1). At its most, w = 1/n, about 37 %: a weight that is not far below 1/n proves nothing.
 * Source: Cohen and Nissim 2020, the baseline of their definition.
 */
export function trivialIsolation(weight: number, records: number): number {
  if (weight >= 1) return records === 1 ? 1 : 0;
  return records * weight * exp((records - 1) * ln(1 - weight));
}
