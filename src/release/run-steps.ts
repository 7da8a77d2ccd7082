import type { Draws } from '../random/draws.ts';
import { InputError } from '../schema/input-error.ts';
import type { Chosen } from '../schema/method.ts';
import { releaseSteps } from './index.ts';
import type { Promised, ReleaseState, StepOutcome } from './step.ts';

/** What a step did. */
export interface StepTaken extends Pick<StepOutcome, 'promises' | 'changes'> {
  readonly method: string;
  readonly title: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Takes the steps one after the other; `draws` gives each its own randomness. */
export function runSteps(before: ReleaseState, chosen: readonly Chosen[], draws: (instance: string) => (attribute: string) => Draws): { readonly state: ReleaseState; readonly promises: readonly Promised[]; readonly steps: readonly StepTaken[]; readonly internal: Readonly<Record<string, unknown>> } {
  let state = before;
  const promises: Promised[] = [];
  const steps: StepTaken[] = [];
  const internal: Record<string, unknown> = {};
  chosen.forEach(({ id, options }, i) => {
    const method = releaseSteps.find((step) => step.id === id);
    if (method === undefined) throw new Error(`release.step: no release step ${id}`);
    const outcome = method.run({ ...state, draws: draws(`${i}.${id}`) }, options);
    requireKept(promises, state, outcome.state, id);
    state = outcome.state;
    promises.push(...outcome.promises);
    if (outcome.internal !== undefined) internal[`${i + 1}. ${id}`] = outcome.internal;
    steps.push({ method: id, title: method.doc.title, options: stated(options), promises: outcome.promises, changes: outcome.changes });
  });
  return { state, promises, steps, internal };
}

/** Refuses a step that undoes what an earlier one promised: rows left out of finished classes, or values changed in them. */
function requireKept(promises: readonly Promised[], before: ReleaseState, after: ReleaseState, id: string): void {
  const changed = (name: string): boolean => after.table.columns.has(name) && after.table.columns.get(name) !== before.table.columns.get(name);
  if (promises.some((promise) => promise.kind === 'model' && (after.rows.length !== before.rows.length || promise.columns.some(changed)))) {
    throw new InputError(`release.steps: expected ${id} before the step that promises classes, got it after; it would break their promise`);
  }
}

/** Options worth showing: an empty list says nothing. */
function stated(options: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => !(Array.isArray(value) && value.length === 0)));
}
