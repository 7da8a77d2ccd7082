import { mean, sampleStandardDeviation } from 'simple-statistics';

/** Two-sided 95 % standard normal quantile. */
export const Z = 1.959963984540054;

export interface Estimate {
  readonly value: number;
  readonly interval: readonly [number, number];
}

/**
 * Wilson score interval for a proportion. Its point estimate is the plain share, not the interval's centre.
 * Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22
 * (1927) 209–212; recommended for small n by Brown, Cai and DasGupta, Statistical Science 16 (2001) 101–133.
 */
export function wilson(successes: number, trials: number): Estimate {
  if (trials === 0) return { value: Number.NaN, interval: [0, 1] };
  const share = successes / trials;
  const z2 = Z * Z;
  const centre = (share + z2 / (2 * trials)) / (1 + z2 / trials);
  const half = (Z / (1 + z2 / trials)) * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials * trials));
  return {
    value: share,
    interval: [successes === 0 ? 0 : Math.max(0, centre - half), successes === trials ? 1 : Math.min(1, centre + half)],
  };
}

/**
 * Newcombe's hybrid score interval for the difference of two independent proportions, first minus second.
 * Source: R. G. Newcombe, Interval estimation for the difference between independent proportions,
 * Statistics in Medicine 17 (1998) 873–890, method 10.
 */
export function newcombe(first: Estimate, second: Estimate): Estimate {
  const down = length(first.value - first.interval[0], second.interval[1] - second.value);
  const up = length(first.interval[1] - first.value, second.value - second.interval[0]);
  const value = first.value - second.value;
  return { value, interval: [value - down, value + up] };
}

/** Not Math.hypot, whose last bit differs between engines. */
function length(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

/**
 * Residual risk (main − control) / (1 − control): what the release adds to what the same attack achieves
 * on people who are not in it. Unclipped, so it is negative when the control does better.
 * The interval is MOVER-R on 1 − R = (1 − main) / (1 − control), a ratio of two proportions.
 * Source: Giomi et al., A unified framework for quantifying privacy risk in synthetic data, PoPETs 2023(2)
 * 312–328, eq. 4; Donner and Zou, Closed-form confidence intervals for functions of the normal mean and
 * standard deviation, Statistical Methods in Medical Research 21 (2012) 347–359, eq. 9 for the ratio.
 */
export function residualRisk(main: Estimate, control: Estimate): Estimate {
  const p1 = 1 - main.value;
  const p2 = 1 - control.value;
  if (!(p2 > 0)) return { value: Number.NaN, interval: [-Infinity, 1] };
  const [l1, u1] = [1 - main.interval[1], 1 - main.interval[0]];
  const [l2, u2] = [1 - control.interval[1], 1 - control.interval[0]];
  const lower = moverRatio(p1, p2, l1 * (2 * p1 - l1), u2 * (2 * p2 - u2), -1);
  const upper = moverRatio(p1, p2, u1 * (2 * p1 - u1), l2 * (2 * p2 - l2), 1);
  return { value: 1 - p1 / p2, interval: [1 - upper, 1 - lower] };
}

function moverRatio(p1: number, p2: number, numerator: number, denominator: number, sign: 1 | -1): number {
  if (!(denominator > 0)) return sign === 1 ? Infinity : 0;
  const root = Math.max(0, (p1 * p2) * (p1 * p2) - numerator * denominator);
  return (p1 * p2 + sign * Math.sqrt(root)) / denominator;
}

/**
 * Mean over independent replicates with a Student interval; it speaks of simulated worlds only.
 * With fewer than two replicates there is no interval.
 */
export function overReplicates(values: readonly number[]): { value: number; interval: readonly [number, number] | null } {
  const n = values.length;
  const value = mean([...values]);
  if (n < 2) return { value, interval: null };
  const half = ((T975[Math.min(n - 1, T975.length) - 1] ?? Z) * sampleStandardDeviation([...values])) / Math.sqrt(n);
  return { value, interval: [value - half, value + half] };
}

/** Student's t, 97.5 % quantiles for 1, 2, … 30 degrees of freedom (Abramowitz and Stegun, table 26.10). */
const T975 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086,
  2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];
