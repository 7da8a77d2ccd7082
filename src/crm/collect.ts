import { codeTexts, makeTable, type Column, type Table } from '../columns/column.ts';
import { customerSchema } from '../schema/world.ts';
import { consentOf } from './consent-course.ts';
import { ledgerTable } from './consent-ledger.ts';
import { contactData } from './contact-data.ts';
import { crmDraws, drawContacts } from './contacts.ts';
import { corruptionLog } from './corruption-log.ts';
import type { CrmOptions } from './crm-options.ts';
import { resolveIdentities } from './identity-resolution.ts';
import { ledgerOf } from './ledger-events.ts';
import { objectionsOf } from './objection.ts';
import { readPeople } from './people-reader.ts';
import { profileData } from './profile-data.ts';
import { purchaseData } from './purchase-data.ts';

export interface CollectInput {
  /** The people of the world, as `PERSON` in `schema/world.ts`: all of them, or whole blocks. */
  readonly people: Table;
  /** People in the whole world; those of `people` if left out. */
  readonly worldPeople?: number;
  readonly seed: number;
  /** The day of the extract, in days since 1970-01-01. */
  readonly asOfDays: number;
  /** Which company it is, where a world has several; empty for the first. */
  readonly instance?: string | number;
}

/** What the company holds, and what only the referee knows about it. */
export interface Crm {
  readonly customer: Table;
  /** The append-only consent ledger, `CONSENT_LEDGER`. */
  readonly ledger: Table;
  /** Truth: the `personId` behind each contact. */
  readonly personOf: Int32Array;
  /** Truth: 1 where the recorded consent stands in law. */
  readonly validOf: Uint8Array;
  /** Truth: 1 where the contact's person objected, whether the company marked the contact or not. */
  readonly objectedOf: Uint8Array;
  /** Truth: every cell that differs from the person's own value, `CORRUPTION_LOG`. */
  readonly log: Table;
  readonly counts: CrmCounts;
}

export interface CrmCounts {
  readonly contacts: number;
  /** People with at least one contact. */
  readonly persons: number;
  /** Persons as the company counts them. */
  readonly subjects: number;
  /** People whom the company takes for several persons. */
  readonly splitPersons: number;
  /** Subjects that are in truth several people. */
  readonly mergedSubjects: number;
  /** People who objected (GDPR Art. 21). */
  readonly objectingPersons: number;
}

/**
 * Lets a company collect: draws its customers and their contacts, joins what its sources bring, with the
 * errors of each, resolves who is who from what it holds, and keeps the consent ledger.
 *
 * Every draw is keyed by the person and the contact's number among the person's, so that a higher
 * penetration adds people and leaves the others' records as they were. What the contacts hold is the same as
 * in the tables made block by block; who is who, and what follows from it, is resolved over the whole world here.
 */
export function collect({ people, worldPeople = people.rows, seed, asOfDays, instance = '' }: CollectInput, options: CrmOptions): Crm {
  const reader = readPeople(people);
  const draws = crmDraws(seed, instance);
  const contacts = drawContacts(reader, { worldPeople, asOfDays }, options, draws);
  const log = corruptionLog(contacts.contactId);

  const held = new Map<string, Column>();
  const bring = (columns: ReadonlyMap<string, Column>): void => columns.forEach((column, name) => held.set(name, column));
  if (options.sources.includes('signup')) bring(contactData(reader, contacts, options.quality, draws, log));
  if (options.sources.includes('social')) bring(profileData(reader, contacts, options.social, draws, log));
  if (options.sources.includes('purchases')) bring(purchaseData(reader, contacts, options.purchases, draws, log));

  const identity = resolveIdentities(contacts, held.get('email'), held.get('phone'));
  const input = { people: reader, contacts, subjectId: identity.subjectId, options, draws, asOfDays };
  const objections = objectionsOf(input);
  const consent = consentOf({ ...input, objectedAt: objections.objectedAt });
  bring(
    new Map<string, Column>([
      ['contactId', { kind: 'number', type: 'integer', values: contacts.contactId }],
      ['subjectId', { kind: 'number', type: 'integer', values: identity.subjectId }],
      ['consentRecorded', flags(consent.recorded)],
      ['optedOut', flags(objections.optedOut)],
    ]),
  );
  return {
    customer: makeTable(customerSchema(options.sources), held),
    ledger: ledgerTable(ledgerOf([...consent.events, ...objections.events], contacts), identity.subjectId),
    personOf: contacts.personId,
    validOf: consent.valid,
    objectedOf: objections.objected,
    log: log.table(),
    counts: {
      contacts: contacts.count,
      persons: contacts.customers,
      subjects: identity.subjects,
      splitPersons: identity.splitPersons,
      mergedSubjects: identity.mergedSubjects,
      objectingPersons: objections.persons,
    },
  };
}

function flags(values: Uint8Array): Column {
  return codeTexts(Array.from(values, (value) => (value === 1 ? 'true' : 'false')), values.length, 'boolean');
}
