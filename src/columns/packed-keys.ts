import { asCoded, MISSING_INTEGER, type Column } from './column.ts';

/** A column as digits below `radix`; `missing` is the digit of a missing value, -1 if there is none. */
interface Digits {
  readonly digits: Uint32Array;
  readonly radix: number;
  readonly missing: number;
}

/** The cells of several columns as one exact key per row of one or two 32-bit words. */
export interface PackedKeys {
  readonly low: Uint32Array;
  /** Null where one word holds the whole key. */
  readonly high: Uint32Array | null;
  /** Number of possible low words (a bound for counting by index). */
  readonly lowRange: number;
}

const WORD = 4294967296;
const DENSE = 1 << 22;

/**
 * Mixed-radix keys: equal rows and only they have equal keys. Where the columns need more than two
 * words, `compact` renumbers what fits so far by its distinct keys, and the rest is packed onto that.
 */
export function packKeys(columns: readonly Column[], rows: number, compact: (keys: PackedKeys) => Uint32Array): PackedKeys {
  let words: { word: Uint32Array; range: number }[] = [];
  for (const column of columns) {
    const { digits, radix } = digitsOf(column);
    let last = words.at(-1);
    if (last === undefined || last.range * radix > WORD) {
      if (words.length === 2) {
        const word = compact({ low: words[1]!.word, high: words[0]!.word, lowRange: words[1]!.range });
        words = [{ word, range: Math.max(rows, 1) }];
      }
      if (words.length === 0 || words[0]!.range * radix > WORD) {
        words.push({ word: digits.slice(), range: radix });
        continue;
      }
      last = words[0]!;
    }
    const { word } = last;
    for (let row = 0; row < rows; row++) word[row] = Math.imul(word[row]!, radix) + digits[row]!;
    last.range *= radix;
  }
  const [first, second] = words;
  if (first === undefined) return { low: new Uint32Array(rows), high: null, lowRange: 1 };
  return second === undefined ? { low: first.word, high: null, lowRange: first.range } : { low: second.word, high: first.word, lowRange: second.range };
}

/** The digits of a column: its codes, whole numbers of a narrow range from their least, else new codes. */
export function digitsOf(column: Column): Digits {
  if (column.kind === 'coded') return { digits: column.codes, radix: Math.max(column.dictionary.length, 1), missing: column.dictionary.indexOf(null) };
  const { values } = column;
  if (values instanceof Int32Array) {
    let least = Infinity;
    let most = -Infinity;
    for (let row = 0; row < values.length; row++) {
      const value = values[row]!;
      if (value === MISSING_INTEGER) continue;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    const missing = most < least ? 0 : most - least + 1;
    if (missing < DENSE) {
      const digits = new Uint32Array(values.length);
      for (let row = 0; row < values.length; row++) digits[row] = values[row] === MISSING_INTEGER ? missing : values[row]! - least;
      return { digits, radix: missing + 1, missing };
    }
  }
  return digitsOf(asCoded(column));
}
