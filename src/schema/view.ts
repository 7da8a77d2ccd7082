/** What an attack claims about one target. */
export interface Claim {
  readonly kind: 'identity' | 'link' | 'attribute' | 'membership';
  /** Which way the attack runs, for example `record-to-person`. */
  readonly direction: Direction;
  /** Row of the target in the table that `direction` starts from. */
  readonly target: number;
  /** Row, value or membership that is claimed; null abstains. */
  readonly guess: number | string | boolean | null;
  /** The attacker's own probability that the guess is right, in [0, 1]. */
  readonly confidence: number;
}

/** `record` = a released row; `member` = a target known to be in the release; `person` = one who may not be. */
export type Direction = 'record-to-person' | 'member-to-record' | 'person-to-record' | 'person-to-value' | 'record-to-key';
