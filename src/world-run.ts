import { attacks } from './attack/index.ts';
import type { Attack } from './attack/attack.ts';
import type { Cells } from './cells.ts';
import { numbersIn, parseDate, selectColumns, takeRows, type Table } from './columns/column.ts';
import { sha256Hex } from './columns/sha256.ts';
import { collect, type Crm } from './crm/collect.ts';
import { attackReport } from './measure/attack-measures.ts';
import type { AttackReport } from './measure/attack-report.ts';
import type { Measure } from './measure/measure.ts';
import { groupings, type Grouping } from './measure/people-groups.ts';
import { NOTHING_CLAIMED, prepareBout, unclaimable, type HeldSource, type Score, type Truth } from './measure/referee.ts';
import { exact, missing, share } from './measure/exact-measure.ts';
import { personsOf } from './measure/release-measures.ts';
import { utilities } from './measure/utility/index.ts';
import { collectTable } from './population/index.ts';
import type { Progress } from './progress.ts';
import { keyedDraws } from './random/keyed-draws.ts';
import { promiseVerdicts, type RecountPromises } from './promise-verdicts.ts';
import { runRelease, type ReleaseRun } from './release-run.ts';
import type { StrategyReport, WorldFacts } from './report/document.ts';
import type { Adversary, Scenario, Strategy } from './scenario/scenario.ts';
import type { Chosen } from './schema/method.ts';
import type { Direction } from './schema/view.ts';
import { simulateWorld, type World } from './simulated-world.ts';
import { sources } from './sources/index.ts';
import { describeStrategy } from './strategy-report.ts';
import type { MapItems } from './workers/job.ts';

/** Share of the customers withheld at random before every release: control group and test rows. */
const WITHHELD = 0.1;
/** At most so many targets per attack and direction. */
const TARGETS = 20_000;

interface Context {
  readonly cells: Cells;
  readonly progress: Progress;
  readonly workers: number;
  readonly map: MapItems | undefined;
  readonly recount: RecountPromises | undefined;
}

/** A world with everything that its strategies share. */
export async function prepareWorld(scenario: Scenario, seed: number, { cells, progress, workers, map, recount }: Context): Promise<{ world: World; facts: WorldFacts; strategy: (strategy: Strategy) => Promise<StrategyReport> }> {
  const asOfDays = parseDate(scenario.population.asOf);
  const worldKey = cells.key('world', [scenario.population, seed]);
  const world = await cells.once(worldKey, () => simulateWorld({ ...scenario.population, seed, workers, map, progress, key: worldKey }));
  const tables = new Map<string, Table>([[world.people.schema.name, world.people]]);
  for (const name of new Set(scenario.adversaries.flatMap(({ knows }) => knows.flatMap((chosen) => sourceNamed(chosen).reads)))) {
    tables.set(name, await cells.once(cells.key('table', [name], worldKey), () => collectTable(world.plan, name, { workers, ...(map === undefined ? {} : { map }) })));
  }
  const worldTable = (name: string): Table => found(tables.get(name), 'table', name);
  const companyOf = (strategy: Pick<Strategy, 'crm'>): Crm => cells.once(cells.key('crm', strategy.crm, worldKey), () => collect({ people: world.people, seed, asOfDays }, strategy.crm));
  const sourcesOf = (adversary: Adversary): Map<string, HeldSource> =>
    new Map(
      adversary.knows.map((chosen) => {
        const held = cells.once(cells.key('source', [chosen, adversary.id], worldKey), () => sourceNamed(chosen).run({ people: world.people, worldTable, providers: world.providers, seed, asOfDays, instance: `${adversary.id}.${chosen.id}` }, chosen.options));
        return [chosen.id, held.personOf.some((person) => person >= 0) ? held : { table: held.table }];
      }),
    );
  const draws = (instance: string) => (attribute: string) => keyedDraws({ seed, stage: 'referee', instance, attribute });
  const ranks = draws('withheld')('person');
  const withheld = Uint8Array.from({ length: world.people.rows }, (_, person) => (ranks.uniform(person) < WITHHELD ? 1 : 0));
  const optedOut = alwaysOptedOut(scenario.strategies.map(companyOf), withheld);
  const all = groupings(world.people, asOfDays).filter(({ dimension }) => dimension !== 'place' || world.notAssessable.every((text) => !text.startsWith('urban')));

  const strategy = async (chosen: Strategy): Promise<StrategyReport> => {
    const crm = companyOf(chosen);
    const truth: Truth = { people: world.people, collected: crm.customer, personOfContact: crm.personOf, withheld, optedOut };
    const eligible = Uint32Array.from(crm.personOf.keys()).filter((row) => withheld[crm.personOf[row]!] === 0);
    const crmKey = cells.key('crm', chosen.crm, worldKey);
    const releaseOf = (steps: Strategy['steps']): ReleaseRun => cells.once(cells.key('release', [chosen.columns, steps, scenario.release], crmKey), () => runRelease(crm, eligible, world.people, scenario, { columns: chosen.columns, steps }, seed));
    const release = releaseOf(chosen.steps);
    const raw = releaseOf([]);
    const reports: AttackReport[] = [];
    for (const adversary of scenario.adversaries) {
      const held = sourcesOf(adversary);
      for (const attempt of adversary.attempts) {
        const attack = attackNamed(attempt);
        const fight = (run: ReleaseRun, steps: Strategy['steps']) =>
          cells.once(cells.key('bout', [attempt, adversary, chosen.columns, steps, scenario.release], crmKey, JSON.stringify(scenario.strategies.map((other) => other.crm))), () => bout(attack, attempt, run, held, truth, draws(`${adversary.id}.${attack.id}`), seed, adversary.id));
        reports.push(...attackReports(attack, adversary, fight(release, chosen.steps), fight(raw, []), release, eligible.length, held, all));
      }
    }
    const withheldRows = Uint32Array.from(crm.personOf.keys()).filter((row) => withheld[crm.personOf[row]!] === 1);
    const test = takeRows(selectColumns(crm.customer, chosen.columns), withheldRows);
    const utility = scenario.utility.flatMap((task) => utilityNamed(task).run({ release: release.state.table, recodings: release.state.recodings, withheld: test }, task.options)).map((measure) => (release.state.form === 'aggregate' ? missing(measure.id, measure.parameters, 'the release holds statistics, not rows to learn from') : measure));
    const verdicts = await promiseVerdicts(release, crm.customer, world.people, recount);
    return describeStrategy({ strategy: chosen, release, verdicts, crm, world, eligible, utility, attacks: withOwnIds(reports), register: [...sourcesOf(scenario.adversaries[0]!).values()][0], sampleDraws: draws('sample')('row') });
  };
  return { world, facts: worldFacts(world, companyOf(scenario), scenario.adversaries.map((adversary) => [adversary.id, sourcesOf(adversary)] as const)), strategy };
}

/** Two adversaries may try the same attack: their reports get ids of their own. */
function withOwnIds(reports: readonly AttackReport[]): AttackReport[] {
  const seen = new Map<string, number>();
  return reports.map((report) => {
    const before = seen.get(report.id) ?? 0;
    seen.set(report.id, before + 1);
    return before === 0 ? report : { ...report, id: `${report.id}-${before + 1}` };
  });
}

interface Fought {
  readonly scores: ReadonlyMap<string, Score>;
  readonly candidates: number;
  /** Why the attack does not apply in a direction; undefined where it does. */
  readonly lacks: (direction: Direction) => string | undefined;
}

function bout(attack: Attack, attempt: Chosen, run: ReleaseRun, held: ReadonlyMap<string, HeldSource>, truth: Truth, draws: (purpose: string) => ReturnType<typeof keyedDraws>, seed: number, adversary: string): Fought {
  const { table, rows, recodings, form } = run.state;
  const directions = attack.directions.filter((direction) => unclaimable(form, direction) === undefined);
  if (directions.length === 0) return { scores: new Map(), candidates: 0, lacks: (direction) => unclaimable(form, direction) };
  const prepared = prepareBout({
    truth,
    released: { table, rows, recodings, ...(form === 'records' ? {} : { madeFrom: run.madeFrom }) },
    sources: held,
    directions,
    aim: attack.aim,
    sensitive: String(attempt.options['sensitive'] ?? 'politicalLeaning'),
    maxTargets: TARGETS,
    draws,
    attackDraws: keyedDraws({ seed: Number.parseInt(sha256Hex(`attack/${seed}`).slice(0, 8), 16), stage: 'attack', instance: `${adversary}.${attack.id}`, attribute: 'guess' }),
  });
  const { claims, candidates, applicable, lacks = 'The release does not hold what this attack needs.' } = attack.run(prepared.view, attempt.options);
  return { scores: new Map(directions.map((direction) => [direction, prepared.score(claims, direction)])), candidates, lacks: (direction) => unclaimable(form, direction) ?? (applicable ? undefined : lacks) };
}

function attackReports(attack: Attack, adversary: Adversary, fought: Fought, raw: Fought, release: ReleaseRun, collectedRows: number, held: ReadonlyMap<string, HeldSource>, all: readonly Grouping[]): AttackReport[] {
  const known = [...held.keys()].map((id) => sources.find((source) => source.id === id)!.doc.title.toLowerCase()).join(' and ');
  return attack.directions.map((direction) => {
    const lacks = fought.lacks(direction);
    return attackReport(
      {
        id: attack.id,
        title: attack.doc.title,
        kind: attack.kind,
        direction,
        aim: attack.aim,
        adversary: adversary.title,
        knows: known === '' ? 'nothing but the release' : known,
        applicable: lacks === undefined,
        ...(lacks === undefined ? {} : { lacks }),
        candidates: fought.candidates,
        releasedRows: release.state.table.rows,
        collectedRows,
      },
      fought.scores.get(direction) ?? NOTHING_CLAIMED,
      raw.scores.get(direction)!,
      all,
    );
  });
}

/** People who opted out in every strategy that honours opting out, so that all attack the same ones; none withheld. */
function alwaysOptedOut(companies: readonly Crm[], withheld: Uint8Array): Uint8Array {
  const flags = new Uint8Array(withheld.length);
  const sets = companies.map((crm) => personsOf(Uint32Array.from(crm.objectedOf.keys()).filter((row) => crm.objectedOf[row] === 1), crm.personOf)).filter((set) => set.size > 0);
  for (const person of sets[0] ?? []) if (withheld[person] === 0 && sets.every((set) => set.has(person))) flags[person] = 1;
  return flags;
}

function worldFacts(world: World, crm: Crm, held: readonly (readonly [string, ReadonlyMap<string, HeldSource>])[]): WorldFacts {
  const registers: Measure[] = held.flatMap(([adversary, sourceTables]) =>
    [...sourceTables].flatMap(([id, { table, personOf }]) => (personOf === undefined ? [] : [exact('source.rows', table.rows, { source: id, adversary }), share('source.coverage.share', new Set(personOf).size, world.people.rows, { source: id, adversary })])),
  );
  return {
    measures: [
      exact('world.people', world.people.rows),
      exact('world.households', new Set(numbersIn(world.people, 'householdId')).size),
      exact('world.postcodes', world.postcodes),
      exact('crm.contacts', crm.counts.contacts),
      exact('crm.persons', crm.counts.persons),
      exact('crm.subjects', crm.counts.subjects),
      ...registers,
    ],
    notAssessable: world.notAssessable,
  };
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
