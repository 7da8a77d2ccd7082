import { MISSING_INTEGER } from '../../columns/column.ts';
import type { TableMaker } from '../../columns/table-maker.ts';
import { TICKET_MESSAGE, TICKET_TRUTH } from '../../schema/commerce-tables.ts';
import { basketsOf } from '../commerce/baskets.ts';
import { catalogueOf } from '../commerce/catalogue.ts';
import { customersOf } from '../commerce/customer-index.ts';
import { categoryColumn, eventRows, integerColumn, momentColumn, perRow, textColumn } from '../commerce/event-columns.ts';
import { orderIdsOf } from '../commerce/orders.ts';
import { purchasesOf } from '../commerce/purchase-process.ts';
import type { CompanyBlock } from '../company-block.ts';
import { slipsOf, type Leak } from './household-facts.ts';
import { laterText, openingText, type TicketWords } from './ticket-texts.ts';
import { TICKET_CATEGORIES, ticketIdsOf, ticketsOf } from './tickets.ts';
import { COLOURS } from './vocabulary.ts';

/** Assumed: how often a customer begins to let something slip; said only where it is true. */
const SLIPS = 0.1;
/** Assumed: probability of each further exchange before the resolution, at most three. */
const EXCHANGE = 0.4;
const MOST_EXCHANGES = 3;

const SENDERS = ['customer', 'agent'];
const [CUSTOMER, AGENT] = [0, 1];

/** What each ticket of a block leaks, null for most, in the order of `Tickets`. */
function leaksOf(block: CompanyBlock): readonly (Leak | null)[] {
  const { count, order, number } = ticketsOf(block);
  const { customer } = purchasesOf(block);
  const { personId, personRow } = customersOf(block);
  const draws = block.draws('ticket.leak');
  const slip = slipsOf(block.people, block.asOfDays);
  return Array.from({ length: count }, (_, ticket) => {
    const who = customer[order[ticket]!]!;
    return draws.uniform(personId[who]!, number[ticket]!) < SLIPS ? slip(personRow[who]!, draws.uniform(personId[who]!, number[ticket]!, 1)) : null;
  });
}

/**
 * What was written: the customer begins, the first reply answers, up to three exchanges follow, evenly spaced,
 * and a resolved ticket ends with the agent's last message. A leak stands in the first message.
 */
export const ticketMessageTable: TableMaker<CompanyBlock> = {
  schema: TICKET_MESSAGE,
  scope: 'block',
  make(block) {
    const tickets = ticketsOf(block);
    const purchases = purchasesOf(block);
    const baskets = basketsOf(block);
    const { personId } = customersOf(block);
    const [ids, orderIds, leaks, draws] = [ticketIdsOf(block), orderIdsOf(block), leaksOf(block), block.draws('ticket.text')];
    const { label } = catalogueOf(block);
    const rows = eventRows('ticket', 'seq', 'sentBy', 'at');
    const written: string[] = [];

    let [person, number, ticket, seq] = [0, 0, 0, 0];
    const u = (counter: number): number => draws.uniform(person, number, counter);
    const write = (sentBy: number, at: number, text: string): void => {
      rows.ticket.push(ticket);
      rows.seq.push(++seq);
      rows.sentBy.push(sentBy);
      rows.at.push(at);
      written.push(text);
    };
    for (ticket = 0; ticket < tickets.count; ticket++) {
      const order = tickets.order[ticket]!;
      person = personId[purchases.customer[order]!]!;
      number = tickets.number[ticket]!;
      seq = 0;
      const [openedAt, firstReplyAt, resolvedAt] = [tickets.openedAt[ticket]!, tickets.firstReplyAt[ticket]!, tickets.resolvedAt[ticket]!];
      const words: TicketWords = {
        thing: label[baskets.product[baskets.first[order]!]!]!,
        colour: COLOURS[Math.floor(u(0) * COLOURS.length)]!,
        days: Math.max(1, Math.floor((openedAt - purchases.at[order]!) / 1440)),
        orderId: orderIds[order]!,
      };
      const leak = leaks[ticket];
      const opening = openingText(TICKET_CATEGORIES[tickets.category[ticket]!]!, u(1), words);
      write(CUSTOMER!, openedAt, leak === null || leak === undefined ? opening : `${opening} ${leak.sentence}`);
      if (firstReplyAt === MISSING_INTEGER) continue;
      write(AGENT!, firstReplyAt, laterText('first-answer', u(2), words));
      if (resolvedAt === MISSING_INTEGER) continue;
      let exchanges = 0;
      while (exchanges < MOST_EXCHANGES && u(8 + exchanges) < EXCHANGE) exchanges++;
      for (let message = 0; message < 2 * exchanges; message++) {
        const at = firstReplyAt + Math.floor(((resolvedAt - firstReplyAt) * (message + 1)) / (2 * exchanges + 1));
        write(message % 2 === 0 ? CUSTOMER! : AGENT!, at, laterText(message % 2 === 0 ? 'further' : 'further-answer', u(16 + message), words));
      }
      write(AGENT!, resolvedAt, laterText('closing', u(3), words));
    }
    return {
      ticketId: integerColumn(perRow(rows.ticket.length, (row) => ids[rows.ticket.at(row)]!)),
      seq: integerColumn(rows.seq.values()),
      sentBy: categoryColumn(rows.sentBy.values(), SENDERS),
      at: momentColumn(rows.at.values()),
      text: textColumn(written),
    };
  },
};

/** Truth: which tickets leak a fact, and which fact. */
export const ticketTruthTable: TableMaker<CompanyBlock> = {
  schema: TICKET_TRUTH,
  scope: 'block',
  make(block) {
    const ids = ticketIdsOf(block);
    const leaking = leaksOf(block).flatMap((leak, ticket) => (leak === null ? [] : [{ ...leak, id: ids[ticket]! }]));
    return {
      ticketId: integerColumn(Float64Array.from(leaking, ({ id }) => id)),
      leaks: textColumn(leaking.map(({ kind }) => kind)),
      fact: textColumn(leaking.map(({ fact }) => fact)),
    };
  },
};
