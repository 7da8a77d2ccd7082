import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ln } from '../../src/stats/elementary.ts';
import { digamma, lnGamma } from '../../src/stats/gamma-functions.ts';

describe('lnGamma', () => {
  it.each([
    [1, 0],
    [2, 0],
    [5, ln(24)],
    [0.5, ln(Math.PI) / 2],
    [11, ln(3_628_800)],
    [100, 359.1342053695754],
  ])('of %d', (x, value) => expect(lnGamma(x)).toBeCloseTo(value, 12));

  it('follows Γ(x + 1) = x Γ(x)', () => {
    fc.assert(fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), (x) => Math.abs(lnGamma(x + 1) - lnGamma(x) - ln(x)) <= 1e-13 * Math.max(10, Math.abs(lnGamma(x + 1)))));
  });
});

describe('digamma', () => {
  it('is −γ at 1 and −γ − 2 ln 2 at one half', () => {
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 14);
    expect(digamma(0.5)).toBeCloseTo(-0.5772156649015329 - 2 * Math.LN2, 14);
  });

  it('follows ψ(x + 1) = ψ(x) + 1/x, and is the slope of lnGamma', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 1e5, noNaN: true }), (x) => {
        expect(digamma(x + 1)).toBeCloseTo(digamma(x) + 1 / x, 12);
        const h = x * 1e-4;
        expect((lnGamma(x + h) - lnGamma(x - h)) / (2 * h)).toBeCloseTo(digamma(x), 5);
      }),
    );
  });
});
