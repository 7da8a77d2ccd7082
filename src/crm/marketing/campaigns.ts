import type { TableMaker } from '../../columns/table-maker.ts';
import { aliasTable } from '../../random/alias-table.ts';
import { CAMPAIGN } from '../../schema/commerce-tables.ts';
import { categoryColumn, integerColumn, momentColumn, textColumn } from '../commerce/event-columns.ts';
import type { CompanyBlock } from '../company-block.ts';
import type { Channel, Purpose } from '../privacy-vocabulary.ts';

/** Channels over which campaigns run. */
export const CAMPAIGN_CHANNELS = ['email', 'sms', 'post', 'push'] as const satisfies readonly Channel[];
/** Assumed: how the campaigns divide over the channels. */
const CHANNEL = aliasTable([0.75, 0.1, 0.05, 0.1]);

/** The purpose of most campaigns; the others tell of the contract. */
export const ADVERTISING: Purpose = 'dpv:DirectMarketing';
const NOTICE: Purpose = 'dpv:CustomerRelationshipManagement';
/** Assumed: share of e-mail campaigns that are notices about the contract rather than advertising. */
const NOTICES = 0.1;

const SEASONS = ['Winter', 'Winter', 'Spring', 'Spring', 'Spring', 'Summer', 'Summer', 'Summer', 'Autumn', 'Autumn', 'Autumn', 'Winter'];
const THEMES = ['letter', 'offers', 'picks', 'weekend', 'preview', 'thank-you', 'new arrivals', 'last chance'];

/** One campaign. */
export interface Campaign {
  /** From 1, in the order of start. */
  readonly id: number;
  readonly name: string;
  readonly channel: (typeof CAMPAIGN_CHANNELS)[number];
  readonly purpose: Purpose;
  /** Minutes since 1970-01-01T00:00. */
  readonly startsAt: number;
}

/** The campaigns of the kept days, evenly spread with some play, so that one is over by the time the next begins. */
export function campaignsOf({ options, asOfDays, draws }: CompanyBlock): readonly Campaign[] {
  const { campaignsPerYear, keptDays } = options.marketing;
  const count = Math.round((campaignsPerYear * keptDays) / 365);
  const stream = draws('campaign');
  return Array.from({ length: count }, (_, index): Campaign => {
    const day = Math.floor(asOfDays - keptDays + ((index + stream.uniform(index) / 2) * keptDays) / count);
    const channel = CAMPAIGN_CHANNELS[CHANNEL.pick(stream.uniform(index, 1))]!;
    const notice = channel === 'email' && stream.uniform(index, 2) < NOTICES;
    const month = Math.floor((((((day - 10_957) % 365.25) + 365.25) % 365.25) / 365.25) * 12);
    return {
      id: index + 1,
      name: notice ? `Account notice ${index + 1}` : `${SEASONS[month]!} ${THEMES[stream.below(THEMES.length, index, 3)]!} ${index + 1}`,
      channel,
      purpose: notice ? NOTICE : ADVERTISING,
      startsAt: day * 1440 + 8 * 60 + stream.below(9 * 60, index, 4),
    };
  });
}

/** What the company sent to many. */
export const campaignTable: TableMaker<CompanyBlock> = {
  schema: CAMPAIGN,
  scope: 'world',
  make(block) {
    const campaigns = campaignsOf(block);
    return {
      campaignId: integerColumn(Int32Array.from(campaigns, ({ id }) => id)),
      name: textColumn(campaigns.map(({ name }) => name)),
      channel: textColumn(campaigns.map(({ channel }) => channel)),
      purpose: textColumn(campaigns.map(({ purpose }) => purpose)),
      startsAt: momentColumn(Int32Array.from(campaigns, ({ startsAt }) => startsAt)),
      policy: categoryColumn(new Uint32Array(campaigns.length), [block.options.marketing.policy]),
    };
  },
};
