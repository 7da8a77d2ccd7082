import { cellCount, type SampleCells } from './sample-cells.ts';

/** A table of expected sample counts: combinations that the model holds possible, those of the sample first. */
export interface FittedTable {
  readonly cells: number;
  readonly codes: readonly Uint32Array[];
  readonly expected: Float64Array;
  readonly sweeps: number;
  readonly converged: boolean;
}

/** Combinations that a fit may hold: about 40 bytes each at eight columns. */
export const MOST_CELLS = 400_000;

/** Expected counts under independence: n Π pⱼ, in closed form. */
export function independentCounts({ rows, codes, margins, counts }: SampleCells): Float64Array {
  const expected = new Float64Array(counts.length);
  for (let cell = 0; cell < counts.length; cell++) {
    let product = rows;
    for (let j = 0; j < codes.length; j++) product *= margins[j]![codes[j]![cell]!]! / rows;
    expected[cell] = product;
  }
  return expected;
}

/**
 * Expected counts under all two-way interactions, by iterative proportional fitting of every pair of columns. Only
 * combinations whose pairs all occur can be above 0, and only they are held; undefined where they exceed the limit.
 * It has settled when no pair's count is further from the sample's than `tolerance` rows.
 *
 * W. E. Deming and F. F. Stephan, Annals of Mathematical Statistics 11 (1940) 427–444, doi:10.1214/aoms/1177731829;
 * Y. M. M. Bishop, S. E. Fienberg and P. W. Holland, Discrete Multivariate Analysis, MIT Press 1975, §3.5.
 */
export function twoWayCounts(sample: SampleCells, mostCells = MOST_CELLS, mostSweeps = 40, tolerance = 0.05): FittedTable | undefined {
  const { codes, margins, counts, rows } = sample;
  const width = codes.length;
  const pairs = columnPairs(width).map(([i, j]) => {
    const observed = new Float64Array(margins[i]!.length * margins[j]!.length);
    for (let cell = 0; cell < counts.length; cell++) observed[codes[i]![cell]! * margins[j]!.length + codes[j]![cell]!]! += counts[cell]!;
    return { i, j, radix: margins[j]!.length, observed, sums: new Float64Array(observed.length) };
  });
  const possible = possibleCells(sample, pairs, mostCells);
  if (possible === undefined) return undefined;
  const expected = new Float64Array(possible.cells).fill(rows / Math.max(1, possible.cells));
  let worst = Infinity;
  let sweeps = 0;
  for (; sweeps < mostSweeps && worst > tolerance; sweeps++) {
    worst = 0;
    for (const { i, j, radix, observed, sums } of pairs) {
      const [first, second] = [possible.codes[i]!, possible.codes[j]!];
      sums.fill(0);
      for (let cell = 0; cell < possible.cells; cell++) sums[first[cell]! * radix + second[cell]!]! += expected[cell]!;
      for (let at = 0; at < sums.length; at++) {
        worst = Math.max(worst, Math.abs(observed[at]! - sums[at]!));
        sums[at] = sums[at]! > 0 ? observed[at]! / sums[at]! : 0;
      }
      for (let cell = 0; cell < possible.cells; cell++) expected[cell]! *= sums[first[cell]! * radix + second[cell]!]!;
    }
  }
  return { ...possible, expected, sweeps, converged: worst <= tolerance };
}

export function columnPairs(width: number): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0; i < width; i++) for (let j = i + 1; j < width; j++) pairs.push([i, j]);
  return width === 1 ? [[0, 0]] : pairs;
}

/** All combinations whose pairs occur, those of the sample first and in its order. */
function possibleCells(sample: SampleCells, pairs: readonly { readonly i: number; readonly j: number; readonly radix: number; readonly observed: Float64Array }[], mostCells: number): { cells: number; codes: Uint32Array[] } | undefined {
  const { codes, margins, counts } = sample;
  const width = codes.length;
  const seen = new Set<number>();
  const everything = cellCount(sample);
  // Numbers beyond 2^53 would run into each other.
  if (!(everything < Number.MAX_SAFE_INTEGER)) return undefined;
  const numberOf = (code: (j: number) => number): number => margins.reduce((number, margin, j) => number * margin.length + code(j), 0);
  for (let cell = 0; cell < counts.length; cell++) seen.add(numberOf((j) => codes[j]![cell]!));
  const further: number[][] = codes.map(() => []);
  const now = new Uint32Array(width);
  const before = margins.map((_, j) => pairs.filter((pair) => pair.j === j && pair.i < j));
  let found = counts.length;
  const walk = (j: number): boolean => {
    if (j === width) {
      if (seen.has(numberOf((at) => now[at]!))) return true;
      for (let at = 0; at < width; at++) further[at]!.push(now[at]!);
      return ++found <= mostCells;
    }
    for (let code = 0; code < margins[j]!.length; code++) {
      if (!before[j]!.every(({ i, radix, observed }) => observed[now[i]! * radix + code]! > 0)) continue;
      now[j] = code;
      if (!walk(j + 1)) return false;
    }
    return true;
  };
  if (!walk(0)) return undefined;
  return { cells: found, codes: codes.map((own, j) => Uint32Array.from([...own, ...further[j]!])) };
}
