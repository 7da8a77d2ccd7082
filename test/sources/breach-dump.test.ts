import { describe, expect, it } from 'vitest';
import { parseDate } from '../../src/columns/column.ts';
import { breachDump } from '../../src/sources/breach-dump.ts';
import { drawnWorld, inputOf, numbersIn, textOf, worldAround, type OutsideWorld } from './outside-world.ts';

const PLAIN = { coverage: 1, minimumAge: 16, yearsAgo: 3, staleness: 0, handleReuse: 0, passwordReuse: 0, salted: false, phoneKnown: 1 };
const world = drawnWorld(6_000);
const dump = (options: object, of: OutsideWorld = world, instance = 'forum', seed = 7) => breachDump.run(inputOf(of, instance, seed), breachDump.options.parse(options));
const truth = (name: string, person: number) => textOf(world.people, name, person);
const column = ({ table }: ReturnType<typeof dump>, name: string): (string | null)[] => Array.from({ length: table.rows }, (_, row) => textOf(table, name, row));

describe('breachDump on people by hand', () => {
  const byHand = worldAround([
    { email: 'ada@mail.example', phone: '(999) 200-0000', birthDate: parseDate('1970-01-01'), followers: 10 },
    { email: null, birthDate: parseDate('1970-01-01') },
    { email: 'cat@mail.example', phone: null, birthDate: parseDate('2007-01-01'), followers: null },
    { email: 'dan@mail.example', birthDate: parseDate('2007-01-02'), followers: 10 },
  ]);

  it('holds those with an address who were old enough on the day of the breach', () => {
    const made = dump(PLAIN, byHand);
    expect([...made.personOf]).toEqual([0, 2]);
    expect(column(made, 'email')).toEqual(['ada@mail.example', 'cat@mail.example']);
    expect(column(made, 'phone')).toEqual(['(999) 200-0000', null]);
    expect(column(made, 'salt')).toEqual([null, null]);
    expect(column(made, 'signUpYear').every((year) => Number(year) >= 2013 && Number(year) <= 2023)).toBe(true);
    expect(column(made, 'signUpYear')[1]).toBe('2023');
    expect([...dump({ ...PLAIN, yearsAgo: 2 }, byHand).personOf]).toEqual([0, 2, 3]);
  });

  it('takes usernames from handles where people have some', () => {
    const usernames = column(dump({ ...PLAIN, handleReuse: 1 }, byHand), 'username');
    expect(usernames[0]).toBe('handle-0');
    expect(usernames[1]).not.toContain('handle');
  });
});

describe('breachDump on many people', () => {
  const all = dump(PLAIN);

  it('covers the stated share, independently of another dump', () => {
    const count = all.personOf.length;
    const one = dump({ ...PLAIN, coverage: 0.5 });
    const other = new Set(dump({ ...PLAIN, coverage: 0.5 }, world, 'shop').personOf);
    expect(Math.abs(one.personOf.length / count - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / count));
    expect(Math.abs([...one.personOf].filter((person) => other.has(person)).length / count - 0.25)).toBeLessThan(4 * Math.sqrt(0.1875 / count));
  });

  it('is stale at the stated rate, with the same former address in another dump', () => {
    const [one, other] = [dump({ ...PLAIN, staleness: 0.2 }), dump({ ...PLAIN, staleness: 0.2 }, world, 'shop')];
    const staleIn = (made: typeof one) => new Map(column(made, 'email').flatMap((email, row) => (email === truth('email', made.personOf[row]!) ? [] : [[made.personOf[row]!, email] as const])));
    const [first, second] = [staleIn(one), staleIn(other)];
    expect(Math.abs(first.size / all.personOf.length - 0.2)).toBeLessThan(4 * Math.sqrt(0.16 / all.personOf.length));
    const both = [...first.keys()].filter((person) => second.has(person));
    expect(Math.abs(both.length / all.personOf.length - 0.04)).toBeLessThan(4 * Math.sqrt(0.0384 / all.personOf.length));
    expect(both.every((person) => first.get(person) === second.get(person))).toBe(true);
    expect([...first.values()].every((email) => email!.endsWith('.example'))).toBe(true);
    // Invented words differ for nearly everyone.
    expect(new Set(first.values()).size / first.size).toBeGreaterThan(0.99);
  });

  it('links two dumps by password hashes only where people reuse them and nobody salts', () => {
    const linked = (options: object): number => {
      const [one, other] = [dump({ ...PLAIN, ...options }), dump({ ...PLAIN, ...options }, world, 'shop')];
      const [a, b] = [column(one, 'passwordHash'), column(other, 'passwordHash')];
      return a.filter((hash, row) => hash === b[row]).length / a.length;
    };
    // Both accounts have to hold neither a popular password nor one of its own: 0.9² × 0.6².
    expect(Math.abs(linked({ passwordReuse: 0.6 }) - 0.2916)).toBeLessThan(4 * Math.sqrt(0.2066 / all.personOf.length) + 0.002);
    expect(linked({ passwordReuse: 0 })).toBeLessThan(0.002);
    expect(linked({ passwordReuse: 1, salted: true })).toBe(0);
  });

  it('has equal hashes within a dump for popular passwords alone, and none with salt', () => {
    const shared = (made: typeof all): number => {
      const hashes = column(made, 'passwordHash');
      const times = new Map<string | null, number>();
      for (const hash of hashes) times.set(hash, (times.get(hash) ?? 0) + 1);
      return hashes.filter((hash) => times.get(hash)! > 1).length / hashes.length;
    };
    expect(shared(all)).toBeGreaterThan(0.06);
    expect(shared(all)).toBeLessThan(0.12);
    const salted = dump({ ...PLAIN, salted: true });
    expect(shared(salted)).toBe(0);
    expect(column(salted, 'salt').every((salt) => /^[0-9a-f]{16}$/.test(salt!))).toBe(true);
    expect(column(all, 'passwordHash').every((hash) => /^[0-9a-f]{64}$/.test(hash!))).toBe(true);
  });

  it('shows networks that are not routed, one per household at home, of the place at the time of the breach', () => {
    const prefixes = column(all, 'ipPrefix');
    expect(prefixes.every((prefix) => /^2[45]\d\.\d+\.\d+\.0\/24$/.test(prefix!))).toBe(true);
    const homes = numbersIn(world.people, 'householdId');
    const movedOn = numbersIn(world.people, 'movedOn');
    const atHome = [...prefixes.keys()].filter((row) => !prefixes[row]!.startsWith('254.') && !(movedOn[all.personOf[row]!]! > parseDate('2023-01-01')));
    expect(Math.abs([...prefixes].filter((prefix) => prefix!.startsWith('254.')).length / prefixes.length - 0.3)).toBeLessThan(4 * Math.sqrt(0.21 / prefixes.length));
    const ofHome = new Map<number, Set<string>>();
    for (const row of atHome) ofHome.set(homes[all.personOf[row]!]!, (ofHome.get(homes[all.personOf[row]!]!) ?? new Set()).add(prefixes[row]!));
    expect([...ofHome.values()].every((set) => set.size === 1)).toBe(true);
    const ofPlace = new Map<string, Set<string>>();
    for (const row of atHome) {
      const postcode = truth('postcode', all.personOf[row]!)!;
      ofPlace.set(postcode, (ofPlace.get(postcode) ?? new Set()).add(prefixes[row]!));
    }
    expect([...ofPlace.values()].every((set) => set.size <= 8)).toBe(true);
    // Who moved since then logged in from the former place.
    const movers = [...prefixes.keys()].filter((row) => !prefixes[row]!.startsWith('254.') && movedOn[all.personOf[row]!]! > parseDate('2023-01-01'));
    expect(movers.length).toBeGreaterThan(100);
    expect(movers.filter((row) => ofPlace.get(truth('postcode', all.personOf[row]!)!)?.has(prefixes[row]!)).length / movers.length).toBeLessThan(0.01);
  });
});
