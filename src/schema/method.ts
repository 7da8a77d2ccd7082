import type { z } from 'zod';

/** What a method is and where it comes from: printed by `incognita explain` and on the method page. */
export interface MethodDoc {
  readonly title: string;
  /** What it does or estimates, in one or two plain sentences. */
  readonly summary: string;
  /** What must hold for the result to mean what it says. */
  readonly assumptions: readonly string[];
  /** Full references: authors, title, venue, year, section or equation, DOI where there is one. */
  readonly sources: readonly string[];
}

/**
 * One shape for every source, release step, attack and measure. A stage's registry lists its methods,
 * and the scenario document's schema is composed from their `options`.
 */
export interface Method<Options extends z.ZodType, Input, Output> {
  /** The key that a scenario uses, in camelCase; unique within its registry. */
  readonly id: string;
  readonly options: Options;
  readonly doc: MethodDoc;
  /** Written as a method so that a registry may list methods of different options together. */
  run(input: Input, options: z.output<Options>): Output;
}

/** A method of a registry as a document names it, its options checked and defaults filled in. */
export interface Chosen {
  readonly id: string;
  readonly options: Readonly<Record<string, unknown>>;
}
