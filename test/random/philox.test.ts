import { describe, expect, it } from 'vitest';
import { philox4x32 } from '../../src/random/philox.ts';

const out = new Uint32Array(4);

describe('Philox4x32-10', () => {
  // Random123 1.14, tests/kat_vectors, the three lines of "philox4x32 10".
  it.each([
    { counter: [0, 0, 0, 0], key: [0, 0], expected: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] },
    { counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], key: [0xffffffff, 0xffffffff], expected: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd] },
    { counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], key: [0xa4093822, 0x299f31d0], expected: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1] },
  ])('gives the known answer for counter $counter', ({ counter, key, expected }) => {
    philox4x32(counter[0]!, counter[1]!, counter[2]!, counter[3]!, key[0]!, key[1]!, out);
    expect([...out]).toEqual(expected);
  });

  it('agrees with 64-bit integer arithmetic on many counters', () => {
    for (let i = 0; i < 500; i++) {
      const at = Array.from({ length: 6 }, (_, j) => Math.imul(i * 6 + j + 1, 0x9e3779b1) >>> 0);
      philox4x32(at[0]!, at[1]!, at[2]!, at[3]!, at[4]!, at[5]!, out);
      expect([...out]).toEqual(byBigIntegers(at));
    }
  });
});

/** The rounds written as in the paper, with exact products. */
function byBigIntegers(at: readonly number[]): number[] {
  const mask = 0xffffffffn;
  let [c0, c1, c2, c3, k0, k1] = at.map(BigInt) as [bigint, bigint, bigint, bigint, bigint, bigint];
  for (let round = 0; round < 10; round++) {
    const p0 = 0xd2511f53n * c0;
    const p1 = 0xcd9e8d57n * c2;
    [c0, c1, c2, c3] = [(p1 >> 32n) ^ c1 ^ k0, p1 & mask, (p0 >> 32n) ^ c3 ^ k1, p0 & mask];
    k0 = (k0 + 0x9e3779b9n) & mask;
    k1 = (k1 + 0xbb67ae85n) & mask;
  }
  return [c0, c1, c2, c3].map(Number);
}
