import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderRoc } from '../../src/stats/ranking.ts';

const area = (scores: readonly number[], positive: readonly number[]) => areaUnderRoc(Float64Array.from(scores), Uint8Array.from(positive));

describe('areaUnderRoc', () => {
  it('is 1 for a perfect order, 0 for the reverse, ½ where all scores are equal', () => {
    expect(area([1, 2, 3, 4], [0, 0, 1, 1]).value).toBe(1);
    expect(area([1, 2, 3, 4], [1, 1, 0, 0]).value).toBe(0);
    expect(area([7, 7, 7], [1, 0, 1]).value).toBe(0.5);
  });

  it('counts a tie as half: pairs (3, 1), (3, 3), (2, 1), (2, 3)', () => {
    expect(area([3, 1, 2, 3], [1, 0, 1, 0]).value).toBe((1 + 0.5 + 1 + 0) / 4);
  });

  it('has the standard error of Hanley and McNeil\'s equation 2, worked by hand for A = 0.8, 10 and 20', () => {
    // Ten positives above 16 of 20 negatives each: A = 0.8, Q1 = 2/3, Q2 = 1.28/1.8.
    const scores = [...Array.from({ length: 10 }, () => 2), ...Array.from({ length: 16 }, () => 1), ...Array.from({ length: 4 }, () => 3)];
    const { value, interval } = area(scores, [...Array.from({ length: 10 }, () => 1), ...Array.from({ length: 20 }, () => 0)]);
    expect(value).toBeCloseTo(0.8, 12);
    const variance = (0.16 + 9 * (2 / 3 - 0.64) + 19 * (1.28 / 1.8 - 0.64)) / 200;
    expect(interval[0]).toBeCloseTo(0.8 - 1.959963984540054 * Math.sqrt(variance), 12);
    expect(interval[1]).toBeCloseTo(0.8 + 1.959963984540054 * Math.sqrt(variance), 12);
  });

  it('is none without both kinds', () => {
    expect(area([1, 2], [1, 1]).value).toBeNaN();
    expect(area([], []).value).toBeNaN();
  });

  it('is the share of pairs in order, counted one by one, for any scores', () => {
    const rows = fc.array(fc.tuple(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true })), fc.integer({ min: 0, max: 1 })), { maxLength: 40 });
    fc.assert(
      fc.property(rows, (pairs) => {
        const [yes, no] = [1, 0].map((kind) => pairs.filter(([, positive]) => positive === kind).map(([score]) => score)) as [number[], number[]];
        const { value, interval } = area(pairs.map(([score]) => score), pairs.map(([, positive]) => positive));
        if (yes.length === 0 || no.length === 0) {
          expect(value).toBeNaN();
          return;
        }
        let right = 0;
        for (const a of yes) for (const b of no) right += a > b ? 1 : a === b ? 0.5 : 0;
        expect(value).toBeCloseTo(right / (yes.length * no.length), 12);
        expect(interval[0] <= value && value <= interval[1]).toBe(true);
      }),
    );
  });
});
