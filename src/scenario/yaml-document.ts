import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, Parser, visit, type CST, type Document, type Node, type Pair } from 'yaml';
import { ScenarioError, problemText, pathText, type LocatedProblem, type Problem } from './problem.ts';

/** Longer documents are refused unread. */
export const LARGEST_DOCUMENT = 1_000_000;

/** A document's plain value and where each part of it stands. */
export interface YamlDocument {
  readonly value: unknown;
  readonly locate: (problem: Problem) => LocatedProblem;
}

/**
 * Reads one YAML 1.2 document (core schema), or throws `ScenarioError` with every syntax problem.
 * Repeated keys, unknown tags, several documents in one text, aliases that would multiply and aliases
 * inside what they name are refused.
 */
export function readYaml(text: string, file: string): YamlDocument {
  if (text.length > LARGEST_DOCUMENT) {
    throw atStart(file, `expected a scenario of at most ${LARGEST_DOCUMENT.toLocaleString('en')} characters, got ${text.length.toLocaleString('en')}; leave out what is no scenario`);
  }
  const lines = new LineCounter();
  const document = parsed(text, file, lines);
  const place = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const faults = [...document.errors, ...document.warnings].map((fault) => ({ ...place(fault.pos[0]), path: '', message: syntaxText(fault.code, fault.message, text.slice(fault.pos[0], fault.pos[0] + 60)) }));
  if (faults.length > 0) throw new ScenarioError(file, faults);
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    throw atStart(file, 'expected a scenario, got an empty file; incognita init writes one to start from');
  }

  const loose = aliasFaults(document);
  if (loose.length > 0) throw new ScenarioError(file, loose.map(({ offset, message }) => ({ ...place(offset), path: '', message })));
  return {
    value: plainValue(document, file),
    locate: (problem) => ({ ...place(offsetOf(document, problem)), path: pathText(problem.path), message: problemText(problem) }),
  };
}

const MOST_ALIASES = 100;

/** Aliases that name nothing, that stand inside what they name, or that are too many. */
function aliasFaults(document: Document.Parsed): readonly { readonly offset: number; readonly message: string }[] {
  const faults: { offset: number; message: string }[] = [];
  let count = 0;
  visit(document, {
    Alias(_key, alias, ancestors) {
      const offset = alias.range?.[0] ?? 0;
      if (++count > MOST_ALIASES) {
        faults.push({ offset, message: `expected at most ${MOST_ALIASES} aliases, got more; write the values out` });
        return visit.BREAK;
      }
      const named = alias.resolve(document);
      if (named === undefined) faults.push({ offset, message: `expected an alias of something that &${alias.source} names above, got *${alias.source}; define it first` });
      else if (ancestors.includes(named)) faults.push({ offset, message: `expected an alias outside of what it names, got *${alias.source} inside &${alias.source}; write the value out` });
      return undefined;
    },
  });
  return faults;
}

/** The value, unless aliases of aliases would multiply it. */
function plainValue(document: Document.Parsed, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (cause) {
    throw atStart(file, 'expected aliases that repeat little, got ones that multiply; write the values out', cause);
  }
}

/** Deeper nesting than any scenario needs. */
const DEEPEST = 64;

/**
 * The reader composes a document by recursion, and a stack that runs full in the middle of it can end the
 * process: the depth is measured first, on tokens, without recursion.
 */
function parsed(text: string, file: string, lineCounter: LineCounter): Document.Parsed {
  if (depthOf(text) > DEEPEST) throw atStart(file, `expected lists and mappings nested at most ${DEEPEST} deep, got more; flatten them`);
  return parseDocument(text, { lineCounter, prettyErrors: false, version: '1.2', schema: 'core', uniqueKeys: true, logLevel: 'error' });
}

function depthOf(text: string): number {
  let deepest = 0;
  const open: (readonly [CST.Token, number])[] = [];
  for (const token of new Parser().parse(text)) open.push([token, 0]);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [token, depth] = next;
    deepest = Math.max(deepest, depth);
    const parts = 'items' in token ? token.items.flatMap(({ key, value }) => [key, value]) : 'value' in token ? [token.value] : [];
    for (const part of parts) if (typeof part === 'object' && part !== null) open.push([part, depth + 1]);
  }
  return deepest;
}

function atStart(file: string, message: string, cause?: unknown): ScenarioError {
  return new ScenarioError(file, [{ line: 1, column: 1, path: '', message }], cause === undefined ? undefined : { cause });
}

function syntaxText(code: string, message: string, source: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return `expected each key once, got ${/^[^:\s]+/.exec(source)?.[0] ?? 'one'} again; remove one of them`;
    case 'MULTIPLE_DOCS':
      return 'expected one document, got a second one after ---; put each scenario in a file of its own';
    case 'TAG_RESOLVE_FAILED':
      return `expected plain YAML 1.2, got a tag that it does not know (${/^\S+/.exec(source)?.[0] ?? '!'}); leave the tag out`;
    case 'TAB_AS_INDENT':
      return 'expected spaces before a key, got a tab; indent with spaces';
    default:
      return `expected YAML 1.2, got a text that is not: ${message.split('\n', 1)[0]!}`;
  }
}

/** Offset of the value or key that a problem is about, or of the nearest part around it that exists. */
function offsetOf(document: Document.Parsed, { path, at = 'value' }: Problem): number {
  let node = followed(document, document.contents);
  let offset = node?.range?.[0] ?? 0;
  for (let depth = 0; depth < path.length; depth++) {
    const part = path[depth]!;
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(part));
      if (pair === undefined) return offset;
      const key = pair.key as Node | null;
      const target = pair.value as Node | null;
      const last = depth === path.length - 1;
      offset = (last && at === 'key' ? key?.range?.[0] : undefined) ?? target?.range?.[0] ?? key?.range?.[0] ?? offset;
      // An empty value has a place after its key; the key is where the eye looks.
      if (isScalar(target) && target.value === null && target.source === '') offset = key?.range?.[0] ?? offset;
      node = followed(document, target);
    } else if (isSeq(node) && typeof part === 'number') {
      const target = node.items[part] as Node | undefined;
      if (target === undefined) return offset;
      offset = target.range?.[0] ?? offset;
      node = followed(document, target);
    } else {
      return offset;
    }
  }
  return offset;
}

/** The node itself, or the one that an alias names. */
function followed(document: Document.Parsed, node: Node | null): Node | null {
  return isAlias(node) ? (node.resolve(document) ?? null) : node;
}
