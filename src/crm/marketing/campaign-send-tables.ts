import { MISSING_INTEGER } from '../../columns/column.ts';
import type { TableMaker } from '../../columns/table-maker.ts';
import { CAMPAIGN_SEND } from '../../schema/commerce-tables.ts';
import { eventSchema } from '../../schema/contact-tables.ts';
import { categoryColumn, flagColumn, integerColumn, momentColumn, perRow } from '../commerce/event-columns.ts';
import { eventIds } from '../commerce/event-ids.ts';
import type { CompanyBlock } from '../company-block.ts';
import { consentEventsOf, consentState, SENDING_VERDICTS } from '../consent-state.ts';
import { CHANNELS_OF, contactPointId, POINT_KINDS } from '../contact-point-list.ts';
import { CONSENT_BASES, PURPOSES } from '../privacy-vocabulary.ts';
import { CAMPAIGN_CHANNELS, campaignsOf } from './campaigns.ts';
import { BOUNCES, sendsOf } from './campaign-sends.ts';

/** Ids of messages: 120 campaigns a year for eight years × 32 contacts of a person are fewer than `MOST_EVENTS`. */
function messageIds(block: CompanyBlock, purpose: string, sends: ArrayLike<number>): Float64Array {
  const { campaign, contact } = sendsOf(block);
  const { personId, copy } = block.contacts();
  const id = eventIds(block.draws(purpose));
  return perRow(sends.length, (at) => id(personId[contact[sends[at]!]!]!, campaign[sends[at]!]! * COPIES + copy[contact[sends[at]!]!]!));
}

/** More than the contacts of any person. */
const COPIES = 32;

/** Messages, with the truth about their permission: the ledger's verdict, the unsubscribings included. */
export const campaignSendTable: TableMaker<CompanyBlock> = {
  schema: CAMPAIGN_SEND,
  scope: 'block',
  make(block) {
    const sends = sendsOf(block);
    const { contactId } = block.contacts();
    const campaigns = campaignsOf(block);
    const state = consentState(consentEventsOf(block.table('consent-event'), block.table('unsubscribe-event')), block.options.processing);
    const verdict = Uint8Array.from({ length: sends.count }, (_, send) => {
      const { purpose, channel } = campaigns[sends.campaign[send]! - 1]!;
      return SENDING_VERDICTS.indexOf(state.maySend(contactId[sends.contact[send]!]!, purpose, channel, sends.sentAt[send]!));
    });
    return {
      sendId: integerColumn(messageIds(block, 'sendId', sends.sentAt.map((_, send) => send))),
      campaignId: integerColumn(sends.campaign),
      contactId: integerColumn(sends.contact.map((contact) => contactId[contact]!)),
      channel: categoryColumn(sends.campaign.map((campaign) => CAMPAIGN_CHANNELS.indexOf(campaigns[campaign - 1]!.channel)), CAMPAIGN_CHANNELS),
      sentAt: momentColumn(sends.sentAt),
      deliveredAt: momentColumn(sends.deliveredAt),
      openedAt: momentColumn(sends.openedAt),
      clickedAt: momentColumn(sends.clickedAt),
      bouncedAt: momentColumn(sends.bouncedAt),
      bounce: categoryColumn(sends.bounce, BOUNCES),
      unsubscribedAt: momentColumn(sends.unsubscribedAt),
      complainedAt: momentColumn(sends.complainedAt),
      consentLawful: flagColumn(verdict.map((code) => (SENDING_VERDICTS[code] === 'lawful' ? 1 : 0))),
      verdict: categoryColumn(verdict, SENDING_VERDICTS),
    };
  },
};

const WITHDRAWN = ['dpv:ConsentWithdrawn', 'dpv:LegitimateInterestObjected'];
/** The other events of the ledger have ids below this, and so have messages. */
const ABOVE_LEDGER = 0x100000000000;
const SOURCE = ['preference centre'];

/**
 * Unsubscribings as events of the ledger, which with `consent-event` is whole: a withdrawal where the purpose
 * rests on consent, an objection otherwise, on that channel, from that minute. By the minute of sending.
 */
export const unsubscribeEventTable: TableMaker<CompanyBlock> = {
  schema: eventSchema('unsubscribe-event', 'Withdrawals and objections by which contacts answered a message; together with consent-event they form the ledger.'),
  scope: 'block',
  make(block) {
    const sends = sendsOf(block);
    const { contactId } = block.contacts();
    const campaigns = campaignsOf(block);
    const left = Int32Array.from(sends.unsubscribedAt.keys()).filter((send) => sends.unsubscribedAt[send] !== MISSING_INTEGER);
    const campaignOf = (send: number): (typeof campaigns)[number] => campaigns[sends.campaign[send]! - 1]!;
    const basisOf = new Map(block.options.processing.map(({ purpose, legalBasis }) => [purpose, legalBasis]));
    const restsOnConsent = (send: number): boolean => {
      const basis = basisOf.get(campaignOf(send).purpose);
      return basis === undefined || CONSENT_BASES.includes(basis);
    };
    const { points } = block.held();
    const pointsOf = new Map<number, number[]>();
    points.contact.forEach((contact, row) => pointsOf.set(contact, [...(pointsOf.get(contact) ?? []), row]));
    /** The address that the message went to: the contact's of the kind that was in use that day. */
    const pointUsed = (send: number): number => {
      const [contact, day] = [sends.contact[send]!, Math.floor(sends.sentAt[send]! / 1440)];
      const used = (pointsOf.get(contact) ?? []).find((row) => CHANNELS_OF[POINT_KINDS[points.kind[row]!]!].includes(campaignOf(send).channel) && points.from[row]! <= day && (points.to[row] === MISSING_INTEGER || points.to[row]! > day));
      return used === undefined ? Number.NaN : contactPointId(contactId[contact]!, points.place[used]!);
    };
    const nothing = new Int32Array(left.length).fill(MISSING_INTEGER);
    const untold = { kind: 'coded', type: 'string', codes: new Uint32Array(left.length), dictionary: [null] } as const;
    return {
      eventId: integerColumn(messageIds(block, 'unsubscribe.eventId', left).map((id) => ABOVE_LEDGER + id)),
      contactId: integerColumn(left.map((send) => contactId[sends.contact[send]!]!)),
      contactPointId: integerColumn(perRow(left.length, (row) => pointUsed(left[row]!))),
      purpose: categoryColumn(left.map((send) => PURPOSES.indexOf(campaignOf(send).purpose)), PURPOSES),
      channel: categoryColumn(left.map((send) => CAMPAIGN_CHANNELS.indexOf(campaignOf(send).channel)), CAMPAIGN_CHANNELS),
      status: categoryColumn(left.map((send) => (restsOnConsent(send) ? 0 : 1)), WITHDRAWN),
      design: untold,
      textId: integerColumn(nothing),
      source: categoryColumn(new Uint32Array(left.length), SOURCE),
      doubleOptInAt: momentColumn(nothing),
      at: momentColumn(left.map((send) => sends.unsubscribedAt[send]!)),
      validUntil: momentColumn(nothing),
    };
  },
};
