import cosine from '@stdlib/math-base-special-cos';
import exponential from '@stdlib/math-base-special-exp';
import naturalLogarithm from '@stdlib/math-base-special-ln';
import power from '@stdlib/math-base-special-pow';
import sine from '@stdlib/math-base-special-sin';

/*
 * The elementary functions of the whole project. The native ones differ between JavaScript engines in
 * the last bit on 3-10 % of inputs, so that a seed would mean other people on another machine. These are
 * FreeBSD msun in plain JavaScript (through @stdlib, each within 1 ulp): the same bits everywhere.
 * `Math.sqrt` needs no such care: IEEE 754 requires it, like + - * /, to be rounded correctly.
 */

/** e to the power x. */
export const exp: (x: number) => number = exponential;

/** Natural logarithm; NaN below 0. */
export const ln: (x: number) => number = naturalLogarithm;

/** `base` to the power `exponent`. */
export const pow: (base: number, exponent: number) => number = power;

/** Sine of x in radians. */
export const sin: (x: number) => number = sine;

/** Cosine of x in radians. */
export const cos: (x: number) => number = cosine;

/** Square root, correctly rounded; NaN below 0. */
export const sqrt: (x: number) => number = Math.sqrt;

/**
 * Logarithm to base 2 as ln(x)/ln 2: relative error within 3 ulp (6.7e-16), so a power of two may come
 * out a last bit away from the integer.
 */
export function log2(x: number): number {
  return ln(x) / Math.LN2;
}

/** Logarithm to base 10 as ln(x)/ln 10: relative error within 3 ulp; log10(1000) is 2.9999999999999996. */
export function log10(x: number): number {
  return ln(x) / Math.LN10;
}
