/** How an interval was made; `exact` is a count of the whole, which has none. */
export type IntervalKind = 'exact' | 'wilson' | 'newcombe' | 'delta' | 'replicates' | 'none';

/** Where a number's credibility comes from (DESIGN-level rule: every headline carries one). */
export type Provenance = 'assumed' | 'calibrated' | 'emergent';

/**
 * One measured quantity. `id` is `subject.quantity[.statistic]` and has exactly one definition in
 * `measure/definitions.ts`, which holds its title, formula, unit, range, goal and source.
 */
export interface Measure {
  readonly id: string;
  /** NaN never occurs: a quantity that cannot be assessed has `value: null` and a `note`. */
  readonly value: number | null;
  /** Two-sided 95 % interval, or null when the value is exact or has none. */
  readonly interval: readonly [number, number] | null;
  readonly intervalKind: IntervalKind;
  /** Counts behind a share: "x of N". */
  readonly numerator?: number;
  readonly denominator?: number;
  /** What the value is conditional on, for example `{ threshold: 11 }` or `{ unit: 'person' }`. */
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
  readonly provenance?: Provenance;
  /** Why the value is missing or how to read it. */
  readonly note?: string;
}

/** The single definition of a measure id: printed by `explain`, on the method page and in errors. */
export interface Definition {
  readonly id: string;
  readonly title: string;
  /** What it says, in one plain sentence. */
  readonly sentence: string;
  /** Formula in plain text with Unicode symbols. */
  readonly formula: string;
  readonly unit: 'share' | 'count' | 'bits' | 'seconds' | 'score';
  readonly range: readonly [number, number];
  /** Which direction protects people (`lower`, `higher`) or serves the business; `none` where neither. */
  readonly goal: 'lower' | 'higher' | 'none';
  /** Full reference of the formula. */
  readonly source: string;
  /** What must be known to read it rightly: domain, how suppressed rows count, the adversary. */
  readonly notes: string;
}
