import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyedDraws } from '../../src/random/keyed-draws.ts';
import { keyedPermutation, permutation, shuffle } from '../../src/random/permutation.ts';
import { chiSquare, chiSquareLimit } from './chi-square.ts';

const draws = keyedDraws({ seed: 3, stage: 'test', instance: '', attribute: 'order' });

describe('permutation', () => {
  it('holds every index once, for any size', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), fc.nat(), (size, entity) => {
      expect([...permutation(size, draws, entity)].sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, i) => i));
    }));
  });

  it('is uniform over all orders of four', () => {
    const counts = new Map<string, number>();
    for (let entity = 0; entity < 24_000; entity++) {
      const order = permutation(4, draws, entity).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    expect(chiSquare([...counts.values()], new Array(24).fill(1 / 24))).toBeLessThan(chiSquareLimit(23));
  });

  it('shuffles an array in place', () => {
    const items = ['a', 'b', 'c', 'd', 'e', 'f'];
    shuffle(items, draws, 1);
    expect(items.join('')).not.toBe('abcdef');
    expect([...items].sort().join('')).toBe('abcdef');
  });
});

describe('keyed permutation', () => {
  it('is a bijection whose inverse is its inverse, for any size', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(), (size, entity) => {
      const { forward, backward } = keyedPermutation(size, draws, entity);
      const images = new Set<number>();
      for (let i = 0; i < size; i++) {
        images.add(forward(i));
        expect(backward(forward(i))).toBe(i);
      }
      expect(images.size).toBe(size);
    }), { numRuns: 50 });
  });

  it('sends an index anywhere equally often', () => {
    const counts = new Uint32Array(10);
    for (let entity = 0; entity < 20_000; entity++) counts[keyedPermutation(10, draws, entity).forward(3)]!++;
    expect(chiSquare(counts, new Array(10).fill(0.1))).toBeLessThan(chiSquareLimit(9));
  });

  it('covers sizes up to 2^32', () => {
    const { forward, backward } = keyedPermutation(2 ** 32, draws);
    for (const index of [0, 1, 2 ** 31, 2 ** 32 - 1]) expect(backward(forward(index))).toBe(index);
  });

  it('refuses what lies outside', () => {
    expect(() => keyedPermutation(0, draws)).toThrow(/keyedPermutation.size/);
    expect(() => keyedPermutation(5, draws).forward(5)).toThrow(/keyedPermutation.index/);
  });
});
