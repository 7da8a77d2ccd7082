import { MISSING_INTEGER, numbersIn } from '../../columns/column.ts';
import { normalCdf, normalQuantile, lognormal } from '../../random/distributions.ts';
import { ln, sqrt } from '../../stats/elementary.ts';
import { personText } from '../commerce/buyer-traits.ts';
import { eventRows, sortedRows } from '../commerce/event-columns.ts';
import type { CompanyBlock } from '../company-block.ts';
import { consentState } from '../consent-state.ts';
import { ADVERTISING, CAMPAIGN_CHANNELS, campaignsOf } from './campaigns.ts';
import { reachOf, sendingRule } from './sending-list.ts';

/**
 * Mailchimp, *Email marketing benchmarks*, the row of all accounts without a label, 2018-19, as shares of the
 * delivered (bounces: of the sent): opened 22.7 %, clicked 2.9 %, hard and soft bounces 0.40 and 0.61 %,
 * unsubscribed 0.25 %, complained 0.012 %. The other channels' rates are assumed; what a channel does not
 * measure is 0.
 */
const RATES = {
  email: { open: 0.227, click: 0.029, hard: 0.004, soft: 0.0061, unsubscribe: 0.0025, complaint: 0.00012 },
  sms: { open: 0, click: 0.03, hard: 0.004, soft: 0.006, unsubscribe: 0.004, complaint: 0 },
  post: { open: 0, click: 0, hard: 0.01, soft: 0, unsubscribe: 0, complaint: 0 },
  push: { open: 0.06, click: 0.03, hard: 0, soft: 0.02, unsubscribe: 0, complaint: 0 },
} as const;

/** Assumed: share of the variance of opening that lies between people rather than messages. */
const BETWEEN = 0.5;
/** Assumed by the population: share of people who would answer a campaign. */
const RESPONDING = 0.12;
/** Assumed: median minutes to the opening, and the spread of their logarithm. */
const OPENING_MINUTES = 100;
const OPENING_SPREAD = 1.6;
/** A campaign goes out over two hours. */
const SENDING_MINUTES = 120;
const [LETTER_MINUTES, LETTER_PLAY] = [2 * 1440, 2 * 1440];

/** How a message came back; the first where it did not. */
export const BOUNCES = [null, 'hard', 'soft'];
const [HARD, SOFT] = [1, 2];

/** Messages of a block, by the minute of sending; arrays in parallel, moments missing where nothing happened. */
export interface Sends {
  readonly count: number;
  /** Position in the block's contacts. */
  readonly contact: Int32Array;
  /** `campaignId`. */
  readonly campaign: Int32Array;
  readonly sentAt: Int32Array;
  readonly deliveredAt: Int32Array;
  readonly openedAt: Int32Array;
  readonly clickedAt: Int32Array;
  readonly bouncedAt: Int32Array;
  /** Index into `BOUNCES`. */
  readonly bounce: Int32Array;
  readonly unsubscribedAt: Int32Array;
  readonly complainedAt: Int32Array;
}

const known = new WeakMap<CompanyBlock, Sends>();

/** The messages to a block's contacts, drawn once. */
export function sendsOf(block: CompanyBlock): Sends {
  let sends = known.get(block);
  if (sends === undefined) {
    sends = drawSends(block);
    known.set(block, sends);
  }
  return sends;
}

/**
 * Plays the campaigns in the order of their start, contact by contact. A hard bounce or an unsubscribing ends the
 * channel for the contact as far as the policy heeds it; the contact's duplicates are not told.
 */
function drawSends(block: CompanyBlock): Sends {
  const { count, contactId, personId, copy, personRow, signedUp } = block.contacts();
  const campaigns = campaignsOf(block);
  const mayWrite = sendingRule(block, consentState(block.ledger().ledger, block.options.processing));
  const reach = reachOf(block);
  const reactions = reactionsOf(block);
  const draws = block.draws('campaign.send');
  const end = block.asOfDays * 1440;
  const rows = eventRows('contact', 'campaign', 'sentAt', 'deliveredAt', 'openedAt', 'clickedAt', 'bouncedAt', 'bounce', 'unsubscribedAt', 'complainedAt');
  const unsubscribed = new Float64Array(CAMPAIGN_CHANNELS.length);
  const bounced = new Uint8Array(CAMPAIGN_CHANNELS.length);

  let [person, id, first] = [0, 0, 0];
  const u = (counter: number): number => draws.uniform(person, id, first + counter);
  const before = (minute: number): number => (minute < end ? minute : MISSING_INTEGER);
  for (let contact = 0; contact < count; contact++) {
    person = personId[contact]!;
    first = copy[contact]! * 16;
    unsubscribed.fill(Infinity);
    bounced.fill(0);
    for (const campaign of campaigns) {
      const channel = CAMPAIGN_CHANNELS.indexOf(campaign.channel);
      const slot = contact * CAMPAIGN_CHANNELS.length + channel;
      const day = Math.floor(campaign.startsAt / 1440);
      if (signedUp[contact]! >= day || bounced[channel] === 1 || reach.from[slot]! > day || reach.to[slot]! <= day) continue;
      id = campaign.id;
      const sentAt = campaign.startsAt + Math.floor(u(0) * SENDING_MINUTES);
      if (sentAt >= end || !mayWrite(contactId[contact]!, person, copy[contact]!, campaign, sentAt, unsubscribed[channel]!)) continue;

      const rates = RATES[campaign.channel];
      const arrives = sentAt + (campaign.channel === 'post' ? LETTER_MINUTES! + Math.floor(u(6) * LETTER_PLAY!) : 1);
      const fate = u(1);
      const bounce = fate < rates.hard ? HARD! : fate < rates.hard + rates.soft ? SOFT! : 0;
      if (bounce === HARD) bounced[channel] = 1;
      const delivered = bounce === 0 && arrives < end;
      const attention = delivered ? u(2) : 1;
      const row = personRow[contact]!;
      const noticed = attention < reactions.noticing(row, rates.open > 0 ? rates.open : rates.click);
      const noticedAt = noticed ? before(arrives + 1 + Math.floor(lognormal(u(3), ln(OPENING_MINUTES), OPENING_SPREAD))) : MISSING_INTEGER;
      const happened = noticedAt !== MISSING_INTEGER;
      const clicks = happened && (rates.open === 0 || u(4) < rates.click / rates.open);
      const perNoticed = rates.unsubscribe / (rates.open > 0 ? rates.open : rates.click);
      // Whoever has a contract cannot leave the notices about it.
      const leaves = happened && campaign.purpose === ADVERTISING && u(5) < perNoticed * reactions.leaving(row);
      const unsubscribedAt = leaves ? before(noticedAt + 2) : MISSING_INTEGER;
      if (unsubscribedAt !== MISSING_INTEGER) unsubscribed[channel] = Math.min(unsubscribed[channel]!, unsubscribedAt);
      const complains = happened && rates.complaint > 0 && u(7) < rates.complaint / rates.open;

      rows.contact.push(contact);
      rows.campaign.push(campaign.id);
      rows.sentAt.push(sentAt);
      rows.deliveredAt.push(delivered ? arrives : MISSING_INTEGER);
      rows.openedAt.push(rates.open > 0 ? noticedAt : MISSING_INTEGER);
      rows.clickedAt.push(clicks ? before(noticedAt + 1) : MISSING_INTEGER);
      rows.bouncedAt.push(bounce === 0 ? MISSING_INTEGER : before(arrives));
      rows.bounce.push(bounce);
      rows.unsubscribedAt.push(unsubscribedAt);
      rows.complainedAt.push(complains ? before(noticedAt + 3) : MISSING_INTEGER);
    }
  }
  const sorted = sortedRows(rows, 'sentAt');
  return { count: sorted.sentAt.length, ...sorted };
}

interface Reactions {
  /** Probability that someone notices a message that this share of all notices. */
  readonly noticing: (row: number, share: number) => number;
  /** Factor of mean 1, over those who truly agreed, on the share who unsubscribe. */
  readonly leaving: (row: number) => number;
}

/**
 * Who reacts. Noticing is a normal threshold model with a trait per person, which loads on answering and on
 * tolerance, so that the overall rate is the published one and people differ. Tolerance is taken within those who
 * truly agree, the most tolerant, who are written to lawfully, and within the others.
 */
function reactionsOf(block: CompanyBlock): Reactions {
  const { people, options, draws } = block;
  const [tolerance, personId, responds] = [numbersIn(people, 'tolerance'), numbersIn(people, 'personId'), personText(people, 'responds')];
  const [byAnswer, byTolerance, byBoth, intolerance] = ['opens.responds', 'opens.tolerance', 'opens.responds-tolerance', 'unsubscribes.tolerance'].map(block.strength) as [number, number, number, number];
  const noise = draws('campaign.trait');
  const willing = Math.max(0.01, Math.min(0.99, options.consent.willing));
  const trait = new Float64Array(people.rows);
  for (let row = 0; row < people.rows; row++) {
    // The trait behind a yes or no: beyond its threshold for those who would answer.
    const hidden = noise.uniform(personId[row]!, 1);
    const answer = normalQuantile(responds(row) === 'true' ? 1 - RESPONDING * hidden : (1 - RESPONDING) * hidden);
    const unwilling = 1 - willing;
    const within = tolerance[row]! < unwilling ? tolerance[row]! / unwilling : (tolerance[row]! - unwilling) / willing;
    const tolerant = (within - 1 / 2) * sqrt(12);
    const own = sqrt(1 - byAnswer * byAnswer - byTolerance * byTolerance - byBoth * byBoth);
    trait[row] = byAnswer * answer + byTolerance * tolerant + byBoth * answer * tolerant + own * normalQuantile(noise.uniform(personId[row]!));
  }
  // Few distinct shares occur, and a quantile is dear.
  const thresholds = new Map<number, number>();
  return {
    noticing: (row, share) => {
      if (share === 0) return 0;
      let threshold = thresholds.get(share);
      if (threshold === undefined) thresholds.set(share, (threshold = normalQuantile(1 - share)));
      return normalCdf((sqrt(BETWEEN) * trait[row]! - threshold) / sqrt(1 - BETWEEN));
    },
    leaving: (row) => 1 - intolerance + intolerance * Math.min(4, (2 * (1 - tolerance[row]!)) / willing),
  };
}
