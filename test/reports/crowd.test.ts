import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion, DOTS, placeCrowd, type CrowdBin } from '../../reports/figures/crowd.ts';

const shares = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 8 }).filter((weights) => weights.some((weight) => weight > 0)).map((weights) => {
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
});

describe('the crowd', () => {
  it('apportions a thousand dots by largest remainders', () => {
    expect(apportion([0.6104, 0.2, 0.1896])).toEqual([610, 200, 190]);
    expect(apportion([1])).toEqual([1000]);
    expect(apportion([0, 1])).toEqual([0, 1000]);
  });

  it('never loses people who exist nor invents people who do not', () => {
    fc.assert(fc.property(shares, (values) => {
      const counts = apportion(values);
      expect(counts.reduce((a, b) => a + b, 0)).toBe(DOTS);
      values.forEach((share, index) => {
        if (share === 0) expect(counts[index]).toBe(0);
        else expect(counts[index]).toBeGreaterThan(0);
        expect(Math.abs(counts[index]! - share * DOTS)).toBeLessThanOrEqual(values.length);
      });
    }));
  });

  const raw: readonly CrowdBin[] = [{ share: 0.6, size: 1, role: 'subject' }, { share: 0.3, size: 2.5, role: 'comparison' }, { share: 0.1, size: 30, role: 'context' }];

  it('places a thousand dots in the unit disc, none upon another, the same every time', () => {
    const dots = placeCrowd(raw);
    expect(dots).toHaveLength(DOTS);
    expect(dots.filter((dot) => dot.role === 'subject')).toHaveLength(600);
    for (const { x, y } of dots) expect(Math.hypot(x, y)).toBeLessThanOrEqual(1);
    let closest = Infinity;
    for (let a = 0; a < dots.length; a++) for (let b = 0; b < a; b++) closest = Math.min(closest, Math.hypot(dots[a]!.x - dots[b]!.x, dots[a]!.y - dots[b]!.y));
    expect(closest).toBeGreaterThan(0.01);
    expect(placeCrowd(raw)).toEqual(dots);
  });

  it('keeps people alone further from others than people in a group', () => {
    const dots = placeCrowd(raw);
    const nearest = (role: string): number => {
      const own = dots.filter((dot) => dot.role === role);
      return own.reduce((sum, dot) => sum + Math.min(...dots.filter((other) => other !== dot).map((other) => Math.hypot(other.x - dot.x, other.y - dot.y))), 0) / own.length;
    };
    expect(nearest('subject')).toBeGreaterThan(1.2 * nearest('context'));
  });
});
