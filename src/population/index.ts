export { planWorld, type WorldOptions, type WorldPlan } from './world-plan.ts';
export { collectPeople, emailProviderTable, peopleCollector, simulatePeople, type SimulateOptions } from './simulate-people.ts';
export { openWorld, simulateBlock } from './simulate-block.ts';
export { PERSON_ATTRIBUTES } from './person-attributes.ts';
export { ASSUMED_CORRELATIONS, type AssumedCorrelation } from './assumed-correlations.ts';
export { calibrationTargets, checkCalibration, type CalibrationResult, type CalibrationTarget } from './calibration.ts';
export { nationalUniqueness, nationalUniquenessReport, type NationalUniqueness, type UniquenessOptions } from './national-uniqueness.ts';
export { thinnedUniqueness, type ThinnedUniqueness } from './thinned-uniqueness.ts';
export { COUNTRY_IDS, loadCountry, type CountryPack, type PhonePlan, type PostcodeList, type ProvenanceRecord } from './country-pack.ts';
