import { consentOf } from './consent-course.ts';
import type { Contacts, DrawsOf } from './contacts.ts';
import type { CrmOptions } from './crm-options.ts';
import type { HeldRecords } from './held-records.ts';
import { resolveIdentities } from './identity-resolution.ts';
import { ledgerOf, type Ledger } from './ledger-events.ts';
import { objectionsOf } from './objection.ts';
import type { PeopleReader } from './people-reader.ts';

/** What the ledger of a block is drawn from. */
interface LedgerScope {
  readonly reader: () => PeopleReader;
  readonly contacts: () => Contacts;
  readonly held: () => HeldRecords;
  readonly options: CrmOptions;
  readonly draws: DrawsOf;
  readonly asOfDays: number;
}

/** The ledger of a block's contacts. */
export interface BlockLedger {
  readonly ledger: Ledger;
  /** Whom the company takes each contact to be, among the block's contacts. */
  readonly subjectId: Int32Array;
}

/**
 * Asks, grants and withdraws for a block's contacts. Who is taken for the same person is told by what the block's
 * contacts share. Households and all records of one person lie in one block; that contacts of two blocks share an
 * address or a number is a coincidence of second addresses, which only `collect` sees.
 */
export function ledgerOfBlock({ reader, contacts: contactsOf, held, options, draws, asOfDays }: LedgerScope): BlockLedger {
  const [people, contacts, { signup }] = [reader(), contactsOf(), held()];
  const { subjectId } = resolveIdentities(contacts, signup.get('email'), signup.get('phone'));
  const input = { people, contacts, subjectId, options, draws, asOfDays };
  const objections = objectionsOf(input);
  const consent = consentOf({ ...input, objectedAt: objections.objectedAt });
  return { ledger: ledgerOf([...consent.events, ...objections.events], contacts), subjectId };
}
