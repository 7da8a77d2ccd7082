import type { Table } from '../../../columns/column.ts';
import type { MissingRule } from '../../../columns/equivalence-classes.ts';
import { exact, missing } from '../../exact-measure.ts';
import type { Measure } from '../../measure.ts';
import { columnsOf, walkSubsets } from './column-subsets.ts';
import { distinctRows, type ColumnGroup } from './named-columns.ts';
import { sizeWithin } from './subset-count.ts';

export interface SinglingOutOptions {
  /** A set singles out too many if more than this share of the rows is alone on it, in [0, 1); default 0.05. */
  readonly share?: number;
  /** Largest set to try, in columns; by default all sizes, or as many as keep within 4,096 sets. */
  readonly maxSize?: number;
  readonly missing?: MissingRule;
}

export interface SinglingOutSet {
  readonly columns: readonly string[];
  /** Rows alone on these columns. */
  readonly uniques: number;
  readonly share: number;
}

export interface SinglingOutSets {
  readonly rows: number;
  readonly share: number;
  readonly maxSize: number;
  /** Every such set without a column to spare, the smallest first, then by falling share. */
  readonly sets: readonly SinglingOutSet[];
  readonly measures: readonly Measure[];
}

const MOST_SETS = 4096;

/**
 * The minimal sets of columns that single out more than a share of the rows. More columns never single
 * out fewer, so that these sets are the lower border of all that do: an antichain, as for minimal
 * infrequent sets or keys (Mannila and Toivonen, Levelwise search and borders of theories in knowledge discovery, Data
 * Mining and Knowledge Discovery 1 (1997) 241–258, doi:10.1023/A:1009796218281). Rows are singled out in the file, not in the population.
 */
export function singlingOutSets(table: Table, columns: readonly (string | ColumnGroup)[], { share = 0.05, maxSize, missing: rule = 'own' }: SinglingOutOptions = {}): SinglingOutSets {
  if (!(share >= 0 && share < 1)) throw new Error(`attribution.share: expected a share of at least 0 and below 1, got ${share}`);
  const rows = distinctRows(table, columns, { missing: rule });
  const size = maxSize ?? sizeWithin(rows.names.length, MOST_SETS);
  if (!Number.isInteger(size) || size < 1) throw new Error(`attribution.maxSize: expected a whole number of columns, at least 1, got ${size}`);
  const found: { readonly mask: number; readonly size: number; readonly uniques: number }[] = [];
  walkSubsets(rows, {
    maxSize: size,
    visit: ({ mask, size: own, uniques }) => {
      if (found.some((part) => (part.mask & ~mask) === 0)) return false;
      if (!(uniques > share * rows.rows)) return true;
      found.push({ mask, size: own, uniques });
      return false;
    },
  });
  found.sort((a, b) => a.size - b.size || b.uniques - a.uniques || a.mask - b.mask);
  const sets = found.map(({ mask, uniques }) => ({ columns: columnsOf(mask, rows.names), uniques, share: uniques / rows.rows }));
  const parameters = { unit: 'row', share, maxSize: size };
  const measures = [
    exact('singling-out.set.count', sets.length, parameters),
    found[0] === undefined ? missing('singling-out.columns.min', parameters, 'No set of columns up to this size singles out so many.') : exact('singling-out.columns.min', found[0].size, parameters),
  ];
  return { rows: rows.rows, share, maxSize: size, sets, measures };
}
