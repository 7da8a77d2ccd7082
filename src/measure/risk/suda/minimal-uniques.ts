import { walkSubsets, type ColumnSubset } from '../attribution/column-subsets.ts';
import type { DistinctRows } from '../attribution/named-columns.ts';

export interface MinimalUniqueSearch {
  /** Largest minimal sample unique to look for, in columns. */
  readonly maxSize: number;
  /** Most memory for the record of who is unique where, in bytes; beyond it the walk is repeated for parts of the rows. */
  readonly memory?: number;
  /** Distinct rows for which the set is a minimal sample unique; only the first `count` count, and only during the call. */
  readonly found: (subset: Readonly<Pick<ColumnSubset, 'mask' | 'size'>>, rows: Uint32Array, count: number) => void;
}

const MEMORY = 256 * 1024 * 1024;

/**
 * Finds every minimal sample unique (MSU) up to a size: a set of columns on which a row is alone in the
 * table, although it is not on any smaller part of the set (Elliot, Manning and Ford, A computational
 * algorithm for handling the special uniques problem, International Journal of Uncertainty, Fuzziness and
 * Knowledge-Based Systems 10(5) (2002) 493–509; Manning, Haglin and Keane, A recursive search algorithm for
 * statistical disclosure assessment, Data Mining and Knowledge Discovery 16 (2008) 165–196,
 * doi:10.1007/s10618-007-0078-6).
 *
 * The result is SUDA2's, the search is not its recursion over values but a walk over sets of columns
 * that splits classes. A row is looked at on a set only if it is not alone on any set on the way there.
 * Once it is alone, the set is minimal unless the row was alone on the set without one column, which
 * had its turn before; a bit per row and set remembers that, no more. (A row that the walk lost on the
 * way to such a smaller set was alone there on a part of the way to this one, and was lost here too.)
 */
export function minimalUniques(rows: DistinctRows, { maxSize, memory = MEMORY, found }: MinimalUniqueSearch): void {
  const singles = Uint32Array.from(rows.weights.keys()).filter((own) => rows.weights[own] === 1);
  const slots = new SetNumbers();
  if (maxSize > 1) walkSetsOnly(rows.codes.length, maxSize - 1, (mask) => slots.add(mask));
  const words = Math.max(1, Math.ceil(slots.size / 32));
  const block = Math.max(1, Math.floor(memory / (words * 4)));
  for (let start = 0; start < singles.length; start += block) {
    searchBlock(rows, singles.subarray(start, start + block), maxSize, slots, words, found);
  }
}

function searchBlock(rows: DistinctRows, block: Uint32Array, maxSize: number, slots: SetNumbers, words: number, found: MinimalUniqueSearch['found']): void {
  const NOT_HERE = 0xffffffff;
  const placeOf = new Uint32Array(rows.count).fill(NOT_HERE);
  block.forEach((own, place) => (placeOf[own] = place));
  const unique = new Uint32Array(block.length * words);
  const minimal = new Uint32Array(block.length);
  walkSubsets(rows, {
    maxSize,
    withAlone: true,
    visit: ({ mask, size, alone, aloneCount, together }) => {
      const smaller = slots.without(mask);
      const own = size < maxSize ? slots.of(mask) : -1;
      let count = 0;
      for (let at = 0; at < aloneCount; at++) {
        const row = alone[at]!;
        const place = placeOf[row]!;
        if (place === NOT_HERE) continue;
        const base = place * words;
        let isMinimal = true;
        for (let i = 0; i < smaller.length && isMinimal; i++) isMinimal = ((unique[base + (smaller[i]! >>> 5)]! >>> (smaller[i]! & 31)) & 1) === 0;
        if (isMinimal) minimal[count++] = row;
        if (own >= 0) unique[base + (own >>> 5)]! |= 1 << (own & 31);
      }
      if (count > 0) found({ mask, size }, minimal, count);
      return together > 0;
    },
  });
}

/** Consecutive numbers of sets of columns. */
class SetNumbers {
  private readonly numbers = new Map<number, number>();

  get size(): number {
    return this.numbers.size;
  }

  add(mask: number): void {
    this.numbers.set(mask, this.numbers.size);
  }

  of(mask: number): number {
    return this.numbers.get(mask)!;
  }

  /** The sets of one column less; none for a single column, since no row is alone on no column when there are others. */
  without(mask: number): number[] {
    const smaller: number[] = [];
    for (let rest = mask; rest !== 0; rest &= rest - 1) {
      const number = this.numbers.get(mask & ~(rest & -rest));
      if (number !== undefined) smaller.push(number);
    }
    return smaller;
  }
}

/** Every set of at most so many columns. */
function walkSetsOnly(columns: number, maxSize: number, visit: (mask: number) => void): void {
  const descend = (from: number, mask: number, size: number): void => {
    for (let column = from; column < columns; column++) {
      visit(mask | (1 << column));
      if (size < maxSize) descend(column + 1, mask | (1 << column), size + 1);
    }
  };
  descend(0, 0, 1);
}
