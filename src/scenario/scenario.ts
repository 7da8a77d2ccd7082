import type { z } from 'zod';
import type { CrmOptions } from '../crm/crm-options.ts';
import type { Gate } from '../measure/risk/gate.ts';
import type { Chosen } from '../schema/method.ts';
import type { HierarchyInput, ScenarioSchema } from './scenario-schema.ts';

type Document = z.output<ScenarioSchema>;

/** One way to handle the data, with everything that holds for it. */
export interface Strategy {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  /** The company under this strategy: the scenario's own options with the strategy's laid over them. */
  readonly crm: CrmOptions;
  readonly columns: readonly string[];
  readonly steps: readonly Chosen[];
}

export interface Adversary {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  /** Sources in order of rank; the first is the register that targets are drawn from. */
  readonly knows: readonly Chosen[];
  readonly attempts: readonly Chosen[];
}

/** A scenario document, checked and with every default filled in. Frozen through and through. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly concern: Document['concern'];
  readonly question: string;
  readonly description?: string;
  readonly seed: number;
  readonly replicates: number;
  readonly population: Readonly<Document['population']>;
  readonly crm: CrmOptions;
  readonly release: {
    readonly columns: readonly string[];
    readonly subject: Document['release']['subject'];
    readonly hierarchies: Readonly<Record<string, HierarchyInput>>;
  };
  readonly strategies: readonly Strategy[];
  readonly adversaries: readonly Adversary[];
  readonly utility: readonly Chosen[];
  /** Values by path; empty where nothing is swept. */
  readonly sweep: Readonly<Record<string, readonly unknown[]>>;
  readonly gates: readonly Gate[];
  /** The document as written, comments included. */
  readonly text: string;
  /** Where it came from. */
  readonly file: string;
}

/** One combination of swept values. */
export interface SweepCell {
  /** The value at each swept path; empty without a sweep. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The scenario with these values, and no sweep of its own. */
  readonly scenario: Scenario;
}
