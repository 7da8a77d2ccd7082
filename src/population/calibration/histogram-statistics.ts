import { sqrt } from '../../stats/elementary.ts';

/*
 * Statistics of a histogram over whole numbers: `counts[value]` says how many have that value, the last
 * cell holding all that are larger as well.
 */

/** How many there are. */
export function sizeOf(counts: Float64Array): number {
  let size = 0;
  for (const count of counts) size += count;
  return size;
}

/** The smallest value that at least a share `p` of them do not exceed. */
export function quantileOf(counts: Float64Array, p: number): number {
  const wanted = p * sizeOf(counts);
  let below = 0;
  for (let value = 0; value < counts.length; value++) {
    below += counts[value]!;
    if (below >= wanted && below > 0) return value;
  }
  return counts.length - 1;
}

/** Quantile with three standard errors, from the quantiles where the sampled share ends. */
export function quantileWithError(counts: Float64Array, p: number): { readonly value: number; readonly error: number } {
  const spread = 3 * sqrt((p * (1 - p)) / Math.max(1, sizeOf(counts)));
  const low = quantileOf(counts, Math.max(0, p - spread));
  const high = quantileOf(counts, Math.min(1, p + spread));
  return { value: quantileOf(counts, p), error: (high - low) / 2 };
}

/** Mean with three standard errors. */
export function meanWithError(counts: Float64Array): { readonly value: number; readonly error: number } {
  const size = sizeOf(counts);
  let [sum, squares] = [0, 0];
  counts.forEach((count, value) => {
    sum += count * value;
    squares += count * value * value;
  });
  const value = sum / size;
  return { value, error: 3 * sqrt(Math.max(0, squares / size - value * value) / size) };
}

/** Which part of the sum of all values the share `top` with the largest values holds, cutting a cell where it must. */
export function shareOfTop(counts: Float64Array, top: number): number {
  let left = top * sizeOf(counts);
  let [held, sum] = [0, 0];
  for (let value = counts.length - 1; value >= 0; value--) {
    const taken = Math.min(left, counts[value]!);
    held += taken * value;
    left -= taken;
    sum += counts[value]! * value;
  }
  return sum === 0 ? 0 : held / sum;
}

/** Adds one of a value, the last cell taking all that are larger. */
export function countValue(counts: Float64Array, value: number): void {
  counts[Math.min(value, counts.length - 1)]! += 1;
}
