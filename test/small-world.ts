import { codeTexts, makeTable, type Column, type Table } from '../src/columns/column.ts';
import { keyedDraws } from '../src/random/keyed-draws.ts';
import type { ColumnSchema } from '../src/schema/table-schema.ts';
import { REGISTER } from '../src/schema/world.ts';

/** A tiny world made in the test itself: people, a company's table and a register, with who is who. */
export interface SmallWorld {
  readonly people: Table;
  readonly collected: Table;
  readonly personOfContact: Int32Array;
  readonly register: Table;
  readonly personOfEntry: Int32Array;
}

const column = (name: string, attributeClass: ColumnSchema['attributeClass'], type: ColumnSchema['type'] = 'string'): ColumnSchema => ({ name, type, attributeClass });

const LEANINGS = ['left', 'centre', 'right'] as const;

/**
 * `count` people in ten postcodes; 40 % are customers, one contact each; the register holds 70 %.
 * The leaning goes with the postcode's parity, so that inference has something to find; with
 * `signal: false` it goes with nothing.
 */
export function smallWorld(count: number, seed: number, signal = true): SmallWorld {
  const draw = (attribute: string) => keyedDraws({ seed, stage: 'test', instance: 0, attribute });
  const ids = Array.from({ length: count }, (_, id) => id);
  const postcode = ids.map((id) => `1000${draw('postcode').below(10, id)}`);
  const sex = ids.map((id) => (draw('sex').below(2, id) === 0 ? 'F' : 'M'));
  const birth = Int32Array.from(ids, (id) => -10_000 + draw('birth').below(3 * 365, id));
  const leaning = ids.map((id) => {
    const party = signal && draw('party').uniform(id) < 0.7 ? (Number(postcode[id]!.at(-1)) % 2 === 0 ? 0 : 2) : draw('other').below(3, id);
    return LEANINGS[party]!;
  });
  const names = ids.map((id) => `Name${id}`);
  const base = (rows: readonly number[]): [string, Column][] => [
    ['givenName', codeTexts(rows.map((id) => names[id]!), rows.length)],
    ['surname', codeTexts(rows.map((id) => `Family${id % 997}`), rows.length)],
    ['sex', codeTexts(rows.map((id) => sex[id]!), rows.length)],
    ['birthDate', { kind: 'number', type: 'date', values: Int32Array.from(rows, (id) => birth[id]!) }],
    ['postcode', codeTexts(rows.map((id) => postcode[id]!), rows.length)],
  ];
  const identity = [column('givenName', 'direct-identifier'), column('surname', 'direct-identifier'), column('sex', 'quasi-identifier'), column('birthDate', 'quasi-identifier', 'date'), column('postcode', 'quasi-identifier')];
  const customers = ids.filter((id) => draw('customer').uniform(id) < 0.4);
  const entries = ids.filter((id) => draw('register').uniform(id) < 0.7);
  const trait = (rows: readonly number[]): [string, Column] => ['politicalLeaning', codeTexts(rows.map((id) => leaning[id]!), rows.length)];
  const email = (rows: readonly number[]): [string, Column] => ['email', codeTexts(rows.map((id) => `${names[id]!.toLowerCase()}@mail.example`), rows.length)];
  const traitSchema = column('politicalLeaning', 'sensitive');
  return {
    people: makeTable({ name: 'person', columns: [...identity, traitSchema] }, new Map([...base(ids), trait(ids)])),
    collected: makeTable({ name: 'customer', columns: [...identity, column('email', 'direct-identifier'), traitSchema] }, new Map([...base(customers), email(customers), trait(customers)])),
    personOfContact: Int32Array.from(customers),
    register: makeTable(REGISTER, new Map(base(entries))),
    personOfEntry: Int32Array.from(entries),
  };
}
