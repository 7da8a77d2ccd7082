import type { Table } from '../../columns/column.ts';
import type { PublishedRecoding } from '../../columns/disclose.ts';
import { spreadLabels, type SpreadLabels } from './spread-labels.ts';
import type { ValueBins } from './value-bins.ts';

/** A release in the bins of the raw values: what anyone can count in it, column by column and pair by pair. */
export interface ReleaseMasses {
  readonly rows: number;
  /** By column, null where the release has it not: the share of the rows in each bin; the last number is open. */
  readonly marginals: readonly (Float64Array | null)[];
  readonly labels: readonly (SpreadLabels | null)[];
  /** Share of the rows in each pair of bins of two columns a < b, `[binOfA * (sizeOfB + 1) + binOfB]`, open ones last; null where one is absent. */
  pair(a: number, b: number): Float64Array | null;
}

/** Reads a release in bins; pairs are counted when first asked for. */
export function releaseMasses(release: Table, recodings: ReadonlyMap<string, PublishedRecoding>, columns: readonly { readonly name: string; readonly bins: ValueBins }[]): ReleaseMasses {
  const labels = columns.map(({ name, bins }) => {
    const column = release.columns.get(name);
    return column === undefined || release.rows === 0 ? null : spreadLabels(column, bins, recodings.get(name));
  });
  const marginals = labels.map((own, c) => (own === null ? null : marginalOf(own, columns[c]!.bins.size)));
  const pairs = new Map<number, Float64Array | null>();
  return {
    rows: release.rows,
    marginals,
    labels,
    pair(a, b) {
      const key = a * columns.length + b;
      if (!pairs.has(key)) {
        const [first, second] = [labels[a]!, labels[b]!];
        pairs.set(key, first === null || second === null ? null : jointOf(first, second, columns[a]!.bins.size, columns[b]!.bins.size));
      }
      return pairs.get(key)!;
    },
  };
}

function marginalOf(own: SpreadLabels, size: number): Float64Array {
  const counts = new Float64Array(own.starts.length - 1);
  for (const label of own.labels) counts[label]!++;
  const mass = new Float64Array(size + 1);
  counts.forEach((count, label) => addTo(mass, own, label, 0, size, count / own.labels.length));
  return mass;
}

/** Labels of the first column by bins of the second, then spread over the bins of the first. */
function jointOf(first: SpreadLabels, second: SpreadLabels, firstSize: number, secondSize: number): Float64Array {
  const width = secondSize + 1;
  const count = first.starts.length - 1;
  const byLabel = new Float64Array(count * width);
  const { labels } = second;
  for (let row = 0; row < labels.length; row++) addTo(byLabel, second, labels[row]!, first.labels[row]! * width, secondSize, 1);
  const joint = new Float64Array((firstSize + 1) * width);
  const rows = Math.max(1, labels.length);
  for (let label = 0; label < count; label++) {
    const [from, to] = [first.starts[label]!, first.starts[label + 1]!];
    for (let b = 0; b < width; b++) {
      const mass = byLabel[label * width + b]! / rows;
      if (mass === 0) continue;
      if (from === to) joint[firstSize * width + b]! += mass;
      for (let i = from; i < to; i++) joint[first.bins[i]! * width + b]! += mass * first.weights[i]!;
    }
  }
  return joint;
}

/** Adds the mass of one label to the bins that start at `offset`; open mass goes behind them. */
function addTo(target: Float64Array, { starts, bins, weights }: SpreadLabels, label: number, offset: number, size: number, mass: number): void {
  const [from, to] = [starts[label]!, starts[label + 1]!];
  if (from === to) target[offset + size]! += mass;
  for (let i = from; i < to; i++) target[offset + bins[i]!]! += mass * weights[i]!;
}
