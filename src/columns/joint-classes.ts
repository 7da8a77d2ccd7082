import { asCoded, columnOf, type CodedColumn, type Table } from './column.ts';
import type { PublishedRecoding } from './disclose.ts';

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
  let classes: JointClasses = { count: 1, first: new Uint32Array(first.rows), second: new Uint32Array(second.rows) };
  for (const name of names) {
    const codeOf = new Map<string | null, number>();
    const left = commonCodes(asCoded(columnOf(first, name)), codeOf);
    const right = commonCodes(asCoded(columnOf(second, name)), codeOf, recodings.get(name));
    const joined = new Map<number, number>();
    const refine = (own: Uint32Array, codes: Uint32Array): Uint32Array =>
      own.map((before, row) => {
        const key = before * codeOf.size + codes[row]!;
        let after = joined.get(key);
        if (after === undefined) {
          after = joined.size;
          joined.set(key, after);
        }
        return after;
      });
    classes = { first: refine(classes.first, left), second: refine(classes.second, right), count: joined.size };
  }
  return classes;
}

function commonCodes(column: CodedColumn, codeOf: Map<string | null, number>, recoding?: PublishedRecoding): Uint32Array {
  const mapped = Uint32Array.from(column.dictionary, (value) => {
    const text = recoding === undefined ? value : recoding.hierarchy.generalize(value, recoding.level);
    let code = codeOf.get(text);
    if (code === undefined) {
      code = codeOf.size;
      codeOf.set(text, code);
    }
    return code;
  });
  return column.codes.map((code) => mapped[code]!);
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
