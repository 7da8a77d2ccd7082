import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CUSTOMER_CORRELATIONS } from '../../../src/crm/commerce/customer-correlations.ts';
import { correlationOf, numbers, personOf, shop, shoppers, texts } from './shop-world.ts';

const sources = ['commerce', 'service', 'marketing'].flatMap((folder) =>
  readdirSync(join('src/crm', folder))
    .filter((name) => name !== 'customer-correlations.ts')
    .map((name) => readFileSync(join('src/crm', folder, name), 'utf8')),
);

describe('the assumed relations between people and what they do with a company', () => {
  it('are each used, under a name of its own, and contain some that interact', () => {
    const ids = CUSTOMER_CORRELATIONS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !sources.some((text) => text.includes(`'${id}'`)))).toEqual([]);
    expect(CUSTOMER_CORRELATIONS.filter(({ kind }) => kind === 'interaction').length).toBeGreaterThanOrEqual(3);
  });

  /** Of each person with an order: their age in days against whether their last one was in a shop; and yearly orders against visits. */
  function together(correlation: number): { age: number; visits: number } {
    const company = shop({ correlation });
    const order = company.table('order');
    const person = personOf(company);
    const last = new Map<number, number>();
    const channel = texts(order, 'channel');
    numbers(order, 'contactId').forEach((contact, row) => last.set(person.get(contact)!, channel[row] === 'shop' ? 1 : 0));
    const birth = numbers(shoppers(), 'birthDate');
    const truth = company.table('cookie-truth');
    const owner = new Map(texts(truth, 'deviceCookie').map((cookie, row) => [cookie, numbers(truth, 'personId')[row]!]));
    const hits = company.table('page-hit');
    const [cookies, pages, campaigns] = [texts(hits, 'deviceCookie'), texts(hits, 'pageKind'), numbers(hits, 'campaignId')];
    const sessions = numbers(hits, 'sessionId');
    // Visits that an order or a campaign caused follow the person anyway.
    const caused = new Set(Array.from(sessions).filter((_, row) => pages[row] === 'checkout' || campaigns[row]! > 0));
    const visits = new Map<number, Set<number>>([...person.values()].map((who) => [who, new Set<number>()]));
    cookies.forEach((cookie, row) => caused.has(sessions[row]!) || visits.get(owner.get(cookie)!)!.add(sessions[row]!));
    return {
      age: correlationOf([...last.keys()].map((who) => -birth[who]!), [...last.values()]),
      visits: correlationOf([...visits.keys()].map((who) => Math.sqrt(numbers(shoppers(), 'orders')[who]!)), [...visits.values()].map((set) => Math.sqrt(set.size))),
    };
  }

  it('put the old into shops and frequent buyers onto the pages, and nothing where they are off', () => {
    const [on, off] = [together(1), together(0)];
    expect(on.age).toBeGreaterThan(0.15);
    expect(on.visits).toBeGreaterThan(0.08);
    expect(Math.abs(off.age)).toBeLessThan(0.06);
    expect(Math.abs(off.visits)).toBeLessThan(0.06);
  });
});
