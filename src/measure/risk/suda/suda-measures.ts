import { exact, missing, NOTHING_LEFT, share } from '../../exact-measure.ts';
import type { Measure } from '../../measure.ts';
import type { ScoreFormula } from './suda-weight.ts';

/** What one column adds to the scores of a file. */
export interface SudaContribution {
  readonly column: string;
  /** Minimal sample uniques that hold the column. */
  readonly minimalUniques: number;
  /** Score of those, out of the score of all: the shares of several columns add up to more than 1. */
  readonly share: number;
}

export interface SudaValueContribution {
  readonly column: string;
  /** The cell's text, null for a missing one. */
  readonly value: string | null;
  /** Score of the minimal sample uniques that hold the value, out of those that hold its column. */
  readonly share: number;
}

/** What the search finds in a file. */
export interface SudaFigures {
  readonly columns: readonly string[];
  readonly maxSize: number;
  readonly formula: ScoreFormula;
  /** Rows that count, all but the dropped ones. */
  readonly rows: number;
  readonly droppedRows: number;
  /** Score of each row of the table; 0 for one without a minimal sample unique of the sizes searched. */
  readonly score: Float64Array;
  /** Minimal sample uniques of each row. */
  readonly minimalUniques: Uint32Array;
  /** Columns of the smallest minimal sample unique of each row; 0 where there is none. */
  readonly smallest: Uint8Array;
  /** DIS-SUDA of each row; null where no sampling fraction is known or nobody is unique. */
  readonly disScore: Float64Array | null;
  /** The file's chance that a unique match is right; null as above. */
  readonly dis: number | null;
  /** Minimal sample uniques by their number of columns; index 0 is not used. */
  readonly bySize: readonly number[];
  readonly contributions: readonly SudaContribution[];
  /** By value, in falling order within each column, if asked for. */
  readonly valueContributions: readonly SudaValueContribution[] | null;
}

const NO_FRACTION = 'Needs the fraction of the population that the file is a random sample of, and a row that is unique.';

/** The figures of a file; the rows' own scores stand in typed arrays beside them. */
export function sudaMeasures(scores: SudaFigures, samplingFraction: number | undefined): Measure[] {
  const { columns, maxSize, formula, rows, score, minimalUniques, smallest, disScore, dis, contributions } = scores;
  const search = { unit: 'row', columns: columns.length, maxSize };
  const scored = { ...search, formula };
  const special = smallest.reduce((sum, size) => sum + (size > 0 && size < columns.length ? 1 : 0), 0);
  const sum = (of: Float64Array | Uint32Array): number => (of as Float64Array).reduce((total, value) => total + value, 0);
  const most = (of: Float64Array): number => of.reduce((top, value) => Math.max(top, value), 0);
  const none = rows === 0;
  return [
    exact('special-unique.count', special, search),
    share('special-unique.share', special, rows, search),
    exact('minimal-unique.count', sum(minimalUniques), search),
    none ? missing('suda.score.max', scored, NOTHING_LEFT) : exact('suda.score.max', most(score), scored),
    none ? missing('suda.score.mean', scored, NOTHING_LEFT) : exact('suda.score.mean', sum(score) / rows, scored),
    ...contributions.map(({ column, share: part }) => exact('suda.contribution.share', part, { ...scored, column })),
    ...disMeasures(dis, disScore, rows, { ...scored, ...(samplingFraction === undefined ? {} : { fraction: samplingFraction }) }, most, sum),
  ];
}

function disMeasures(dis: number | null, disScore: Float64Array | null, rows: number, parameters: Measure['parameters'], most: (of: Float64Array) => number, sum: (of: Float64Array) => number): Measure[] {
  const estimate = (id: string, value: number | null): Measure =>
    value === null ? missing(id, parameters, NO_FRACTION) : { id, value, interval: null, intervalKind: 'none', parameters, note: 'An estimate for a simple random sample.' };
  return [
    estimate('unique-match.correct.share', dis),
    estimate('dis-suda.risk.max', disScore === null ? null : most(disScore)),
    estimate('dis-suda.risk.mean', disScore === null ? null : sum(disScore) / rows),
  ];
}
