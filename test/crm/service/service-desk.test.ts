import { describe, expect, it } from 'vitest';
import { MISSING_INTEGER } from '../../../src/columns/column.ts';
import { customersOf } from '../../../src/crm/commerce/customer-index.ts';
import { AS_OF, correlationOf, END, mean, numbers, personOf, shop, shopBlock, shoppers, tally, texts } from '../commerce/shop-world.ts';

const EVERYBODY = { crm: { penetration: 1 } };

describe('tickets', () => {
  const company = shop(EVERYBODY);
  const [ticket, order] = [company.table('ticket'), company.table('order')];
  const [id, contact, about, opened, replied, resolved, csat] = ['ticketId', 'contactId', 'orderId', 'openedAt', 'firstReplyAt', 'resolvedAt', 'csat'].map((name) => numbers(ticket, name)) as [Float64Array, Int32Array, Float64Array, Int32Array, Int32Array, Int32Array, Int32Array];

  it('are about an order of the same contact, after it', () => {
    const orders = new Map(Array.from(numbers(order, 'orderId'), (number, row) => [number, { contact: numbers(order, 'contactId')[row]!, at: numbers(order, 'orderedAt')[row]! }]));
    expect(new Set(id).size).toBe(ticket.rows);
    expect(Array.from(about).filter((number, row) => orders.get(number)?.contact !== contact[row] || orders.get(number)!.at >= opened[row]!)).toEqual([]);
  });

  it('are opened, answered and resolved in that order, before the extract', () => {
    expect(opened.every((at, row) => at < END && (replied[row] === MISSING_INTEGER || (replied[row]! > at && replied[row]! < END)))).toBe(true);
    expect(resolved.every((at, row) => at === MISSING_INTEGER || (replied[row] !== MISSING_INTEGER && at > replied[row]! && at < END))).toBe(true);
    expect(csat.every((rating, row) => rating === MISSING_INTEGER || (resolved[row] !== MISSING_INTEGER && rating >= 1 && rating <= 5))).toBe(true);
  });

  it('number 6.7 per 100 orders, 16 % of them where-is-my-order', () => {
    const rate = ticket.rows / order.rows;
    // Rates are exponential over people, which widens the sampling error beyond Poisson's.
    expect(rate).toBeGreaterThan(0.067 * 0.88);
    expect(rate).toBeLessThan(0.067 * 1.12);
    const wismo = (tally(texts(ticket, 'category')).get('where-is-my-order') ?? 0) / ticket.rows;
    expect(Math.abs(wismo - 0.16)).toBeLessThan(4 * Math.sqrt((0.16 * 0.84) / ticket.rows));
  });

  it('wait two hours for the first reply and 8.3 for the resolution on average, and leave 84 % of the raters satisfied', () => {
    const answered = Array.from(replied.keys()).filter((row) => replied[row] !== MISSING_INTEGER);
    const done = Array.from(resolved.keys()).filter((row) => resolved[row] !== MISSING_INTEGER);
    expect(mean(answered.map((row) => (replied[row]! - opened[row]!) / 60))).toBeGreaterThan(1.7);
    expect(mean(answered.map((row) => (replied[row]! - opened[row]!) / 60))).toBeLessThan(2.3);
    expect(mean(done.map((row) => (resolved[row]! - opened[row]!) / 60))).toBeGreaterThan(7);
    expect(mean(done.map((row) => (resolved[row]! - opened[row]!) / 60))).toBeLessThan(9.5);
    const ratings = Array.from(csat).filter((rating) => rating !== MISSING_INTEGER);
    expect(Math.abs(ratings.filter((rating) => rating >= 4).length / ratings.length - 0.84)).toBeLessThan(4 * Math.sqrt((0.84 * 0.16) / ratings.length));
  });

  it('are rated lower the longer the first reply took, unless correlations are off', () => {
    const together = (correlation: number): number => {
      const table = shop({ ...EVERYBODY, correlation }).table('ticket');
      const rated = Array.from(numbers(table, 'csat').keys()).filter((row) => numbers(table, 'csat')[row] !== MISSING_INTEGER);
      return correlationOf(rated.map((row) => numbers(table, 'csat')[row]!), rated.map((row) => Math.log(numbers(table, 'firstReplyAt')[row]! - numbers(table, 'openedAt')[row]!)));
    };
    expect(together(1)).toBeLessThan(-0.2);
    expect(Math.abs(together(0))).toBeLessThan(0.12);
  });

  it('leave most orders and many customers without one, and some with several', () => {
    const person = personOf(company);
    const perPerson = tally(Array.from(contact, (number) => person.get(number)!));
    const customers = company.blocks.reduce((sum, block) => sum + customersOf(block).count, 0);
    expect(perPerson.size / customers).toBeLessThan(0.3);
    expect(Math.max(...perPerson.values())).toBeGreaterThan(3);
  });

  it('have messages in sequence from the opening to the last moment that is known', () => {
    const message = company.table('ticket-message');
    const [of, seq, at, sender] = [numbers(message, 'ticketId'), numbers(message, 'seq'), numbers(message, 'at'), texts(message, 'sentBy')];
    const rows = new Map<number, number[]>();
    of.forEach((number, row) => rows.set(number, [...(rows.get(number) ?? []), row]));
    expect(rows.size).toBe(ticket.rows);
    const wrong = Array.from(id).filter((number, row) => {
      const own = rows.get(number)!;
      const inOrder = own.every((line, place) => seq[line] === place + 1 && (place === 0 || at[line]! >= at[own[place - 1]!]!));
      const first = at[own[0]!] === opened[row] && sender[own[0]!] === 'customer';
      const second = replied[row] === MISSING_INTEGER ? own.length === 1 : at[own[1]!] === replied[row] && sender[own[1]!] === 'agent';
      const last = resolved[row] === MISSING_INTEGER ? own.length <= 2 : at[own.at(-1)!] === resolved[row];
      return !(inOrder && first && second && last);
    });
    expect(wrong).toEqual([]);
  });

  it('leak what is true of the person, and only where the truth says so', () => {
    const [truth, message, people] = [company.table('ticket-truth'), company.table('ticket-message'), shoppers()];
    const person = personOf(company);
    const who = new Map(Array.from(id, (number, row) => [number, person.get(contact[row]!)!]));
    const text = new Map<number, string>();
    numbers(message, 'ticketId').forEach((number, row) => numbers(message, 'seq')[row] === 1 && text.set(number, texts1(row)));
    const [kinds, facts] = [texts(truth, 'leaks'), texts(truth, 'fact')];
    const [given, surname, condition, income] = [texts(people, 'givenName'), texts(people, 'surname'), texts(people, 'healthConditions'), numbers(people, 'incomeBand')];
    const marks = { health: /about my condition/, family: /with the children|by myself/, finances: /tight for me/, 'other-person': /at this address can take it/ };
    numbers(truth, 'ticketId').forEach((number, row) => {
      const [kind, buyer] = [kinds[row] as keyof typeof marks, who.get(number)!];
      expect(text.get(number)).toMatch(marks[kind]);
      const partner = buyer % 2 === 0 ? buyer + 1 : buyer - 1;
      const expected = { health: condition[buyer], finances: income[buyer]! <= 2 ? 'low income' : null, 'other-person': `${given[partner]} ${surname[partner]}`, family: 'children at home' }[kind];
      expect(facts[row]).toBe(expected);
      if (kind === 'other-person') expect(text.get(number)).toContain(expected);
    });
    const leaking = new Set(numbers(truth, 'ticketId'));
    const every = new RegExp(Object.values(marks).map(({ source }) => source).join('|'));
    expect([...text].filter(([number, words]) => every.test(words) !== leaking.has(number))).toEqual([]);
    expect(new Set(kinds)).toEqual(new Set(['health', 'finances', 'other-person', ...(kinds.includes('family') ? ['family'] : [])]));

    function texts1(row: number): string {
      return messageTexts[row]!;
    }
  });
  const messageTexts = texts(company.table('ticket-message'), 'text');
});

describe('notes', () => {
  const company = shop(EVERYBODY);
  const [note, truth] = [company.table('note'), company.table('note-truth')];

  it('are written after signing up and before the extract, about people of whom most have none', () => {
    const signedUp = new Map(company.blocks.flatMap((block) => Array.from(block.contacts().contactId, (id, contact) => [id, block.contacts().signedUpAt[contact]!] as const)));
    expect(numbers(note, 'at').every((at, row) => at > signedUp.get(numbers(note, 'contactId')[row]!)! && at < AS_OF * 1440)).toBe(true);
    const person = personOf(company);
    const noted = new Set(Array.from(numbers(note, 'contactId'), (id) => person.get(id)!));
    expect(noted.size / shoppers().rows).toBeLessThan(0.4);
    expect(new Set(numbers(note, 'noteId')).size).toBe(note.rows);
  });

  it('reveal a special category in 3 %, the person\'s own, in words', () => {
    const share = truth.rows / note.rows;
    expect(Math.abs(share - 0.03)).toBeLessThan(4 * Math.sqrt((0.03 * 0.97) / note.rows));
    const person = personOf(company);
    const rowOf = new Map(Array.from(numbers(note, 'noteId'), (id, row) => [id, row]));
    const words = texts(note, 'text');
    const [columns, facts] = [texts(truth, 'leaks'), texts(truth, 'fact')];
    expect(new Set(columns)).toEqual(new Set(['politicalLeaning', 'religion', 'healthConditions']));
    numbers(truth, 'noteId').forEach((id, row) => {
      const at = rowOf.get(id)!;
      expect(facts[row]).toBe(texts(shoppers(), columns[row]!)[person.get(numbers(note, 'contactId')[at]!)!]);
      expect(words[at]).toContain(facts[row]);
    });
  });

  it('are the same when a block is made alone', () => {
    expect(texts(shopBlock(1, EVERYBODY).table('note'), 'text')).toEqual(texts(company.blocks[1]!.table('note'), 'text'));
    expect(texts(shopBlock(1, EVERYBODY).table('ticket-message'), 'text')).toEqual(texts(company.blocks[1]!.table('ticket-message'), 'text'));
  });
});
