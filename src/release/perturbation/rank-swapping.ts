import { z } from 'zod';
import { asCoded, cellText, type Column } from '../../columns/column.ts';
import { counted, type ReleaseState, type ReleaseStep } from '../step.ts';
import { perturbable, withColumn } from './numeric-columns.ts';

const options = z.strictObject({
  columns: z.array(z.string()).min(1).describe('Columns whose values are exchanged, each on its own.'),
  window: z.number().positive().max(1).default(0.05).describe('Two rows exchange values only if their ranks differ by at most this share of the rows.'),
});

/**
 * Exchanges each value with that of a row of nearby rank: what a column says of everybody stays as it is
 * to the last value, what it says of one row is another's.
 */
export const rankSwap = {
  id: 'rankSwap',
  options,
  doc: {
    title: 'Rank swapping',
    summary: 'Exchanges values between rows whose ranks in that column are close. Every column keeps its distribution exactly.',
    assumptions: ['Categories are ranked by their text, numbers and dates by size; ties are ranked at random.', 'Missing values stay where they are.', 'Each row is swapped at most once per column.'],
    sources: ['R. A. Moore, Controlled data-swapping techniques for masking public use microdata sets, US Census Bureau Research Report RR96-04, 1996.', 'T. Dalenius, S. P. Reiss, Data-swapping: a technique for disclosure control, J. Statistical Planning and Inference 6 (1982) 73–85, doi:10.1016/0378-3758(82)90058-1.'],
  },
  run(state, { columns, window }) {
    let swaps = 0;
    const next = columns.reduce<ReleaseState>((done, name) => {
      const column = perturbable(done, name, 'rankSwap.columns');
      const partner = swapPartners(column, window, done.draws(`rankSwap.${name}`));
      swaps += partner.reduce((count, other, row) => count + (other > row ? 1 : 0), 0);
      return withColumn(done, name, rowsFrom(column, partner));
    }, state);
    return { state: next, promises: [], changes: [`Exchanged ${counted(swaps, 'pair')} of values in ${columns.join(', ')}, within ${window * 100} % of the ranks.`] };
  },
} satisfies ReleaseStep<typeof options>;

/** For each row the row whose value it gets: itself, or the one it exchanges with. */
function swapPartners(column: Column, window: number, draws: ReturnType<ReleaseState['draws']>): Uint32Array {
  const rows = column.kind === 'coded' ? column.codes.length : column.values.length;
  const partner = Uint32Array.from({ length: rows }, (_, row) => row);
  const known = partner.filter((row) => cellText(column, row) !== null);
  const tie = Float64Array.from(partner, (row) => draws.uniform(row));
  const order = column.kind === 'number' ? undefined : textRanks(asCoded(column).dictionary);
  const rankOf = (row: number): number => (column.kind === 'number' ? column.values[row]! : order![column.codes[row]!]!);
  const ranked = known.sort((a, b) => rankOf(a) - rankOf(b) || tie[a]! - tie[b]!);
  const reach = Math.max(1, Math.floor(window * ranked.length));
  const taken = new Uint8Array(ranked.length);
  for (let at = 0; at < ranked.length; at++) {
    if (taken[at] === 1) continue;
    const near = Math.min(reach, ranked.length - 1 - at);
    if (near === 0) break;
    // The first row from a random place on, around the window, that is not yet exchanged.
    const start = draws.below(near, ranked[at]!, 1);
    let step = 0;
    while (step < near && taken[at + 1 + ((start + step) % near)] === 1) step++;
    if (step === near) continue;
    const other = at + 1 + ((start + step) % near);
    taken[at] = taken[other] = 1;
    partner[ranked[at]!] = ranked[other]!;
    partner[ranked[other]!] = ranked[at]!;
  }
  return partner;
}

function textRanks(dictionary: readonly (string | null)[]): Int32Array {
  const ranks = new Int32Array(dictionary.length);
  [...dictionary.keys()].sort((a, b) => ((dictionary[a] ?? '') < (dictionary[b] ?? '') ? -1 : 1)).forEach((code, rank) => (ranks[code] = rank));
  return ranks;
}

/** The column with each row's value taken from another row. */
export function rowsFrom(column: Column, source: Uint32Array): Column {
  if (column.kind === 'coded') return { ...column, codes: source.map((row) => column.codes[row]!) };
  const { values } = column;
  return { ...column, values: values instanceof Int32Array ? Int32Array.from(source, (row) => values[row]!) : Float64Array.from(source, (row) => values[row]!) };
}
