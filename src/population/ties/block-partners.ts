import type { Draws } from '../../random/draws.ts';
import { keyedPermutation } from '../../random/permutation.ts';
import { ln, pow } from '../../stats/elementary.ts';
import type { WorldPlan } from '../world-plan.ts';

/*
 * Which blocks share ties. Blocks follow each other by postcode, so their order is geography. In each of
 * a fixed number of rounds every block has at most one partner, whatever the size of the world: the block
 * before or behind it, a random one within windows of growing width, or a random one of the whole world.
 * Either side finds the other by the same keyed permutation.
 */

/** Blocks before and behind, by pairs that start at even and at odd blocks. */
const NEAR = 2;
/** Windows whose widths divide the logarithm of the world's width evenly: probability falls as 1/distance. */
const TIERS = 3;
/** Partners from anywhere. Assumed: enough that two people of a block rarely share their distant surroundings. */
const FAR = 4;
/** Rounds of pairing, and so the most partners that a block can have. */
export const ROUNDS = NEAR + TIERS + FAR;

/** The partner of a block in a round, -1 where it has none. `draws` is the same for all blocks. */
export function partnerOf(block: number, round: number, blocks: number, draws: Draws): number {
  if (round < NEAR) return inside(((block + round) ^ 1) - round, blocks);
  if (round >= NEAR + TIERS) return pairedWithin(block, 0, blocks, draws, round);
  const width = Math.max(3, Math.round(pow(blocks, (round - NEAR + 1) / (TIERS + 1))));
  // A random first border, so that no two windows of different widths share theirs.
  const shift = draws.below(width, round);
  const window = Math.floor((block + shift) / width);
  const start = Math.max(0, window * width - shift);
  return pairedWithin(block, start, Math.min(blocks, (window + 1) * width - shift), draws, (window + 1) * ROUNDS + round);
}

function inside(block: number, blocks: number): number {
  return block >= 0 && block < blocks ? block : -1;
}

/** Neighbours in a keyed order of the blocks from..to-1 are partners; of an odd number one is left over. */
function pairedWithin(block: number, from: number, to: number, draws: Draws, entity: number): number {
  const order = keyedPermutation(to - from, draws, entity);
  const place = order.forward(block - from) ^ 1;
  return place < to - from ? from + order.backward(place) : -1;
}

/** Share of friendships that do not depend on geography. D. Liben-Nowell et al., PNAS 102(33), 2005, doi:10.1073/pnas.0503018102. */
const ANYWHERE = 1 / 3;

/** Share of ties that should join two blocks, and how they fall on the rounds (adding up to 1). */
export interface TieDistances {
  readonly across: number;
  readonly rounds: Float64Array;
}

/**
 * A third from anywhere; of the others a probability of 1/rank, where rank counts the people who live
 * closer (Liben-Nowell et al. 2005): every doubling of the rank holds as many ties, so that a world of N
 * people has ln(blocks)/ln(N) of them beyond the own block.
 */
export function tieDistances({ blocks, people }: WorldPlan): TieDistances {
  const byRank = blocks > 1 ? ((1 - ANYWHERE) * ln(blocks)) / ln(people) : 0;
  const anywhere = blocks > 1 ? ANYWHERE : 0;
  const across = byRank + anywhere;
  const rounds = new Float64Array(ROUNDS);
  for (let round = 0; round < ROUNDS && across > 0; round++) {
    const share = round < NEAR ? byRank / (TIERS + 1) / NEAR : round < NEAR + TIERS ? byRank / (TIERS + 1) : anywhere / FAR;
    rounds[round] = share / across;
  }
  return { across, rounds };
}
