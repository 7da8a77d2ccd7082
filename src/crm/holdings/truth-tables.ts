import type { TableMaker } from '../../columns/table-maker.ts';
import { CONSENT_TRUTH, TRUTH_LINK } from '../../schema/contact-tables.ts';
import type { CompanyBlock } from '../company-block.ts';
import { CORRUPTION_LOG } from '../corruption-log.ts';
import { eventIds } from '../ledger-events.ts';

/*
 * What only the referee knows of a company's records; never part of what the company holds or releases.
 */

/** The person behind each contact, in the order of `contactId`. */
export const truthLinkTable: TableMaker<CompanyBlock> = {
  schema: TRUTH_LINK,
  scope: 'block',
  make(block) {
    const { contactId, personId, copy } = block.contacts();
    return { contactId: integers(contactId.slice()), personId: integers(personId.slice()), copy: integers(copy.slice()) };
  },
};

/** Every value of a record that differs from the person's own, by column and then by contact. */
export const corruptionTable: TableMaker<CompanyBlock> = { schema: CORRUPTION_LOG, scope: 'block', make: (block) => block.held().log.table().columns };

/** What each event of `consent-event` is worth in law, in its order. */
export const consentTruthTable: TableMaker<CompanyBlock> = {
  schema: CONSENT_TRUTH,
  scope: 'block',
  make(block) {
    const { ledger } = block.ledger();
    return { eventId: integers(eventIds(ledger)), valid: { kind: 'coded', type: 'boolean', codes: Uint32Array.from(ledger.valid), dictionary: ['false', 'true'] } };
  },
};

function integers(values: Int32Array | Float64Array) {
  return { kind: 'number', type: 'integer', values } as const;
}
