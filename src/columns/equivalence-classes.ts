import type { Column } from './column.ts';
import { groupKeys } from './key-groups.ts';
import { digitsOf, packKeys, type PackedKeys } from './packed-keys.ts';

/**
 * How a missing value of a quasi-identifier counts: as a category of its own, or not at all (`drop`
 * leaves out every row that has one). Matching anything is `wildcardHistogram`.
 */
export type MissingRule = 'own' | 'drop';

export interface ClassOptions {
  readonly missing?: MissingRule;
  /** Who each row is about; rows without a subject count as one person. */
  readonly subject?: Column;
}

/**
 * The equivalence classes of a table: rows that agree on every quasi-identifier (Samarati, IEEE TKDE
 * 13(6), 2001, doi:10.1109/69.971193). Class numbers are in no order that means anything.
 */
export interface EquivalenceClasses {
  readonly count: number;
  /** Class of each row; `NO_CLASS` for a dropped one. */
  readonly ofRow: Uint32Array;
  /** Rows of each class. */
  readonly rows: Uint32Array;
  /** Distinct subjects of each class; null where no subject is known. */
  readonly persons: Uint32Array | null;
  readonly droppedRows: number;
}

export const NO_CLASS = 0xffffffff;

/** Groups the rows of `quasiIdentifiers`, columns of equal length, at least one. */
export function equivalenceClasses(quasiIdentifiers: readonly Column[], { missing = 'own', subject }: ClassOptions = {}): EquivalenceClasses {
  const total = lengthOf(quasiIdentifiers);
  const keys = packKeys(quasiIdentifiers, total, distinctKeys);
  const kept = missing === 'drop' ? completeRows(quasiIdentifiers, total) : null;
  const { count, sizes, ofRow } = groupKeys(kept === null ? keys : takeKeys(keys, kept), true);
  const classOfRow = kept === null ? ofRow : spread(ofRow, kept, total);
  const persons = subject === undefined ? null : countDistinct(classOfRow, count, subject);
  return { count, ofRow: classOfRow, rows: sizes, persons, droppedRows: total - ofRow.length };
}

/** The class sizes alone, in rows: less work than the classes of the rows. */
export function classSizes(quasiIdentifiers: readonly Column[], { missing = 'own' }: { readonly missing?: MissingRule } = {}): Uint32Array {
  const total = lengthOf(quasiIdentifiers);
  const keys = packKeys(quasiIdentifiers, total, distinctKeys);
  return groupKeys(missing === 'drop' ? takeKeys(keys, completeRows(quasiIdentifiers, total)) : keys, false).sizes;
}

function lengthOf(columns: readonly Column[]): number {
  const first = columns[0];
  if (first === undefined) throw new Error('equivalenceClasses.quasiIdentifiers: expected at least one column, got none');
  return first.kind === 'coded' ? first.codes.length : first.values.length;
}

export function distinctKeys(keys: PackedKeys): Uint32Array {
  return groupKeys(keys, true).ofRow;
}

/** The rows in which no column is missing. */
function completeRows(columns: readonly Column[], total: number): Uint32Array {
  const incomplete = new Uint8Array(total);
  for (const column of columns) {
    const { digits, missing } = digitsOf(column);
    if (missing >= 0) for (let row = 0; row < total; row++) if (digits[row] === missing) incomplete[row] = 1;
  }
  const rows = new Uint32Array(total);
  let kept = 0;
  for (let row = 0; row < total; row++) if (incomplete[row] === 0) rows[kept++] = row;
  return rows.slice(0, kept);
}

function takeKeys({ low, high, lowRange }: PackedKeys, rows: Uint32Array): PackedKeys {
  const take = (word: Uint32Array): Uint32Array => Uint32Array.from(rows, (row) => word[row]!);
  return { low: take(low), high: high === null ? null : take(high), lowRange };
}

function spread(ofKept: Uint32Array, kept: Uint32Array, total: number): Uint32Array {
  const ofRow = new Uint32Array(total).fill(NO_CLASS);
  for (let i = 0; i < kept.length; i++) ofRow[kept[i]!] = ofKept[i]!;
  return ofRow;
}

/** Distinct values of another column within each class. */
export function countDistinct(ofRow: Uint32Array, count: number, column: Column): Uint32Array {
  const { digits } = digitsOf(column);
  const pairs = groupKeys({ low: digits, high: ofRow, lowRange: Number.POSITIVE_INFINITY }, true);
  const seen = new Uint8Array(pairs.count);
  const distinct = new Uint32Array(count);
  for (let row = 0; row < ofRow.length; row++) {
    const pair = pairs.ofRow[row]!;
    if (seen[pair] === 1) continue;
    seen[pair] = 1;
    const ofClass = ofRow[row]!;
    if (ofClass !== NO_CLASS) distinct[ofClass]! += 1;
  }
  return distinct;
}

