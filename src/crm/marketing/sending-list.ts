import { MISSING_INTEGER } from '../../columns/column.ts';
import type { CompanyBlock } from '../company-block.ts';
import type { ConsentState } from '../consent-state.ts';
import { POINT_KINDS } from '../contact-point-list.ts';
import { SOURCE_SYSTEMS } from '../contacts.ts';
import { CAMPAIGN_CHANNELS, type Campaign } from './campaigns.ts';

/** The channel for which each kind of contact point is used. */
const CHANNEL_OF = POINT_KINDS.map((kind) => ({ email: 'email', mobile: 'sms', landline: null, postal: 'post' } as const)[kind]);

/** From when to when each contact can be reached over a channel, in days, by position × `CAMPAIGN_CHANNELS`. */
export interface Reach {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/**
 * A contact is within reach while the company holds an address of the kind that it does not take for dead. The
 * app, which push needs, is taken to be there for those who signed up by it.
 */
export function reachOf(block: CompanyBlock): Reach {
  const { count, sourceSystem, signedUp } = block.contacts();
  const { points } = block.held();
  const from = new Int32Array(count * CAMPAIGN_CHANNELS.length).fill(NEVER);
  const to = new Int32Array(from.length);
  for (let row = 0; row < points.rows; row++) {
    const channel = CHANNEL_OF[points.kind[row]!]!;
    if (channel === null || points.invalid[row] !== -1) continue;
    const at = points.contact[row]! * CAMPAIGN_CHANNELS.length + CAMPAIGN_CHANNELS.indexOf(channel);
    from[at] = Math.min(from[at]!, points.from[row]!);
    to[at] = Math.max(to[at]!, points.to[row] === MISSING_INTEGER ? NEVER : points.to[row]!);
  }
  const app = SOURCE_SYSTEMS.indexOf('app');
  for (let contact = 0; contact < count; contact++) {
    if (sourceSystem[contact] !== app) continue;
    from[contact * CAMPAIGN_CHANNELS.length + PUSH] = signedUp[contact]!;
    to[contact * CAMPAIGN_CHANNELS.length + PUSH] = NEVER;
  }
  return { from, to };
}

const PUSH = CAMPAIGN_CHANNELS.indexOf('push');

/** A day that does not come. */
const NEVER = 0x7fffffff;

/** Whether the company writes to a contact at a minute; `copy` and `person` key its mistakes. */
export type SendingRule = (contactId: number, person: number, copy: number, campaign: Campaign, at: number, unsubscribedAt: number) => boolean;

/**
 * The rule of the company's policy. `unsubscribedAt` is the minute of the contact's own unsubscribing on that
 * channel, infinite without one.
 *
 * A compliant company asks the ledger and its own list of the unsubscribed. A careless one starts from all
 * contacts: who refused or was never asked is on the list with a probability, who opted out stays on it for some
 * days or, with another probability, for good. Both mistakes are made once per contact, as a lost file is.
 */
export function sendingRule(block: CompanyBlock, state: ConsentState): SendingRule {
  const { policy, sendsWithoutPermission, ignoresOptOuts, optOutDelayDays } = block.options.marketing;
  const lawful = (contactId: number, { purpose, channel }: Campaign, at: number, unsubscribedAt: number): boolean => unsubscribedAt > at && state.allows(contactId, purpose, channel, at);
  if (policy === 'compliant') return (contactId, _person, _copy, campaign, at, unsubscribedAt) => lawful(contactId, campaign, at, unsubscribedAt);

  const mistakes = block.draws('campaign.mistake');
  return (contactId, person, copy, campaign, at, unsubscribedAt) => {
    if (lawful(contactId, campaign, at, unsubscribedAt)) return true;
    const verdict = unsubscribedAt <= at ? 'withdrawn' : state.maySend(contactId, campaign.purpose, campaign.channel, at);
    if (verdict !== 'withdrawn' && verdict !== 'objected') return mistakes.uniform(person, copy) < sendsWithoutPermission;
    return mistakes.uniform(person, copy, 1) < ignoresOptOuts || lawful(contactId, campaign, at - optOutDelayDays * 1440, unsubscribedAt);
  };
}
