import { ln } from '../../stats/elementary.ts';

/** Something that can be done about rare combinations: what it costs, and which items it concerns. */
export interface Action {
  readonly cost: number;
  readonly items: readonly number[];
}

/**
 * Chooses actions until each combination holds an item that one of them concerns: again and again the action that
 * concerns most untouched combinations for its cost. Greedy weighted set cover: at most H(n) times the least cost
 * (V. Chvátal, A greedy heuristic for the set-covering problem, Mathematics of Operations Research 4 (1979) 233–235,
 * doi:10.1287/moor.4.3.233). `sets` lists combinations of `size` items, one after the other.
 */
export function cheapestCover(sets: Int32Array, size: number, itemCount: number, actions: readonly Action[]): number[] {
  const ofItem = Array.from({ length: itemCount }, (): number[] => []);
  actions.forEach(({ items }, action) => items.forEach((item) => ofItem[item]!.push(action)));
  const setCount = sets.length / size;
  // The combinations of each action, each once although it may hold several of its items.
  const starts = new Int32Array(actions.length + 1);
  const last = new Int32Array(actions.length).fill(-1);
  const eachPair = (visit: (action: number, set: number) => void): void => {
    last.fill(-1);
    for (let set = 0; set < setCount; set++) {
      for (let i = set * size; i < (set + 1) * size; i++) {
        for (const action of ofItem[sets[i]!]!) {
          if (last[action] === set) continue;
          last[action] = set;
          visit(action, set);
        }
      }
    }
  };
  eachPair((action) => starts[action + 1]!++);
  for (let action = 0; action < actions.length; action++) starts[action + 1]! += starts[action]!;
  const next = starts.slice();
  const setsOf = new Int32Array(starts[actions.length]!);
  eachPair((action, set) => (setsOf[next[action]!++] = set));

  const open = Int32Array.from(actions, (_, action) => starts[action + 1]! - starts[action]!);
  const score = (action: number): number => ln(open[action]!) - ln(actions[action]!.cost);
  const queue = scoreQueue(score, Uint32Array.from(open.keys()).filter((action) => open[action]! > 0));
  const touched = new Uint8Array(setCount);
  const chosen: number[] = [];
  const mark = new Int32Array(actions.length).fill(-1);
  for (let action = queue(); action !== undefined; action = queue()) {
    chosen.push(action);
    for (let at = starts[action]!; at < starts[action + 1]!; at++) {
      const set = setsOf[at]!;
      if (touched[set] === 1) continue;
      touched[set] = 1;
      for (let i = set * size; i < (set + 1) * size; i++) {
        for (const other of ofItem[sets[i]!]!) {
          if (mark[other] === set) continue;
          mark[other] = set;
          open[other]!--;
        }
      }
    }
  }
  return chosen;
}

/**
 * Gives the entry of the highest score each time it is asked, of equal ones the first; undefined when none is above
 * minus infinity. Scores may only fall: a binary heap whose top is put back where its score is an old one.
 */
function scoreQueue(score: (entry: number) => number, entries: Uint32Array): () => number | undefined {
  const heap = Array.from(entries, (entry) => ({ entry, value: score(entry) }));
  type Waiting = (typeof heap)[number];
  const above = (a: Waiting, b: Waiting): boolean => a.value > b.value || (a.value === b.value && a.entry < b.entry);
  const sink = (from: number): void => {
    for (let at = from; ; ) {
      let best = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && above(heap[child]!, heap[best]!)) best = child;
      if (best === at) return;
      [heap[at], heap[best]] = [heap[best]!, heap[at]!];
      at = best;
    }
  };
  for (let at = heap.length >>> 1; at >= 0; at--) sink(at);
  return () => {
    while (heap.length > 0) {
      const top = heap[0]!;
      const value = score(top.entry);
      if (value === top.value) {
        const tail = heap.pop()!;
        if (heap.length > 0) {
          heap[0] = tail;
          sink(0);
        }
        return value === -Infinity ? undefined : top.entry;
      }
      heap[0] = { entry: top.entry, value };
      sink(0);
    }
    return undefined;
  };
}
