import { z } from 'zod';
import { asCoded, codeTexts, columnOf, type CodedColumn, type Column } from '../columns/column.ts';
import { InputError } from '../schema/input-error.ts';
import type { ColumnSchema } from '../schema/table-schema.ts';
import { pseudonymMaker, type Policy } from './pseudonym-makers.ts';
import { counted, type ReleaseStep } from './step.ts';

const methods = ['sha256', 'sha256-salted', 'hmac-sha256', 'token', 'counter'] as const;

const options = z.strictObject({
  column: z.string().describe('The direct identifier that becomes the key of the release.'),
  method: z
    .enum(methods)
    .default('sha256')
    .describe(
      'sha256: unkeyed hash of the normalized value. sha256-salted: one random salt for each row, released beside its hash. hmac-sha256: keyed hash, the key kept elsewhere. token: a random number from a vault kept elsewhere. counter: 1, 2, 3, … in a random order of the values.',
    ),
  normalize: z.boolean().default(true).describe('Trim and lower-case the value first, as audience-matching interfaces ask.'),
  policy: z
    .enum(['deterministic', 'document-randomized', 'fully-randomized'])
    .optional()
    .describe(
      'deterministic: equal values get equal pseudonyms. document-randomized: each further row of a value gets another one, the same again in another release under the same key (hmac-sha256). fully-randomized: every row gets one of its own (token, counter, sha256-salted). Default: deterministic, but fully-randomized for sha256-salted.',
    ),
  bits: z.int().min(4).max(252).multipleOf(4).optional().describe('Keep only this many leading bits of a hash (sha256, hmac-sha256), so that several values may share one. Default: all 256.'),
  recipient: z.string().min(1).optional().describe('Who receives this release: the key is derived from the master key for this name, so that the releases of two recipients cannot be joined (hmac-sha256).'),
  key: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/)
    .optional()
    .describe('Master key, 64 hexadecimal digits, for a release that must join an earlier one (hmac-sha256). Default: a new random key, which stays with the owner.')
    .meta({ secret: true }),
  vault: z.boolean().optional().describe('Keep the list of pseudonyms and values for the owner, so that pseudonyms can be resolved. Default: true for token and counter, else false.'),
});

/**
 * Replaces an identifier by a key. Whether the key can be reversed depends on who can compute it, which
 * `hashReversal` tests; whether rows can be joined by it, on the policy.
 */
export const pseudonymize = {
  id: 'pseudonymize',
  eachAlone: true,
  options,
  doc: {
    title: 'Pseudonymize an identifier',
    summary: 'Replaces a direct identifier by a hash, a keyed hash, a random token or a counter. The row stays the same person; only its label changes.',
    assumptions: [
      'sha256, sha256-salted and truncated hashes without a key: nobody can list the possible values. E-mail addresses and telephone numbers can be listed.',
      'hmac-sha256, token and counter: the key or the vault is not taken with the data.',
      'A truncated hash that several values share hides nobody whose other columns set them apart.',
      'Missing values stay missing.',
    ],
    sources: [
      'FIPS 180-4, Secure Hash Standard, 2015; RFC 2104, HMAC, 1997.',
      'ENISA, Pseudonymisation techniques and best practices, 2019 (techniques: counter, random number generator, hash, message authentication code; policies: deterministic, document-randomized, fully-randomized).',
      'AEPD and EDPS, Introduction to the hash function as a personal data pseudonymisation technique, 2019.',
      'GDPR Art. 4(5): pseudonymised data are personal data wherever the additional information can be had.',
    ],
  },
  run(state, { column, method, normalize, policy, bits, recipient, key, vault }) {
    if (!state.table.columns.has(column)) throw new InputError(`pseudonymize.column: expected a column of the release (${[...state.table.columns.keys()].join(', ')}), got ${column}`);
    if (state.recodings.has(column)) throw new InputError(`pseudonymize.column: expected ${column} as collected, got one that an earlier step generalized; pseudonymize first`);
    const chosen = checkedPolicy(method, policy);
    requireMethod('bits', bits, method, ['sha256', 'hmac-sha256']);
    requireMethod('recipient', recipient, method, ['hmac-sha256']);
    requireMethod('key', key, method, ['hmac-sha256']);
    const before = asCoded(columnOf(state.table, column));
    const values = before.dictionary.map((value) => (value === null || !normalize ? value : value.trim().toLowerCase()));
    const maker = pseudonymMaker({ method, policy: chosen, bits, recipient, key, draws: state.draws(`pseudonymize.${column}`) }, before, values);
    const texts = Array.from(before.codes, (code, row) => (values[code] === null ? null : maker.pseudonym(code, row)));
    const columns = new Map<string, Column>(state.table.columns).set(column, codeTexts(texts, texts.length));
    const schema = { ...state.table.schema, columns: state.table.schema.columns.map((entry): ColumnSchema => (entry.name === column ? { ...entry, type: 'string' } : entry)) };
    const kept = { ...maker.keys, ...((vault ?? (method === 'token' || method === 'counter')) ? { vault: vaultOf(before, texts) } : {}) };
    return {
      state: { ...state, table: { ...state.table, schema, columns }, pseudonymized: new Set(state.pseudonymized).add(column) },
      promises: [],
      changes: [
        `Replaced ${column} by ${phraseOf(method, bits)} in ${counted(texts.filter((text) => text !== null).length, 'row')}.`,
        ...(bits === undefined ? [] : [sharedSentence(values, before, texts)]),
        ...(recipient === undefined ? [] : [`The key holds for ${recipient} alone; releases to others do not join with this one by ${column}.`]),
      ],
      ...(Object.keys(kept).length === 0 ? {} : { internal: kept }),
    };
  },
} satisfies ReleaseStep<typeof options>;

const PHRASE: Readonly<Record<(typeof methods)[number], string>> = {
  sha256: 'its SHA-256 hash',
  'sha256-salted': 'a SHA-256 hash salted row by row',
  'hmac-sha256': 'an HMAC-SHA-256 under a key kept elsewhere',
  token: 'a random token',
  counter: 'a counter in random order',
};

function phraseOf(method: (typeof methods)[number], bits: number | undefined): string {
  return bits === undefined ? PHRASE[method] : `the first ${bits} bits of ${PHRASE[method]}`;
}

const POLICIES: Readonly<Record<(typeof methods)[number], readonly [Policy, ...Policy[]]>> = {
  sha256: ['deterministic'],
  'sha256-salted': ['fully-randomized'],
  'hmac-sha256': ['deterministic', 'document-randomized'],
  token: ['deterministic', 'fully-randomized'],
  counter: ['deterministic', 'fully-randomized'],
};

function checkedPolicy(method: (typeof methods)[number], policy: Policy | undefined): Policy {
  const possible = POLICIES[method];
  if (policy !== undefined && !possible.includes(policy)) throw new InputError(`pseudonymize.policy: expected ${possible.join(' or ')} with ${method}, got ${policy}; choose another method`);
  return policy ?? possible[0];
}

/** An option that its method cannot heed is refused: silence would promise what is not done. */
function requireMethod(option: string, value: unknown, method: string, possible: readonly string[]): void {
  if (value !== undefined && !possible.includes(method)) throw new InputError(`pseudonymize.${option}: expected the method ${possible.join(' or ')}, got ${method}; leave ${option} out or change the method`);
}

/** Each pseudonym with the values, as collected, behind it; sorted, so that the order tells nothing of the rows. */
function vaultOf({ codes, dictionary }: CodedColumn, texts: readonly (string | null)[]): readonly (readonly [pseudonym: string, ...values: string[]])[] {
  const found = new Map<string, Set<string>>();
  texts.forEach((text, row) => {
    if (text === null) return;
    const values = found.get(text) ?? new Set();
    found.set(text, values.add(dictionary[codes[row]!]!));
  });
  return [...found].map(([pseudonym, values]) => [pseudonym, ...[...values].sort()] as const).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** How many values lost a pseudonym of their own to the truncation. */
function sharedSentence(values: readonly (string | null)[], { codes }: CodedColumn, texts: readonly (string | null)[]): string {
  const behind = new Map<string, Set<string>>();
  texts.forEach((text, row) => {
    if (text !== null) behind.set(text, (behind.get(text) ?? new Set()).add(values[codes[row]!]!));
  });
  let [all, shared] = [0, 0];
  for (const { size } of behind.values()) {
    all += size;
    if (size > 1) shared += size;
  }
  return `${counted(shared, 'value')} of ${all.toLocaleString('en')} share a pseudonym with another (collisions of the truncated hash).`;
}
