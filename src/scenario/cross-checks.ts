import { CONSENT_BASES } from '../crm/privacy-vocabulary.ts';
import { CUSTOMER_COLUMNS, type CollectionSource } from '../schema/world.ts';
import { choice } from './schema-problems.ts';
import { isMapping } from './overrides.ts';
import type { Path, Problem } from './problem.ts';
import type { Scenario, Strategy } from './scenario.ts';
import { COLUMN_NAMES } from './scenario-schema.ts';

/** Where the parts of a scenario stand in the document as written. */
export interface Places {
  readonly steps: (strategy: Strategy, step: number, method: string) => Path;
  readonly attempt: (adversary: number, attempt: number, attack: string) => Path;
  readonly columns: (strategy: Strategy) => Path;
  readonly processing: (strategy: Strategy, at: number) => Path;
  /** `crm.penetration`, the scenario's or the strategy's. */
  readonly penetration: (strategy: Strategy) => Path;
}

/** What one part of a document demands of another. */
export function crossProblems(scenario: Scenario, places: Places): readonly Problem[] {
  const adversaryIds = scenario.adversaries.map(({ id }) => id);
  const problems = [
    ...scenario.strategies.flatMap((strategy) => strategyProblems(scenario, strategy, places)),
    ...scenario.adversaries.flatMap(({ attempts }, adversary) => attempts.flatMap(({ id, options }, at) => attackColumns(options, places.attempt(adversary, at, id)))),
    ...scenario.adversaries.flatMap(({ knows }, adversary) => knows.flatMap(({ id }, at): Problem[] => (knows.findIndex((other) => other.id === id) < at ? [{ path: ['adversaries', adversary, 'knows', at], text: `expected each source once, got ${id} again; remove one of them` }] : []))),
    ...adversaryIds.flatMap((id, at): Problem[] => (adversaryIds.indexOf(id) < at ? [{ path: ['adversaries', at, 'id'], text: `expected an id of its own, got ${id} again; rename one of them` }] : [])),
  ];
  // Strategies share what they do not override: the same place is told once.
  const told = new Set<string>();
  return problems.filter(({ path, text }) => {
    const key = JSON.stringify([path, text]);
    return told.has(key) ? false : (told.add(key), true);
  });
}

function strategyProblems(scenario: Scenario, strategy: Strategy, places: Places): readonly Problem[] {
  return [...companyProblems(scenario, strategy, places), ...columnProblems(strategy, places.columns(strategy)), ...strategy.steps.flatMap(({ id, options }, at) => stepProblems(scenario, strategy, options, places.steps(strategy, at, id)))];
}

function companyProblems(scenario: Scenario, strategy: Strategy, places: Places): readonly Problem[] {
  const problems: Problem[] = [];
  if (customersOf(scenario, strategy) === 0) {
    problems.push({ path: places.penetration(strategy), text: `expected a share that makes at least one customer of ${counted(scenario.population.people)} people, got ${strategy.crm.penetration}; raise it` });
  }
  strategy.crm.processing.forEach(({ legalBasis, consent }, at) => {
    if (consent !== undefined && !CONSENT_BASES.includes(legalBasis)) {
      problems.push({ path: [...places.processing(strategy, at), 'consent'], text: `expected a legal basis that is consent (${CONSENT_BASES.join(', ')}), got ${legalBasis}; leave consent out or change the basis` });
    }
  });
  return problems;
}

function columnProblems({ columns, crm }: Strategy, path: Path): readonly Problem[] {
  return columns.flatMap((name, at): Problem[] => {
    if (columns.indexOf(name) < at) return [{ path: [...path, at], text: `expected each column once, got ${name} again; remove one of them` }];
    const source = sourceOf(name);
    if (source === undefined || crm.sources.includes(source)) return [];
    return [{ path: [...path, at], text: `expected a column that crm.sources (${crm.sources.join(', ')}) brings, got ${name}; add ${source} to crm.sources` }];
  });
}

function sourceOf(column: string): CollectionSource | undefined {
  return (Object.keys(CUSTOMER_COLUMNS) as CollectionSource[]).find((source) => CUSTOMER_COLUMNS[source].some(({ name }) => name === column));
}

/** Options of a step speak of columns under these names: one, a list, or a mapping by column. */
function stepProblems(scenario: Scenario, strategy: Strategy, options: Readonly<Record<string, unknown>>, path: Path): readonly Problem[] {
  const problems: Problem[] = [];
  const { k, column, columns, levels } = options;
  const customers = customersOf(scenario, strategy);
  if (typeof k === 'number' && customers > 0 && k > customers) {
    problems.push({ path: [...path, 'k'], text: `expected k of at most ${counted(customers)}, the customers (${strategy.crm.penetration} of ${counted(scenario.population.people)} people), got ${counted(k)}; lower k or raise population.people` });
  }
  const named: (readonly [Path, string, 'key' | 'value'])[] = [
    ...(typeof column === 'string' ? [[['column'], column, 'value'] as const] : []),
    ...(Array.isArray(columns) ? columns.map((name, at) => [['columns', at], String(name), 'value'] as const) : []),
    ...(isMapping(levels) ? Object.keys(levels).map((name) => [['levels', name], name, 'key'] as const) : []),
  ];
  for (const [inside, name, at] of named) {
    if (strategy.columns.includes(name)) continue;
    const place = [...path, ...inside];
    if (COLUMN_NAMES.includes(name)) problems.push({ path: place, at, text: `expected a column of the release (${strategy.columns.join(', ')}), got ${name}; add it to release.columns` });
    else problems.push({ ...choice(place, name, strategy.columns), at });
  }
  return problems;
}

/** Attacks may ask for what a release hides, so their columns need only exist. */
function attackColumns(options: Readonly<Record<string, unknown>>, path: Path): readonly Problem[] {
  const { column, sensitive, on } = options;
  const named: (readonly [Path, string])[] = [
    ...(typeof column === 'string' ? [[['column'], column] as const] : []),
    ...(typeof sensitive === 'string' ? [[['sensitive'], sensitive] as const] : []),
    ...(Array.isArray(on) ? on.map((name, at) => [['on', at], String(name)] as const) : []),
  ];
  return named.filter(([, name]) => !COLUMN_NAMES.includes(name)).map(([inside, name]) => choice([...path, ...inside], name, COLUMN_NAMES));
}

function customersOf(scenario: Scenario, strategy: Strategy): number {
  return Math.round(strategy.crm.penetration * scenario.population.people);
}

function counted(count: number): string {
  return count.toLocaleString('en');
}
