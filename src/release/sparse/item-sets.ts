import { growableIntegers, type GrowableIntegers } from '../../columns/growable-integers.ts';

/** Whose items are which: the items of one subject side by side, rising, each once. */
export interface Holdings {
  readonly items: Int32Array;
  /** For each position in `items` the end of its subject's. */
  readonly ends: Int32Array;
  /** Number of items: they are 0 … count - 1. */
  readonly count: number;
}

/** The holdings of rows; rows with a negative item are nobody's. */
export function holdingsOf(subjects: Int32Array, items: Int32Array, count: number): Holdings {
  const numbers = new Map<number, number>();
  const dense = subjects.map((subject) => {
    let number = numbers.get(subject);
    if (number === undefined) numbers.set(subject, (number = numbers.size));
    return number;
  });
  // Rows by item, then, in the order of their items, by subject: two counting sorts leave each subject's items rising.
  const byItem = sortedBy(Uint32Array.from(items.keys()).filter((row) => items[row]! >= 0), items, count);
  const order = sortedBy(byItem, dense, numbers.size);
  const found = new Int32Array(order.length);
  const ends = new Int32Array(order.length);
  let length = 0;
  for (let i = 0; i < order.length; ) {
    const [start, subject] = [length, dense[order[i]!]!];
    for (; i < order.length && dense[order[i]!] === subject; i++) {
      const item = items[order[i]!]!;
      if (length === start || found[length - 1] !== item) found[length++] = item;
    }
    ends.fill(length, start, length);
  }
  return { items: found.slice(0, length), ends: ends.slice(0, length), count };
}

function sortedBy(rows: Uint32Array, keys: Int32Array, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1);
  for (const row of rows) starts[keys[row]! + 1]!++;
  for (let key = 0; key < count; key++) starts[key + 1]! += starts[key]!;
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) sorted[starts[keys[row]!]!++] = row;
  return sorted;
}

/** How many combinations of `size` items the subjects hold, counted with repetition: what `rareSets` has to look at. */
export function combinations({ items, ends }: Holdings, size: number): number {
  let sum = 0;
  for (let position = 0; position < items.length; position++) {
    // Those whose first item is at this position: size - 1 of the rest.
    let ways = 1;
    for (let j = 1; j < size; j++) ways *= Math.max(0, ends[position]! - position - j) / j;
    sum += ways;
  }
  return sum;
}

/**
 * The combinations of `size` items that some subject holds but fewer than k do, one after the other, each rising.
 * Depth first from item to item, each step among the subjects who hold all items so far (M. J. Zaki, Scalable algorithms
 * for association mining, IEEE TKDE 12 (2000) 372–390, doi:10.1109/69.846291), so that memory grows with the holdings,
 * not with the combinations. Combinations that hold a smaller rare one are passed over. Stops after `most` numbers.
 */
export function rareSets(holdings: Holdings, size: number, k: number, most: number): { readonly sets: Int32Array; readonly complete: boolean } {
  const sets = growableIntegers();
  const all = bucketed(holdings, undefined);
  const prefix = new Int32Array(size);
  for (const item of all.held) {
    prefix[0] = item;
    const own = all.of(item);
    if (size === 1) {
      if (own.length < k) sets.push(item);
    } else if (own.length >= k) extend(holdings, own, prefix, 1, k, sets);
    if (sets.length >= most) return { sets: sets.values(), complete: false };
  }
  return { sets: sets.values(), complete: true };
}

function extend(holdings: Holdings, positions: Int32Array, prefix: Int32Array, depth: number, k: number, sets: GrowableIntegers): void {
  if (depth === prefix.length - 1) {
    const { held, counts } = tally(holdings, positions);
    for (const item of held) {
      if (counts[item]! < k) {
        for (let i = 0; i < depth; i++) sets.push(prefix[i]!);
        sets.push(item);
      }
      counts[item] = 0;
    }
    return;
  }
  const { held, of } = bucketed(holdings, positions);
  for (const item of held) {
    const own = of(item);
    if (own.length < k) continue;
    prefix[depth] = item;
    extend(holdings, own, prefix, depth + 1, k, sets);
  }
}

/** One array of counts for each list of holdings, all 0 between uses. */
const tallies = new WeakMap<Holdings, Int32Array>();

/** How many of the subjects at these positions hold each later item. */
function tally(holdings: Holdings, positions: Int32Array): { held: number[]; counts: Int32Array } {
  const { items, ends, count } = holdings;
  let counts = tallies.get(holdings);
  if (counts === undefined) tallies.set(holdings, (counts = new Int32Array(count)));
  const held: number[] = [];
  for (const position of positions) {
    const end = ends[position]!;
    for (let at = position + 1; at < end; at++) {
      const item = items[at]!;
      if (counts[item]!++ === 0) held.push(item);
    }
  }
  return { held, counts };
}

/** The positions of each later item of the subjects at these positions; of every item where none are given. */
function bucketed(holdings: Holdings, positions: Int32Array | undefined): { held: number[]; of: (item: number) => Int32Array } {
  const { items, ends, count } = holdings;
  const starts = new Int32Array(count + 1);
  const walk = (visit: (at: number) => void): void => {
    if (positions === undefined) for (let at = 0; at < items.length; at++) visit(at);
    else for (const position of positions) for (let at = position + 1; at < ends[position]!; at++) visit(at);
  };
  walk((at) => starts[items[at]! + 1]!++);
  for (let item = 0; item < count; item++) starts[item + 1]! += starts[item]!;
  const next = starts.slice();
  const buckets = new Int32Array(starts[count]!);
  walk((at) => (buckets[next[items[at]!]!++] = at));
  const held: number[] = [];
  for (let item = 0; item < count; item++) if (starts[item + 1]! > starts[item]!) held.push(item);
  return { held, of: (item) => buckets.subarray(starts[item]!, starts[item + 1]!) };
}
