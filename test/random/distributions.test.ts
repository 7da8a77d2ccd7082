import { describe, expect, it } from 'vitest';
import { gamma, lognormal, negativeBinomial, normalCdf, normalQuantile, poisson, zipfMandelbrotWeights } from '../../src/random/distributions.ts';
import { keyedDraws } from '../../src/random/keyed-draws.ts';
import { chiSquare, chiSquareLimit } from './chi-square.ts';

const stream = (attribute: string) => keyedDraws({ seed: 7, stage: 'test', instance: '', attribute });

function moments(numbers: readonly number[]): { mean: number; variance: number } {
  const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  return { mean, variance: numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (numbers.length - 1) };
}

describe('normal quantile', () => {
  // Oracle: Python 3 statistics.NormalDist().inv_cdf(p); the last one checked by math.erfc.
  it.each([
    [0.5, 0],
    [0.75, 0.6744897501960817],
    [0.975, 1.959963984540054],
    [0.9999, 3.719016485455709],
    [1e-10, -6.361340902404056],
    [1e-20, -9.262340089798405],
    [1e-100, -21.27345356096532],
  ])('at %d is %d', (p, z) => {
    expect(Math.abs(normalQuantile(p) - z)).toBeLessThanOrEqual(2e-14 * Math.max(1, Math.abs(z)));
  });

  it('is odd around one half', () => {
    for (const p of [0.1, 0.25, 0.4, 0.0625]) expect(normalQuantile(p)).toBe(-normalQuantile(1 - p));
  });
});

describe('normal distribution function', () => {
  // Oracle: Python 3 statistics.NormalDist().cdf(z), and 0.5 * math.erfc(-z / sqrt 2) in the tails.
  it.each([
    [0.0, 0.5],
    [1.0, 0.8413447460685429],
    [-1.0, 0.15865525393145707],
    [1.959963984540054, 0.975],
    [-3.5, 0.00023262907903552504],
    [-6.9, 2.600126965638169e-12],
    [-7.5, 3.19089167291092e-14],
    [-20.0, 2.7536241186063314e-89],
  ])('at %d is %d', (z, p) => {
    expect(Math.abs(normalCdf(z) - p)).toBeLessThan(1e-15);
    expect(Math.abs(normalCdf(z) / p - 1)).toBeLessThan(1e-8);
  });

  it('undoes the quantile', () => {
    for (let p = 0.001; p < 1; p += 0.013) expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 13);
    expect(normalCdf(-40)).toBe(0);
    expect(normalCdf(40)).toBe(1);
  });
});

describe('distributions', () => {
  it('log-normal has the median exp(mean of logs)', () => {
    expect(lognormal(0.5, 2, 3)).toBeCloseTo(Math.exp(2), 12);
  });

  it.each([0.3, 1, 4.5, 60])('gamma of shape %d has mean and variance equal to it', (shape) => {
    const draws = stream('gamma');
    const n = 40_000;
    const { mean, variance } = moments(Array.from({ length: n }, (_, i) => gamma(shape, draws, i)));
    expect(Math.abs(mean - shape)).toBeLessThan(5 * Math.sqrt(shape / n));
    // Fourth central moment of gamma: 3 shape² + 6 shape.
    expect(Math.abs(variance - shape)).toBeLessThan(5 * Math.sqrt((2 * shape * shape + 6 * shape) / n));
  });

  it('poisson has its probabilities at a small mean', () => {
    const draws = stream('poisson');
    const counts = new Uint32Array(9);
    for (let i = 0; i < 50_000; i++) counts[Math.min(8, poisson(2, draws, i))]!++;
    const shares = [1, 2, 2, 4 / 3, 2 / 3, 4 / 15, 4 / 45, 8 / 315].map((x) => x * Math.exp(-2));
    expect(chiSquare(counts, [...shares, 1 - shares.reduce((sum, x) => sum + x, 0)])).toBeLessThan(chiSquareLimit(8));
    expect(poisson(0, draws, 1)).toBe(0);
  });

  it('poisson keeps mean and variance where exp(-mean) would underflow', () => {
    const draws = stream('poisson');
    const { mean, variance } = moments(Array.from({ length: 2000 }, (_, i) => poisson(1800, draws, i)));
    expect(Math.abs(mean - 1800)).toBeLessThan(5 * Math.sqrt(1800 / 2000));
    expect(Math.abs(variance - 1800)).toBeLessThan(5 * 1800 * Math.sqrt(2 / 2000));
  });

  it('negative binomial is overdispersed as stated', () => {
    const [rates, counts] = [stream('rates'), stream('counts')];
    const n = 60_000;
    const { mean, variance } = moments(Array.from({ length: n }, (_, i) => negativeBinomial(3, 1.5, rates, counts, i)));
    expect(Math.abs(mean - 3)).toBeLessThan(5 * Math.sqrt(9 / n));
    expect(Math.abs(variance - (3 + 9 / 1.5))).toBeLessThan(0.5);
  });

  it('zipf-mandelbrot weights fall as written', () => {
    expect([...zipfMandelbrotWeights(3, 1)]).toEqual([1, 1 / 2, 1 / 3]);
    expect(zipfMandelbrotWeights(2, 2, 1)[1]).toBeCloseTo(1 / 9, 15);
  });

  it('refuse parameters outside their range', () => {
    expect(() => gamma(0, stream('x'), 0)).toThrow(/gamma.shape/);
    expect(() => poisson(-1, stream('x'), 0)).toThrow(/poisson.mean/);
  });
});
