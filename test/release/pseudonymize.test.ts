import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../src/columns/sha256.ts';
import { pseudonymize } from '../../src/release/pseudonymize.ts';
import { cellsOf, releaseState } from './release-state.ts';

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
});
