import type { AttackReport } from '../measure/attack-report.ts';
import type { Measure } from '../measure/measure.ts';
import type { AttributeClass } from '../schema/table-schema.ts';
import type { PopulationSection } from './population-section.ts';

export type { AttackReport } from '../measure/attack-report.ts';

/**
 * The report document: every number that a page, a table or an export of a run shows.
 * One scenario, one content key, one document. Plain JSON; no number is null except a measure's value.
 */
export interface ReportDocument {
  readonly $schema: string;
  readonly version: 1;
  readonly tool: { readonly name: 'incognita'; readonly version: string };
  readonly key: string;
  readonly scenario: ScenarioFacts;
  /** "Invented people, seed N: shows a mechanism, not your organisation's rate." */
  readonly notice: string;
  readonly world: WorldFacts;
  /** The finding in one or two sentences; its numbers stand in `strategies`. */
  readonly headline: string;
  readonly strategies: readonly StrategyReport[];
  readonly warnings: readonly string[];
  /** What the world looks like; absent where it is too small to say. */
  readonly population?: PopulationSection;
}

export interface ScenarioFacts {
  readonly id: string;
  readonly title: string;
  readonly concern: Concern;
  readonly question: string;
  readonly seed: number;
  readonly replicates: number;
  readonly country: string;
  readonly asOf: string;
  /** The scenario document as written, comments included. */
  readonly yaml: string;
  /** Terms of the W3C Data Privacy Vocabulary that the scenario names. */
  readonly processing: readonly { readonly purpose: string; readonly legalBasis: string; readonly consent?: string }[];
}

export type Concern = 'collection' | 'security' | 'consent' | 'rights' | 'misuse' | 'balance';

export interface WorldFacts {
  /** Counts with ids such as `world.people`, `crm.contacts`, `crm.subjects`, `crm.persons`, `source.register.rows`. */
  readonly measures: readonly Measure[];
  /** What this world is too small to say. */
  readonly notAssessable: readonly string[];
}

export interface StrategyReport {
  readonly id: string;
  readonly title: string;
  /** What the rows are, where they are not records of people; then there are no classes of people and no loss. */
  readonly form?: 'synthetic' | 'aggregate';
  readonly steps: readonly StepReport[];
  /** What an outsider sees: a few invented records as held and as released; null = suppressed cell, '' = missing. Where rows are no records: the first of them, beside nothing. */
  readonly sample: {
    readonly columns: readonly { readonly name: string; readonly attributeClass: AttributeClass; readonly fate: 'kept' | 'changed' | 'removed' | 'added' }[];
    readonly before: readonly (readonly (string | null)[])[];
    readonly after: readonly (readonly (string | null)[])[];
  };
  /** People by the size (in people) of the class that holds them; `to` is null for the open last bin. Empty where rows are no records. */
  readonly classSizes: readonly { readonly from: number; readonly to: number | null; readonly classes: number; readonly rows: number; readonly persons: number }[];
  readonly measures: readonly Measure[];
  readonly attacks: readonly AttackReport[];
}

export interface StepReport {
  readonly method: string;
  readonly title: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** What the output is promised to satisfy, for example `k = 5 by subject`, and whether a recount agreed; null with the reason why there is none. */
  readonly promises: readonly { readonly text: string; readonly verified: boolean | null; readonly reason?: string }[];
  /** What it changed, in sentences with counts. */
  readonly changes: readonly string[];
}

/** `<out>/index.json`: the runs that the site shows, one per scenario, newest key each. */
export interface RunIndex {
  readonly version: 1;
  readonly runs: readonly { readonly scenario: string; readonly key: string; readonly path: string; readonly title: string; readonly concern: Concern }[];
}
