import { describe, expect, it } from 'vitest';
import { asCoded, codeTexts, columnOf, makeTable, type Table } from '../../src/columns/column.ts';
import { disclose } from '../../src/columns/disclose.ts';
import { keyedDraws } from '../../src/random/keyed-draws.ts';
import { smallWorld } from '../small-world.ts';

const draws = (attribute: string) => keyedDraws({ seed: 11, stage: 'referee', instance: 0, attribute });

function disclosed(release: Table, register: Table) {
  return disclose({ release, recodings: new Map(), sources: new Map([['register', register]]), targets: new Map(), shuffle: draws, draws: draws('attack') });
}

type Attacker = (release: Table, register: Table) => (row: number) => number;

/** Takes the i-th record for the i-th entry. */
const byRank: Attacker = () => (row) => row;

/** Takes code c of one table's dictionary for code c of the other's. */
const byCodeOrder =
  (name: string): Attacker =>
  (release, register) => {
    const left = asCoded(columnOf(release, name));
    const rowOf = new Map<number, number>();
    asCoded(columnOf(register, name)).codes.forEach((code, row) => rowOf.has(code) || rowOf.set(code, row));
    return (row) => rowOf.get(left.codes[row]!) ?? 0;
  };

describe('an attacker that uses only the order of rows or codes', () => {
  // The company's table and the register list the same people in the same order: the worst case.
  const world = smallWorld(4_000, 5);
  const [release, register] = [world.people, { ...world.people, schema: { ...world.people.schema, name: 'register' } }];
  const { view, key } = disclosed(release, register);
  const [seenRegister, registerOrder] = [[...view.sources.values()][0]!, [...key.sources.values()][0]!];
  const rows = Array.from({ length: release.rows }, (_, row) => row);
  const hitsOn = (attacker: Attacker): number => {
    const guess = attacker(view.release, seenRegister);
    return rows.filter((row) => registerOrder[guess(row)] === key.release[row]).length;
  };

  for (const [name, attacker] of [['rank', byRank], ['given-name code', byCodeOrder('givenName')], ['surname code', byCodeOrder('surname')], ['postcode code', byCodeOrder('postcode')]] as const) {
    it(`scores at baseline by ${name}, and would win on tables as they are`, () => {
      const undisclosed = attacker(release, register);
      const before = rows.filter((row) => undisclosed(row) === row).length;
      const distinct = name === 'rank' ? release.rows : new Set(asCoded(columnOf(release, name === 'given-name code' ? 'givenName' : name === 'surname code' ? 'surname' : 'postcode')).codes).size;
      expect(before).toBe(distinct);
      // Right by chance: one in `rows` for each guess, Poisson with mean 1; above 6 once in ten thousand seeds.
      expect(hitsOn(attacker)).toBeLessThanOrEqual(6);
    });
  }

  it('sees no value that no released row holds: planted canaries are gone', () => {
    const canary = 'CANARY-4711';
    const dictionary = ['a', canary, 'b', null];
    const schema = { name: 'release', subject: 'secret', columns: [{ name: 'x', type: 'string', attributeClass: 'quasi-identifier' }] } as const;
    const table = makeTable(schema, new Map([['x', { kind: 'coded', type: 'string', codes: Uint32Array.of(2, 0, 3, 2), dictionary } as const]]));
    const seen = disclosed(table, makeTable({ ...schema, name: 'r' }, new Map([['x', codeTexts(['a'], 1)]]))).view.release;
    const column = asCoded(columnOf(seen, 'x'));
    expect(JSON.stringify(column.dictionary)).not.toContain(canary);
    expect(seen.schema.subject).toBeUndefined();
    expect(Array.from(column.codes, (code) => column.dictionary[code] ?? '').sort()).toEqual(['', 'a', 'b', 'b']);
  });
});
