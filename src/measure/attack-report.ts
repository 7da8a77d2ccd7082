import type { Measure } from './measure.ts';

/** One attack in one direction on one release, refereed. Plain data, part of the report document. */
export interface AttackReport {
  readonly id: string;
  readonly title: string;
  readonly kind: 'identity' | 'link' | 'attribute' | 'membership';
  readonly direction: string;
  /** Who attacks, and what they know, in words. */
  readonly adversary: string;
  readonly knows: string;
  readonly verdict: 'leak' | 'equivalent' | 'inconclusive' | 'no-power' | 'not-applicable';
  readonly verdictText: string;
  /**
   * Among them `attack.success` (correct out of targets), `attack.baseline`, `attack.control`,
   * `attack.positive-control`, `attack.advantage`, `attack.success.per-collected`, `attack.precision`,
   * `attack.abstained.share`, `attack.wrongly-named.count`, `attack.cost.candidates`.
   */
  readonly measures: readonly Measure[];
  /** Who bears the risk: success by group of people, with its interval; small groups are absent. */
  readonly groups: readonly GroupRisk[];
  /** The tenth of the targets with the highest success, described by what marks it out. */
  readonly worstDecile: { readonly description: string; readonly measure: Measure } | null;
}

export interface GroupRisk {
  readonly dimension: string;
  readonly group: string;
  readonly measure: Measure;
}
