import type { Draws } from '../../random/draws.ts';
import { exp, sqrt } from '../../stats/elementary.ts';
import type { Cells } from './public-domain.ts';
import type { PrivateCounts } from './private-counts.ts';

/** Two columns by their positions, the first one smaller. */
export type Pair = readonly [number, number];

/** Pairs of columns with more cells than this are no candidates: their counts would be noise, and slow to make. */
const MOST_CELLS = 250_000;

/**
 * Chooses a tree of pairs of columns that depend on each other, edge by edge as in Kruskal's algorithm: each round
 * draws, by the exponential mechanism, one pair that joins two parts of the tree. A pair's score is the L1 distance
 * of its counts from those that the noisy counts of its columns give if they were independent, which one row
 * changes by at most 1, less what that distance would be by chance and what the pair's own noise will add: else
 * pairs of many cells win though they tell nothing. What is taken off comes from public and noisy numbers alone.
 * The budget ρ is shared evenly by the rounds, a choice of ε costing ε²/8.
 *
 * R. McKenna, G. Miklau, D. Sheldon, "Winning the NIST contest: a scalable and general approach to differentially
 * private synthetic data", J. Privacy and Confidentiality 11(3), 2021, arXiv:2108.04978 (the MST mechanism).
 * R. McKenna, B. Mullins, D. Sheldon, G. Miklau, "AIM: an adaptive and iterative mechanism for differentially
 * private synthetic data", PVLDB 15(11), 2022, arXiv:2201.12677 (the noise taken off; chance is our addition).
 * M. Cesar, R. Rogers, "Bounding, concentrating, and truncating: unifying privacy loss composition for data
 * analytics", ALT 2021, arXiv:2004.07223 (ε²/8).
 */
export function spanningTree(columns: readonly Cells[], margins: readonly Float64Array[], counts: PrivateCounts, { rho, pairVariance, draws }: { readonly rho: number; readonly pairVariance: number; readonly draws: Draws }): Pair[] {
  const candidates = columns.flatMap((first, a) => columns.slice(a + 1).flatMap((second, i): Pair[] => (first.size * second.size > MOST_CELLS ? [] : [[a, a + 1 + i]])));
  const noise = sqrt((2 * pairVariance) / Math.PI);
  const scores = new Map(candidates.map((pair) => [pair, dependence(pair, columns, margins, counts, noise)]));
  const part = columns.map((_, column) => column);
  const tree: Pair[] = [];
  for (let round = 0; ; round++) {
    const open = candidates.filter(([a, b]) => part[a] !== part[b]);
    if (open.length === 0) return tree;
    // A pair without a rival follows from what is known already and costs nothing.
    const chosen = open.length === 1 ? 0 : counts.choose(`choice of pair ${round + 1}`, open.map((pair) => scores.get(pair)!), rho / (columns.length - 1), draws, round);
    const [a, b] = open[chosen]!;
    tree.push([a, b]);
    const joined = part[b]!;
    part.forEach((own, column) => {
      if (own === joined) part[column] = part[a]!;
    });
  }
}

/** `noise` is the mean absolute noise of one cell. */
function dependence([a, b]: Pair, columns: readonly Cells[], margins: readonly Float64Array[], counts: PrivateCounts, noise: number): number {
  const joint = counts.exact([columns[a]!, columns[b]!]);
  const [rows, others] = [margins[a]!, margins[b]!];
  const total = rows.reduce((sum, count) => sum + count, 0);
  let score = 0;
  for (let i = 0, at = 0; i < rows.length; i++) {
    for (let j = 0; j < others.length; j++, at++) {
      const expected = (rows[i]! * others[j]!) / total;
      score += Math.abs(joint[at]! - expected) - byChance(expected) - noise;
    }
  }
  return score;
}

/** Mean distance of a Poisson number from its mean: exact below 1, within 9 % above. */
function byChance(mean: number): number {
  return mean < 1 ? 2 * mean * exp(-mean) : sqrt((2 * mean) / Math.PI);
}
