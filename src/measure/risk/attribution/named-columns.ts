import { columnOf, type Column, type Table } from '../../../columns/column.ts';
import { equivalenceClasses, NO_CLASS, type MissingRule } from '../../../columns/equivalence-classes.ts';
import { digitsOf } from '../../../columns/packed-keys.ts';

/** A set of columns is a number with one bit per column, so there is a most. */
export const MOST_COLUMNS = 30;

/** One or several columns that come or go together, for example all that one source gave. */
export interface ColumnGroup {
  readonly name: string;
  readonly columns: readonly string[];
}

/** The distinct rows of a table under some columns, column by column, ready to be split by any subset of them. */
export interface DistinctRows {
  /** Name of each column or group of columns, as given. */
  readonly names: readonly string[];
  /** Rows that count: all but those that the rule for missing values drops. */
  readonly rows: number;
  readonly droppedRows: number;
  /** Distinct rows. */
  readonly count: number;
  /** Rows of the table that are equal to each distinct row. */
  readonly weights: Uint32Array;
  /** One row of the table for each distinct row: the first. */
  readonly first: Uint32Array;
  /** `codes[column][distinct row]`, below `radix[column]`; every code occurs. */
  readonly codes: readonly Uint32Array[];
  readonly radix: readonly number[];
}

export interface DistinctRowOptions {
  /** How a missing value counts: as a category of its own (`own`, the default), or its row not at all (`drop`). */
  readonly missing?: MissingRule;
}

/** Finds the distinct rows; a column by itself is a group of one. */
export function distinctRows(table: Table, groups: readonly (string | ColumnGroup)[], { missing = 'own' }: DistinctRowOptions = {}): DistinctRows {
  const parts = groups.map((group) => (typeof group === 'string' ? { name: group, columns: [group] } : group));
  checkGroups(parts);
  const columns = parts.map((part) => part.columns.map((name) => columnOf(table, name)));
  const { count, ofRow, rows: weights, droppedRows } = equivalenceClasses(columns.flat(), { missing });
  const first = new Uint32Array(count).fill(NO_CLASS);
  for (let row = 0; row < ofRow.length; row++) {
    const own = ofRow[row]!;
    if (own !== NO_CLASS && first[own] === NO_CLASS) first[own] = row;
  }
  const coded = columns.map((part) => occurringCodes(part, first));
  return {
    names: parts.map(({ name }) => name),
    rows: table.rows - droppedRows,
    droppedRows,
    count,
    weights,
    first,
    codes: coded.map(({ codes }) => codes),
    radix: coded.map(({ radix }) => radix),
  };
}

function checkGroups(parts: readonly ColumnGroup[]): void {
  if (parts.length === 0 || parts.length > MOST_COLUMNS) throw new Error(`risk.columns: expected 1 to ${MOST_COLUMNS} columns, got ${parts.length}; name fewer, or put some into a group`);
  const names = parts.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`risk.columns: expected each name once, got ${twice} twice`);
  const empty = parts.find(({ columns }) => columns.length === 0);
  if (empty !== undefined) throw new Error(`risk.columns: expected at least one column in group ${empty.name}, got none`);
}

/** The codes that occur in these rows, renumbered from 0 in order of first appearance. */
function occurringCodes(columns: readonly Column[], rows: Uint32Array): { readonly codes: Uint32Array; readonly radix: number } {
  const [only] = columns;
  const joint = columns.length === 1 ? digitsOf(only!) : jointDigits(columns);
  const renumbered = new Int32Array(joint.radix).fill(-1);
  const codes = new Uint32Array(rows.length);
  let radix = 0;
  for (let at = 0; at < rows.length; at++) {
    const digit = joint.digits[rows[at]!]!;
    if (renumbered[digit] === -1) renumbered[digit] = radix++;
    codes[at] = renumbered[digit]!;
  }
  return { codes, radix };
}

function jointDigits(columns: readonly Column[]): { readonly digits: Uint32Array; readonly radix: number } {
  const { ofRow, count } = equivalenceClasses(columns);
  return { digits: ofRow, radix: count };
}
