import { describe, expect, it } from 'vitest';
import { hashReversal } from '../../src/attack/reidentification/hash-reversal.ts';
import { codeTexts, columnOf, makeTable, type Column, type Table } from '../../src/columns/column.ts';
import { disclose } from '../../src/columns/disclose.ts';
import { sha256Hex } from '../../src/columns/sha256.ts';
import { keyedDraws } from '../../src/random/keyed-draws.ts';
import { pseudonymize } from '../../src/release/pseudonymize.ts';
import type { ReleaseState } from '../../src/release/step.ts';
import { PROVIDERS, REGISTER } from '../../src/schema/world.ts';

const draws = (attribute: string) => keyedDraws({ seed: 2, stage: 'test', instance: 0, attribute });

const names = [['Ann', 'Lee'], ['Bo', 'Díaz'], ['Cy', "O'Neil"], ['Dee', 'Park']] as const;
const addresses = ['ann.lee@mail.example', ' BDiaz@mail.example', 'sunflower77@post.example', null];

const register = makeTable(
  REGISTER,
  new Map<string, Column>([
    ['givenName', codeTexts(names.map(([given]) => given), 4)],
    ['surname', codeTexts(names.map(([, family]) => family), 4)],
    ['sex', codeTexts(['F', 'M', 'M', 'F'], 4)],
    ['birthDate', { kind: 'number', type: 'date', values: Int32Array.of(0, 400, 800, 1200) } as const],
    ['postcode', codeTexts(['1', '1', '1', '1'], 4)],
  ]),
);
const providers = makeTable(PROVIDERS, new Map<string, Column>([['domain', codeTexts(['post.example', 'mail.example'], 2)], ['share', { kind: 'number', type: 'decimal', values: Float64Array.of(0.3, 0.7) } as const]]));

function released(method: string): Table {
  const table = makeTable({ name: 'release', columns: [{ name: 'email', type: 'string', attributeClass: 'direct-identifier' }] }, new Map([['email', codeTexts(addresses, 4)]]));
  const state = { table, recodings: new Map(), pseudonymized: new Set(), draws } as unknown as ReleaseState;
  return method === 'plain' ? table : pseudonymize.run(state, pseudonymize.options.parse({ column: 'email', method })).state.table;
}

function reverse(method: string, budget = 1_000_000): { guesses: (string | null)[]; candidates: number } {
  const { view, key } = disclose({
    release: released(method),
    recodings: new Map(),
    sources: new Map([['register', register], ['providers', providers]]),
    targets: new Map([['record-to-key', Uint32Array.of(0, 1, 2, 3)]]),
    shuffle: draws,
    draws: draws('attack'),
  });
  const { claims, candidates } = hashReversal.run(view, hashReversal.options.parse({ budget }));
  const guesses: (string | null)[] = [];
  for (const claim of claims) guesses[key.release[claim.target]!] = claim.guess as string | null;
  return { guesses, candidates };
}

describe('hashReversal', () => {
  it('finds every address that a pattern makes, and only those', () => {
    expect(reverse('sha256').guesses).toEqual(['ann.lee@mail.example', 'bdiaz@mail.example', null, null]);
  });

  it('hashes every candidate once: 4 people × 16 patterns × 2 domains', () => {
    expect(reverse('sha256').candidates).toBe(4 * 16 * 2);
  });

  it('pays for a salt record by record, and stops at its budget', () => {
    const salted = reverse('sha256-salted');
    expect(salted.guesses).toEqual(['ann.lee@mail.example', 'bdiaz@mail.example', null, null]);
    expect(salted.candidates).toBe(3 * 4 * 16 * 2);
    const stopped = reverse('sha256-salted', 2);
    expect(stopped.candidates).toBe(2);
    expect(stopped.guesses[1]).toBeNull();
  });

  it('finds nothing behind a keyed hash, and knows a token when it sees one', () => {
    expect(reverse('hmac-sha256')).toEqual({ guesses: [null, null, null, null], candidates: 4 * 16 * 2 });
    expect(reverse('token')).toEqual({ guesses: [null, null, null, null], candidates: 0 });
  });

  it('just reads what is in the clear', () => {
    expect(reverse('plain')).toEqual({ guesses: ['ann.lee@mail.example', 'bdiaz@mail.example', 'sunflower77@post.example', null], candidates: 0 });
  });
});

describe('pseudonymize', () => {
  const cells = (method: string): (string | null)[] => {
    const column = columnOf(released(method), 'email');
    return column.kind === 'coded' ? Array.from(column.codes, (code) => column.dictionary[code] ?? null) : [];
  };

  it('hashes the trimmed, lower-cased value and leaves missing ones missing', () => {
    expect(cells('sha256')).toEqual([sha256Hex('ann.lee@mail.example'), sha256Hex('bdiaz@mail.example'), sha256Hex('sunflower77@post.example'), null]);
  });

  it('gives tokens and keyed hashes that differ from the plain hash and from each other', () => {
    const [token, hmac, salted] = [cells('token'), cells('hmac-sha256'), cells('sha256-salted')];
    expect(new Set([...token, ...hmac, ...salted].filter((cell) => cell !== null)).size).toBe(9);
    expect(salted[0]).toMatch(/^[0-9a-f]{32}\$[0-9a-f]{64}$/);
    expect(salted[0]!.split('$')[1]).toBe(sha256Hex(`${salted[0]!.split('$')[0]}ann.lee@mail.example`));
  });
});
