import { describe, expect, it } from 'vitest';
import { hmacSha256Hex, sha256Hex } from '../../src/columns/sha256.ts';
import { secureDraws } from '../../src/random/secure-draws.ts';
import { pseudonymize } from '../../src/release/pseudonymize.ts';
import { numberState } from './perturbation/numbers.ts';
import { cellsOf, releaseState } from './release-state.ts';

const KEY = 'ab'.repeat(32);
const state = releaseState({ columns: { email: ['direct-identifier', ['Lee@mail.example', null, ' lee@mail.example ', 'park@mail.example']], sex: ['quasi-identifier', ['F', 'M', 'F', 'M']] } });
const run = (options: object) => pseudonymize.run(state, pseudonymize.options.parse({ column: 'email', ...options }));
const keys = (options: object): (string | null)[] => cellsOf(run(options).state.table, 'email');

describe('pseudonymize', () => {
  it('gives one address one key, however it was written, unless every row has its own salt', () => {
    for (const method of ['sha256', 'hmac-sha256', 'token']) {
      const [first, missing, again, other] = keys({ method });
      expect([again, missing]).toEqual([first, null]);
      expect(other).not.toBe(first);
    }
    const [first, , again] = keys({ method: 'sha256-salted' });
    expect(again).not.toBe(first);
  });

  it('hashes the value as it is where asked to', () => {
    expect(keys({ normalize: false })).toEqual([sha256Hex('Lee@mail.example'), null, sha256Hex(' lee@mail.example '), sha256Hex('park@mail.example')]);
  });

  it('says which column it replaced, in how many rows, and touches no other', () => {
    const { state: after, changes, promises } = run({});
    expect(changes).toEqual(['Replaced email by its SHA-256 hash in 3 rows.']);
    expect(promises).toEqual([]);
    expect([...after.pseudonymized]).toEqual(['email']);
    expect(cellsOf(after.table, 'sex')).toEqual(['F', 'M', 'F', 'M']);
  });

  it('refuses a column that the release does not have', () => {
    expect(() => pseudonymize.run(state, pseudonymize.options.parse({ column: 'phone' }))).toThrow(/pseudonymize\.column: expected a column of the release \(email, sex\), got phone/);
  });

  it('numbers the values from 1 on, in an order that is not theirs', () => {
    const many = releaseState({ columns: { id: ['direct-identifier', Array.from({ length: 200 }, (_, i) => `customer ${i}`)] } });
    const numbers = cellsOf(pseudonymize.run(many, pseudonymize.options.parse({ column: 'id', method: 'counter' })).state.table, 'id');
    expect([...numbers].sort()).toEqual(Array.from({ length: 200 }, (_, i) => String(i + 1).padStart(3, '0')));
    // Spearman's rank correlation of a random order of 200 has a standard deviation of 1/√199 = 0.071; a bound of 5.5 of them.
    const gaps = numbers.reduce((sum, number, i) => sum + (Number(number) - 1 - i) ** 2, 0);
    expect(Math.abs(1 - (6 * gaps) / (200 * (200 ** 2 - 1)))).toBeLessThan(0.39);
  });

  it('gives every row a pseudonym of its own where fully randomized', () => {
    for (const method of ['token', 'counter']) {
      const [first, missing, again, other] = keys({ method, policy: 'fully-randomized' });
      expect(missing).toBeNull();
      expect(new Set([first, again, other]).size).toBe(3);
    }
  });

  it('gives the rows of a value the same collection in every release under one key where document-randomized', () => {
    const options = { method: 'hmac-sha256', policy: 'document-randomized', key: KEY };
    const [first, missing, again, other] = keys(options);
    expect(missing).toBeNull();
    expect([first, again, other]).toEqual(['0:lee@mail.example', '1:lee@mail.example', '0:park@mail.example'].map((text) => hmacSha256Hex(Uint8Array.from(Buffer.from(KEY, 'hex')), text)));
    expect(keys(options)).toEqual([first, missing, again, other]);
  });

  it('truncates, and counts what collides', () => {
    const many = releaseState({ columns: { id: ['direct-identifier', [...Array.from({ length: 40 }, (_, i) => String(i)), '0', null]] } });
    const { state: after, changes } = pseudonymize.run(many, pseudonymize.options.parse({ column: 'id', bits: 8 }));
    const texts = cellsOf(after.table, 'id');
    expect(texts.slice(0, 40)).toEqual(Array.from({ length: 40 }, (_, i) => sha256Hex(String(i)).slice(0, 2)));
    const alone = texts.slice(0, 40).filter((text, _, all) => all.filter((other) => other === text).length === 1).length;
    expect(alone).toBeLessThan(40);
    expect(changes).toEqual(['Replaced id by the first 8 bits of its SHA-256 hash in 41 rows.', `${40 - alone} values of 40 share a pseudonym with another (collisions of the truncated hash).`]);
  });

  it('keeps recipients apart, and joins the releases of one', () => {
    const shop = (recipient: string, key = KEY) => keys({ method: 'hmac-sha256', recipient, key }).filter((text) => text !== null);
    expect(shop('agency')).toEqual(shop('agency'));
    expect(shop('agency').filter((text) => shop('printer').includes(text))).toEqual([]);
    expect(shop('agency').filter((text) => shop('agency', '1'.repeat(64)).includes(text))).toEqual([]);
    const { internal } = run({ method: 'hmac-sha256', recipient: 'agency', key: KEY });
    const derived = hmacSha256Hex(Uint8Array.from(Buffer.from(KEY, 'hex')), 'pseudonymize.recipient:agency');
    expect(internal).toEqual({ masterKey: KEY, recipientKey: derived });
    // What one recipient could be given to resolve its own pseudonyms is the key of a plain release: nothing else is mixed in.
    expect(shop('agency')[0]).toBe(hmacSha256Hex(Uint8Array.from(Buffer.from(derived, 'hex')), 'lee@mail.example'));
  });

  it('lets the owner join a later release with the key that it kept, drawn from the system', () => {
    const real = { ...state, draws: () => secureDraws() };
    const once = (options: object) => pseudonymize.run(real, pseudonymize.options.parse({ column: 'email', method: 'hmac-sha256', ...options }));
    const first = once({});
    const key = (first.internal as { masterKey: string }).masterKey;
    expect(cellsOf(once({ key }).state.table, 'email')).toEqual(cellsOf(first.state.table, 'email'));
    expect(cellsOf(once({}).state.table, 'email')[0]).not.toBe(cellsOf(first.state.table, 'email')[0]);
    expect(first.changes.join()).not.toContain(key);
  });

  it('keeps a vault that resolves every pseudonym, in the order of the pseudonyms', () => {
    for (const method of ['token', 'counter', 'sha256']) {
      const { state: after, internal } = run({ method, ...(method === 'sha256' ? { vault: true } : {}) });
      const { vault } = internal as { vault: [string, ...string[]][] };
      const [lee, , , park] = cellsOf(after.table, 'email') as string[];
      expect(vault).toEqual([[lee, ' lee@mail.example ', 'Lee@mail.example'], [park, 'park@mail.example']].sort(([a], [b]) => (a! < b! ? -1 : 1)));
    }
    expect(run({ method: 'token', vault: false }).internal).toBeUndefined();
    expect(run({ method: 'sha256' }).internal).toBeUndefined();
  });

  it.each([
    [{ method: 'token', bits: 16 }, /pseudonymize\.bits: expected the method sha256 or hmac-sha256, got token/],
    [{ method: 'sha256', recipient: 'agency' }, /pseudonymize\.recipient: expected the method hmac-sha256, got sha256/],
    [{ method: 'token', key: '0'.repeat(64) }, /pseudonymize\.key: expected the method hmac-sha256, got token/],
    [{ method: 'sha256', policy: 'fully-randomized' }, /pseudonymize\.policy: expected deterministic with sha256, got fully-randomized/],
  ])('refuses options that do not go together: %j', (options, message) => {
    expect(() => run(options)).toThrow(message);
  });

  it('makes text of a column of numbers, in its schema too', () => {
    const { state: after } = pseudonymize.run(numberState({ id: [7, 8, 7] }, { type: 'integer' }), pseudonymize.options.parse({ column: 'id', method: 'token' }));
    expect(after.table.schema.columns[0]!.type).toBe('string');
    const [first, second, third] = cellsOf(after.table, 'id');
    expect([third, second === first]).toEqual([first, false]);
  });
});
