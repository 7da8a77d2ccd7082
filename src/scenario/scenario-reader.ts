import type { CrmOptions } from '../crm/crm-options.ts';
import { parseGate, type Gate } from '../measure/risk/gate.ts';
import { InputError } from '../schema/input-error.ts';
import type { Chosen } from '../schema/method.ts';
import { crossProblems, type Places } from './cross-checks.ts';
import { lazyJsonSchema, type JsonSchema } from './json-schema.ts';
import { isMapping, laidOver } from './overrides.ts';
import { pathText, ScenarioError, type Path, type Problem } from './problem.ts';
import type { Adversary, Scenario, Strategy, SweepCell } from './scenario.ts';
import { composeScenarioSchema, type Registries } from './scenario-schema.ts';
import { choice, schemaProblems, valueAt } from './schema-problems.ts';
import { combinations, withValueAt } from './sweep.ts';
import { chosen, type Entry } from './tagged-method.ts';
import { readYaml } from './yaml-document.ts';

export const SCENARIO_SCHEMA_ID = 'https://incognita.invalid/schema/scenario.schema.json';

/** More combinations than this in one scenario are a slip. */
const MOST_CELLS = 1000;

/** Reads scenario documents that name the methods of given registries. */
export interface ScenarioReader {
  /** JSON Schema (draft-07) of the document, for editors and for `incognita schema`. */
  readonly jsonSchema: () => JsonSchema;
  /** The scenario that a YAML text describes, frozen; throws `ScenarioError` with every problem found. */
  readonly parse: (text: string, file: string) => Scenario;
  /** The scenario at every combination of its swept values; itself alone where it has no sweep. */
  readonly expandSweep: (scenario: Scenario) => readonly SweepCell[];
}

export function scenarioReader(registries: Registries): ScenarioReader {
  const schema = composeScenarioSchema(registries);
  const jsonSchema = lazyJsonSchema(schema, SCENARIO_SCHEMA_ID, 'Incognita scenario');

  /** The scenario that a plain value describes, or what is wrong with it. */
  const read = (value: unknown, text: string, file: string): Scenario | readonly Problem[] => {
    const result = schema.safeParse(value);
    if (!result.success) return schemaProblems(result.error.issues, value, jsonSchema());
    const document = result.data;
    const problems: Problem[] = [];
    const choose = (item: string | Record<string, unknown>, entries: readonly Entry[], path: Path): Chosen => chosen(item, entries, path, problems);

    const raw = value as Record<string, unknown>;
    const strategies = Object.entries(document.strategies).map(([id, given]): Strategy => {
      const path: Path = ['strategies', id];
      const strategy = Array.isArray(given) ? { steps: given } : given;
      const override = valueAt(raw, [...path, 'crm']);
      let crm = document.crm as CrmOptions;
      if (override !== undefined) {
        const merged = registries.crm.safeParse(laidOver(raw['crm'] ?? {}, override));
        if (merged.success) crm = merged.data as CrmOptions;
        else problems.push(...merged.error.issues.map((issue): Problem => ({ path: [...path, 'crm', ...(issue.path as Path)], text: `expected crm options that fit the scenario's, got others: ${issue.message}` })));
      }
      return {
        id,
        title: strategy.title ?? titleFrom(id),
        ...(strategy.description === undefined ? {} : { description: strategy.description }),
        crm,
        columns: strategy.columns ?? document.release.columns,
        steps: strategy.steps.map((step, at) => choose(step, registries.steps, [...stepsPath(raw, id), at])),
      };
    });
    const adversaries = document.adversaries.map((adversary, at): Adversary => {
      const { id, title, description, knows, attempts } = adversary;
      return {
        id,
        title: title ?? titleFrom(id),
        ...(description === undefined ? {} : { description }),
        knows: (Array.isArray(knows) ? knows : [knows]).map(({ source, ...options }): Chosen => ({ id: String(source), options })),
        attempts: attempts.map((attempt, n) => choose(attempt, registries.attacks, ['adversaries', at, 'attempts', n])),
      };
    });
    const utility = document.utility.map((task, at) => choose(task, registries.utilities, ['utility', at]));
    const gates = document.gates.flatMap((gate, at) => readGate(gate, ['gates', at], registries.measures, problems));
    const { crm, release, sweep = {}, strategies: _strategies, adversaries: _adversaries, utility: _utility, gates: _gates, description, ...header } = document;
    const scenario: Scenario = {
      ...header,
      ...(description === undefined ? {} : { description }),
      crm: crm as CrmOptions,
      release: { ...release, hierarchies: (release.hierarchies ?? {}) as Scenario['release']['hierarchies'] },
      strategies,
      adversaries,
      utility,
      sweep,
      gates,
      text,
      file,
    };
    problems.push(...crossProblems(scenario, placesIn(raw)));
    return problems.length > 0 ? problems : scenario;
  };

  /** The cells of a sweep, or what is wrong with it. */
  const expand = (value: unknown, text: string, file: string): { readonly cells: readonly SweepCell[]; readonly problems: readonly Problem[] } => {
    const { sweep, ...base } = value as Record<string, unknown>;
    const swept = (sweep ?? {}) as Record<string, readonly unknown[]>;
    const problems: Problem[] = [];
    for (const path of Object.keys(swept)) {
      const probe = withValueAt(base, path, swept[path]![0], jsonSchema());
      if ('document' in probe) continue;
      const fault = choice(['sweep', path], probe.part, probe.valid);
      problems.push({ ...fault, at: 'key', text: probe.valid.length > 0 ? fault.text : `expected a path that ends at a value, got ${probe.part} below one` });
    }
    const size = Object.values(swept).reduce((product, values) => product * values.length, 1);
    if (size > MOST_CELLS) problems.push({ path: ['sweep'], at: 'key', text: `expected at most ${MOST_CELLS} combinations, got ${size.toLocaleString('en')}; sweep fewer values` });
    if (problems.length > 0) return { cells: [], problems };

    const cells: SweepCell[] = [];
    for (const parameters of combinations(swept)) {
      let document: unknown = base;
      for (const [path, item] of Object.entries(parameters)) {
        const next = withValueAt(document, path, item, jsonSchema());
        if ('document' in next) document = next.document;
      }
      const scenario = read(document, text, file);
      if ('id' in scenario) cells.push({ parameters, scenario: frozen(scenario) });
      else problems.push(...scenario.map((problem) => sweptProblem(problem, parameters, swept)));
    }
    const texts = new Set<string>();
    return { cells, problems: problems.filter(({ path, text: words }) => !texts.has(pathText(path) + words) && texts.add(pathText(path) + words)) };
  };

  return {
    jsonSchema,
    parse(text, file) {
      const { value, locate } = readYaml(text, file);
      const fail = (problems: readonly Problem[]): never => {
        throw new ScenarioError(file, problems.map(locate));
      };
      const scenario = read(value, text, file);
      if (!('id' in scenario)) return fail(scenario);
      if (Object.keys(scenario.sweep).length > 0) {
        const { problems } = expand(value, text, file);
        if (problems.length > 0) return fail(problems);
      }
      return frozen(scenario);
    },
    expandSweep({ text, file }) {
      const { value, locate } = readYaml(text, file);
      const { cells, problems } = expand(value, text, file);
      if (problems.length > 0) throw new ScenarioError(file, problems.map(locate));
      return cells;
    },
  };
}

function readGate(text: string, path: Path, measures: readonly string[] | undefined, problems: Problem[]): readonly Gate[] {
  try {
    const gate = parseGate(text);
    if (measures !== undefined && !measures.includes(gate.id)) problems.push(choice(path, gate.id, measures));
    return [gate];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    problems.push({ path, text: error.message.replace(/^gate[.a-z]*: /, '') });
    return [];
  }
}

/** A problem of a substituted document, told at the swept value that causes it. */
function sweptProblem({ path, text }: Problem, parameters: Readonly<Record<string, unknown>>, sweep: Readonly<Record<string, readonly unknown[]>>): Problem {
  const paths = Object.keys(parameters);
  const last = String(path.at(-1));
  const key = paths.find((candidate) => candidate.split('.').at(-1) === last) ?? paths[0]!;
  return { path: ['sweep', key, sweep[key]!.indexOf(parameters[key])], text };
}

/** Where the steps of a strategy stand: it is a list of steps, or a mapping that has one. */
function stepsPath(raw: Record<string, unknown>, strategy: string): Path {
  return Array.isArray(valueAt(raw, ['strategies', strategy])) ? ['strategies', strategy] : ['strategies', strategy, 'steps'];
}

function placesIn(raw: Record<string, unknown>): Places {
  const own = (strategy: Strategy, inside: Path): Path => {
    const path: Path = ['strategies', strategy.id, ...inside];
    return valueAt(raw, path) === undefined ? inside : path;
  };
  return {
    steps: (strategy, step, method) => {
      const path = [...stepsPath(raw, strategy.id), step];
      return typeof valueAt(raw, path) === 'string' ? path : [...path, method];
    },
    attempt: (adversary, attempt, attack) => {
      const path: Path = ['adversaries', adversary, 'attempts', attempt];
      return typeof valueAt(raw, path) === 'string' ? path : [...path, attack];
    },
    columns: (strategy) => {
      const path: Path = ['strategies', strategy.id, 'columns'];
      return valueAt(raw, path) === undefined ? ['release', 'columns'] : path;
    },
    processing: (strategy, at) => [...own(strategy, ['crm', 'processing']), at],
    penetration: (strategy) => own(strategy, ['crm', 'penetration']),
  };
}

/** "K11 by law" of `k11-by-law`. */
function titleFrom(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words[0]!.toUpperCase() + words.slice(1);
}

function frozen<Value>(value: Value): Value {
  if (isMapping(value) || Array.isArray(value)) {
    if (Object.isFrozen(value)) return value;
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}
