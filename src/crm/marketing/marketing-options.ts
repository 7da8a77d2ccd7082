import { z } from 'zod';

const share = (description: string) => z.number().min(0).max(1).describe(description);

/** How a company treats the ledger when it sends. */
export const SENDING_POLICIES = ['compliant', 'careless'] as const;

/** How a company chooses whom it sends campaigns to. */
export const marketingOptions = z.strictObject({
  policy: z
    .enum(SENDING_POLICIES)
    .default('compliant')
    .describe('compliant: asks the ledger at the minute of each message and sends nothing without permission. careless: also writes to contacts who never gave one, is slow to follow an opt-out, and loses some.'),
  campaignsPerYear: z.number().min(0).max(120).default(24).describe('Campaigns a year; about three quarters by e-mail.'),
  keptDays: z.number().int().min(1).max(2920).default(365).describe('For how many days before the date of the extract messages are kept.'),
  sendsWithoutPermission: share('careless: share of contacts without a permission, refused or never asked, that are on the lists all the same; assumed.').default(0.5),
  ignoresOptOuts: share('careless: share of contacts whose withdrawal or objection never reaches the lists; assumed.').default(0.2),
  optOutDelayDays: z.number().int().min(0).max(365).default(10).describe('careless: days until the others\' opt-out takes effect. The default is the limit of 10 business days of the US CAN-SPAM Act, from memory, counted as days.'),
});
