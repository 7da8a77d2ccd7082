import { codesIn, numbersIn, selectColumns, takeRows, type Table } from './columns/column.ts';
import type { Crm } from './crm/collect.ts';
import { hierarchiesFor } from './release/default-hierarchies.ts';
import { runSteps, type StepTaken } from './release/run-steps.ts';
import { promiseText, type Promised, type ReleaseState } from './release/step.ts';
import type { StepReport } from './report/document.ts';
import { keyedDraws } from './random/keyed-draws.ts';
import type { Scenario, Strategy } from './scenario/scenario.ts';

/** A release and how it came about. */
export interface ReleaseRun {
  readonly state: ReleaseState;
  readonly promises: readonly Promised[];
  /** The release as the step that made a promise received it. */
  readonly received: ReadonlyMap<Promised, ReleaseState>;
  /** Collected rows that the release was made from: its own, or those that a step then replaced. */
  readonly madeFrom: Uint32Array;
  readonly steps: readonly StepTaken[];
}

/**
 * Lets the eligible rows of a company leave it in the way of a strategy.
 *
 * @param population Everybody in the world: models that count in a population count in this one.
 */
export function runRelease(crm: Crm, eligible: Uint32Array, population: Table, scenario: Scenario, strategy: Pick<Strategy, 'columns' | 'steps'>, seed: number): ReleaseRun {
  const table = withoutSubject(selectColumns(takeRows(crm.customer, eligible), strategy.columns));
  const draws = (instance: string) => (attribute: string) => keyedDraws({ seed, stage: 'release', instance, attribute });
  const collected: ReleaseState = {
    form: 'records',
    table,
    rows: eligible,
    subject: integers(crm.customer, scenario.release.subject, eligible),
    ledger: { consentRecorded: flags(crm.customer, 'consentRecorded', eligible), optedOut: flags(crm.customer, 'optedOut', eligible) },
    recodings: new Map(),
    pseudonymized: new Set(),
    hierarchies: hierarchiesFor(table.schema, table.columns, scenario.release.hierarchies),
    population,
    draws: draws('0'),
  };
  const { state, promises, received, records, steps } = runSteps(collected, strategy.steps, draws);
  return { state, promises, received, madeFrom: records.rows, steps };
}

/** Promises in words, each with whether a recount of the release agreed. */
export function stepReports(run: ReleaseRun, verdicts: ReadonlyMap<Promised, Omit<StepReport['promises'][number], 'text'>>): StepReport[] {
  return run.steps.map((step) => ({ ...step, promises: step.promises.map((promise) => ({ text: promiseText(promise), ...verdicts.get(promise)! })) }));
}

function withoutSubject(table: Table): Table {
  const { subject: _subject, ...schema } = table.schema;
  return { ...table, schema };
}

function integers(table: Table, name: string, rows: Uint32Array): Int32Array {
  const values = numbersIn(table, name);
  return Int32Array.from(rows, (row) => values[row]!);
}

function flags(table: Table, name: string, rows: Uint32Array): Uint8Array {
  const { codes, dictionary } = codesIn(table, name);
  const yes = dictionary.map((value) => (value === 'true' ? 1 : 0));
  return Uint8Array.from(rows, (row) => yes[codes[row]!]!);
}
