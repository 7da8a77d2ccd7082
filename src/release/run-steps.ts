import { z } from 'zod';
import type { Draws } from '../random/draws.ts';
import { InputError } from '../schema/input-error.ts';
import type { Chosen } from '../schema/method.ts';
import { sensitiveOf } from '../schema/privacy-model.ts';
import { releaseSteps } from './index.ts';
import type { Promised, ReleaseState, StepOutcome } from './step.ts';

/** What a step did. */
export interface StepTaken extends Pick<StepOutcome, 'promises' | 'changes'> {
  readonly method: string;
  readonly title: string;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface StepsTaken {
  readonly state: ReleaseState;
  readonly promises: readonly Promised[];
  /** The release as the step that made a promise received it. */
  readonly received: ReadonlyMap<Promised, ReleaseState>;
  /** The last state whose rows were records of people: the end, or what a step that replaces records was given. */
  readonly records: ReleaseState;
  readonly steps: readonly StepTaken[];
  /** Keys, vaults and counts for the owner, by step. */
  readonly internal: Readonly<Record<string, unknown>>;
}

/** Takes the steps one after the other; `draws` gives each its own randomness. */
export function runSteps(before: ReleaseState, chosen: readonly Chosen[], draws: (instance: string) => (attribute: string) => Draws): StepsTaken {
  let state = before;
  let records = before;
  const promises: Promised[] = [];
  const received = new Map<Promised, ReleaseState>();
  const steps: StepTaken[] = [];
  const internal: Record<string, unknown> = {};
  const together: string[] = [];
  chosen.forEach(({ id, options }, i) => {
    const method = releaseSteps.find((step) => step.id === id);
    if (method === undefined) throw new Error(`release.step: no release step ${id}`);
    if (state.form !== 'records' && method.anyForm !== true) throw new InputError(`${id}: expected rows that are records of people, got ${state.form === 'synthetic' ? 'synthetic rows' : 'statistics'}; put this step before the one that replaces the records, or leave it out`);
    const outcome = method.run({ ...state, draws: draws(`${i}.${id}`) }, options);
    if (outcome.promises.some(({ kind }) => kind === 'differential-privacy')) requireEachAlone(id, together, state);
    requireKept(promises, state, outcome.state, id);
    if (promises.some(({ kind }) => kind === 'differential-privacy')) requirePublic(id, state, outcome.state);
    if (method.eachAlone !== true) together.push(id);
    for (const promise of outcome.promises) received.set(promise, state);
    state = outcome.state;
    if (state.form === 'records') records = state;
    promises.push(...outcome.promises);
    if (outcome.internal !== undefined) internal[`${i + 1}. ${id}`] = outcome.internal;
    steps.push({ method: id, title: method.doc.title, options: stated(method, options), promises: outcome.promises, changes: outcome.changes });
  });
  return { state, promises, received, records, steps, internal };
}

/** Refuses a differentially private step behind one that decides by several people: its promise would be of a table that the data themselves shaped. */
function requireEachAlone(id: string, together: readonly string[], { table, recodings }: ReleaseState): void {
  if (together.length > 0) throw new InputError(`${id}: expected steps before it that treat each person alone, got ${together.join(', ')}; what they do depends on several people, so that no differential privacy can be promised: leave them out`);
  const shaped = [...recodings].filter(([name, recoding]) => table.columns.has(name) && (recoding.kind === 'local' || recoding.hierarchy.fromData === true)).map(([name]) => name);
  if (shaped.length > 0) throw new InputError(`${id}: expected columns generalized by public hierarchies, got ${shaped.join(', ')} by levels taken from the data; write hierarchies of your own, without looking at these data`);
}

/** Refuses a step behind a differentially private one that looks at the people again: the levels of a hierarchy may have been taken from them. */
function requirePublic(id: string, before: ReleaseState, after: ReleaseState): void {
  const shaped = [...after.recodings].filter(([name, recoding]) => recoding !== before.recodings.get(name) && (recoding.kind === 'local' || recoding.hierarchy.fromData === true)).map(([name]) => name);
  if (shaped.length > 0) throw new InputError(`${id}: expected public hierarchies behind a differentially private step, got ${shaped.join(', ')} with levels taken from the data; write hierarchies of your own, without looking at these data`);
}

/** Refuses a step that undoes what an earlier one promised: rows left out of finished classes, or values changed in them. */
function requireKept(promises: readonly Promised[], before: ReleaseState, after: ReleaseState, id: string): void {
  if (after.form !== before.form) {
    if (promises.some(({ kind }) => kind === 'model')) throw new InputError(`release.steps: expected no step that promises classes of people before ${id}, got one; ${id} replaces their rows: leave one of the two out`);
    return;
  }
  const changed = (name: string): boolean => after.table.columns.has(name) && after.table.columns.get(name) !== before.table.columns.get(name);
  if (promises.some((promise) => promise.kind === 'model' && (after.rows.length !== before.rows.length || spokenOf(promise).some(changed)))) {
    throw new InputError(`release.steps: expected ${id} before the step that promises classes, got it after; it would break their promise`);
  }
}

/** The columns that a promise is about: those of its classes, and the one whose values it counts. */
function spokenOf({ columns, model }: Extract<Promised, { readonly kind: 'model' }>): readonly string[] {
  const counted = sensitiveOf(model) ?? ('item' in model ? model.item : undefined);
  return counted === undefined ? columns : [...columns, counted];
}

/** Options worth showing: an empty list says nothing, and one marked `.meta({ secret: true })` is only said to be there. */
function stated({ options: schema }: (typeof releaseSteps)[number], options: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const secret = (name: string): boolean => schema instanceof z.ZodObject && z.globalRegistry.get(schema.shape[name])?.['secret'] === true;
  return Object.fromEntries(
    Object.entries(options)
      .filter(([, value]) => !(Array.isArray(value) && value.length === 0))
      .map(([name, value]) => [name, secret(name) ? '(kept by the owner)' : value]),
  );
}
