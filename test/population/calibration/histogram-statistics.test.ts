import { describe, expect, it } from 'vitest';
import { countValue, meanWithError, quantileOf, shareOfTop, sizeOf } from '../../../src/population/calibration/histogram-statistics.ts';

/** 0, 1, 1, 3, 5 and one that is too large for the histogram. */
function example(): Float64Array {
  const counts = new Float64Array(7);
  for (const value of [0, 1, 1, 3, 5, 40]) countValue(counts, value);
  return counts;
}

describe('statistics of a histogram', () => {
  it('agree with a table solved by hand', () => {
    const counts = example();
    expect([...counts]).toEqual([1, 2, 0, 1, 0, 1, 1]);
    expect(sizeOf(counts)).toBe(6);
    // The last cell counts as its own value: (0 + 1 + 1 + 3 + 5 + 6) / 6.
    expect(meanWithError(counts).value).toBeCloseTo(16 / 6, 12);
    expect([0, 1 / 6, 0.5, 0.51, 1].map((p) => quantileOf(counts, p))).toEqual([0, 0, 1, 3, 6]);
  });

  it('give the top their part of the sum, cutting a cell where it must', () => {
    const counts = example();
    expect(shareOfTop(counts, 1)).toBe(1);
    // The top half are 6, 5 and 3; the top quarter are 6 and half of the one with 5.
    expect(shareOfTop(counts, 0.5)).toBeCloseTo(14 / 16, 12);
    expect(shareOfTop(counts, 0.25)).toBeCloseTo(8.5 / 16, 12);
    expect(shareOfTop(new Float64Array(4), 0.1)).toBe(0);
  });

  it('err by less the more are counted', () => {
    const many = example().map((count) => count * 400);
    expect(meanWithError(many).error).toBeCloseTo(meanWithError(example()).error / 20, 12);
  });
});
