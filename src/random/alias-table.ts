/**
 * A discrete distribution from which one uniform draw picks in constant time.
 *
 * A. J. Walker, "An efficient method for generating discrete random variables with general
 * distributions", ACM TOMS 3(3), 1977, doi:10.1145/355744.355749; set up as in M. D. Vose, "A linear
 * algorithm for generating random numbers with a given distribution", IEEE TSE 17(9), 1991,
 * doi:10.1109/32.92917.
 */
export interface AliasTable {
  readonly size: number;
  /** The index that a uniform number in (0, 1) stands for. */
  pick(uniform: number): number;
}

/** An alias table over indices 0..n-1 with these weights (finite, none negative, some positive). */
export function aliasTable(weights: ArrayLike<number>): AliasTable {
  const size = weights.length;
  const total = checkedTotal(weights);
  const keep = new Float64Array(size);
  const alias = new Uint32Array(size);
  // Two stacks in one array: columns below average from the left, the others from the right.
  const stack = new Uint32Array(size);
  let small = 0;
  let large = size;
  for (let i = 0; i < size; i++) {
    keep[i] = (weights[i]! * size) / total;
    alias[i] = i;
    if (keep[i]! < 1) stack[small++] = i;
    else stack[--large] = i;
  }
  while (small > 0 && large < size) {
    const under = stack[--small]!;
    const over = stack[large]!;
    alias[under] = over;
    keep[over] = keep[over]! - (1 - keep[under]!);
    if (keep[over]! < 1) {
      large++;
      stack[small++] = over;
    }
  }
  // What is left differs from 1 by rounding only, except a weight of 0, which must never be picked.
  while (small > 0) {
    const left = stack[--small]!;
    keep[left] = weights[left] === 0 ? 0 : 1;
    if (weights[left] === 0) alias[left] = heaviest(weights);
  }
  while (large < size) keep[stack[large++]!] = 1;
  return {
    size,
    pick(uniform) {
      const scaled = uniform * size;
      // uniform < 1, yet the product may round up to size.
      const column = Math.min(Math.floor(scaled), size - 1);
      return scaled - column < keep[column]! ? column : alias[column]!;
    },
  };
}

function checkedTotal(weights: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!;
    if (!(weight >= 0) || weight === Infinity) throw new RangeError(`aliasTable.weights: expected finite weights >= 0, got ${weight} at ${i}`);
    total += weight;
  }
  if (!(total > 0)) throw new RangeError(`aliasTable.weights: expected a positive weight among ${weights.length}, got none`);
  return total;
}

function heaviest(weights: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < weights.length; i++) if (weights[i]! > weights[best]!) best = i;
  return best;
}
