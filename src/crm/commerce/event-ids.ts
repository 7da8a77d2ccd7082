import type { Draws } from '../../random/draws.ts';

/** Events of one person and one kind have numbers below this. */
export const MOST_EVENTS = 0x8000;

/** Half of an id's 44 bits: 29 for the person, 15 for the person's event. */
const HALF = 22;
const MASK = (1 << HALF) - 1;
const ROUNDS = 6;

/**
 * Ids of events, distinct over the whole world and saying nothing about the person or the order of events:
 * a keyed bijection of the 44 bits of (personId, number of the event), so that a block makes its own ids
 * alone. A balanced Feistel network (M. Luby, C. Rackoff, "How to construct pseudorandom permutations from
 * pseudorandom functions", SIAM J. Comput. 17(2), 1988, doi:10.1137/0217022) whose round function is the
 * finaliser of MurmurHash3 (A. Appleby, public domain) over the half and a drawn key. Random in the
 * statistical sense; no cipher.
 */
export function eventIds(draws: Draws): (personId: number, event: number) => number {
  const keys = Int32Array.from({ length: ROUNDS }, (_, round) => draws.uint32(0, round) | 0);
  return (personId, event) => {
    if (event >= MOST_EVENTS) throw new RangeError(`crm.events: expected fewer than ${MOST_EVENTS} events of one person, got number ${event}`);
    const at = personId * MOST_EVENTS + event;
    let left = Math.floor(at / (MASK + 1));
    let right = at - left * (MASK + 1);
    for (let round = 0; round < ROUNDS; round++) {
      let mixed = right ^ keys[round]!;
      mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
      mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
      const next = left ^ ((mixed ^ (mixed >>> 16)) & MASK);
      left = right;
      right = next;
    }
    return left * (MASK + 1) + right;
  };
}
