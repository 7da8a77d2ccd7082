export { planWorld, type WorldPlan } from './world-plan.ts';
export { collectPeople, collectTable, emailProviderTable, simulatePeople, simulateTable } from './simulate-people.ts';
export { WORLD_TABLES } from './world-tables.ts';
export { openWorld, simulateBlock } from './simulate-block.ts';
export { PERSON_ATTRIBUTES } from './person-attributes.ts';
export { ASSUMED_CORRELATIONS } from './assumed-correlations.ts';
export { nationalUniqueness, nationalUniquenessReport } from './national-uniqueness.ts';
export { thinnedUniqueness } from './thinned-uniqueness.ts';
export { COUNTRY_IDS, loadCountry } from './country-pack.ts';
