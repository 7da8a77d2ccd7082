import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyedDraws, type DrawKey } from '../../src/random/keyed-draws.ts';
import { chiSquare, chiSquareLimit } from './chi-square.ts';

const KEY: DrawKey = { seed: 42, stage: 'population', instance: '', attribute: 'birthDate' };
const draws = keyedDraws(KEY);

describe('keyed draws', () => {
  it('give the same numbers for the same address in any order', () => {
    const forward = Array.from({ length: 100 }, (_, i) => draws.uint32(i, 1, 2));
    const again = keyedDraws({ ...KEY });
    const backward = Array.from({ length: 100 }, (_, i) => {
      again.uniform(i);
      again.below(10, 99 - i, 5);
      return again.uint32(99 - i, 1, 2);
    });
    expect(backward.reverse()).toEqual(forward);
  });

  it('are fixed for ever: a seed means the same world in every release', () => {
    expect([draws.uint32(0), draws.uint32(1), draws.uint32(0, 1), draws.uint32(0, 0, 1), draws.below(1000, 7)]).toMatchInlineSnapshot(`
      [
        1802525955,
        2810446669,
        1792049689,
        2522896716,
        425,
      ]
    `);
  });

  it('keep neighbouring keys and addresses apart', () => {
    const seen = new Set<number>();
    let keys = 0;
    for (let seed = 0; seed < 50; seed++) {
      for (const stage of ['population', 'crm']) {
        for (const instance of ['', '0', '1', 2]) {
          for (const attribute of ['a', 'b', 'ab', 'birthDate', 'birthDate2']) {
            const stream = keyedDraws({ seed, stage, instance, attribute });
            seen.add(stream.uint32(0) * 0x100000 + (stream.uint32(1) & 0xfffff));
            keys++;
          }
        }
      }
    }
    expect(seen.size).toBe(keys);
    const addresses = new Set<number>();
    for (let e = 0; e < 20; e++) for (let i = 0; i < 20; i++) for (let c = 0; c < 20; c++) addresses.add(draws.uniform(e, i, c));
    expect(addresses.size).toBe(8000);
  });

  it('do not take one part of the key for another', () => {
    const first = (key: Partial<DrawKey>): number => keyedDraws({ ...KEY, ...key }).uniform(0);
    expect(first({ stage: 'ab', instance: 'c' })).not.toBe(first({ stage: 'a', instance: 'bc' }));
    expect(first({ instance: 'x', attribute: '' })).not.toBe(first({ instance: '', attribute: 'x' }));
    expect(first({ attribute: 'é' })).not.toBe(first({ attribute: 'e' }));
    const long = 'attribute'.repeat(40);
    expect(first({ attribute: `${long}1` })).not.toBe(first({ attribute: `${long}2` }));
  });

  it('are uniform, alone and in neighbouring pairs (chi-square)', () => {
    const cells = new Uint32Array(1000);
    const pairs = new Uint32Array(32 * 32);
    const words = new Uint32Array(256);
    for (let entity = 0; entity < 200_000; entity++) {
      const u = draws.uniform(entity);
      cells[Math.floor(u * 1000)]!++;
      pairs[Math.floor(u * 32) * 32 + Math.floor(draws.uniform(entity + 1) * 32)]!++;
      words[draws.uint32(entity, 3) & 255]!++;
    }
    expect(chiSquare(cells, new Array(1000).fill(1 / 1000))).toBeLessThan(chiSquareLimit(999));
    expect(chiSquare(pairs, new Array(1024).fill(1 / 1024))).toBeLessThan(chiSquareLimit(1023));
    expect(chiSquare(words, new Array(256).fill(1 / 256))).toBeLessThan(chiSquareLimit(255));
  });

  it('are independent between attributes', () => {
    const other = keyedDraws({ ...KEY, attribute: 'sex' });
    const pairs = new Uint32Array(256);
    for (let entity = 0; entity < 100_000; entity++) pairs[Math.floor(draws.uniform(entity) * 16) * 16 + Math.floor(other.uniform(entity) * 16)]!++;
    expect(chiSquare(pairs, new Array(256).fill(1 / 256))).toBeLessThan(chiSquareLimit(255));
  });

  it('stay inside the open unit interval and below their bound', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 2 ** 32 }), (entity, index, counter, bound) => {
        const u = draws.uniform(entity, index, counter);
        expect(u > 0 && u < 1).toBe(true);
        const n = draws.below(bound, entity, index, counter);
        expect(Number.isInteger(n) && n >= 0 && n < bound).toBe(true);
      }),
    );
  });

  it('draw bounded integers without bias where a modulus would show it', () => {
    // With bound 3 * 2^30, a modulus would give the first quarter of the range twice the share.
    const bound = 3 * 2 ** 30;
    const thirds = new Uint32Array(3);
    for (let entity = 0; entity < 60_000; entity++) thirds[Math.floor(draws.below(bound, entity) / 2 ** 30)]!++;
    expect(chiSquare(thirds, [1 / 3, 1 / 3, 1 / 3])).toBeLessThan(chiSquareLimit(2));
  });

  it('refuse a bound that is none', () => {
    for (const bound of [0, -1, 1.5, Number.NaN, 2 ** 32 + 1]) expect(() => draws.below(bound, 0)).toThrow(/draws.below: expected a bound/);
  });
});
