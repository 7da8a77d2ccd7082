import type { Draws } from './draws.ts';

/**
 * A uniform random order of 0..size-1.
 *
 * R. A. Fisher, F. Yates, 1938; in the form of R. Durstenfeld, "Algorithm 235: random permutation",
 * CACM 7(7), 1964, doi:10.1145/364520.364540.
 */
export function permutation(size: number, draws: Draws, entity = 0): Uint32Array {
  const order = new Uint32Array(size);
  for (let i = 0; i < size; i++) order[i] = i;
  shuffle(order, draws, entity);
  return order;
}

/** Brings the items into a uniform random order, in place. */
export function shuffle<Item>(items: Item[] | (Uint32Array & Record<number, Item>), draws: Draws, entity = 0): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = draws.below(i + 1, entity, i);
    const item = items[i]!;
    items[i] = items[j]!;
    items[j] = item;
  }
}

const FEISTEL_ROUNDS = 8;

/**
 * A keyed permutation of 0..size-1 (size up to 2^32) that maps one index without the others: `forward`
 * and its inverse `backward`. A balanced Feistel network with the draws as round function on the next
 * power of four, walking the cycle until it lands inside.
 *
 * J. Black, P. Rogaway, "Ciphers with arbitrary finite domains", CT-RSA 2002, sections 4 and 5,
 * doi:10.1007/3-540-45760-7_9. Random in the statistical sense of the draws; no cipher.
 */
export function keyedPermutation(size: number, draws: Draws, entity = 0): { forward(index: number): number; backward(index: number): number } {
  if (!Number.isInteger(size) || size < 1 || size > 0x100000000) throw new RangeError(`keyedPermutation.size: expected 1..2^32, got ${size}`);
  let half = 2;
  while (half * half < size) half *= 2;
  const roundValue = (round: number, right: number): number => draws.uint32(entity, round, right) % half;
  const once = (index: number): number => {
    let left = Math.floor(index / half);
    let right = index % half;
    for (let round = 0; round < FEISTEL_ROUNDS; round++) {
      const mixed = (left ^ roundValue(round, right)) >>> 0;
      left = right;
      right = mixed;
    }
    return left * half + right;
  };
  const onceBack = (index: number): number => {
    let left = Math.floor(index / half);
    let right = index % half;
    for (let round = FEISTEL_ROUNDS - 1; round >= 0; round--) {
      const mixed = (right ^ roundValue(round, left)) >>> 0;
      right = left;
      left = mixed;
    }
    return left * half + right;
  };
  const walk = (step: (index: number) => number) => (index: number): number => {
    if (!Number.isInteger(index) || index < 0 || index >= size) throw new RangeError(`keyedPermutation.index: expected 0..${size - 1}, got ${index}`);
    let at = step(index);
    while (at >= size) at = step(at);
    return at;
  };
  return { forward: walk(once), backward: walk(onceBack) };
}
