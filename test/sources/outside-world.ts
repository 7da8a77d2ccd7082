import { cellText, codeTexts, columnOf, makeTable, MISSING_INTEGER, parseDate, takeRows, type Column, type Table } from '../../src/columns/column.ts';
import { keyedDraws } from '../../src/random/keyed-draws.ts';
import { HOUSEHOLD } from '../../src/schema/place-tables.ts';
import { ACCOUNT } from '../../src/schema/social-tables.ts';
import { TIE } from '../../src/schema/tie-tables.ts';
import { BLOCK, PROVIDERS } from '../../src/schema/world.ts';
import type { SourceInput } from '../../src/sources/source.ts';
import { peopleOf, type Person } from '../crm/people.ts';

export const AS_OF = parseDate('2026-01-01');

export const providers = makeTable(
  PROVIDERS,
  new Map<string, Column>([
    ['domain', codeTexts(['mail.example', 'post.example'], 2)],
    ['share', { kind: 'number', type: 'decimal', values: Float64Array.of(0.6, 0.4) }],
  ]),
);

/** People with the tables that sources read, made by hand for the tests: nothing of `population/` is in them. */
export interface OutsideWorld {
  readonly people: Table;
  readonly tables: Readonly<Record<'household' | 'tie' | 'account', Table>>;
}

export function integers(values: ArrayLike<number>, type: 'integer' | 'date' = 'integer'): Column {
  return { kind: 'number', type, values: Int32Array.from(values) };
}

export function textOf(table: Table, column: string, row: number): string | null {
  return cellText(columnOf(table, column), row);
}

export function numbersIn(table: Table, name: string): Int32Array | Float64Array {
  const column = columnOf(table, name);
  if (column.kind !== 'number') throw new Error(`expected numbers in ${name}`);
  return column.values;
}

/** Tables around people by hand: a house for each household, these ties, one account per person with followers. */
export function worldAround(persons: readonly Person[], ties: readonly (readonly [number, number, string])[] = [], visibility: (row: number) => string = () => 'public'): OutsideWorld {
  const people = peopleOf(persons);
  const homes = [...new Set(numbersIn(people, 'householdId'))];
  const ids = numbersIn(people, 'personId');
  const rowOf = (personId: number): number => personId - ids[0]!;
  const users = [...numbersIn(people, 'followers').keys()].filter((row) => numbersIn(people, 'followers')[row] !== MISSING_INTEGER);
  const text = (values: readonly (string | null)[]): Column => codeTexts(values, values.length);
  return {
    people,
    tables: {
      household: makeTable(
        HOUSEHOLD,
        new Map<string, Column>([
          ['householdId', integers(homes)],
          ['postcode', text(homes.map((home) => textOf(people, 'postcode', rowOf(home))))],
          ['street', text(homes.map((home) => `Street ${home % 97}`))],
          ['houseNumber', integers(homes.map((home) => 1 + (home % 140)))],
          ['unit', text(homes.map((home) => (home % 3 === 1 ? `#${home % 11}` : null)))],
          ...['size', 'adults', 'children', 'incomeBand'].map((name): [string, Column] => [name, integers(homes.map(() => 1))]),
          ['tenure', text(homes.map(() => 'rent'))],
          ['landline', text(homes.map((home) => (home % 4 === 2 ? `(999) 900-${String(home % 10_000).padStart(4, '0')}` : null)))],
        ]),
      ),
      tie: makeTable(
        TIE,
        new Map([['sourceId', integers(ties.map(([source]) => source))], ['targetId', integers(ties.map(([, target]) => target))], ['kind', text(ties.map(([, , kind]) => kind))], ['since', integers(ties.map(() => AS_OF - 900), 'date')]]),
      ),
      account: makeTable(
        ACCOUNT,
        new Map<string, Column>([
          ['accountId', integers(users.map((row) => (row * 7919) % 100_003))],
          ['personId', integers(users.map((row) => ids[row]!))],
          ['platform', text(users.map(() => 'plaza'))],
          ['handle', text(users.map((row) => `handle-${(row * 31) % 100_003}`))],
          ['displayName', text(users.map((row) => textOf(people, 'givenName', row)))],
          ['visibility', text(users.map(visibility))],
          ['createdOn', integers(users.map((row) => AS_OF - 1000 - (row % 500)), 'date')],
          ['followers', integers(users.map((row) => numbersIn(people, 'followers')[row]!))],
          ['following', integers(users.map((row) => (row * 13) % 700))],
          ['posts', integers(users.map((row) => (row * 17) % 300))],
          ['likesShown', integers(users.map((row) => (row * 19) % 900))],
          ['bio', text(users.map((row) => (row % 3 === 0 ? 'likes rain' : null)))],
        ]),
      ),
    },
  };
}

/** People in households of one to four over whole and broken blocks, with ties near and far. */
export function drawnWorld(size: number): OutsideWorld {
  const draws = keyedDraws({ seed: 5, stage: 'test', instance: '', attribute: 'outside' });
  const pick = <Item>(items: readonly Item[], id: number, index: number): Item => items[draws.below(items.length, id, index)]!;
  let [home, end] = [0, 0];
  const persons = Array.from({ length: size }, (_, id): Person => {
    if (id >= end || id % BLOCK === 0) [home, end] = [id, id + 1 + draws.below(4, id, 0)];
    const moved = draws.uniform(id, 1) < 0.4;
    const age = id === home ? 20 + draws.below(65, id, 2) : draws.below(80, id, 2);
    const born = AS_OF - Math.floor((age + draws.uniform(id, 3)) * 365.25);
    return {
      householdId: home,
      postcode: String(10_000 + Math.floor(home / 500)),
      urbanity: pick(['rural', 'suburban', 'urban'], Math.floor(home / 500), 22),
      givenName: pick(['Benjamin', 'Jennifer', 'William', 'Stephanie', 'Alexandra', 'Robert', 'Olivia', 'Margaret'], id, 4),
      surname: pick(['Harrow', 'Winter', 'Okafor', 'Castellanos', 'Brook', 'Meadows', 'Quill', 'Thornbury'], home, 5),
      sex: pick(['F', 'M'], id, 6),
      birthDate: born,
      education: pick(['primary', 'secondary', 'tertiary'], id, 7),
      occupation: pick(['trade', 'care', 'office'], id, 8),
      incomeBand: 1 + draws.below(5, home, 9),
      healthConditions: pick(['none', 'none', 'condition A', 'several'], id, 24),
      interest: pick(['gardens', 'chess', 'football', 'trains'], id, 10),
      followers: age >= 13 && draws.uniform(id, 11) < 0.8 ? draws.below(900, id, 12) : null,
      email: age >= 13 && draws.uniform(id, 13) < 0.9 ? `${pick(['amber', 'birch', 'cedar'], id, 14)}${id.toString(36)}@mail.example` : null,
      phone: age >= 10 ? `(999) ${200 + Math.floor(id / 10_000)}-${String((id * 7) % 10_000).padStart(4, '0')}` : null,
      previousPostcode: moved ? String(20_000 + draws.below(90, id, 15)) : null,
      movedOn: moved ? AS_OF - draws.below(3650, id, 16) : null,
      tolerance: draws.uniform(id, 17),
      spend: Math.round(draws.uniform(id, 18) * 10_000) / 100,
      orders: draws.below(12, id, 19),
    };
  });
  const ties: [number, number, string][] = [];
  for (let id = 0; id < size - 1; id++) {
    if (persons[id]!['followers'] === null) continue;
    for (const reach of [40, 900, 5000]) {
      const other = id + 1 + draws.below(reach, id, 20, reach);
      if (other < size && persons[other]!['followers'] !== null) ties.push([id, other, draws.uniform(id, 21, reach) < 0.2 ? 'coworker' : 'friend']);
    }
  }
  return worldAround(persons, ties, (row) => pick(['public', 'public', 'friends', 'private'], row, 23));
}

/** What a source sees of a world. */
export function inputOf({ people, tables }: OutsideWorld, instance = 'outsider', seed = 7): SourceInput {
  return {
    people,
    worldTable: (name) => {
      const table = tables[name as keyof OutsideWorld['tables']];
      if (table === undefined) throw new Error(`no table ${name}`);
      return table;
    },
    providers,
    seed,
    asOfDays: AS_OF,
    instance,
  };
}

/** One block of a world alone, as it is simulated by itself: its people, their households, accounts and the ties of its lower ids. */
export function blockAlone({ people, tables }: OutsideWorld, block: number): OutsideWorld {
  const inBlock = (table: Table, column: string): Table => takeRows(table, Uint32Array.from(numbersIn(table, column).keys()).filter((row) => Math.floor(numbersIn(table, column)[row]! / BLOCK) === block));
  return { people: inBlock(people, 'personId'), tables: { household: inBlock(tables.household, 'householdId'), tie: inBlock(tables.tie, 'sourceId'), account: inBlock(tables.account, 'personId') } };
}

/** All cells of a table, row by row, as text. */
export function rowsOf(table: Table): string[] {
  return Array.from({ length: table.rows }, (_, row) => table.schema.columns.map(({ name }) => textOf(table, name, row) ?? '').join('|'));
}
