import type { z } from 'zod';
import type { Table } from '../columns/column.ts';
import type { PublishedRecoding } from '../columns/disclose.ts';
import type { Draws } from '../random/draws.ts';
import type { Hierarchy } from '../schema/hierarchy.ts';
import type { Method } from '../schema/method.ts';
import type { PrivacyModel } from '../schema/privacy-model.ts';

/**
 * What the rows of a release are. records: each row is one of the table as collected. synthetic: each row is drawn
 * from a model. aggregate: each row is a statistic of a group. Only records have an original row and a subject.
 */
export type ReleaseForm = 'records' | 'synthetic' | 'aggregate';

/** A release on its way from step to step. Only `table` and `recodings` leave the company. */
export interface ReleaseState {
  readonly form: ReleaseForm;
  readonly table: Table;
  /** Index of each row in the table as collected; empty unless the rows are records, as are `subject` and `ledger`. */
  readonly rows: Uint32Array;
  /** Whom the company takes each row to be about. */
  readonly subject: Int32Array;
  /** What the company's ledger says of each row; never released. */
  readonly ledger: { readonly consentRecorded: Uint8Array; readonly optedOut: Uint8Array };
  readonly recodings: ReadonlyMap<string, PublishedRecoding>;
  /** Columns whose values a step replaced by pseudonyms. */
  readonly pseudonymized: ReadonlySet<string>;
  readonly hierarchies: ReadonlyMap<string, Hierarchy>;
  /** A population that holds the people of the release and others, for models that count in it. */
  readonly population?: Table;
  /** Randomness for this step, by attribute. */
  readonly draws: (attribute: string) => Draws;
}

/** What a model counts: whom the company takes rows to be about, or rows. */
export type Unit = 'subject' | 'row';

/**
 * (ε, δ)-differential privacy of everything that the step releases, for neighbouring tables that differ in all
 * rows of one subject (or in one row). A property of the mechanism: no recount of one output can show it.
 */
export interface DifferentialPrivacy {
  readonly kind: 'differential-privacy';
  readonly epsilon: number;
  readonly delta: number;
  readonly unit: Unit;
  /** What was spent on what, in zero-concentrated differential privacy (ρ) where the mechanism is Gaussian. */
  readonly ledger: readonly { readonly purpose: string; readonly epsilon?: number; readonly rho?: number }[];
}

/** A property that the step's output is meant to have, so that someone else can recount it. */
export type Promised =
  | { readonly kind: 'model'; readonly model: PrivacyModel; readonly unit: Unit; readonly columns: readonly string[] }
  | DifferentialPrivacy
  | { readonly kind: 'absent'; readonly columns: readonly string[] }
  | { readonly kind: 'only-with'; readonly fact: 'consentRecorded' | 'notOptedOut' };

export interface StepOutcome {
  readonly state: ReleaseState;
  readonly promises: readonly Promised[];
  /** What changed, in sentences with counts. */
  readonly changes: readonly string[];
  /** What must stay with the owner: keys, vaults. Never part of the release or of what is said about it. */
  readonly internal?: Readonly<Record<string, unknown>>;
}

/** A release step: columns in, columns out, with what it promises and what it changed. */
export interface ReleaseStep<Options extends z.ZodType = z.ZodType> extends Method<Options, ReleaseState, StepOutcome> {
  /** Whether what happens to one person's rows depends on nobody else's, so that differential privacy may follow. */
  readonly eachAlone?: true;
  /** Whether the rows may be synthetic or statistics: it asks neither for subjects nor for original rows. */
  readonly anyForm?: true;
}

/** The state with only the rows where `keep` is 1. */
export function keepRows(state: ReleaseState, keep: Uint8Array, take: (table: Table, rows: Uint32Array) => Table): ReleaseState {
  const kept = Uint32Array.from([...keep.keys()].filter((row) => keep[row] === 1));
  return {
    ...state,
    table: take(state.table, kept),
    rows: kept.map((row) => state.rows[row]!),
    subject: Int32Array.from(kept, (row) => state.subject[row]!),
    ledger: {
      consentRecorded: Uint8Array.from(kept, (row) => state.ledger.consentRecorded[row]!),
      optedOut: Uint8Array.from(kept, (row) => state.ledger.optedOut[row]!),
    },
  };
}

/** A promise in words, for the report. */
export function promiseText(promise: Promised): string {
  switch (promise.kind) {
    case 'model':
      return modelText(promise);
    case 'differential-privacy':
      return `(${promise.epsilon}, ${promise.delta})-differential privacy for all rows of one ${promise.unit === 'subject' ? 'data subject' : 'row'}, by the mechanism`;
    case 'absent':
      return `no column ${promise.columns.join(', ')}`;
    case 'only-with':
      return promise.fact === 'consentRecorded' ? 'only contacts whose consent is on record' : 'no contact who objected';
  }
}

function modelText({ model, unit, columns }: Extract<Promised, { kind: 'model' }>): string {
  const members = unit === 'subject' ? 'data subjects' : 'rows';
  const every = `every class on ${columns.join(', ')}`;
  switch (model.model) {
    case 'k-anonymity':
      return model.missing === 'wildcard' ? `every row on ${columns.join(', ')} agrees with at least ${model.k} ${members}, a missing value with any` : `${every} holds at least ${model.k} ${members}`;
    case 'k-map':
      return `${every} has at least ${model.k} people in the population table`;
    case 'delta-presence':
      return `in ${every} a share of ${model.min} to ${model.max} of the population's people is released`;
    case 'distinct-l-diversity':
      return `${every} holds at least ${model.l} values of ${model.column}`;
    case 'entropy-l-diversity':
      return `${every} has an entropy of ${model.column} of at least ln ${model.l}`;
    case 'recursive-cl-diversity':
      return `in ${every} the most frequent value of ${model.column} has less than ${model.c} times the rows of the values from the ${model.l}th on`;
    case 't-closeness':
      return `${every} is within ${model.t} of the whole table in ${model.column} (earth mover's distance, ${model.distance})`;
    case 'beta-likeness':
      return `no value of ${model.column} is more than ${model.enhanced ? `min(${model.beta}, −ln of its share)` : model.beta} times more frequent, beyond its share of the table, in ${every}`;
    case 'delta-disclosure-privacy':
      return `in ${every} the share of each value of ${model.column}${model.absent === 'ignored' ? ' that it holds' : ''} is within a factor of 2^${model.delta} of its share of the table`;
    case 'average-risk':
      return `classes on ${columns.join(', ')} are at most ${model.max} of the ${members}`;
    case 'km-anonymity':
      return `every combination of up to ${model.m} values of ${model.item} that one of the ${members} holds, at least ${model.k} hold`;
    case 'population-uniqueness':
      return `at most ${model.max} of the ${members} are estimated to be unique in the population on ${columns.join(', ')}`;
  }
}

/** Counts with the right noun: `1 row`, `2 rows`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
