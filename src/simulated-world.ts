import { codeTexts, makeTable, type Table } from './columns/column.ts';
import { collectPeople, loadCountry, planWorld } from './population/index.ts';
import type { Progress } from './progress.ts';
import { PROVIDERS } from './schema/world.ts';

/** A simulated world: the truth, and what is common knowledge in it. */
export interface World {
  /** Key of the cell that made it. */
  readonly key: string;
  readonly people: Table;
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
  readonly seed: number;
  readonly workers: number;
  readonly progress: Progress;
  readonly key: string;
}

/** Simulates the people of a world, all in memory. */
export async function simulateWorld(setup: WorldSetup): Promise<World> {
  const { country, people, asOf, correlation, seed, workers, progress, key } = setup;
  const plan = await planWorld({ country, people, seed, asOf, correlation });
  progress.stage(`people (seed ${seed})`, people, 'people');
  const table = await collectPeople(plan, { workers, onProgress: (done: number) => progress.at(done) });
  const { emailProviders } = await loadCountry(country);
  const providers = makeTable(
    PROVIDERS,
    new Map([
      ['domain', codeTexts(emailProviders.map((provider) => provider.domain), emailProviders.length)],
      ['share', { kind: 'number', type: 'decimal', values: Float64Array.from(emailProviders, (provider) => provider.share) } as const],
    ]),
  );
  return { key, people: table, providers, postcodes: plan.postcodes.length, notAssessable: plan.notAssessable };
}
