import { log2 } from '../../../stats/elementary.ts';
import { ClassSplitter, type ClassSums } from './class-splitter.ts';
import type { DistinctRows } from './named-columns.ts';

/** One set of columns with its equivalence classes. A walk hands the same object to every visit: read it, do not keep it. */
export interface ColumnSubset extends ClassSums {
  /** The columns, one bit each, in the order in which they were given. */
  mask: number;
  /** Number of columns. */
  size: number;
}

export interface SubsetWalk {
  /** Largest set to visit. */
  readonly maxSize?: number;
  /** Whether a visit reads `alone`, which costs time. */
  readonly withAlone?: boolean;
  /** Called for every set, any set after all its subsets; `false` leaves out the sets that the walk would reach through it. */
  readonly visit: (subset: ColumnSubset) => boolean;
}

/**
 * Visits every non-empty set of columns up to a size, with its equivalence classes. Each set's classes
 * are those of a smaller set, split by one more column; what stands alone already is left out, since it
 * can be split no further (stripped partitions: Huhtala, Kärkkäinen, Porkka and Toivonen, TANE, The
 * Computer Journal 42(2) (1999) 100–111, doi:10.1093/comjnl/42.2.100). The sets come in the order of
 * binary counting, with the most distinguishing column as the highest bit: its half of the sets is then
 * reached through classes that are small. Memory is a few words per row and level.
 */
export function walkSubsets(rows: DistinctRows, { maxSize = rows.codes.length, withAlone = false, visit }: SubsetWalk): void {
  const splitter = new ClassSplitter(rows, withAlone);
  const order = rows.radix.map((_, column) => column).sort((a, b) => rows.radix[a]! - rows.radix[b]! || a - b);
  const view = emptySet(rows);
  const descend = (size: number, below: number, others: number): void => {
    for (let position = 0; position < below; position++) {
      const column = order[position]!;
      const mask = others | (1 << column);
      const last = position === 0 || size === maxSize;
      splitter.split(size, column, !last);
      splitter.report(size, view);
      view.mask = mask;
      view.size = size;
      if (visit(view) && !last) descend(size + 1, position, mask);
    }
  };
  if (maxSize >= 1) descend(1, order.length, 0);
}

/** The classes of no column at all: everybody together. */
export function emptySet({ rows, count }: DistinctRows): ColumnSubset {
  return {
    mask: 0,
    size: 0,
    classes: rows === 0 ? 0 : 1,
    uniques: rows === 1 ? 1 : 0,
    equalPairs: (rows * (rows - 1)) / 2,
    sizeBits: rows === 0 ? 0 : rows * log2(rows),
    alone: new Uint32Array(0),
    aloneCount: 0,
    together: count > 1 ? count : 0,
  };
}

/** The columns of a set, in the order in which they were given. */
export function columnsOf(mask: number, names: readonly string[]): string[] {
  return names.filter((_, column) => ((mask >>> column) & 1) === 1);
}
