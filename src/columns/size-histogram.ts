import { takeRows, type Column, type Table } from './column.ts';
import { classSizes, countDistinct, distinctKeys, equivalenceClasses, NO_CLASS, type ClassOptions, type EquivalenceClasses } from './equivalence-classes.ts';
import { groupKeys } from './key-groups.ts';
import { digitsOf, packKeys } from './packed-keys.ts';

/**
 * How many members sit in groups of which size: all that the tabular risk models need. Sizes ascend.
 * By row, a member is a row. By person, a size is the number of distinct persons in a class, and a
 * person counts once, at the smallest of the classes that hold one of their rows, because that is
 * where they stand out most.
 */
export interface SizeHistogram {
  readonly unit: 'row' | 'person';
  readonly sizes: readonly number[];
  /** Classes of each size; null where rows match without forming classes (wildcards). */
  readonly classes: readonly number[] | null;
  readonly members: readonly number[];
}

/** The histogram of rows straight from the columns. */
export function sizeHistogram(quasiIdentifiers: readonly Column[], options: Pick<ClassOptions, 'missing'> = {}): SizeHistogram {
  return rowHistogram(classSizes(quasiIdentifiers, options));
}

/** The histogram of rows from the sizes of the classes. */
export function rowHistogram(sizes: Uint32Array): SizeHistogram {
  const counts = tally(sizes);
  const ordered = [...counts.keys()].sort((a, b) => a - b);
  const classes = ordered.map((size) => counts.get(size)!);
  return { unit: 'row', sizes: ordered, classes, members: ordered.map((size, index) => size * classes[index]!) };
}

/** The histogram of persons from classes that were made with this subject. */
export function personHistogram({ ofRow, persons, count }: EquivalenceClasses, subject: Column): SizeHistogram {
  const perClass = persons ?? countDistinct(ofRow, count, subject);
  const { digits, radix } = digitsOf(subject);
  const smallest = new Uint32Array(radix);
  for (let row = 0; row < ofRow.length; row++) {
    const ofClass = ofRow[row]!;
    if (ofClass === NO_CLASS) continue;
    const size = perClass[ofClass]!;
    const person = digits[row]!;
    if (smallest[person] === 0 || size < smallest[person]!) smallest[person] = size;
  }
  const members = tally(smallest.filter((size) => size > 0));
  const classes = tally(perClass);
  const sizes = [...classes.keys()].sort((a, b) => a - b);
  return { unit: 'person', sizes, classes: sizes.map((size) => classes.get(size)!), members: sizes.map((size) => members.get(size) ?? 0) };
}

/** How often each value occurs. */
function tally(values: Uint32Array): Map<number, number> {
  const low = new Float64Array(4096);
  const counts = new Map<number, number>();
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < low.length) low[value]! += 1;
    else counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  low.forEach((count, value) => {
    if (count > 0) counts.set(value, count);
  });
  return counts;
}

/**
 * Sizes where a missing value matches any value, in either row: a row's size is the number of rows
 * that agree with it wherever both have a value (Templ, Kowarik & Meindl, J. Stat. Softw. 67(4), 2015,
 * doi:10.18637/jss.v067.i04, alpha = 1). Matching is not transitive, so there are no classes.
 * `weights` gives rows that already stand for several equal ones.
 */
export function wildcardHistogram(table: Table, weights: Uint32Array | null = null): SizeHistogram {
  const columns = [...table.columns.values()];
  const classes = equivalenceClasses(columns);
  const first = new Uint32Array(classes.count).fill(NO_CLASS);
  const rows = new Float64Array(classes.count);
  for (let row = 0; row < table.rows; row++) {
    const ofClass = classes.ofRow[row]!;
    if (first[ofClass] === NO_CLASS) first[ofClass] = row;
    rows[ofClass]! += weights === null ? 1 : weights[row]!;
  }
  const distinct = [...takeRows(table, first).columns.values()];
  const patterns = missingPatterns(distinct, classes.count);
  const matches = rows.slice();
  const kinds = [...patterns.keys()];
  kinds.forEach((one, index) => {
    for (const other of kinds.slice(index + 1)) matchPatterns(distinct, patterns, one, other, rows, matches);
  });
  const members = new Map<number, number>();
  matches.forEach((size, ofClass) => members.set(size, (members.get(size) ?? 0) + rows[ofClass]!));
  const sizes = [...members.keys()].sort((a, b) => a - b);
  return { unit: 'row', sizes, classes: null, members: sizes.map((size) => members.get(size)!) };
}

/** The rows by which of their columns are missing; a key is a string of one digit per column. */
function missingPatterns(columns: readonly Column[], rows: number): Map<string, number[]> {
  const digits = columns.map(digitsOf);
  const patterns = new Map<string, number[]>();
  for (let row = 0; row < rows; row++) {
    const pattern = digits.map((column) => (column.digits[row] === column.missing ? '1' : '0')).join('');
    const known = patterns.get(pattern);
    if (known === undefined) patterns.set(pattern, [row]);
    else known.push(row);
  }
  return patterns;
}

/** Adds to each class of one pattern the rows of the other pattern that agree on what both have. */
function matchPatterns(columns: readonly Column[], patterns: ReadonlyMap<string, readonly number[]>, one: string, other: string, rows: Float64Array, matches: Float64Array): void {
  const ones = patterns.get(one)!;
  const others = patterns.get(other)!;
  const both = Uint32Array.from([...ones, ...others]);
  const shared = columns.filter((_, index) => one[index] === '0' && other[index] === '0').map((column) => takeDigits(column, both));
  const { count, ofRow } = groupKeys(packKeys(shared, both.length, distinctKeys), true);
  const sumOnes = new Float64Array(count);
  const sumOthers = new Float64Array(count);
  both.forEach((ofClass, at) => {
    const sums = at < ones.length ? sumOnes : sumOthers;
    sums[ofRow[at]!]! += rows[ofClass]!;
  });
  both.forEach((ofClass, at) => {
    matches[ofClass]! += (at < ones.length ? sumOthers : sumOnes)[ofRow[at]!]!;
  });
}

function takeDigits(column: Column, rows: Uint32Array): Column {
  const { digits, radix } = digitsOf(column);
  return { kind: 'coded', type: column.type, codes: Uint32Array.from(rows, (row) => digits[row]!), dictionary: Array.from({ length: radix }, (_, code) => String(code)) };
}
