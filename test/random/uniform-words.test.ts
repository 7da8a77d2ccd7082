import { describe, expect, it } from 'vitest';
import { boundedInteger, unitInterval } from '../../src/random/uniform-words.ts';

describe('numbers from words', () => {
  it('map the ends of the word range into the open interval', () => {
    expect(unitInterval(0, 0)).toBe(2 ** -54);
    expect(unitInterval(0, 64)).toBe(2 ** -53);
    expect(unitInterval(0x80000000, 0)).toBe(0.5);
    expect(unitInterval(0xffffffff, 0xffffffff)).toBe(1 - 2 ** -53);
  });

  it('multiply a word by the bound exactly as big integers do', () => {
    for (let i = 1; i < 2000; i++) {
      const word = Math.imul(i, 0x9e3779b1) >>> 0;
      const bound = (Math.imul(i, 0x85ebca6b) >>> (i % 31)) + 1;
      const product = BigInt(word) * BigInt(bound);
      const rejected = (product & 0xffffffffn) < 2n ** 32n % BigInt(bound);
      const words = [word, 0xffffffff];
      const expected = rejected ? (0xffffffffn * BigInt(bound)) >> 32n : product >> 32n;
      expect(boundedInteger(bound, () => words.shift() ?? 0xffffffff)).toBe(Number(expected));
    }
  });

  it('reject exactly the words that would bias (bound 3 on a whole cycle of low halves)', () => {
    // 2^32 mod 3 = 1: only the word 0 has a low half below 1.
    const words = [0, 0x55555556];
    expect(boundedInteger(3, () => words.shift()!)).toBe(1);
    expect(words).toEqual([]);
    expect(boundedInteger(2 ** 32, () => 0xfffffffe)).toBe(0xfffffffe);
  });
});
