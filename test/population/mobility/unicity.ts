/** Where and when people were recorded: parallel arrays, any order, repeats allowed. */
export interface Traces {
  /** Whose point it is: 0 to `people` - 1. */
  readonly user: Int32Array;
  /** A point in space and time as one number, coarse or fine: equal numbers are the same point. */
  readonly point: Float64Array;
  readonly people: number;
}

export interface Unicity {
  /** Users with at least so many different points. */
  readonly eligible: number;
  /** Those whom these points, drawn at random from their own, tell from everybody else. */
  readonly unique: number;
}

/**
 * Unicity: the share of people whom p points of their trace, drawn uniformly from their different points, single
 * out among all traces. Y.-A. de Montjoye et al., "Unique in the Crowd: the privacy bounds of human mobility",
 * Scientific Reports 3:1376, 2013, doi:10.1038/srep01376, Methods. `uniform(user, i)` draws point i of a user.
 *
 * Points are ranked by sorting and every (point, user) is kept once, so that the visitors of a point are a
 * stretch of one array and the visitors of all p points the intersection of p ascending stretches.
 */
export function unicity({ user, point, people }: Traces, points: number, uniform: (user: number, i: number) => number): Unicity {
  const distinct = withoutRepeats(point.slice().sort());
  const count = distinct.length;
  const pairs = new Float64Array(point.length);
  const own = new Float64Array(point.length);
  for (let i = 0; i < point.length; i++) {
    const rank = rankOf(distinct, point[i]!);
    pairs[i] = rank * people + user[i]!;
    own[i] = user[i]! * count + rank;
  }
  return counted(withoutRepeats(pairs.sort()), withoutRepeats(own.sort()), count, people, points, uniform);
}

/** `pairs` are point × people + user, `own` user × count + point, each ascending. */
function counted(pairs: Float64Array, own: Float64Array, count: number, people: number, points: number, uniform: (user: number, i: number) => number): Unicity {
  const visitors = new Int32Array(pairs.length);
  const first = new Int32Array(count + 1);
  for (let i = 0; i < pairs.length; i++) {
    visitors[i] = pairs[i]! % people;
    first[Math.floor(pairs[i]! / people) + 1]!++;
  }
  for (let i = 0; i < count; i++) first[i + 1]! += first[i]!;
  let [eligible, unique] = [0, 0];
  for (let from = 0, to = 0; from < own.length; from = to) {
    const who = Math.floor(own[from]! / count);
    while (to < own.length && Math.floor(own[to]! / count) === who) to++;
    if (to - from < points) continue;
    eligible++;
    const chosen = sample(to - from, points, (i) => uniform(who, i)).map((i) => own[from + i]! % count);
    chosen.sort((a, b) => first[a + 1]! - first[a]! - (first[b + 1]! - first[b]!));
    let others = 0;
    for (let i = first[chosen[0]!]!; i < first[chosen[0]! + 1]! && others === 0; i++) {
      const candidate = visitors[i]!;
      if (candidate !== who && chosen.every((at) => includes(visitors, first[at]!, first[at + 1]!, candidate))) others++;
    }
    if (others === 0) unique++;
  }
  return { eligible, unique };
}

/** So many different numbers of 0..size-1, each set equally likely (Floyd, in J. Bentley, CACM 30(9), 1987). */
function sample(size: number, count: number, uniform: (i: number) => number): number[] {
  const chosen: number[] = [];
  for (let i = size - count; i < size; i++) {
    const at = Math.floor(uniform(i - size + count) * (i + 1));
    chosen.push(chosen.includes(at) ? i : at);
  }
  return chosen;
}

function withoutRepeats(sorted: Float64Array): Float64Array {
  let kept = 0;
  for (let i = 0; i < sorted.length; i++) if (kept === 0 || sorted[i] !== sorted[kept - 1]) sorted[kept++] = sorted[i]!;
  return sorted.subarray(0, kept);
}

/** Position of a value among ascending ones that hold it. */
function rankOf(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function includes(ascending: Int32Array, from: number, to: number, value: number): boolean {
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (ascending[middle]! < value) from = middle + 1;
    else if (ascending[middle]! > value) to = middle;
    else return true;
  }
  return false;
}
