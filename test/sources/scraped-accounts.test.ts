import { describe, expect, it } from 'vitest';
import { scrapedAccounts } from '../../src/sources/scraped-accounts.ts';
import { drawnWorld, inputOf, numbersIn, textOf } from './outside-world.ts';

const world = drawnWorld(10_000);
const { account } = world.tables;
const scrape = (options: object, instance = 'scraper') => scrapedAccounts.run(inputOf(world, instance), scrapedAccounts.options.parse(options));
const rowsWith = (visibility: string): number[] => Array.from({ length: account.rows }, (_, row) => row).filter((row) => textOf(account, 'visibility', row) === visibility);
const open = rowsWith('public');

describe('scrapedAccounts', () => {
  it('shows all public accounts as they are, and no other', () => {
    const { table, personOf } = scrape({ coverage: 1, drift: 0 });
    expect([...personOf]).toEqual(open.map((row) => numbersIn(account, 'personId')[row]));
    for (const { name } of table.schema.columns) expect(Array.from(personOf, (_, row) => textOf(table, name, row))).toEqual(open.map((row) => textOf(account, name, row)));
  });

  it('covers its share, independently of another scraper', () => {
    const [one, other] = [scrape({ coverage: 0.5 }), new Set(scrape({ coverage: 0.5 }, 'other').personOf)];
    expect(Math.abs(one.table.rows / open.length - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / open.length));
    expect(Math.abs([...one.personOf].filter((person) => other.has(person)).length / open.length - 0.25)).toBeLessThan(4 * Math.sqrt(0.1875 / open.length));
  });

  it('sees accounts for friends only as far as it goes beyond visibility, and never a private one', () => {
    const friends = rowsWith('friends');
    const persons = new Set(scrape({ coverage: 1, beyondVisibility: 0.5 }).personOf);
    const idOf = numbersIn(account, 'personId');
    expect(Math.abs(friends.filter((row) => persons.has(idOf[row]!)).length / friends.length - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / friends.length));
    expect(rowsWith('private').some((row) => persons.has(idOf[row]!))).toBe(false);
  });

  it('changes the stated share of follower counts, upwards and by at most a tenth and one', () => {
    const now = numbersIn(scrape({ coverage: 1, drift: 0.4 }).table, 'followers');
    const before = open.map((row) => numbersIn(account, 'followers')[row]!);
    const changes = before.map((count, row) => now[row]! - count);
    expect(Math.abs(changes.filter((change) => change > 0).length / open.length - 0.4)).toBeLessThan(4 * Math.sqrt(0.24 / open.length));
    changes.forEach((change, row) => {
      expect(change).toBeGreaterThanOrEqual(0);
      expect(change).toBeLessThanOrEqual(Math.ceil(before[row]! / 10) + 1);
    });
  });
});
