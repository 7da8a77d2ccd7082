import { z } from 'zod';
import { jsonSchemaOf } from '../scenario/json-schema.ts';
import { CONCERNS } from '../scenario/scenario-schema.ts';
import type { ReportDocument } from './document.ts';
import { populationSection } from './population-section.ts';

export const REPORT_SCHEMA_ID = 'https://incognita.invalid/schema/report.schema.json';

const measure = z
  .strictObject({
    id: z.string().describe('What was measured, subject.quantity[.statistic]; `incognita explain <id>` has its definition.'),
    value: z.number().nullable().describe('A share is a fraction in [0, 1]. Null where the quantity cannot be assessed; `note` says why.'),
    interval: z.tuple([z.number(), z.number()]).nullable().describe('Two-sided 95 % interval; null where the value is exact or has none.'),
    intervalKind: z.enum(['exact', 'wilson', 'newcombe', 'delta', 'replicates', 'none']).describe('How the interval was made; exact is a count of the whole.'),
    numerator: z.number().exactOptional().describe('The x of "x of N".'),
    denominator: z.number().exactOptional().describe('The N of "x of N".'),
    parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).describe('What the value is conditional on, for example a threshold or a unit.'),
    provenance: z.enum(['assumed', 'calibrated', 'emergent']).exactOptional().describe('Where the credibility of the number comes from.'),
    note: z.string().exactOptional().describe('Why the value is missing, or how to read it.'),
  })
  .describe('One measured quantity.');

const attack = z
  .strictObject({
    id: z.string().describe('Attack and direction, for example exactLinkage.record-to-person.'),
    title: z.string(),
    kind: z.enum(['identity', 'link', 'attribute', 'membership']).describe('What is claimed about a target.'),
    direction: z.string().describe('From what to what the attack runs.'),
    adversary: z.string().describe('Who attacks, in words.'),
    knows: z.string().describe('What the adversary holds besides the release, in words.'),
    verdict: z.enum(['leak', 'equivalent', 'inconclusive', 'no-power', 'not-applicable']),
    verdictText: z.string().describe('Why the verdict is what it is.'),
    measures: z.array(measure).describe('Success, baseline, control, positive control, advantage, precision, abstentions, people wrongly named, cost.'),
    groups: z.array(z.strictObject({ dimension: z.string(), group: z.string(), measure })).describe('Success by group of people; groups of fewer than 30 targets are absent.'),
    worstDecile: z.strictObject({ description: z.string(), measure }).nullable().describe('The tenth of the targets that the attacker is surest of; null below 300 targets.'),
  })
  .describe('One attack in one direction on one release, refereed.');

const step = z
  .strictObject({
    method: z.string().describe('Id of the release step.'),
    title: z.string(),
    options: z.record(z.string(), z.unknown()).describe('The step\'s options, defaults filled in.'),
    promises: z.array(z.strictObject({ text: z.string(), verified: z.boolean().nullable().describe('Whether a recount of the output agreed; null where it cannot be recounted.'), reason: z.string().exactOptional().describe('Why it was not recounted.') })),
    changes: z.array(z.string()).describe('What the step changed, in sentences with counts.'),
  })
  .describe('One step of a release.');

const cells = z.array(z.array(z.string().nullable()));

const strategy = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    form: z.enum(['synthetic', 'aggregate']).exactOptional().describe('What the rows are, where they are not records of people.'),
    steps: z.array(step),
    sample: z
      .strictObject({
        columns: z.array(
          z.strictObject({
            name: z.string(),
            attributeClass: z.enum(['direct-identifier', 'quasi-identifier', 'sensitive', 'insensitive']),
            fate: z.enum(['kept', 'changed', 'removed', 'added']),
          }),
        ),
        before: cells.describe('Cells as held, by record and column; an empty string is a missing value.'),
        after: cells.describe('The same records as released; null is a cell that was not released.'),
      })
      .describe('A few invented records, before and after.'),
    classSizes: z
      .array(
        z.strictObject({
          from: z.int().describe('Least size of the bin, in people.'),
          to: z.int().nullable().describe('Greatest size; null for the open last bin.'),
          classes: z.int(),
          rows: z.int(),
          persons: z.int().describe('Members of these classes; somebody with rows in two classes is in both.'),
        }),
      )
      .describe('Equivalence classes by their size in people.'),
    measures: z.array(measure),
    attacks: z.array(attack),
  })
  .describe('One way to handle the data: what left, what it cost, what attackers could do with it.');

/** The report document as a schema: strict, so that a key that it does not know is a fault. */
export const reportSchema = z.strictObject({
  $schema: z.string(),
  version: z.literal(1).describe('Version of this format.'),
  tool: z.strictObject({ name: z.literal('incognita'), version: z.string() }),
  key: z.string().describe('Content key of the run: names its folder.'),
  scenario: z
    .strictObject({
      id: z.string(),
      title: z.string(),
      concern: z.enum(CONCERNS),
      question: z.string(),
      seed: z.int(),
      replicates: z.int().describe('Number of simulated worlds.'),
      country: z.string(),
      asOf: z.string().describe('The day on which everything is seen, YYYY-MM-DD.'),
      yaml: z.string().describe('The scenario document as written.'),
      processing: z.array(z.strictObject({ purpose: z.string(), legalBasis: z.string(), consent: z.string().exactOptional() })).describe('Terms of the W3C Data Privacy Vocabulary.'),
    })
    .describe('What was run.'),
  notice: z.string().describe('What must stand beside every number of the document.'),
  world: z.strictObject({ measures: z.array(measure), notAssessable: z.array(z.string()).describe('What a world of this size cannot say.') }),
  headline: z.string().describe('The finding, in one or two sentences.'),
  strategies: z.array(strategy),
  warnings: z.array(z.string()),
  population: populationSection.exactOptional(),
});

/** JSON Schema (draft-07) of `report.json`: what `incognita schema report` prints and `schema/` ships. */
export const reportJsonSchema = jsonSchemaOf(reportSchema, REPORT_SCHEMA_ID, 'Incognita report');

type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

// Schema and type are one: this does not compile where either has what the other lacks.
true satisfies Same<DeepReadonly<z.output<typeof reportSchema>>, DeepReadonly<ReportDocument>>;
