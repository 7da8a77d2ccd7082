import { describe, expect, it } from 'vitest';
import { contactData } from '../../src/crm/contact-data.ts';
import { crmDraws, drawContacts } from '../../src/crm/contacts.ts';
import { corruptionLog } from '../../src/crm/corruption-log.ts';
import { crmOptions } from '../../src/crm/crm-options.ts';
import { readPeople } from '../../src/crm/people-reader.ts';
import { BLOCK } from '../../src/schema/world.ts';
import { secondCompany } from '../../src/sources/second-company.ts';
import { AS_OF, drawnWorld, inputOf, numbersIn, textOf } from './outside-world.ts';

const world = drawnWorld(3 * BLOCK);
const CLEAN = { correlation: 0, nameTypos: 0, nicknames: 0, missingBirthDate: 0, defaultBirthDate: 0, swappedDayMonth: 0, staleAddress: 0, missingEmail: 0, missingPhone: 0, emailTypos: 0, emailCase: 0, emailVariants: 0, phoneFormat: 0 };
const customers = (options: object = {}, instance = 'rival') => secondCompany.run(inputOf(world, instance), secondCompany.options.parse(options));
const truth = (name: string, person: number) => textOf(world.people, name, person);

describe('secondCompany', () => {
  it('holds its customers as they are when nothing goes wrong', () => {
    const { table, personOf } = customers({ coverage: 0.3, duplicates: 0, quality: CLEAN });
    expect(personOf.length).toBe(3 * Math.round(0.3 * BLOCK));
    expect(new Set(personOf).size).toBe(personOf.length);
    for (const name of ['givenName', 'surname', 'sex', 'birthDate', 'postcode', 'email', 'phone']) expect(Array.from(personOf, (_, row) => textOf(table, name, row))).toEqual(Array.from(personOf, (person) => truth(name, person)));
    expect(numbersIn(table, 'customerSince').every((day) => day <= AS_OF)).toBe(true);
  });

  it('has the stated share of duplicates', () => {
    const { personOf } = customers({ coverage: 0.5, duplicates: 0.2 });
    const further = personOf.length - new Set(personOf).size;
    expect(Math.abs(further / personOf.length - 0.2)).toBeLessThan(0.03);
  });

  it('draws its customers and its errors apart from the first company\'s and from a third', () => {
    const adults = numbersIn(world.people, 'birthDate').filter((born) => AS_OF - born > 16 * 365.25).length;
    const options = { coverage: 0.4, duplicates: 0, quality: { ...CLEAN, nameTypos: 0.3 } };
    const wrongIn = (personOf: ArrayLike<number>, name: (row: number) => string | null): Map<number, boolean> => new Map(Array.from(personOf, (person, row) => [person, name(row) !== truth('surname', person)]));
    const bookOf = (instance: string) => {
      const { table, personOf } = customers(options, instance);
      return wrongIn(personOf, (row) => textOf(table, 'surname', row));
    };
    const reader = readPeople(world.people);
    const contacts = drawContacts(reader, { worldPeople: world.people.rows, asOfDays: AS_OF }, crmOptions.parse({ penetration: 0.4, duplicates: 0 }), crmDraws(7, ''));
    const first = contactData(reader, contacts, crmOptions.parse({ quality: options.quality }).quality, crmDraws(7, ''), corruptionLog(contacts.contactId)).get('surname')!;
    const books = [wrongIn(contacts.personId, (row) => (first.kind === 'coded' ? first.dictionary[first.codes[row]!]! : null)), bookOf('rival'), bookOf('third')];
    for (const [a, b] of [[0, 1], [1, 2], [0, 2]] as const) {
      const shared = [...books[a]!.keys()].filter((person) => books[b]!.has(person));
      // Children are hardly ever customers, so the two meet among the adults.
      const expected = (books[a]!.size / adults) * (books[b]!.size / adults);
      expect(Math.abs(shared.length / adults - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / adults) + 0.005);
      const wrong = (book: number) => shared.filter((person) => books[book]!.get(person)).length / shared.length;
      const both = shared.filter((person) => books[a]!.get(person) && books[b]!.get(person)).length / shared.length;
      expect(wrong(a)).toBeGreaterThan(0.15);
      expect(Math.abs(both - wrong(a) * wrong(b))).toBeLessThan(4 * Math.sqrt(both / shared.length));
    }
  });

  it('lets category and tier follow age, health and income only as far as the correlation goes', () => {
    const gap = (correlation: number) => {
      const { table, personOf } = customers({ coverage: 0.8, duplicates: 0, correlation });
      const shareOf = (column: string, value: string, of: (person: number) => boolean): number => {
        const rows = [...personOf.keys()].filter((row) => of(personOf[row]!));
        return rows.filter((row) => textOf(table, column, row) === value).length / rows.length;
      };
      const old = (person: number) => AS_OF - numbersIn(world.people, 'birthDate')[person]! > 60 * 365;
      const ill = (person: number) => truth('healthConditions', person) !== 'none';
      const rich = (person: number) => numbersIn(world.people, 'incomeBand')[person]! >= 4;
      return {
        category: shareOf('productCategory', 'category H', old) - shareOf('productCategory', 'category H', (person) => !old(person)),
        health: shareOf('productCategory', 'category J', ill) - shareOf('productCategory', 'category J', (person) => !ill(person)),
        tier: shareOf('loyaltyTier', 'premium', rich) - shareOf('loyaltyTier', 'premium', (person) => !rich(person)),
      };
    };
    const [on, off] = [gap(1), gap(0)];
    expect(on.category).toBeGreaterThan(0.06);
    expect(on.health).toBeGreaterThan(0.03);
    expect(on.tier).toBeGreaterThan(0.04);
    expect(Math.abs(off.category)).toBeLessThan(0.025);
    expect(Math.abs(off.health)).toBeLessThan(0.025);
    expect(Math.abs(off.tier)).toBeLessThan(0.025);
  });
});
