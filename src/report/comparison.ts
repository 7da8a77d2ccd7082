import type { Measure } from '../measure/measure.ts';
import type { GateVerdict } from '../measure/risk/gate-verdict.ts';
import type { AttributeClass } from '../schema/table-schema.ts';
import type { StepReport } from './document.ts';

/** Strategies for one file side by side: what `compare` prints, draws and gives as JSON. No cell of the file is in it. */
export interface Comparison {
  readonly tool: { readonly name: 'incognita'; readonly version: string };
  readonly file: { readonly rows: number; readonly columns: readonly { readonly name: string; readonly attributeClass: AttributeClass }[]; readonly subject: string | null };
  /** A few sentences, the most important first. */
  readonly findings: readonly string[];
  readonly protocol: Protocol;
  /** Ids of the measures that risk and utility are drawn by. */
  readonly axes: { readonly risk: string; readonly utility: string; readonly reason: string };
  readonly strategies: readonly ComparedStrategy[];
  readonly gates: readonly ComparedGate[];
  /** Every measure of every strategy that was run; parameter `strategy` says whose it is. */
  readonly measures: readonly Measure[];
  /** Every full-domain generalization of the quasi-identifiers, or why they are not drawn. */
  readonly lattice: LatticePicture | { readonly notDrawn: string };
  readonly notTested: readonly string[];
}

export interface Protocol {
  /** What a target is: a person, or a row where nobody says who is who. */
  readonly unit: 'person' | 'row';
  readonly givenRows: number;
  readonly withheldRows: number;
  /** Targets among those given, and as many withheld. */
  readonly members: number;
  readonly strangers: number;
  readonly known: readonly string[];
  readonly secrets: readonly string[];
  /** The column that models predict; null: each in turn. */
  readonly target: string | null;
  /** Columns that utility is measured on. */
  readonly measured: readonly string[];
  /** Null where randomness came from the operating system. */
  readonly seed: number | null;
  /** Attacks that have no power even on the raw release, by name. */
  readonly powerless: readonly string[];
  readonly control: string;
  /** Columns that are no quasi-identifiers, and of how many given rows nobody else has the value there; above one in a hundred. */
  readonly alone: readonly { readonly column: string; readonly rows: number }[];
}

/** none: no other has as little risk and as little loss. close: another has, but not by more than the intervals. */
export type Standing = 'frontier' | 'close' | 'beaten' | 'not comparable';

export interface ComparedStrategy {
  readonly id: string;
  readonly title: string;
  /** A name of few letters, for drawings and narrow tables. */
  readonly label: string;
  readonly steps: readonly StepReport[];
  /** Why it was not run; null if it was. */
  readonly notRun: string | null;
  /** What its rows are; null if it was not run. */
  readonly form: 'records' | 'synthetic' | 'aggregate' | null;
  readonly releasedRows: number | null;
  readonly standing: Standing;
  /** A strategy that clearly beats it: no worse in both and better in one by more than the intervals. */
  readonly beatenBy: string | null;
  /** Strategies whose intervals overlap its own in risk and in utility. */
  readonly like: readonly string[];
}

export interface ComparedGate {
  readonly text: string;
  /** Who tries what, in words. */
  readonly adversary: string;
  readonly verdicts: readonly { readonly strategy: string; readonly verdict: GateVerdict; readonly value: string }[];
}

/** Risk of classes and loss of every generalization, binned. */
export interface LatticePicture {
  readonly columns: readonly string[];
  readonly unit: 'person' | 'row';
  readonly nodes: number;
  readonly rows: number;
  readonly loss: string;
  /** The k whose nodes are drawn as a cloud. */
  readonly cloudK: number;
  /** Nodes by loss and by the share of rows suppressed, in cells over [0, 1]² that are equal in loss and in the square root of the share: `cells[loss][share]`. */
  readonly cells: readonly (readonly number[])[];
  /** For each k, the least loss by the share of rows that may be suppressed: corners of a step curve. */
  readonly curves: readonly { readonly k: number; readonly corners: readonly (readonly [suppressed: number, loss: number])[] }[];
  /** Least loss by k and by suppression limit; null where no node meets it. */
  readonly optima: readonly { readonly k: number; readonly limit: number; readonly loss: number | null }[];
}
