import { Cells } from './cells.ts';
import { sha256Hex } from './columns/sha256.ts';
import { attacksOverWorlds, listsOverWorlds } from './measure/replicates.ts';
import { silent, type Progress } from './progress.ts';
import { populationSectionOf } from './population-profile.ts';
import type { RecountPromises } from './promise-verdicts.ts';
import type { ReportDocument, StrategyReport, WorldFacts } from './report/document.ts';
import { headlineOf } from './report/headline.ts';
import type { PopulationSection } from './report/population-section.ts';
import type { Manifest } from './report/write-run.ts';
import { expandSweep } from './scenario/index.ts';
import type { Scenario, Strategy, SweepCell } from './scenario/scenario.ts';
import { inventedNotice, VERSION } from './version.ts';
import type { MapItems } from './workers/job.ts';
import { prepareWorld } from './world-run.ts';

export interface RunOptions {
  /** Threads for the simulation; results do not depend on it. */
  readonly workers?: number;
  /** The adapter that runs them, for example `mapInThreads` in Node; default: where it is called. */
  readonly map?: MapItems;
  /** Recounts promises by SQL; default: what kernels can, and the report says what was not. */
  readonly recount?: RecountPromises;
  readonly progress?: Progress;
  /** Cells of earlier scenarios of this process; a shared world is simulated once. */
  readonly cells?: Cells;
  /** A clock in milliseconds, for the manifest only. */
  readonly now?: () => number;
}

export interface RunResult {
  readonly report: ReportDocument;
  readonly manifest: Omit<Manifest, 'node' | 'peakMemoryBytes' | 'hashes'>;
}

/**
 * Runs a scenario: world, company, sources, then every strategy's release, every adversary's attacks on
 * it, and what it is still good for. Everything follows from the scenario's text and seed.
 */
export async function runScenario(scenario: Scenario, options: RunOptions = {}): Promise<RunResult> {
  const { progress = silent, cells = new Cells(), now = () => 0, workers = 1, map, recount } = options;
  const started = now();
  const seconds: Record<string, number> = {};
  const seeds = Array.from({ length: scenario.replicates }, (_, r) => (r === 0 ? scenario.seed : Number.parseInt(sha256Hex(`${scenario.seed}/${r}`).slice(0, 8), 16)));
  const variants = expandSweep(scenario);
  const perWorld: { world: WorldFacts; strategies: StrategyReport[] }[] = [];
  const planned = plannedStrategies(variants);
  let population: PopulationSection | undefined;
  for (const seed of seeds) {
    const strategies: StrategyReport[] = [];
    let facts: WorldFacts | undefined;
    for (const { scenario: variant, strategy } of planned) {
      const run = await prepareWorld(variant, seed, { cells, progress, workers, map, recount });
      facts ??= run.facts;
      if (perWorld.length === 0 && strategies.length === 0) {
        const looked = now();
        population = await populationSectionOf(run.world, cells, { workers, progress, ...(map === undefined ? {} : { map }) });
        seconds['population'] = (now() - looked) / 1000;
      }
      const begun = now();
      progress.stage(`${scenario.id}: ${strategy.id}`);
      strategies.push(await run.strategy(strategy));
      await eventsHandled();
      seconds[`strategy ${strategy.id}`] = (seconds[`strategy ${strategy.id}`] ?? 0) + (now() - begun) / 1000;
    }
    perWorld.push({ world: facts!, strategies });
  }
  progress.done();
  const strategies = perWorld[0]!.strategies.map((first, i) => strategyOverWorlds(perWorld.map(({ strategies: list }) => list[i]!), first));
  const content: Omit<ReportDocument, 'key'> = {
    $schema: 'https://incognita.invalid/schema/report.schema.json',
    version: 1,
    tool: { name: 'incognita', version: VERSION },
    scenario: {
      id: scenario.id,
      title: scenario.title,
      concern: scenario.concern,
      question: scenario.question,
      seed: scenario.seed,
      replicates: scenario.replicates,
      country: scenario.population.country,
      asOf: scenario.population.asOf,
      yaml: scenario.text,
      processing: scenario.crm.processing.map(({ purpose, legalBasis, consent }) => ({ purpose, legalBasis, ...(consent === undefined ? {} : { consent }) })),
    },
    notice: inventedNotice(scenario.seed),
    world: { measures: listsOverWorlds(perWorld.map(({ world }) => world.measures)), notAssessable: perWorld[0]!.world.notAssessable },
    headline: headlineOf(scenario, strategies),
    strategies,
    warnings: scenario.replicates === 1 ? ['One simulated world: intervals speak of the targets drawn in it, not of other worlds.'] : [],
    ...(population === undefined ? {} : { population }),
  };
  // The key follows from every number, so that another version or another scenario never takes its folder.
  const key = sha256Hex(JSON.stringify(content)).slice(0, 16);
  const report: ReportDocument = { ...content, key };
  seconds['total'] = (now() - started) / 1000;
  return { report, manifest: { version: 1, tool: VERSION, scenario: scenario.id, key, seeds, seconds } };
}

/** Lets signals and page events in: a run is one long computation otherwise. */
function eventsHandled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/**
 * Every strategy of every combination of swept values, once for each way in which it really differs; one
 * that no swept value touches keeps its name and runs once.
 */
function plannedStrategies(variants: readonly SweepCell[]): { scenario: Scenario; strategy: Strategy }[] {
  const found = new Map<string, Map<string, { cell: SweepCell; strategy: Strategy }>>();
  for (const cell of variants) {
    const { population, adversaries, utility, release } = cell.scenario;
    for (const strategy of cell.scenario.strategies) {
      const own = found.get(strategy.id) ?? new Map<string, { cell: SweepCell; strategy: Strategy }>();
      const content = JSON.stringify([population, adversaries, utility, release, strategy]);
      if (!own.has(content)) own.set(content, { cell, strategy });
      found.set(strategy.id, own);
    }
  }
  return [...found.values()].flatMap((own) =>
    [...own.values()].map(({ cell, strategy }) => {
      if (own.size === 1) return { scenario: cell.scenario, strategy };
      const values = Object.entries(cell.parameters).map(([path, value]) => `${path.split('.').at(-1)} = ${JSON.stringify(value)}`).join(', ');
      return { scenario: cell.scenario, strategy: { ...strategy, id: `${strategy.id}-${slug(values)}`, title: `${strategy.title} (${values})` } };
    }),
  );
}

function slug(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
}

function strategyOverWorlds(reports: readonly StrategyReport[], first: StrategyReport): StrategyReport {
  if (reports.length === 1) return first;
  return { ...first, measures: listsOverWorlds(reports.map((report) => report.measures)), attacks: first.attacks.map((_, i) => attacksOverWorlds(reports.map((report) => report.attacks[i]!))) };
}
