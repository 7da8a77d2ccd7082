// The stages in the order in which data flows through them.
export { planWorld, simulateBlock, simulatePeople, simulateTable, collectPeople, collectTable } from './population/index.ts';
export { openTables, SIMULATED_TABLES, type SimulatedTable } from './simulated-tables.ts';
export { collect, type Crm } from './crm/collect.ts';
export { crmOptions, type CrmOptions } from './crm/crm-options.ts';
export { sources } from './sources/index.ts';
export { releaseSteps } from './release/index.ts';
export type { ReleaseState, ReleaseStep, StepOutcome } from './release/step.ts';
export { searchFullDomain } from './release/full-domain.ts';
export { attacks } from './attack/index.ts';
export type { Attack, AttackOutcome } from './attack/attack.ts';
export { disclose, type AdversaryView } from './columns/disclose.ts';
export { prepareBout } from './measure/referee.ts';
export { utilities } from './measure/utility/index.ts';
export { definitions, definitionOf } from './measure/definitions.ts';
export type { Definition, Measure } from './measure/measure.ts';
export { parseScenario } from './scenario/index.ts';
export { loadScenario } from './scenario/scenario-file.ts';
export type { Scenario } from './scenario/scenario.ts';
export { runScenario, type RunOptions, type RunResult } from './run.ts';
export { recountWith } from './recount-promises.ts';
export { anonymize, type Anonymized, type AnonymizeOptions } from './anonymize.ts';
export { parseStrategy } from './scenario/index.ts';
export { writeRun } from './report/write-run.ts';
export type { ReportDocument } from './report/document.ts';

// What they work on.
export { asCoded, cellText, codeTexts, columnOf, makeTable, selectColumns, takeRows, type Column, type Table } from './columns/column.ts';
export { equivalenceClasses } from './columns/equivalence-classes.ts';
export { hierarchyOf, type Hierarchy, type HierarchySpec } from './schema/hierarchy.ts';
export type { AttributeClass, ColumnSchema, TableSchema } from './schema/table-schema.ts';
export { InputError } from './schema/input-error.ts';
export { keyedDraws } from './random/keyed-draws.ts';
export { secureDraws } from './random/secure-draws.ts';
export { duckDb } from './engine/duckdb/duckdb-engine.ts';
export { VERSION } from './version.ts';
