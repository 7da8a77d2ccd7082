import { ln } from './elementary.ts';

/** From here on the asymptotic series below are exact to double precision; smaller arguments are shifted up. */
const LARGE = 12;

/**
 * ln Γ(x) for x > 0, relative error about 1e-15 away from its zeros at 1 and 2.
 *
 * Stirling's series with the recurrence Γ(x + 1) = x Γ(x): NIST Digital Library of Mathematical Functions, 5.11.1, 5.5.1.
 */
export function lnGamma(x: number): number {
  let shifted = x;
  let product = 1;
  while (shifted < LARGE) product *= shifted++;
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360_360))))));
  return (shifted - 0.5) * ln(shifted) - shifted + HALF_LN_TWO_PI + series - (product === 1 ? 0 : ln(product));
}

const HALF_LN_TWO_PI = 0.9189385332046727;

/** ψ(x) = d/dx ln Γ(x) for x > 0, absolute error about 1e-15 · max(1, |ψ|). NIST DLMF 5.11.2 and 5.5.2. */
export function digamma(x: number): number {
  let shifted = x;
  let below = 0;
  while (shifted < LARGE) below += 1 / shifted++;
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const series = square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square * (1 / 132 - square * (691 / 32_760))))));
  return ln(shifted) - 0.5 * inverse - series - below;
}
