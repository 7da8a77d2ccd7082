import { DEEPEST } from './quadkey.ts';

export interface CloakInput {
  /** Deepest tile of each row; NaN where the place is missing. */
  readonly tiles: Float64Array;
  /** Whom a row counts for. */
  readonly members: Int32Array;
  readonly k: number;
  readonly finestLevel: number;
  /** Rows that may be left out. */
  readonly most: number;
}

export interface CloakedCells {
  /** Level of the cell that each row gets: 0 is the whole map, -1 is left out; missing places keep DEEPEST where k share them. */
  readonly level: Int8Array;
  /** Groups of rows with one cell. */
  readonly groups: number;
}

/**
 * Gives each row the smallest cell that it shares with k members: from the smallest cells up, those who are fewer than
 * k in a cell wait for the cell around it, and those who wait there together leave as soon as they are k. Whoever waits
 * at the end is left out, or joined with the smallest group if that would be too many rows.
 */
export function cloak({ tiles, members, k, finestLevel, most }: CloakInput): CloakedCells {
  const missing: number[] = [];
  const present: number[] = [];
  tiles.forEach((tile, row) => (Number.isNaN(tile) ? missing : present).push(row));
  const order = Uint32Array.from(present).sort((a, b) => tiles[a]! - tiles[b]! || a - b);
  const level = new Int8Array(tiles.length).fill(-1);
  const groups: number[][] = [];
  const count = memberCounter(members);
  const settle = (rows: number[], at: number): void => {
    for (const row of rows) level[row] = at;
    groups.push(rows);
  };

  /** Rows order[from..to) of one cell: settles whom it can and gives those who wait. */
  const visit = (from: number, to: number, at: number): number[] => {
    if (to - from < k) return [...order.subarray(from, to)];
    const waiting: number[] = [];
    if (at === finestLevel) for (let i = from; i < to; i++) waiting.push(order[i]!);
    else {
      const side = 1 << (DEEPEST - at - 1);
      const width = side * side;
      for (let start = from; start < to; ) {
        const end = firstFrom(order, tiles, start, to, (Math.floor(tiles[order[start]!]! / width) + 1) * width);
        for (const row of visit(start, end, at + 1)) waiting.push(row);
        start = end;
      }
    }
    if (count(waiting) < k) return waiting;
    settle(waiting, at);
    return [];
  };
  const waiting = visit(0, order.length, 0);
  if (count(missing) >= k) settle(missing, DEEPEST);
  else for (const row of missing) waiting.push(row);
  if (waiting.length === 0) return { level, groups: groups.length };
  // Somebody may have got the whole map: those who wait share it with them.
  let whole = groups.find((group) => level[group[0]!] === 0);
  if (whole === undefined && count(waiting) < k && waiting.length > most) {
    whole = groups.reduce((least, group) => (group.length < least.length ? group : least));
    for (const row of whole) level[row] = 0;
  }
  if (whole !== undefined) for (const row of waiting) level[row] = 0;
  else if (count(waiting) >= k) settle(waiting, 0);
  return { level, groups: groups.length };
}

/** The first index from `start` on whose tile is at least `bound`. */
function firstFrom(order: Uint32Array, tiles: Float64Array, start: number, to: number, bound: number): number {
  let [low, high] = [start, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (tiles[order[middle]!]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Counts the distinct members of some rows. */
function memberCounter(members: Int32Array): (rows: readonly number[]) => number {
  const numbers = new Map<number, number>();
  const dense = Uint32Array.from(members, (member) => {
    let number = numbers.get(member);
    if (number === undefined) numbers.set(member, (number = numbers.size));
    return number;
  });
  const seen = new Uint32Array(numbers.size);
  let round = 0;
  return (rows) => {
    round++;
    let distinct = 0;
    for (const row of rows) {
      if (seen[dense[row]!] === round) continue;
      seen[dense[row]!] = round;
      distinct++;
    }
    return distinct;
  };
}
