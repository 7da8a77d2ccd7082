import type { Table } from './columns/column.ts';
import { loadCountry } from './population/country-pack.ts';
import { collectPeople, emailProviderTable } from './population/simulate-people.ts';
import { planWorld, type WorldPlan } from './population/world-plan.ts';
import type { Progress } from './progress.ts';
import type { MapItems } from './workers/job.ts';

/** A simulated world: the truth, and what is common knowledge in it. */
export interface World {
  /** Key of the cell that made it. */
  readonly key: string;
  readonly people: Table;
  readonly plan: WorldPlan;
  /** E-mail providers with their shares. */
  readonly providers: Table;
  readonly postcodes: number;
  readonly notAssessable: readonly string[];
}

export interface WorldSetup {
  readonly country: string;
  readonly people: number;
  readonly asOf: string;
  readonly correlation: number;
  readonly tieShare: number;
  readonly likeShare: number;
  readonly historyDays: number;
  readonly seed: number;
  readonly workers: number;
  /** Runs the simulation on threads; absent: where it is called. */
  readonly map: MapItems | undefined;
  readonly progress: Progress;
  readonly key: string;
}

/** Simulates the people of a world, all in memory. */
export async function simulateWorld(setup: WorldSetup): Promise<World> {
  const { country, people, asOf, correlation, tieShare, likeShare, historyDays, seed, workers, map, progress, key } = setup;
  const plan = await planWorld({ country, people, seed, asOf, correlation, tieShare, likeShare, historyDays });
  progress.stage(`people (seed ${seed})`, people, 'people');
  const table = await collectPeople(plan, { workers, ...(map === undefined ? {} : { map }), onProgress: (done) => progress.at(done) });
  const providers = emailProviderTable(await loadCountry(country));
  return { key, people: table, plan, providers, postcodes: plan.postcodes.length, notAssessable: plan.notAssessable };
}
