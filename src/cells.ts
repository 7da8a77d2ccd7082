import { sha256Hex } from './columns/sha256.ts';

/**
 * Results by the hash of what made them: a stage's options and the keys of the cells upstream. A second
 * strategy, adversary or scenario that shares a world finds it here.
 */
export class Cells {
  readonly #results = new Map<string, unknown>();

  /** The key of a cell: 16 hexadecimal digits of a hash of its stage, options and upstream keys. */
  key(stage: string, options: unknown, ...upstream: readonly string[]): string {
    return `${stage}.${sha256Hex(JSON.stringify([stage, options, upstream])).slice(0, 16)}`;
  }

  /** The result under `key`, made at most once. */
  once<Result>(key: string, make: () => Result): Result {
    if (!this.#results.has(key)) this.#results.set(key, make());
    return this.#results.get(key) as Result;
  }
}
