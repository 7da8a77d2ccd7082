import { expect, it } from 'vitest';
import { moveOrigins } from '../../src/population/move-origins.ts';

/** Two states; the first has a county of two postcodes and one of one, the second one of one. */
const origins = moveOrigins({ people: Float64Array.of(10, 30, 40, 20), county: Uint16Array.of(0, 0, 1, 2), countyState: ['X', 'X', 'Y'] });
const grid = Array.from({ length: 100 }, (_, i) => (i + 0.5) / 100);
const shares = (distance: 'county' | 'state' | 'country', current: number): number[] => {
  const counts = [0, 0, 0, 0];
  for (const u of grid) counts[origins.pick(distance, current, u)]!++;
  return counts;
};

it('picks another postcode of the area by its size, the next one in place of the current', () => {
  expect(shares('county', 0)).toEqual([0, 100, 0, 0]);
  expect(shares('county', 1)).toEqual([100, 0, 0, 0]);
  expect(shares('country', 3)).toEqual([30, 30, 40, 0]);
});

it('widens the area where the current postcode is alone in it', () => {
  expect(shares('county', 2)).toEqual([62, 38, 0, 0]);
  expect(shares('state', 3)).toEqual([30, 30, 40, 0]);
});
