/**
 * The point nearest to `counts` with no entry below 0 and this sum: what noisy counts become, the estimate of most
 * likelihood under equal Gaussian noise. Small counts, which are noise as likely as not, become 0 rather than
 * being kept where the noise was positive.
 *
 * M. Held, P. Wolfe, H. P. Crowder, "Validation of subgradient optimization", Mathematical Programming 6 (1974)
 * 62–88, doi:10.1007/BF01580223 (projection onto a simplex by sorting).
 */
export function ontoSimplex(counts: Float64Array, total: number): Float64Array {
  const falling = counts.slice().sort().reverse();
  let sum = 0;
  let shift = 0;
  for (let i = 0; i < falling.length; i++) {
    sum += falling[i]!;
    const next = (sum - total) / (i + 1);
    if (falling[i]! - next <= 0) break;
    shift = next;
  }
  return counts.map((count) => Math.max(0, count - shift));
}
