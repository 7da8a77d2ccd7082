/** Pearson's statistic of observed counts against expected shares. */
export function chiSquare(observed: ArrayLike<number>, shares: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < observed.length; i++) total += observed[i]!;
  let sum = 0;
  for (let i = 0; i < observed.length; i++) {
    const expected = shares[i]! * total;
    if (expected === 0) sum += observed[i]! === 0 ? 0 : Infinity;
    else sum += (observed[i]! - expected) ** 2 / expected;
  }
  return sum;
}

/** Upper 1e-6 quantile of the chi-square distribution (Wilson and Hilferty 1931); draws are keyed, so a pass stays a pass. */
export function chiSquareLimit(degreesOfFreedom: number): number {
  const h = 2 / (9 * degreesOfFreedom);
  return degreesOfFreedom * (1 - h + 4.7534 * Math.sqrt(h)) ** 3;
}
