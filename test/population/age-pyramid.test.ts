import { describe, expect, it } from 'vitest';
import { MAX_AGE, singleYears } from '../../src/population/age-pyramid.ts';
import { loadCountry } from '../../src/population/country-pack.ts';

describe('single years of age', () => {
  it('splits bands of equal density evenly', () => {
    const people = singleYears([[0, 50], [5, 50], [10, 100], [20, 30]]);
    for (let age = 0; age < 20; age++) expect(people[age]).toBeCloseTo(10, 10);
  });

  it('keeps every band total and never goes below zero', () => {
    const bands = [[0, 100], [5, 900], [10, 10], [20, 400], [85, 70]] as const;
    const people = singleYears(bands);
    bands.forEach(([from, count], i) => {
      const to = bands[i + 1]?.[0] ?? MAX_AGE + 1;
      expect(people.slice(from, to).reduce((sum, x) => sum + x, 0)).toBeCloseTo(count, 8);
    });
    expect(people.every((count) => count > 0)).toBe(true);
    expect(people).toHaveLength(MAX_AGE + 1);
  });

  it('lets the open band fall year by year', () => {
    const people = singleYears([[0, 850], [85, 60]]);
    for (let age = 86; age <= MAX_AGE; age++) expect(people[age]! / people[age - 1]!).toBeCloseTo(0.84, 12);
  });

  it('gives the residents of both censuses', async () => {
    const { residents, census2000 } = await loadCountry('us');
    const sum = (values: Float64Array): number => values.reduce((total, x) => total + x, 0);
    expect(sum(residents.female) + sum(residents.male)).toBeCloseTo(331_449_281, 2);
    expect(sum(census2000.ages)).toBeCloseTo(281_421_906, 2);
  });
});
