import { describe, expect, it } from 'vitest';
import { newcombe, overReplicates, residualRisk, wilson } from '../../src/stats/intervals.ts';

describe('wilson', () => {
  it('gives the textbook interval of 81 in 263 (Newcombe 1998, table I, method 3)', () => {
    const { value, interval } = wilson(81, 263);
    expect(value).toBeCloseTo(0.30798, 5);
    expect(interval[0]).toBeCloseTo(0.2553, 4);
    expect(interval[1]).toBeCloseTo(0.3662, 4);
  });

  it('touches the ends only where nothing or everything succeeded', () => {
    expect(wilson(0, 20).interval[0]).toBe(0);
    expect(wilson(0, 20).interval[1]).toBeCloseTo(0.1611, 4);
    expect(wilson(20, 20).interval[1]).toBe(1);
    expect(wilson(1, 20).interval[0]).toBeGreaterThan(0);
  });

  it('says nothing when nothing was tried', () => {
    expect(wilson(0, 0).interval).toEqual([0, 1]);
  });
});

describe('newcombe', () => {
  it('gives the interval of 56/70 − 48/80 (Newcombe 1998, table II, method 10)', () => {
    const { value, interval } = newcombe(wilson(56, 70), wilson(48, 80));
    expect(value).toBeCloseTo(0.2, 10);
    expect(interval[0]).toBeCloseTo(0.0524, 4);
    expect(interval[1]).toBeCloseTo(0.3339, 4);
  });
});

describe('residualRisk', () => {
  it('is a half when nine of ten succeed against a control of eight of ten', () => {
    expect(residualRisk(wilson(900, 1000), wilson(800, 1000)).value).toBeCloseTo(0.5, 12);
  });

  it('covers the true value in about 95 % of samples', () => {
    let state = 12345;
    const uniform = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 4294967296;
    };
    const draw = (p: number, n: number): number => {
      let successes = 0;
      for (let i = 0; i < n; i++) if (uniform() < p) successes++;
      return successes;
    };
    let covered = 0;
    const runs = 1000;
    for (let run = 0; run < runs; run++) {
      const { interval } = residualRisk(wilson(draw(0.6, 200), 200), wilson(draw(0.5, 150), 150));
      if (interval[0] <= 0.2 && 0.2 <= interval[1]) covered++;
    }
    expect(covered / runs).toBeGreaterThan(0.93);
    expect(covered / runs).toBeLessThan(0.975);
  });

  it('is negative, unclipped, where the control does better, and undefined where it always succeeds', () => {
    expect(residualRisk(wilson(10, 100), wilson(55, 100)).value).toBeCloseTo(-1, 12);
    expect(residualRisk(wilson(10, 100), wilson(100, 100)).value).toBeNaN();
  });
});

describe('overReplicates', () => {
  it('is the mean with a Student interval, and has none for one world', () => {
    const { value, interval } = overReplicates([1, 2, 3]);
    expect(value).toBe(2);
    expect(interval![0]).toBeCloseTo(2 - 4.303 / Math.sqrt(3), 12);
    expect(interval![1]).toBeCloseTo(2 + 4.303 / Math.sqrt(3), 12);
    expect(overReplicates([5])).toEqual({ value: 5, interval: null });
  });
});
