import { describe, expect, it } from 'vitest';
import { cityClusters } from '../../src/population/countries/city-clusters.ts';
import { cityName } from '../../src/population/countries/city-names.ts';
import { COUNTRY_IDS, loadCountry, planWorld } from '../../src/population/index.ts';
import { describeCountry } from './country-conformance.ts';

for (const id of ['us', 'xx']) await describeCountry(id);

it('tests every country that there is', () => {
  expect(COUNTRY_IDS).toEqual(['us', 'xx']);
});

it('an invented country can be simulated whole, and no further', async () => {
  const people = (await loadCountry('xx')).postcodes.people.reduce((sum, size) => sum + size, 0);
  const plan = await planWorld({ country: 'xx', people, seed: 1, asOf: '2026-01-01' });
  expect(plan.postcodes).toHaveLength(60);
  await expect(planWorld({ country: 'xx', people: people + 1, seed: 1, asOf: '2026-01-01' })).rejects.toThrow(/choose fewer people/);
});

describe('cities', () => {
  it('are clusters around the most populous postcode of a county', () => {
    // On the equator 0.01 degrees are 1.1 km. Postcodes 0, 1, 2 lie close together, 2 in another county; 3 lies far off.
    const { city, cities } = cityClusters({
      people: Float64Array.of(100, 900, 500, 50),
      county: Uint16Array.of(0, 0, 1, 0),
      latitude: Float64Array.of(0, 0.05, 0.05, 0),
      longitude: Float64Array.of(0, 0, 0.01, 0.3),
    });
    expect([...city]).toEqual([0, 0, 1, 2]);
    expect(cities).toHaveLength(3);
  });

  it('have names of their own', () => {
    expect(new Set(Array.from({ length: 80_000 }, (_, index) => cityName(index))).size).toBe(80_000);
  });
});
