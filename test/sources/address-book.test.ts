import { describe, expect, it } from 'vitest';
import { MISSING_INTEGER, parseDate } from '../../src/columns/column.ts';
import { BLOCK } from '../../src/schema/world.ts';
import { addressBook } from '../../src/sources/address-book.ts';
import { AS_OF, drawnWorld, inputOf, numbersIn, rowsOf, textOf, worldAround, type OutsideWorld } from './outside-world.ts';

const PLAIN = { coverage: 1, bookShare: 1, acquaintances: 0, staleness: 0, emailShare: 0, kinWords: 0, nicknames: 0, givenNameOnly: 0, misspelled: 0, words: 0 };
const world = drawnWorld(6_000);
const books = (options: object, of: OutsideWorld = world, instance = 'platform') => addressBook.run(inputOf(of, instance), addressBook.options.parse(options));
const truth = (name: string, person: number) => textOf(world.people, name, person);
const uploadersOf = ({ table }: ReturnType<typeof books>): Set<string | null> => new Set(Array.from({ length: table.rows }, (_, row) => textOf(table, 'uploaderPhone', row)));

describe('addressBook on people by hand', () => {
  const far = BLOCK + 1;
  const persons = [
    { householdId: 0, givenName: 'Ada', surname: 'Old', sex: 'F', birthDate: parseDate('1970-01-01'), phone: '(999) 200-0000', followers: 50, email: 'ada@mail.example' },
    { householdId: 0, givenName: 'Ben', surname: 'Old', sex: 'M', birthDate: parseDate('2005-01-01'), phone: '(999) 200-0001', followers: 60, email: null },
    // No profile, so no ties: known to the household and to people nearby alone.
    { householdId: 0, givenName: 'Cat', surname: 'Old', sex: 'F', birthDate: parseDate('1940-01-01'), phone: '(999) 200-0002', followers: null, email: null },
    { householdId: 3, givenName: 'Dan', surname: 'Near', sex: 'M', birthDate: parseDate('1990-01-01'), phone: '(999) 200-0003', followers: 70, email: null },
    { householdId: 4, givenName: 'Eve', surname: 'Mute', sex: 'F', birthDate: parseDate('1990-01-01'), phone: null, followers: 70, email: null },
    ...Array.from({ length: far - 4 }, (_, i) => ({ householdId: 5 + i, phone: null, followers: null, email: null, birthDate: AS_OF - 9000 })),
    { householdId: far + 1, givenName: 'Fay', surname: 'Far', sex: 'F', birthDate: parseDate('1990-01-01'), phone: '(999) 200-0009', followers: 70, email: null },
  ];
  const byHand = worldAround(persons, [[0, 3, 'friend'], [0, 4, 'friend'], [1, 3, 'coworker'], [0, far + 1, 'friend'], [3, far + 1, 'friend']]);

  it('holds household and near friends with a number, of people without a profile too, and nobody of another block', () => {
    const { table, personOf } = books(PLAIN, byHand);
    expect(rowsOf(table)).toEqual([
      '(999) 200-0000|Ben Old|(999) 200-0001|',
      '(999) 200-0000|Cat Old|(999) 200-0002|',
      '(999) 200-0000|Dan Near|(999) 200-0003|',
      '(999) 200-0001|Ada Old|(999) 200-0000|',
      '(999) 200-0001|Cat Old|(999) 200-0002|',
      '(999) 200-0001|Dan Near|(999) 200-0003|',
      '(999) 200-0003|Ada Old|(999) 200-0000|',
      '(999) 200-0003|Ben Old|(999) 200-0001|',
    ]);
    expect([...personOf]).toEqual([1, 2, 3, 0, 2, 3, 0, 1]);
  });

  it('writes older members of the household by kin words, and names as asked', () => {
    const named = (options: object) => rowsOf(books({ ...PLAIN, ...options }, byHand).table).map((row) => row.split('|').slice(0, 2).join(' '));
    expect(named({ kinWords: 1 })).toContainEqual(expect.stringMatching(/^\(999\) 200-0001 (Mum|Mom|Mama)$/));
    expect(named({ kinWords: 1 })).toContain('(999) 200-0001 Grandma');
    // To her daughter of 55 the mother of 85 is one, too.
    expect(named({ kinWords: 1 })).toContainEqual(expect.stringMatching(/^\(999\) 200-0000 (Mum|Mom|Mama)$/));
    expect(named({ givenNameOnly: 1 })).toContain('(999) 200-0000 Ben');
    expect(named({ words: 1 }).filter((name) => / (work|office)$/.test(name)).every((name) => /^\(999\) 200-000[13] /.test(name))).toBe(true);
    expect(named({ emailShare: 1 }).length).toBe(8);
    expect(rowsOf(books({ ...PLAIN, emailShare: 1 }, byHand).table)).toContain('(999) 200-0001|Ada Old|(999) 200-0000|ada@mail.example');
  });
});

describe('addressBook on many people', () => {
  const able = Array.from({ length: world.people.rows }, (_, row) => row).filter((row) => numbersIn(world.people, 'followers')[row] !== MISSING_INTEGER && truth('phone', row) !== null);

  it('is uploaded by the stated share, nested, independently of another platform', () => {
    // With acquaintances everyone's book holds somebody, so that the uploaders can be counted.
    const full = { ...PLAIN, acquaintances: 20 };
    expect(uploadersOf(books(full)).size).toBe(able.length);
    const [one, other, more] = [uploadersOf(books({ ...full, coverage: 0.5 })), uploadersOf(books({ ...full, coverage: 0.5 }, world, 'other')), uploadersOf(books({ ...full, coverage: 0.7 }))];
    expect(Math.abs(one.size / able.length - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / able.length));
    expect(Math.abs([...one].filter((phone) => other.has(phone)).length / able.length - 0.25)).toBeLessThan(4 * Math.sqrt(0.1875 / able.length));
    expect([...one].every((phone) => more.has(phone))).toBe(true);
  });

  it('holds the stated share of household and friends on average, and owners differ', () => {
    const count = (bookShare: number): Map<string | null, number> => {
      const { table } = books({ ...PLAIN, bookShare });
      const sizes = new Map<string | null, number>();
      for (let row = 0; row < table.rows; row++) sizes.set(textOf(table, 'uploaderPhone', row), (sizes.get(textOf(table, 'uploaderPhone', row)) ?? 0) + 1);
      return sizes;
    };
    const [all, part] = [count(1), count(0.4)];
    const sum = (sizes: Map<string | null, number>): number => [...sizes.values()].reduce((total, size) => total + size, 0);
    const completeness = [...all].filter(([, size]) => size >= 3).map(([phone, size]) => (part.get(phone) ?? 0) / size);
    // The spread between owners is that of a beta distribution with mean 0.4, standard deviation 0.32.
    expect(Math.abs(sum(part) / sum(all) - 0.4)).toBeLessThan(4 * (0.5 / Math.sqrt(all.size)));
    expect(completeness.filter((share) => share < 0.1).length / completeness.length).toBeGreaterThan(0.15);
    expect(completeness.filter((share) => share > 0.9).length / completeness.length).toBeGreaterThan(0.05);
  });

  it('names people who are not on the platform', () => {
    const { personOf } = books({ coverage: 0.3 });
    const outside = new Set([...personOf].filter((person) => numbersIn(world.people, 'followers')[person] === MISSING_INTEGER));
    const nonUsers = Array.from({ length: world.people.rows }, (_, row) => row).filter((row) => numbersIn(world.people, 'followers')[row] === MISSING_INTEGER && truth('phone', row) !== null);
    expect(outside.size / nonUsers.length).toBeGreaterThan(0.3);
    expect(outside.size / nonUsers.length).toBeLessThan(1);
  });

  it('is out of date at the stated rate, with one former number per person in every book', () => {
    const { table, personOf } = books({ ...PLAIN, staleness: 0.2 });
    const old = [...personOf.keys()].filter((row) => textOf(table, 'phone', row) !== truth('phone', personOf[row]!));
    expect(Math.abs(old.length / table.rows - 0.2)).toBeLessThan(4 * Math.sqrt(0.16 / table.rows));
    const formerOf = new Map<number, Set<string | null>>();
    for (const row of old) formerOf.set(personOf[row]!, (formerOf.get(personOf[row]!) ?? new Set()).add(textOf(table, 'phone', row)));
    expect([...formerOf.values()].every((numbers) => numbers.size === 1)).toBe(true);
    expect(Math.max(...[...formerOf.keys()].map((person) => old.filter((row) => personOf[row] === person).length))).toBeGreaterThan(1);
  });

  it('writes names in the stated ways, by habits of the owner', () => {
    const { table, personOf } = books({ ...PLAIN, givenNameOnly: 0.3 });
    const byGivenName = [...personOf.keys()].map((row) => textOf(table, 'contactName', row) === truth('givenName', personOf[row]!));
    const share = byGivenName.filter(Boolean).length / table.rows;
    // Entries of one book go together, so that a book counts for little more than one draw.
    expect(Math.abs(share - 0.3)).toBeLessThan(4 * Math.sqrt(0.21 / able.length));
    const pairs = [...personOf.keys()].filter((row) => row > 0 && textOf(table, 'uploaderPhone', row) === textOf(table, 'uploaderPhone', row - 1));
    expect(pairs.filter((row) => byGivenName[row] && byGivenName[row - 1]).length / pairs.length).toBeGreaterThan(share * share + 0.03);
  });
});
