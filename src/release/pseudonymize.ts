import { z } from 'zod';
import { asCoded, codeTexts, columnOf, type Column } from '../columns/column.ts';
import { hmacSha256Hex, sha256Hex } from '../columns/sha256.ts';
import type { Draws } from '../random/draws.ts';
import { InputError } from '../schema/input-error.ts';
import { counted, type ReleaseStep } from './step.ts';

const options = z.strictObject({
  column: z.string().describe('The direct identifier that becomes the key of the release.'),
  method: z
    .enum(['sha256', 'sha256-salted', 'hmac-sha256', 'token'])
    .default('sha256')
    .describe(
      'sha256: unkeyed hash of the normalized value. sha256-salted: one random salt for each row, released beside its hash. hmac-sha256: keyed hash, the key kept elsewhere. token: a random number from a vault kept elsewhere.',
    ),
  normalize: z.boolean().default(true).describe('Trim and lower-case the value first, as audience-matching interfaces ask.'),
});

type Pseudonym = (value: string, row: number) => string;

/**
 * Replaces an identifier by a key. Equal values give equal keys except with `sha256-salted`; whether
 * the key can be reversed depends on who can compute it, which `hashReversal` tests.
 */
export const pseudonymize = {
  id: 'pseudonymize',
  options,
  doc: {
    title: 'Pseudonymize an identifier',
    summary: 'Replaces a direct identifier by a hash, a keyed hash or a random token. The row stays the same person; only its label changes.',
    assumptions: [
      'sha256 and sha256-salted: nobody can list the possible values. E-mail addresses and telephone numbers can be listed.',
      'hmac-sha256 and token: the key or the vault is not taken with the data.',
    ],
    sources: [
      'FIPS 180-4, Secure Hash Standard, 2015; RFC 2104, HMAC, 1997.',
      'AEPD and EDPS, Introduction to the hash function as a personal data pseudonymisation technique, 2019.',
      'GDPR Art. 4(5): pseudonymised data are personal data wherever the additional information can be had.',
    ],
  },
  run(state, { column, method, normalize }) {
    if (!state.table.columns.has(column)) throw new InputError(`pseudonymize.column: expected a column of the release (${[...state.table.columns.keys()].join(', ')}), got ${column}`);
    if (state.recodings.has(column)) throw new InputError(`pseudonymize.column: expected ${column} as collected, got one that an earlier step generalized; pseudonymize first`);
    const before = asCoded(columnOf(state.table, column));
    const pseudonym = pseudonymOf(method, state.draws(`pseudonymize.${column}`));
    const texts = Array.from(before.codes, (code, row) => {
      const value = before.dictionary[code] ?? null;
      return value === null ? null : pseudonym(normalize ? value.trim().toLowerCase() : value, row);
    });
    const after = codeTexts(texts, texts.length);
    const columns = new Map<string, Column>(state.table.columns).set(column, after);
    return {
      state: { ...state, table: { ...state.table, columns }, pseudonymized: new Set(state.pseudonymized).add(column) },
      promises: [],
      changes: [`Replaced ${column} by ${PHRASE[method]} in ${counted(texts.filter((text) => text !== null).length, 'row')}.`],
    };
  },
} satisfies ReleaseStep<typeof options>;

const PHRASE: Readonly<Record<z.output<typeof options>['method'], string>> = {
  sha256: 'its SHA-256 hash',
  'sha256-salted': 'a SHA-256 hash salted row by row',
  'hmac-sha256': 'an HMAC-SHA-256 under a key kept elsewhere',
  token: 'a random token',
};

function pseudonymOf(method: z.output<typeof options>['method'], draws: Draws): Pseudonym {
  switch (method) {
    case 'sha256':
      return (value) => sha256Hex(value);
    case 'sha256-salted':
      return (value, row) => {
        const salt = hex(draws, row, 4);
        return `${salt}$${sha256Hex(salt + value)}`;
      };
    case 'hmac-sha256': {
      const key = Uint8Array.from({ length: 32 }, (_, i) => draws.below(256, 0, i));
      return (value) => hmacSha256Hex(key, value);
    }
    case 'token': {
      const vault = new Map<string, string>();
      return (value) => {
        let token = vault.get(value);
        if (token === undefined) {
          token = hex(draws, vault.size, 4);
          vault.set(value, token);
        }
        return token;
      };
    }
  }
}

function hex(draws: Draws, entity: number, words: number): string {
  return Array.from({ length: words }, (_, i) => draws.uint32(entity, i).toString(16).padStart(8, '0')).join('');
}
