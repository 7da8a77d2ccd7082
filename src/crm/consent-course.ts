import { MISSING_INTEGER } from '../columns/column.ts';
import { DAY, lastMinute } from './company-hours.ts';
import { askedConsent, consentPurposes, type Given } from './consent-forms.ts';
import { bySigningUp, groupBy, type Contacts, type DrawsOf } from './contacts.ts';
import type { CrmOptions } from './crm-options.ts';
import type { EventSource, LedgerEvent } from './ledger-events.ts';
import type { PeopleReader } from './people-reader.ts';
import type { Purpose } from './privacy-vocabulary.ts';

/** What the contacts' consent comes to. */
export interface Consent {
  readonly events: readonly LedgerEvent[];
  /** 1 where the ledger shows a standing consent to every purpose that rests on consent. */
  readonly recorded: Uint8Array;
  /** 1 where that consent is also valid in law and was not withdrawn by the person through another contact. */
  readonly valid: Uint8Array;
}

/**
 * Plays out how consent was asked for, given and withdrawn.
 *
 * What a person truly wants follows from their hidden `tolerance` alone: the most tolerant `willing`
 * share agrees. What is recorded follows from the design. A tick that has to be removed records the
 * unwilling who leave it; consent bundled with the terms records everyone who signed up.
 *
 * Validity (GDPR Art. 4(11), 6(1)(a), 7). Consent needs a clear affirmative act: silence, pre-ticked
 * boxes or inactivity are none (recital 32; CJEU, Planet49, C-673/17, 1 October 2019, on a pre-ticked box
 * for cookies, reading Art. 4(11) and 6(1)(a)), so no pre-ticked record is valid, not even of someone who
 * would have agreed. Consent on which a contract is made to depend without need is presumed not free
 * (Art. 7(4), recital 43); here no bundled record is valid. A child below 16 cannot consent alone to
 * online services (Art. 8(1); member states may go down to 13). A model of the rules, not legal advice.
 *
 * Reaching people is asked channel by channel, in one form: who is willing at all is so for the channel that
 * people mind least, and fewer for the others. Consent to e-mail put as opt-in counts from the confirmation.
 *
 * Consent runs out after `validDays`. In the month before, the company asks everyone again who has not objected,
 * in the way in which it asked before, so that what was not valid is not so now; nobody but the willing answers, so
 * that old records of the unwilling end by themselves.
 *
 * A withdrawal (Art. 7(3)) is of everything. It reaches the company through the person's first contact and ends
 * the consent of all contacts that the company takes for the same subject; a duplicate it does not recognise goes
 * on showing consent that no longer exists.
 */
export function consentOf({ people, contacts, subjectId, objectedAt, options, draws, asOfDays }: LedgerInput): Consent {
  const end = lastMinute(asOfDays);
  const purposes = consentPurposes(options);
  const events: LedgerEvent[] = [];
  const given = askedConsent({ people, contacts, options, draws, end }, purposes, events);
  const withdrawals = drawWithdrawals(people, contacts, given, options.consent.withdrawal, draws, end);
  const withdrawalsOf = groupBy(Int32Array.from(withdrawals, ({ via }) => subjectId[via]!));

  const recorded = new Uint8Array(contacts.count);
  const valid = new Uint8Array(contacts.count);
  const ownWithdrawal = new Map(withdrawals.map(({ via, at }) => [contacts.personId[via]!, at]));
  const renewal = draws('consent.renewed');
  const term = options.consent.validDays * DAY;
  for (let contact = 0; contact < contacts.count; contact++) {
    const [person, copy] = [contacts.personId[contact]!, contacts.copy[contact]!];
    const ending = (withdrawalsOf.get(subjectId[contact]!) ?? []).map((at) => withdrawals[at]!).sort((a, b) => a.at - b.at);
    const renewed = (round: number): number => (renewal.uniform(person, copy, 2 * round) < options.consent.renews ? renewal.uniform(person, copy, 2 * round + 1) : Number.NaN);
    const [standing, lawful] = [new Set<Purpose>(), new Set<Purpose>()];
    for (const cell of given[contact]!) {
      const since = playOut(cell, { contact, ending, renewed, term, end, objectedAt: objectedAt[contact]! }, events);
      if (since === null) continue;
      standing.add(cell.purpose);
      if (cell.inLaw && (ownWithdrawal.get(person) ?? -Infinity) < since) lawful.add(cell.purpose);
    }
    recorded[contact] = purposes.length > 0 && standing.size === purposes.length ? 1 : 0;
    valid[contact] = purposes.length > 0 && lawful.size === purposes.length ? 1 : 0;
  }
  return { events, recorded, valid };
}

/** What the ledger is drawn from. */
export interface LedgerInput {
  readonly people: PeopleReader;
  readonly contacts: Contacts;
  /** Whom the company takes each contact to be. */
  readonly subjectId: Int32Array;
  /** The minute from which each contact is marked as objecting; Infinity if never. */
  readonly objectedAt: Float64Array;
  readonly options: CrmOptions;
  readonly draws: DrawsOf;
  /** The day of the extract, in days since 1970-01-01. */
  readonly asOfDays: number;
}

interface Course {
  readonly contact: number;
  /** Withdrawals that reach the contact's subject, in the order of time. */
  readonly ending: readonly Withdrawal[];
  /** In which part of the month before it runs out the consent is renewed for the n-th time; NaN if not. */
  readonly renewed: (round: number) => number;
  readonly term: number;
  readonly end: number;
  readonly objectedAt: number;
}

/** For how many days before consent runs out the company asks for it again; assumed. */
const ASKED_AGAIN = 30;

/**
 * Follows one consent until it ends or the extract, and writes down what happens to it. The minute from which the
 * one that stands at the extract holds; null if none does.
 */
function playOut(cell: Given, { contact, ending, renewed, term, end, objectedAt }: Course, events: LedgerEvent[]): number | null {
  const { purpose, channel, design } = cell;
  let { from } = cell;
  for (let round = 0; ; round++) {
    const until = from + term;
    const withdrawal = ending.find(({ at }) => at >= from);
    if (withdrawal !== undefined && withdrawal.at < until) {
      events.push({ contact, purpose, channel, status: 'dpv:ConsentWithdrawn', design: null, source: withdrawal.source, valid: true, at: withdrawal.at, validUntil: MISSING_INTEGER, confirmed: false });
      return null;
    }
    const within = cell.wants ? renewed(round) : Number.NaN;
    const again = Math.floor(until - within * ASKED_AGAIN * DAY);
    if (again <= end && again < objectedAt) {
      from = again;
      events.push({ contact, purpose, channel, status: 'dpv:RenewedConsentGiven', design, source: 'renewal request', valid: cell.inLaw, at: from, validUntil: from + term, confirmed: false });
      continue;
    }
    if (until > end) return from;
    events.push({ contact, purpose, channel, status: 'dpv:ConsentExpired', design: null, source: 'expiry run', valid: true, at: until, validUntil: MISSING_INTEGER, confirmed: false });
    return null;
  }
}

interface Withdrawal {
  /** The contact through which it reached the company. */
  readonly via: number;
  /** Minutes since 1970-01-01T00:00. */
  readonly at: number;
  readonly source: EventSource;
}

/** How a withdrawal or an objection reaches the company, one as often as the other; assumed. */
export const WAYS_TO_SAY_NO: readonly EventSource[] = ['preference centre', 'support', 'letter'];

/** Who withdrew, through their first contact with a consent on record. */
function drawWithdrawals(people: PeopleReader, contacts: Contacts, given: readonly (readonly Given[])[], rate: number, draws: DrawsOf, end: number): readonly Withdrawal[] {
  const stream = draws('consent.withdrawn');
  const withdrawals: Withdrawal[] = [];
  const asked = new Set<number>();
  for (const contact of bySigningUp(contacts)) {
    const person = contacts.personId[contact]!;
    if (given[contact]!.length === 0 || asked.has(person)) continue;
    asked.add(person);
    // Mean tolerance is 1/2, so that the factor 2(1 - tolerance) has mean 1 over all people.
    if (stream.uniform(person) >= rate * 2 * (1 - people.tolerance[contacts.personRow[contact]!]!)) continue;
    const from = Math.max(...given[contact]!.map((cell) => cell.from));
    if (from < end) withdrawals.push({ via: contact, at: from + 1 + stream.below(end - from, person, 1), source: WAYS_TO_SAY_NO[stream.below(WAYS_TO_SAY_NO.length, person, 2)]! });
  }
  return withdrawals;
}
