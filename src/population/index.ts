export { planWorld, type WorldPlan } from './world-plan.ts';
export { collectPeople, emailProviderTable, peopleCollector, simulatePeople } from './simulate-people.ts';
export { openWorld, simulateBlock } from './simulate-block.ts';
export { PERSON_ATTRIBUTES } from './person-attributes.ts';
export { ASSUMED_CORRELATIONS } from './assumed-correlations.ts';
export { calibrationTargets, checkCalibration } from './calibration.ts';
export { nationalUniqueness, nationalUniquenessReport } from './national-uniqueness.ts';
export { thinnedUniqueness } from './thinned-uniqueness.ts';
export { COUNTRY_IDS, loadCountry } from './country-pack.ts';
