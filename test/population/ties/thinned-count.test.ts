import { expect, it } from 'vitest';
import { thinnedCount } from '../../../src/population/ties/thinned-count.ts';

it('keeps what the binomial law says, by its quantiles', () => {
  // Binomial(2, 1/2): 0, 1, 2 with 1/4, 1/2, 1/4.
  expect([0.1, 0.26, 0.74, 0.76].map((u) => thinnedCount(2, 0.5, u))).toEqual([0, 1, 1, 2]);
  // P(none of 3 at 0.2) = 0.512, P(at most one) = 0.896, P(at most two) = 0.992.
  expect([0.511, 0.513, 0.895, 0.897, 0.991, 0.993].map((u) => thinnedCount(3, 0.2, u))).toEqual([0, 1, 1, 2, 2, 3]);
});

it.each([[0, 0.2], [97, 0.2], [624, 0.2], [626, 0.2], [5000, 0.2], [5000, 0.01]])('has mean and variance of Binomial(%i, %f)', (count, share) => {
  const uniforms = Array.from({ length: 4001 }, (_, i) => (i + 0.5) / 4001);
  const kept = uniforms.map((u) => thinnedCount(count, share, u));
  const mean = kept.reduce((a, b) => a + b) / kept.length;
  const variance = kept.reduce((a, b) => a + (b - mean) * (b - mean), 0) / kept.length;
  expect(mean).toBeCloseTo(count * share, 0);
  expect(Math.abs(variance - count * share * (1 - share))).toBeLessThanOrEqual(0.01 * count * share * (1 - share) + 0.1);
});

it('keeps all at a share of 1, and never more than there are', () => {
  expect(thinnedCount(5000, 1, 0.3)).toBe(5000);
  for (const u of [1e-15, 1 - 1e-15]) expect([0, 1, 2, 3]).toContain(thinnedCount(3, 0.9, u));
});
