import { describe, expect, it } from 'vitest';
import { loadCountry, planWorld } from '../../../src/population/index.ts';
import { NEIGHBOURHOODS } from '../../../src/population/household-model.ts';
import { ethnicMix, neighbourhoodMix, pickPart, type LocalMixes } from '../../../src/population/places/local-mixes.ts';

const pack = await loadCountry('us');
const planOf = (people: number, seed = 3) => planWorld({ country: 'us', people, seed, asOf: '2026-01-01' });
const shareOf = ({ cumulative, parts }: LocalMixes, i: number, k: number): number => cumulative[i * parts + k]! - (k === 0 ? 0 : cumulative[i * parts + k - 1]!);

describe('local mixes', () => {
  it('together show the country, whatever the postcodes', async () => {
    for (const people of [2_000, 60_000, 400_000]) {
      const plan = await planOf(people);
      for (const [mix, shares] of [[neighbourhoodMix(plan, 0.5), NEIGHBOURHOODS.map(({ share }) => share)], [ethnicMix(plan, pack, 0.6, 0.2), pack.ethnicity.shares]] as const) {
        shares.forEach((share, k) => {
          let mean = 0;
          plan.postcodes.forEach((_, i) => (mean += (shareOf(mix, i, k) * (plan.firstId[i + 1]! - plan.firstId[i]!)) / plan.people));
          expect(mean).toBeCloseTo(share, 3);
        });
        plan.postcodes.forEach((_, i) => expect(mix.cumulative[(i + 1) * mix.parts - 1]).toBeCloseTo(1, 9));
      }
    }
  });

  it('are the country itself without clustering, and in a world of one postcode', async () => {
    const [many, one] = [await planOf(400_000), await planOf(200)];
    expect(one.postcodes).toHaveLength(1);
    NEIGHBOURHOODS.forEach(({ share }, k) => {
      expect(shareOf(neighbourhoodMix(one, 0.5), 0, k)).toBeCloseTo(share, 9);
      expect(shareOf(neighbourhoodMix(many, 0), 5, k)).toBeCloseTo(share, 9);
    });
    pack.ethnicity.shares.forEach((share, k) => expect(shareOf(ethnicMix(many, pack, 0, 0), 7, k)).toBeCloseTo(share, 9));
  });

  it('differ between postcodes, less between neighbours', async () => {
    const plan = await planOf(3_000_000);
    const mix = ethnicMix(plan, pack, 0.6, 0.2);
    const county = (i: number): number => pack.postcodes.county[plan.postcodes[i]!]!;
    const differences: [number[], number[]] = [[], []];
    for (let i = 1; i < plan.postcodes.length; i++) differences[county(i) === county(i - 1) ? 0 : 1].push(Math.abs(Math.log(shareOf(mix, i, 1) / shareOf(mix, i - 1, 1))));
    const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(differences[1])).toBeGreaterThan(0.5);
    expect(mean(differences[0])).toBeLessThan(0.85 * mean(differences[1]));
  });

  it('pick parts by their cumulated shares', () => {
    const mix = { cumulative: Float64Array.of(0.2, 0.5, 1, 0.7, 0.7, 1), parts: 3 };
    expect([0.1, 0.2, 0.49, 0.5, 0.99].map((u) => pickPart(mix, 0, u))).toEqual([0, 1, 1, 2, 2]);
    expect([0.69, 0.7].map((u) => pickPart(mix, 1, u))).toEqual([0, 2]);
  });
});
