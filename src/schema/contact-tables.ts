import { direct, other, quasi, sensitive } from './column-classes.ts';
import type { ColumnSchema, TableSchema } from './table-schema.ts';

/*
 * What a company holds of people, as tables that other stages read: contacts, their addresses and numbers, and
 * the ledger of consent; and the truth behind them, which no company holds and which is never released.
 */

const CONTACT_ID = direct('contactId', 'Number of the contact, which says nothing about the person or the day of signing up', 'integer');

export const CONTACT: TableSchema = {
  name: 'contact',
  description: 'One row per record that the company keeps of a person, in the order of contactId within a block; a person may have several.',
  subject: 'contactId',
  columns: [
    CONTACT_ID,
    other('sourceSystem', 'Where the record came from: web form, shop till, app, import or support'),
    other('title', 'Title as typed; missing for most'),
    direct('givenName', 'Given name as typed, sometimes a short form'),
    direct('surname', 'Family name as typed'),
    direct('nickname', 'Short form that the contact goes by; missing for most'),
    quasi('birthDate', 'Date of birth as given', 'date'),
    quasi('sex', 'F or M'),
    quasi('jobTitle', 'Occupation as typed; missing for most'),
    quasi('companyId', 'The employer that the contact named, as in the table of employers; missing for most'),
    quasi('preferredLocale', 'Language of the messages that the contact chose, ISO 639; missing for those who left the company\'s own'),
    quasi('postcode', 'Postcode as given, stale after a move'),
    direct('street', 'Street as given, of the same address as the postcode; missing where no street was asked for'),
    direct('houseNumber', 'House number as given'),
    direct('unit', 'Flat within the house as given; missing for houses of one home'),
    other('lifecycle', 'visitor, lead, customer or churned'),
    other('leadScore', 'The company\'s score of how likely the contact buys, 0 to 100', 'integer'),
    other('ownerAgent', 'Agent who looks after the contact; missing for visitors'),
    other('createdAt', 'When the record was made', 'datetime'),
    other('lastActiveAt', 'When the contact was last seen', 'datetime'),
  ],
};

export const CONTACT_POINT: TableSchema = {
  name: 'contact-point',
  description: 'E-mail addresses, numbers and postal addresses of the contacts, by contact, the primary one of a kind first; a contact may have none.',
  subject: 'contactId',
  columns: [
    direct('contactPointId', 'Number of the contact point', 'integer'),
    CONTACT_ID,
    other('kind', 'email, mobile, landline or postal'),
    direct('value', 'The address or number as typed'),
    other('verified', 'Whether the company has checked that it reaches the contact', 'boolean'),
    other('isPrimary', 'Whether it is the one in use among its kind', 'boolean'),
    other('invalidReason', 'Why the company takes it for dead: bounced, unreachable or returned; missing while it does not'),
    other('optOut', 'Whether a withdrawal or an objection on record covers it', 'boolean'),
    other('fromDate', 'Day from which the company holds it', 'date'),
    other('toDate', 'Day on which the company stopped using it; missing while in use', 'date'),
  ],
};

export const CONTACT_ACCOUNT: TableSchema = {
  name: 'contact-account',
  description: 'Social accounts that the company took for the contact\'s, by contact; some are somebody else\'s.',
  subject: 'contactId',
  columns: [CONTACT_ID, direct('accountId', 'The social account that was matched', 'integer'), other('matchedOn', 'What the match rests on: contact upload or name and place'), other('matchedAt', 'Day of the match', 'date')],
};

export const CUSTOM_ATTRIBUTE: TableSchema = {
  name: 'custom-attribute',
  description: 'Free attributes, by contact and key: what a company adds to its records without changing their form.',
  subject: 'contactId',
  columns: [CONTACT_ID, other('key', 'What is told'), sensitive('value', 'What it is; free, so that it may hold anything')],
};

export const CONSENT_TEXT: TableSchema = {
  name: 'consent-text',
  description: 'The wordings under which consent was asked for, one per purpose, design and year.',
  columns: [
    other('textId', 'Number of the wording', 'integer'),
    other('purpose', 'Purpose, a DPV term'),
    other('version', 'Version: design and year'),
    other('design', 'How the choice is put: opt-in, pre-ticked or bundled'),
    other('wording', 'The text'),
    other('wordingHash', 'SHA-256 of the text, its first 16 hexadecimal digits'),
    other('legalBasis', 'Legal basis claimed, a term of DPV\'s GDPR extension'),
    other('validFrom', 'Day from which it was in use', 'date'),
  ],
};

/** The columns of every table of ledger events. */
const EVENT_COLUMNS: readonly ColumnSchema[] = [
  direct('eventId', 'Number of the event', 'integer'),
  direct('contactId', 'The contact that the event is about', 'integer'),
  direct('contactPointId', 'The address or number that it is about; missing where it is about none, or none is held', 'integer'),
  other('purpose', 'Purpose, a DPV term'),
  other('channel', 'email, sms, phone, post or push; missing for an event about all channels and for purposes that need none'),
  other('status', 'State that the record enters, a DPV term'),
  other('design', 'How the choice was put; missing where none was put'),
  other('textId', 'The wording that the person saw; missing where none was shown', 'integer'),
  other('source', 'Where the event came from'),
  other('doubleOptInAt', 'When the person confirmed by a link; missing without one', 'datetime'),
  other('at', 'When the event took effect', 'datetime'),
  other('validUntil', 'When the state runs out; missing if it does not', 'datetime'),
];

export const CONSENT_EVENT: TableSchema = {
  name: 'consent-event',
  description: 'The ledger of consent: append-only, one row per event, after ISO/IEC TS 27560:2023 as profiled by DPV: who, for which purpose and channel, in which state, expressed how, under which wording, when. In the order of time within a block.',
  subject: 'contactId',
  columns: EVENT_COLUMNS,
};

/** Another table of events with the columns of `consent-event`, which together with it forms the ledger. */
export function eventSchema(name: string, description: string): TableSchema {
  return { ...CONSENT_EVENT, name, description };
}

export const TRUTH_LINK: TableSchema = {
  name: 'truth-link',
  description: 'Truth: the person behind each contact, and which of the person\'s records it is.',
  columns: [CONTACT_ID, direct('personId', 'The person whom the contact is', 'integer'), other('copy', '0 for a person\'s first record in the drawing order, 1, 2, … for further ones', 'integer')],
};

export const CONSENT_TRUTH: TableSchema = {
  name: 'consent-truth',
  description: 'Truth: what each event of the ledger is worth in law, which the company does not hold.',
  columns: [direct('eventId', 'The event', 'integer'), other('valid', 'Whether the event has the effect in law that its state claims', 'boolean')],
};

export const OPT_OUT_PERSON: TableSchema = {
  name: 'opt-out-person',
  description: 'Who has opted out, as a CRM that marks persons keeps it: a contact is in it for any standing no at all.',
  subject: 'contactId',
  columns: [CONTACT_ID, other('reason', 'withdrawn or objected, the latest'), other('since', 'When the first of the standing noes took effect', 'datetime')],
};

export const OPT_OUT_ADDRESS: TableSchema = {
  name: 'opt-out-address',
  description: 'Which addresses and numbers are closed, as a CRM that marks them keeps it, whoever they belong to.',
  columns: [
    other('kind', 'email, mobile, landline or postal'),
    direct('address', 'The address or number as the company compares it'),
    other('optOut', 'Whether a standing no of any contact with it covers it', 'boolean'),
    other('invalid', 'Whether the company takes it for dead', 'boolean'),
    other('since', 'When the first of the standing noes took effect; missing if it is only invalid', 'datetime'),
  ],
};

export const OPT_OUT_CHANNEL: TableSchema = {
  name: 'opt-out-channel',
  description: 'Do not contact, by contact and channel, with the reasons of Mautic\'s lead_donotcontact.',
  subject: 'contactId',
  columns: [
    CONTACT_ID,
    other('channel', 'email, sms, phone, post or push'),
    other('reason', '1 the person said no by themselves, 2 the address is dead, 3 staff wrote the no down', 'integer'),
    other('since', 'When the first of the standing noes took effect; missing for a dead address', 'datetime'),
  ],
};

export const OPT_OUT_LIST: TableSchema = {
  name: 'opt-out-list',
  description: 'Opt-outs by contact and list, where a list is a purpose.',
  subject: 'contactId',
  columns: [CONTACT_ID, other('purpose', 'Purpose of the list, a DPV term'), other('since', 'When the first of the standing noes took effect', 'datetime')],
};
