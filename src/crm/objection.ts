import type { CrmOptions } from './crm-options.ts';
import { groupBy, type LedgerEvent } from './consent-ledger.ts';
import { smallest, type Contacts, type DrawsOf } from './contacts.ts';
import type { PeopleReader } from './people-reader.ts';

export interface Objections {
  readonly events: readonly LedgerEvent[];
  /** 1 where the company has marked the contact. */
  readonly optedOut: Uint8Array;
  /** 1 where the contact's person objected, marked or not. */
  readonly objected: Uint8Array;
  /** Number of people who objected. */
  readonly persons: number;
}

/**
 * Who objected to direct marketing (GDPR Art. 21(2)), and which contacts the company marks for it.
 *
 * The `share` of customers with the lowest score object, where the score is (1 - noise)·tolerance +
 * noise·u with u uniform. An objection arrives through the person's first contact, and the company marks
 * every contact that it takes for the same subject: a duplicate it does not recognise stays unmarked, and
 * someone who shares an address with the person is marked too.
 */
export function objectionsOf(people: PeopleReader, contacts: Contacts, subjectId: Int32Array, options: CrmOptions['optOut'], draws: DrawsOf, asOfDays: number): Objections {
  const [scoreDraws, dateDraws] = [draws('objection'), draws('objection.date')];
  const persons = [...groupBy(contacts.personId)].sort(([a], [b]) => a - b);
  const scores = Float64Array.from(persons, ([person, [first]]) => (1 - options.noise) * people.tolerance[contacts.personRow[first!]!]! + options.noise * scoreDraws.uniform(person));
  const objecting = smallest(scores, Math.round(options.share * persons.length));

  const objected = new Uint8Array(contacts.count);
  const markedFrom = new Map<number, number>();
  for (const at of objecting) {
    const [person, own] = persons[at]!;
    for (const contact of own) objected[contact] = 1;
    const via = own[0]!;
    const signedUp = contacts.signedUp[via]!;
    const day = signedUp + dateDraws.below(asOfDays - signedUp + 1, person);
    const subject = subjectId[via]!;
    markedFrom.set(subject, Math.min(day, markedFrom.get(subject) ?? day));
  }
  const optedOut = new Uint8Array(contacts.count);
  const events: LedgerEvent[] = [];
  for (let contact = 0; contact < contacts.count; contact++) {
    const day = markedFrom.get(subjectId[contact]!);
    if (day === undefined) continue;
    optedOut[contact] = 1;
    events.push({ contact, purpose: 'dpv:DirectMarketing', status: 'dpv:LegitimateInterestObjected', design: null, valid: true, at: Math.max(day, contacts.signedUp[contact]!) });
  }
  return { events, optedOut, objected, persons: objecting.length };
}
