import { asCoded, codeTexts, columnOf, type CodedColumn, type Table } from './column.ts';
import type { PublishedRecoding } from './disclose.ts';
import { equivalenceClasses } from './equivalence-classes.ts';

/** Rows of two tables that agree on a set of columns, as lists by class. */
export interface JointClasses {
  readonly count: number;
  /** Class of each row of the first table. */
  readonly first: Uint32Array;
  /** Class of each row of the second. */
  readonly second: Uint32Array;
}

/**
 * Puts two tables into common classes by the values of `names`. The first table is already generalized;
 * the second's values are mapped by the published recodings first. A missing value equals another missing one.
 */
export function jointClasses(first: Table, second: Table, names: readonly string[], recodings: ReadonlyMap<string, PublishedRecoding>): JointClasses {
  if (names.length === 0) return { count: 1, first: new Uint32Array(first.rows), second: new Uint32Array(second.rows) };
  const stacked = names.map((name) => stack(asCoded(columnOf(first, name)), recoded(asCoded(columnOf(second, name)), recodings.get(name))));
  const { count, ofRow } = equivalenceClasses(stacked);
  return { count, first: ofRow.slice(0, first.rows), second: ofRow.slice(first.rows) };
}

function recoded(column: CodedColumn, recoding: PublishedRecoding | undefined): CodedColumn {
  if (recoding === undefined) return column;
  const texts = column.dictionary.map((value) => recoding.hierarchy.generalize(value, recoding.level));
  const { codes, dictionary } = codeTexts(texts, texts.length);
  return { kind: 'coded', type: 'string', codes: column.codes.map((code) => codes[code]!), dictionary };
}

/** One column below another, with one dictionary. */
function stack(above: CodedColumn, below: CodedColumn): CodedColumn {
  const { codes: renumbered, dictionary } = codeTexts([...above.dictionary, ...below.dictionary], above.dictionary.length + below.dictionary.length);
  const codes = new Uint32Array(above.codes.length + below.codes.length);
  for (let row = 0; row < above.codes.length; row++) codes[row] = renumbered[above.codes[row]!]!;
  for (let row = 0; row < below.codes.length; row++) codes[above.codes.length + row] = renumbered[above.dictionary.length + below.codes[row]!]!;
  return { kind: 'coded', type: above.type, codes, dictionary };
}

/** Rows grouped by class: those of class c are `rows[starts[c]] … rows[starts[c + 1] - 1]`. */
export interface ClassRows {
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

export function rowsByClass(classOf: Uint32Array, count: number): ClassRows {
  const starts = new Uint32Array(count + 1);
  for (const own of classOf) starts[own + 1]!++;
  for (let c = 0; c < count; c++) starts[c + 1]! += starts[c]!;
  const next = starts.slice(0, count);
  const rows = new Uint32Array(classOf.length);
  classOf.forEach((own, row) => (rows[next[own]!++] = row));
  return { starts, rows };
}
