import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyedDraws } from '../../../src/random/keyed-draws.ts';
import { geoIndistinguishability } from '../../../src/release/location/geo-indistinguishability.ts';
import { lambertWMinus1, laplacePlace, planarLaplaceRadius } from '../../../src/release/location/planar-laplace.ts';
import { angleOf, destination, EARTH_KM, wrapped, type Place } from '../../../src/release/location/sphere.ts';
import { numbersIn, numberState } from '../perturbation/numbers.ts';

const RAD = Math.PI / 180;
/** Great-circle distance in km by the haversine formula. */
const distance = (a: Place, b: Place): number => {
  const half = (x: number): number => Math.sin((x * RAD) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(Math.min(1, half(b.latitude - a.latitude) + Math.cos(a.latitude * RAD) * Math.cos(b.latitude * RAD) * half(b.longitude - a.longitude))));
};
const bearing = (a: Place, b: Place): number => {
  const turn = (b.longitude - a.longitude) * RAD;
  const angle = Math.atan2(Math.sin(turn) * Math.cos(b.latitude * RAD), Math.cos(a.latitude * RAD) * Math.sin(b.latitude * RAD) - Math.sin(a.latitude * RAD) * Math.cos(b.latitude * RAD) * Math.cos(turn));
  return (angle + 2 * Math.PI) % (2 * Math.PI);
};
/** Pearson's statistic of shares in [0, 1) that should be uniform. */
const chiSquare = (shares: readonly number[], bins: number): number => {
  const counts = new Array<number>(bins).fill(0);
  for (const share of shares) counts[Math.min(bins - 1, Math.floor(share * bins))]!++;
  return counts.reduce((sum, count) => sum + (count - shares.length / bins) ** 2 / (shares.length / bins), 0);
};
/** Above the 1 - 1e-6 quantile of chi-square with 19 degrees of freedom, 64.4 (Wilson and Hilferty). */
const BOUND_20 = 66;

describe('planar Laplace', () => {
  it('inverts the closed form, at published values of W₋₁', () => {
    // Corless et al. and any table: W₋₁(-0.1), W₋₁(-0.2), W₋₁(-1/e).
    expect(lambertWMinus1(-0.1)).toBeCloseTo(-3.577152063957297, 13);
    expect(lambertWMinus1(-0.2)).toBeCloseTo(-2.5426413577735265, 13);
    expect(lambertWMinus1(-1 / Math.E)).toBeCloseTo(-1, 7);
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1 - 1e-12, noNaN: true }), fc.double({ min: 0.001, max: 100, noNaN: true }), (p, epsilon) => {
        const r = planarLaplaceRadius(p, epsilon);
        return Math.abs((1 + epsilon * r) * Math.exp(-epsilon * r) - (1 - p)) < 1e-9 * (1 - p) + 1e-12;
      }),
      { seed: 1 },
    );
  });

  it('follows the law of the sphere where the noise is as large as the Earth, not that of the plane', () => {
    const epsilon = 0.0003;
    const draws = keyedDraws({ seed: 5, stage: 'test', instance: 0, attribute: 'sphere' });
    const centre = { latitude: 35, longitude: 140 };
    // Density ∝ e^{-εr} sin(r/R) up to the antipode, in closed form: ∫ = [e^{-εr}(-ε sin(r/R) - cos(r/R)/R)] / (ε² + 1/R²).
    const integral = (r: number): number => Math.exp(-epsilon * r) * (-epsilon * Math.sin(r / EARTH_KM) - Math.cos(r / EARTH_KM) / EARTH_KM);
    const share = (r: number): number => (integral(r) - integral(0)) / (integral(Math.PI * EARTH_KM) - integral(0));
    const radii = Array.from({ length: 20_000 }, (_, i) => distance(centre, laplacePlace(centre, epsilon, draws, i)));
    expect(chiSquare(radii.map(share), 20)).toBeLessThan(BOUND_20);
    expect(chiSquare(radii.map((r) => 1 - (1 + epsilon * r) * Math.exp(-epsilon * r)), 20)).toBeGreaterThan(500);
  });
});

describe('destination', () => {
  it('lies at the distance and in the direction asked for, anywhere on the Earth', () => {
    const place = fc.record({ latitude: fc.double({ min: -89.9, max: 89.9, noNaN: true }), longitude: fc.double({ min: -180, max: 179.9, noNaN: true }) });
    fc.assert(
      fc.property(place, fc.double({ min: 0.01, max: 19_000, noNaN: true }), fc.double({ min: 0, max: 6.28, noNaN: true }), (from, km, angle) => {
        const to = destination(from, km, angle);
        expect(distance(from, to)).toBeCloseTo(km, 4);
        const turned = Math.abs(bearing(from, to) - angle);
        expect(Math.min(turned, 2 * Math.PI - turned) * Math.min(km, 100)).toBeLessThan(1e-3);
        expect(to.longitude >= -180 && to.longitude < 180 && Math.abs(to.latitude) <= 90).toBe(true);
      }),
      { seed: 2 },
    );
  });

  it('goes over the pole and the antimeridian', () => {
    const degree = EARTH_KM * RAD;
    const over = destination({ latitude: 89.5, longitude: 20 }, degree, 0);
    expect(over.latitude).toBeCloseTo(89.5, 9);
    expect(over.longitude).toBeCloseTo(-160, 6);
    const across = destination({ latitude: 0, longitude: 179.5 }, degree, Math.PI / 2);
    expect([across.latitude, across.longitude]).toEqual([expect.closeTo(0, 9), expect.closeTo(-179.5, 9)]);
    expect(destination({ latitude: 90, longitude: 0 }, degree, 1).latitude).toBeCloseTo(89, 9);
  });

  it('has an angle function as good as the native one', () => {
    fc.assert(fc.property(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: -5, max: 5, noNaN: true }), (x, y) => Math.hypot(x, y) < 1e-100 || Math.abs(angleOf(x, y) - Math.atan2(y, x)) < 2e-15 || y === 0), { seed: 3 });
    expect([angleOf(1, 0), angleOf(0, 1), angleOf(-1, 0), angleOf(0, -1), angleOf(0, 0)]).toEqual([0, Math.PI / 2, Math.PI, -Math.PI / 2, 0]);
    expect([180, -180, 539, -181].map(wrapped)).toEqual([-180, -180, 179, 179]);
  });
});

describe('geoIndistinguishability', () => {
  const COUNT = 20_000;
  const run = (latitude: readonly (number | null)[], longitude: readonly (number | null)[], options: object, subject?: readonly number[]) => {
    const { state, changes, promises } = geoIndistinguishability.run(numberState({ latitude, longitude }, subject === undefined ? {} : { subject }), geoIndistinguishability.options.parse(options));
    const [north, east] = [numbersIn(state, 'latitude'), numbersIn(state, 'longitude')];
    return { places: north.map((lat, i): Place | null => (lat === null ? null : { latitude: lat, longitude: east[i]! })), changes, promises };
  };
  const manyAt = ({ latitude, longitude }: Place, options: object): Place[] => run(Array<number>(COUNT).fill(latitude), Array<number>(COUNT).fill(longitude), options).places as Place[];

  it.each([[{ latitude: 48, longitude: 11 }], [{ latitude: 10, longitude: 179.99 }], [{ latitude: 89.95, longitude: 0 }]])('has radii and directions of the planar Laplace at %j', (centre) => {
    const places = manyAt(centre, { epsilonPerKm: 1, gridKm: 0.001 });
    const radii = places.map((place) => distance(centre, place));
    expect(chiSquare(radii.map((r) => 1 - (1 + r) * Math.exp(-r)), 20)).toBeLessThan(BOUND_20);
    expect(chiSquare(places.map((place) => bearing(centre, place) / (2 * Math.PI)), 20)).toBeLessThan(BOUND_20);
    // Half the noise would be seen.
    expect(chiSquare(radii.map((r) => 1 - (1 + 2 * r) * Math.exp(-2 * r)), 20)).toBeGreaterThan(500);
  });

  it('keeps odds of cells within e^(ε d) for two places d km apart', () => {
    const [here, there] = [{ latitude: 48, longitude: 11 }, { latitude: 48, longitude: 11 + 1 / (EARTH_KM * RAD * Math.cos(48 * RAD)) }];
    const apart = distance(here, there);
    const count = (centre: Place): Map<string, number> => {
      const counts = new Map<string, number>();
      for (const { latitude, longitude } of manyAt(centre, { epsilonPerKm: 0.7, gridKm: 1 })) counts.set(`${latitude} ${longitude}`, (counts.get(`${latitude} ${longitude}`) ?? 0) + 1);
      return counts;
    };
    const [first, second] = [count(here), count(there)];
    let compared = 0;
    for (const [cell, n] of first) {
      const m = second.get(cell) ?? 0;
      if (n + m < 100) continue;
      compared++;
      // Log odds ratio of two counts: a standard error of √(1/n + 1/m); six of them.
      expect(Math.abs(Math.log(n / m))).toBeLessThan(0.7 * apart + 6 * Math.sqrt(1 / n + 1 / m));
    }
    expect(compared).toBeGreaterThan(20);
  });

  it('moves to centres of one grid and into the region, across the antimeridian too', () => {
    const region = { south: -10, north: 10, west: 175, east: -175 };
    const places = manyAt({ latitude: 9.9, longitude: -175.1 }, { epsilonPerKm: 0.02, gridKm: 50, region });
    expect(places.every(({ latitude, longitude }) => Math.abs(latitude) < 10 && (longitude > 175 || longitude < -175))).toBe(true);
    expect(new Set(places.map(({ latitude }) => latitude)).size).toBeLessThanOrEqual(44);
    // About a quarter of the noise stays within; what leaves is moved to the sides nearest to it.
    expect(places.filter(({ latitude }) => latitude > 9.7).length).toBeGreaterThan(COUNT / 4);
    expect(places.filter(({ longitude }) => longitude < 0 && longitude > -175.5).length).toBeGreaterThan(COUNT / 4);
  });

  it('draws once for a person\'s same place, and again where asked', () => {
    const [lat, lon] = [[48, 48, 48, 49, 48], [11, 11, 11, 11, 11]];
    const { places, changes, promises } = run(lat, lon, { epsilonPerKm: 0.5 }, [1, 1, 2, 1, 1]);
    expect(places[1]).toEqual(places[0]);
    expect(places[4]).toEqual(places[0]);
    expect(new Set([places[0], places[2], places[3]].map((place) => JSON.stringify(place))).size).toBe(3);
    expect(promises).toEqual([]);
    expect(changes).toEqual([
      'Moved positions in 5 rows by 3 draws of noise: half of them by less than 3.36 km, 95 % by less than 9.49 km.',
      'One position is protected with ε = 0.5 per km; a data subject with 2 draws, the most here, with 1 per km for all together.',
    ]);
    const fresh = run(lat, lon, { epsilonPerKm: 0.5, samePlaceOnce: false }, [1, 1, 2, 1, 1]);
    expect(new Set(fresh.places.map((place) => JSON.stringify(place))).size).toBe(5);
    expect(fresh.changes[1]).toMatch(/a data subject with 4 draws, the most here, with 2 per km/);
  });

  it('keeps nothing of a place of which one coordinate is missing', () => {
    expect(run([48, null, 48], [11, 11, null], { epsilonPerKm: 1 }).places.map((place) => place === null)).toEqual([false, true, true]);
  });

  it('refuses a region upside down', () => {
    expect(() => run([1], [1], { epsilonPerKm: 1, region: { south: 5, north: 4, west: 0, east: 1 } })).toThrow(/geoIndistinguishability\.region: expected south below north, got 5 and 4/);
    expect(() => geoIndistinguishability.options.parse({ epsilonPerKm: -1 })).toThrow();
  });
});
