import { codeTexts, MISSING_INTEGER, type Column } from '../columns/column.ts';
import type { Contacts, DrawsOf } from './contacts.ts';
import type { CorruptionLog } from './corruption-log.ts';
import type { CrmOptions } from './crm-options.ts';
import type { PeopleReader } from './people-reader.ts';

/**
 * The columns of `purchases`. A person's orders are spread over their contacts, so that a duplicate hides
 * part of the history; the sums over a person's contacts are the person's own figures.
 */
export function purchaseData(people: PeopleReader, contacts: Contacts, options: CrmOptions['purchases'], draws: DrawsOf, log: CorruptionLog): ReadonlyMap<string, Column> {
  const { orders, spend } = splitOrders(people, contacts, draws, log);
  const [incomeDraws, responseDraws] = [draws('incomeBand'), draws('responded')];

  const incomeBand = Int32Array.from({ length: contacts.count }, (_, contact) => {
    const [person, band] = [contacts.personId[contact]!, people.incomeBand[contacts.personRow[contact]!]!];
    if (band === MISSING_INTEGER || incomeDraws.uniform(person) >= options.incomeError) return band;
    log.note(contact, 'incomeBand', 'misjudged');
    if (band === LOWEST_BAND) return band + 1;
    if (band === HIGHEST_BAND) return band - 1;
    return incomeDraws.below(2, person, 1) === 0 ? band - 1 : band + 1;
  });

  const responded = Array.from({ length: contacts.count }, (_, contact) => {
    const truth = people.text('responds', contacts.personRow[contact]!);
    if (truth === null || responseDraws.uniform(contacts.personId[contact]!, contacts.copy[contact]!) >= options.responseError) return truth;
    log.note(contact, 'responded', 'misjudged');
    return truth === 'true' ? 'false' : 'true';
  });

  return new Map<string, Column>([
    ['incomeBand', { kind: 'number', type: 'integer', values: incomeBand }],
    ['spend', { kind: 'number', type: 'decimal', values: spend }],
    ['orders', { kind: 'number', type: 'integer', values: orders }],
    ['segment', codeTexts(segments(spend, orders), contacts.count)],
    ['responded', codeTexts(responded, contacts.count, 'boolean')],
  ]);
}

const LOWEST_BAND = 1;
const HIGHEST_BAND = 5;

/** A first contact gets half of the orders and its part of the rest; assumed. */
const FIRST_CONTACT = 0.5;

function splitOrders(people: PeopleReader, contacts: Contacts, draws: DrawsOf, log: CorruptionLog): { orders: Int32Array; spend: Float64Array } {
  const stream = draws('orders.contact');
  const orders = new Int32Array(contacts.count);
  const spend = new Float64Array(contacts.count);
  const contactsOf = new Map<number, number[]>();
  for (let contact = 0; contact < contacts.count; contact++) {
    const row = contacts.personRow[contact]!;
    if (contacts.copies[contact] === 1) {
      orders[contact] = people.orders[row]!;
      spend[contact] = people.spend[row]!;
      continue;
    }
    const same = contactsOf.get(row);
    if (same === undefined) contactsOf.set(row, [contact]);
    else same.push(contact);
  }

  for (const [row, same] of contactsOf) {
    const person = people.personId[row]!;
    const byCopy = [...same].sort((a, b) => contacts.copy[a]! - contacts.copy[b]!);
    const total = people.orders[row]!;
    const parts = new Int32Array(byCopy.length);
    for (let order = 0; order < total; order++) {
      const first = stream.uniform(person, order) < FIRST_CONTACT;
      const copy = first ? 0 : stream.below(byCopy.length, person, order, 1);
      parts[copy] = parts[copy]! + 1;
    }
    if (total <= 0) parts[0] = total;
    const lastBuying = Math.max(0, parts.findLastIndex((part) => part > 0));
    let left = people.spend[row]!;
    byCopy.forEach((contact, copy) => {
      orders[contact] = parts[copy]!;
      const part = total > 0 ? Math.round((people.spend[row]! * parts[copy]! * 100) / total) / 100 : 0;
      spend[contact] = copy === lastBuying ? Math.round(left * 100) / 100 : part;
      left -= spend[contact]!;
      if (orders[contact] !== total) log.note(contact, 'orders', 'split');
      if (spend[contact] !== people.spend[row]!) log.note(contact, 'spend', 'split');
    });
  }
  return { orders, spend };
}

/**
 * Marketing segments by recency and value: lapsed (no order in the last year), high-value (spend in the
 * top tenth of buyers), loyal (orders in the top quarter of buyers, at least two), regular, occasional
 * (one order). The bounds are the company's own.
 */
function segments(spend: Float64Array, orders: Int32Array): readonly string[] {
  const buyers = Array.from(orders.keys()).filter((contact) => orders[contact]! > 0);
  const high = quantile(Float64Array.from(buyers, (contact) => spend[contact]!), 0.9);
  const many = Math.max(2, quantile(Float64Array.from(buyers, (contact) => orders[contact]!), 0.75));
  return Array.from(orders, (count, contact) => {
    if (count <= 0) return 'lapsed';
    if (spend[contact]! >= high) return 'high-value';
    if (count >= many) return 'loyal';
    return count >= 2 ? 'regular' : 'occasional';
  });
}

/** The smallest value with at least the share `p` of the values at or below it; 0 of none. */
function quantile(values: Float64Array, p: number): number {
  return values.sort()[Math.max(0, Math.ceil(p * values.length) - 1)] ?? 0;
}
