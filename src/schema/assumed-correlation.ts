/** One assumed relation between two or more attributes of people. */
export interface AssumedCorrelation {
  readonly id: string;
  /** What depends on what, in words. */
  readonly statement: string;
  /** Loading on a latent trait of unit variance, or a log-rate per unit of it, as the statement says. */
  readonly strength: number;
  readonly kind: 'linear' | 'interaction';
  readonly source: 'assumed';
}

/** One entry of a list of assumed relations. */
export function assumed(id: string, strength: number, statement: string, kind: AssumedCorrelation['kind'] = 'linear'): AssumedCorrelation {
  return { id, statement, strength, kind, source: 'assumed' };
}

/** The strength of each listed relation at a correlation scale from 0 to 1. */
export function strengthsOf(list: readonly AssumedCorrelation[]): (id: string, scale: number) => number {
  const strengths = new Map(list.map(({ id, strength }) => [id, strength]));
  return (id, scale) => {
    const strength = strengths.get(id);
    if (strength === undefined) throw new Error(`correlation: expected the id of an assumed correlation, got ${id}`);
    return strength * scale;
  };
}
