import { attacks } from './attack/index.ts';
import { sharedQuasiIdentifiers, type Attack } from './attack/attack.ts';
import { Cells } from './cells.ts';
import { columnOf, parseDate, selectColumns, takeRows, type Table } from './columns/column.ts';
import { sha256Hex } from './columns/sha256.ts';
import { collect, type Crm } from './crm/collect.ts';
import { attackReport } from './measure/attack-measures.ts';
import type { AttackReport } from './measure/attack-report.ts';
import type { Measure } from './measure/measure.ts';
import { groupings, type Grouping } from './measure/people-groups.ts';
import { prepareBout, type HeldSource, type Score, type Truth } from './measure/referee.ts';
import { count, personsOf, share } from './measure/release-measures.ts';
import { attacksOverWorlds, listsOverWorlds } from './measure/replicates.ts';
import { utilities } from './measure/utility/index.ts';
import { silent, type Progress } from './progress.ts';
import { keyedDraws } from './random/keyed-draws.ts';
import { runRelease, type ReleaseRun } from './release-run.ts';
import { describeStrategy } from './strategy-report.ts';
import { headlineOf } from './report/headline.ts';
import type { ReportDocument, StrategyReport, WorldFacts } from './report/document.ts';
import type { Manifest } from './report/write-run.ts';
import { expandSweep } from './scenario/index.ts';
import type { Adversary, Chosen, Scenario, Strategy } from './scenario/scenario.ts';
import { sources } from './sources/index.ts';
import { VERSION } from './version.ts';
import type { MapItems } from './workers/job.ts';
import { simulateWorld, type World } from './simulated-world.ts';

/** Share of the customers withheld at random before every release: control group and test rows. */
const WITHHELD = 0.1;
/** At most so many targets per attack and direction. */
const TARGETS = 20_000;

export interface RunOptions {
  /** Threads for the simulation; results do not depend on it. */
  readonly workers?: number;
  /** The adapter that runs them, for example `mapThreads` in Node; default: where it is called. */
  readonly map?: MapItems;
  readonly progress?: Progress;
  /** Cells of earlier scenarios of this process; a shared world is simulated once. */
  readonly cells?: Cells;
  /** A clock in milliseconds, for the manifest only. */
  readonly now?: () => number;
}

export interface RunResult {
  readonly report: ReportDocument;
  readonly manifest: Omit<Manifest, 'node' | 'peakMemoryBytes'>;
}

/**
 * Runs a scenario: world, company, sources, then every strategy's release, every adversary's attacks on
 * it, and what it is still good for. Everything follows from the scenario's text and seed.
 */
export async function runScenario(scenario: Scenario, options: RunOptions = {}): Promise<RunResult> {
  const { progress = silent, cells = new Cells(), now = () => 0, workers = 1, map } = options;
  const started = now();
  const seconds: Record<string, number> = {};
  const seeds = Array.from({ length: scenario.replicates }, (_, r) => (r === 0 ? scenario.seed : Number.parseInt(sha256Hex(`${scenario.seed}/${r}`).slice(0, 8), 16)));
  const variants = expandSweep(scenario);
  const perWorld: { world: WorldFacts; strategies: StrategyReport[] }[] = [];
  for (const seed of seeds) {
    const strategies = new Map<string, StrategyReport>();
    let facts: WorldFacts | undefined;
    for (const variant of variants) {
      const run = await openWorld(variant.scenario, seed, { cells, progress, workers, map });
      facts ??= run.facts;
      for (const strategy of variant.scenario.strategies) {
        const begun = now();
        const key = cells.key('strategy', [strategy.crm, strategy.columns, strategy.steps, variant.scenario.adversaries, variant.scenario.utility, variant.scenario.release], run.world.key);
        const suffix = Object.entries(variant.parameters).map(([path, value]) => `${path.split('.').at(-1)} = ${JSON.stringify(value)}`).join(', ');
        if (strategies.has(key)) continue;
        progress.stage(`${scenario.id}: ${strategy.id}`);
        const unchanged = suffix === '' || [...strategies.values()].every((other) => other.id !== strategy.id);
        const named = unchanged && suffix === '' ? strategy : { ...strategy, id: `${strategy.id}${suffix === '' ? '' : `-${slug(suffix)}`}`, title: suffix === '' ? strategy.title : `${strategy.title} (${suffix})` };
        strategies.set(key, await run.strategy(named));
        seconds[`strategy ${named.id}`] = (seconds[`strategy ${named.id}`] ?? 0) + (now() - begun) / 1000;
      }
    }
    perWorld.push({ world: facts!, strategies: [...strategies.values()] });
  }
  progress.done();
  const strategies = perWorld[0]!.strategies.map((first, i) => strategyOverWorlds(perWorld.map(({ strategies: list }) => list[i]!), first));
  const key = sha256Hex(JSON.stringify([VERSION, scenario.text])).slice(0, 16);
  const report: ReportDocument = {
    $schema: 'https://incognita.invalid/schema/report.schema.json',
    version: 1,
    tool: { name: 'incognita', version: VERSION },
    key,
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
    notice: `Invented people, seed ${scenario.seed}: shows a mechanism, not your organisation's rate.`,
    world: { measures: listsOverWorlds(perWorld.map(({ world }) => world.measures)), notAssessable: perWorld[0]!.world.notAssessable },
    headline: headlineOf(scenario, strategies),
    strategies,
    warnings: scenario.replicates === 1 ? ['One simulated world: intervals speak of the targets drawn in it, not of other worlds.'] : [],
  };
  seconds['total'] = (now() - started) / 1000;
  return { report, manifest: { version: 1, tool: VERSION, scenario: scenario.id, key, seeds, hashes: { 'report.json': sha256Hex(JSON.stringify(report)) }, seconds } };
}

function slug(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
}

interface Context {
  readonly cells: Cells;
  readonly progress: Progress;
  readonly workers: number;
  readonly map: MapItems | undefined;
}

/** A world with everything that its strategies share. */
async function openWorld(scenario: Scenario, seed: number, { cells, progress, workers, map }: Context): Promise<{ world: World; facts: WorldFacts; strategy: (strategy: Strategy) => Promise<StrategyReport> }> {
  const asOfDays = parseDate(scenario.population.asOf);
  const worldKey = cells.key('world', [scenario.population, seed]);
  const world = await cells.once(worldKey, () => simulateWorld({ ...scenario.population, seed, workers, map, progress, key: worldKey }));
  const companyOf = (strategy: Pick<Strategy, 'crm'>): Crm => cells.once(cells.key('crm', strategy.crm, worldKey), () => collect({ people: world.people, seed, asOfDays }, strategy.crm));
  const sourcesOf = (adversary: Adversary): Map<string, HeldSource> =>
    new Map(
      adversary.knows.map((chosen) => {
        const held = cells.once(cells.key('source', [chosen, adversary.id], worldKey), () => sourceNamed(chosen).run({ people: world.people, providers: world.providers, seed, asOfDays, instance: `${adversary.id}.${chosen.id}` }, chosen.options));
        return [chosen.id, held.personOf.some((person) => person >= 0) ? held : { table: held.table }];
      }),
    );
  const draws = (instance: string) => (attribute: string) => keyedDraws({ seed, stage: 'referee', instance, attribute });
  const ranks = draws('withheld')('person');
  const withheld = Uint8Array.from({ length: world.people.rows }, (_, person) => (ranks.uniform(person) < WITHHELD ? 1 : 0));
  const optedOut = alwaysOptedOut(scenario.strategies.map(companyOf), world.people.rows);
  const all = groupings(world.people, asOfDays);

  const strategy = async (chosen: Strategy): Promise<StrategyReport> => {
    const crm = companyOf(chosen);
    const truth: Truth = { people: world.people, collected: crm.customer, personOfContact: crm.personOf, withheld, optedOut };
    const eligible = Uint32Array.from(crm.personOf.keys()).filter((row) => withheld[crm.personOf[row]!] === 0);
    const crmKey = cells.key('crm', chosen.crm, worldKey);
    const releaseOf = (steps: Strategy['steps']): ReleaseRun => cells.once(cells.key('release', [chosen.columns, steps, scenario.release], crmKey), () => runRelease(crm, eligible, scenario, { columns: chosen.columns, steps }, seed));
    const release = releaseOf(chosen.steps);
    const raw = releaseOf([]);
    const reports: AttackReport[] = [];
    for (const adversary of scenario.adversaries) {
      const held = sourcesOf(adversary);
      for (const attempt of adversary.attempts) {
        const attack = attackNamed(attempt);
        const fight = (run: ReleaseRun, steps: Strategy['steps']) =>
          cells.once(cells.key('bout', [attempt, adversary, chosen.columns, steps, scenario.release], crmKey, JSON.stringify(scenario.strategies.map((other) => other.crm.optOut))), () => bout(attack, attempt, run, held, truth, draws(`${adversary.id}.${attack.id}`), seed, adversary.id));
        reports.push(...attackReports(attack, attempt, adversary, fight(release, chosen.steps), fight(raw, []), release, eligible.length, held, all));
      }
    }
    const withheldRows = Uint32Array.from(crm.personOf.keys()).filter((row) => withheld[crm.personOf[row]!] === 1);
    const test = takeRows(selectColumns(crm.customer, chosen.columns), withheldRows);
    const utility = scenario.utility.flatMap((task) => utilityNamed(task).run({ release: release.state.table, recodings: release.state.recodings, withheld: test }, task.options));
    return describeStrategy({ strategy: chosen, release, crm, world, eligible, utility, attacks: reports, register: [...sourcesOf(scenario.adversaries[0]!).values()][0], sampleDraws: draws('sample')('row') });
  };
  return { world, facts: worldFacts(world, companyOf(scenario), scenario.adversaries.map((adversary) => [adversary.id, sourcesOf(adversary)] as const)), strategy };
}

interface Fought {
  readonly scores: ReadonlyMap<string, Score>;
  readonly candidates: number;
}

function bout(attack: Attack, attempt: Chosen, run: ReleaseRun, held: ReadonlyMap<string, HeldSource>, truth: Truth, draws: (purpose: string) => ReturnType<typeof keyedDraws>, seed: number, adversary: string): Fought {
  const prepared = prepareBout({
    truth,
    released: run.state,
    sources: held,
    directions: attack.directions,
    aim: attack.aim,
    sensitive: String(attempt.options['sensitive'] ?? 'politicalLeaning'),
    maxTargets: TARGETS,
    draws,
    attackDraws: keyedDraws({ seed: Number.parseInt(sha256Hex(`attack/${seed}`).slice(0, 8), 16), stage: 'attack', instance: `${adversary}.${attack.id}`, attribute: 'guess' }),
  });
  const { claims, candidates } = attack.run(prepared.view, attempt.options);
  return { scores: new Map(attack.directions.map((direction) => [direction, prepared.score(claims, direction)])), candidates };
}

function attackReports(attack: Attack, attempt: Chosen, adversary: Adversary, fought: Fought, raw: Fought, release: ReleaseRun, collectedRows: number, held: ReadonlyMap<string, HeldSource>, all: readonly Grouping[]): AttackReport[] {
  const { table } = release.state;
  const register = [...held.values()][0];
  const needs = attack.kind === 'attribute' ? table.columns.has(String(attempt.options['sensitive'])) : attack.id === 'hashReversal' ? table.columns.has(String(attempt.options['column'])) : register !== undefined && sharedQuasiIdentifiers(table, register.table).length > 0;
  const known = [...held.keys()].map((id) => sources.find((source) => source.id === id)!.doc.title.toLowerCase()).join(' and ');
  return attack.directions.map((direction) =>
    attackReport(
      {
        id: attack.id,
        title: attack.doc.title,
        kind: attack.kind,
        direction,
        aim: attack.aim,
        adversary: adversary.title,
        knows: known === '' ? 'nothing but the release' : known,
        applicable: needs,
        candidates: fought.candidates,
        releasedRows: table.rows,
        collectedRows,
      },
      fought.scores.get(direction)!,
      raw.scores.get(direction)!,
      all,
    ),
  );
}

/** People who opted out in every strategy that honours opting out, so that all attack the same ones. */
function alwaysOptedOut(companies: readonly Crm[], people: number): Uint8Array {
  const flags = new Uint8Array(people);
  const sets = companies.map((crm) => personsOf(Uint32Array.from(crm.objectedOf.keys()).filter((row) => crm.objectedOf[row] === 1), crm.personOf)).filter((set) => set.size > 0);
  for (const person of sets[0] ?? []) if (sets.every((set) => set.has(person))) flags[person] = 1;
  return flags;
}

function worldFacts(world: World, crm: Crm, held: readonly (readonly [string, ReadonlyMap<string, HeldSource>])[]): WorldFacts {
  const registers: Measure[] = held.flatMap(([adversary, sourceTables]) =>
    [...sourceTables].flatMap(([id, { table, personOf }]) => (personOf === undefined ? [] : [count('source.rows', table.rows, { source: id, adversary }), share('source.coverage.share', new Set(personOf).size, world.people.rows, { source: id, adversary })])),
  );
  return {
    measures: [
      count('world.people', world.people.rows),
      count('world.households', new Set(numbersOf(world.people, 'householdId')).size),
      count('world.postcodes', world.postcodes),
      count('crm.contacts', crm.counts.contacts),
      count('crm.persons', crm.counts.persons),
      count('crm.subjects', crm.counts.subjects),
      ...registers,
    ],
    notAssessable: world.notAssessable,
  };
}

function numbersOf(table: Table, name: string): Int32Array | Float64Array {
  const column = columnOf(table, name);
  if (column.kind !== 'number') throw new Error(`run.${name}: expected numbers`);
  return column.values;
}

function strategyOverWorlds(reports: readonly StrategyReport[], first: StrategyReport): StrategyReport {
  if (reports.length === 1) return first;
  return { ...first, measures: listsOverWorlds(reports.map((report) => report.measures)), attacks: first.attacks.map((_, i) => attacksOverWorlds(reports.map((report) => report.attacks[i]!))) };
}

function attackNamed({ id }: Chosen): Attack {
  return found(attacks.find((attack) => attack.id === id), 'attack', id);
}

function utilityNamed({ id }: Chosen): (typeof utilities)[number] {
  return found(utilities.find((utility) => utility.id === id), 'utility', id);
}

function sourceNamed({ id }: Chosen): (typeof sources)[number] {
  return found(sources.find((source) => source.id === id), 'source', id);
}

function found<Entry>(entry: Entry | undefined, what: string, id: string): Entry {
  if (entry === undefined) throw new Error(`run.${what}: no ${what} ${id} in the registry`);
  return entry;
}
