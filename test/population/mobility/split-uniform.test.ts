import { expect, it } from 'vitest';
import { firstThird, lastThird, lowerUniform, oneOfSeven, secondThird, upperUniform } from '../../../src/population/mobility/split-uniform.ts';

/** The number in (0, 1) whose 53 bits after the point these are, most significant first. */
const uniform = (...bits: readonly [value: number, width: number][]): number => {
  let [value, weight] = [0, 1];
  for (const [part, width] of bits) value += part * (weight /= 2 ** width);
  return value;
};

it('takes bits apart', () => {
  const halves = uniform([12_345, 26], [54_321, 26], [1, 1]);
  expect(upperUniform(halves)).toBe((12_345 + 0.5) / 2 ** 26);
  expect(lowerUniform(halves)).toBe((54_321 + 0.5) / 2 ** 26);
  const thirds = uniform([111, 18], [222, 18], [333, 17]);
  expect([firstThird(thirds), secondThird(thirds), lastThird(thirds)]).toEqual([111.5 / 2 ** 18, 222.5 / 2 ** 18, 333.5 / 2 ** 17]);
  const week = uniform([5, 7], [0, 7], [127, 7], [64, 7], [1, 7], [2, 7], [3, 7], [15, 4]);
  expect(Array.from({ length: 7 }, (_, i) => oneOfSeven(week, i) * 128)).toEqual([5.5, 0.5, 127.5, 64.5, 1.5, 2.5, 3.5]);
});

it('stays inside (0, 1) at both ends', () => {
  for (const u of [2 ** -54, 1 - 2 ** -53]) for (const take of [upperUniform, lowerUniform, firstThird, secondThird, lastThird]) expect(take(u) > 0 && take(u) < 1).toBe(true);
});
