import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discreteGaussian, discreteLaplace, rational, toNumber, type Rational } from '../../src/random/discrete-noise.ts';
import type { Draws } from '../../src/random/draws.ts';
import { keyedDraws } from '../../src/random/keyed-draws.ts';
import { secureDraws } from '../../src/random/secure-draws.ts';
import { chiSquare, chiSquareLimit } from './chi-square.ts';
import { sequentialDraws } from './sequential-draws.ts';

const stream = (attribute: string): Draws => keyedDraws({ seed: 11, stage: 'test', instance: '', attribute });

const SIZE = 30_000;

/** Observed counts of −reach … reach with both tails pooled, and the shares that weights give them. */
function tally(draw: (entity: number) => number, weight: (x: number) => number, reach: number, size: number): { observed: number[]; shares: number[] } {
  const observed = Array.from({ length: 2 * reach + 3 }, () => 0);
  for (let i = 0; i < size; i++) observed[Math.min(reach + 1, Math.max(-reach - 1, draw(i))) + reach + 1]!++;
  const weights = Array.from({ length: 2 * reach + 3 }, (_, i) => weight(i - reach - 1));
  // The tails are summed until nothing is added.
  for (let x = reach + 2; weight(x) > 1e-18 * weight(0); x++) {
    weights[0]! += weight(-x);
    weights[2 * reach + 2]! += weight(x);
  }
  const total = weights.reduce((sum, w) => sum + w, 0);
  return { observed, shares: weights.map((w) => w / total) };
}

describe('rational', () => {
  it('is exact where 32 bits hold it', () => {
    expect(rational(2)).toEqual({ numerator: 2n, denominator: 1n });
    expect(rational(0.375)).toEqual({ numerator: 3n, denominator: 8n });
    expect(rational(6, 0.5)).toEqual({ numerator: 12n, denominator: 1n });
    expect(rational(5e9)).toEqual({ numerator: 5_000_000_000n, denominator: 1n });
  });

  it('rounds a third up: 2863311531 / 2^33', () => {
    expect(rational(1, 3)).toEqual({ numerator: 2_863_311_531n, denominator: 8_589_934_592n });
  });

  it('is never below the quotient of two doubles, and within one part in 2^31 of it', () => {
    const positive = fc.double({ min: 1e-12, max: 1e12, noNaN: true, noDefaultInfinity: true });
    const exact = (value: number): [bigint, bigint] => [BigInt(value * 2 ** 100), 1n << 100n];
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        const [n, d] = exact(a);
        const [m, e] = exact(b);
        const { numerator, denominator } = rational(a, b);
        const [ours, theirs] = [numerator * d * m, denominator * n * e];
        expect(ours >= theirs).toBe(true);
        expect((ours - theirs) << 31n <= theirs).toBe(true);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it.each([0, -1, Number.NaN, Infinity])('refuses %d', (value) => {
    expect(() => rational(value)).toThrow(/rational.value/);
    expect(() => rational(1, value)).toThrow(/rational.value/);
  });
});

describe('discrete Laplace', () => {
  it.each([
    [rational(2), 12],
    [rational(1, 3), 2],
    [rational(5, 3), 9],
    [rational(1, 0.3), 15],
    [rational(40), 60],
    [{ numerator: 1n << 45n, denominator: 7n << 42n }, 5],
  ] satisfies [Rational, number][])('has its closed-form probabilities at scale %o', (scale, reach) => {
    const draws = sequentialDraws(11);
    const { observed, shares } = tally((i) => discreteLaplace(draws, i, scale), (x) => Math.exp(-Math.abs(x) / toNumber(scale)), reach, SIZE);
    expect(chiSquare(observed, shares)).toBeLessThan(chiSquareLimit(observed.length - 1));
  });
});

describe('discrete Gaussian', () => {
  it.each([
    [rational(0.3), 1],
    [rational(1), 3],
    [rational(2, 3), 2],
    [rational(30.25), 18],
    [rational(1000), 100],
  ] satisfies [Rational, number][])('has probabilities proportional to exp(-x²/2σ²) at variance %o', (variance, reach) => {
    const draws = sequentialDraws(12);
    const { observed, shares } = tally((i) => discreteGaussian(draws, i, variance), (x) => Math.exp(-(x * x) / (2 * toNumber(variance))), reach, SIZE);
    expect(chiSquare(observed, shares)).toBeLessThan(chiSquareLimit(observed.length - 1));
  });
});

describe('moments and tails', () => {
  const law = (draw: (entity: number) => number): number[] => Array.from({ length: SIZE }, (_, i) => draw(i));
  const mean = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;

  it.each([0.4, 1, 7.3, 1e6, 1e9, 3e12])('the discrete Laplace has mean 0, variance 2q/(1 - q)² and the share q of its tail at each step of the scale %d', (scale) => {
    const t = toNumber(rational(scale));
    const q = Math.exp(-1 / t);
    const draws = sequentialDraws(21);
    const noise = law((i) => discreteLaplace(draws, i, rational(scale)));
    // 2q/(1 - q)² with 1 - q = -expm1(-1/t), which stays right for large scales. Kurtosis at most about 6 + 1/variance.
    const variance = (2 * q) / Math.expm1(-1 / t) ** 2;
    expect(Math.abs(mean(noise))).toBeLessThan(5.5 * Math.sqrt(variance / SIZE));
    expect(Math.abs(mean(noise.map((x) => x * x)) / variance - 1)).toBeLessThan(5.5 * Math.sqrt((5 + 1 / variance) / SIZE));
    // P(|x| > h) = 2 q^{h+1}/(1 + q).
    for (const h of [0, t, 3 * t, 5 * t].map(Math.floor)) {
      const p = (2 * Math.exp(-(h + 1) / t)) / (1 + q);
      expect(Math.abs(noise.filter((x) => Math.abs(x) > h).length / SIZE - p)).toBeLessThan(5.5 * Math.sqrt((p * (1 - p)) / SIZE) + 1e-9);
    }
    // Either sign is as likely, and zero is not drawn once for each.
    const [below, above] = [noise.filter((x) => x < 0).length, noise.filter((x) => x > 0).length];
    expect(Math.abs(below - above)).toBeLessThan(5.5 * Math.sqrt(below + above));
    expect(noise.some((x) => Object.is(x, -0))).toBe(false);
  });

  it.each([2, 53.3, 1e12, 1e20])('the discrete Gaussian has mean 0, variance σ² and normal tails at σ² = %d', (variance) => {
    const draws = sequentialDraws(22);
    const noise = law((i) => discreteGaussian(draws, i, rational(variance)));
    expect(Math.abs(mean(noise))).toBeLessThan(5.5 * Math.sqrt(variance / SIZE));
    expect(Math.abs(mean(noise.map((x) => x * x)) / variance - 1)).toBeLessThan(5.5 * Math.sqrt(2 / SIZE));
    // Beyond two standard deviations; of the lattice, whose steps are coarse at σ² = 2, only an upper bound (Canonne et al. 2020, Prop. 25).
    const far = noise.filter((x) => x >= 2 * Math.sqrt(variance)).length / SIZE;
    expect(far).toBeLessThan(Math.exp(-2));
    if (variance > 1e6) expect(Math.abs(far - 0.02275)).toBeLessThan(5.5 * Math.sqrt(0.0222 / SIZE));
  });

  it('sees every bit of a scale: whole numbers of 33 to 45 bits are drawn evenly', () => {
    // A scale n/n of any length stands for 1, and must give the law of 1.
    for (const bits of [33n, 40n, 44n, 64n]) {
      const draws = sequentialDraws(Number(bits));
      const one = { numerator: (1n << bits) + 1n, denominator: (1n << bits) + 1n };
      const { observed, shares } = tally((i) => discreteLaplace(draws, i, one), (x) => Math.exp(-Math.abs(x)), 4, 10_000);
      expect(chiSquare(observed, shares)).toBeLessThan(chiSquareLimit(observed.length - 1));
    }
  });
});

describe('both', () => {
  const samplers = { discreteLaplace, discreteGaussian };
  it.each(Object.entries(samplers))('%s repeats under keyed draws and never under secure ones', (_, sample) => {
    const numbers = (draws: Draws): number[] => Array.from({ length: 50 }, (__, i) => sample(draws, i, rational(1e9)));
    expect(numbers(stream('a'))).toEqual(numbers(stream('a')));
    expect(numbers(stream('a'))).not.toEqual(numbers(stream('b')));
    expect(numbers(secureDraws())).not.toEqual(numbers(secureDraws()));
  });

  it.each(Object.entries(samplers))('%s takes each of its draws once', (_, sample) => {
    const base = stream('once');
    const asked = new Set<string>();
    let calls = 0;
    const watched: Draws = { ...base, uint32: (entity, index, counter) => (calls++, asked.add(`${entity} ${index}`), base.uint32(entity, index, counter)) };
    for (let i = 0; i < 200; i++) sample(watched, i, rational(7, 3));
    expect(asked.size).toBe(calls);
  });

  it.each(Object.entries(samplers))('%s refuses no noise and more than a double can hold', (_, sample) => {
    expect(() => sample(stream('x'), 0, { numerator: 0n, denominator: 1n })).toThrow(/expected a fraction above 0/);
    expect(() => sample(stream('x'), 0, { numerator: 1n << 100n, denominator: 1n })).toThrow(/expected a fraction above 0/);
  });

  it('leaves nothing to see for the floating-point attack, which does see textbook noise', () => {
    // Mironov 2012, §4: 1 + noise in [0.25, 0.5) is a multiple of 2^-53, because the noise is about -0.6, while
    // 0 + noise there may lie between two of them.
    const draws = stream('textbook');
    const textbook = (i: number): number => {
      const u = draws.uniform(i) - 0.5;
      return -Math.sign(u) * Math.log(1 - 2 * Math.abs(u));
    };
    const impossible = (outputs: readonly number[]): number => outputs.filter((x) => x > 0.0625 && x < 0.5 && !Number.isInteger(x * 2 ** 53)).length;
    const noise = Array.from({ length: 10_000 }, (_, i) => textbook(i));
    expect(impossible(noise.map((x) => 0 + x))).toBeGreaterThan(500);
    expect(impossible(noise.map((x) => 1 + x))).toBe(0);
    const ours = sequentialDraws(13);
    for (const sample of [discreteLaplace, discreteGaussian]) {
      const reached = [0, 1].map((data) => new Set(Array.from({ length: 5000 }, (_, i) => data + sample(ours, i, rational(1)))));
      for (const outputs of reached) expect([...outputs].every(Number.isSafeInteger)).toBe(true);
      // Whatever is common for one is possible for the other: both reach every integer near the data.
      for (const x of [-2, -1, 0, 1, 2, 3]) expect(reached.map((outputs) => outputs.has(x))).toEqual([true, true]);
    }
  });
});
