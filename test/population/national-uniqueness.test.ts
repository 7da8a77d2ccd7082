import { describe, expect, it } from 'vitest';
import { loadCountry } from '../../src/population/country-pack.ts';
import { nationalUniqueness, nationalUniquenessReport, thinnedUniqueness } from '../../src/population/index.ts';
import { world } from './worlds.ts';

const report = await nationalUniquenessReport('us');

describe('national uniqueness from expected cell counts', () => {
  it.each(report.filter(({ target }) => target !== undefined).map((row) => [row.label, row] as const))('%s lands in its band, nothing fitted', (_, { share, target }) => {
    expect(share).toBeGreaterThanOrEqual(target!.low);
    expect(share).toBeLessThanOrEqual(target!.high);
  });

  it('labels what is no reproduction: assumed clustering costs points, today has no target', () => {
    const [reproduced, , , , equal, clustered] = report;
    expect(equal!.status).toBe('ablation');
    expect(clustered!.status).toBe('assumed');
    expect(clustered!.target).toBeUndefined();
    expect(clustered!.share).toBeLessThan(reproduced!.share - 0.01);
    expect(report.filter(({ status }) => status === 'prediction')).toHaveLength(4);
    for (const { status, target, share } of report) {
      if (status === 'prediction') expect(target).toBeUndefined();
      expect(share > 0 && share < 1).toBe(true);
    }
  });

  it('is the hand-solved value for one postcode and one age', async () => {
    const us = await loadCountry('us');
    const ages = (people: number): Float64Array => Float64Array.from({ length: 105 }, (_, age) => (age === 30 ? people : 0));
    const tiny = {
      ...us,
      postcodes: { ...us.postcodes, codes: ['1'], people: Float64Array.of(24), county: Uint16Array.of(0), counties: ['a'], countyState: ['X'] },
      residents: { female: ages(12).map((x) => x || 1e-300), male: ages(12).map((x) => x || 1e-300) },
    };
    // Two cells of mean 12 over 12 months: each expects 12 e^-1 unique people.
    expect(nationalUniqueness(tiny, { area: 'postcode', birth: 'month' })).toBeCloseTo(Math.exp(-1), 10);
    expect(nationalUniqueness(tiny, { area: 'county', birth: 'year' })).toBeCloseTo(Math.exp(-12), 10);
    // Gamma with shape and rate 5 (all of concentration 5 on one age): 12 (1 + 12/60)^-6 of 12.
    expect(nationalUniqueness(tiny, { area: 'postcode', birth: 'month', ageConcentration: 5 })).toBeCloseTo(1.2 ** -6, 10);
  });

  it('tends to no clustering as the concentration grows', async () => {
    const us = await loadCountry('us');
    const without = nationalUniqueness(us, { area: 'county', birth: 'date' });
    expect(nationalUniqueness(us, { area: 'county', birth: 'date', ageConcentration: 1e9 })).toBeCloseTo(without, 5);
  });
});

describe('a thinned world', () => {
  it('makes unique whom real density hides', async () => {
    const { people, plan } = await world({ people: 100_000, seed: 42 });
    const result = thinnedUniqueness(people, await loadCountry('us'), 42);
    expect(result.people).toBe(100_000);
    expect(result.postcodesReal).toBe(plan.postcodes.length);
    expect(result.real).toBeLessThan(0.01);
    expect(result.thinned).toBeGreaterThan(0.76);
  });
});
