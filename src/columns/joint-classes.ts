import { asCoded, codeTexts, columnOf, textCoder, type CodedColumn, type Table } from './column.ts';
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
 * Labels that differ from row to row make no such classes, since a value may lie under several: `jointCandidates`.
 */
export function jointClasses(first: Table, second: Table, names: readonly string[], recodings: ReadonlyMap<string, PublishedRecoding>): JointClasses {
  if (names.length === 0) return { count: 1, first: new Uint32Array(first.rows), second: new Uint32Array(second.rows) };
  const stacked = names.map((name) => stack(asCoded(columnOf(first, name)), recoded(asCoded(columnOf(second, name)), recodings.get(name))));
  const { count, ofRow } = equivalenceClasses(stacked);
  return { count, first: ofRow.slice(0, first.rows), second: ofRow.slice(first.rows) };
}

/** Which rows of one table may be about the same person as a row of the other. */
export interface JointCandidates {
  /** Rows of the second table, ascending, that a row of the first may stand for. */
  ofFirst(row: number): Uint32Array;
  /** Rows of the first table, ascending, that may stand for a row of the second. */
  ofSecond(row: number): Uint32Array;
}

/**
 * As `jointClasses`, and by any published recoding: a person is a candidate for every row whose labels all cover the
 * person's values. Candidates are found once for all rows that agree; a caller must not write into them.
 */
export function jointCandidates(first: Table, second: Table, names: readonly string[], recodings: ReadonlyMap<string, PublishedRecoding>): JointCandidates {
  const { classes, classOf, groups, groupOf, groupsIn, classesOver } = labelBoxes(first, second, names, recodings);
  const records = rowsByClass(classOf, classes);
  const people = rowsByClass(groupOf, groups);
  const ofClass = remembered((own) => rowsOf(people, groupsIn(own)));
  const ofGroup = remembered((own) => rowsOf(records, classesOver(own)));
  return { ofFirst: (row) => ofClass(classOf[row]!), ofSecond: (row) => ofGroup(groupOf[row]!) };
}

function remembered<Result>(make: (own: number) => Result): (own: number) => Result {
  const made = new Map<number, Result>();
  return (own) => {
    const before = made.get(own) ?? make(own);
    made.set(own, before);
    return before;
  };
}

/** Whether a value may lie under several labels of the recoding. */
export function overlaps(recoding: PublishedRecoding | undefined): boolean {
  return recoding !== undefined && (recoding.kind === 'local' || recoding.cellsSuppressed === true);
}

/** Rows of a release by equal labels, rows of another table by equal values, and which values lie under which labels. */
export interface LabelBoxes {
  readonly classes: number;
  /** Class of each row of the release. */
  readonly classOf: Uint32Array;
  readonly groups: number;
  /** Group of each row of the other table. */
  readonly groupOf: Uint32Array;
  groupsIn(ofClass: number): readonly number[];
  /** In an order that only the classes decide. */
  classesOver(group: number): readonly number[];
}

/**
 * Lays the labels of a release's classes over the values of another table as boxes, one side for each column. Where
 * every column has one level, a class covers the one group that agrees with it.
 */
export function labelBoxes(release: Table, other: Table, names: readonly string[], recodings: ReadonlyMap<string, PublishedRecoding>): LabelBoxes {
  if (!names.some((name) => overlaps(recodings.get(name)))) {
    const { count, first, second } = jointClasses(release, other, names, recodings);
    return { classes: count, classOf: first, groups: count, groupOf: second, groupsIn: (own) => [own], classesOver: (own) => [own] };
  }
  const labels = names.map((name) => asCoded(columnOf(release, name)));
  const values = names.map((name) => asCoded(columnOf(other, name)));
  const { count: classes, ofRow: classOf } = equivalenceClasses(labels);
  const { count: groups, ofRow: groupOf } = equivalenceClasses(values);
  const rowOfClass = firstRows(classOf, classes);
  const rowOfGroup = firstRows(groupOf, groups);
  const sides = names.map((name, j): Side => {
    const { at, spans } = placed(labels[j]!, values[j]!, recodings.get(name));
    const own = Array.from(rowOfClass, (row) => spans[labels[j]!.codes[row]!]!);
    const places = Uint32Array.from(rowOfGroup, (row) => at[values[j]!.codes[row]!]!);
    return { at: places, from: Uint32Array.from(own, ([from]) => from), to: Uint32Array.from(own, ([, to]) => to), positions: places.reduce((most, place) => Math.max(most, place + 1), 0) };
  });
  const within = (ofClass: number, group: number) => ({ at, from, to }: Side): boolean => at[group]! >= from[ofClass]! && at[group]! < to[ofClass]!;
  // The column of most values decides where to look for groups; the others are asked in turn.
  const pivot = sides.reduce((most, side) => (side.positions > most.positions ? side : most));
  const sorted = Uint32Array.from({ length: groups }, (_, group) => group).sort((a, b) => pivot.at[a]! - pivot.at[b]!);
  // The column whose labels cover least of it decides where to look for classes.
  const narrow = sides.reduce((least, side) => (coverage(side) < coverage(least) ? side : least));
  const covering = classesByPart(narrow);
  return {
    classes,
    classOf,
    groups,
    groupOf,
    groupsIn(ofClass) {
      const found: number[] = [];
      for (let i = lowerBound(sorted, pivot.at, pivot.from[ofClass]!); i < groups && pivot.at[sorted[i]!]! < pivot.to[ofClass]!; i++) {
        if (sides.every(within(ofClass, sorted[i]!))) found.push(sorted[i]!);
      }
      return found;
    },
    classesOver(group) {
      const { starts, rows: listed } = covering.some;
      const part = covering.partOf(narrow.at[group]!);
      const found: number[] = [];
      const take = (ofClass: number): void => {
        if (sides.every(within(ofClass, group))) found.push(ofClass);
      };
      for (let i = starts[part]!; i < starts[part + 1]!; i++) take(listed[i]!);
      covering.everywhere.forEach(take);
      return found;
    },
  };
}

/** One column of the boxes: where the groups lie, and what the classes cover, `from` up to but not including `to`. */
interface Side {
  readonly at: Uint32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly positions: number;
}

/** Mean share of the column that a class covers. */
function coverage({ from, to, positions }: Side): number {
  return to.reduce((sum, end, own) => sum + (Math.min(end, positions) - Math.min(from[own]!, positions)) / positions, 0) / Math.max(1, to.length);
}

/** Parts of a column that classes are listed by; more of them take more memory and look closer. */
const PARTS = 1024;

/** The classes that reach into each part of a column, and apart from them, once, those that cover all of it. */
function classesByPart({ from, to, positions }: Side): { readonly partOf: (place: number) => number; readonly some: ClassRows; readonly everywhere: Uint32Array } {
  const parts = Math.min(positions, PARTS);
  const partOf = (place: number): number => Math.floor((place * parts) / positions);
  const all = Uint32Array.from(from.keys());
  const everywhere = all.filter((own) => from[own] === 0 && to[own]! >= positions);
  const some = all.filter((own) => from[own]! < Math.min(to[own]!, positions) && !(from[own] === 0 && to[own]! >= positions));
  const last = (own: number): number => partOf(Math.min(to[own]!, positions) - 1);
  const starts = new Uint32Array(parts + 1);
  for (const own of some) for (let part = partOf(from[own]!); part <= last(own); part++) starts[part + 1]!++;
  for (let part = 0; part < parts; part++) starts[part + 1]! += starts[part]!;
  const next = starts.slice(0, parts);
  const rows = new Uint32Array(starts[parts]!);
  for (const own of some) for (let part = partOf(from[own]!); part <= last(own); part++) rows[next[part]!++] = own;
  return { partOf, some: { starts, rows }, everywhere };
}

/** Positions of the values of one column by code, and what the labels, by code, cover of them. */
function placed(labels: CodedColumn, values: CodedColumn, recoding: PublishedRecoding | undefined): { at: Uint32Array; spans: (readonly [number, number])[] } {
  if (recoding?.kind === 'local') {
    const { at, span } = recoding.place(values.dictionary);
    return { at, spans: labels.dictionary.map(span) };
  }
  const { codeOf, dictionary } = textCoder();
  const at = Uint32Array.from(values.dictionary, (value) => codeOf(recoding === undefined ? value : recoding.hierarchy.generalize(value, recoding.level)));
  const all = [0, dictionary.length] as const;
  return { at, spans: labels.dictionary.map((label) => (label === null && recoding?.cellsSuppressed === true ? all : ([codeOf(label), codeOf(label) + 1] as const))) };
}

function firstRows(classOf: Uint32Array, count: number): Uint32Array {
  const first = new Uint32Array(count);
  for (let row = classOf.length - 1; row >= 0; row--) first[classOf[row]!] = row;
  return first;
}

/** First index in `sorted` whose position is at least `least`. */
function lowerBound(sorted: Uint32Array, at: Uint32Array, least: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[sorted[middle]!]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows of several classes, ascending. */
function rowsOf({ starts, rows }: ClassRows, classes: readonly number[]): Uint32Array {
  if (classes.length === 1) return rows.subarray(starts[classes[0]!]!, starts[classes[0]! + 1]!);
  const all = new Uint32Array(classes.reduce((sum, own) => sum + starts[own + 1]! - starts[own]!, 0));
  let filled = 0;
  for (const own of classes) {
    all.set(rows.subarray(starts[own]!, starts[own + 1]!), filled);
    filled += starts[own + 1]! - starts[own]!;
  }
  return all.sort();
}

function recoded(column: CodedColumn, recoding: PublishedRecoding | undefined): CodedColumn {
  if (recoding === undefined) return column;
  if (recoding.kind === 'local') throw new Error('jointClasses.recodings: expected one level for the whole column, got labels that differ from row to row; use jointCandidates');
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
