import { exp, ln } from './elementary.ts';

/**
 * Loss of one column under full-domain generalization, in [0, 1]: 0 as collected, 1 all suppressed.
 *
 * `shareSum` is Σ over kept rows of (domain values under the row's value) / (domain size), plus one for
 * each suppressed row; `rows` counts kept and suppressed rows. A column with one domain value loses nothing.
 * Source: Iyengar, Transforming data to satisfy privacy constraints, KDD 2002, 279–288, §3 (metric LM), in
 * the normalized form that ARX calls Loss.
 */
export function lmOfColumn(shareSum: number, rows: number, domain: number): number {
  if (rows === 0 || domain <= 1) return 0;
  const least = rows / domain;
  return Math.max(0, (shareSum - least) / (rows - least));
}

/** Geometric aggregate Π(1 + lossᵢ)^(1/m) − 1: `loss.lm.geometric`, ARX's default for Loss. */
export function lmGeometric(losses: readonly number[]): number {
  if (losses.length === 0) return 0;
  let sum = 0;
  for (const loss of losses) sum += ln(1 + loss);
  return exp(sum / losses.length) - 1;
}

/** Arithmetic mean over columns: `loss.lm.arithmetic`. */
export function lmArithmetic(losses: readonly number[]): number {
  return losses.length === 0 ? 0 : losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}
