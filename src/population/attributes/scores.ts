import { sqrt } from '../../stats/elementary.ts';
import { normalQuantile } from '../../random/distributions.ts';
import type { Draws } from '../../random/draws.ts';

/*
 * Standardized scores and traits: numbers of about mean 0 and variance 1, so that loadings in
 * `person-correlations.ts` are comparable. A trait is a sum of loadings times scores plus noise that
 * fills its variance up to 1, so that its thresholds hold at any scale of the correlations.
 */

/** Age against the adults' mean and spread; children count as the youngest adults. */
export function ageScore(age: number): number {
  return Math.min(2.2, Math.max(-1.6, (age - 48) / 18));
}

export function sexScore(woman: number): number {
  return woman === 1 ? 1 : -1;
}

/** A trait from its explained part and the squares of its loadings; `noise` is standard normal. */
export function trait(explained: number, loadings: readonly number[], noise: number): number {
  let variance = 1;
  for (const loading of loadings) variance -= loading * loading;
  return explained + sqrt(Math.max(0, variance)) * noise;
}

/** A standard normal draw. */
export function normal(draws: Draws, entity: number): number {
  return normalQuantile(draws.uniform(entity));
}

/**
 * A standard normal number per row that those who live as one unit share, drawn once for each: `unit` is the
 * id of the unit's first member, who stands before the others.
 */
export function sharedNormals(draws: Draws, unit: Int32Array | Float64Array, firstId: number): Float64Array {
  const values = new Float64Array(unit.length);
  for (let row = 0; row < values.length; row++) {
    const first = unit[row]! - firstId;
    values[row] = first < row ? values[first]! : normal(draws, unit[row]!);
  }
  return values;
}
