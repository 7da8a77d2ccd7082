import { assumed, type AssumedCorrelation } from '../../schema/assumed-correlation.ts';

/** Relations of devices and movements to other attributes of a person that no published figure gives. */
export const MOBILITY_CORRELATIONS: readonly AssumedCorrelation[] = [
  assumed('device.income', 0.5, 'The rich more often have the dearer system: log-odds per unit of income'),
  assumed('device.opt-out-tolerance', -0.5, 'Who tolerates less processing more often switches the advertising identifier off: log-odds per unit of tolerance'),
  assumed('sharing.tolerance', 0.35, 'Who tolerates more processing more often shares the location: loading'),
  assumed('sharing.age', -0.25, 'The young more often share the location: loading'),
  assumed('visits.clinic-age', 0.3, 'The old go to clinics more often: log-rate per unit of age'),
  assumed('visits.clinic-health', 0.9, 'Those with a long-term condition go to clinics more often: log-rate'),
  assumed('visits.worship-devotion', 0.6, 'The devout go to places of worship more often: log-rate per unit of the trait'),
  assumed('visits.worship-devotion-age', 0.2, 'Devotion shows in visits more among the old', 'interaction'),
  assumed('visits.worship-faith', 0.95, 'People go to places of worship of their own faith: share by which those of others attract less'),
  assumed('visits.party-leaning', 0.9, 'People go to offices of the party on their side: log-rate per unit of the leaning trait'),
  assumed('visits.leisure-age', -0.4, 'The young go out more often: log-rate per unit of age'),
];
