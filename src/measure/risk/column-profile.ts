import { asCoded, type Column } from '../../columns/column.ts';
import { sha256Hex } from '../../columns/sha256.ts';
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

/** The values whose hashes come first: the same for a file in any order of rows. */
function sampled(values: readonly string[]): string[] {
  const hashes = new Map(values.map((value) => [value, sha256Hex(value)]));
  return [...values].sort((a, b) => (hashes.get(a)! < hashes.get(b)! ? -1 : 1)).slice(0, SAMPLED_VALUES);
}
