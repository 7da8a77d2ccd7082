import { z } from 'zod';
import type { Chosen, MethodDoc } from '../schema/method.ts';
import type { Path, Problem } from './problem.ts';

/** A method as far as a document names it. */
export interface Entry<Options extends z.ZodType = z.ZodType> {
  readonly id: string;
  readonly options: Options;
  readonly doc: MethodDoc;
}

/** A method with its options as a mapping of one key, or its bare id where it needs none. */
export function tagged(entries: readonly Entry[]) {
  const ids = entries.map((entry) => entry.id);
  const bare = entries.filter(({ options }) => options.safeParse({}).success).map((entry) => entry.id);
  const shape = Object.fromEntries(entries.map((entry) => [entry.id, entry.options.optional().describe(`${entry.doc.title}. ${entry.doc.summary}`)]));
  return z.union([
    z.enum(ids).meta({ enum: bare }),
    z
      .strictObject(shape)
      .refine((step) => Object.keys(step).length === 1, 'exactly one method in each item of the list')
      .meta({ minProperties: 1, maxProperties: 1 }),
  ]);
}

/** The method that an item of a document's list names, with its defaults; a method named alone that needs options is a problem. */
export function chosen(item: string | Record<string, unknown>, entries: readonly Entry[], path: Path, problems: Problem[]): Chosen {
  const id = typeof item === 'string' ? item : Object.keys(item)[0]!;
  if (typeof item !== 'string') return { id, options: (item[id] ?? {}) as Chosen['options'] };
  const { options } = entries.find((entry) => entry.id === id)!;
  const defaults = options.safeParse({});
  if (defaults.success) return { id, options: defaults.data as Chosen['options'] };
  const needed = defaults.error.issues.map((issue) => issue.path.join('.')).join(', ');
  problems.push({ path, text: `expected ${id} with its options, got ${id} alone; write ${id}: { … } with ${needed}` });
  return { id, options: {} };
}
