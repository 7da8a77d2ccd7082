import { MISSING_INTEGER } from '../columns/column.ts';
import { lastMinute } from './company-hours.ts';
import { WAYS_TO_SAY_NO, type LedgerInput } from './consent-course.ts';
import { blockRanges, bySigningUp, smallest } from './contacts.ts';
import type { EventSource, LedgerEvent } from './ledger-events.ts';

export interface Objections {
  readonly events: readonly LedgerEvent[];
  /** 1 where the company has marked the contact. */
  readonly optedOut: Uint8Array;
  /** The minute from which the contact is marked; Infinity if never. */
  readonly objectedAt: Float64Array;
  /** 1 where the contact's person objected, marked or not. */
  readonly objected: Uint8Array;
  /** Number of people who objected. */
  readonly persons: number;
}

/**
 * Who objected to direct marketing (GDPR Art. 21(2)), and which contacts the company marks for it.
 *
 * The `share` of a block's customers with the lowest score object, where the score is (1 - noise)·tolerance +
 * noise·u with u uniform. An objection arrives through the person's first contact, and the company marks
 * every contact that it takes for the same subject: a duplicate it does not recognise stays unmarked, and
 * someone who shares an address with the person is marked too.
 */
export function objectionsOf({ people, contacts, subjectId, options: { optOut: options }, draws, asOfDays }: Omit<LedgerInput, 'objectedAt'>): Objections {
  const [scoreDraws, dateDraws] = [draws('objection'), draws('objection.date')];
  const firstContact = new Map<number, number>();
  for (const contact of bySigningUp(contacts)) if (!firstContact.has(contacts.personId[contact]!)) firstContact.set(contacts.personId[contact]!, contact);
  const persons = [...firstContact].sort(([a], [b]) => a - b);
  const scores = Float64Array.from(persons, ([person, via]) => (1 - options.noise) * people.tolerance[contacts.personRow[via]!]! + options.noise * scoreDraws.uniform(person));
  const objecting = blockRanges(persons.map(([person]) => person)).flatMap(({ from, to }) => smallest(scores.subarray(from, to), Math.round(options.share * (to - from))).map((at) => persons[from + at]!));

  const objectors = new Set(objecting.map(([person]) => person));
  const marking = new Map<number, { readonly at: number; readonly source: EventSource }>();
  const end = lastMinute(asOfDays);
  for (const [person, via] of objecting) {
    const signedUp = contacts.signedUpAt[via]!;
    const at = Math.min(end, signedUp + 1 + dateDraws.below(end - signedUp + 1, person));
    const subject = subjectId[via]!;
    if (at < (marking.get(subject)?.at ?? Infinity)) marking.set(subject, { at, source: WAYS_TO_SAY_NO[dateDraws.below(WAYS_TO_SAY_NO.length, person, 1)]! });
  }
  const optedOut = new Uint8Array(contacts.count);
  const objectedAt = new Float64Array(contacts.count).fill(Infinity);
  const events: LedgerEvent[] = [];
  for (let contact = 0; contact < contacts.count; contact++) {
    const mark = marking.get(subjectId[contact]!);
    if (mark === undefined) continue;
    optedOut[contact] = 1;
    // A record made after the objection is marked when it is made, after its own form.
    objectedAt[contact] = Math.max(mark.at, contacts.signedUpAt[contact]!);
    events.push({ contact, purpose: 'dpv:DirectMarketing', channel: null, status: 'dpv:LegitimateInterestObjected', design: null, source: mark.source, valid: true, at: objectedAt[contact]!, validUntil: MISSING_INTEGER, confirmed: false });
  }
  return { events, optedOut, objectedAt, objected: Uint8Array.from(contacts.personId, (person) => (objectors.has(person) ? 1 : 0)), persons: objecting.length };
}
