import type { PackedKeys } from './packed-keys.ts';

/** The distinct keys of the rows: how many there are, and how many rows have each. */
export interface KeyGroups {
  readonly count: number;
  /** Rows of each group. */
  readonly sizes: Uint32Array;
  /** The group of each row; empty when it was not asked for. */
  readonly ofRow: Uint32Array;
}

/** Counting by index beats hashing while the counters fit the caches. */
const COUNT_BY_INDEX = 1 << 20;

/** Rows of one partition: its table of keys stays within a core's own cache. */
const PARTITION_ROWS = 1 << 15;

/**
 * Groups rows by key. Small key ranges are counted by index. Larger ones are split by the top bits of a
 * hash into partitions, each grouped by open addressing in a table that stays in the cache: with
 * millions of groups a single table costs a memory access per row (radix partitioning: Manegold,
 * Boncz & Kersten, IEEE TKDE 14(4), 2002, doi:10.1109/TKDE.2002.1019210).
 */
export function groupKeys(keys: PackedKeys, wantRows: boolean): KeyGroups {
  if (keys.high === null && keys.lowRange <= COUNT_BY_INDEX) return countByIndex(keys.low, keys.lowRange, wantRows);
  return hashGroups(keys.low, keys.high ?? keys.low, wantRows);
}

function countByIndex(low: Uint32Array, range: number, wantRows: boolean): KeyGroups {
  const counts = new Uint32Array(range);
  for (let row = 0; row < low.length; row++) counts[low[row]!]! += 1;
  const groupOf = new Uint32Array(range);
  let count = 0;
  for (let key = 0; key < range; key++) if (counts[key]! > 0) groupOf[key] = count++;
  const ofRow = new Uint32Array(wantRows ? low.length : 0);
  for (let row = 0; row < ofRow.length; row++) ofRow[row] = groupOf[low[row]!]!;
  return { count, sizes: counts.filter((size) => size > 0), ofRow };
}

/** A mixing of both words in which every bit moves the top ones (multipliers of MurmurHash3). */
function mix(low: number, high: number): number {
  const mixed = Math.imul(low, 0xcc9e2d51) ^ Math.imul((high << 15) | (high >>> 17), 0x1b873593);
  return Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
}

function hashGroups(low: Uint32Array, high: Uint32Array, wantRows: boolean): KeyGroups {
  const rows = low.length;
  let bits = 0;
  while (bits < 11 && rows >> bits > PARTITION_ROWS) bits += 1;
  const starts = partitionStarts(low, high, bits);
  // Key words side by side, so that one cache line holds both.
  const words = new Uint32Array(rows * 2);
  const rowOf = new Uint32Array(wantRows ? rows : 0);
  scatter(low, high, bits, starts.slice(), words, rowOf);

  const ofRow = new Uint32Array(wantRows ? rows : 0);
  const sizes = new Growing();
  let table: Uint32Array = new Uint32Array(0);
  for (let partition = 0; partition < starts.length - 1; partition++) {
    table = groupPartition(words, starts[partition]!, starts[partition + 1]!, sizes, table, wantRows ? { rowOf, ofRow } : null);
  }
  return { count: sizes.length, sizes: sizes.values(), ofRow };
}

function partitionStarts(low: Uint32Array, high: Uint32Array, bits: number): Uint32Array {
  const starts = new Uint32Array((1 << bits) + 1);
  if (bits > 0) for (let row = 0; row < low.length; row++) starts[(mix(low[row]!, high[row]!) >>> (32 - bits)) + 1]! += 1;
  else starts[1] = low.length;
  for (let partition = 1; partition < starts.length; partition++) starts[partition]! += starts[partition - 1]!;
  return starts;
}

function scatter(low: Uint32Array, high: Uint32Array, bits: number, next: Uint32Array, words: Uint32Array, rowOf: Uint32Array): void {
  const withRows = rowOf.length > 0;
  for (let row = 0; row < low.length; row++) {
    const first = low[row]!;
    const second = high[row]!;
    const partition = bits === 0 ? 0 : mix(first, second) >>> (32 - bits);
    const at = next[partition]!;
    next[partition] = at + 1;
    words[at * 2] = first;
    words[at * 2 + 1] = second;
    if (withRows) rowOf[at] = row;
  }
}

/** A growing list of counts. */
class Growing {
  length = 0;
  counts = new Uint32Array(1 << 16);

  room(more: number): void {
    if (this.length + more <= this.counts.length) return;
    const grown = new Uint32Array(Math.max(this.counts.length * 2, this.length + more));
    grown.set(this.counts);
    this.counts = grown;
  }

  values(): Uint32Array {
    return this.counts.slice(0, this.length);
  }
}

interface WantedRows {
  readonly rowOf: Uint32Array;
  readonly ofRow: Uint32Array;
}

/** Groups one partition; gives back the table for the next one to use. */
function groupPartition(words: Uint32Array, from: number, to: number, sizes: Growing, spare: Uint32Array, wanted: WantedRows | null): Uint32Array {
  const rows = to - from;
  sizes.room(rows);
  const { counts } = sizes;
  let width = 64;
  while (width < rows * 2) width *= 2;
  const mask = width - 1;
  // A slot holds the group's number + 1 and its key: three words, padded to four.
  const table = spare.length < width * 4 ? new Uint32Array(width * 4) : spare.fill(0, 0, width * 4);
  let next = sizes.length;
  for (let at = from; at < to; at++) {
    const first = words[at * 2]!;
    const second = words[at * 2 + 1]!;
    let slot = mix(first, second) & mask;
    let group = 0;
    for (;;) {
      const base = slot * 4;
      group = table[base]!;
      if (group === 0) {
        table[base] = group = ++next;
        table[base + 1] = first;
        table[base + 2] = second;
        counts[group - 1] = 1;
        break;
      }
      if (table[base + 1] === first && table[base + 2] === second) {
        counts[group - 1]! += 1;
        break;
      }
      slot = (slot + 1) & mask;
    }
    if (wanted !== null) wanted.ofRow[wanted.rowOf[at]!] = group - 1;
  }
  sizes.length = next;
  return table;
}
