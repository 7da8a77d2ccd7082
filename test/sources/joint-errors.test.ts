import { describe, expect, it } from 'vitest';
import { keyedDraws } from '../../src/random/keyed-draws.ts';
import { jointErrors } from '../../src/sources/joint-errors.ts';

const draws = (attribute: string) => keyedDraws({ seed: 2, stage: 'test', instance: '', attribute });
const COUNT = 20_000;

/** Shares of groups whose first, and whose first and second cell, are wrong. */
function shares(correlation: number, rate: number): { one: number; both: number } {
  const wrong = jointErrors(draws, correlation).of('cell', rate);
  let [one, both] = [0, 0];
  for (let group = 0; group < COUNT; group++) {
    const first = wrong(2 * group, group);
    one += Number(first);
    both += Number(first && wrong(2 * group + 1, group));
  }
  return { one: one / COUNT, both: both / COUNT };
}

describe('jointErrors', () => {
  it('keeps the rate at any correlation', () => {
    for (const correlation of [0, 0.3, 0.8, 1]) expect(Math.abs(shares(correlation, 0.2).one - 0.2)).toBeLessThan(4 * Math.sqrt(0.16 / COUNT));
  });

  it('is independent at 0, all or none at 1, and in between at a half', () => {
    expect(Math.abs(shares(0, 0.5).both - 0.25)).toBeLessThan(4 * Math.sqrt(0.1875 / COUNT));
    expect(shares(1, 0.5).both).toBe(shares(1, 0.5).one);
    // Of two normals with correlation ρ, P(both below the median) = 1/4 + arcsin(ρ)/(2π): 1/3 at ρ = 1/2.
    expect(Math.abs(shares(0.5, 0.5).both - 1 / 3)).toBeLessThan(4 * Math.sqrt(2 / 9 / COUNT));
  });

  it('never errs at rate 0 and always at 1', () => {
    expect(shares(0.5, 0)).toEqual({ one: 0, both: 0 });
    expect(shares(0.5, 1)).toEqual({ one: 1, both: 1 });
  });
});
