import { z } from 'zod';
import { publicDomain } from '../release/synthesis/public-domain.ts';
import { parseGate, type Gate } from '../measure/risk/gate.ts';
import { InputError } from '../schema/input-error.ts';
import { CONTROL, type Rung, type WrittenRung } from './default-ladder.ts';
import { lazyJsonSchema, type JsonSchema } from './json-schema.ts';
import { ScenarioError, type Problem } from './problem.ts';
import { schemaProblems } from './schema-problems.ts';
import { fileFields, type StrategyDocument } from './strategy-reader.ts';
import { chosen, tagged, type Entry } from './tagged-method.ts';
import { readYaml } from './yaml-document.ts';

export const LADDER_SCHEMA_ID = 'https://incognita.invalid/schema/ladder.schema.json';

/** Utility measures that a comparison may be drawn by; less is better in the first, more in the others. */
export const UTILITY_AXES = ['utility.pair.distance', 'utility.marginal.distance', 'utility.segment-count.error', 'utility.prediction.kept', 'utility.prediction.auc'] as const;
export type UtilityAxis = (typeof UTILITY_AXES)[number];

/** Strategies to compare on a file of one's own: a checked document. */
export interface LadderDocument extends Omit<StrategyDocument, 'steps'> {
  /** Undefined: the default ladder. */
  readonly strategies: readonly Rung[] | undefined;
  readonly gates: readonly Gate[];
  readonly target: string | undefined;
  readonly utility: UtilityAxis | undefined;
  readonly domain: Readonly<Record<string, unknown>> | undefined;
}

export interface LadderReader {
  readonly jsonSchema: () => JsonSchema;
  readonly parse: (text: string, file: string) => LadderDocument;
  /** Strategies of our own making, their defaults filled in. */
  readonly rungs: (written: Readonly<Record<string, WrittenRung>>) => readonly Rung[];
}

/** Reads documents of strategies to compare, which name the steps of a registry. */
export function ladderReader(steps: readonly Entry[]): LadderReader {
  const list = z.array(tagged(steps));
  const schema = z.strictObject({
    ...fileFields,
    strategies: z
      .record(
        z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
        z.union([
          z.strictObject({
            title: z.string().min(1).optional().describe('What tables call the strategy.'),
            label: z.string().min(1).max(24).optional().describe('A name of few letters, for drawings.'),
            steps: list.describe('Steps in order.'),
          }),
          list,
        ]),
      )
      .optional()
      .describe('Strategies by id (small letters, digits and hyphens): a list of steps, or title, label and steps. Left out: the default ladder, as the classes of the columns suggest it.'),
    gates: z.array(z.string()).default([]).describe("Limits such as 'holdout.advantage.max<=0.1'; for each strategy it is said whether it meets them."),
    target: z.string().optional().describe('The column that models predict; left out, each column in turn.'),
    utility: z.enum(UTILITY_AXES).optional().describe('The measure that utility is drawn by; default utility.pair.distance.'),
    domain: publicDomain.optional(),
  });
  const jsonSchema = lazyJsonSchema(schema, LADDER_SCHEMA_ID, 'Incognita strategies to compare on a file of one\'s own');
  return {
    jsonSchema,
    parse(text, file) {
      if (text.split('\n').every((line) => /^\s*(?:#.*)?$/.test(line))) {
        throw new ScenarioError(file, [{ line: 1, column: 1, path: '', message: 'expected strategies to compare, got an empty file; incognita compare <file> without --config needs none' }]);
      }
      const { value, locate } = readYaml(text, file);
      const result = schema.safeParse(value);
      const problems: Problem[] = [];
      if (!result.success) problems.push(...schemaProblems(result.error.issues, value, jsonSchema()));
      else {
        const { strategies, gates, columns, subject, hierarchies, population, target, utility, domain } = result.data;
        const own = strategies === undefined ? undefined : Object.entries(strategies).map(([id, written]): Rung => {
          const listed = Array.isArray(written) ? written : written.steps;
          const path = Array.isArray(written) ? ['strategies', id] : ['strategies', id, 'steps'];
          const { title = id, label = id.slice(0, 24) } = Array.isArray(written) ? {} : written;
          return { id, title, label, steps: listed.map((step, at) => chosen(step, steps, [...path, at], problems)) };
        });
        if (own?.some(({ id }) => id === CONTROL.id)) problems.push({ path: ['strategies', CONTROL.id], at: 'key', text: `expected another id, got ${CONTROL.id}, which is the release that the others are held against; it is always compared` });
        if (own?.length === 0) problems.push({ path: ['strategies'], text: 'expected at least one strategy, got none; leave strategies out for the default ladder' });
        const limits = gates.flatMap((gate, at) => gateOf(gate, ['gates', at], problems));
        const placeOf: StrategyDocument['placeOf'] = (path, at = 'value') => {
          const { line, column } = locate({ path, at, text: '' });
          return { file, line, column };
        };
        if (problems.length === 0) return { columns, subject, hierarchies: hierarchies as StrategyDocument['hierarchies'], population, strategies: own, gates: limits, target, utility, domain, placeOf };
      }
      throw new ScenarioError(file, problems.map(locate));
    },
    rungs: (written) =>
      Object.entries(written).map(([id, { title, label, notRun, steps: listed }]): Rung => {
        if (notRun !== undefined) return { id, title, label, steps: [], notRun };
        const problems: Problem[] = [];
        const own = list.parse(listed).map((step, at) => chosen(step, steps, [id, at], problems));
        if (problems.length > 0) throw new Error(`ladder.${id}: ${problems[0]!.text}`);
        return { id, title, label, steps: own };
      }),
  };
}

function gateOf(text: string, path: Problem['path'], problems: Problem[]): Gate[] {
  try {
    return [parseGate(text)];
  } catch (cause) {
    if (!(cause instanceof InputError)) throw cause;
    problems.push({ path, text: cause.message });
    return [];
  }
}
