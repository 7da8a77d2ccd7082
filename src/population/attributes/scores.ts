import { sqrt } from '../../stats/elementary.ts';
import { normalQuantile } from '../../random/distributions.ts';
import type { Draws } from '../../random/draws.ts';

/*
 * Standardized scores and traits: numbers of about mean 0 and variance 1, so that loadings in
 * `assumed-correlations.ts` are comparable. A trait is a sum of loadings times scores plus noise that
 * fills its variance up to 1, so that its thresholds hold at any scale of the correlations.
 */

/** Age against the adults' mean and spread; children count as the youngest adults. */
export function ageScore(age: number): number {
  return Math.min(2.2, Math.max(-1.6, (age - 48) / 18));
}

/** Rural, suburban, urban, at the places that about 15, 35 and 50 % of people make standard. */
export function urbanityScore(urbanity: string | null): number {
  return urbanity === 'rural' ? -1.8 : urbanity === 'suburban' ? -0.4 : 0.8;
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
