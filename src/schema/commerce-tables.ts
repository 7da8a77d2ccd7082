import { direct, other, quasi, sensitive } from './column-classes.ts';
import type { TableSchema } from './table-schema.ts';

/*
 * What customers do with a company: what they buy, look at, ask and are sent. Moments are minutes since
 * 1970-01-01T00:00 by the clock on the wall. Ids of events are whole numbers below 2^44 that say nothing.
 */

const CONTACT_ID = direct('contactId', 'The contact, as in table contact', 'integer');

export const PRODUCT: TableSchema = {
  name: 'product',
  description: 'What the company sells; rows by productId.',
  columns: [
    other('productId', 'Number of the product', 'integer'),
    other('sku', 'Stock-keeping code'),
    other('label', 'Invented name; neutral where buying it would speak of a special category'),
    other('category', 'Department or range'),
    other('price', 'List price', 'decimal', 'USD'),
    other('sensitive', 'Truth: what buying it speaks of (health, intimate, belief); missing for most'),
    other('affinity', 'Truth: which group of a belief the product is made for, 1 to 5; missing for others', 'integer'),
  ],
};

export const ORDER: TableSchema = {
  name: 'order',
  description: 'Orders of the company\'s contacts, by time.',
  subject: 'contactId',
  columns: [
    direct('orderId', 'Number of the order', 'integer'),
    CONTACT_ID,
    quasi('orderedAt', 'Moment of the order', 'datetime'),
    quasi('channel', 'shop, web or app'),
    quasi('storePostcode', 'Postcode of the shop; missing for other channels'),
    quasi('amount', 'Sum of the lines', 'decimal', 'USD'),
    other('paymentKind', 'card, wallet, invoice or cash'),
    other('items', 'Number of pieces', 'integer'),
  ],
};

export const ORDER_LINE: TableSchema = {
  name: 'order-line',
  description: 'What was bought: in the orders\' order, each order\'s lines together.',
  columns: [
    direct('orderId', 'The order', 'integer'),
    sensitive('productId', 'The product', 'integer'),
    other('quantity', 'Pieces', 'integer'),
    other('price', 'Price paid for a piece: list price less a reduction', 'decimal', 'USD'),
  ],
};

export const PAGE_HIT: TableSchema = {
  name: 'page-hit',
  description: 'Pages looked at in the days before the extract, by time.',
  subject: 'contactId',
  columns: [
    direct('deviceCookie', 'Identifier that the browser or app sends'),
    direct('contactId', 'The contact where the visitor was recognised; missing for others', 'integer'),
    direct('sessionId', 'The visit', 'integer'),
    quasi('at', 'Moment of the hit', 'datetime'),
    other('pageKind', 'home, category, product, search, cart, checkout, account or help'),
    sensitive('productId', 'The product shown; missing on other pages', 'integer'),
    other('referrerKind', 'How the visit began: direct, search, social, partner, campaign'),
    other('campaignId', 'The campaign whose link began the visit; missing for others', 'integer'),
    quasi('postcode', 'Postcode that the network address points to'),
  ],
};

export const COOKIE_TRUTH: TableSchema = {
  name: 'cookie-truth',
  description: 'Truth: the person behind each cookie; by person.',
  subject: 'personId',
  columns: [direct('deviceCookie', 'The cookie'), direct('personId', 'The person who uses it', 'integer')],
};

export const TICKET: TableSchema = {
  name: 'ticket',
  description: 'Requests to the service desk, by time.',
  subject: 'contactId',
  columns: [
    direct('ticketId', 'Number of the ticket', 'integer'),
    CONTACT_ID,
    direct('orderId', 'The order that it is about', 'integer'),
    quasi('openedAt', 'Moment of the first message', 'datetime'),
    other('firstReplyAt', 'Moment of the first answer; missing while there is none', 'datetime'),
    other('resolvedAt', 'Moment of resolution; missing while open', 'datetime'),
    other('channel', 'email, chat, phone or web'),
    other('category', 'What it is about; where-is-my-order is WISMO'),
    other('priority', 'low, normal, high'),
    other('csat', 'Satisfaction from 1 to 5; missing where not answered', 'integer'),
  ],
};

export const TICKET_MESSAGE: TableSchema = {
  name: 'ticket-message',
  description: 'Messages of tickets: in the tickets\' order, each ticket\'s in sequence.',
  columns: [
    direct('ticketId', 'The ticket', 'integer'),
    other('seq', 'Number in the ticket, from 1', 'integer'),
    other('sentBy', 'customer or agent'),
    other('at', 'Moment of the message', 'datetime'),
    sensitive('text', 'Free text; some leak a fact'),
  ],
};

export const TICKET_TRUTH: TableSchema = {
  name: 'ticket-truth',
  description: 'Truth: which tickets leak a fact in their text; in the tickets\' order.',
  columns: [direct('ticketId', 'The ticket', 'integer'), other('leaks', 'health, family, finances or other-person'), sensitive('fact', 'What the text reveals')],
};

export const NOTE: TableSchema = {
  name: 'note',
  description: 'What agents write about contacts, by time.',
  subject: 'contactId',
  columns: [direct('noteId', 'Number of the note', 'integer'), CONTACT_ID, quasi('at', 'Moment of writing', 'datetime'), other('agent', 'Who wrote it'), sensitive('text', 'Free text; some leak a special category')],
};

export const NOTE_TRUTH: TableSchema = {
  name: 'note-truth',
  description: 'Truth: which notes reveal a special category (GDPR Art. 9), and what; in the notes\' order.',
  columns: [direct('noteId', 'The note', 'integer'), other('leaks', 'The column of the person that the text reveals'), sensitive('fact', 'Its value')],
};

export const CAMPAIGN: TableSchema = {
  name: 'campaign',
  description: 'Campaigns that the company sent, by start.',
  columns: [
    other('campaignId', 'Number of the campaign', 'integer'),
    other('name', 'Its name'),
    other('channel', 'email, sms, post or push'),
    other('purpose', 'Purpose, a DPV term'),
    other('startsAt', 'From when it is sent', 'datetime'),
    other('policy', 'How the company chooses whom it may send to: compliant or careless'),
  ],
};

export const CAMPAIGN_SEND: TableSchema = {
  name: 'campaign-send',
  description: 'Messages sent, by time. What a channel does not measure is missing.',
  subject: 'contactId',
  columns: [
    direct('sendId', 'Number of the message', 'integer'),
    other('campaignId', 'The campaign', 'integer'),
    CONTACT_ID,
    other('channel', 'email, sms, post or push'),
    other('sentAt', 'Moment of sending', 'datetime'),
    other('deliveredAt', 'Moment of delivery; missing for a bounce', 'datetime'),
    quasi('openedAt', 'Moment of the first opening; e-mail and push only', 'datetime'),
    quasi('clickedAt', 'Moment of the first click; e-mail, push and SMS only', 'datetime'),
    other('bouncedAt', 'Moment at which it came back', 'datetime'),
    other('bounce', 'hard (the address is no more) or soft; missing where it arrived'),
    other('unsubscribedAt', 'Moment of unsubscribing through it; e-mail and SMS only', 'datetime'),
    other('complainedAt', 'Moment of a complaint to the mailbox provider; e-mail only', 'datetime'),
    other('consentLawful', 'Truth: whether the ledger allowed it at that minute', 'boolean'),
    other('verdict', 'Truth: lawful, or why not'),
  ],
};

export const TAG_CONTACT: TableSchema = {
  name: 'tag-contact',
  description: 'Tags on contacts, by moment.',
  subject: 'contactId',
  columns: [CONTACT_ID, sensitive('tag', 'What the company noticed'), other('addedAt', 'Moment of the event that set it', 'datetime')],
};

export const SEGMENT_MEMBER: TableSchema = {
  name: 'segment-member',
  description: 'Marketing segments by recency, frequency and value on the day of the extract; by contact in the order of first orders.',
  subject: 'contactId',
  columns: [other('segment', 'The segment'), CONTACT_ID, other('since', 'Day from which the rule holds', 'date')],
};
