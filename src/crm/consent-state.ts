import { columnOf, MISSING_INTEGER, numbersIn, type Table } from '../columns/column.ts';
import { CHANNELS, CONSENT_BASES, LEDGER_STATUSES, PURPOSES, type Channel, type LedgerStatus, type LegalBasis, type Purpose } from './privacy-vocabulary.ts';

/** Events of a consent ledger, column by column; of events of one minute the later row comes later. */
export interface ConsentEvents {
  readonly rows: number;
  readonly contactId: ArrayLike<number>;
  /** Index into `PURPOSES`. */
  readonly purpose: ArrayLike<number>;
  /** Index into `CHANNELS`; -1 is all channels. */
  readonly channel: ArrayLike<number>;
  /** Index into `LEDGER_STATUSES`. */
  readonly status: ArrayLike<number>;
  /** Minutes since 1970-01-01T00:00. */
  readonly at: ArrayLike<number>;
  /** The minute from which the state no longer holds, `MISSING_INTEGER` if it holds for good. */
  readonly validUntil: ArrayLike<number>;
}

/** Why a message may go out, or why not. */
export const SENDING_VERDICTS = ['lawful', 'no-basis', 'never-asked', 'unconfirmed', 'refused', 'withdrawn', 'expired', 'objected'] as const;

export type SendingVerdict = (typeof SENDING_VERDICTS)[number];

/** What a ledger says at any moment. All questions are answered from the events at or before the asked minute. */
export interface ConsentState {
  /** Whether a message of this purpose may go to the contact over this channel at this minute. */
  readonly allows: (contactId: number, purpose: Purpose, channel: Channel, atMinutes: number) => boolean;
  /** The same with the reason. */
  readonly maySend: (contactId: number, purpose: Purpose, channel: Channel, atMinutes: number) => SendingVerdict;
  /** The state that the record is in; null where nothing was ever recorded. A consent past its validity has expired, whether the ledger says so or not. */
  readonly statusAt: (contactId: number, purpose: Purpose, channel: Channel, atMinutes: number) => LedgerStatus | null;
}

/** One purpose and the legal basis that the company claims for it. */
export interface ClaimedBasis {
  readonly purpose: Purpose;
  readonly legalBasis: LegalBasis;
}

/** Events of one or several tables with the columns of `consent-event`, such as `unsubscribe-event`; of one minute, those of a later table come later. */
export function consentEventsOf(...tables: readonly Table[]): ConsentEvents {
  const numbers = (name: string): Int32Array => joined(tables.map((table) => numbersIn(table, name)));
  const codes = (name: string, terms: readonly string[]): Int32Array => joined(tables.map((table) => termsOf(table, name, terms)));
  return {
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    contactId: numbers('contactId'),
    purpose: codes('purpose', PURPOSES),
    channel: codes('channel', CHANNELS),
    status: codes('status', LEDGER_STATUSES),
    at: numbers('at'),
    validUntil: numbers('validUntil'),
  };
}

/**
 * The state of each contact × purpose × channel as a fold over the events: the last event on that channel, or on
 * all channels, decides.
 *
 * `bases` are the bases that the company claims; without them every purpose is taken to need consent. A purpose
 * that rests on consent needs one that was given and has neither been withdrawn nor run out (GDPR Art. 6(1)(a),
 * 7(3)). One on a public task or a legitimate interest may be pursued until the person says no (Art. 21(1)-(3):
 * against direct marketing without any weighing; here every objection counts). A contract, a legal duty or a vital
 * interest needs no permission and knows no objection. A purpose without a claimed basis may not be pursued. A
 * model of the rules, not legal advice; the rules on electronic messages (Directive 2002/58/EC, Art. 13) are left out.
 */
export function consentState(events: ConsentEvents, bases?: readonly ClaimedBasis[]): ConsentState {
  const { order, starts, ends } = byContact(events);
  const [purposeCode, channelCode] = [codeOf(PURPOSES), codeOf(CHANNELS)];

  const statusAt = (contactId: number, purpose: Purpose, channel: Channel, atMinutes: number): LedgerStatus | null => {
    const [purposeAsked, channelAsked] = [purposeCode.get(purpose)!, channelCode.get(channel)!];
    const start = starts.get(contactId) ?? 0;
    for (let position = (ends.get(contactId) ?? 0) - 1; position >= start; position--) {
      const row = order[position]!;
      if (events.at[row]! > atMinutes || events.purpose[row] !== purposeAsked || (events.channel[row] !== channelAsked && events.channel[row] !== -1)) continue;
      const status = LEDGER_STATUSES[events.status[row]!]!;
      const until = events.validUntil[row]!;
      return isStanding(status) && until !== MISSING_INTEGER && until <= atMinutes ? 'dpv:ConsentExpired' : status;
    }
    return null;
  };

  const basisOf = bases && new Map(bases.map(({ purpose, legalBasis }) => [purpose, legalBasis]));
  const maySend = (contactId: number, purpose: Purpose, channel: Channel, atMinutes: number): SendingVerdict => {
    const basis = basisOf === undefined ? 'eu-gdpr:A6-1-a' : basisOf.get(purpose);
    if (basis === undefined) return 'no-basis';
    if (NEEDS_NOBODY.includes(basis)) return 'lawful';
    const status = statusAt(contactId, purpose, channel, atMinutes);
    if (status === null || status === 'dpv:ConsentRequested') {
      if (!CONSENT_BASES.includes(basis)) return 'lawful';
      return status === null ? 'never-asked' : 'unconfirmed';
    }
    return VERDICT_OF[status];
  };
  return { allows: (contactId, purpose, channel, atMinutes) => maySend(contactId, purpose, channel, atMinutes) === 'lawful', maySend, statusAt };
}

/** Rows by contact, each contact's in the order of time, those of one minute as they stand; and where each contact's begin and end. */
function byContact({ rows, contactId, at }: ConsentEvents): { readonly order: Uint32Array; readonly starts: ReadonlyMap<number, number>; readonly ends: ReadonlyMap<number, number> } {
  const timed = inTime(at);
  const ends = new Map<number, number>();
  for (let row = 0; row < rows; row++) ends.set(contactId[row]!, (ends.get(contactId[row]!) ?? 0) + 1);
  const starts = new Map<number, number>();
  let from = 0;
  for (const [contact, count] of ends) {
    starts.set(contact, from);
    ends.set(contact, from);
    from += count;
  }
  const order = new Uint32Array(rows);
  for (const row of timed) {
    const place = ends.get(contactId[row]!)!;
    order[place] = row;
    ends.set(contactId[row]!, place + 1);
  }
  return { order, starts, ends };
}

/** Rows in the order of their moments, those of one moment as they stand. Sorting whole numbers without a comparison is many times quicker. */
export function inTime(at: ArrayLike<number>): Float64Array {
  const rows = at.length;
  const keys = new Float64Array(rows);
  for (let row = 0; row < rows; row++) keys[row] = at[row]! * rows + row;
  keys.sort();
  for (let place = 0; place < rows; place++) keys[place]! -= Math.floor(keys[place]! / rows) * rows;
  return keys;
}

/** Whether a record in this state is a consent that stands. */
export function isStanding(status: LedgerStatus): boolean {
  return status === 'dpv:ConsentGiven' || status === 'dpv:RenewedConsentGiven';
}

const NEEDS_NOBODY: readonly LegalBasis[] = ['eu-gdpr:A6-1-b', 'eu-gdpr:A6-1-c', 'eu-gdpr:A6-1-d'];

const VERDICT_OF: Readonly<Record<Exclude<LedgerStatus, 'dpv:ConsentRequested'>, SendingVerdict>> = {
  'dpv:ConsentGiven': 'lawful',
  'dpv:RenewedConsentGiven': 'lawful',
  'dpv:ConsentRefused': 'refused',
  'dpv:ConsentWithdrawn': 'withdrawn',
  'dpv:ConsentExpired': 'expired',
  'dpv:LegitimateInterestObjected': 'objected',
};

function codeOf<Term extends string>(terms: readonly Term[]): ReadonlyMap<Term, number> {
  return new Map(terms.map((term, code) => [term, code]));
}

/** Codes of a text column in the order of `terms`; missing is -1. */
function termsOf(table: Table, name: string, terms: readonly string[]): Int32Array {
  const column = columnOf(table, name);
  if (column.kind !== 'coded') throw new Error(`crm.consent: expected ${name} as texts, got numbers`);
  const recoded = column.dictionary.map((text) => (text === null ? -1 : terms.indexOf(text)));
  return Int32Array.from(column.codes, (code) => recoded[code]!);
}

function joined(parts: readonly ArrayLike<number>[]): Int32Array {
  const values = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    values.set(part, at);
    at += part.length;
  }
  return values;
}
