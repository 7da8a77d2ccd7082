import type { ConsentEvents } from './consent-state.ts';
import { CHANNELS, LEDGER_STATUSES } from './privacy-vocabulary.ts';

/** One standing no: of a contact, to a purpose, over a channel. */
export interface OptOutCell {
  readonly contactId: number;
  /** Index into `PURPOSES`. */
  readonly purpose: number;
  /** Index into `CHANNELS`. */
  readonly channel: number;
  /** Whether it is an objection; otherwise a withdrawn consent. */
  readonly objected: boolean;
  /** When it took effect, in minutes since 1970-01-01T00:00. */
  readonly since: number;
  /** Row of the event that says so. */
  readonly row: number;
}

const WITHDRAWN = LEDGER_STATUSES.indexOf('dpv:ConsentWithdrawn');
const OBJECTED = LEDGER_STATUSES.indexOf('dpv:LegitimateInterestObjected');
const isNo = (status: number): boolean => status === WITHDRAWN || status === OBJECTED;

/**
 * The noes that stand at a minute: for each contact × purpose × channel, the last event at or before it decides,
 * events about all channels included. A no is a withdrawal or an objection; who refused or let consent run out has
 * not opted out of anything. By contact, purpose and channel.
 */
export function standingOptOuts(events: ConsentEvents, atMinutes: number): readonly OptOutCell[] {
  const saidNo = new Set<number>();
  for (let row = 0; row < events.rows; row++) if (isNo(events.status[row]!)) saidNo.add(events.contactId[row]!);
  const last = new Map<number, number>();
  const width = CHANNELS.length;
  for (let row = 0; row < events.rows; row++) {
    if (events.at[row]! > atMinutes || !saidNo.has(events.contactId[row]!)) continue;
    const channel = events.channel[row]!;
    for (let at = channel === -1 ? 0 : channel; at <= (channel === -1 ? width - 1 : channel); at++) {
      const cell = (events.contactId[row]! * CELLS + events.purpose[row]!) * width + at;
      const before = last.get(cell);
      // Later rows of one minute come later.
      if (before === undefined || events.at[before]! <= events.at[row]!) last.set(cell, row);
    }
  }
  const cells: OptOutCell[] = [];
  for (const [cell, row] of last) {
    if (!isNo(events.status[row]!)) continue;
    cells.push({ contactId: events.contactId[row]!, purpose: events.purpose[row]!, channel: cell % width, objected: events.status[row] === OBJECTED, since: events.at[row]!, row });
  }
  return cells.sort((a, b) => a.contactId - b.contactId || a.purpose - b.purpose || a.channel - b.channel);
}

/** More than there are purposes. */
const CELLS = 64;
