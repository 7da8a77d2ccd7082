import { MISSING_INTEGER } from '../../columns/column.ts';
import { aliasTable } from '../../random/alias-table.ts';
import { gamma, lognormal, poisson } from '../../random/distributions.ts';
import { exp, ln } from '../../stats/elementary.ts';
import type { CompanyBlock } from '../company-block.ts';
import { sendsOf } from '../marketing/campaign-sends.ts';
import { traitsOf } from './buyer-traits.ts';
import { contactOn, customersOf } from './customer-index.ts';
import { onlineMinute, onWeekday } from './day-rhythm.ts';
import { purchasesOf, SHOP } from './purchase-process.ts';

/** Assumed: visits in 28 days of an average customer, and the shape of the gamma distribution over customers: many come never. */
const VISITS = 3;
const VISIT_SHAPE = 0.5;
/** Visits come in bursts; assumed: probability of one more, median minutes between two and the spread of their logarithm. */
const ANOTHER = 0.5;
const BETWEEN_MINUTES = 180;
const BETWEEN_SPREAD = 1.3;
const MOST_IN_BURST = 12;
/** A burst ends where its next visit would fall into the night, in minutes of the day; assumed. */
const [ASLEEP_FROM, ASLEEP_TO] = [60, 390] as const;

/** How visits begin. */
export const REFERRERS = ['direct', 'search', 'social', 'partner', 'campaign'] as const;
/** Assumed: how other visits than those from a campaign's link begin. */
const REFERRER = aliasTable([0.4, 0.35, 0.15, 0.1]);
/** Index of `campaign` in `REFERRERS`. */
export const CAMPAIGN_LINK = 4;

/** A customer has up to this many cookies; assumed: 45 % use a second browser or device, 10 % a third. */
export const MOST_COOKIES = 3;
const SECOND_COOKIE = 0.45;
const THIRD_COOKIE = 0.1;
/** Assumed: share of visits through the first cookie, cookies tied to a contact beforehand, and visits with a login. */
const FIRST_COOKIE = 0.65;
const KNOWN_COOKIE = 0.3;
const LOGIN = 0.15;

/** One visit to the company's pages. */
export interface Visit {
  readonly customer: number;
  /** Number among the customer's, in the order of time. */
  readonly number: number;
  /** Minute of the first hit, or of the last for a visit that ends in an order. */
  readonly at: number;
  /** Index into `Purchases` of the order that ends it; -1 for none. */
  readonly order: number;
  /** The campaign whose link began it; 0 for none. */
  readonly campaign: number;
  /** Index into `REFERRERS`. */
  readonly referrer: number;
  /** Number of the cookie among the customer's, from 0. */
  readonly cookie: number;
  /** Position of the contact that the company recognises; -1 for none. */
  readonly contact: number;
}

/** What is known of a visit before the visitor is recognised. */
interface Cause {
  readonly at: number;
  readonly order: number;
  readonly campaign: number;
  readonly contact: number;
}

const known = new WeakMap<CompanyBlock, readonly Visit[]>();

/** The visits of a block's customers in the kept days, by customer and time, drawn once. */
export function visitsOf(block: CompanyBlock): readonly Visit[] {
  let visits = known.get(block);
  if (visits === undefined) {
    visits = drawVisits(block);
    known.set(block, visits);
  }
  return visits;
}

/**
 * The visits of the kept days: every click in a campaign and every order on the web or in the app is one, the
 * others come in bursts by the hours of a day and the days of a week. Who logs in, orders or follows a campaign's link is
 * recognised, and so is their cookie from then on; other visits leave a cookie and no contact. People who are no
 * customers are left out.
 */
function drawVisits(block: CompanyBlock): readonly Visit[] {
  const customers = customersOf(block);
  const [rates, counts, draws] = [block.draws('visit.rate'), block.draws('visit.count'), block.draws('visit')];
  const { orders } = traitsOf(block);
  const byOrders = block.strength('visits.orders');
  const [start, end] = [(block.asOfDays - block.historyDays) * 1440, block.asOfDays * 1440];
  const caused = causesOf(block, start);
  const visits: Visit[] = [];
  const recognise = recogniser(block);
  let [person, burst] = [0, 0];
  const u = (counter: number): number => draws.uniform(person, burst, counter);
  for (let customer = 0; customer < customers.count; customer++) {
    person = customers.personId[customer]!;
    const causes = caused.get(customer) ?? [];
    // The mean of exp(s z) over a standard normal z is exp(s²/2).
    const rate = (VISITS / VISIT_SHAPE) * gamma(VISIT_SHAPE, rates, person) * exp(byOrders * orders[customers.personRow[customer]!]! - (byOrders * byOrders) / 2);
    const bursts = poisson((rate * (1 - ANOTHER) * block.historyDays) / 28, counts, person);
    for (burst = 0; burst < bursts; burst++) {
      const day = onWeekday(Math.floor(start / 1440 + u(0) * block.historyDays), u(1));
      let at = day * 1440 + onlineMinute(u(2));
      for (let visit = 0; visit < MOST_IN_BURST && (visit === 0 || u(16 + 2 * visit) < ANOTHER); visit++) {
        if (visit > 0) at += 1 + Math.floor(lognormal(u(17 + 2 * visit), ln(BETWEEN_MINUTES), BETWEEN_SPREAD));
        if (visit > 0 && at % 1440 >= ASLEEP_FROM && at % 1440 < ASLEEP_TO) break;
        if (at >= start && at < end) causes.push({ at, order: -1, campaign: 0, contact: -1 });
      }
    }
    if (causes.length > 0) visits.push(...recognise(customer, causes));
  }
  return visits;
}

/** Gives a customer's visits their order, their cookies and, where the company can tell, their contacts. */
function recogniser(block: CompanyBlock): (customer: number, causes: Cause[]) => readonly Visit[] {
  const customers = customersOf(block);
  const [cookies, draws] = [block.draws('cookie'), block.draws('visit.origin')];
  return (customer, causes) => {
    const person = customers.personId[customer]!;
    const count = 1 + (cookies.uniform(person) < SECOND_COOKIE ? 1 : 0) + (cookies.uniform(person, 1) < THIRD_COOKIE ? 1 : 0);
    const knownAs = Array.from({ length: count }, (_, cookie) => cookies.uniform(person, 2, cookie) < KNOWN_COOKIE);
    causes.sort((a, b) => a.at - b.at || a.order - b.order || a.campaign - b.campaign);
    return causes.map(({ at, order, campaign, contact }, number): Visit => {
      const which = draws.uniform(person, number);
      const cookie = which < FIRST_COOKIE ? 0 : Math.floor(((which - FIRST_COOKIE) / (1 - FIRST_COOKIE)) * count);
      if (contact !== -1 || draws.uniform(person, number, 1) < LOGIN) knownAs[cookie] = true;
      return {
        customer,
        number,
        at,
        order,
        campaign,
        referrer: campaign > 0 ? CAMPAIGN_LINK : REFERRER.pick(draws.uniform(person, number, 2)),
        cookie,
        contact: contact !== -1 ? contact : knownAs[cookie] === true ? contactOn(customers, customer, Math.floor(at / 1440), draws.uniform(person, number, 3)) : -1,
      };
    });
  };
}

/** Visits that something else in the world requires, by customer. */
function causesOf(block: CompanyBlock, start: number): Map<number, Cause[]> {
  const causes = new Map<number, Cause[]>();
  const add = (customer: number, cause: Cause): void => {
    const list = causes.get(customer);
    if (list === undefined) causes.set(customer, [cause]);
    else list.push(cause);
  };
  const purchases = purchasesOf(block);
  for (let order = 0; order < purchases.count; order++) {
    if (purchases.at[order]! >= start && purchases.channel[order] !== SHOP) add(purchases.customer[order]!, { at: purchases.at[order]!, order, campaign: 0, contact: purchases.contact[order]! });
  }
  const { first, contact, count } = customersOf(block);
  const customerOf = new Int32Array(contact.length);
  for (let customer = 0; customer < count; customer++) for (let at = first[customer]!; at < first[customer + 1]!; at++) customerOf[contact[at]!] = customer;
  const sends = sendsOf(block);
  for (let send = 0; send < sends.count; send++) {
    const at = sends.clickedAt[send]!;
    if (at !== MISSING_INTEGER && at >= start) add(customerOf[sends.contact[send]!]!, { at, order: -1, campaign: sends.campaign[send]!, contact: sends.contact[send]! });
  }
  return causes;
}
