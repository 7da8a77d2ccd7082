import { discreteGaussian, discreteLaplace, LARGEST_SCALE, rational, toNumber, type Rational } from '../../random/discrete-noise.ts';
import { normalQuantile } from '../../random/distributions.ts';
import type { Draws } from '../../random/draws.ts';
import { InputError } from '../../schema/input-error.ts';
import { exp, ln, sqrt } from '../../stats/elementary.ts';
import type { PrivacyLedger, PrivacySpend } from '../../stats/zero-concentrated-privacy.ts';

/**
 * By how much one data subject, added or removed, changes a vector of integers: at most `l1` in sum of absolute
 * differences, and at most the root of `l2Squared` in Euclidean length.
 */
export interface Sensitivity {
  readonly l1: bigint;
  readonly l2Squared: bigint;
}

/** Noise on the integers for a vector of that sensitivity: independent numbers of one distribution. */
export interface Noise {
  /** Standard deviation; for the discrete Gaussian the parameter σ, which is an upper bound (Canonne et al. 2020, Corollary 9). */
  readonly sd: number;
  /** The noise of one entry; each entry of the vector has its own `entity`. */
  draw(entity: number): number;
  /** A whole number h with P(|noise| > h) at most `miss`, in closed form. */
  halfWidth(miss: number): number;
}

/**
 * Buys noise: spends `amount` of the ledger's currency. Where the ledger is pure (δ = 0) it is discrete Laplace
 * noise of scale l1/ε (Dwork, McSherry, Nissim and Smith, "Calibrating noise to sensitivity in private data
 * analysis", TCC 2006, Prop. 1, on the integers), else discrete Gaussian noise of variance l2²/(2ρ) (Canonne,
 * Kamath and Steinke 2020, Theorem 4, and for vectors by the additivity of ρ).
 */
export function buyNoise(ledger: PrivacyLedger, purpose: string, amount: number, sensitivity: Sensitivity, draws: Draws): Noise {
  const spend: PrivacySpend = ledger.currency === 'epsilon' ? { purpose, epsilon: amount } : { purpose, rho: amount };
  const pure = ledger.currency === 'epsilon';
  const size = pure ? times(rational(1, amount), sensitivity.l1) : times(rational(1, 2 * amount), sensitivity.l2Squared);
  if (size.numerator > (pure ? LARGEST_SCALE : LARGEST_SCALE * LARGEST_SCALE) * size.denominator) throw new InputError(`dpAggregate.epsilon: expected enough for the noise of ${purpose} to stay below 2^44 steps, got too little for it; raise epsilon, give the statistic more weight, or leave others out`);
  ledger.spend(spend);
  return pure ? laplaceNoise(size, draws) : gaussianNoise(size, draws);
}

function laplaceNoise(scale: Rational, draws: Draws): Noise {
  const t = toNumber(scale);
  const q = exp(-1 / t);
  return {
    sd: sqrt(2 * q) / (1 - q),
    draw: (entity) => discreteLaplace(draws, entity, scale),
    // P(|x| > h) = 2 q^{h+1}/(1 + q), exactly.
    halfWidth: (miss) => Math.max(0, Math.ceil(t * ln(2 / (miss * (1 + q))) - 1)),
  };
}

function gaussianNoise(variance: Rational, draws: Draws): Noise {
  const sd = sqrt(toNumber(variance));
  return {
    sd,
    draw: (entity) => discreteGaussian(draws, entity, variance),
    // P(x >= h + 1) is at most that of a continuous normal number beyond h, of the same σ.
    halfWidth: (miss) => Math.ceil(sd * normalQuantile(1 - miss / 2)),
  };
}

function times({ numerator, denominator }: Rational, factor: bigint): Rational {
  return { numerator: numerator * factor, denominator };
}
