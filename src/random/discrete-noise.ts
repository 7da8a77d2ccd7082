import type { Draws } from './draws.ts';

/*
 * Noise of differential privacy on the integers, sampled exactly: from uniform bits, by integer arithmetic
 * alone. Noise made of rounded floating-point numbers can only reach some outputs, other ones for other data,
 * and so gives the data away; here what is added to an integer is an integer, whatever the data.
 *
 * I. Mironov, "On significance of the least significant bits for differential privacy", CCS 2012,
 * doi:10.1145/2382196.2382264 (the attack). C. L. Canonne, G. Kamath, T. Steinke, "The discrete Gaussian for
 * differential privacy", NeurIPS 2020, arXiv:2004.00010, Algorithms 1 to 3 (the samplers).
 *
 * How long a draw takes depends on the number drawn, as in the paper: these are safe against whoever sees the
 * release, not against whoever times the machine.
 */

/** An exact fraction; the denominator is positive. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Significant bits that a fraction keeps: rounding up adds less than one part in 2^31 to a scale or variance. */
const KEPT_BITS = 32;

/** Largest standard deviation or scale, 2^44: an output that is no exact integer in a double then has a chance below e^-500. */
export const LARGEST_SCALE = 1n << 44n;

/**
 * numerator / denominator of two doubles as an exact fraction, rounded up to 32 significant bits: as a scale or
 * a variance it never stands for less noise than asked for. A double is a whole number of powers of two, so that
 * the division itself has no rounding error. Both must be finite and positive.
 */
export function rational(numerator: number, denominator = 1): Rational {
  const [n, d] = [exactly(numerator), exactly(denominator)];
  const top = n.numerator * d.denominator;
  const bottom = n.denominator * d.numerator;
  // The quotient has KEPT_BITS or one more bits before it is rounded up to a multiple of 2^-shift.
  const shift = KEPT_BITS - bitLength(top) + bitLength(bottom);
  const scaled = shift >= 0 ? ceilDivide(top << BigInt(shift), bottom) : ceilDivide(top, bottom << BigInt(-shift));
  const power = 1n << BigInt(Math.abs(shift));
  return shift >= 0 ? lowestTerms(scaled, power) : { numerator: scaled * power, denominator: 1n };
}

/** The nearest double to a fraction, within 2 ulp. */
export function toNumber({ numerator, denominator }: Rational): number {
  return Number(numerator) / Number(denominator);
}

/**
 * One number of the discrete Laplace distribution on the integers, P(x) = (e^{1/t} − 1)/(e^{1/t} + 1) · e^{−|x|/t},
 * with t = `scale` in (0, 2^44]. Added to an integer statistic that one subject changes by at most Δ, a scale of
 * Δ/ε gives ε-differential privacy.
 *
 * `entity` addresses the number: with keyed draws the same entity gives the same noise again, so each number to
 * protect needs its own. The draws at (entity, 0), (entity, 1), … are used up. Canonne et al., Algorithm 2.
 */
export function discreteLaplace(draws: Draws, entity: number, scale: Rational): number {
  checkScale('discreteLaplace.scale', scale, LARGEST_SCALE);
  return Number(laplace(bitsOf(draws, entity), scale.numerator, scale.denominator));
}

/**
 * One number of the discrete Gaussian distribution on the integers, P(x) ∝ e^{−x²/2σ²}, with σ² = `variance` in
 * (0, 2^88]. Added to an integer statistic that one subject changes by at most Δ, it gives
 * Δ²/(2σ²)-zero-concentrated differential privacy (Canonne et al., Theorem 4); for a vector Δ is the Euclidean
 * change. `entity` as in `discreteLaplace`. Algorithm 3.
 */
export function discreteGaussian(draws: Draws, entity: number, variance: Rational): number {
  checkScale('discreteGaussian.variance', variance, LARGEST_SCALE * LARGEST_SCALE);
  const { numerator: n, denominator: d } = variance;
  const bits = bitsOf(draws, entity);
  const t = floorSqrt(n / d) + 1n;
  for (;;) {
    const y = laplace(bits, t, 1n);
    // (|y| − σ²/t)²/(2σ²) with σ² = n/d, on one denominator.
    const off = (y < 0n ? -y : y) * t * d - n;
    if (bernoulliExp(bits, off * off, 2n * n * d * t * t)) return Number(y);
  }
}

/** The next 32 uniform bits. */
type Bits = () => bigint;

function bitsOf(draws: Draws, entity: number): Bits {
  let index = 0;
  return () => BigInt(draws.uint32(entity, index++));
}

/** Discrete Laplace with scale t/s. */
function laplace(bits: Bits, t: bigint, s: bigint): bigint {
  for (;;) {
    const u = below(bits, t);
    if (!bernoulliExp(bits, u, t)) continue;
    let v = 0n;
    while (bernoulliExp(bits, 1n, 1n)) v++;
    const y = (u + t * v) / s;
    const negative = (bits() & 1n) === 1n;
    // Zero must not come once for each sign.
    if (negative && y === 0n) continue;
    return negative ? -y : y;
  }
}

/** True with probability e^{−n/d}, n ≥ 0 and d > 0 (Canonne et al., Algorithm 1). */
function bernoulliExp(bits: Bits, n: bigint, d: bigint): boolean {
  let rest = n;
  for (; rest > d; rest -= d) if (!bernoulliExpBelowOne(bits, 1n, 1n)) return false;
  return bernoulliExpBelowOne(bits, rest, d);
}

function bernoulliExpBelowOne(bits: Bits, n: bigint, d: bigint): boolean {
  let k = 1n;
  while (bernoulli(bits, n, d * k)) k++;
  return (k & 1n) === 1n;
}

/** True with probability n/d: a uniform real number is compared with n/d by 32 binary digits at a time, until they differ. */
function bernoulli(bits: Bits, n: bigint, d: bigint): boolean {
  if (n >= d) return true;
  let rest = n;
  while (rest > 0n) {
    const shifted = rest << 32n;
    const digits = shifted / d;
    const drawn = bits();
    if (drawn !== digits) return drawn < digits;
    rest = shifted - digits * d;
  }
  return false;
}

/** A uniform integer in [0, bound): as many bits as the bound has, drawn again while they are too large. */
function below(bits: Bits, bound: bigint): bigint {
  if (bound === 1n) return 0n;
  const length = bitLength(bound - 1n);
  for (;;) {
    let drawn = 0n;
    for (let missing = length; missing > 0; missing -= 32) {
      const taken = BigInt(Math.min(32, missing));
      drawn = (drawn << taken) | (bits() >> (32n - taken));
    }
    if (drawn < bound) return drawn;
  }
}

function exactly(value: number): Rational {
  if (!(value > 0) || value === Infinity) throw new RangeError(`rational.value: expected a finite number > 0, got ${value}`);
  let whole = value;
  let shift = 0n;
  // Doubling is exact; below 2^-1022 it takes 1,074 steps at most.
  while (!Number.isInteger(whole)) {
    whole *= 2;
    shift++;
  }
  return { numerator: BigInt(whole), denominator: 1n << shift };
}

function lowestTerms(numerator: bigint, powerOfTwo: bigint): Rational {
  let [n, d] = [numerator, powerOfTwo];
  while ((n & 1n) === 0n && d > 1n) [n, d] = [n >> 1n, d >> 1n];
  return { numerator: n, denominator: d };
}

function ceilDivide(n: bigint, d: bigint): bigint {
  return (n + d - 1n) / d;
}

function bitLength(value: bigint): number {
  return value.toString(2).length;
}

/** The largest integer whose square is at most `value`, which is at most 2^88. */
function floorSqrt(value: bigint): bigint {
  let root = BigInt(Math.floor(Math.sqrt(Number(value))));
  while (root * root > value) root--;
  while ((root + 1n) * (root + 1n) <= value) root++;
  return root;
}

function checkScale(name: string, { numerator, denominator }: Rational, largest: bigint): void {
  if (numerator <= 0n || denominator <= 0n || numerator > largest * denominator) {
    throw new RangeError(`${name}: expected a fraction above 0 and at most ${largest}, got ${numerator}/${denominator}`);
  }
}
