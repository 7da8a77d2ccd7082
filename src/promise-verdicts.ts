import { codesIn, columnOf, type Table } from './columns/column.ts';
import { equivalenceClasses } from './columns/equivalence-classes.ts';
import type { Verification } from './measure/promises/verify-promises.ts';
import type { ReleaseRun } from './release-run.ts';
import type { Promised } from './release/step.ts';
import { sensitiveOf, type PrivacyModel } from './schema/privacy-model.ts';
import type { StepReport } from './report/document.ts';

/** Recounts what a release promises, by other code than the steps'; gives the promises that hold and throws at one that does not. */
export type RecountPromises = (verification: Verification) => Promise<ReadonlySet<Promised>>;

/** For each promise whether a recount of the output agreed, or why there was none. */
export type PromiseVerdicts = ReadonlyMap<Promised, Omit<StepReport['promises'][number], 'text'>>;

const NO_COUNT = 'a property of how it was made, which no count of one output can show';
const ESTIMATE = 'an estimate of a model, which a count of the release cannot show';
const NO_ENGINE = 'not recounted here: it takes the database engine of the command line';

/**
 * Recounts every promise that the released table can show: by SQL where an engine is at hand, else k-anonymity and
 * absent columns by the kernels. What a ledger has to show is read from the company's own. A broken promise is a
 * fault of ours, and ends the run.
 */
export async function promiseVerdicts(run: ReleaseRun, customer: Table, population: Table, recount: RecountPromises | undefined): Promise<PromiseVerdicts> {
  const { state, promises, received } = run;
  const shown = promises.filter(({ kind }) => kind !== 'only-with');
  const kept =
    recount === undefined || !shown.some(({ kind }) => kind === 'model')
      ? new Set(shown.filter((promise) => keptByKernel(promise, run)))
      : await recount({ release: state.table, subject: state.subject, promises: shown, received: (promise) => received.get(promise)!, recodings: state.recodings, population });
  const verdictOf = (promise: Promised): Omit<StepReport['promises'][number], 'text'> => {
    if (promise.kind === 'only-with') return { verified: holds(lawful(promise, run, customer), promise) };
    return kept.has(promise) ? { verified: true } : { verified: null, reason: whyNot(promise, state.table) };
  };
  return new Map(promises.map((promise) => [promise, verdictOf(promise)]));
}

/** Whether everybody who was used, also for rows that replaced theirs, has the fact in the ledger. */
function lawful({ fact }: Extract<Promised, { kind: 'only-with' }>, { madeFrom }: ReleaseRun, customer: Table): boolean {
  const { codes, dictionary } = codesIn(customer, fact === 'consentRecorded' ? 'consentRecorded' : 'optedOut');
  const wanted = fact === 'consentRecorded' ? 'true' : 'false';
  return madeFrom.every((row) => dictionary[codes[row]!] === wanted);
}

/** False where the kernels cannot tell. */
function keptByKernel(promise: Promised, { state: { table, subject } }: ReleaseRun): boolean {
  if (promise.kind === 'absent') return holds(promise.columns.every((name) => !table.columns.has(name)), promise);
  if (promise.kind !== 'model' || promise.model.model !== 'k-anonymity' || promise.model.missing === 'wildcard') return false;
  const columns = promise.columns.flatMap((name) => (table.columns.has(name) ? [columnOf(table, name)] : []));
  if (columns.length === 0) return false;
  const { k } = promise.model;
  const classes = equivalenceClasses(columns, promise.unit === 'subject' ? { subject: { kind: 'number', type: 'integer', values: subject } } : {});
  return holds((classes.persons ?? classes.rows).every((size) => size >= k), promise);
}

function whyNot(promise: Promised, { columns }: Table): string {
  if (promise.kind !== 'model') return NO_COUNT;
  const { model } = promise;
  if (model.model === 'population-uniqueness') return ESTIMATE;
  if (promise.columns.every((name) => !columns.has(name))) return 'none of its columns was released';
  const needed = neededColumn(model);
  return needed !== undefined && !columns.has(needed) ? `${needed} was not released` : NO_ENGINE;
}

function neededColumn(model: PrivacyModel): string | undefined {
  return model.model === 'km-anonymity' ? model.item : sensitiveOf(model);
}

function holds(kept: boolean, promise: Promised): true {
  if (!kept) throw new Error(`release.promise: expected ${promise.kind} to hold on the output, got a violation`);
  return true;
}
