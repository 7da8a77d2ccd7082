import { assumed, type AssumedCorrelation } from '../schema/assumed-correlation.ts';

/** Assumed relations of what a company's records say. */
export const CONTACT_CORRELATIONS: readonly AssumedCorrelation[] = [
  assumed('lead-score.responds', 0.35, 'The lead score is higher for those who would answer a campaign (loading on the standardised answer)'),
  assumed('lead-score.orders', 0.35, 'The lead score is higher for those who buy more (loading on the square root of yearly orders, standardised)'),
  assumed('lead-score.tolerance', 0.2, 'The lead score is higher for the tolerant, who leave more traces (loading on tolerance, standardised)'),
  assumed('last-active.responds', 0.5, 'Those who would answer a campaign were seen more lately (log of the exponent of the time since, per standard deviation)'),
];
