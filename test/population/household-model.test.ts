import { describe, expect, it } from 'vitest';
import { loadCountry } from '../../src/population/country-pack.ts';
import { householdModel, NEIGHBOURHOODS, ROLE } from '../../src/population/household-model.ts';

const pack = await loadCountry('us');
const model = householdModel(pack);

describe('household model', () => {
  it('expects the published age pyramid, within 0.02 points at every age', () => {
    const people = pack.residents.female.map((women, age) => women + pack.residents.male[age]!);
    const total = people.reduce((sum, count) => sum + count, 0);
    people.forEach((count, age) => expect(Math.abs(model.expectedAges[age]! - count / total)).toBeLessThan(0.0002));
  });

  it('keeps the pyramid over all kinds of neighbourhood, which differ', () => {
    model.expectedAges.forEach((share, age) => {
      // Households of all kinds have the same sizes, so that people weigh as households do.
      const mixed = NEIGHBOURHOODS.reduce((sum, kind, k) => sum + kind.share * model.expectedAgesOf[k]![age]!, 0);
      expect(Math.abs(mixed - share)).toBeLessThan(1e-4);
    });
    const between = (kind: string, from: number, to: number): number => model.expectedAgesOf[NEIGHBOURHOODS.findIndex(({ label }) => label === kind)]!.slice(from, to).reduce((sum, share) => sum + share, 0);
    expect(between('family', 0, 18)).toBeGreaterThan(between('elder', 0, 18) + 0.06);
    expect(between('elder', 65, 105)).toBeGreaterThan(2 * between('family', 65, 105));
    expect(between('student', 18, 30)).toBeGreaterThan(between('settled', 18, 30) + 0.05);
  });

  it('makes people as unique in the country as published, with its own age clustering', () => {
    // As nationalUniqueness(), with the mean over the kinds of neighbourhood in place of the country's ages.
    // Every 20th postcode in the order of the sizes.
    const sizes = Float64Array.from(pack.postcodes.people).sort().filter((_, rank) => rank % 20 === 10);
    const residents = pack.census2000.people;
    const scale = residents / pack.postcodes.people.reduce((sum, size) => sum + size, 0);
    const sampled = scale * sizes.reduce((sum, size) => sum + size, 0);
    const { female, male } = pack.residents;
    const shareOfWomen = female.map((women, age) => women / (women + male[age]!));
    const uniqueness = (own: number): number => {
      let unique = 0;
      for (const size of sizes) {
        NEIGHBOURHOODS.forEach((kind, k) => {
          model.expectedAges.forEach((share, age) => {
            const local = (1 - own) * share + own * model.expectedAgesOf[k]![age]!;
            for (const sex of [shareOfWomen[age]!, 1 - shareOfWomen[age]!]) {
              const cell = size * scale * sex * local;
              unique += kind.share * cell * Math.exp(-cell / 365.25);
            }
          });
        });
      }
      return unique / sampled;
    };
    const [without, mean, most] = [uniqueness(0), uniqueness(0.5), uniqueness(0.8)];
    for (const share of [without, mean, most]) expect(share > 0.58 && share < 0.68).toBe(true);
    expect(mean).toBeLessThan(without - 0.0005);
    expect(most).toBeLessThan(mean);
  });

  it('gives members ages that fit the anchor', () => {
    const grid = Array.from({ length: 200 }, (_, i) => (i + 0.5) / 200);
    for (const anchor of [20, 33, 47, 70]) {
      for (const u of grid) {
        const partner = model.memberAge(ROLE.partner, anchor, u) - anchor;
        expect(partner >= 0 && partner <= 20).toBe(true);
        if (anchor >= 30) {
          const born = anchor - model.memberAge(ROLE.child, anchor, u);
          expect(born >= 18 && born <= 45).toBe(true);
        }
        const mate = model.memberAge(ROLE.flatmate, anchor, u);
        expect(mate >= 18 && Math.abs(mate - anchor) <= 12).toBe(true);
        expect(model.memberAge(ROLE.elder, anchor, u) - anchor).toBeGreaterThanOrEqual(19);
      }
    }
  });

  it('makes couples of two sexes, mostly', () => {
    expect(model.coupleSexes(30, 35, 0.5, 0.1)).toEqual([true, false]);
    expect(model.coupleSexes(30, 35, 0.5, 0.9)).toEqual([false, true]);
    expect(model.coupleSexes(30, 35, 0.001, 0.1)).toEqual([true, true]);
  });
});
