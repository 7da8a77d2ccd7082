import { exp, ln, pow, sqrt } from '../stats/elementary.ts';
import type { Draws } from './draws.ts';

/*
 * Distributions from uniform draws. Those that use one uniform take it as a number; those that may
 * reject take `Draws` with an address, and count their own draws from `counter` 0 upwards.
 */

/**
 * Quantile of the standard normal distribution at p in (0, 1), relative error about 1e-16.
 *
 * M. J. Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied
 * Statistics 37(3), 1988, PPND16, doi:10.2307/2347330.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRE_TOP, r)) / polynomial(CENTRE_BOTTOM, r);
  }
  const r = sqrt(-ln(Math.min(p, 1 - p)));
  const tail = r <= 5 ? polynomial(TAIL_TOP, r - 1.6) / polynomial(TAIL_BOTTOM, r - 1.6) : polynomial(FAR_TOP, r - 5) / polynomial(FAR_BOTTOM, r - 5);
  return q < 0 ? -tail : tail;
}

/** Coefficients from the highest power down. */
const CENTRE_TOP = [2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608];
const CENTRE_BOTTOM = [5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1];
const TAIL_TOP = [7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258, 3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734];
const TAIL_BOTTOM = [1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459, 0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1];
const FAR_TOP = [2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093, 0.2965605718285048912, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772];
const FAR_BOTTOM = [2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4, 0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1];

/** A polynomial of degree 6 or 7 by Horner's rule, written out because this is asked for every normal draw. */
function polynomial(c: readonly number[], x: number): number {
  const six = (((((c[0]! * x + c[1]!) * x + c[2]!) * x + c[3]!) * x + c[4]!) * x + c[5]!) * x + c[6]!;
  return c.length === 7 ? six : six * x + c[7]!;
}

/**
 * Standard normal distribution function: absolute error below 1e-15, relative error below 1e-8 far out.
 *
 * J. F. Hart et al., *Computer Approximations*, 1968, algorithm 5666, as given by G. West, "Better
 * approximations to cumulative normal functions", Wilmott Magazine, May 2005.
 */
export function normalCdf(z: number): number {
  const x = Math.abs(z);
  if (x > 37) return z > 0 ? 1 : 0;
  const density = exp((-x * x) / 2);
  const tail =
    x < 7.07106781186547
      ? (density * polynomial(HART_TOP, x)) / polynomial(HART_BOTTOM, x)
      : density / (x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))) / 2.506628274631;
  return z > 0 ? 1 - tail : tail;
}

const HART_TOP = [3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931, 220.206867912376];
const HART_BOTTOM = [8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831, 793.826512519948, 440.413735824752];

/** A log-normal number whose logarithm has this mean and standard deviation. */
export function lognormal(uniform: number, meanLog: number, sdLog: number): number {
  return exp(meanLog + sdLog * normalQuantile(uniform));
}

/**
 * A gamma number with this shape (> 0) and scale 1.
 *
 * G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26(3), 2000,
 * doi:10.1145/358407.358414; shapes below 1 by the boost of its section 6.
 */
export function gamma(shape: number, draws: Draws, entity: number, index = 0): number {
  if (!(shape > 0) || shape === Infinity) throw new RangeError(`gamma.shape: expected a finite number > 0, got ${shape}`);
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
  const c = 1 / sqrt(9 * d);
  for (let counter = 1; ; counter += 2) {
    const x = normalQuantile(draws.uniform(entity, index, counter));
    const v = (1 + c * x) * (1 + c * x) * (1 + c * x);
    if (v <= 0) continue;
    if (ln(draws.uniform(entity, index, counter + 1)) >= 0.5 * x * x + d - d * v + d * ln(v)) continue;
    return shape < 1 ? d * v * pow(draws.uniform(entity, index, 0), 1 / shape) : d * v;
  }
}

/** Above this mean exp(-mean) loses precision, so that a larger mean is drawn as a sum of parts. */
const POISSON_PART = 500;

/** A Poisson number with this mean (>= 0), by inversion: time grows with the mean. */
export function poisson(mean: number, draws: Draws, entity: number, index = 0): number {
  if (!(mean >= 0) || mean === Infinity) throw new RangeError(`poisson.mean: expected a finite number >= 0, got ${mean}`);
  const parts = Math.max(1, Math.ceil(mean / POISSON_PART));
  let sum = 0;
  for (let part = 0; part < parts; part++) sum += poissonByInversion(mean / parts, draws.uniform(entity, index, part));
  return sum;
}

function poissonByInversion(mean: number, uniform: number): number {
  let k = 0;
  let probability = exp(-mean);
  let left = uniform - probability;
  while (left > 0 && probability > 0) {
    k++;
    probability *= mean / k;
    left -= probability;
  }
  return k;
}

/**
 * A negative binomial number with this mean (>= 0) and dispersion (> 0): variance mean + mean²/dispersion.
 * `rates` and `counts` must be different streams.
 */
export function negativeBinomial(mean: number, dispersion: number, rates: Draws, counts: Draws, entity: number, index = 0): number {
  return poisson((mean / dispersion) * gamma(dispersion, rates, entity, index), counts, entity, index);
}

/**
 * Zipf-Mandelbrot weights 1/(rank + shift)^exponent of ranks 1..n.
 *
 * B. Mandelbrot, "An informational theory of the statistical structure of language", 1953.
 */
export function zipfMandelbrotWeights(size: number, exponent: number, shift = 0): Float64Array {
  const weights = new Float64Array(size);
  for (let i = 0; i < size; i++) weights[i] = pow(i + 1 + shift, -exponent);
  return weights;
}
