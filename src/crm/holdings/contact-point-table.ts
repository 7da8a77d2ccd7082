import { codeTexts, type Column } from '../../columns/column.ts';
import type { TableMaker } from '../../columns/table-maker.ts';
import { CONTACT_POINT } from '../../schema/contact-tables.ts';
import type { CompanyBlock } from '../company-block.ts';
import { codedTerms } from '../consent-ledger.ts';
import { CHANNELS_OF, contactPointId, INVALID_REASONS, POINT_KINDS } from '../contact-point-list.ts';
import { standingOptOuts } from '../opt-out-cells.ts';
import { flags } from '../opt-out-views.ts';
import { CHANNELS } from '../privacy-vocabulary.ts';
import { wholeLedger } from '../whole-ledger.ts';

/** The addresses and numbers of the block's contacts, by contact and place. */
export const contactPointTable: TableMaker<CompanyBlock> = {
  schema: CONTACT_POINT,
  scope: 'block',
  make(block) {
    const [{ points }, { contactId }, { events, end }] = [block.held(), block.contacts(), wholeLedger(block)];
    const { rows, contact, place, kind, value, verified, isPrimary, invalid, from, to } = points;
    const closed = new Set(standingOptOuts(events, end).map((cell) => cell.contactId * CHANNELS.length + cell.channel));
    const channelsOf = POINT_KINDS.map((name) => CHANNELS_OF[name].map((channel) => CHANNELS.indexOf(channel)));
    const optOut = contact.map((at, row) => channelsOf[kind[row]!]!.some((channel) => closed.has(contactId[at]! * CHANNELS.length + channel)));
    const dates = (values: readonly number[]): Column => ({ kind: 'number', type: 'date', values: Int32Array.from(values) });
    return {
      contactPointId: { kind: 'number', type: 'integer', values: Float64Array.from(contact, (at, row) => contactPointId(contactId[at]!, place[row]!)) },
      contactId: { kind: 'number', type: 'integer', values: Int32Array.from(contact, (at) => contactId[at]!) },
      kind: codedTerms(Uint8Array.from(kind), POINT_KINDS),
      value: codeTexts(value, rows),
      verified: flags(verified),
      isPrimary: flags(isPrimary),
      invalidReason: codedTerms(Int8Array.from(invalid), INVALID_REASONS),
      optOut: flags(optOut),
      fromDate: dates(from),
      toDate: dates(to),
    };
  },
};
