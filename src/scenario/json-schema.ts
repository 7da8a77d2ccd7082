import { z } from 'zod';
import type { Path } from './problem.ts';

/** The parts of a JSON Schema (draft-07) that the scenario schema uses. */
export interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly [keyword: string]: unknown;
}

/**
 * JSON Schema of what a user writes: draft-07, which editors' YAML support reads, with defaults as
 * optional keys. Bounds that only say "a safe integer" are left out.
 */
export function jsonSchemaOf(schema: z.ZodType, id: string, title: string): JsonSchema {
  const { $schema, ...derived } = z.toJSONSchema(schema, {
    target: 'draft-07',
    io: 'input',
    override: ({ jsonSchema }) => {
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  return { $schema, $id: id, title, ...derived } as JsonSchema;
}

/** The same, made when it is first asked for: most runs meet no bad input, and need none. */
export function lazyJsonSchema(schema: z.ZodType, id: string, title: string): () => JsonSchema {
  let made: JsonSchema | undefined;
  return () => (made ??= jsonSchemaOf(schema, id, title));
}

/** The schemas that may apply to the value at a path of a document; several where it has alternatives. */
export function schemasAt(schema: JsonSchema, document: unknown, path: Path): readonly JsonSchema[] {
  let schemas = alternatives(schema, document);
  let value = document;
  for (const part of path) {
    value = typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[part] : undefined;
    schemas = schemas.flatMap((at) => {
      const next = typeof part === 'number' ? at.items : (at.properties?.[part] ?? (typeof at.additionalProperties === 'object' ? at.additionalProperties : undefined));
      return next === undefined ? [] : alternatives(next, value);
    });
  }
  return schemas;
}

/** A schema's alternatives, flattened, without those that the value's own tags rule out. */
function alternatives(schema: JsonSchema, value: unknown): readonly JsonSchema[] {
  const options = schema.anyOf ?? schema.oneOf;
  if (options === undefined) return [schema];
  const all = options.flatMap((option) => alternatives(option, value));
  const tagged = all.filter((option) => matchesTags(option, value));
  return tagged.length > 0 ? tagged : all;
}

function matchesTags({ properties = {} }: JsonSchema, value: unknown): boolean {
  return Object.entries(properties).every(([key, { const: tag }]) => tag === undefined || (typeof value === 'object' && value !== null && (value as Record<string, unknown>)[key] === tag));
}
