import { columnOf } from '../columns/column.ts';
import type { CompanyBlock } from './company-block.ts';
import { lastMinute } from './company-hours.ts';
import { consentEventsOf, type ConsentEvents } from './consent-state.ts';
import { pointEntries, type PointEntry } from './opt-out-views.ts';

/** All events of a block's ledger, and where they are looked at from. */
export interface WholeLedger {
  readonly events: ConsentEvents;
  /** Whether staff wrote the event of a row down. */
  readonly byStaff: (row: number) => boolean;
  /** The last minute of the extract. */
  readonly end: number;
  readonly points: () => readonly PointEntry[];
}

/** Later tables that hold events of the ledger, where the company keeps them. */
const FURTHER_EVENTS = ['unsubscribe-event'] as const;
/** Sources that are people of the company. */
const STAFF = ['support', 'letter', 'shop till'];

const known = new WeakMap<CompanyBlock, WholeLedger>();

/** The ledger of a block with the events that its campaigns brought about. */
export function wholeLedger(block: CompanyBlock): WholeLedger {
  let whole = known.get(block);
  if (whole === undefined) {
    const tables = ['consent-event', ...FURTHER_EVENTS.filter(block.has)].map(block.table);
    const byStaff = tables.flatMap((table) => {
      const source = columnOf(table, 'source');
      if (source.kind !== 'coded') throw new Error('crm.consent: expected source as texts, got numbers');
      const staff = source.dictionary.map((text) => text !== null && STAFF.includes(text));
      return Array.from(source.codes, (code) => staff[code]!);
    });
    whole = { events: consentEventsOf(...tables), byStaff: (row) => byStaff[row]!, end: lastMinute(block.asOfDays), points: () => pointEntries(block.table('contact-point')) };
    known.set(block, whole);
  }
  return whole;
}
