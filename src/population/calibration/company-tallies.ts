import { codesIn, MISSING_INTEGER, numbersIn } from '../../columns/column.ts';
import { countValue } from './histogram-statistics.ts';
import { codeMeanings, rowsById } from './table-reader.ts';
import { countTally, type Counts, type Tally } from './tally.ts';

const MINUTES_PER_DAY = 1440;
const DAYS_PER_WEEK = 7;
/** Hours told apart in times to reply and to resolve; longer ones count with the last. */
const MOST_HOURS = 2000;

/**
 * Weeks for which a first buyer is watched. The published cohort came over 12 weeks and was watched to
 * the end of week 39: 33 weeks each in the mean.
 */
export const WATCHED_WEEKS = 33;

type CustomerCounts = Counts<'contacts' | 'repeat' | 'orders' | 'tickets' | 'firstReply' | 'resolution'>;

/** What customers do: tables `truth-link`, `order` and `ticket`. */
export const customersTally: Tally<CustomerCounts> = countTally({
  id: 'customers',
  reads: ['truth-link', 'order', 'ticket'],
  coverage: 'sampled',
  start: () => ({
    /** Contacts, and the people behind them. */
    contacts: new Float64Array(2),
    /** People whose first order lies long enough back to be watched, and those of them who ordered again in time. */
    repeat: new Float64Array(2),
    orders: new Float64Array(1),
    /** Tickets, and those that ask where an order is. */
    tickets: new Float64Array(2),
    /** Tickets by whole hours until the first reply, and until they were resolved. */
    firstReply: new Float64Array(MOST_HOURS + 1),
    resolution: new Float64Array(MOST_HOURS + 1),
  }),
  add(state, { plan, table }) {
    const link = table('truth-link');
    const person = numbersIn(link, 'personId');
    state.contacts[0]! += link.rows;
    state.contacts[1]! += new Set(person).size;

    const order = table('order');
    const rowOf = rowsById(numbersIn(link, 'contactId'));
    const ordersOf = new Map<number, number[]>();
    const [buyer, orderedAt] = [numbersIn(order, 'contactId'), numbersIn(order, 'orderedAt')];
    state.orders[0]! += order.rows;
    for (let row = 0; row < order.rows; row++) {
      const who = person[rowOf(buyer[row]!)]!;
      const times = ordersOf.get(who);
      if (times === undefined) ordersOf.set(who, [orderedAt[row]!]);
      else times.push(orderedAt[row]!);
    }
    const watched = WATCHED_WEEKS * DAYS_PER_WEEK * MINUTES_PER_DAY;
    const end = (plan.asOfDay + 1) * MINUTES_PER_DAY;
    for (const times of ordersOf.values()) {
      const [first, second] = times.sort((a, b) => a - b);
      if (first! > end - watched) continue;
      state.repeat[0]! += 1;
      if (second !== undefined && second - first! <= watched) state.repeat[1]! += 1;
    }

    const ticket = table('ticket');
    const category = codesIn(ticket, 'category');
    const isWhere = codeMeanings(category, (text) => (/wismo|where-is-my-order/i.test(text ?? '') ? 1 : 0));
    const [opened, replied, resolved] = [numbersIn(ticket, 'openedAt'), numbersIn(ticket, 'firstReplyAt'), numbersIn(ticket, 'resolvedAt')];
    for (let row = 0; row < ticket.rows; row++) {
      state.tickets[0]! += 1;
      state.tickets[1]! += isWhere[category.codes[row]!]!;
      if (replied[row] !== MISSING_INTEGER) countValue(state.firstReply, Math.floor((replied[row]! - opened[row]!) / 60));
      if (resolved[row] !== MISSING_INTEGER) countValue(state.resolution, Math.floor((resolved[row]! - opened[row]!) / 60));
    }
  },
});

/** What can happen to an e-mail, in the order of the counts. */
export const MAIL_EVENTS = ['sent', 'hard', 'soft', 'opened', 'clicked', 'unsubscribed', 'complained', 'unlawful'] as const;

type MailCounts = Counts<'events'>;

/** What becomes of e-mails: table `campaign-send`. */
export const mailTally: Tally<MailCounts> = countTally({
  id: 'mail',
  reads: ['campaign-send'],
  coverage: 'sampled',
  start: () => ({ events: new Float64Array(MAIL_EVENTS.length) }),
  add({ events }, { table }) {
    const send = table('campaign-send');
    const [channel, bounce, lawful] = [codesIn(send, 'channel'), codesIn(send, 'bounce'), codesIn(send, 'consentLawful')];
    const isMail = codeMeanings(channel, (text) => (text === 'email' ? 1 : 0));
    const bounceOf = codeMeanings(bounce, (text) => (text === 'hard' ? 1 : text === 'soft' ? 2 : 0));
    const isUnlawful = codeMeanings(lawful, (text) => (text === 'false' ? 1 : 0));
    const moments = ['openedAt', 'clickedAt', 'unsubscribedAt', 'complainedAt'].map((name) => numbersIn(send, name));
    for (let row = 0; row < send.rows; row++) {
      if (isMail[channel.codes[row]!] === 0) continue;
      events[0]! += 1;
      const kind = bounceOf[bounce.codes[row]!]!;
      if (kind > 0) events[kind]! += 1;
      moments.forEach((at, i) => {
        if (at[row] !== MISSING_INTEGER) events[3 + i]! += 1;
      });
      events[7]! += isUnlawful[lawful.codes[row]!]!;
    }
  },
});
