import fc from 'fast-check';
import { MISSING_INTEGER } from '../../src/columns/column.ts';
import type { ConsentEvents } from '../../src/crm/consent-state.ts';
import { CHANNELS, LEDGER_STATUSES, PURPOSES, type Channel, type LedgerStatus, type Purpose } from '../../src/crm/privacy-vocabulary.ts';

/** One event by hand; a channel of null is all channels. */
export interface HandEvent {
  readonly contact: number;
  readonly purpose: Purpose;
  readonly channel: Channel | null;
  readonly status: LedgerStatus;
  readonly at: number;
  readonly until?: number;
}

export function ledgerByHand(events: readonly HandEvent[]): ConsentEvents {
  return {
    rows: events.length,
    contactId: events.map(({ contact }) => contact),
    purpose: events.map(({ purpose }) => PURPOSES.indexOf(purpose)),
    channel: events.map(({ channel }) => (channel === null ? -1 : CHANNELS.indexOf(channel))),
    status: events.map(({ status }) => LEDGER_STATUSES.indexOf(status)),
    at: events.map(({ at }) => at),
    validUntil: events.map(({ until }) => until ?? MISSING_INTEGER),
  };
}

const PURPOSES_TRIED = ['dpv:DirectMarketing', 'dpv:SellDataToThirdParties'] as const;

/** Ledgers in any order of time, with many events of one minute. */
export const anyLedger: fc.Arbitrary<HandEvent[]> = fc.array(
  fc.record({
    contact: fc.integer({ min: 1, max: 4 }),
    purpose: fc.constantFrom(...PURPOSES_TRIED),
    channel: fc.constantFrom(...CHANNELS, null),
    status: fc.constantFrom(...LEDGER_STATUSES),
    at: fc.integer({ min: 0, max: 12 }),
    until: fc.constantFrom(MISSING_INTEGER, 5, 9, 20),
  }),
  { maxLength: 40, size: 'max' },
);

/** Every question that may be put to such a ledger. */
export const questions = [1, 2, 3, 4, 5].flatMap((contact) => PURPOSES_TRIED.flatMap((purpose) => CHANNELS.map((channel) => ({ contact, purpose, channel }))));

/** The event that decides, found by replaying the ledger from the start in plain words. */
export function replayed(events: readonly HandEvent[], { contact, purpose, channel }: { contact: number; purpose: Purpose; channel: Channel }, at: number): HandEvent | null {
  let last: HandEvent | null = null;
  for (const event of events) {
    if (event.contact !== contact || event.purpose !== purpose || event.at > at) continue;
    if (event.channel !== null && event.channel !== channel) continue;
    if (last === null || event.at >= last.at) last = event;
  }
  return last;
}
