import { beforeAll, describe, expect, it } from 'vitest';
import { Cells } from '../src/cells.ts';
import { crmOptions } from '../src/crm/crm-options.ts';
import { populationProfile, populationSectionOf, type PopulationProfile } from '../src/population-profile.ts';
import { planWorld } from '../src/population/index.ts';
import { populationSection, type PopulationSection } from '../src/report/population-section.ts';
import type { World } from '../src/simulated-world.ts';
import { mapInThreads } from '../src/workers/node-workers.ts';

const worldOf = async (people: number): Promise<World> => ({ key: 'world.0123456789abcdef', plan: await planWorld({ country: 'us', people, seed: 9, asOf: '2026-01-01' }) }) as World;

let section: PopulationSection;
let world: World;
const cells = new Cells();
beforeAll(async () => {
  world = await worldOf(20_000);
  section = (await populationSectionOf(world, cells, { workers: 2, map: mapInThreads }))!;
});

describe('the profile of a population', () => {
  it('is plain data of the report’s schema, and names its world', () => {
    expect(populationSection.parse(JSON.parse(JSON.stringify(section)))).toEqual(section);
    expect(section.world).toMatchObject({ id: 'us-20000-seed-9-abcdef', people: 20_000, seed: 9 });
  });

  it('is the same on one worker and on two, in any chunks, and made once', async () => {
    const again: PopulationProfile = await populationProfile(world.plan, crmOptions.parse({}), { blocksPerItem: 3 });
    const { world: _, ...profile } = section;
    expect(JSON.stringify(again)).toBe(JSON.stringify(profile));
    expect((await populationSectionOf(world, cells, {}))!.calibration).toBe(section.calibration);
  });

  it('counts everybody', () => {
    const { agePyramid, households, postcodes, degrees, week, likes, uniqueness } = section.figures;
    expect(agePyramid.reduce((sum, { female, male }) => sum + female + male, 0)).toBe(20_000);
    expect(agePyramid.reduce((sum, { publishedFemale, publishedMale }) => sum + publishedFemale + publishedMale, 0)).toBeCloseTo(1, 10);
    expect(postcodes.world.reduce((sum, { people }) => sum + people, 0)).toBe(20_000);
    expect(postcodes.world).toHaveLength(world.plan.postcodes.length);
    expect(households.reduce((sum, { size, count }) => sum + size * count, 0)).toBeLessThanOrEqual(20_000);
    expect(uniqueness.map(({ people }) => people)).toEqual([20_000, 20_000]);
    // More known, more alone; spread thinly, more still.
    expect(uniqueness[1]!.unique).toBeGreaterThan(uniqueness[0]!.unique);
    for (const { unique, people, thinned } of uniqueness) expect(thinned).toBeGreaterThan(unique / people);
    expect(week.kinds.map(({ hours }) => hours.length)).toEqual([168, 168, 168, 168, 168]);
    for (const { bins } of [degrees.shown, degrees.inWorld, likes.shown, likes.inWorld]) expect(bins.length).toBeGreaterThan(5);
    expect(degrees.inWorld.quantiles[1]!).toBeLessThan(degrees.shown.quantiles[1]!);
  });

  it('assesses every target that a world of this size can be held against', () => {
    const open = section.calibration.filter(({ status }) => status === 'not-assessable').map(({ id }) => id);
    // Those that need thirty postcodes.
    expect(open.filter((id) => !/^(postcode|world-unique)\./.test(id))).toEqual([]);
    for (const { monteCarlo, observed } of section.calibration) expect(Number.isFinite(monteCarlo) && (observed === null || Number.isFinite(observed))).toBe(true);
  });

  it('is not made of a world that is too small', async () => {
    expect(await populationSectionOf(await worldOf(19_999), cells, {})).toBeUndefined();
  });
});
