import { describe, expect, it } from 'vitest';
import { cornerGain, correlationGrid } from '../../src/stats/bivariate-normal.ts';
import { entropyOf, expectedMutualInformation, mutualInformation } from '../../src/stats/mutual-information.ts';

describe('a correlated corner', () => {
  it.each([0.5, -0.5, 0.9, 0.25, 0])('at the origin adds asin(%d)/2π', (rho) => {
    expect(cornerGain(0, 0, correlationGrid(rho))).toBeCloseTo(Math.asin(rho) / (2 * Math.PI), 9);
  });

  it('is symmetric, and falls off far out', () => {
    const grid = correlationGrid(0.7);
    expect(cornerGain(0.3, -1.2, grid)).toBeCloseTo(cornerGain(-1.2, 0.3, grid), 15);
    expect(cornerGain(0.3, -1.2, grid)).toBeCloseTo(cornerGain(-0.3, 1.2, grid), 15);
    expect(cornerGain(6, 6, grid)).toBeLessThan(1e-8);
  });

  it('agrees with the integral over one variable', () => {
    // Φ₂(h, k; ρ) = ∫ φ(x) Φ((k − ρx)/√(1 − ρ²)) dx up to h, by the trapezoidal rule with ½erfc from its own integral.
    const [h, k, rho] = [0.4, -0.7, 0.6];
    const phi = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    const cdf = (z: number): number => {
      let sum = 0;
      const step = (z + 9) / 4000;
      for (let i = 0; i <= 4000; i++) sum += phi(-9 + i * step) * (i === 0 || i === 4000 ? 0.5 : 1);
      return sum * step;
    };
    let sum = 0;
    const step = (h + 9) / 1500;
    for (let i = 0; i <= 1500; i++) {
      const x = -9 + i * step;
      sum += phi(x) * cdf((k - rho * x) / Math.sqrt(1 - rho * rho)) * (i === 0 || i === 1500 ? 0.5 : 1);
    }
    expect(cornerGain(h, k, correlationGrid(rho))).toBeCloseTo(sum * step - cdf(h) * cdf(k), 6);
  });
});

describe('mutual information', () => {
  it('is 0 for independent columns and the entropy for equal ones', () => {
    expect(mutualInformation([2, 4, 3, 6], 2)).toBeCloseTo(0, 14);
    expect(mutualInformation([5, 0, 0, 5], 2)).toBeCloseTo(Math.LN2, 14);
    expect(entropyOf([1, 1, 2])).toBeCloseTo(1.5 * Math.LN2, 14);
  });

  it('by chance alone is the mean over all ways to match two pairs', () => {
    // Margins (2, 2) and (2, 2): k = 0, 1, 2 with probability 1/6, 4/6, 1/6; information ln 2, 0, ln 2.
    expect(expectedMutualInformation([2, 2], [2, 2])).toBeCloseTo(Math.LN2 / 3, 13);
    expect(expectedMutualInformation([4], [2, 2])).toBeCloseTo(0, 14);
  });
});
