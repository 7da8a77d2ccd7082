import { expect, it } from 'vitest';
import type { PostcodeList } from '../../../src/population/country.ts';
import { loadCountry } from '../../../src/population/index.ts';
import { EARTH_KM, KM_PER_DEGREE, RADIANS } from '../../../src/population/mobility/geo-cell.ts';
import { postcodeGround } from '../../../src/population/mobility/nearest-postcode.ts';
import { keyedDraws } from '../../../src/random/keyed-draws.ts';

/** Centres on the equator at these distances in km east of the zero meridian. */
const onTheEquator = (...km: number[]): PostcodeList => ({
  codes: km.map(String), people: Float64Array.from(km, () => 100), county: new Uint16Array(km.length), counties: ['1'], countyState: ['A'],
  latitude: new Float64Array(km.length), longitude: Float64Array.from(km, (distance) => distance / KM_PER_DEGREE), city: new Uint16Array(km.length), cities: ['One'],
});

it('reaches half of the mean distance to the four nearest centres, within bounds', () => {
  const ground = postcodeGround(onTheEquator(0, 2, 6, 14, 30, 90));
  // From 0: 2, 6, 14 and 30 km; from 2: 2, 4, 12 and 28; from 90 all within 100 km.
  expect(ground.reachKm(0)).toBeCloseTo((2 + 6 + 14 + 30) / 4 / 2, 6);
  expect(ground.reachKm(1)).toBeCloseTo((2 + 4 + 12 + 28) / 4 / 2, 6);
  expect(ground.reachKm(5)).toBe(25);
  expect(postcodeGround(onTheEquator(0, 0.1, 0.2, 0.3, 0.4)).reachKm(2)).toBe(0.4);
  expect(postcodeGround(onTheEquator(7)).reachKm(0)).toBe(25);
});

it('finds nothing where nothing is near', () => {
  const ground = postcodeGround(onTheEquator(0, 10));
  expect(ground.nearest(0, 99 / KM_PER_DEGREE, -1)).toBe(1);
  expect(ground.nearest(0, 111 / KM_PER_DEGREE, -1)).toBe(-1);
  expect(ground.nearest(-40, 120, 0)).toBe(-1);
});

it('agrees with looking at every centre, whatever is likely', async () => {
  const { postcodes } = await loadCountry('us');
  const { latitude, longitude } = postcodes;
  const ground = postcodeGround(postcodes);
  const draws = keyedDraws({ seed: 3, stage: 'test', instance: '', attribute: 'points' });
  for (let i = 0; i < 120; i++) {
    const near = draws.below(latitude.length, i);
    const lat = latitude[near]! + 0.6 * (draws.uniform(i, 1) - 0.5) * (i % 3);
    const lon = longitude[near]! + 0.6 * (draws.uniform(i, 2) - 0.5) * (i % 3);
    const east = Math.cos(lat * RADIANS);
    const squared = (postcode: number): number => ((latitude[postcode]! - lat) ** 2 + ((longitude[postcode]! - lon) * east) ** 2) * (EARTH_KM * RADIANS) ** 2;
    let best = 0;
    for (let postcode = 1; postcode < latitude.length; postcode++) if (squared(postcode) < squared(best)) best = postcode;
    for (const likely of [-1, near, 0]) {
      const found = ground.nearest(lat, lon, likely);
      if (squared(best) >= 100 ** 2) expect(found).toBe(-1);
      // Centres are given to a hundredth of a degree, so that some are at the same distance.
      else expect(squared(found)).toBeCloseTo(squared(best), 9);
    }
  }
});
