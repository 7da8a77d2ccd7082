import { MISSING_INTEGER, type Column } from '../../columns/column.ts';
import type { TableMaker } from '../../columns/table-maker.ts';
import { CONSENT_EVENT } from '../../schema/contact-tables.ts';
import type { CompanyBlock } from '../company-block.ts';
import { DAY } from '../company-hours.ts';
import { consentPurposes } from '../consent-forms.ts';
import { codedTerms, yearOf } from '../consent-ledger.ts';
import { CHANNELS_OF, contactPointId, POINT_KINDS, type ContactPoints } from '../contact-point-list.ts';
import { CONSENT_DESIGNS } from '../crm-options.ts';
import { EVENT_SOURCES, eventIds } from '../ledger-events.ts';
import { CHANNELS, LEDGER_STATUSES, PURPOSES } from '../privacy-vocabulary.ts';
import { consentTextId } from './consent-text-table.ts';

/** What was asked, given, refused, withdrawn, renewed and objected to, and what ran out, in the order of time. */
export const consentEventTable: TableMaker<CompanyBlock> = {
  schema: CONSENT_EVENT,
  scope: 'block',
  make(block) {
    const [{ ledger }, { points }, { contactId }] = [block.ledger(), block.held(), block.contacts()];
    const asked = new Map(consentPurposes(block.options).map(({ purpose }, at) => [PURPOSES.indexOf(purpose), at]));
    const textIds = new Int32Array(ledger.rows).fill(MISSING_INTEGER);
    const pointIds = new Float64Array(ledger.rows).fill(Number.NaN);
    const pointsOf = rangesOf(points, contactId.length);
    for (let row = 0; row < ledger.rows; row++) {
      const at = ledger.at[row]!;
      if (ledger.design[row] !== -1) textIds[row] = consentTextId(asked.get(ledger.purpose[row]!)!, yearOf(at), CONSENT_DESIGNS[ledger.design[row]!]!);
      if (ledger.channel[row] === -1) continue;
      const contact = ledger.contact[row]!;
      const place = placeInUse(points, pointsOf[contact]!, pointsOf[contact + 1]!, ledger.channel[row]!, Math.floor(at / DAY));
      if (place !== -1) pointIds[row] = contactPointId(contactId[contact]!, place);
    }
    const numbers = (values: Int32Array | Float64Array, type: 'integer' | 'datetime' = 'integer'): Column => ({ kind: 'number', type, values });
    return {
      eventId: numbers(eventIds(ledger)),
      contactId: numbers(ledger.contactId.slice()),
      contactPointId: numbers(pointIds),
      purpose: codedTerms(ledger.purpose, PURPOSES),
      channel: codedTerms(ledger.channel, CHANNELS),
      status: codedTerms(ledger.status, LEDGER_STATUSES),
      design: codedTerms(ledger.design, CONSENT_DESIGNS),
      textId: numbers(textIds),
      source: codedTerms(ledger.source, EVENT_SOURCES),
      doubleOptInAt: numbers(ledger.doubleOptInAt.slice(), 'datetime'),
      at: numbers(ledger.at.slice(), 'datetime'),
      validUntil: numbers(ledger.validUntil.slice(), 'datetime'),
    };
  },
};

/** Where each contact's points begin; points are in the order of contacts. */
function rangesOf({ contact, rows }: ContactPoints, contacts: number): Int32Array {
  const starts = new Int32Array(contacts + 1);
  for (let row = 0; row < rows; row++) starts[contact[row]! + 1]!++;
  for (let at = 0; at < contacts; at++) starts[at + 1]! += starts[at]!;
  return starts;
}

/** The place of the contact's first point in use on that day that the channel reaches; -1 if none. */
function placeInUse(points: ContactPoints, from: number, to: number, channel: number, day: number): number {
  for (let row = from; row < to; row++) {
    if (points.from[row]! > day || (points.to[row]! !== MISSING_INTEGER && points.to[row]! <= day)) continue;
    if (CHANNELS_OF[POINT_KINDS[points.kind[row]!]!].includes(CHANNELS[channel]!)) return points.place[row]!;
  }
  return -1;
}
