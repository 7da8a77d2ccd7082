import { z } from 'zod';
import type { HierarchySpec } from '../schema/hierarchy.ts';
import type { Chosen } from '../schema/method.ts';
import type { InputLocation } from '../schema/input-error.ts';
import type { AttributeClass } from '../schema/table-schema.ts';
import { hierarchyKinds, requireNesting } from './hierarchy-schema.ts';
import { lazyJsonSchema, type JsonSchema } from './json-schema.ts';
import { ScenarioError, type Path, type Problem } from './problem.ts';
import { schemaProblems } from './schema-problems.ts';
import { chosen, tagged, type Entry } from './tagged-method.ts';
import { readYaml } from './yaml-document.ts';

export const STRATEGY_SCHEMA_ID = 'https://incognita.invalid/schema/strategy.schema.json';

const CLASSES = ['direct-identifier', 'quasi-identifier', 'sensitive', 'insensitive'] as const satisfies readonly AttributeClass[];

/** How a file of one's own is to be released: a checked strategy document. */
export interface StrategyDocument {
  /** Attribute classes that correct the proposal, by column. */
  readonly columns: Readonly<Record<string, AttributeClass>>;
  readonly subject: string | undefined;
  readonly hierarchies: Readonly<Record<string, HierarchySpec | HierarchyFile>>;
  /** A file of people that holds those of the released file and others. */
  readonly population: PopulationFile | undefined;
  readonly steps: readonly Chosen[];
  /** Where a part of the document stands, or the nearest part around it; for messages. */
  readonly placeOf: (path: Path, at?: Problem['at']) => InputLocation;
}

export interface PopulationFile {
  /** Path, relative to the strategy document. */
  readonly path: string;
  /** Between the fields of a CSV file; found by default. */
  readonly delimiter?: string | undefined;
}

/** A hierarchy in a CSV file of ARX's form: a line for each value, its generalizations behind it. */
export interface HierarchyFile {
  readonly kind: 'file';
  /** Path, relative to the strategy document. */
  readonly path: string;
  readonly delimiter: string;
}

/** What any document about a file of one's own says of it, whatever is done to it. */
export const fileFields = {
  columns: z.record(z.string(), z.enum(CLASSES)).default({}).describe('Attribute class by column; columns left out keep the class that is proposed.'),
  subject: z.string().optional().describe('The column that says which person a row is about; without it k counts rows.'),
  hierarchies: z
    .record(
      z.string(),
      z
        .discriminatedUnion('kind', [
          ...hierarchyKinds,
          z.strictObject({
            kind: z.literal('file'),
            path: z.string().describe('A CSV file in the form of ARX: a line for each value, the value first, then its generalizations; no header. Relative to this document.'),
            delimiter: z.string().length(1).default(';').describe('Between the fields.'),
          }),
        ])
        .superRefine((spec, context) => (spec.kind === 'file' ? undefined : requireNesting(spec, context))),
    )
    .default({})
    .describe('How columns are generalized, where it differs from what is proposed by type.'),
  population: z
    .strictObject({
      path: z.string().describe('A CSV, JSON lines or Parquet file with the quasi-identifiers of the released file, by the same names; relative to this document.'),
      delimiter: z.string().length(1).optional().describe('Between the fields of a CSV file; found by default.'),
    })
    .optional()
    .describe('A row for every person of the population that the people of the file belong to, themselves included; k-map and δ-presence count in it.'),
};

/** Reads strategy documents that name the steps of a registry. */
export function strategyReader(steps: readonly Entry[]): { readonly jsonSchema: () => JsonSchema; readonly parse: (text: string, file: string) => StrategyDocument } {
  const schema = z.strictObject({
    ...fileFields,
    steps: z.array(tagged(steps)).describe('Steps in order; none writes the file as it is.'),
  });
  const jsonSchema = lazyJsonSchema(schema, STRATEGY_SCHEMA_ID, 'Incognita strategy for a file of one\'s own');
  return {
    jsonSchema,
    parse(text, file) {
      if (text.split('\n').every((line) => /^\s*(?:#.*)?$/.test(line))) {
        throw new ScenarioError(file, [{ line: 1, column: 1, path: '', message: 'expected a strategy, got an empty file; incognita init --from <data> writes one to start from' }]);
      }
      const { value, locate } = readYaml(text, file);
      const result = schema.safeParse(value);
      const problems: Problem[] = [];
      if (!result.success) problems.push(...schemaProblems(result.error.issues, value, jsonSchema()));
      else {
        const { columns, subject, hierarchies, population } = result.data;
        const named = result.data.steps.map((step, at) => chosen(step, steps, ['steps', at], problems));
        const placeOf: StrategyDocument['placeOf'] = (path, at = 'value') => {
          const { line, column } = locate({ path, at, text: '' });
          return { file, line, column };
        };
        if (problems.length === 0) return { columns, subject, hierarchies: hierarchies as StrategyDocument['hierarchies'], population, steps: named, placeOf };
      }
      throw new ScenarioError(file, problems.map(locate));
    },
  };
}
