import { codeTexts, formatDate, makeTable, type Column, type Table } from '../columns/column.ts';
import type { TableSchema } from '../schema/table-schema.ts';
import { addYears, AGE_OF_CONSENT, type Contacts, type DrawsOf } from './contacts.ts';
import type { ConsentDesign, CrmOptions } from './crm-options.ts';
import type { PeopleReader } from './people-reader.ts';
import { CONSENT_BASES, SHARING_PURPOSES, type LedgerStatus, type Purpose } from './privacy-vocabulary.ts';

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
    { name: 'status', type: 'string', attributeClass: 'insensitive', description: 'State that the record enters, a DPV term' },
    { name: 'design', type: 'string', attributeClass: 'insensitive', description: 'How the choice was put; missing for a withdrawal or an objection' },
    { name: 'valid', type: 'boolean', attributeClass: 'insensitive', description: 'Whether the event has the effect in law that its state claims: the referee\'s reading, which the company does not hold' },
    { name: 'at', type: 'date', attributeClass: 'insensitive', description: 'Day of the event' },
    { name: 'textVersion', type: 'string', attributeClass: 'insensitive', description: 'Version of the wording that the person saw; missing for a withdrawal or an objection' },
  ],
};

/** One event; `contact` counts from 0. */
export interface LedgerEvent {
  readonly contact: number;
  readonly purpose: Purpose;
  readonly status: LedgerStatus;
  readonly design: ConsentDesign | null;
  readonly valid: boolean;
  readonly at: number;
}

/** What the contacts' consent comes to. */
export interface Consent {
  readonly events: readonly LedgerEvent[];
  /** 1 where the ledger shows a standing consent to every purpose that rests on consent. */
  readonly recorded: Uint8Array;
  /** 1 where that consent is also valid in law and was not withdrawn by the person through another contact. */
  readonly valid: Uint8Array;
}

/**
 * Plays out how consent was asked for, given and withdrawn.
 *
 * What a person truly wants follows from their hidden `tolerance` alone: the most tolerant `willing`
 * share agrees. What is recorded follows from the design. A tick that has to be removed records the
 * unwilling who leave it; consent bundled with the terms records everyone who signed up.
 *
 * Validity (GDPR Art. 4(11), 6(1)(a), 7). Consent needs a clear affirmative act: silence, pre-ticked
 * boxes or inactivity are none (recital 32; CJEU, Planet49, C-673/17, 1 October 2019, on a pre-ticked box
 * for cookies, reading Art. 4(11) and 6(1)(a)), so no pre-ticked record is valid, not even of someone who
 * would have agreed. Consent on which a contract is made to depend without need is presumed not free
 * (Art. 7(4), recital 43); here no bundled record is valid. A child below 16 cannot consent alone to
 * online services (Art. 8(1); member states may go down to 13). A model of the rules, not legal advice.
 *
 * A withdrawal (Art. 7(3)) reaches the company through the person's first contact and ends the consent of
 * all contacts that the company takes for the same subject; a duplicate it does not recognise goes on
 * showing consent that no longer exists.
 */
export function consentOf(people: PeopleReader, contacts: Contacts, subjectId: Int32Array, options: CrmOptions, draws: DrawsOf, asOfDays: number): Consent {
  const purposes = options.processing.filter(({ legalBasis }) => CONSENT_BASES.includes(legalBasis));
  const defaultDraws = draws('consent.default');
  const events: LedgerEvent[] = [];
  const recorded = new Uint8Array(contacts.count);
  const valid = new Uint8Array(contacts.count);
  const givenPurposes: Purpose[][] = Array.from({ length: contacts.count }, () => []);

  for (let contact = 0; contact < contacts.count; contact++) {
    const row = contacts.personRow[contact]!;
    const at = contacts.signedUp[contact]!;
    const ofAge = addYears(people.birthDate[row]!, AGE_OF_CONSENT) <= at;
    // One form, one habit: whoever clears one pre-ticked box clears them all.
    const keepsDefault = defaultDraws.uniform(contacts.personId[contact]!, contacts.copy[contact]!) < options.consent.keepsDefault;
    let allValid = purposes.length > 0;
    for (const { purpose, consent } of purposes) {
      const design = consent ?? options.consent.design;
      const willing = SHARING_PURPOSES.includes(purpose) ? options.consent.willingToShare : options.consent.willing;
      const wants = people.tolerance[row]! > 1 - willing;
      const given = wants || design === 'bundled' || (design === 'pre-ticked' && keepsDefault);
      const inLaw = !given || (design === 'opt-in' && ofAge);
      if (given) givenPurposes[contact]!.push(purpose);
      allValid &&= given && inLaw;
      events.push({ contact, purpose, status: given ? 'dpv:ConsentGiven' : 'dpv:ConsentRefused', design, valid: inLaw, at });
    }
    recorded[contact] = purposes.length > 0 && givenPurposes[contact]!.length === purposes.length ? 1 : 0;
    valid[contact] = allValid ? 1 : 0;
  }

  const withdrawals = drawWithdrawals(people, contacts, givenPurposes, options.consent.withdrawal, draws, asOfDays);
  const contactsOf = groupBy(subjectId);
  for (const { contact: via, at } of withdrawals.values()) {
    for (const contact of contactsOf.get(subjectId[via]!)!) {
      if (contacts.signedUp[contact]! > at || givenPurposes[contact]!.length === 0) continue;
      for (const purpose of givenPurposes[contact]!) events.push({ contact, purpose, status: 'dpv:ConsentWithdrawn', design: null, valid: true, at });
      givenPurposes[contact] = [];
      recorded[contact] = 0;
      valid[contact] = 0;
    }
  }
  for (let contact = 0; contact < contacts.count; contact++) {
    const withdrawal = withdrawals.get(contacts.personId[contact]!);
    if (withdrawal !== undefined && contacts.signedUp[contact]! <= withdrawal.at) valid[contact] = 0;
  }
  return { events, recorded, valid };
}

interface Withdrawal {
  /** The contact through which it reached the company. */
  readonly contact: number;
  readonly at: number;
}

/** Who withdrew, by personId, through their first contact with a consent on record. */
function drawWithdrawals(people: PeopleReader, contacts: Contacts, given: readonly (readonly Purpose[])[], rate: number, draws: DrawsOf, asOfDays: number): ReadonlyMap<number, Withdrawal> {
  const stream = draws('consent.withdrawn');
  const withdrawals = new Map<number, Withdrawal>();
  const asked = new Set<number>();
  for (let contact = 0; contact < contacts.count; contact++) {
    const person = contacts.personId[contact]!;
    if (given[contact]!.length === 0 || asked.has(person)) continue;
    asked.add(person);
    // Mean tolerance is 1/2, so that the factor 2(1 - tolerance) has mean 1 over all people.
    if (stream.uniform(person) >= rate * 2 * (1 - people.tolerance[contacts.personRow[contact]!]!)) continue;
    const signedUp = contacts.signedUp[contact]!;
    withdrawals.set(person, { contact, at: signedUp + stream.below(asOfDays - signedUp + 1, person, 1) });
  }
  return withdrawals;
}

/** The ledger as a table, in the order of events. */
export function ledgerTable(events: readonly LedgerEvent[], subjectId: Int32Array): Table {
  const ordered = [...events].sort((a, b) => a.at - b.at || a.contact - b.contact);
  const integers = (values: number[]): Column => ({ kind: 'number', type: 'integer', values: Int32Array.from(values) });
  const texts = (values: (string | null)[]): Column => codeTexts(values, values.length);
  return makeTable(
    CONSENT_LEDGER,
    new Map<string, Column>([
      ['contactId', integers(ordered.map(({ contact }) => contact + 1))],
      ['subjectId', integers(ordered.map(({ contact }) => subjectId[contact]!))],
      ['purpose', texts(ordered.map(({ purpose }) => purpose))],
      ['status', texts(ordered.map(({ status }) => status))],
      ['design', texts(ordered.map(({ design }) => design))],
      ['valid', codeTexts(ordered.map(({ valid }) => String(valid)), ordered.length, 'boolean')],
      ['at', { kind: 'number', type: 'date', values: Int32Array.from(ordered.map(({ at }) => at)) }],
      ['textVersion', texts(ordered.map(({ design, at }) => (design === null ? null : `${design}/${formatDate(at).slice(0, 4)}`)))],
    ]),
  );
}

/** Positions by value. */
export function groupBy(values: Int32Array): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>();
  values.forEach((value, at) => {
    const group = groups.get(value);
    if (group === undefined) groups.set(value, [at]);
    else group.push(at);
  });
  return groups;
}
