/*
 * The terms that a scenario and a consent ledger may use: W3C Data Privacy Vocabulary (DPV) 2.3,
 * https://w3id.org/dpv, and its extension for the GDPR, https://w3id.org/dpv/legal/eu/gdpr. Each was
 * looked up in the vocabulary's published tables.
 */

/** Purposes, `dpv:Purpose` and its descendants. */
export const PURPOSES = [
  'dpv:CustomerRelationshipManagement',
  'dpv:ImproveInternalCRMProcesses',
  'dpv:CustomerCare',
  'dpv:CommunicationForCustomerCare',
  'dpv:Marketing',
  'dpv:DirectMarketing',
  'dpv:SocialMediaMarketing',
  'dpv:Advertising',
  'dpv:PersonalisedAdvertising',
  'dpv:TargetedAdvertising',
  'dpv:Personalisation',
  'dpv:ProvideProductRecommendations',
  'dpv:ProvideEventRecommendations',
  'dpv:ServiceUsageAnalytics',
  'dpv:SellProductsToDataSubject',
  'dpv:SellDataToThirdParties',
  'dpv:SellInsightsFromData',
  'dpv:PoliticalCampaign',
  'dpv:CustomerSolvencyMonitoring',
  'dpv:FraudPreventionAndDetection',
  'dpv:AcademicResearch',
  'dpv:LegalCompliance',
  'dpv:RightsFulfilment',
] as const;

export type Purpose = (typeof PURPOSES)[number];

/** Purposes that pass data, or what was learnt from it, to someone else or to another cause. */
export const SHARING_PURPOSES: readonly Purpose[] = ['dpv:SellDataToThirdParties', 'dpv:SellInsightsFromData', 'dpv:PoliticalCampaign'];

/** Legal bases of GDPR Art. 6(1) and the two grounds of Art. 9(2) that a social CRM claims. */
export const LEGAL_BASES = [
  'eu-gdpr:A6-1-a',
  'eu-gdpr:A6-1-a-explicit-consent',
  'eu-gdpr:A6-1-b',
  'eu-gdpr:A6-1-c',
  'eu-gdpr:A6-1-d',
  'eu-gdpr:A6-1-e',
  'eu-gdpr:A6-1-f',
  'eu-gdpr:A9-2-a',
  'eu-gdpr:A9-2-e',
] as const;

export type LegalBasis = (typeof LEGAL_BASES)[number];

/** Bases that need the person's consent, so that the ledger must show it. */
export const CONSENT_BASES: readonly LegalBasis[] = ['eu-gdpr:A6-1-a', 'eu-gdpr:A6-1-a-explicit-consent', 'eu-gdpr:A9-2-a'];

/**
 * States of a record, not of a person (`dpv:ConsentStatus`, `dpv:LegitimateInterestStatus`): asked and not yet
 * confirmed, given, given anew, refused, withdrawn by the person, run out, and the objection to a purpose that
 * does not rest on consent.
 */
export const LEDGER_STATUSES = [
  'dpv:ConsentRequested',
  'dpv:ConsentGiven',
  'dpv:RenewedConsentGiven',
  'dpv:ConsentRefused',
  'dpv:ConsentWithdrawn',
  'dpv:ConsentExpired',
  'dpv:LegitimateInterestObjected',
] as const;

export type LedgerStatus = (typeof LEDGER_STATUSES)[number];

/** Ways to reach a person. An event without a channel is about all of them. */
export const CHANNELS = ['email', 'sms', 'phone', 'post', 'push'] as const;

export type Channel = (typeof CHANNELS)[number];

/** Purposes that consist in reaching people, for which consent is asked channel by channel. */
export const REACHING_PURPOSES: readonly Purpose[] = [
  'dpv:CommunicationForCustomerCare',
  'dpv:Marketing',
  'dpv:DirectMarketing',
  'dpv:ProvideProductRecommendations',
  'dpv:ProvideEventRecommendations',
  'dpv:PoliticalCampaign',
];
