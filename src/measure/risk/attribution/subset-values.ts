import { log2 } from '../../../stats/elementary.ts';
import { emptySet, walkSubsets, type ColumnSubset } from './column-subsets.ts';
import type { DistinctRows } from './named-columns.ts';

/**
 * What a set of columns gives away, three ways. `sampleUnique`: the share of the rows that stand alone.
 * `prosecutor`: the mean of 1/f over the rows, f the size of a row's class. `entropy`: the bits that
 * telling the classes apart takes, at most log₂ n.
 */
export interface SubsetValues {
  readonly sampleUnique: number;
  readonly prosecutor: number;
  readonly entropy: number;
}

export const VALUE_KINDS = ['sampleUnique', 'prosecutor', 'entropy'] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

/** The values of one set; of no rows, nothing. */
export function valuesOf({ uniques, classes, sizeBits }: Pick<ColumnSubset, 'uniques' | 'classes' | 'sizeBits'>, rows: number): SubsetValues {
  if (rows === 0) return { sampleUnique: 0, prosecutor: 0, entropy: 0 };
  return { sampleUnique: uniques / rows, prosecutor: classes / rows, entropy: Math.max(0, log2(rows) - sizeBits / rows) };
}

/** The values of every set of columns, by its mask: 2^columns of them. */
export function allSubsetValues(rows: DistinctRows): Readonly<Record<ValueKind, Float64Array>> {
  const sets = 1 << rows.codes.length;
  const values = { sampleUnique: new Float64Array(sets), prosecutor: new Float64Array(sets), entropy: new Float64Array(sets) };
  const note = (subset: ColumnSubset): boolean => {
    const own = valuesOf(subset, rows.rows);
    for (const kind of VALUE_KINDS) values[kind][subset.mask] = own[kind];
    return true;
  };
  note(emptySet(rows));
  walkSubsets(rows, { visit: note });
  return values;
}
