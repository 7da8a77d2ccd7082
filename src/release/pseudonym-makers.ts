import type { CodedColumn } from '../columns/column.ts';
import { hmacSha256Hex, sha256Hex } from '../columns/sha256.ts';
import type { Draws } from '../random/draws.ts';
import { permutation } from '../random/permutation.ts';

/**
 * How often a value keeps its pseudonym (ENISA, Pseudonymisation techniques and best practices, 2019). deterministic:
 * always. document-randomized: its first row, its second row, … each get another one, the same in every release.
 * fully-randomized: every row gets one that no other row has.
 */
export type Policy = 'deterministic' | 'document-randomized' | 'fully-randomized';

export interface PseudonymRecipe {
  readonly method: 'sha256' | 'sha256-salted' | 'hmac-sha256' | 'token' | 'counter';
  readonly policy: Policy;
  readonly bits: number | undefined;
  readonly recipient: string | undefined;
  /** Master key in hexadecimal; a new one where absent. */
  readonly key: string | undefined;
  readonly draws: Draws;
}

export interface PseudonymMaker {
  /** The pseudonym of a row with this code; asked once for each row that has a value, from the first to the last. */
  readonly pseudonym: (code: number, row: number) => string;
  /** Keys in hexadecimal, for the owner alone. */
  readonly keys: Readonly<Record<string, string>>;
}

/** Makes pseudonyms for the rows of a column; `values` are its dictionary's texts as they are hashed. */
export function pseudonymMaker(recipe: PseudonymRecipe, column: CodedColumn, values: readonly (string | null)[]): PseudonymMaker {
  const { method, policy, bits, draws } = recipe;
  switch (method) {
    case 'sha256':
      return { keys: {}, pseudonym: onceForEach(values, (value) => sha256Hex(value).slice(0, digits(bits))) };
    case 'sha256-salted':
      return {
        keys: {},
        pseudonym(code, row) {
          const salt = hex(draws, row, 4);
          return `${salt}$${sha256Hex(salt + values[code]!)}`;
        },
      };
    case 'hmac-sha256':
      return keyedMaker(recipe, values);
    case 'token':
      // 128 random bits: two equal ones among a billion have odds below 10⁻²⁰.
      return { keys: {}, pseudonym: policy === 'deterministic' ? onceForEach(values, (_, nth) => hex(draws, nth, 4)) : (_, row) => hex(draws, row, 4) };
    case 'counter':
      return counterMaker(policy, draws, column, values);
  }
}

function keyedMaker({ policy, bits, recipient, key, draws }: PseudonymRecipe, values: readonly (string | null)[]): PseudonymMaker {
  const master = key === undefined ? Uint8Array.from({ length: 32 }, (_, i) => draws.below(256, 0, i)) : bytesOf(key);
  // A key of the recipient's own, which tells nothing of the master key or of another's (HMAC as key derivation).
  const own = recipient === undefined ? master : bytesOf(hmacSha256Hex(master, `pseudonymize.recipient:${recipient}`));
  const keys = { masterKey: hexOf(master), ...(recipient === undefined ? {} : { recipientKey: hexOf(own) }) };
  if (policy === 'deterministic') return { keys, pseudonym: onceForEach(values, (value) => hmacSha256Hex(own, value).slice(0, digits(bits))) };
  const seen = new Map<string, number>();
  return {
    keys,
    pseudonym(code) {
      const value = values[code]!;
      const nth = seen.get(value) ?? 0;
      seen.set(value, nth + 1);
      // The number goes first and ends at the colon, so that no value and number read like another's.
      return hmacSha256Hex(own, `${nth}:${value}`).slice(0, digits(bits));
    },
  };
}

/** Numbers from 1 on with leading zeros, so that all have one length; their order is drawn. */
function counterMaker(policy: Policy, draws: Draws, { codes }: CodedColumn, values: readonly (string | null)[]): PseudonymMaker {
  const count = policy === 'deterministic' ? new Set(Array.from(codes, (code) => values[code]!).filter((value) => value !== null)).size : codes.reduce((sum, code) => sum + (values[code] === null ? 0 : 1), 0);
  const order = permutation(count, draws);
  const written = (nth: number): string => String(order[nth]! + 1).padStart(String(count).length, '0');
  let next = 0;
  return { keys: {}, pseudonym: policy === 'deterministic' ? onceForEach(values, (_, nth) => written(nth)) : () => written(next++) };
}

/** One pseudonym for each distinct value, made at its first row; `nth` counts the values in that order. */
function onceForEach(values: readonly (string | null)[], make: (value: string, nth: number) => string): (code: number) => string {
  const made = new Map<string, string>();
  return (code) => {
    const value = values[code]!;
    let pseudonym = made.get(value);
    if (pseudonym === undefined) {
      pseudonym = make(value, made.size);
      made.set(value, pseudonym);
    }
    return pseudonym;
  };
}

function digits(bits: number | undefined): number {
  return (bits ?? 256) / 4;
}

function hex(draws: Draws, entity: number, words: number): string {
  return Array.from({ length: words }, (_, i) => draws.uint32(entity, i).toString(16).padStart(8, '0')).join('');
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
