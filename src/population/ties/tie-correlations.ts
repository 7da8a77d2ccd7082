import { assumed, type AssumedCorrelation } from '../../schema/assumed-correlation.ts';

/**
 * What draws people together beyond where they live, whom they live with and where they work. Each is the
 * share of a person's meetings in which the attribute counts; in the others the person meets people as if
 * they had the attribute of somebody else of the neighbourhood. At 0 ties follow places alone. The strength
 * of leaning was set before cross-party friendships were counted, so that these are a finding; that of age
 * was raised from 0.8 after a first look at age gaps, for which no target is stated.
 */
export const TIE_CORRELATIONS: readonly AssumedCorrelation[] = [
  assumed('tie.age', 0.9, 'People meet those of their age: share of meetings among age-mates in which age counts'),
  assumed('tie.interest', 0.7, 'People meet those who like the same subject: share of meetings in clubs in which the subject counts'),
  assumed('tie.leaning', 0.8, 'People meet those of their political leaning: share of meetings in which leaning counts'),
  assumed('tie.sex', 0.2, 'People meet their own sex a little more often: share of meetings in which sex counts'),
  assumed('follow.leaning', 0.5, 'Accounts follow accounts of a similar leaning: share of follows in which leaning counts'),
];
