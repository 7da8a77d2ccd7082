import { describe, expect, it } from 'vitest';
import { cellText, codeTexts, columnOf, makeTable, parseDate, type Column, type Table } from '../../src/columns/column.ts';
import { collect } from '../../src/crm/collect.ts';
import { crmOptions } from '../../src/crm/crm-options.ts';
import { electoralRoll } from '../../src/sources/electoral-roll.ts';
import { sources } from '../../src/sources/index.ts';
import { PROVIDERS, REGISTER } from '../../src/schema/world.ts';
import { drawnPeople, peopleOf } from '../crm/people.ts';

const AS_OF = parseDate('2026-01-01');
const providers = makeTable(
  PROVIDERS,
  new Map<string, Column>([
    ['domain', codeTexts(['mail.example', 'post.example'], 2)],
    ['share', { kind: 'number', type: 'decimal', values: Float64Array.of(0.6, 0.4) }],
  ]),
);
const people = drawnPeople(20_000, AS_OF);

function roll(options: Partial<Record<'coverage' | 'staleness' | 'errorRate' | 'minimumAge', number>> = {}, instance = 'roll', world: Table = people, seed = 7) {
  return electoralRoll.run({ people: world, worldTable: () => world, providers, seed, asOfDays: AS_OF, instance }, electoralRoll.options.parse(options));
}

const textOf = (table: Table, column: string, row: number): string | null => cellText(columnOf(table, column), row);

describe('electoralRoll on people by hand', () => {
  const world = peopleOf([
    { givenName: 'Ada', surname: 'Old', birthDate: parseDate('1950-05-05'), postcode: '10001' },
    { givenName: 'Ben', surname: 'Today', birthDate: parseDate('2008-01-01'), postcode: '10002' },
    { givenName: 'Cat', surname: 'Tomorrow', birthDate: parseDate('2008-01-02'), postcode: '10003' },
    { givenName: 'Dan', surname: 'Moved', birthDate: parseDate('1980-02-29'), postcode: '10004', previousPostcode: '90004', movedOn: parseDate('2025-06-01') },
  ]);

  it('lists exactly the adults, who is 18 today included', () => {
    const { table, personOf } = roll({ coverage: 1, staleness: 0, errorRate: 0 }, 'roll', world);
    expect(table.schema).toBe(REGISTER);
    expect([...personOf]).toEqual([0, 1, 3]);
    expect([0, 1, 2].map((row) => [...table.columns.keys()].map((name) => textOf(table, name, row)).sort())).toEqual([
      ['10001', '1950-05-05', 'Ada', 'M', 'Old'],
      ['10002', '2008-01-01', 'Ben', 'M', 'Today'],
      ['10004', '1980-02-29', 'Dan', 'M', 'Moved'],
    ]);
  });

  it('lists who moved under the previous postcode when all are stale, and nobody else', () => {
    const { table } = roll({ coverage: 1, staleness: 1, errorRate: 0 }, 'roll', world);
    expect([0, 1, 2].map((row) => textOf(table, 'postcode', row))).toEqual(['10001', '10002', '90004']);
  });

  it('takes the age from the option', () => {
    expect([...roll({ coverage: 1, minimumAge: 45 }, 'roll', world).personOf]).toEqual([0, 3]);
    expect(roll({ coverage: 0 }, 'roll', world).table.rows).toBe(0);
  });
});

describe('electoralRoll on many people', () => {
  const adults = roll({ coverage: 1 }).personOf;

  it('covers the stated share of adults within four standard errors', () => {
    for (const coverage of [0.2, 0.5, 0.8]) {
      const error = Math.sqrt((coverage * (1 - coverage)) / adults.length);
      expect(Math.abs(roll({ coverage }).personOf.length / adults.length - coverage)).toBeLessThan(4 * error);
    }
  });

  it('is nested in coverage: a larger one keeps everyone and their entries', () => {
    const small = roll({ coverage: 0.3 });
    const large = roll({ coverage: 0.7 });
    const rowOf = new Map([...large.personOf].map((person, row) => [person, row]));
    for (let row = 0; row < small.table.rows; row += 50) {
      const other = rowOf.get(small.personOf[row]!);
      expect(other).toBeDefined();
      for (const name of small.table.columns.keys()) expect(textOf(large.table, name, other!)).toBe(textOf(small.table, name, row));
    }
  });

  it('two sources of coverage 0.5 overlap by 0.25 within four standard errors', () => {
    const first = new Set(roll({ coverage: 0.5 }, 'one').personOf);
    const both = [...roll({ coverage: 0.5 }, 'two').personOf].filter((person) => first.has(person)).length;
    expect(Math.abs(both / adults.length - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / adults.length));
  });

  it('is stale for the stated share of movers within four standard errors', () => {
    const { table, personOf } = roll({ coverage: 1, staleness: 0.3, errorRate: 0 });
    const moved = [...personOf.keys()].filter((row) => textOf(people, 'previousPostcode', personOf[row]!) !== null);
    const stale = moved.filter((row) => textOf(table, 'postcode', row) === textOf(people, 'previousPostcode', personOf[row]!)).length;
    expect(Math.abs(stale / moved.length - 0.3)).toBeLessThan(4 * Math.sqrt(0.21 / moved.length));
  });

  it('errs in at most one field of an entry, in about the stated share of entries', () => {
    const { table, personOf } = roll({ coverage: 1, staleness: 0, errorRate: 0.1 });
    let wrong = 0;
    for (let row = 0; row < table.rows; row++) {
      const fields = ['givenName', 'surname', 'sex', 'birthDate', 'postcode'].filter((name) => textOf(table, name, row) !== textOf(people, name, personOf[row]!));
      expect(fields.length).toBeLessThanOrEqual(1);
      wrong += fields.length;
    }
    // A name without a letter that is read for another stays as it is, so a little less than 0.1.
    expect(wrong / table.rows).toBeGreaterThan(0.08);
    expect(wrong / table.rows).toBeLessThan(0.1 + 4 * Math.sqrt(0.09 / table.rows));
  });

  it('errs independently of the company\'s own errors', () => {
    const { table, personOf } = roll({ coverage: 1, staleness: 0, errorRate: 0.3 });
    const wrongInRoll = new Set([...personOf].filter((person, row) => textOf(table, 'surname', row) !== textOf(people, 'surname', person)));
    const crm = collect({ people, seed: 7, asOfDays: AS_OF }, crmOptions.parse({ penetration: 0.7, duplicates: 0, quality: { nameTypos: 0.3 } }));
    let [both, own, other, count] = [0, 0, 0, 0];
    const listed = new Set(personOf);
    crm.personOf.forEach((person, row) => {
      if (!listed.has(person)) return;
      const a = wrongInRoll.has(person);
      const b = textOf(crm.customer, 'surname', row) !== textOf(people, 'surname', person);
      count++;
      own += Number(a);
      other += Number(b);
      both += Number(a && b);
    });
    // Surnames differ in how easily each kind of error befalls them, which couples the two a little.
    expect(Math.abs(both / count - (own / count) * (other / count))).toBeLessThan(0.01);
    expect(both).toBeGreaterThan(0);
  });

  it('gives the same bytes for the same seed and others for another', () => {
    expect(roll()).toEqual(roll());
    expect([...roll({}, 'roll', people, 8).personOf]).not.toEqual([...roll().personOf]);
  });
});

describe('the registry of sources', () => {
  it('has unique ids, complete documentation and defaults for every option', () => {
    expect(new Set(sources.map(({ id }) => id)).size).toBe(sources.length);
    for (const { options, doc } of sources) {
      expect(options.safeParse({}).success).toBe(true);
      expect(doc.sources.length).toBeGreaterThan(0);
      for (const field of Object.values(options.shape)) expect((field as { description?: string }).description).toBeTruthy();
    }
  });

  it('passes the published list of e-mail providers on, about no person', () => {
    const emailProviders = sources.find(({ id }) => id === 'emailProviders')!;
    const { table, personOf } = emailProviders.run({ people, worldTable: () => people, providers, seed: 1, asOfDays: AS_OF, instance: 'x' }, {});
    expect(table).toBe(providers);
    expect([...personOf]).toEqual([-1, -1]);
  });
});
