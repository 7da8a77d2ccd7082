import type { CodedColumn } from '../../columns/column.ts';
import type { LevelTable } from '../../columns/level-table.ts';

/**
 * A k-anonymous release by local recoding, written to be attacked: rows are grouped by likeness and each
 * group is generalized only as far as its own rows need, column by column. So no cell of a class can be
 * made finer for the whole class. Every minimal hierarchical algorithm has that property (a finer cell
 * for all rows of a class keeps k-anonymity), and it is all that the downcoding attack uses.
 *
 * Groups are made greedily: from the first row left over, k − 1 times the row is added whose joining
 * adds the least generalization (leaf share, summed over columns); the last fewer than k rows join the
 * group that they cost least.
 *
 * Source: Byun, Kamra, Bertino and Li, Efficient k-anonymization using clustering techniques, DASFAA 2007,
 * 188–200 (greedy k-member clustering; there the next group starts from the farthest row).
 *
 * @returns The published columns, in the order of the given ones.
 */
export function tightRecoding(columns: readonly CodedColumn[], tables: readonly LevelTable[], k: number): CodedColumn[] {
  const rows = columns[0]?.codes.length ?? 0;
  if (rows < k) throw new Error(`tightRecoding.k: expected at least ${k} rows, got ${rows}`);
  const meet = columns.map((column, j) => meetingLevels(column, tables[j]!));
  const cost = tables.map((table) => table.leaves.map((leaves, level) => (code: number): number => (level === 0 ? 0 : leaves[code]! / table.domain)));
  const joined = (group: Group, row: number, j: number): number => Math.max(group.levels[j]!, meet[j]![columns[j]!.codes[group.first]! * columns[j]!.dictionary.length + columns[j]!.codes[row]!]!);
  const added = (group: Group, row: number): number => {
    let sum = 0;
    for (let j = 0; j < columns.length; j++) {
      const level = joined(group, row, j);
      if (level > group.levels[j]!) sum += cost[j]![level]!(tables[j]!.codes[level]![columns[j]!.codes[row]!]!) - cost[j]![group.levels[j]!]!(tables[j]!.codes[group.levels[j]!]![columns[j]!.codes[group.first]!]!);
    }
    return sum;
  };
  const join = (group: Group, row: number): void => {
    for (let j = 0; j < columns.length; j++) group.levels[j] = joined(group, row, j);
    group.rows.push(row);
  };
  const left = new Set(Array.from({ length: rows }, (_, row) => row));
  const groups: Group[] = [];
  while (left.size >= k) {
    const first = left.values().next().value!;
    left.delete(first);
    const group: Group = { first, rows: [first], levels: columns.map(() => 0) };
    while (group.rows.length < k) {
      const next = cheapest([...left], (row) => added(group, row));
      left.delete(next);
      join(group, next);
    }
    groups.push(group);
  }
  for (const row of left) join(cheapest(groups, (group) => added(group, row)), row);
  return columns.map((_, j) => publish(columns[j]!, tables[j]!, groups, j));
}

interface Group {
  readonly first: number;
  readonly rows: number[];
  /** Level at which all rows agree, by column. */
  readonly levels: number[];
}

function cheapest<Item>(items: readonly Item[], costOf: (item: Item) => number): Item {
  let best: Item = items[0]!;
  let least = Infinity;
  for (const item of items) {
    const cost = costOf(item);
    if (cost < least) {
      least = cost;
      best = item;
    }
  }
  return best;
}

/** The lowest level at which two values agree, for every pair of codes. */
function meetingLevels(column: CodedColumn, table: LevelTable): Uint8Array {
  const size = column.dictionary.length;
  const levels = new Uint8Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      let level = 0;
      while (level < table.levels - 1 && table.codes[level]![a] !== table.codes[level]![b]) level++;
      levels[a * size + b] = a === b ? 0 : level;
    }
  }
  return levels;
}

function publish(column: CodedColumn, table: LevelTable, groups: readonly Group[], j: number): CodedColumn {
  const dictionary: (string | null)[] = [];
  const codeOf = new Map<string | null, number>();
  const codes = new Uint32Array(column.codes.length);
  for (const { first, rows, levels } of groups) {
    const level = levels[j]!;
    const label = level === 0 ? column.dictionary[column.codes[first]!]! : table.labels[level]![table.codes[level]![column.codes[first]!]!]!;
    if (!codeOf.has(label)) {
      codeOf.set(label, dictionary.length);
      dictionary.push(label);
    }
    for (const row of rows) codes[row] = codeOf.get(label)!;
  }
  return { kind: 'coded', type: 'string', codes, dictionary };
}
