import type { z } from 'zod';
import type { Table } from '../columns/column.ts';
import type { PublishedRecoding } from '../columns/disclose.ts';
import type { Draws } from '../random/draws.ts';
import type { Hierarchy } from '../schema/hierarchy.ts';
import type { Method } from '../schema/method.ts';

/** A release on its way from step to step. Only `table` and `recodings` leave the company. */
export interface ReleaseState {
  readonly table: Table;
  /** Index of each row in the table as collected. */
  readonly rows: Uint32Array;
  /** Whom the company takes each row to be about. */
  readonly subject: Int32Array;
  /** What the company's ledger says of each row; never released. */
  readonly ledger: { readonly consentRecorded: Uint8Array; readonly optedOut: Uint8Array };
  readonly recodings: ReadonlyMap<string, PublishedRecoding>;
  /** Columns whose values a step replaced by pseudonyms. */
  readonly pseudonymized: ReadonlySet<string>;
  readonly hierarchies: ReadonlyMap<string, Hierarchy>;
  /** Randomness for this step, by attribute. */
  readonly draws: (attribute: string) => Draws;
}

/** A property that the step's output is meant to have, so that someone else can recount it. */
export type Promised =
  | { readonly kind: 'k-anonymity'; readonly k: number; readonly unit: 'subject' | 'row'; readonly columns: readonly string[] }
  | { readonly kind: 'absent'; readonly columns: readonly string[] }
  | { readonly kind: 'only-with'; readonly fact: 'consentRecorded' | 'notOptedOut' };

export interface StepOutcome {
  readonly state: ReleaseState;
  readonly promises: readonly Promised[];
  /** What changed, in sentences with counts. */
  readonly changes: readonly string[];
}

/** A release step: columns in, columns out, with what it promises and what it changed. */
export type ReleaseStep<Options extends z.ZodType = z.ZodType> = Method<Options, ReleaseState, StepOutcome>;

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
    case 'k-anonymity':
      return `every class on ${promise.columns.join(', ')} holds at least ${promise.k} ${promise.unit === 'subject' ? 'data subjects' : 'rows'}`;
    case 'absent':
      return `no column ${promise.columns.join(', ')}`;
    case 'only-with':
      return promise.fact === 'consentRecorded' ? 'only contacts whose consent is on record' : 'no contact who objected';
  }
}

/** Counts with the right noun: `1 row`, `2 rows`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
