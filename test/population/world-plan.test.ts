import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCountry } from '../../src/population/country-pack.ts';
import { planWorld, segmentsOf } from '../../src/population/world-plan.ts';
import { BLOCK } from '../../src/schema/world.ts';

const base = { country: 'us', people: 100_000, seed: 42, asOf: '2026-01-01' };
const { postcodes } = await loadCountry('us');

describe('world plan', () => {
  it('meets the number of people exactly, with whole postcodes at their published size but one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3_000_000 }), fc.nat(1_000_000), async (people, seed) => {
        const plan = await planWorld({ ...base, people, seed });
        expect(plan.firstId[0]).toBe(0);
        expect(plan.firstId.at(-1)).toBe(people);
        const sizes = Array.from(plan.postcodes, (_, i) => plan.firstId[i + 1]! - plan.firstId[i]!);
        const changed = sizes.filter((size, i) => size !== postcodes.people[plan.postcodes[i]!]);
        expect(changed.length).toBeLessThanOrEqual(1);
        expect(sizes.every((size) => size >= 1)).toBe(true);
        expect(new Set(plan.postcodes).size).toBe(plan.postcodes.length);
      }),
      { numRuns: 40 },
    );
  });

  it('samples the size ranking evenly', async () => {
    const plan = await planWorld({ ...base, people: 1_000_000 });
    const ranking = Array.from(postcodes.people.keys()).sort((a, b) => postcodes.people[b]! - postcodes.people[a]! || a - b);
    const rankOf = new Map(ranking.map((index, rank) => [index, rank]));
    const ranks = Array.from(plan.postcodes, (index) => rankOf.get(index)!).sort((a, b) => a - b);
    const step = postcodes.people.length / ranks.length;
    for (let i = 1; i < ranks.length; i++) expect(Math.abs(ranks[i]! - ranks[i - 1]! - step)).toBeLessThanOrEqual(1);
    expect(plan.resized.people / plan.resized.published).toBeGreaterThan(0.5);
    expect(Math.abs(plan.postcodes.length / (1_000_000 / 9404) - 1)).toBeLessThan(0.1);
  });

  it('says what it is too small to say', async () => {
    expect((await planWorld({ ...base, people: 5_000 })).notAssessable.join()).toMatch(/national figures.*urban and rural/s);
    expect((await planWorld(base)).notAssessable.join()).toMatch(/^urban and rural figures: \d+ postcodes/);
    expect((await planWorld({ ...base, people: 1_000_000 })).notAssessable).toEqual([]);
  });

  it('cuts every block into segments that cover its ids once', async () => {
    const plan = await planWorld({ ...base, people: 60_001 });
    let next = 0;
    for (let block = 0; block < plan.blocks; block++) {
      for (const { postcode, from, to } of segmentsOf(plan, block)) {
        expect(from).toBe(next);
        expect(Math.floor(from / BLOCK)).toBe(block);
        expect(Math.floor((to - 1) / BLOCK)).toBe(block);
        expect(from >= plan.firstId[postcode]! && to <= plan.firstId[postcode + 1]!).toBe(true);
        next = to;
      }
    }
    expect(next).toBe(60_001);
    expect(() => segmentsOf(plan, plan.blocks)).toThrow(/population.block/);
  });

  it('refuses options that make no world', async () => {
    await expect(planWorld({ ...base, people: 0 })).rejects.toThrow(/population.people: expected an integer from 1/);
    await expect(planWorld({ ...base, people: 400_000_000 })).rejects.toThrow(/population.people/);
    await expect(planWorld({ ...base, people: 1.5 })).rejects.toThrow(/population.people/);
    await expect(planWorld({ ...base, seed: -1 })).rejects.toThrow(/population.seed/);
    await expect(planWorld({ ...base, asOf: '2026-02-30' })).rejects.toThrow(/population.asOf/);
    await expect(planWorld({ ...base, correlation: 2 })).rejects.toThrow(/population.correlation/);
    await expect(planWorld({ ...base, country: 'zz' })).rejects.toThrow(/population.country/);
  });
});
