import { z } from 'zod';
import { marketingOptions } from './marketing/marketing-options.ts';
import { CHANNELS, LEGAL_BASES, PURPOSES } from './privacy-vocabulary.ts';

const share = (description: string) => z.number().min(0).max(1).describe(description);

/**
 * Error rates of a contact's data. Each is the mean over contacts; `correlation` spreads it unevenly, so
 * that a record with one error tends to hold several. All defaults are assumed: published rates of CRM
 * data are vendors' claims.
 */
const quality = z.strictObject({
  correlation: share('How far the errors of one record come together: 0 independent, 1 every rate of a record scales with one factor of exponential distribution and mean 1.').default(0.8),
  nameTypos: share('Share of given names, and of surnames, with one typing error.').default(0.02),
  nicknames: share('Share of given names replaced by a short form.').default(0.08),
  missingBirthDate: share('Share of contacts without a date of birth.').default(0.1),
  defaultBirthDate: share('Share of dates of birth set to 1 January of the year.').default(0.02),
  swappedDayMonth: share('Share of dates of birth with day and month exchanged, where that makes a date.').default(0.01),
  staleAddress: share('Share of people who moved after signing up whose postcode was never brought up to date.').default(0.6),
  missingEmail: share('Share of contacts without an e-mail address.').default(0.05),
  missingPhone: share('Share of contacts without a telephone number.').default(0.3),
  emailTypos: share('Share of e-mail addresses with one typing error before the @.').default(0.01),
  emailCase: share('Share of e-mail addresses with capital letters or white space around.').default(0.06),
  emailVariants: share('Share of e-mail addresses written as another form of the same mailbox: dots or a +tag before the @.').default(0.03),
  phoneFormat: share('Share of telephone numbers written with other punctuation.').default(0.3),
});

const social = z.strictObject({
  found: share('Share of contacts whose social profile the company found; assumed.').default(0.6),
  leaningRevealed: share('Share of profiles that reveal a political leaning; for the others it stays missing; assumed.').default(0.4),
  leaningError: share('Share of revealed leanings that were read wrongly; assumed.').default(0.1),
});

const purchases = z.strictObject({
  incomeError: share('Share of contacts whose modelled income band is one off; assumed.').default(0.25),
  responseError: share('Share of contacts whose answer to the campaign differs from what the person would answer to another; assumed.').default(0.05),
});

export const CONSENT_DESIGNS = ['opt-in', 'pre-ticked', 'bundled'] as const;
export type ConsentDesign = (typeof CONSENT_DESIGNS)[number];

const design = z.enum(CONSENT_DESIGNS).describe('How consent is asked for: opt-in (yes and no are equally easy and separate for each purpose), pre-ticked (a ticked box has to be cleared), bundled (part of the terms, without which nobody signs up).');

const consent = z.strictObject({
  design: design.default('opt-in'),
  willing: share('Share of people who would truly agree to a purpose of the company\'s own, the most tolerant ones. A one-click refusal is used by more than 60 % (arXiv 2402.18321), so 0.4 is the default.').default(0.4),
  willingToShare: share('Share of people who would truly agree that data are sold or serve a political campaign, the most tolerant ones; assumed.').default(0.1),
  keepsDefault: share('Share of unwilling people who leave a pre-ticked box as it is; about 90 % accept where refusing takes longer (arXiv 2402.18321).').default(0.9),
  withdrawal: share('How often consent is withdrawn by the date of the extract: each person who gave it withdraws with probability withdrawal × 2(1 - tolerance); assumed.').default(0.03),
  channels: z.array(z.enum(CHANNELS)).min(1).default([...CHANNELS]).describe('Channels for which consent to be reached is asked, each by itself; push only in the app. Purposes that reach nobody are asked once.'),
  doubleOptIn: z.boolean().default(true).describe('Whether consent to e-mail that is put as opt-in counts only once the person has confirmed it by a link.'),
  confirms: share('Share of people who follow that link; assumed.').default(0.9),
  validDays: z.number().int().min(60).max(36_525).default(1095).describe('After so many days consent runs out unless it was renewed. The default is the 1,095 days without activity after which Mautic\'s clean-up deletes a contact; as a limit of consent it is assumed, since the law names none.'),
  renews: share('Share of people who, asked in time and still willing, renew consent before it runs out; assumed.').default(0.5),
});

const optOut = z.strictObject({
  share: share('Share of the company\'s customers who objected to direct marketing (GDPR Art. 21), met exactly in every block of 4,096 people up to rounding to whole people.').default(0),
  noise: share('How loosely objecting follows intolerance: 0 exactly the least tolerant object, 1 anyone may; assumed.').default(0.2),
});

const processing = z.strictObject({
  purpose: z.enum(PURPOSES).describe('Purpose, a term of the W3C Data Privacy Vocabulary.'),
  legalBasis: z.enum(LEGAL_BASES).describe('Legal basis that the company claims, a term of DPV\'s GDPR extension.'),
  consent: design.optional().describe('How consent to this purpose is asked for; crm.consent.design where left out. Only for a basis that is consent.'),
});

/** What the company collects, from whom, how well, and with what permission. */
export const crmOptions = z.strictObject({
  penetration: share('Share of the world\'s people who are customers. Exact in every block of 4,096 people up to rounding, and nested: a customer at 0.2 is one at 0.3. Customers are adults, with few exceptions, as long as there are adults.').default(0.2),
  sources: z
    .array(z.enum(['signup', 'social', 'purchases']))
    .min(1)
    .default(['signup', 'social', 'purchases'])
    .describe('What the customer table is joined from: signup (names, contact points, date of birth, postcode), social (profile), purchases (spend, segment, response).'),
  duplicates: z.number().min(0).max(0.8).default(0.15).describe('Expected share of contacts that repeat a person who has another contact, 0 to 0.8.'),
  yearsCollected: z.number().min(0.1).max(50).default(5).describe('For how many years before the date of the extract contacts have been collected.'),
  quality: quality.prefault({}).describe('How good the contact data are.'),
  social: social.prefault({}).describe('What social profiles add.'),
  purchases: purchases.prefault({}).describe('What purchases add.'),
  consent: consent.prefault({}).describe('How consent is asked for and what people truly want.'),
  optOut: optOut.prefault({}).describe('Who has objected.'),
  marketing: marketingOptions.prefault({}).describe('How campaigns are sent, in `incognita simulate`.'),
  processing: z
    .array(processing)
    .default([
      { purpose: 'dpv:CustomerRelationshipManagement', legalBasis: 'eu-gdpr:A6-1-b' },
      { purpose: 'dpv:DirectMarketing', legalBasis: 'eu-gdpr:A6-1-a' },
    ])
    .describe('What the data are used for, and on which legal basis. The ledger holds events for each purpose that rests on consent.'),
});

export type CrmOptions = z.output<typeof crmOptions>;
export type Quality = CrmOptions['quality'];
