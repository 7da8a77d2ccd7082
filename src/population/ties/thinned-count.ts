import { normalQuantile } from '../../random/distributions.ts';
import { exp, ln, sqrt } from '../../stats/elementary.ts';

/** From this variance on the binomial is drawn as a rounded normal: its skewness is below 0.1 there. */
const NORMAL_FROM = 100;

/** How many of `count` things are kept when each is kept with probability `share`: a binomial number from one uniform. */
export function thinnedCount(count: number, share: number, uniform: number): number {
  if (share >= 1) return count;
  const mean = count * share;
  const variance = mean * (1 - share);
  if (variance > NORMAL_FROM) return Math.max(0, Math.min(count, Math.round(mean + sqrt(variance) * normalQuantile(uniform))));
  const odds = share / (1 - share);
  // Below the threshold the probability of 0 stays far above the smallest double.
  let probability = exp(count * ln(1 - share));
  let left = uniform - probability;
  let kept = 0;
  while (left > 0 && kept < count) {
    probability *= (odds * (count - kept)) / (kept + 1);
    kept++;
    left -= probability;
  }
  return kept;
}
