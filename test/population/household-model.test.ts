import { describe, expect, it } from 'vitest';
import { loadCountry } from '../../src/population/country-pack.ts';
import { householdModel, ROLE } from '../../src/population/household-model.ts';

const pack = await loadCountry('us');
const model = householdModel(pack);

describe('household model', () => {
  it('expects the published age pyramid, within 0.02 points at every age', () => {
    const people = pack.residents.female.map((women, age) => women + pack.residents.male[age]!);
    const total = people.reduce((sum, count) => sum + count, 0);
    people.forEach((count, age) => expect(Math.abs(model.expectedAges[age]! - count / total)).toBeLessThan(0.0002));
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
