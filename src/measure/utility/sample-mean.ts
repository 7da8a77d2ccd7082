import { sqrt } from '../../stats/elementary.ts';
import { Z, type Estimate } from '../../stats/intervals.ts';

/**
 * The delta-method interval of an estimate from withheld rows: `influence` is what each row adds to it beyond the mean.
 * Rows of one person are not independent, so their influences are summed first (cluster-robust variance: A. W. van der
 * Vaart, Asymptotic Statistics, Cambridge 1998, §20 for the linearization).
 *
 * @param person Whom each row is about, as a number from 0; absent: every row is somebody else.
 */
export function sampleInterval(value: number, influence: Float64Array, person?: Uint32Array): Estimate {
  const rows = influence.length;
  if (rows < 2) return { value, interval: [-Infinity, Infinity] };
  const mean = influence.reduce((sum, own) => sum + own, 0) / rows;
  let squares = 0;
  if (person === undefined) for (const own of influence) squares += (own - mean) * (own - mean);
  else {
    const sums = new Float64Array(person.reduce((most, own) => Math.max(most, own + 1), 0));
    influence.forEach((own, row) => (sums[person[row]!]! += own - mean));
    for (const own of sums) squares += own * own;
  }
  const half = (Z * sqrt(squares)) / rows;
  return { value, interval: [value - half, value + half] };
}
