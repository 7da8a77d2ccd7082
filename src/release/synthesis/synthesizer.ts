import { z } from 'zod';
import type { Column } from '../../columns/column.ts';
import type { MethodDoc } from '../../schema/method.ts';
import type { Promised, ReleaseState } from '../step.ts';

/** Largest number of synthetic rows; a noisy total, which may be anything where ε is small, is cut off there. */
export const MOST_ROWS = 10_000_000;

/** The options that every method of synthesis has. */
export const sharedOptions = {
  columns: z.array(z.string()).min(1).optional().describe('Columns to synthesize; left out, all but direct identifiers and pseudonyms. The release has no other columns.'),
  rows: z.int().min(1).max(MOST_ROWS).optional().describe('Number of synthetic rows, a public number; left out, as many as the table has, by its noisy total where privacy is promised.'),
};

/** What a method of synthesis starts from: records, and which of their columns to imitate. */
export interface SynthesisInput {
  readonly state: ReleaseState;
  readonly columns: readonly string[];
}

/** Synthetic columns of equal length, and what is promised and said of them. */
export interface Synthesis {
  readonly columns: ReadonlyMap<string, Column>;
  readonly promises: readonly Promised[];
  readonly changes: readonly string[];
  /** Counts of the real rows that a private release must not tell. */
  readonly internal?: Readonly<Record<string, unknown>>;
}

/** One method of synthesis: its options, of which `method` is its name, and a model fitted to records and sampled. */
export interface Synthesizer<Options extends z.ZodObject> {
  readonly options: Options;
  readonly doc: Omit<MethodDoc, 'title'>;
  synthesize(input: SynthesisInput, options: z.output<Options>): Synthesis;
}
