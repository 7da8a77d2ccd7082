import { strengthsOf, type AssumedCorrelation } from '../schema/assumed-correlation.ts';
import { MOBILITY_CORRELATIONS } from './mobility/mobility-correlations.ts';
import { PERSON_CORRELATIONS } from './person-correlations.ts';
import { SOCIAL_CORRELATIONS } from './social/social-correlations.ts';
import { TIE_CORRELATIONS } from './ties/tie-correlations.ts';

/** Every assumed relation of the population; the option `correlation` multiplies their strengths. */
export const ASSUMED_CORRELATIONS: readonly AssumedCorrelation[] = [
  ...PERSON_CORRELATIONS,
  ...SOCIAL_CORRELATIONS,
  ...TIE_CORRELATIONS,
  ...MOBILITY_CORRELATIONS,
];

/** The strength of a relation at a correlation scale from 0 to 1. */
export const strengthOf = strengthsOf(ASSUMED_CORRELATIONS);
