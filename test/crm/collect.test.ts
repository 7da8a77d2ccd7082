import { beforeAll, describe, expect, it } from 'vitest';
import { cellText, columnOf, parseDate, type Table } from '../../src/columns/column.ts';
import { collect, type Crm } from '../../src/crm/collect.ts';
import { crmOptions } from '../../src/crm/crm-options.ts';
import { BLOCK, customerSchema } from '../../src/schema/world.ts';
import { correlation } from '../population/worlds.ts';
import { drawnPeople, peopleOf } from './people.ts';

const AS_OF = parseDate('2026-01-01');
const SIZE = 20_000;
const people = drawnPeople(SIZE, AS_OF);

const NO_ERRORS = {
  quality: { nameTypos: 0, nicknames: 0, missingBirthDate: 0, defaultBirthDate: 0, swappedDayMonth: 0, staleAddress: 0, missingEmail: 0, missingPhone: 0, emailTypos: 0, emailCase: 0, emailVariants: 0, phoneFormat: 0 },
  social: { found: 1, leaningRevealed: 1, leaningError: 0 },
  purchases: { incomeError: 0, responseError: 0 },
};

function collected(options: object = {}, seed = 42, world: Table = people): Crm {
  return collect({ people: world, seed, asOfDays: AS_OF }, crmOptions.parse(options));
}

const textOf = (table: Table, column: string, row: number): string | null => cellText(columnOf(table, column), row);

/** Person column that each customer column tells of. */
const TRUTH = {
  givenName: 'givenName', surname: 'surname', email: 'email', phone: 'phone', sex: 'sex', birthDate: 'birthDate', postcode: 'postcode',
  education: 'education', occupation: 'occupation', interest: 'interest', followers: 'followers', politicalLeaning: 'politicalLeaning',
  incomeBand: 'incomeBand', spend: 'spend', orders: 'orders', responded: 'responds',
} as const;

describe('collect', () => {
  let crm: Crm;
  beforeAll(() => void (crm = collected()));

  it('makes a table of exactly the schema of its sources', () => {
    expect(crm.customer.schema).toEqual(customerSchema(['signup', 'social', 'purchases']));
    for (const sources of [['signup'], ['social'], ['purchases', 'signup']] as const) {
      const part = collected({ penetration: 0.01, sources });
      expect(part.customer.schema).toEqual(customerSchema(sources));
      expect([...part.customer.columns.keys()].sort()).toEqual(part.customer.schema.columns.map(({ name }) => name).sort());
    }
  });

  it('numbers contacts uniquely, in order, without telling who they are or when they signed up', () => {
    const ids = columnOf(crm.customer, 'contactId');
    if (ids.kind !== 'number') throw new Error('expected numbers');
    const n = crm.counts.contacts;
    expect(new Set(ids.values).size).toBe(n);
    expect([...ids.values].sort((a, b) => a - b)).toEqual([...ids.values]);
    expect(ids.values[0]!).toBeGreaterThanOrEqual(1);
    expect(ids.values[n - 1]!).toBeLessThanOrEqual(SIZE * 32);
    const firstEvent = new Map<string, number>();
    for (let row = 0; row < crm.ledger.rows; row++) {
      const contact = textOf(crm.ledger, 'contactId', row)!;
      if (!firstEvent.has(contact)) firstEvent.set(contact, Date.parse(textOf(crm.ledger, 'at', row)!));
    }
    for (const other of [[...crm.personOf], [...ids.values].map((id) => firstEvent.get(String(id))!)]) {
      // The correlation of unrelated pairs has standard error 1/√n.
      expect(Math.abs(correlation([...ids.values], other))).toBeLessThan(4 / Math.sqrt(n));
    }
  });

  it('gives the same bytes for the same seed, others for another seed or company', () => {
    expect(collected({ penetration: 0.05 })).toEqual(collected({ penetration: 0.05 }));
    expect([...collected({ penetration: 0.05 }, 43).personOf]).not.toEqual([...collected({ penetration: 0.05 }).personOf]);
    const other = collect({ people, seed: 42, asOfDays: AS_OF, instance: 'rival' }, crmOptions.parse({ penetration: 0.05 }));
    expect([...other.personOf]).not.toEqual([...collected({ penetration: 0.05 }).personOf]);
  });

  it('has exactly the stated share of each block as customers, hardly a child among them', () => {
    for (const penetration of [0.01, 0.2, 0.3333]) {
      const { personOf, counts } = collected({ penetration, sources: ['social'] });
      const persons = [...new Set(personOf)];
      for (let from = 0; from < SIZE; from += BLOCK) {
        const size = Math.min(BLOCK, SIZE - from);
        expect(persons.filter((person) => person >= from && person < from + size)).toHaveLength(Math.round(penetration * size));
      }
      expect(counts.persons).toBe(persons.length);
    }
    const children = [...new Set(crm.personOf)].filter((person) => textOf(people, 'birthDate', person)! > '2010-01-01').length;
    expect(children / crm.counts.persons).toBeLessThan(0.02);
    expect(children).toBeGreaterThan(0);
    expect(collected({ penetration: 1, sources: ['social'] }).counts.persons).toBe(SIZE);
    expect(collected({ penetration: 0 }).customer.rows).toBe(0);
  });

  it('is nested in penetration: everyone stays, and their records stay as they were', () => {
    const records = ({ customer, personOf }: Crm): Map<number, string[]> => {
      const of = new Map<number, string[]>();
      personOf.forEach((person, row) => of.set(person, [...(of.get(person) ?? []), ['givenName', 'surname', 'email', 'phone', 'birthDate', 'postcode', 'occupation', 'politicalLeaning', 'spend', 'orders'].map((name) => textOf(customer, name, row)).join('|')]));
      return of;
    };
    const large = records(collected({ penetration: 0.3 }));
    for (const [person, own] of records(crm)) expect(large.get(person)).toEqual(own);
  });

  it('changes nothing else when one error rate changes', () => {
    const careful = collected({ quality: { emailTypos: 0 } });
    const careless = collected({ quality: { emailTypos: 0.5 } });
    for (const name of ['givenName', 'surname', 'phone', 'birthDate', 'postcode', 'education', 'politicalLeaning', 'spend', 'contactId']) {
      expect(careless.customer.columns.get(name)).toEqual(careful.customer.columns.get(name));
    }
    expect(careless.customer.columns.get('email')).not.toEqual(careful.customer.columns.get('email'));
  });

  it('logs every departure from the truth, and nothing else', () => {
    const logged = new Set<string>();
    for (let row = 0; row < crm.log.rows; row++) logged.add(`${textOf(crm.log, 'contactId', row)}/${textOf(crm.log, 'column', row)}`);
    const found = new Set<string>();
    for (const [column, truth] of Object.entries(TRUTH)) {
      for (let row = 0; row < crm.customer.rows; row++) {
        if (textOf(crm.customer, column, row) !== textOf(people, truth, crm.personOf[row]!)) found.add(`${textOf(crm.customer, 'contactId', row)}/${column}`);
      }
    }
    expect([...found].filter((cell) => !logged.has(cell))).toEqual([]);
    expect([...logged].filter((cell) => !found.has(cell))).toEqual([]);
  });

  it('holds the truth when nothing goes wrong', () => {
    // Four blocks of 4,096 with 819 customers, one of 3,616 with 723.
    const perfect = collected({ ...NO_ERRORS, duplicates: 0 });
    expect(perfect.log.rows).toBe(0);
    expect(perfect.counts).toMatchObject({ contacts: 3999, persons: 3999, subjects: 3999, splitPersons: 0, mergedSubjects: 0 });
  });

  it('repeats people in the stated share of contacts, within four standard errors', () => {
    for (const duplicates of [0.05, 0.15, 0.4]) {
      const { contacts, persons } = collected({ duplicates, sources: ['social'] }).counts;
      // The number of further contacts is geometric: variance q/(1-q)² for each person.
      const error = Math.sqrt(persons * duplicates) / (1 - duplicates) / contacts;
      expect(Math.abs((contacts - persons) / contacts - duplicates)).toBeLessThan(4 * error);
    }
  });

  it('leaves some people split over several subjects, and counts them', () => {
    const subjectsOf = new Map<number, Set<string>>();
    crm.personOf.forEach((person, row) => subjectsOf.set(person, (subjectsOf.get(person) ?? new Set()).add(textOf(crm.customer, 'subjectId', row)!)));
    const split = [...subjectsOf.values()].filter((subjects) => subjects.size > 1).length;
    expect(crm.counts.splitPersons).toBe(split);
    expect(split).toBeGreaterThan(0);
    expect(split).toBeLessThan(crm.counts.contacts - crm.counts.persons);
  });

  it('keeps every address under the world\'s reserved domains and every number in its area code', () => {
    for (let row = 0; row < crm.customer.rows; row++) {
      const email = textOf(crm.customer, 'email', row);
      if (email !== null) expect(email.trim().toLowerCase()).toMatch(/@(mail|post)\.example$/);
      const phone = textOf(crm.customer, 'phone', row);
      if (phone !== null) expect(phone.replace(/\D/g, '')).toMatch(/^1999\d{7}$/);
    }
  });

  it('dates a sign-up within the collected years and not before the age of 16', () => {
    const personOf = new Map([...crm.personOf].map((person, row) => [textOf(crm.customer, 'contactId', row), person]));
    for (let row = 0; row < crm.ledger.rows; row++) {
      const at = textOf(crm.ledger, 'at', row)!.slice(0, 10);
      expect(parseDate(at)).toBeGreaterThanOrEqual(AS_OF - Math.round(5 * 365.25));
      expect(parseDate(at)).toBeLessThanOrEqual(AS_OF);
      const born = textOf(people, 'birthDate', personOf.get(textOf(crm.ledger, 'contactId', row))!)!;
      if (born < '2010-01-01') expect(`${Number(born.slice(0, 4)) + 16}${born.slice(4)}` <= at || born.endsWith('02-29')).toBe(true);
    }
  });
});

describe('error rates', () => {
  const RATES = { nameTypos: 0.1, missingBirthDate: 0.1, missingEmail: 0.1, missingPhone: 0.1 };
  const held = (correlation: number): Crm => collected({ penetration: 0.6, duplicates: 0, quality: { ...NO_ERRORS.quality, ...RATES, correlation } });
  const missing = (crm: Crm, column: string): boolean[] => Array.from({ length: crm.customer.rows }, (_, row) => textOf(crm.customer, column, row) === null);
  const rate = (flags: readonly boolean[]): number => flags.filter(Boolean).length / flags.length;

  it('are met in the mean, whether errors come together or not', () => {
    for (const correlation of [0, 0.8]) {
      const crm = held(correlation);
      for (const column of ['birthDate', 'email', 'phone']) expect(Math.abs(rate(missing(crm, column)) - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / crm.customer.rows));
    }
  });

  it('come together within a record by the stated correlation', () => {
    for (const correlation of [0, 0.8]) {
      const crm = held(correlation);
      const [a, b] = [missing(crm, 'email'), missing(crm, 'phone')];
      // E[factor²] = 1 + c², so both are missing in r²(1 + c²) of records.
      const expected = 0.01 * (1 + correlation * correlation);
      expect(Math.abs(rate(a.map((flag, row) => flag && b[row]!)) - expected)).toBeLessThan(4 * Math.sqrt(expected / crm.customer.rows));
    }
  });

  it('leave postcodes stale only for people who moved after signing up', () => {
    const crm = collected({ penetration: 0.6, duplicates: 0, quality: { ...NO_ERRORS.quality, staleAddress: 1 } });
    let stale = 0;
    for (let row = 0; row < crm.customer.rows; row++) {
      const person = crm.personOf[row]!;
      if (textOf(crm.customer, 'postcode', row) === textOf(people, 'postcode', person)) continue;
      expect(textOf(crm.customer, 'postcode', row)).toBe(textOf(people, 'previousPostcode', person));
      expect(parseDate(textOf(people, 'movedOn', person)!)).toBeGreaterThan(AS_OF - Math.round(5 * 365.25));
      stale++;
    }
    expect(stale).toBeGreaterThan(100);
  });

  it('swap day and month, or set 1 January, and keep the year', () => {
    const world = peopleOf(Array.from({ length: 200 }, () => ({ birthDate: parseDate('1980-03-07') })));
    const swapped = collected({ penetration: 1, duplicates: 0, quality: { ...NO_ERRORS.quality, swappedDayMonth: 1, correlation: 0 } }, 1, world);
    expect(new Set(Array.from({ length: 200 }, (_, row) => textOf(swapped.customer, 'birthDate', row)))).toEqual(new Set(['1980-07-03']));
    const defaulted = collected({ penetration: 1, duplicates: 0, quality: { ...NO_ERRORS.quality, defaultBirthDate: 1, correlation: 0 } }, 1, world);
    expect(new Set(Array.from({ length: 200 }, (_, row) => textOf(defaulted.customer, 'birthDate', row)))).toEqual(new Set(['1980-01-01']));
    const late = peopleOf([{ birthDate: parseDate('1980-03-13') }]);
    expect(textOf(collected({ penetration: 1, duplicates: 0, quality: { ...NO_ERRORS.quality, swappedDayMonth: 1, correlation: 0 } }, 1, late).customer, 'birthDate', 0)).toBe('1980-03-13');
  });
});

describe('what profiles and purchases add', () => {
  it('shows a leaning only where the profile was found and reveals it, wrongly at the stated rate', () => {
    const crm = collected({ penetration: 0.6, duplicates: 0, social: { found: 0.5, leaningRevealed: 0.5, leaningError: 0.2 } });
    const n = crm.customer.rows;
    const known = [...Array(n).keys()].filter((row) => textOf(crm.customer, 'politicalLeaning', row) !== null);
    expect(Math.abs(known.length / n - 0.25)).toBeLessThan(4 * Math.sqrt(0.1875 / n));
    const wrong = known.filter((row) => textOf(crm.customer, 'politicalLeaning', row) !== textOf(people, 'politicalLeaning', crm.personOf[row]!)).length;
    expect(Math.abs(wrong / known.length - 0.2)).toBeLessThan(4 * Math.sqrt(0.16 / known.length));
    for (const row of known) expect(textOf(crm.customer, 'education', row)).not.toBeNull();
  });

  it('tells one leaning of one person, whatever the contact', () => {
    const crm = collected({ duplicates: 0.5, social: { found: 1, leaningError: 0.5 } });
    const leaningOf = new Map<number, string | null>();
    crm.personOf.forEach((person, row) => {
      const leaning = textOf(crm.customer, 'politicalLeaning', row);
      if (leaningOf.has(person)) expect(leaning).toBe(leaningOf.get(person));
      leaningOf.set(person, leaning);
    });
  });

  it('spreads a person\'s orders and spend over their contacts without losing any', () => {
    const crm = collected({ duplicates: 0.5 });
    const [orders, spend] = [new Map<number, number>(), new Map<number, number>()];
    crm.personOf.forEach((person, row) => {
      orders.set(person, (orders.get(person) ?? 0) + Number(textOf(crm.customer, 'orders', row)));
      spend.set(person, (spend.get(person) ?? 0) + Number(textOf(crm.customer, 'spend', row)));
      expect(Number(textOf(crm.customer, 'spend', row))).toBeGreaterThanOrEqual(0);
    });
    for (const [person, total] of orders) {
      expect(total).toBe(Number(textOf(people, 'orders', person)));
      expect(spend.get(person)).toBeCloseTo(Number(textOf(people, 'spend', person)), 6);
    }
  });

  it('derives segments from spend and orders alone', () => {
    const world = peopleOf([
      ...Array.from({ length: 16 }, (_, i) => ({ orders: 2 + (i % 2), spend: 10 + i })),
      { orders: 0, spend: 0 },
      { orders: 1, spend: 1 },
      { orders: 9, spend: 20 },
      { orders: 9, spend: 500 },
      { orders: 3, spend: 600 },
    ]);
    const crm = collected({ penetration: 1, duplicates: 0 }, 1, world);
    const segmentOf = new Map([...crm.personOf].map((person, row) => [person, textOf(crm.customer, 'segment', row)]));
    // Of the 20 buyers the 18th smallest spend is 25, the 15th smallest number of orders 3.
    expect([16, 17, 18, 19, 20].map((person) => segmentOf.get(person))).toEqual(['lapsed', 'occasional', 'loyal', 'high-value', 'high-value']);
    expect([0, 1, 14, 15].map((person) => segmentOf.get(person))).toEqual(['regular', 'loyal', 'regular', 'high-value']);
  });
});
