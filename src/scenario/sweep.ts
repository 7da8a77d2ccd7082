import { schemasAt, type JsonSchema } from './json-schema.ts';
import { isMapping } from './overrides.ts';
import type { Path } from './problem.ts';

/** A path of a sweep that leads nowhere: the part that fits nothing, and what would. */
export interface DeadEnd {
  readonly part: string;
  readonly valid: readonly string[];
}

/** The document with one value put in, and where. */
export interface Substitution {
  readonly document: unknown;
  readonly path: Path;
}

/**
 * Puts one value at a dotted path; the document itself stays as it is. In a list, a part of the path is
 * the `id` of an item, the method that it names, or a position, so that `strategies.k11.kAnonymize.k`
 * needs no position. A key that the document leaves out may be set where the schema has it by name.
 */
export function withValueAt(document: unknown, dotted: string, value: unknown, schema: JsonSchema): Substitution | DeadEnd {
  const put = (at: unknown, path: Path, parts: readonly string[]): Substitution | DeadEnd => {
    const [part, ...rest] = parts;
    if (part === undefined) return { document: value, path };
    if (Array.isArray(at)) {
      const position = positionOf(at, part);
      if (position === undefined) return { part, valid: at.flatMap(namesOf) };
      const item: unknown = at[position];
      const replaced = (changed: unknown): unknown => at.with(position, changed);
      if (item === part) return within(put({}, [...path, position, part], rest), (options) => replaced({ [part]: options }));
      if (namesMethod(item, part)) return within(put(item[part] ?? {}, [...path, position, part], rest), (options) => replaced({ [part]: options }));
      return within(put(item, [...path, position], rest), replaced);
    }
    if (!isMapping(at)) return { part, valid: [] };
    if (Object.hasOwn(at, part)) return within(put(at[part], [...path, part], rest), (changed) => ({ ...at, [part]: changed }));
    const known = schemasAt(schema, document, path).flatMap(({ properties = {} }) => Object.keys(properties));
    if (known.includes(part)) return within(put(rest.length > 0 ? {} : undefined, [...path, part], rest), (changed) => ({ ...at, [part]: changed }));
    const steps = at['steps'];
    if (Array.isArray(steps)) return within(put(steps, [...path, 'steps'], parts), (changed) => ({ ...at, steps: changed }));
    return { part, valid: [...new Set([...Object.keys(at), ...known])] };
  };
  return put(document, [], dotted.split('.'));
}

function positionOf(list: readonly unknown[], part: string): number | undefined {
  const named = list.findIndex((item) => item === part || namesMethod(item, part) || (isMapping(item) && item['id'] === part));
  if (named !== -1) return named;
  return /^\d+$/.test(part) && Number(part) < list.length ? Number(part) : undefined;
}

/** Whether a list's item is a mapping of one key, the method's. */
function namesMethod(item: unknown, method: string): item is Record<string, unknown> {
  return isMapping(item) && Object.keys(item).length === 1 && Object.hasOwn(item, method);
}

function namesOf(item: unknown): readonly string[] {
  if (typeof item === 'string') return [item];
  if (!isMapping(item)) return [];
  return typeof item['id'] === 'string' ? [item['id']] : Object.keys(item);
}

function within(result: Substitution | DeadEnd, around: (changed: unknown) => unknown): Substitution | DeadEnd {
  return 'document' in result ? { ...result, document: around(result.document) } : result;
}

/** Every combination of the swept values, the last path varying fastest; one empty one without a sweep. */
export function combinations(sweep: Readonly<Record<string, readonly unknown[]>>): readonly Readonly<Record<string, unknown>>[] {
  let cells: Readonly<Record<string, unknown>>[] = [{}];
  for (const [path, values] of Object.entries(sweep)) cells = cells.flatMap((cell) => values.map((value) => ({ ...cell, [path]: value })));
  return cells;
}
