import { asCoded, columnOf, type CodedColumn, type Table } from './column.ts';
import { equivalenceClasses } from './equivalence-classes.ts';

/** The classes of a release, each with its rows there and in a frame that surrounds it. */
export interface FrameClasses {
  /** Rows of each class in the release, at least 1. */
  readonly release: Uint32Array;
  /** Rows of the same class in the frame (a population, a register); 0 where it has none. */
  readonly frame: Uint32Array;
}

/** Matches the classes of two tables by the text of the named columns; missing values match each other. */
export function frameClasses(release: Table, frame: Table, names: readonly string[]): FrameClasses {
  const columns = names.map((name) => concatenate(asCoded(columnOf(release, name)), asCoded(columnOf(frame, name))));
  const { count, ofRow } = equivalenceClasses(columns);
  const inRelease = new Uint32Array(count);
  const inFrame = new Uint32Array(count);
  for (let row = 0; row < release.rows; row++) inRelease[ofRow[row]!]! += 1;
  for (let row = release.rows; row < ofRow.length; row++) inFrame[ofRow[row]!]! += 1;
  return { release: inRelease.filter((rows) => rows > 0), frame: inFrame.filter((_, ofClass) => inRelease[ofClass]! > 0) };
}

/** One column below another, with one dictionary. */
function concatenate(first: CodedColumn, second: CodedColumn): CodedColumn {
  const dictionary = [...first.dictionary];
  const codeOf = new Map(dictionary.map((entry, code) => [entry, code]));
  const renumbered = Uint32Array.from(second.dictionary, (entry) => {
    const known = codeOf.get(entry);
    if (known !== undefined) return known;
    codeOf.set(entry, dictionary.length);
    return dictionary.push(entry) - 1;
  });
  const codes = new Uint32Array(first.codes.length + second.codes.length);
  codes.set(first.codes);
  for (let row = 0; row < second.codes.length; row++) codes[first.codes.length + row] = renumbered[second.codes[row]!]!;
  return { kind: 'coded', type: first.type, codes, dictionary };
}
