import { describe, expect, it } from 'vitest';
import { secureDraws } from '../../src/random/secure-draws.ts';
import { chiSquare, chiSquareLimit } from './chi-square.ts';

describe('secure draws', () => {
  it('never repeat themselves, whatever the address', () => {
    const draws = secureDraws();
    const numbers = Array.from({ length: 10_000 }, () => draws.uniform(0, 0, 0));
    expect(new Set(numbers).size).toBe(10_000);
    expect(secureDraws().uniform(0)).not.toBe(secureDraws().uniform(0));
  });

  it('run past their buffer and stay in range', () => {
    const draws = secureDraws();
    const cells = new Uint32Array(16);
    for (let i = 0; i < 40_000; i++) {
      cells[draws.below(16, i)]!++;
      expect(draws.uint32(i)).toBeLessThan(2 ** 32);
    }
    expect(chiSquare(cells, new Array(16).fill(1 / 16))).toBeLessThan(chiSquareLimit(15));
  });

  it('refuse a bound that is none', () => {
    expect(() => secureDraws().below(0, 0)).toThrow(/draws.below/);
  });
});
