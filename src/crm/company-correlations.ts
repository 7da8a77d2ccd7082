import { strengthsOf, type AssumedCorrelation } from '../schema/assumed-correlation.ts';
import { CONTACT_CORRELATIONS } from './contact-correlations.ts';
import { CUSTOMER_CORRELATIONS } from './commerce/customer-correlations.ts';

/** Every assumed relation between people and what a company sees of them; the option `correlation` multiplies their strengths. */
export const COMPANY_CORRELATIONS: readonly AssumedCorrelation[] = [
  ...CONTACT_CORRELATIONS,
  ...CUSTOMER_CORRELATIONS,
];

/** The strength of a relation at a correlation scale from 0 to 1. */
export const strengthOf = strengthsOf(COMPANY_CORRELATIONS);
