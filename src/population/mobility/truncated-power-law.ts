import { exp, pow } from '../../stats/elementary.ts';

/** Density proportional to (x + shift)^-exponent · exp(-x / cutoff) for x from `from` to `to`. */
export interface TruncatedPowerLaw {
  readonly exponent: number;
  /** Added to x, in its unit; with 0, `from` must be above 0. */
  readonly shift: number;
  /** Scale of the exponential cut-off, in the unit of x. */
  readonly cutoff: number;
  readonly from: number;
  readonly to: number;
}

/** A law that was tabulated once. */
export interface TabulatedLaw {
  readonly mean: number;
  /** The x below which a share `uniform` in [0, 1] of the values lies. */
  quantile(uniform: number): number;
  /** The share of values below x. */
  share(x: number): number;
}

/** Nodes stand apart by less than 1 %, so that straight lines between them are exact to 1e-5. */
const NODES = 1024;

/**
 * Quantiles of a truncated power law by inversion of its distribution function, integrated by the
 * trapezoid rule between nodes in geometric progression.
 */
export function tabulate({ exponent, shift, cutoff, from, to }: TruncatedPowerLaw): TabulatedLaw {
  const node = new Float64Array(NODES);
  const below = new Float64Array(NODES);
  const density = (x: number): number => pow(x + shift, -exponent) * exp(-x / cutoff);
  const ratio = pow((to + shift) / (from + shift), 1 / (NODES - 1));
  let mean = 0;
  node[0] = from;
  for (let i = 1; i < NODES; i++) {
    node[i] = i === NODES - 1 ? to : (node[i - 1]! + shift) * ratio - shift;
    const mass = (0.5 * (density(node[i]!) + density(node[i - 1]!))) * (node[i]! - node[i - 1]!);
    below[i] = below[i - 1]! + mass;
    mean += 0.5 * (node[i]! + node[i - 1]!) * mass;
  }
  const total = below[NODES - 1]!;
  for (let i = 0; i < NODES; i++) below[i] = below[i]! / total;
  // Node at or before the quantile of i / NODES: from there it is a few steps.
  const start = new Uint16Array(NODES + 1);
  for (let i = 0, at = 0; i <= NODES; i++) {
    while (at < NODES - 2 && below[at + 1]! <= i / NODES) at++;
    start[i] = at;
  }
  return {
    mean: mean / total,
    quantile(uniform) {
      let low = start[Math.floor(uniform * NODES)]!;
      while (low < NODES - 2 && below[low + 1]! <= uniform) low++;
      return node[low]! + ((uniform - below[low]!) / (below[low + 1]! - below[low]!)) * (node[low + 1]! - node[low]!);
    },
    share: (x) => (x <= from ? 0 : x >= to ? 1 : interpolated(node, below, x)),
  };
}

/** The value at x of the line through the points (xs[i], ys[i]), xs ascending. */
function interpolated(xs: Float64Array, ys: Float64Array, x: number): number {
  let low = 0;
  let high = xs.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (xs[middle]! <= x) low = middle;
    else high = middle;
  }
  return ys[low]! + ((x - xs[low]!) / (xs[high]! - xs[low]!)) * (ys[high]! - ys[low]!);
}
