import { describe, expect, it } from 'vitest';
import { purchasesOf } from '../../../src/crm/commerce/purchase-process.ts';
import { customersOf } from '../../../src/crm/commerce/customer-index.ts';
import { END, numbers, personOf, shop, shopBlock, shoppers, tally, texts } from './shop-world.ts';

describe('orders', () => {
  const company = shop();
  const [order, line, product] = [company.table('order'), company.table('order-line'), company.table('product')];
  const orderId = numbers(order, 'orderId');

  it('have ids that are distinct over the world', () => {
    expect(new Set(orderId).size).toBe(order.rows);
  });

  it('cost the sum of their lines, to the cent, and hold as many pieces', () => {
    const [cents, pieces] = [new Map<number, number>(), new Map<number, number>()];
    const [of, quantity, price] = [numbers(line, 'orderId'), numbers(line, 'quantity'), numbers(line, 'price')];
    for (let row = 0; row < line.rows; row++) {
      cents.set(of[row]!, (cents.get(of[row]!) ?? 0) + quantity[row]! * Math.round(price[row]! * 100));
      pieces.set(of[row]!, (pieces.get(of[row]!) ?? 0) + quantity[row]!);
    }
    expect(cents.size).toBe(order.rows);
    expect(Array.from(orderId, (id) => cents.get(id))).toEqual(Array.from(numbers(order, 'amount'), (amount) => Math.round(amount * 100)));
    expect(Array.from(orderId, (id) => pieces.get(id))).toEqual(Array.from(numbers(order, 'items')));
  });

  it('come from contacts that had signed up, before the extract, in the order of time within a block', () => {
    const signedUp = new Map(company.blocks.flatMap((block) => Array.from(block.contacts().contactId, (id, contact) => [id, block.contacts().signedUpAt[contact]!] as const)));
    const [contact, at] = [numbers(order, 'contactId'), numbers(order, 'orderedAt')];
    expect(Array.from(contact).every((id, row) => signedUp.get(id)! < at[row]! && at[row]! < END)).toBe(true);
    for (const block of company.blocks) {
      const times = numbers(block.table('order'), 'orderedAt');
      expect(times.every((time, row) => row === 0 || times[row - 1]! <= time)).toBe(true);
    }
  });

  it('hold products of the catalogue, at the list price or reduced by up to 30 %', () => {
    const list = new Map(Array.from(numbers(product, 'productId'), (id, row) => [id, numbers(product, 'price')[row]!]));
    const [bought, price] = [numbers(line, 'productId'), numbers(line, 'price')];
    const ratios = Array.from(bought, (id, row) => price[row]! / list.get(id)!);
    expect(ratios.every((ratio) => ratio > 0.69 && ratio <= 1)).toBe(true);
    expect(ratios.filter((ratio) => ratio === 1).length / ratios.length).toBeCloseTo(0.85, 1);
  });

  it('name a shop exactly where they were made in one, where the person or a neighbour lives', () => {
    const [channel, store] = [texts(order, 'channel'), texts(order, 'storePostcode')];
    expect(channel.every((name, row) => (name === 'shop') === (store[row] !== null))).toBe(true);
    const homes = new Set([...texts(shoppers(), 'postcode'), ...texts(shoppers(), 'previousPostcode')]);
    expect(store.every((postcode) => postcode === null || homes.has(postcode))).toBe(true);
    expect(texts(order, 'paymentKind').every((kind, row) => kind !== 'cash' || channel[row] === 'shop')).toBe(true);
    expect(texts(order, 'paymentKind').every((kind, row) => kind !== 'invoice' || channel[row] !== 'shop')).toBe(true);
  });

  it('leave a fifth of the customers without any, and some contacts of buyers too', () => {
    const customers = company.blocks.reduce((sum, block) => sum + customersOf(block).count, 0);
    const person = personOf(company);
    const buyers = new Set(Array.from(numbers(order, 'contactId'), (id) => person.get(id)!));
    expect(buyers.size / customers).toBeGreaterThan(0.77);
    expect(buyers.size / customers).toBeLessThan(0.82);
    const buying = new Set(numbers(order, 'contactId'));
    expect([...person].filter(([contact, who]) => buyers.has(who) && !buying.has(contact)).length).toBeGreaterThan(0);
  });

  it('are the same when a block is made alone, in another order of tables, and for more customers', () => {
    const alone = shopBlock(1);
    alone.table('campaign-send');
    expect(texts(alone.table('order-line'), 'orderId')).toEqual(texts(company.blocks[1]!.table('order-line'), 'orderId'));
    expect(texts(alone.table('order'), 'amount')).toEqual(texts(company.blocks[1]!.table('order'), 'amount'));
    const [few, many] = [shopBlock(0, { crm: { penetration: 0.1 } }), shopBlock(0, { crm: { penetration: 0.4 } })];
    const rowsOf = (block: typeof few): Map<number, string> => {
      const table = block.table('order');
      const cells = ['contactId', 'orderedAt', 'channel', 'amount'].map((name) => texts(table, name));
      return new Map(Array.from(numbers(table, 'orderId'), (id, row) => [id, cells.map((column) => column[row]).join()]));
    };
    const larger = rowsOf(many);
    const smaller = rowsOf(few);
    expect(smaller.size).toBeGreaterThan(100);
    expect([...smaller].filter(([id, row]) => larger.get(id) !== row)).toEqual([]);
  });

  it('are handed out as arrays of their own', () => {
    const block = shopBlock(0);
    const [made, again] = [numbers(block.table('order'), 'orderedAt'), purchasesOf(block).at];
    expect(made).not.toBe(again);
    expect(Array.from(made)).toEqual(Array.from(again));
  });
});

describe('sensitive products', () => {
  /** Share of the lines of people with and without the trait that are products of a kind. */
  function shares(correlation: number): Record<'condition' | 'none' | 'own' | 'other', number> {
    const company = shop({ correlation });
    const [line, order, product] = [company.table('order-line'), company.table('order'), company.table('product')];
    const person = personOf(company);
    const who = new Map(Array.from(numbers(order, 'orderId'), (id, row) => [id, person.get(numbers(order, 'contactId')[row]!)!]));
    const [kind, affinity] = [texts(product, 'sensitive'), texts(product, 'affinity')];
    const [health, religion] = [texts(shoppers(), 'healthConditions'), texts(shoppers(), 'religion')];
    const counts = { condition: [0, 0], none: [0, 0], own: [0, 0], other: [0, 0] };
    numbers(line, 'productId').forEach((id, row) => {
      const buyer = who.get(numbers(line, 'orderId')[row]!)!;
      const item = health[buyer] === 'condition A' ? counts.condition : counts.none;
      item[0]! += kind[id - 1] === 'health' ? 1 : 0;
      item[1]!++;
      const faith = religion[buyer] === 'faith A' ? counts.own : counts.other;
      faith[0]! += affinity[id - 1] === '1' ? 1 : 0;
      faith[1]!++;
    });
    return Object.fromEntries(Object.entries(counts).map(([name, [found, all]]) => [name, found! / all!])) as ReturnType<typeof shares>;
  }

  it('are bought more by those whom they suit, and by all alike where correlations are off', () => {
    const [on, off] = [shares(1), shares(0)];
    expect(on.condition / on.none).toBeGreaterThan(2.5);
    expect(on.own / on.other).toBeGreaterThan(2.5);
    expect(off.condition / off.none).toBeGreaterThan(0.7);
    expect(off.condition / off.none).toBeLessThan(1.4);
  });

  it('have labels and categories that do not say so', () => {
    const product = shop().table('product');
    const kinds = texts(product, 'sensitive');
    const words = texts(product, 'label').filter((_, row) => kinds[row] !== null).map((label) => label!.split(' ')[0]);
    expect([...tally(words).keys()].sort()).toEqual(['Marlow', 'Quill', 'Tansy']);
    expect(kinds.filter((kind) => kind !== null).length / kinds.length).toBeCloseTo(0.04, 2);
  });
});
