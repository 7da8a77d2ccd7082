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

const FEISTEL_ROUNDS = 6;

/**
 * A keyed permutation of 0..size-1 (size up to 2^32) that maps one index without the others: `forward`
 * and its inverse `backward`. A generalized Feistel network on pairs (left, right) with left < a and
 * right < b, a·b the least product of near-equal factors that holds the size, with the draws as round
 * function; it walks the cycle on the rare index that lands outside.
 *
 * J. Black, P. Rogaway, "Ciphers with arbitrary finite domains", CT-RSA 2002, sections 4 and 5,
 * doi:10.1007/3-540-45760-7_9. Random in the statistical sense of the draws; no cipher.
 */
export function keyedPermutation(size: number, draws: Draws, entity = 0): { forward(index: number): number; backward(index: number): number } {
  if (!Number.isInteger(size) || size < 1 || size > 0x100000000) throw new RangeError(`keyedPermutation.size: expected 1..2^32, got ${size}`);
  const a = Math.ceil(Math.sqrt(size));
  const b = Math.ceil(size / a);
  const once = (index: number): number => {
    let left = Math.floor(index / b);
    let right = index - left * b;
    for (let round = 0; round < FEISTEL_ROUNDS; round += 2) {
      left = (left + draws.uint32(entity, round, right)) % a;
      right = (right + draws.uint32(entity, round + 1, left)) % b;
    }
    return left * b + right;
  };
  const onceBack = (index: number): number => {
    let left = Math.floor(index / b);
    let right = index - left * b;
    for (let round = FEISTEL_ROUNDS - 2; round >= 0; round -= 2) {
      right = (right + b - (draws.uint32(entity, round + 1, left) % b)) % b;
      left = (left + a - (draws.uint32(entity, round, right) % a)) % a;
    }
    return left * b + right;
  };
  const walk = (step: (index: number) => number) => (index: number): number => {
    if (!Number.isInteger(index) || index < 0 || index >= size) throw new RangeError(`keyedPermutation.index: expected 0..${size - 1}, got ${index}`);
    let at = step(index);
    while (at >= size) at = step(at);
    return at;
  };
  return { forward: walk(once), backward: walk(onceBack) };
}
