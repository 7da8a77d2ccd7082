import { describe, expect, it } from 'vitest';
import { AS_OF, numbers, shop, tally, texts } from '../commerce/shop-world.ts';

describe('segments', () => {
  const company = shop();
  const [order, member] = [company.table('order'), company.table('segment-member')];

  it('follow from the order table alone by their rules', () => {
    const history = new Map<number, { days: number[]; cents: number[] }>();
    numbers(order, 'contactId').forEach((contact, row) => {
      const own = history.get(contact) ?? { days: [], cents: [] };
      own.days.push(Math.floor(numbers(order, 'orderedAt')[row]! / 1440));
      own.cents.push(Math.round(numbers(order, 'amount')[row]! * 100));
      history.set(contact, own);
    });
    const expected = [...history].flatMap(([contact, { days, cents }]) => {
      const [first, last] = [days[0]!, days.at(-1)!];
      const quiet = AS_OF - last;
      const rows: string[] = [];
      if (quiet >= 365) rows.push(`lapsed ${contact} ${last + 365}`);
      else if (quiet >= 180) rows.push(`at-risk ${contact} ${last + 180}`);
      else if (AS_OF - first < 90) rows.push(`new ${contact} ${first}`);
      else rows.push(`active ${contact} ${Math.max(first + 90, last)}`);
      if (days.length >= 5) rows.push(`loyal ${contact} ${days[4]}`);
      let sum = 0;
      const valued = cents.findIndex((value) => (sum += value) >= 30_000);
      if (valued !== -1) rows.push(`high-value ${contact} ${days[valued]}`);
      return rows;
    });
    const since = numbers(member, 'since');
    const actual = texts(member, 'segment').map((segment, row) => `${segment} ${numbers(member, 'contactId')[row]} ${since[row]}`);
    expect(actual.sort()).toEqual(expected.sort());
    expect(tally(texts(member, 'segment')).size).toBe(6);
    expect(since.every((day) => day <= AS_OF)).toBe(true);
  });
});

describe('tags', () => {
  const company = shop();
  const [order, line, product, tag] = [company.table('order'), company.table('order-line'), company.table('product'), company.table('tag-contact')];

  it('are set once, at the moment of the order that set them', () => {
    const category = texts(product, 'category');
    const contactAndTime = new Map(Array.from(numbers(order, 'orderId'), (id, row) => [id, [numbers(order, 'contactId')[row]!, numbers(order, 'orderedAt')[row]!] as const]));
    const first = new Map<string, number>();
    const note = (key: string, at: number): void => void (first.has(key) || first.set(key, at));
    texts(order, 'channel').forEach((channel, row) => {
      const [contact, at] = [numbers(order, 'contactId')[row]!, numbers(order, 'orderedAt')[row]!];
      note(`${contact} buyer`, at);
      note(`${contact} ${channel} buyer`, at);
    });
    const lines = new Map<string, number>();
    numbers(line, 'orderId').forEach((id, row) => {
      const [contact, at] = contactAndTime.get(id)!;
      const key = `${contact} likes ${category[numbers(line, 'productId')[row]! - 1]}`;
      lines.set(key, (lines.get(key) ?? 0) + 1);
      if (lines.get(key) === 3) note(key, at);
    });
    const actual = texts(tag, 'tag').map((name, row) => `${numbers(tag, 'contactId')[row]} ${name} ${numbers(tag, 'addedAt')[row]}`);
    expect(actual.sort()).toEqual([...first].map(([key, at]) => `${key} ${at}`).sort());
  });
});
