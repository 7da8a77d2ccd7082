import type { Table } from '../columns/column.ts';
import type { PublishedRecoding } from '../columns/disclose.ts';
import { labelBoxes } from '../columns/joint-classes.ts';

/** People of a register, apart by the released rows that they may stand behind. */
export interface CandidateCells {
  readonly classes: number;
  /** Class of each released row: rows of one class agree in their labels. */
  readonly classOf: Uint32Array;
  readonly cells: number;
  /** Cell of each register entry: entries of one cell may stand behind the rows of the same classes. */
  readonly cellOf: Uint32Array;
  /** The classes of a cell; none where no row's labels cover the people in it. */
  readonly classesOf: (cell: number) => readonly number[];
}

/**
 * Lays a release over a register. Where every column has one level a cell is a class, seen from the register; where
 * labels overlap (local recoding, suppressed cells) a person may stand behind several classes, and people of the
 * same ones cannot be told apart by the release.
 */
export function candidateCells(release: Table, register: Table, names: readonly string[], recodings: ReadonlyMap<string, PublishedRecoding>): CandidateCells {
  const { classes, classOf, groups, groupOf, classesOver } = labelBoxes(release, register, names, recodings);
  const lists: (readonly number[])[] = [];
  const cellOfKey = new Map<string, number>();
  const cellOfGroup = Uint32Array.from({ length: groups }, (_, group) => {
    const list = classesOver(group);
    const key = list.join();
    const before = cellOfKey.get(key);
    if (before !== undefined) return before;
    cellOfKey.set(key, lists.length);
    return lists.push(list) - 1;
  });
  return { classes, classOf, cells: lists.length, cellOf: groupOf.map((group) => cellOfGroup[group]!), classesOf: (cell) => lists[cell]! };
}

/**
 * Released rows by cell and value, cell by cell: `counts[cell * width + value]`; a row counts in every cell that
 * its class belongs to.
 *
 * @param valueOf The value of each released row, below `width`; negative values are left out.
 */
export function countsByCell({ classes, classOf, cells, classesOf }: CandidateCells, valueOf: (row: number) => number, width: number): Uint32Array {
  const byClass = new Uint32Array(classes * width);
  classOf.forEach((own, row) => {
    const value = valueOf(row);
    if (value >= 0) byClass[own * width + value]!++;
  });
  const counts = new Uint32Array(cells * width);
  for (let cell = 0; cell < cells; cell++) {
    for (const own of classesOf(cell)) for (let value = 0; value < width; value++) counts[cell * width + value]! += byClass[own * width + value]!;
  }
  return counts;
}
