import { asCoded, type Column } from '../../columns/column.ts';
import type { ColumnProfile } from '../../schema/propose-class.ts';

/** Distinct values that a proposal looks at; more say nothing new about a pattern. */
export const SAMPLED_VALUES = 20_000;

/** What the proposal of a class needs of a column in memory: its counts, and distinct values in no order of the rows. */
export function profileOf(name: string, column: Column): ColumnProfile {
  const { codes, dictionary } = asCoded(column);
  const used = new Uint8Array(dictionary.length);
  let missing = 0;
  for (const code of codes) {
    used[code] = 1;
    if (dictionary[code] === null) missing++;
  }
  const values = dictionary.filter((value, code): value is string => value !== null && used[code] === 1);
  return { name, rows: codes.length, missing, distinct: values.length, values: values.length <= SAMPLED_VALUES ? values : sampled(values) };
}

/** Every so many of the values in text order: the same for a file in any order of rows, and for an engine that sorts UTF-8. */
function sampled(values: readonly string[]): string[] {
  const sorted = values.some((value) => SURROGATE.test(value)) ? [...values].sort(byCodePoints) : [...values].sort();
  return sorted.filter((_, place) => Math.floor(((place + 1) * SAMPLED_VALUES) / sorted.length) > Math.floor((place * SAMPLED_VALUES) / sorted.length));
}

const SURROGATE = /[\ud800-\udfff]/;

/** UTF-8 order: by code points, while texts compare by halves of them. */
function byCodePoints(a: string, b: string): number {
  const [left, right] = [Array.from(a, (character) => character.codePointAt(0)!), Array.from(b, (character) => character.codePointAt(0)!)];
  const at = left.findIndex((point, i) => point !== right[i]);
  if (at === -1) return left.length - right.length;
  return left[at]! - (right[at] ?? -1);
}
