/** 2^-53, the distance of neighbouring draws. */
const STEP = 1 / 0x20000000000000;
const HALF_STEP = STEP / 2;

/** A uniform number in (0, 1) from two words: 53 bits, the value 0 replaced by 2^-54. */
export function unitInterval(word0: number, word1: number): number {
  const bits = (word0 >>> 5) * 0x4000000 + (word1 >>> 6);
  return bits === 0 ? HALF_STEP : bits * STEP;
}

/**
 * A uniform integer in [0, bound) from as many words of `nextWord` as it takes: about bound/2^32 of the
 * words are rejected.
 *
 * D. Lemire, "Fast random integer generation in an interval", ACM TOMACS 29(1), 2019, algorithm 5,
 * doi:10.1145/3230636.
 */
export function boundedInteger(bound: number, nextWord: () => number): number {
  checkBound(bound);
  if (bound === 0x100000000) return nextWord();
  const rejectBelow = (0x100000000 - bound) % bound;
  for (;;) {
    const word = nextWord();
    // word * bound < 2^64 exceeds a double, so its high and low halves come from 16-bit limbs of word.
    const upper = (word >>> 16) * bound;
    const lower = (word & 0xffff) * bound;
    const middle = (upper % 0x10000) * 0x10000 + lower;
    if (middle % 0x100000000 >= rejectBelow) return Math.floor(upper / 0x10000) + Math.floor(middle / 0x100000000);
  }
}

function checkBound(bound: number): void {
  if (!Number.isInteger(bound) || bound < 1 || bound > 0x100000000) {
    throw new RangeError(`draws.below: expected a bound in 1..2^32, got ${bound}`);
  }
}
