import { describe, expect, it } from 'vitest';
import { loadCountry, openWorld, planWorld, simulateBlock } from '../../src/population/index.ts';
import { keyedDraws } from '../../src/random/keyed-draws.ts';

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

/** The promises of `CountryPack`; every pack is to keep them. */
export async function describeCountry(id: string): Promise<void> {
  const pack = await loadCountry(id);
  const draws = keyedDraws({ seed: 2, stage: 'test', instance: id, attribute: 'conformance' });

  describe(`country pack ${id}`, () => {
    it('says who it is, once', async () => {
      expect(pack.id).toBe(id);
      expect(pack.name.length).toBeGreaterThan(0);
      expect(await loadCountry(id)).toBe(pack);
    });

    it('lists postcodes in order, each with people, in one city, county and region', () => {
      const { codes, people, county, counties, countyState, latitude, longitude, city, cities } = pack.postcodes;
      for (const column of [people, county, latitude, longitude, city]) expect(column).toHaveLength(codes.length);
      expect(countyState).toHaveLength(counties.length);
      for (const names of [codes, counties, cities]) expect(new Set(names).size).toBe(names.length);
      const countyOfCity = new Map<number, number>();
      codes.forEach((code, i) => {
        const fine =
          (i === 0 || codes[i - 1]! < code) && Number.isInteger(people[i]) && people[i]! > 0 && county[i]! < counties.length && city[i]! < cities.length &&
          Math.abs(latitude[i]!) <= 90 && Math.abs(longitude[i]!) <= 180 && (countyOfCity.get(city[i]!) ?? county[i]!) === county[i];
        countyOfCity.set(city[i]!, county[i]!);
        if (!fine) expect(`postcode ${code}`).toBe('in order');
      });
      expect(countyOfCity.size).toBe(cities.length);
      expect(new Set(county).size).toBe(counties.length);
    });

    it('has residents of every age and households of every size, in shares', () => {
      const { female, male } = pack.residents;
      expect([female.length, male.length, pack.census2000.ages.length]).toEqual([105, 105, 105]);
      for (const ages of [female, male, pack.census2000.ages]) for (const people of ages) expect(people).toBeGreaterThan(0);
      expect(sum(pack.householdSizes)).toBeCloseTo(1, 9);
      for (const share of pack.householdSizes) expect(share).toBeGreaterThan(0);
    });

    it('draws surnames by rank: named, counted, and of a group', () => {
      const { surnames, ethnicity } = pack;
      expect(surnames.rareFrom).toBeLessThan(surnames.distinct);
      for (let i = 0; i < 2000; i++) {
        const rank = surnames.pick(draws.uniform(i, 0), draws.uniform(i, 1));
        const ofGroup = surnames.pickOf(i % ethnicity.labels.length, draws.uniform(i, 2), draws.uniform(i, 3));
        for (const name of [rank, ofGroup]) {
          expect(Number.isInteger(name) && name >= 0 && name < surnames.distinct).toBe(true);
          expect(surnames.nameOf(name)).toMatch(/^\p{Lu}[\p{L}'-]+$/u);
          expect(surnames.bearersOf(name)).toBeGreaterThan(0);
        }
        const group = surnames.groupOf(rank, draws.uniform(i, 4));
        expect(group >= 0 && group < ethnicity.labels.length).toBe(true);
      }
    });

    it('has groups whose surnames together are the country\'s', () => {
      const { surnames, ethnicity } = pack;
      expect(sum(ethnicity.shares)).toBeCloseTo(1, 9);
      for (const share of ethnicity.shares) expect(share).toBeGreaterThan(0);
      // Groups of random people's names come out at the groups' shares.
      const n = 20_000;
      const found = new Float64Array(ethnicity.labels.length);
      for (let i = 0; i < n; i++) found[surnames.groupOf(surnames.pick(draws.uniform(i, 5), draws.uniform(i, 6)), draws.uniform(i, 7))]!++;
      ethnicity.shares.forEach((share, group) => expect(Math.abs(found[group]! / n - share)).toBeLessThan(0.005 + 4 * Math.sqrt((share * (1 - share)) / n)));
      // And what names say of the group, the group says of names: bearers of group 0 among the ten first names.
      const head = Array.from({ length: 10 }, (_, rank) => rank);
      const ofAll = sum(head.map((rank) => surnames.bearersOf(rank)));
      const direct = sum(head.map((rank) => { let hits = 0; for (let k = 0; k < 200; k++) if (surnames.groupOf(rank, (k + 0.5) / 200) === 0) hits++; return (surnames.bearersOf(rank) / ofAll) * (hits / 200); }));
      let [inHead, ofGroupInHead] = [0, 0];
      for (let i = 0; i < n; i++) {
        if (surnames.pick(draws.uniform(i, 8), draws.uniform(i, 9)) < 10) inHead++;
        if (surnames.pickOf(0, draws.uniform(i, 10), draws.uniform(i, 11)) < 10) ofGroupInHead++;
      }
      expect(Math.abs((ofGroupInHead * ethnicity.shares[0]!) / inHead - direct)).toBeLessThan(0.12);
    });

    it('names children by sex and decade, in groups that together follow the law', () => {
      const { givenNames, ethnicity } = pack;
      for (const [female, year] of [[true, 1921], [false, 1968], [true, 2015]] as const) {
        const shares = givenNames.names.map((_, name) => givenNames.shareOf(female, year, name));
        expect(sum(shares)).toBeCloseTo(1, 2);
        const steps = 4000;
        const mixed = new Float64Array(shares.length);
        ethnicity.shares.forEach((share, group) => {
          for (let k = 0; k < steps; k++) mixed[givenNames.pickOf(group, female, year, (k + 0.5) / steps)]! += share / steps;
        });
        const whole = sum(shares);
        shares.forEach((share, name) => expect(Math.abs(mixed[name]! - share / whole)).toBeLessThan(0.001));
        expect(shares[givenNames.pick(female, year, draws.uniform(year))]).toBeGreaterThan(0);
      }
    });

    it('speaks languages in shares, row by group', () => {
      const { codes, byGroup } = pack.languages;
      expect(byGroup).toHaveLength(pack.ethnicity.labels.length);
      for (const shares of byGroup) {
        expect(shares).toHaveLength(codes.length);
        expect(sum(shares)).toBeCloseTo(1, 9);
      }
      for (const code of codes) expect(code).toMatch(/^([a-z]{2,3}|other)$/);
    });

    it('reaches nobody', () => {
      expect(sum(pack.emailProviders.map(({ share }) => share))).toBeCloseTo(1, 9);
      for (const { domain } of pack.emailProviders) expect(domain).toMatch(/\.example$/);
      const { areaCodes, numbersPerArea, format } = pack.phonePlan;
      expect(new Set(areaCodes).size).toBe(areaCodes.length);
      const numbers = new Set(areaCodes.flatMap((code) => [0, 1, numbersPerArea - 1].map((index) => format(code, index))));
      expect(numbers.size).toBe(3 * areaCodes.length);
      expect(pack.streetSuffixes.length).toBeGreaterThan(0);
    });

    it('moves people at rates, and names its sources', () => {
      const { withinCounty, withinState, betweenStates } = pack.moves;
      for (const rate of [withinCounty, withinState, betweenStates]) expect(rate > 0 && rate < 0.2).toBe(true);
      expect(pack.provenance.length).toBeGreaterThan(0);
      for (const { source, licence, what, table } of pack.provenance) expect(Math.min(source.length, licence.length, what.length, table.length)).toBeGreaterThan(0);
    });

    it('makes a world', async () => {
      const plan = await planWorld({ country: id, people: 3_000, seed: 7, asOf: '2026-01-01' });
      const world = await openWorld(plan);
      for (const name of ['person', 'household', 'residence', 'employer', 'place']) expect(simulateBlock(world, 0, name).rows).toBeGreaterThan(0);
    });
  });
}
