import { numbersIn, type Table } from '../columns/column.ts';
import type { Draws } from '../random/draws.ts';
import { poisson } from '../random/distributions.ts';
import { BLOCK } from '../schema/world.ts';
import { type SourceReader } from './source-reader.ts';

/** How a contact stands to the owner of an address book; a household member is nothing else besides. */
const RELATIONS = ['household', 'friend', 'coworker', 'acquaintance'] as const;
export type Relation = (typeof RELATIONS)[number];
const [HOUSEHOLD, FRIEND, COWORKER, ACQUAINTANCE] = [1, 2, 3, 4] as const;

/** Assumed: acquaintances live at most so many person ids away, that is, in the same few streets. */
const NEARBY = 300;

/** Whom a person knows within the block of ids. */
export interface AcquaintedWithin {
  /** Rows of those whom the person of a row knows, ascending; valid until the next call. */
  readonly known: (row: number) => Int32Array;
  /** How one of them stands to that person. */
  readonly relation: (other: number) => Relation;
}

/**
 * Whom people know within their block of 4,096 ids: all of the household, those tied on the friend network, and
 * some people nearby, whether these are on the network or not. People of other blocks are left out, so that a
 * block's books are the same alone and within the world.
 */
export function acquaintedWithin(reader: SourceReader, ties: Table, acquaintances: number, counts: Draws, choices: Draws): AcquaintedWithin {
  const { ids, rows, rowOf, blockOf, numbers } = reader;
  const homes = numbers('householdId');
  const tied = tiesWithin(reader, ties);
  // Relation + 1 by row, 0 for strangers; cleared by way of the list before the next person.
  const relations = new Uint8Array(rows);
  const list = new Int32Array(rows);
  let count = 0;
  const meet = (other: number, relation: number): void => {
    if (relations[other] !== 0) return;
    relations[other] = relation;
    list[count++] = other;
  };
  return {
    known(row) {
      for (let i = 0; i < count; i++) relations[list[i]!] = 0;
      count = 0;
      const home = homes[row]!;
      for (let other = Math.max(0, rowOf(home)); other < rows && homes[other] === home; other++) if (other !== row) meet(other, HOUSEHOLD);
      for (let at = tied.start[row]!; at < tied.start[row + 1]!; at++) meet(tied.others[at]!, tied.coworkers[at] === 1 ? COWORKER : FRIEND);
      if (acquaintances > 0) {
        const [from, to] = blockOf(row);
        const [low, high] = [Math.max(from, row - NEARBY), Math.min(to, row + NEARBY + 1)];
        for (let i = poisson(acquaintances, counts, ids[row]!); i > 0; i--) {
          const other = low + choices.below(high - low, ids[row]!, i);
          if (other !== row) meet(other, ACQUAINTANCE);
        }
      }
      return list.subarray(0, count).sort();
    },
    relation: (other) => RELATIONS[relations[other]! - 1]!,
  };
}

interface TiesWithin {
  /** Ties of row r are at start[r] up to start[r + 1]. */
  readonly start: Int32Array;
  readonly others: Int32Array;
  readonly coworkers: Uint8Array;
}

/** Both directions of the ties whose two people lie in one block, by row. */
function tiesWithin({ rows, rowOf }: SourceReader, ties: Table): TiesWithin {
  const [sources, targets] = [numbersIn(ties, 'sourceId'), numbersIn(ties, 'targetId')];
  const kind = ties.columns.get('kind')!;
  const isCoworker = (tie: number): number => (kind.kind === 'coded' && kind.dictionary[kind.codes[tie]!] === 'coworker' ? 1 : 0);
  const start = new Int32Array(rows + 1);
  const within: number[] = [];
  for (let tie = 0; tie < ties.rows; tie++) {
    const [source, target] = [sources[tie]!, targets[tie]!];
    if (Math.floor(source / BLOCK) !== Math.floor(target / BLOCK)) continue;
    within.push(tie);
    start[rowOf(source) + 1]!++;
    start[rowOf(target) + 1]!++;
  }
  for (let row = 0; row < rows; row++) start[row + 1]! += start[row]!;
  const next = start.slice();
  const others = new Int32Array(2 * within.length);
  const coworkers = new Uint8Array(2 * within.length);
  for (const tie of within) {
    const [source, target] = [rowOf(sources[tie]!), rowOf(targets[tie]!)];
    coworkers[next[source]!] = coworkers[next[target]!] = isCoworker(tie);
    others[next[source]!++] = target;
    others[next[target]!++] = source;
  }
  return { start, others, coworkers };
}
