import type { z } from 'zod';
import { schemasAt, type JsonSchema } from './json-schema.ts';
import { nearest } from './nearest.ts';
import { shown, type Path, type Problem } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** The problems of a document in words: what was expected, what was found, and the nearest valid word. */
export function schemaProblems(issues: readonly Issue[], document: unknown, schema: JsonSchema): readonly Problem[] {
  return withoutEchoes(issues).flatMap((issue) => issueProblems(issue, issue.path as Path, document, schema));
}

/** A mapping whose one key is unknown holds no known method either: the key is what to tell. */
function withoutEchoes(issues: readonly Issue[]): readonly Issue[] {
  const unknown = new Set(issues.filter(({ code }) => code === 'unrecognized_keys').map(({ path }) => path.join('.')));
  return issues.filter(({ code, path }) => code !== 'custom' || !unknown.has(path.join('.')));
}

function issueProblems(issue: Issue, path: Path, document: unknown, schema: JsonSchema): readonly Problem[] {
  const value = valueAt(document, path);
  const expecting = (expected: string, remedy?: string): Problem => ({ path, text: `expected ${expected}, got ${shown(value)}${remedy === undefined ? '' : `; ${remedy}`}` });
  switch (issue.code) {
    case 'unrecognized_keys': {
      const valid = [...new Set(schemasAt(schema, document, path).flatMap(({ properties = {} }) => Object.keys(properties)))];
      const unused = valid.filter((key) => typeof value === 'object' && value !== null && !(key in value));
      return issue.keys.map((key): Problem => {
        const near = nearest(key, unused.length > 0 ? unused : valid);
        return { path: [...path, key], at: 'key', text: `expected ${oneOf(valid)}, got the unknown key ${key}${near === undefined ? '' : `; did you mean ${near}?`}` };
      });
    }
    case 'invalid_union': {
      if ('discriminator' in issue && typeof issue.discriminator === 'string') return [choice(path, value, (issue as { options?: readonly unknown[] }).options ?? [])];
      return unionProblems(issue.errors as readonly (readonly Issue[])[], path, document, schema);
    }
    case 'invalid_value':
      return [choice(path, value, issue.values)];
    case 'invalid_key':
      return [{ path, at: 'key', text: `expected ${issue.issues[0]?.message ?? 'a valid key'}, got the key ${String(path.at(-1))}` }];
    case 'invalid_type':
    case 'too_small':
    case 'too_big':
    case 'not_multiple_of': {
      if (value === undefined) return [{ path, text: `expected ${kindAt(schema, document, path, issue)}, got nothing; add ${String(path.at(-1))}` }];
      return [expecting(kindAt(schema, document, path, issue), value === null ? emptyRemedy(path) : textRemedy(issue, value))];
    }
    case 'invalid_format':
      if (issue.format === 'date') return [expecting('a date that exists, written YYYY-MM-DD')];
      return [expecting(issue.message.startsWith('Invalid') ? `text of the form ${String(issue.format)}` : issue.message)];
    default:
      return [expecting(issue.message)];
  }
}

/**
 * Alternatives differ by kind (text, list, mapping) or by a tag: the branch that fits the kind of what was
 * written is the one meant, and its problems are the ones to tell.
 */
function unionProblems(branches: readonly (readonly Issue[])[], path: Path, document: unknown, schema: JsonSchema): readonly Problem[] {
  const value = valueAt(document, path);
  const otherKind = (issue: Issue): boolean => isOtherKind(issue, value);
  const meant = branches.find((issues) => !issues.some(otherKind));
  if (meant !== undefined) return withoutEchoes(meant).flatMap((issue) => issueProblems(issue, [...path, ...(issue.path as Path)], document, schema));
  const kinds = branches.flatMap((issues) => issues.filter(otherKind).map(kindOf));
  return [{ path, text: `expected ${[...new Set(kinds)].join(' or ')}, got ${shown(value)}` }];
}

/** Whether an issue says that the whole value is of another kind than the branch. */
function isOtherKind(issue: Issue, value: unknown): boolean {
  if (issue.path.length > 0) return false;
  return issue.code === 'invalid_type' || (issue.code === 'invalid_value' && typeof value !== 'string');
}

function kindOf(issue: Issue): string {
  return issue.code === 'invalid_type' ? (KINDS[issue.expected] ?? issue.expected) : 'a name';
}

const KINDS: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
};

/** What stands in the schema at this path, with its bounds. */
function kindAt(schema: JsonSchema, document: unknown, path: Path, issue: Issue): string {
  const [at] = schemasAt(schema, document, path);
  if (at?.enum !== undefined) return oneOf(at.enum.map(String));
  if (at?.type === 'number' || at?.type === 'integer') return `${at.type === 'integer' ? 'a whole number' : 'a number'}${bounds(at)}`;
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    const bound = issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
    if (issue.origin === 'array') return `a list of ${bound}`;
    if (issue.origin === 'string') return `text of ${bound} characters`;
    return `a number of ${bound}`;
  }
  if (at?.type !== undefined) return KINDS[at.type] ?? at.type;
  return issue.code === 'invalid_type' ? kindOf(issue) : 'another value';
}

function bounds({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema): string {
  const low = minimum !== undefined ? `>= ${minimum}` : exclusiveMinimum !== undefined ? `> ${exclusiveMinimum}` : undefined;
  const high = maximum !== undefined ? `<= ${maximum}` : exclusiveMaximum !== undefined ? `< ${exclusiveMaximum}` : undefined;
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  const both = [low, high].filter((bound) => bound !== undefined).join(' and ');
  return both === '' ? '' : ` ${both}`;
}

/** A value outside a list of words. */
export function choice(path: Path, value: unknown, valid: readonly unknown[]): Problem {
  const names = valid.map(String);
  const near = typeof value === 'string' ? nearest(value, names) : undefined;
  const remedy = near !== undefined ? `; did you mean ${near}?` : value === undefined ? `; add ${String(path.at(-1))}` : '';
  return { path, text: `expected ${oneOf(names)}, got ${shown(value)}${remedy}` };
}

const MOST_LISTED = 30;

function oneOf(names: readonly string[]): string {
  if (names.length === 1) return names[0]!;
  const listed = names.slice(0, MOST_LISTED).join(', ');
  return `one of ${listed}${names.length > MOST_LISTED ? ', …' : ''}`;
}

function emptyRemedy(path: Path): string {
  const key = String(path.at(-1));
  return `give ${key} a value, write ${key}: {} for the defaults, or leave the key out`;
}

/** Numbers and truth values that YAML 1.2 reads as text. */
function textRemedy(issue: Issue, value: unknown): string | undefined {
  if (issue.code !== 'invalid_type' || typeof value !== 'string') return undefined;
  if (issue.expected === 'boolean') {
    if (/^(yes|on|y)$/i.test(value)) return 'YAML 1.2 reads this as text; write true';
    if (/^(no|off|n)$/i.test(value)) return 'YAML 1.2 reads this as text; write false';
    return undefined;
  }
  if (issue.expected !== 'number' && issue.expected !== 'int') return undefined;
  const digits = value.trim().replace(/(?<=\d)[_,'\u00a0\u202f ](?=\d{3}(?!\d))/g, '');
  if (/^[+-]?\d+(\.\d+)?$/.test(digits)) {
    return digits === value.trim() ? `text in quotes is no number; write ${digits}` : `YAML 1.2 has no digit separators and reads this as text; write ${digits}`;
  }
  const plain = value.trim().replaceAll('_', '');
  if (/^[+-]?\d+(\.\d+)?$/.test(plain)) return `YAML 1.2 has no digit separators and reads this as text; write ${plain}`;
  const percent = /^([+-]?\d+(?:\.\d+)?)\s*%$/.exec(value.trim())?.[1];
  if (percent !== undefined) return `shares are fractions; write ${Number(percent) / 100}`;
  return undefined;
}

export function valueAt(document: unknown, path: Path): unknown {
  let value = document;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}
