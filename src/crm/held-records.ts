import type { Column } from '../columns/column.ts';
import { addressesOf, type Address } from './contact-addresses.ts';
import { contactData } from './contact-data.ts';
import { contactDetails } from './contact-details.ts';
import { listContactPoints, type ContactPoints } from './contact-point-list.ts';
import { corruptionLog, type CorruptionLog } from './corruption-log.ts';
import { customAttributes, type CustomAttributes } from './custom-attributes.ts';
import type { RecordScope } from './record-scope.ts';

/** The records of a block's contacts, by position among the contacts. */
export interface HeldRecords {
  /** The columns of the source `signup`, as in the `customer` table. */
  readonly signup: ReadonlyMap<string, Column>;
  /** What else a contact's record tells, by the names of the `contact` table. */
  readonly details: ReadonlyMap<string, Column>;
  readonly addresses: readonly Address[];
  readonly points: ContactPoints;
  readonly attributes: CustomAttributes;
  /** Truth: every value that differs from the person's own. */
  readonly log: CorruptionLog;
}

/** Takes down what a block's contacts told, with the errors of each telling. */
export function holdRecords(scope: RecordScope): HeldRecords {
  const { reader, contacts: contactsOf, options, draws } = scope;
  const [people, contacts] = [reader(), contactsOf()];
  const log = corruptionLog(contacts.contactId);
  const signup = contactData(people, contacts, options.quality, draws, log);
  const details = contactDetails(scope, log);
  const addresses = addressesOf(scope, signup, log);
  const points = listContactPoints(scope, signup, addresses, log);
  return { signup, details, addresses, points, attributes: customAttributes(scope, log), log };
}
