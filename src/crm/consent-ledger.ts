import { codeTexts, formatDate, makeTable, type CodedColumn, type Column, type Table } from '../columns/column.ts';
import type { TableSchema } from '../schema/table-schema.ts';
import { DAY } from './company-hours.ts';
import { CONSENT_DESIGNS } from './crm-options.ts';
import type { Ledger } from './ledger-events.ts';
import { CHANNELS, LEDGER_STATUSES, PURPOSES } from './privacy-vocabulary.ts';

/**
 * An append-only ledger of consent, one row per event, after ISO/IEC TS 27560:2023 as profiled by DPV:
 * who, for which purpose, in which state, expressed how, under which wording, when.
 */
export const CONSENT_LEDGER: TableSchema = {
  name: 'consent-ledger',
  subject: 'subjectId',
  columns: [
    { name: 'contactId', type: 'integer', attributeClass: 'direct-identifier', description: 'The contact that the event is about' },
    { name: 'subjectId', type: 'integer', attributeClass: 'direct-identifier', description: 'Whom the company takes the contact to be' },
    { name: 'purpose', type: 'string', attributeClass: 'insensitive', description: 'Purpose, a DPV term' },
    { name: 'channel', type: 'string', attributeClass: 'insensitive', description: 'Channel; missing for an event about all of them, or a purpose that needs none' },
    { name: 'status', type: 'string', attributeClass: 'insensitive', description: 'State that the record enters, a DPV term' },
    { name: 'design', type: 'string', attributeClass: 'insensitive', description: 'How the choice was put; missing where none was put' },
    { name: 'valid', type: 'boolean', attributeClass: 'insensitive', description: 'Whether the event has the effect in law that its state claims: the referee\'s reading, which the company does not hold' },
    { name: 'at', type: 'datetime', attributeClass: 'insensitive', description: 'When the event took effect' },
    { name: 'validUntil', type: 'datetime', attributeClass: 'insensitive', description: 'When the state runs out; missing if it does not' },
    { name: 'textVersion', type: 'string', attributeClass: 'insensitive', description: 'Version of the wording that the person saw; missing where none was shown' },
  ],
};

/** The ledger as a table, with whom the company takes each contact to be. */
export function ledgerTable(ledger: Ledger, subjectId: Int32Array): Table {
  const numbers = (type: 'integer' | 'datetime', values: Int32Array): Column => ({ kind: 'number', type, values });
  const version = (row: number): string | null => (ledger.design[row] === -1 ? null : `${CONSENT_DESIGNS[ledger.design[row]!]!}/${yearOf(ledger.at[row]!)}`);
  return makeTable(
    CONSENT_LEDGER,
    new Map<string, Column>([
      ['contactId', numbers('integer', ledger.contactId)],
      ['subjectId', numbers('integer', ledger.contact.map((contact) => subjectId[contact]!))],
      ['purpose', codedTerms(ledger.purpose, PURPOSES)],
      ['channel', codedTerms(ledger.channel, CHANNELS)],
      ['status', codedTerms(ledger.status, LEDGER_STATUSES)],
      ['design', codedTerms(ledger.design, CONSENT_DESIGNS)],
      ['valid', { kind: 'coded', type: 'boolean', codes: Uint32Array.from(ledger.valid), dictionary: ['false', 'true'] }],
      ['at', numbers('datetime', ledger.at)],
      ['validUntil', numbers('datetime', ledger.validUntil)],
      ['textVersion', codeTexts(Array.from({ length: ledger.rows }, (_, row) => version(row)), ledger.rows)],
    ]),
  );
}

/** A column of terms from their positions in a list; -1 is missing. */
export function codedTerms(positions: Int8Array | Uint8Array, terms: readonly string[]): CodedColumn {
  return { kind: 'coded', type: 'string', codes: Uint32Array.from(positions, (position) => position + 1), dictionary: [null, ...terms] };
}

/** The calendar year of a minute. */
export function yearOf(minute: number): number {
  return Number(formatDate(Math.floor(minute / DAY)).slice(0, 4));
}
