/** Lists of numbers one after the other: those of `i` are `items[starts[i]] … items[starts[i + 1] - 1]`, rising, each once. */
export interface NumberLists {
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
}

/** Who has what, from both sides: an inverted index beside the lists that it inverts. */
export interface Incidence {
  /** What each person has. */
  readonly ofPerson: NumberLists;
  /** The people who have each thing. */
  readonly peopleOf: NumberLists;
}

/** The distinct pairs of `person[i]` and `thing[i]`, both below their counts. Two counting sorts, so that time is linear. */
export function incidence(person: Uint32Array, people: number, thing: Uint32Array, things: number): Incidence {
  const byThing = stableOrder(null, thing, things);
  const order = stableOrder(byThing, person, people);
  const starts = new Uint32Array(people + 1);
  const items = new Uint32Array(order.length);
  let length = 0;
  let at = 0;
  for (let own = 0; own < people; own++) {
    const start = (starts[own] = length);
    for (; at < order.length && person[order[at]!] === own; at++) {
      const item = thing[order[at]!]!;
      if (length === start || items[length - 1] !== item) items[length++] = item;
    }
  }
  starts[people] = length;
  const ofPerson = { starts, items: items.slice(0, length) };
  return { ofPerson, peopleOf: inverted(ofPerson, things) };
}

/** The list of one number. */
export function listOf({ starts, items }: NumberLists, own: number): Uint32Array {
  return items.subarray(starts[own]!, starts[own + 1]!);
}

/**
 * Whether nobody but `person`, who is in all of these rising lists, is in all of them: candidates come from the shortest
 * list and are looked up in the others, until one is found.
 */
export function aloneIn(lists: readonly Uint32Array[], person: number): boolean {
  const [shortest, ...others] = [...lists].sort((a, b) => a.length - b.length);
  if (shortest === undefined) throw new Error('aloneIn.lists: expected at least one list, got none');
  for (const candidate of shortest) if (candidate !== person && others.every((list) => contains(list, candidate))) return false;
  return true;
}

function contains(list: Uint32Array, value: number): boolean {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return list[low] === value;
}

/** Positions in the order of their keys; those of equal keys as they come. */
function stableOrder(positions: Uint32Array | null, keys: Uint32Array, count: number): Uint32Array {
  const next = new Uint32Array(count + 1);
  for (const key of keys) next[key + 1]! += 1;
  for (let key = 0; key < count; key++) next[key + 1]! += next[key]!;
  const sorted = new Uint32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const position = positions === null ? i : positions[i]!;
    sorted[next[keys[position]!]!++] = position;
  }
  return sorted;
}

function inverted({ starts, items }: NumberLists, count: number): NumberLists {
  const ends = new Uint32Array(count + 1);
  for (const item of items) ends[item + 1]! += 1;
  for (let item = 0; item < count; item++) ends[item + 1]! += ends[item]!;
  const next = ends.slice(0, count);
  const owners = new Uint32Array(items.length);
  for (let own = 0; own < starts.length - 1; own++) for (let at = starts[own]!; at < starts[own + 1]!; at++) owners[next[items[at]!]!++] = own;
  return { starts: ends, items: owners };
}
