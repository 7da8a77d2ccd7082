import { exact, missing, NOTHING_LEFT, share } from '../../exact-measure.ts';
import type { Measure } from '../../measure.ts';
import type { SudaScores } from './suda-scores.ts';

const NO_FRACTION = 'Needs the fraction of the population that the file is a random sample of, and a row that is unique.';

/** The figures of a file; the rows' own scores stand in typed arrays beside them. */
export function sudaMeasures(scores: Omit<SudaScores, 'measures'>, samplingFraction: number | undefined): Measure[] {
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
