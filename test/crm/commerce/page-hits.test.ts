import { describe, expect, it } from 'vitest';
import { MISSING_INTEGER } from '../../../src/columns/column.ts';
import { customersOf } from '../../../src/crm/commerce/customer-index.ts';
import { AS_OF, END, mean, numbers, personOf, shop, shopBlock, tally, texts } from './shop-world.ts';

const START = (AS_OF - 28) * 1440;

describe('page hits', () => {
  const company = shop();
  const hits = company.table('page-hit');
  const [cookie, contact, session, at] = [texts(hits, 'deviceCookie'), numbers(hits, 'contactId'), numbers(hits, 'sessionId'), numbers(hits, 'at')];
  const [page, product, referrer, campaign] = [texts(hits, 'pageKind'), numbers(hits, 'productId'), texts(hits, 'referrerKind'), numbers(hits, 'campaignId')];
  const truth = company.table('cookie-truth');
  const owner = new Map(texts(truth, 'deviceCookie').map((text, row) => [text, numbers(truth, 'personId')[row]!]));

  it('lie in the kept days', () => {
    expect(hits.rows).toBeGreaterThan(5000);
    expect(at.every((minute) => minute >= START && minute < END)).toBe(true);
  });

  it('have a cookie whose person is known to the truth, each once, and no cookie without a hit', () => {
    expect(owner.size).toBe(truth.rows);
    expect(new Set(cookie)).toEqual(new Set(owner.keys()));
  });

  it('name a contact only of the person behind the cookie, who had signed up', () => {
    const person = personOf(company);
    const signedUp = new Map(company.blocks.flatMap((block) => Array.from(block.contacts().contactId, (id, of) => [id, block.contacts().signedUpAt[of]!] as const)));
    const recognised = Array.from(contact.keys()).filter((row) => contact[row] !== MISSING_INTEGER);
    expect(recognised.length / hits.rows).toBeGreaterThan(0.4);
    expect(recognised.length / hits.rows).toBeLessThan(0.85);
    expect(recognised.filter((row) => person.get(contact[row]!) !== owner.get(cookie[row]!) || signedUp.get(contact[row]!)! >= at[row]!)).toEqual([]);
  });

  it('of one visit share cookie, contact and origin', () => {
    const seen = new Map<number, string>();
    const differing = Array.from(session).filter((id, row) => {
      const facts = [cookie[row], contact[row], referrer[row], campaign[row]].join();
      if (!seen.has(id)) seen.set(id, facts);
      return seen.get(id) !== facts;
    });
    expect(differing).toEqual([]);
  });

  it('show a product of the catalogue on product pages alone', () => {
    const ids = new Set(numbers(company.table('product'), 'productId'));
    expect(page.every((kind, row) => (kind === 'product') === (product[row] !== MISSING_INTEGER))).toBe(true);
    expect(product.every((id) => id === MISSING_INTEGER || ids.has(id))).toBe(true);
  });

  it('begin at a campaign for each click in one, and name no other', () => {
    const sends = company.table('campaign-send');
    const clicked = (row: number): number => numbers(sends, 'clickedAt')[row]!;
    const clicks = Array.from({ length: sends.rows }, (_, row) => row).filter((row) => clicked(row) >= START);
    const linked = new Map<number, string>();
    session.forEach((id, row) => referrer[row] === 'campaign' && !linked.has(id) && linked.set(id, `${contact[row]} ${campaign[row]} ${at[row]}`));
    expect(clicks.length).toBeGreaterThan(5);
    expect([...linked.values()].sort()).toEqual(clicks.map((row) => `${numbers(sends, 'contactId')[row]} ${numbers(sends, 'campaignId')[row]} ${clicked(row)}`).sort());
    expect(referrer.every((kind, row) => (kind === 'campaign') === (campaign[row] !== MISSING_INTEGER))).toBe(true);
  });

  it('end in a checkout at the minute of each order on the web or in the app', () => {
    const order = company.table('order');
    const online = texts(order, 'channel').flatMap((channel, row) => (channel !== 'shop' && numbers(order, 'orderedAt')[row]! >= START ? [`${numbers(order, 'contactId')[row]} ${numbers(order, 'orderedAt')[row]}`] : []));
    const checkouts = page.flatMap((kind, row) => (kind === 'checkout' ? [`${contact[row]} ${at[row]}`] : []));
    expect(online.length).toBeGreaterThan(20);
    expect(checkouts.sort()).toEqual(online.sort());
  });

  it('come from some customers often and from many never', () => {
    const visits = tally([...new Map(Array.from(session, (id, row) => [id, owner.get(cookie[row]!)!])).values()]);
    const customers = company.blocks.reduce((sum, block) => sum + customersOf(block).count, 0);
    const counts = [...visits.values(), ...Array<number>(customers - visits.size).fill(0)];
    const average = mean(counts);
    expect(visits.size / customers).toBeLessThan(0.75);
    // A Poisson number has variance over mean 1.
    expect(mean(counts.map((count) => (count - average) * (count - average))) / average).toBeGreaterThan(3);
  });

  it('are few at night', () => {
    expect(at.filter((minute) => minute % 1440 >= 120 && minute % 1440 < 360).length / at.length).toBeLessThan(0.08);
  });

  it('are the same when a block is made alone', () => {
    expect(texts(shopBlock(1).table('page-hit'), 'sessionId')).toEqual(texts(company.blocks[1]!.table('page-hit'), 'sessionId'));
  });
});
