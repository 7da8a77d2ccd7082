import { z } from 'zod';

/**
 * The schema of a part of an options object: every key optional, without defaults, objects inside
 * likewise. What a strategy changes is checked by it and then laid over the scenario's own options.
 */
export function overridesOf(options: z.ZodObject): z.ZodObject {
  const shape: Record<string, z.ZodType> = {};
  for (const [key, field] of Object.entries(options.shape)) {
    const inner = withoutDefault(field as z.ZodType);
    const part = inner instanceof z.ZodObject ? overridesOf(inner) : inner;
    const description = (field as z.ZodType).description ?? inner.description;
    shape[key] = description === undefined ? part.optional() : part.optional().describe(description);
  }
  return z.strictObject(shape);
}

function withoutDefault(field: z.ZodType): z.ZodType {
  if (field instanceof z.ZodDefault || field instanceof z.ZodPrefault || field instanceof z.ZodOptional) return withoutDefault(field.unwrap() as z.ZodType);
  return field;
}

/** `over` laid over `base`: mappings key by key, everything else replaced. Neither is changed. */
export function laidOver(base: unknown, over: unknown): unknown {
  if (!isMapping(base) || !isMapping(over)) return over === undefined ? base : over;
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) result[key] = laidOver(base[key], value);
  return result;
}

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
