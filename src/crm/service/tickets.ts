import { MISSING_INTEGER } from '../../columns/column.ts';
import type { TableMaker } from '../../columns/table-maker.ts';
import { aliasTable } from '../../random/alias-table.ts';
import { lognormal, normalQuantile, poisson } from '../../random/distributions.ts';
import { TICKET } from '../../schema/commerce-tables.ts';
import { ln, sqrt } from '../../stats/elementary.ts';
import { customersOf } from '../commerce/customer-index.ts';
import { deskMinute } from '../commerce/day-rhythm.ts';
import { categoryColumn, eventRows, integerColumn, momentColumn, perRow, sortedRows } from '../commerce/event-columns.ts';
import { eventIds } from '../commerce/event-ids.ts';
import { orderIdsOf } from '../commerce/orders.ts';
import { purchasesOf } from '../commerce/purchase-process.ts';
import type { CompanyBlock } from '../company-block.ts';

/*
 * Vendor figures, of which others give 2 to 7 tickets per 100 orders: 6.7 tickets per 100 orders, 16 % of them
 * where-is-my-order, 2 hours to the first reply and 8.3 to the resolution (Gorgias, quoted by ShipmentGuard),
 * read as means; 84 % satisfied (Zendesk Benchmark 2012-13: 82 to 86 %).
 */
const PER_ORDER = 0.067;
const WISMO = 0.16;
const REPLY_MINUTES = 120;
const RESOLUTION_MINUTES = 498;
const SATISFIED = 0.84;

/** What tickets are about. */
export const TICKET_CATEGORIES = ['where-is-my-order', 'return', 'damaged', 'billing', 'product-question', 'account', 'complaint', 'other'] as const;
/** The other categories' shares are assumed. */
const CATEGORIES = aliasTable([WISMO, 0.18, 0.1, 0.13, 0.2, 0.1, 0.08, 0.05]);
/** Assumed: mean days from the order to a ticket of each category. */
const DAYS_AFTER = [5, 14, 7, 18, 3, 25, 9, 30];

const CHANNELS = ['email', 'chat', 'phone', 'web'];
const CHANNEL = aliasTable([0.5, 0.2, 0.15, 0.15]);
const PRIORITIES = ['low', 'normal', 'high'];
const PRIORITY = aliasTable([0.2, 0.65, 0.15]);
/** Assumed: how long each priority waits against the mean; the mean over priorities is 1. */
const WAITS = [1.2, 1, 0.5].map((wait) => wait / 0.965);
/** Assumed: spreads of the logarithms of the times to reply and from there to resolution. */
const [REPLY_SPREAD, REST_SPREAD] = [1, 1.2];
/** Assumed: share of tickets never resolved, and of resolved ones whose rating is given. */
const NEVER_RESOLVED = 0.03;
const RATED = 0.25;
/** Assumed: how the satisfied and the others divide over the ratings. */
const RATINGS = [(1 - SATISFIED) * 0.45, (1 - SATISFIED) * 0.25, (1 - SATISFIED) * 0.3, SATISFIED * 0.3, SATISFIED * 0.7];

/** Tickets of a block's customers, by opening; arrays in parallel. */
export interface Tickets {
  readonly count: number;
  /** Index into the block's `Purchases`. */
  readonly order: Int32Array;
  /** Number of the ticket among the customer's, from 0. */
  readonly number: Int32Array;
  readonly openedAt: Int32Array;
  readonly firstReplyAt: Int32Array;
  readonly resolvedAt: Int32Array;
  /** Index into `TICKET_CATEGORIES`. */
  readonly category: Int32Array;
  readonly channel: Int32Array;
  readonly priority: Int32Array;
  readonly csat: Int32Array;
}

const known = new WeakMap<CompanyBlock, Tickets>();

/** Tickets as orders cause them: Poisson per order at a rate that is exponential over people, so that few people write most. */
export function ticketsOf(block: CompanyBlock): Tickets {
  let tickets = known.get(block);
  if (tickets === undefined) {
    tickets = drawTickets(block);
    known.set(block, tickets);
  }
  return tickets;
}

function drawTickets(block: CompanyBlock): Tickets {
  const purchases = purchasesOf(block);
  const customers = customersOf(block);
  const [nature, counts, draws] = [block.draws('ticket.person'), block.draws('ticket.count'), block.draws('ticket')];
  const end = block.asOfDays * 1440;
  const byWait = block.strength('csat.wait');
  const ratingBounds = ratingThresholds();
  const rate = Float64Array.from(customers.personId, (person) => -ln(nature.uniform(person)) * PER_ORDER);
  const soFar = new Int32Array(customers.count);
  const rows = eventRows('order', 'number', 'openedAt', 'firstReplyAt', 'resolvedAt', 'category', 'channel', 'priority', 'csat');

  let [person, number] = [0, 0];
  const u = (counter: number): number => draws.uniform(person, number, counter);
  for (let order = 0; order < purchases.count; order++) {
    const customer = purchases.customer[order]!;
    person = customers.personId[customer]!;
    for (let left = poisson(rate[customer]!, counts, person, purchases.number[order]!); left > 0; left--) {
      number = soFar[customer]!;
      soFar[customer] = number + 1;
      const category = CATEGORIES.pick(u(0));
      const day = Math.floor(purchases.at[order]! / 1440 - DAYS_AFTER[category]! * ln(u(1)));
      const openedAt = Math.max(purchases.at[order]! + 10, day * 1440 + deskMinute(u(2)));
      if (openedAt >= end) continue;
      const priority = PRIORITY.pick(u(3));
      const wait = 1 + Math.round(WAITS[priority]! * withMean(REPLY_MINUTES - 1, REPLY_SPREAD, u(4)));
      const rest = 1 + Math.round(WAITS[priority]! * withMean(RESOLUTION_MINUTES - REPLY_MINUTES - 1, REST_SPREAD, u(5)));
      const resolvedAt = u(6) < NEVER_RESOLVED || openedAt + wait + rest >= end ? MISSING_INTEGER : openedAt + wait + rest;
      const mood = -byWait * normalisedWait(wait / WAITS[priority]!) + sqrt(1 - byWait * byWait) * normalQuantile(u(7));
      const rated = resolvedAt !== MISSING_INTEGER && u(8) < RATED;
      rows.order.push(order);
      rows.number.push(number);
      rows.openedAt.push(openedAt);
      rows.firstReplyAt.push(openedAt + wait >= end ? MISSING_INTEGER : openedAt + wait);
      rows.resolvedAt.push(resolvedAt);
      rows.category.push(category);
      rows.channel.push(CHANNEL.pick(u(9)));
      rows.priority.push(priority);
      rows.csat.push(rated ? 1 + ratingBounds.filter((bound) => mood > bound).length : MISSING_INTEGER);
    }
  }
  const sorted = sortedRows(rows, 'openedAt');
  return { count: sorted.openedAt.length, ...sorted };
}

/** A log-normal number with this mean and this spread of its logarithm. */
function withMean(mean: number, spread: number, uniform: number): number {
  return lognormal(uniform, ln(mean) - (spread * spread) / 2, spread);
}

/** The logarithm of the wait, centred and scaled to a standard normal score. */
function normalisedWait(minutes: number): number {
  return (ln(minutes) - ln(REPLY_MINUTES) + (REPLY_SPREAD * REPLY_SPREAD) / 2) / REPLY_SPREAD;
}

function ratingThresholds(): number[] {
  let below = 0;
  return RATINGS.slice(0, -1).map((share) => normalQuantile((below += share)));
}

/** The number of each ticket, in the order of `Tickets`. */
export function ticketIdsOf(block: CompanyBlock): Float64Array {
  const { count, order, number } = ticketsOf(block);
  const { customer } = purchasesOf(block);
  const { personId } = customersOf(block);
  const id = eventIds(block.draws('ticketId'));
  return perRow(count, (ticket) => id(personId[customer[order[ticket]!]!]!, number[ticket]!));
}

/** Requests to the service desk, by time. */
export const ticketTable: TableMaker<CompanyBlock> = {
  schema: TICKET,
  scope: 'block',
  make(block) {
    const tickets = ticketsOf(block);
    const { contact } = purchasesOf(block);
    const { contactId } = block.contacts();
    const orderIds = orderIdsOf(block);
    return {
      ticketId: integerColumn(ticketIdsOf(block)),
      contactId: integerColumn(tickets.order.map((order) => contactId[contact[order]!]!)),
      orderId: integerColumn(perRow(tickets.count, (ticket) => orderIds[tickets.order[ticket]!]!)),
      openedAt: momentColumn(tickets.openedAt),
      firstReplyAt: momentColumn(tickets.firstReplyAt),
      resolvedAt: momentColumn(tickets.resolvedAt),
      channel: categoryColumn(tickets.channel, CHANNELS),
      category: categoryColumn(tickets.category, TICKET_CATEGORIES),
      priority: categoryColumn(tickets.priority, PRIORITIES),
      csat: integerColumn(tickets.csat),
    };
  },
};
