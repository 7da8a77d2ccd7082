/** Numbers on a lattice of equal steps that only the bounds decide, as whole numbers of steps from `origin`. */
export interface BoundedNumbers {
  readonly origin: number;
  readonly step: number;
  /** Largest number of steps away from the origin. */
  readonly reach: number;
  /** Steps from the origin by row; NaN where the value is missing. */
  readonly steps: Float64Array;
}

/** Steps that the largest bound is divided into, at least: rounding moves a value by less than 1/100,000 of that bound (assumed to be fine enough). */
const FINENESS = 1 << 16;

/**
 * Clamps numbers to [lower, upper] and rounds them to the nearest multiple of a power of two from `origin`. Sums
 * of these are exact, and every output lies on the same lattice whatever the data, so that the last bits of a
 * noisy sum say nothing (Mironov, CCS 2012, §5, "snapping" to a public lattice).
 */
export function boundedNumbers(numbers: Float64Array, lower: number, upper: number, origin: number): BoundedNumbers {
  const largest = Math.max(Math.abs(lower - origin), Math.abs(upper - origin));
  const step = powerOfTwoBelow(largest / FINENESS);
  const reach = Math.floor(largest / step);
  const steps = numbers.map((number) => {
    const clamped = Math.min(upper, Math.max(lower, number));
    return Number.isNaN(number) ? Number.NaN : Math.min(reach, Math.max(-reach, Math.round((clamped - origin) / step)));
  });
  return { origin, step, reach, steps };
}

/** The cell of each number among equal cells of [lower, upper]; numbers beyond are in the first or last, -1 is missing. */
export function gridCells(numbers: Float64Array, lower: number, upper: number, cells: number): Int32Array {
  return Int32Array.from(numbers, (number) => (Number.isNaN(number) ? -1 : Math.min(cells - 1, Math.max(0, Math.floor(((number - lower) / (upper - lower)) * cells)))));
}

function powerOfTwoBelow(value: number): number {
  let power = 1;
  while (power > value) power /= 2;
  while (power * 2 <= value) power *= 2;
  return power;
}
