import { describe, expect, it } from 'vitest';
import { JUMP_KM } from '../../../src/population/mobility/destinations.ts';
import { WAIT_HOURS } from '../../../src/population/mobility/trajectory.ts';
import { tabulate } from '../../../src/population/mobility/truncated-power-law.ts';

describe('a tabulated law', () => {
  // Without a cut-off, x^-2 from 1 to 1000 has the distribution function (1 - 1/x) / (1 - 1/1000).
  const law = tabulate({ exponent: 2, shift: 0, cutoff: Infinity, from: 1, to: 1000 });
  const exact = (x: number): number => (1 - 1 / x) / (1 - 1 / 1000);

  it('has the closed form\'s shares, quantiles and mean', () => {
    for (const x of [1.01, 1.5, 2, 10, 100, 900]) expect(Math.abs(law.share(x) - exact(x))).toBeLessThan(2e-5);
    for (const u of [0.001, 0.25, 0.5, 0.9, 0.99]) expect(Math.abs(exact(law.quantile(u)) - u)).toBeLessThan(2e-5);
    expect(Math.abs(law.mean / (Math.log(1000) / (1 - 1 / 1000)) - 1)).toBeLessThan(1e-4);
  });

  it('has quantiles that are the inverse of its shares, from end to end', () => {
    for (const { quantile, share } of [law, JUMP_KM, WAIT_HOURS]) for (let i = 1; i < 500; i++) expect(share(quantile(i / 500))).toBeCloseTo(i / 500, 9);
    expect([law.quantile(0), law.quantile(1), law.share(0.5), law.share(2000)]).toEqual([1, 1000, 0, 1]);
  });
});

it('the laws of jumps and of waiting fall as stated', () => {
  // Far below the cut-off the share beyond x goes as (x + 1.5)^-0.75; the exponential takes a factor between the two ends.
  const beyond = (x: number): number => 1 - JUMP_KM.share(x);
  expect(beyond(4) / beyond(0.5)).toBeGreaterThan((5.5 / 2) ** -0.75 * 0.97 - 0.02);
  expect(beyond(4) / beyond(0.5)).toBeLessThan((5.5 / 2) ** -0.75);
  // The density's ratio at two lengths, from the slopes of the shares, is the formula's.
  const density = (share: (x: number) => number, x: number): number => (share(x * 1.01) - share(x * 0.99)) / (0.02 * x);
  for (const [x, y] of [[1, 50], [10, 600]] as const) {
    const formula = ((x + 1.5) / (y + 1.5)) ** -1.75 * Math.exp((y - x) / 400);
    expect(Math.abs(density(JUMP_KM.share, x) / density(JUMP_KM.share, y) / formula - 1)).toBeLessThan(0.02);
  }
  for (const [x, y] of [[0.5, 3], [2, 30]] as const) {
    const formula = (x / y) ** -1.8 * Math.exp((y - x) / 17);
    expect(Math.abs(density(WAIT_HOURS.share, x) / density(WAIT_HOURS.share, y) / formula - 1)).toBeLessThan(0.02);
  }
  expect(WAIT_HOURS.quantile(0)).toBeCloseTo(1 / 3, 12);
});
