/**
 * The classes of one node of a generalization lattice: `words` numbers of 32 bits hold a class's codes. Arrays may be
 * longer than `count` needs.
 */
export interface ClassList {
  count: number;
  words: Uint32Array;
  /** Rows of the release in each class. */
  rows: Uint32Array;
  /** People of the population table in each class; empty where there is none. */
  population: Uint32Array;
  /** Class of each base class; empty where nobody asks. */
  ofBase: Uint32Array;
}

/** Where a column's code lies in a class's words. */
export interface Field {
  readonly word: number;
  readonly shift: number;
  readonly mask: number;
}

/** Packs columns of so many codes each into words of 32 bits, none over two words. */
export function packFields(sizes: readonly number[]): { readonly fields: Field[]; readonly words: number } {
  const bits = sizes.map((size) => Math.max(1, 32 - Math.clz32(Math.max(1, size - 1))));
  const fields: Field[] = [];
  let [word, free] = [0, 32];
  const starts: number[] = [];
  bits.forEach((own) => {
    if (own > free) [word, free] = [word + 1, 32];
    free -= own;
    starts.push(free);
    fields.push({ word, shift: free, mask: own === 32 ? 0xffffffff : (1 << own) - 1 });
  });
  return { fields, words: word + 1 };
}

export function emptyList(): ClassList {
  return { count: 0, words: new Uint32Array(0), rows: new Uint32Array(0), population: new Uint32Array(0), ofBase: new Uint32Array(0) };
}

/** Makes room for `count` classes. */
export function reserve(list: ClassList, count: number, words: number, withPopulation: boolean): void {
  if (list.rows.length < count) {
    list.words = new Uint32Array(count * words);
    list.rows = new Uint32Array(count);
    if (withPopulation) list.population = new Uint32Array(count);
  }
}
