import { z } from 'zod';
import { CUSTOMER_COLUMNS, CUSTOMER_KEYS } from '../schema/world.ts';
import type { HierarchySpec } from '../schema/hierarchy.ts';
import { hierarchy } from './hierarchy-schema.ts';
import { overridesOf } from './overrides.ts';
import { tagged, type Entry } from './tagged-method.ts';

/** All that a scenario can name, by stage. */
export interface Registries {
  readonly countries: readonly string[];
  readonly crm: z.ZodObject;
  readonly steps: readonly Entry[];
  readonly sources: readonly Entry<z.ZodObject>[];
  readonly attacks: readonly Entry[];
  readonly utilities: readonly Entry[];
  /** Ids of measures that a gate may name; left out, any is accepted. */
  readonly measures?: readonly string[];
}

export const CONCERNS = ['collection', 'security', 'consent', 'rights', 'misuse', 'balance'] as const;

/** Names of the columns of a `customer` table, in its order. */
export const COLUMN_NAMES: readonly string[] = [...CUSTOMER_KEYS, ...Object.values(CUSTOMER_COLUMNS).flat()].map(({ name }) => name);

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and single hyphens');
const title = z.string().min(1).max(200);
const columns = z.array(z.enum(COLUMN_NAMES)).min(1);

const header = {
  id: id.describe('Name of the scenario in paths and links: small letters, digits and single hyphens.'),
  title: title.describe('What happens, in a few words.'),
  concern: z.enum(CONCERNS).describe('Which concern of social CRM it is about.'),
  question: title.describe('The question that the run answers.'),
  description: z.string().optional().describe('What a reader should know beforehand.'),
  seed: z.int().min(0).describe('Same seed, same world, same numbers.'),
  replicates: z.int().min(1).max(1000).default(1).describe('Number of worlds that are simulated; intervals over replicates need at least 2.'),
};

/** One schema for scenario documents, composed from what the stages offer. */
export function composeScenarioSchema(registries: Registries) {
  const step = tagged(registries.steps);
  const steps = z.array(step).describe('Steps in order; none releases the columns as collected.');
  const knowledge = oneSourceOf(registries.sources);
  return z.strictObject({
    ...header,
    population: z
      .strictObject({
        country: z.enum(registries.countries).describe('Country pack.'),
        people: z.int().min(100).max(20_000_000).describe('Number of people; chooses how many whole postcodes the world has, never how thinly they are filled.'),
        asOf: z.iso.date().describe('The day on which everything is seen, YYYY-MM-DD.'),
        correlation: z.number().min(0).max(1).default(1).describe('Factor on the assumed correlations between traits: 1 as documented, 0 none.'),
        tieShare: z.number().gt(0).max(1).default(0.2).describe('Share of people\'s ties that the world materialises; profiles show all of them.'),
        likeShare: z.number().gt(0).max(1).default(0.1).describe('Share of people\'s likes that the world materialises; profiles show all of them.'),
        historyDays: z.int().min(1).max(366).default(28).describe('For how many days before asOf posts, check-ins and other traces are kept.'),
      })
      .describe('The world.'),
    crm: registries.crm.prefault({}).describe('What the company collects, how well, and with what permission.'),
    release: z
      .strictObject({
        columns: columns.describe('Columns that leave the company, before the steps of a strategy.'),
        subject: z.enum(['subjectId', 'contactId']).default('subjectId').describe('What the company counts as one person: its own identity resolution, or every contact by itself.'),
        hierarchies: z.partialRecord(z.enum(COLUMN_NAMES), hierarchy).optional().describe('How columns are generalized, where it differs from the built-in hierarchies.'),
      })
      .describe('What leaves the company. Models that count in a population (k-map, δ-presence) count in everybody of the world.'),
    strategies: nonEmptyRecord(
      z.union([
        steps,
        z.strictObject({
          title: title.optional(),
          description: z.string().optional(),
          crm: overridesOf(registries.crm).optional().describe('What differs in the company for this strategy.'),
          columns: columns.optional().describe('Columns to release in place of release.columns.'),
          steps,
        }),
      ]),
      'a strategy',
    ).describe('Ways to handle the same data, by id: a list of steps, or a mapping with steps and what else differs.'),
    adversaries: z
      .array(
        z.strictObject({
          id: id.describe('Name of the adversary.'),
          title: title.optional().describe('Who it is, in words.'),
          description: z.string().optional(),
          knows: z.union([knowledge, z.array(knowledge)]).default([]).describe('What the adversary holds besides the release: one source or several, the register first.'),
          attempts: z.array(tagged(registries.attacks)).min(1).describe('Attacks to try.'),
        }),
      )
      .min(1)
      .describe('Who attacks the release, with what knowledge.'),
    utility: z.array(tagged(registries.utilities)).default([]).describe('What the release is still good for.'),
    sweep: z
      .record(z.string(), z.array(z.unknown()).min(1).max(64))
      .optional()
      .describe('Values to try, by path, for example { strategies.k11.kAnonymize.k: [2, 3, 5] }; every combination is one run.'),
    gates: z.array(z.string()).default([]).describe('Bounds on measures, for example prosecutor.risk.max <= 1/11; crossing one ends the run with exit code 1.'),
  });
}

export type ScenarioSchema = ReturnType<typeof composeScenarioSchema>;
export type HierarchyInput = z.output<typeof hierarchy> & HierarchySpec;

function oneSourceOf(sources: readonly Entry<z.ZodObject>[]) {
  const [first, ...others] = sources.map((entry) => entry.options.extend({ source: z.literal(entry.id).describe(`${entry.doc.title}. ${entry.doc.summary}`) }));
  if (first === undefined) throw new Error('scenario.sources: expected at least one source in the registry, got none');
  return z.discriminatedUnion('source', [first, ...others]);
}

function nonEmptyRecord<Value extends z.ZodType>(value: Value, what: string) {
  return z
    .record(id, value)
    .refine((record) => Object.keys(record).length > 0, `at least ${what}`)
    .meta({ minProperties: 1 });
}
