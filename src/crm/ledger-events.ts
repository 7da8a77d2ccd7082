import { MISSING_INTEGER } from '../columns/column.ts';
import { inTime, type ConsentEvents } from './consent-state.ts';
import { CONSENT_DESIGNS, type ConsentDesign } from './crm-options.ts';
import { SOURCE_SYSTEMS, type Contacts } from './contacts.ts';
import { CHANNELS, LEDGER_STATUSES, PURPOSES, type Channel, type LedgerStatus, type Purpose } from './privacy-vocabulary.ts';

/** Where an event of the ledger may come from: a contact's own source, or later on one of these. */
export const EVENT_SOURCES = [...SOURCE_SYSTEMS, 'confirmation link', 'renewal request', 'preference centre', 'letter', 'expiry run'] as const;
export type EventSource = (typeof EVENT_SOURCES)[number];

/** One event as it is written down. Whoever writes one lists the fields in this order, none left out: objects of one shape are read many times quicker. */
export interface LedgerEvent {
  /** Position among the contacts. */
  readonly contact: number;
  readonly purpose: Purpose;
  /** All channels, or none needed, if null. */
  readonly channel: Channel | null;
  readonly status: LedgerStatus;
  /** How the choice was put; null where none was put. */
  readonly design: ConsentDesign | null;
  readonly source: EventSource;
  /** Whether it has the effect in law that its state claims. */
  readonly valid: boolean;
  /** Minutes since 1970-01-01T00:00. */
  readonly at: number;
  /** When the state runs out, in minutes; `MISSING_INTEGER` if it does not. */
  readonly validUntil: number;
  /** Whether the person confirmed by a link, at that minute. */
  readonly confirmed: boolean;
}

/** Events of a ledger in the order of time, column by column; codes as in `ConsentEvents`. */
export interface Ledger extends ConsentEvents {
  /** Position among the contacts. */
  readonly contact: Int32Array;
  readonly contactId: Int32Array;
  readonly purpose: Int8Array;
  readonly channel: Int8Array;
  readonly status: Int8Array;
  /** Index into `CONSENT_DESIGNS`, -1 for none. */
  readonly design: Int8Array;
  /** Index into `EVENT_SOURCES`. */
  readonly source: Int8Array;
  /** 1 where the event has the effect in law that its state claims. */
  readonly valid: Uint8Array;
  readonly at: Int32Array;
  readonly validUntil: Int32Array;
  readonly doubleOptInAt: Int32Array;
}

const codeOf = <Term>(terms: readonly Term[]): ReadonlyMap<Term, number> => new Map(terms.map((term, code) => [term, code]));
const [PURPOSE_CODE, STATUS_CODE, SOURCE_CODE] = [codeOf(PURPOSES), codeOf(LEDGER_STATUSES), codeOf(EVENT_SOURCES)];

/** The events in the order of time, those of one minute as they were written. */
export function ledgerOf(events: readonly LedgerEvent[], contacts: Pick<Contacts, 'contactId'>): Ledger {
  const rows = events.length;
  const order = inTime(events.map(({ at }) => at));
  const ledger = {
    rows,
    contact: new Int32Array(rows),
    contactId: new Int32Array(rows),
    purpose: new Int8Array(rows),
    channel: new Int8Array(rows),
    status: new Int8Array(rows),
    design: new Int8Array(rows),
    source: new Int8Array(rows),
    valid: new Uint8Array(rows),
    at: new Int32Array(rows),
    validUntil: new Int32Array(rows),
    doubleOptInAt: new Int32Array(rows),
  };
  order.forEach((from, row) => {
    const event = events[from]!;
    ledger.contact[row] = event.contact;
    ledger.contactId[row] = contacts.contactId[event.contact]!;
    ledger.purpose[row] = PURPOSE_CODE.get(event.purpose)!;
    ledger.channel[row] = event.channel === null ? -1 : CHANNELS.indexOf(event.channel);
    ledger.status[row] = STATUS_CODE.get(event.status)!;
    ledger.design[row] = event.design === null ? -1 : CONSENT_DESIGNS.indexOf(event.design);
    ledger.source[row] = SOURCE_CODE.get(event.source)!;
    ledger.valid[row] = event.valid ? 1 : 0;
    ledger.at[row] = event.at;
    ledger.validUntil[row] = event.validUntil;
    ledger.doubleOptInAt[row] = event.confirmed ? event.at : MISSING_INTEGER;
  });
  return ledger;
}

/** A contact has fewer events than this: 23 purposes × 5 channels × what may happen to each. */
const MOST_EVENTS = 1024;

/** The number of each event: its contact's number and its place among that contact's events. */
export function eventIds({ contactId, contact, rows }: Ledger): Float64Array {
  const counts = new Map<number, number>();
  const ids = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const place = counts.get(contact[row]!) ?? 0;
    counts.set(contact[row]!, place + 1);
    if (place >= MOST_EVENTS) throw new RangeError(`crm.consent: expected fewer than ${MOST_EVENTS} events of a contact, got ${place + 1}`);
    ids[row] = contactId[row]! * MOST_EVENTS + place;
  }
  return ids;
}
