import type { Estimate } from '../../stats/intervals.ts';
import type { ReleaseMasses } from './release-masses.ts';
import { sampleInterval } from './sample-mean.ts';
import type { ValueBins } from './value-bins.ts';

/** Raw rows that were withheld from every strategy, in bins. */
export interface WithheldRows {
  readonly columns: readonly { readonly name: string; readonly bins: ValueBins }[];
  /** `ofRow[column][row]` is the bin of a withheld row. */
  readonly ofRow: readonly Uint8Array[];
  readonly rows: number;
  /** Whom each withheld row is about, where rows repeat people. */
  readonly person?: Uint32Array;
}

/**
 * Mean total variation distance between the columns of a release and of the withheld rows, ½ Σ |p − q|: 0 where all
 * shares agree, 1 for a column that the release has not. Open cells agree with no value, so that a share of them is at
 * least half a distance. One and two columns at a time are the α-way marginals of Zhang, Cormode, Procopiuc, Srivastava
 * and Xiao, PrivBayes, SIGMOD 2014, doi:10.1145/2588555.2588573 (average variation distance).
 */
export function marginalDistance(masses: ReleaseMasses, withheld: WithheldRows): Estimate {
  const { columns, ofRow, rows } = withheld;
  const influence = new Float64Array(rows);
  let sum = 0;
  columns.forEach(({ bins: { size } }, c) => {
    const released = masses.marginals[c]!;
    const counts = new Float64Array(size + 1);
    for (const bin of ofRow[c]!) counts[bin]! += 1 / rows;
    sum += distance(counts, released);
    if (released === null) return;
    const side = counts.map((share, bin) => sign(share - released[bin]!) / (2 * columns.length));
    ofRow[c]!.forEach((bin, row) => (influence[row]! += side[bin]!));
  });
  return bounded(sampleInterval(sum / columns.length, influence, withheld.person));
}

/** The same of every pair of columns; of a single column there is none. */
export function pairDistance(masses: ReleaseMasses, withheld: WithheldRows): Estimate {
  const { columns, ofRow, rows } = withheld;
  const influence = new Float64Array(rows);
  const pairs = (columns.length * (columns.length - 1)) / 2;
  if (pairs === 0) return { value: Number.NaN, interval: [0, 1] };
  let sum = 0;
  for (let a = 0; a < columns.length; a++) {
    for (let b = a + 1; b < columns.length; b++) {
      const width = columns[b]!.bins.size + 1;
      const [first, second] = [ofRow[a]!, ofRow[b]!];
      const counts = new Float64Array((columns[a]!.bins.size + 1) * width);
      for (let row = 0; row < rows; row++) counts[first[row]! * width + second[row]!]! += 1 / rows;
      const released = masses.pair(a, b);
      sum += distance(counts, released);
      if (released === null) continue;
      const side = counts.map((share, cell) => sign(share - released[cell]!) / (2 * pairs));
      for (let row = 0; row < rows; row++) influence[row]! += side[first[row]! * width + second[row]!]!;
    }
  }
  return bounded(sampleInterval(sum / pairs, influence, withheld.person));
}

/** Half the sum of the differences; 1 from nothing. */
function distance(counts: Float64Array, released: Float64Array | null): number {
  if (released === null) return 1;
  return counts.reduce((sum, share, cell) => sum + Math.abs(share - released[cell]!), 0) / 2;
}

function sign(difference: number): number {
  return difference > 0 ? 1 : difference < 0 ? -1 : 0;
}

function bounded({ value, interval }: Estimate): Estimate {
  return { value, interval: [Math.max(0, interval[0]), Math.min(1, interval[1])] };
}
