import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadCountry } from '../../src/population/country-pack.ts';

const FOLDER = '../shared/data/country/us/';
const pack = await loadCountry('us');

function rows(name: string): string[][] {
  return readFileSync(`${FOLDER}${name}`, 'utf8').trim().split(/\r?\n/).slice(1).map((line) => line.replaceAll(/"(\d+),(\d+)"/g, '$1$2').split(','));
}

describe.skipIf(!existsSync(FOLDER))('the derived tables say what the published files say', () => {
  it('postcodes with their people and county', () => {
    const published = rows('postcode-population.csv').filter(([, people]) => Number(people) > 0);
    const { codes, people, county, counties, countyState } = pack.postcodes;
    expect(codes).toHaveLength(published.length);
    const index = new Map(codes.map((code, i) => [code, i]));
    let otherState = 0;
    for (const [code, size, , , state, fips] of published) {
      const i = index.get(code!)!;
      expect([people[i], counties[county[i]!]]).toEqual([Number(size), fips]);
      if (countyState[county[i]!] !== state) otherState++;
    }
    // A postcode across a state line takes the state of its county.
    expect(otherState).toBeLessThan(10);
  });

  it('centres of the postcodes, to 1/100 degree', () => {
    const { codes, latitude, longitude } = pack.postcodes;
    const index = new Map(codes.map((code, i) => [code, i]));
    for (const [code, people, lat, lng] of rows('postcode-population.csv')) {
      if (!(Number(people) > 0)) continue;
      const i = index.get(code!)!;
      if (Math.abs(latitude[i]! - Number(lat)) > 0.00501 || Math.abs(longitude[i]! - Number(lng)) > 0.00501) expect([code, latitude[i], longitude[i]]).toEqual([code, Number(lat), Number(lng)]);
    }
  });

  it('groups of the bearers of surnames, to a percent', () => {
    rows('surnames-2010.csv').slice(0, 300).forEach(([name, , , , white, black, asian, , , hispanic], rank) => {
      const found = [0, 0, 0, 0, 0, 0];
      for (let k = 0; k < 1000; k++) found[pack.surnames.groupOf(rank, (k + 0.5) / 1000)]!++;
      for (const [group, percent] of [[0, white], [1, hispanic], [2, black], [3, asian]] as const) {
        if (Math.abs(found[group]! / 10 - Number(percent)) > 1.2) expect([name, group, found[group]! / 10]).toEqual([name, group, Number(percent)]);
      }
    });
  });

  it('surnames with their bearers, and given names with their shares', () => {
    rows('surnames-2010.csv').forEach(([name, , count], rank) => {
      expect([pack.surnames.nameOf(rank), pack.surnames.bearersOf(rank)]).toEqual([name, Number(count)]);
    });
    const index = new Map(pack.givenNames.names.map((name, i) => [name, i]));
    for (const [name, sex, share] of rows('given-names-2010.csv')) {
      expect(pack.givenNames.shareOf(sex === 'F', 2010, index.get(name!)!)).toBeCloseTo(Number(share), 3);
    }
  });
});
if (!existsSync(FOLDER)) console.log(`country us: no published files at ${FOLDER}, derived tables not compared`);

describe('country us', () => {
  it('has size and household shares that add up', () => {
    expect(pack.postcodes.people.reduce((sum, size) => sum + size, 0)).toBe(308_724_563);
    expect(pack.householdSizes.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(pack.emailProviders.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(pack.moves.withinCounty + pack.moves.withinState + pack.moves.betweenStates).toBeCloseTo(0.084, 12);
  });

  it('reaches nobody: reserved domains and area codes that cannot exist', () => {
    for (const { domain } of pack.emailProviders) expect(domain).toMatch(/^[a-z]+\.example$/);
    const { areaCodes, numbersPerArea, format } = pack.phonePlan;
    expect(new Set(areaCodes).size * numbersPerArea).toBe(512_000_000);
    for (const code of areaCodes) expect(code).toMatch(/^[2-9]9\d$/);
    expect(format('290', 0)).toBe('2902000000');
    expect(format('297', numbersPerArea - 1)).toBe('2979999999');
  });

  it('names the source and licence of every table, and the attribution where one is due', () => {
    for (const record of pack.provenance) {
      expect(record.source.length * record.licence.length).toBeGreaterThan(0);
      if (/CC BY|MIT/.test(record.licence)) expect(record.attribution).toBeDefined();
    }
  });

  it('refuses a country that it does not have', async () => {
    await expect(loadCountry('atlantis')).rejects.toThrow('population.country: expected one of us, xx, got atlantis');
    await expect(loadCountry('toString')).rejects.toThrow(/expected one of us/);
  });
});
