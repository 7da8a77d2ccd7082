import { gamma, normalQuantile } from '../../random/distributions.ts';
import type { Draws } from '../../random/draws.ts';
import { exp, ln, sqrt } from '../../stats/elementary.ts';
import type { CompanyBlock } from '../company-block.ts';
import { traitsOf } from './buyer-traits.ts';
import { contactOn, customersOf } from './customer-index.ts';
import { onlineMinute, shopMinute } from './day-rhythm.ts';
import { eventRows, sortedRows } from './event-columns.ts';
import { MOST_EVENTS } from './event-ids.ts';
import { gammaLogQuantile } from './gamma-quantile.ts';

/**
 * BG/NBD with time in weeks: purchase rate gamma (shape r, rate alpha), after each repeat purchase the
 * customer leaves with a probability that is beta (a, b). Fitted to the 2,357 customers of CDNOW.
 *
 * P. S. Fader, B. G. S. Hardie, K. L. Lee, "'Counting your customers' the easy way: an alternative to the
 * Pareto/NBD model", Marketing Science 24(2), 2005, 275-284, doi:10.1287/mksc.1040.0098, section 3 and table 1.
 */
export const BG_NBD = { r: 0.243, alpha: 4.41, a: 0.79, b: 2.43 } as const;

/**
 * Gamma-Gamma: an order's value is gamma (shape p) around the customer's mean, whose rate is gamma (shape q,
 * rate v); USD. P. S. Fader, B. G. S. Hardie, "The Gamma-Gamma model of monetary value", 2013, equation 1,
 * with the CDNOW fit of the same authors.
 */
export const GAMMA_GAMMA = { p: 6.25, q: 3.74, v: 15.45 } as const;

/** Assumed: share of customers who ever order, and the mean days from signing up to the first order. */
const BUYERS = 0.8;
const FIRST_ORDER_DAYS = 14;

/** Channels, and the assumed share of each at age 45. */
export const ORDER_CHANNELS = ['shop', 'web', 'app'] as const;
/** Index of `shop` in `ORDER_CHANNELS`. */
export const SHOP = 0;
/** Index of `web` in `ORDER_CHANNELS`. */
export const WEB = 1;
const CHANNEL_SHARES = [0.35, 0.5, 0.15];
/** Assumed: how far a person's own habit moves the log-odds of a channel. */
const HABIT = 0.9;

/** Orders of a block's customers, by time; arrays in parallel. */
export interface Purchases {
  readonly count: number;
  /** Index into the customers of the block. */
  readonly customer: Int32Array;
  /** Position in the block's contacts. */
  readonly contact: Int32Array;
  /** Number of the order among the customer's, from 0. */
  readonly number: Int32Array;
  /** Minute of the order. */
  readonly at: Int32Array;
  /** Index into `ORDER_CHANNELS`. */
  readonly channel: Int32Array;
  /** What the customer means to spend, in cents. */
  readonly wanted: Int32Array;
}

const known = new WeakMap<CompanyBlock, Purchases>();

/** The orders of a block's customers, drawn once. */
export function purchasesOf(block: CompanyBlock): Purchases {
  let purchases = known.get(block);
  if (purchases === undefined) {
    purchases = drawPurchases(block);
    known.set(block, purchases);
  }
  return purchases;
}

const rateQuantile = gammaLogQuantile(BG_NBD.r);
const valueQuantile = gammaLogQuantile(GAMMA_GAMMA.q);

/**
 * A person's clock starts with their first order, some days after they first signed up; from then on it is
 * BG/NBD for the person, whose orders are spread over the contacts that exist by then.
 *
 * How this meets the yearly `orders` and `spend` of the person: those are what the person would do in a year
 * as an active customer, 3 orders on average against BG/NBD's 52.18 r/alpha = 2.9, so nothing is rescaled.
 * They enter as normal scores: rate and mean value are gamma quantiles of a normal trait which loads on the
 * score, so that the laws above hold over all people whatever the loadings, and with all loadings 0 the
 * process knows nothing of the person. Realised orders are fewer, for customers leave.
 */
function drawPurchases(block: CompanyBlock): Purchases {
  const customers = customersOf(block);
  const traits = traitsOf(block);
  const [byOrders, byOrdersIncome, bySpend, byAge] = ['order-rate.orders', 'order-rate.orders-income', 'order-value.spend', 'order-channel.age'].map(block.strength) as [number, number, number, number];
  const [people, dropouts, gaps] = [block.draws('order.person'), block.draws('order.dropout'), block.draws('order.gap')];
  const [places, values] = [block.draws('order.place'), block.draws('order.value')];
  const normal = (person: number, purpose: number): number => normalQuantile(people.uniform(person, purpose));
  const lastDay = block.asOfDays;
  const rows = eventRows('customer', 'contact', 'number', 'at', 'channel', 'wanted');

  for (let customer = 0; customer < customers.count; customer++) {
    const person = customers.personId[customer]!;
    const row = customers.personRow[customer]!;
    const score = traits.orders[row]!;
    // Blind to the person: selecting buyers by their score would shift the law of the purchase rate among them.
    if (people.uniform(person) >= BUYERS) continue;

    const loading = Math.max(-0.95, Math.min(0.95, byOrders + byOrdersIncome * traits.income[row]!));
    const rate = exp(rateQuantile(mixed(score, loading, normal(person, 1)))) / BG_NBD.alpha;
    const leaving = beta(BG_NBD.a, BG_NBD.b, dropouts, person);
    // The mean value falls as its gamma rate rises, hence the sign; who orders nothing in a year has no score.
    const valueRate = exp(valueQuantile(-mixed(traits.spend[row]!, traits.spend[row] === 0 ? 0 : bySpend, normal(person, 2)))) / GAMMA_GAMMA.v;
    const years = byAge * traits.age[row]!;
    const shop = CHANNEL_SHARES[0]! * exp(years + HABIT * normal(person, 3));
    const app = CHANNEL_SHARES[2]! * exp(-years + HABIT * normal(person, 4));
    const all = shop + CHANNEL_SHARES[1]! + app;

    let day = customers.signedUp[customers.first[customer]!]! + 1 - FIRST_ORDER_DAYS * ln(people.uniform(person, 5));
    let previous = 0;
    for (let number = 0; day < lastDay && number < MOST_EVENTS; number++) {
      const where = places.uniform(person, number) * all;
      const channel = where < shop ? 0 : where < shop + app ? 2 : 1;
      const minute = (channel === SHOP ? shopMinute : onlineMinute)(places.uniform(person, number, 1));
      const at = Math.max(Math.floor(day) * 1440 + minute, previous + 1);
      if (at >= lastDay * 1440) break;
      rows.customer.push(customer);
      rows.contact.push(contactOn(customers, customer, Math.floor(at / 1440), places.uniform(person, number, 2)));
      rows.number.push(number);
      rows.at.push(at);
      rows.channel.push(channel);
      rows.wanted.push(Math.round((100 * gamma(GAMMA_GAMMA.p, values, person, number)) / valueRate));
      previous = at;
      // Only a repeat purchase can be the last (Fader et al., section 3, assumption iii).
      if (number > 0 && gaps.uniform(person, number, 1) < leaving) break;
      day += (-7 * ln(gaps.uniform(person, number))) / rate;
    }
  }
  const sorted = sortedRows(rows, 'at');
  return { count: sorted.at.length, ...sorted };
}

/** A standard normal trait that loads on a standard normal score. */
function mixed(score: number, loading: number, noise: number): number {
  return loading * score + sqrt(1 - loading * loading) * noise;
}

/** A beta number as a ratio of gamma numbers (L. Devroye, *Non-Uniform Random Variate Generation*, 1986, IX.4.1). */
function beta(a: number, b: number, draws: Draws, person: number): number {
  const [first, second] = [gamma(a, draws, person, 0), gamma(b, draws, person, 1)];
  return first / (first + second);
}
