import type { Cells } from './cells.ts';
import { crmOptions, type CrmOptions } from './crm/crm-options.ts';
import { calibrationTargets, OBSERVED_FIGURES, TALLIES } from './population/calibration/calibration-targets.ts';
import { checkTargets, observeFigures, type CalibrationObservation, type CalibrationResult } from './population/calibration/calibration-target.ts';
import { profileFigures, type ProfileFigures } from './population/calibration/profile-figures.ts';
import { isCovered, mergeStates, stateReader, type TallyStates } from './population/calibration/tally.ts';
import { loadCountry, type WorldPlan } from './population/index.ts';
import type { CalibrateContext, CalibrateItem } from './calibrate-blocks.job.ts';
import { silent, type Progress } from './progress.ts';
import type { PopulationSection } from './report/population-section.ts';
import { BLOCK } from './schema/world.ts';
import type { World } from './simulated-world.ts';
import { mapInline } from './workers/inline-workers.ts';
import type { Job, MapItems } from './workers/job.ts';

/** What a world shows of itself: what is published beside what was counted, and the numbers of its pictures. Plain JSON. */
export interface PopulationProfile {
  readonly calibration: readonly CalibrationResult[];
  /** Figures that no source is quoted for. */
  readonly observations: readonly CalibrationObservation[];
  readonly figures: ProfileFigures;
}

export interface ProfileOptions {
  /** Number of workers; the profile is the same for any. */
  readonly workers?: number;
  /** The adapter that runs them; default: where it is called. */
  readonly map?: MapItems;
  readonly progress?: Progress;
  /** Blocks that a worker counts at a time; the profile is the same for any. */
  readonly blocksPerItem?: number;
}

const calibrateJob: Job<CalibrateContext, CalibrateItem, TallyStates> = {
  path: 'calibrate-blocks.job',
  load: () => import('./calibrate-blocks.job.ts'),
};

/**
 * Counts a world block by block and compares it with what is published: the people of every block, what
 * they do in some evenly spaced ones, and the ties around a few. Memory does not grow with the world.
 */
export async function populationProfile(plan: WorldPlan, crm: CrmOptions, { workers = 1, map = mapInline, progress = silent, blocksPerItem = 4 }: ProfileOptions = {}): Promise<PopulationProfile> {
  progress.stage(`population (seed ${plan.seed})`, plan.people, 'people');
  let states: TallyStates = {};
  const items = profileItems(plan.blocks, blocksPerItem);
  let done = 0;
  for await (const counted of map(calibrateJob, { plan, crm }, items, { workers })) {
    states = mergeStates(TALLIES, states, counted, plan);
    const { to, coverages } = items[done++]!;
    if (coverages.includes('all')) progress.at(Math.min(plan.people, to * BLOCK));
  }
  return profileOf(plan, states);
}

/** The profile from what was counted in all blocks. */
export async function profileOf(plan: WorldPlan, states: TallyStates): Promise<PopulationProfile> {
  const pack = await loadCountry(plan.country);
  const context = { plan, pack, read: stateReader(states) };
  return { calibration: checkTargets(calibrationTargets(pack), context), observations: observeFigures(OBSERVED_FIGURES, context), figures: profileFigures(context) };
}

/** Smaller worlds say too little of a country to have a page. */
const SMALLEST_SHOWN = 20_000;

/**
 * What a report says of its world, with a company of default settings, so that scenarios with the same
 * world share it; undefined for a world that is too small.
 */
export async function populationSectionOf({ key, plan }: World, cells: Cells, options: ProfileOptions): Promise<PopulationSection | undefined> {
  const { country, people, seed, asOf, correlation } = plan;
  if (people < SMALLEST_SHOWN) return undefined;
  const profile = await cells.once(cells.key('population-profile', [], key), () => populationProfile(plan, crmOptions.parse({}), options));
  const id = `${country}-${people}-seed-${seed}-${key.slice(-6)}`;
  return { world: { id, country, people, postcodes: plan.postcodes.length, seed, asOf, correlation }, ...profile };
}

/** The blocks with their surroundings take longest, so they come first, each alone; then all blocks in order. */
function profileItems(blocks: number, perItem: number): CalibrateItem[] {
  const items: CalibrateItem[] = [];
  for (let block = 0; block < blocks; block++) if (isCovered('surrounded', block, blocks)) items.push({ from: block, to: block + 1, coverages: ['surrounded'] });
  for (let from = 0; from < blocks; from += perItem) items.push({ from, to: Math.min(blocks, from + perItem), coverages: ['all', 'sampled'] });
  return items;
}
