import { codeTexts, makeTable, MISSING_INTEGER, type Column, type Table } from '../../src/columns/column.ts';
import { keyedDraws } from '../../src/random/keyed-draws.ts';
import { PERSON } from '../../src/schema/world.ts';
import type { ColumnSchema } from '../../src/schema/table-schema.ts';

/** One person by hand; what is left out takes a neutral value. */
export type Person = Readonly<Record<string, string | number | null>>;

const NEUTRAL: Person = {
  postcode: '10001',
  county: '001',
  urbanity: 'urban',
  givenName: 'Benjamin',
  surname: 'Harrow',
  rareName: 'false',
  sex: 'M',
  birthDate: 0,
  education: 'secondary',
  occupation: 'trade',
  incomeBand: 3,
  politicalLeaning: 'centre',
  interest: 'gardens',
  followers: 100,
  phone: '+1 (999) 555-0000',
  previousPostcode: null,
  movedOn: null,
  tolerance: 0.5,
  spend: 100,
  orders: 4,
  responds: 'true',
};

/** A `person` table of these people, personId from 0 in their order. */
export function peopleOf(persons: readonly Person[]): Table {
  const full = persons.map((person, row): Person => ({ ...NEUTRAL, personId: row, householdId: row, email: `p${row}@mail.example`, ...person }));
  return makeTable(PERSON, new Map(PERSON.columns.map((schema): [string, Column] => [schema.name, columnFrom(schema, full.map((person) => person[schema.name] ?? null))])));
}

function columnFrom({ type }: ColumnSchema, values: (string | number | null)[]): Column {
  if (type === 'integer' || type === 'date') return { kind: 'number', type, values: Int32Array.from(values, (value) => (value === null ? MISSING_INTEGER : Number(value))) };
  if (type === 'decimal') return { kind: 'number', type, values: Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value))) };
  return codeTexts(values.map((value) => (value === null ? null : String(value))), values.length, type);
}

const GIVEN = ['Benjamin', 'Jennifer', 'William', 'Stephanie', 'Kim', 'Alexandra', 'Robert', 'Olivia', 'Al', 'Margaret'];
const SUR = ['Harrow', 'Winter', 'Okafor', 'Li', 'Castellanos', 'Brook', 'Meadows', 'Quill', 'Thornbury', 'Vale'];

/** `size` people with every column varied and distinct contact points, drawn under their own stage. */
export function drawnPeople(size: number, asOfDays: number): Table {
  const draws = keyedDraws({ seed: 1, stage: 'test', instance: '', attribute: 'people' });
  return peopleOf(
    Array.from({ length: size }, (_, id): Person => {
      const pick = <Item>(items: readonly Item[], index: number): Item => items[draws.below(items.length, id, index)]!;
      const moved = draws.uniform(id, 1) < 0.4;
      return {
        postcode: String(10000 + Math.floor(id / 500)),
        givenName: pick(GIVEN, 2),
        surname: pick(SUR, 3),
        sex: pick(['F', 'M'], 4),
        birthDate: asOfDays - 1 - draws.below(85 * 365, id, 5),
        education: pick(['primary', 'secondary', 'tertiary'], 6),
        occupation: pick(['trade', 'care', 'office', 'none'], 7),
        incomeBand: 1 + draws.below(5, id, 8),
        politicalLeaning: pick(['left', 'centre', 'right'], 9),
        interest: pick(['gardens', 'chess', 'football'], 10),
        followers: draws.below(2000, id, 11),
        email: `${id.toString(36)}.person@${pick(['mail.example', 'post.example'], 12)}`,
        phone: `+1 999 ${String(1000000 + id).slice(0, 3)}-${String(1000000 + id).slice(3)}`,
        previousPostcode: moved ? String(20000 + draws.below(90, id, 13)) : null,
        movedOn: moved ? asOfDays - draws.below(3650, id, 14) : null,
        tolerance: draws.uniform(id, 15),
        spend: Math.round(draws.uniform(id, 16) * 100000) / 100,
        orders: draws.below(12, id, 17),
        responds: pick(['true', 'false'], 18),
      };
    }),
  );
}
