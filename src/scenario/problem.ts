import { InputError } from '../schema/input-error.ts';

/** The way to a value in a document: keys of mappings and positions in lists. */
export type Path = readonly (string | number)[];

/** One thing that is wrong with a document. */
export interface Problem {
  readonly path: Path;
  /** Whether the value is at fault or the key that it stands under. */
  readonly at?: 'key' | 'value';
  /** `expected …, got …`, with the remedy after a semicolon. */
  readonly text: string;
}

/** A problem with the place where it was found; lines and columns count from 1. */
export interface LocatedProblem {
  readonly line: number;
  readonly column: number;
  /** The path as text, for example `strategies.k11[0].kAnonymize.k`; empty for the whole document. */
  readonly path: string;
  readonly message: string;
}

/** A scenario document that cannot be used: every problem that was found, in the document's order. */
export class ScenarioError extends InputError {
  readonly problems: readonly LocatedProblem[];

  constructor(file: string, problems: readonly LocatedProblem[], options?: ErrorOptions) {
    const [first, ...others] = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
    const rest = others.map(({ line, column, message }) => `\n${file}:${line}:${column}: ${message}`).join('');
    super(`${first?.message ?? ''}${rest}`, first === undefined ? { file } : { file, line: first.line, column: first.column }, options);
    this.problems = first === undefined ? [] : [first, ...others];
  }
}

/** `strategies.k11[0].kAnonymize.k` */
export function pathText(path: Path): string {
  return path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`)).join('');
}

/** `path: text`, or the text alone for the whole document. */
export function problemText({ path, text }: Problem): string {
  return path.length === 0 ? text : `${pathText(path)}: ${text}`;
}

const LONGEST_SHOWN = 60;

/** A found value in words. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') {
    const keys = Object.keys(value);
    return keys.length === 0 ? 'an empty mapping' : clipped(`a mapping with ${keys.join(', ')}`);
  }
  return typeof value === 'string' ? `"${clipped(value)}"` : String(value);
}

function clipped(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
