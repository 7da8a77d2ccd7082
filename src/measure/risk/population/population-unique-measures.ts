import type { Column } from '../../../columns/column.ts';
import type { SizeHistogram } from '../../../columns/size-histogram.ts';
import { estimateUniques } from '../../../stats/population-uniqueness/histogram-estimators.ts';
import type { HistogramEstimator, UniquenessResult } from '../../../stats/population-uniqueness/uniqueness-estimate.ts';
import { exact, missing } from '../../exact-measure.ts';
import type { Measure } from '../../measure.ts';
import { copulaUniques } from './copula-uniqueness.ts';
import { logLinearUniques } from './log-linear-risk.ts';
import { sampleCells } from './sample-cells.ts';

const IDS = ['population-unique.count', 'population-unique.share', 'population-unique.given-sample-unique.share'] as const;

/** The estimators that are shown, the decision rule first. */
export const SHOWN_ESTIMATORS: readonly HistogramEstimator[] = ['dankar', 'pitman', 'zayatz', 'snb', 'negative-binomial'];

/**
 * How many are unique in the population from which a share `fraction` was sampled, by each estimator that needs the
 * class sizes only: they may come from the engine, whatever the number of rows.
 */
export function populationUniqueMeasures(histogram: SizeHistogram, fraction: number, estimators: readonly HistogramEstimator[] = SHOWN_ESTIMATORS): Measure[] {
  const { unit, sizes, classes } = histogram;
  return estimators.flatMap((estimator) => {
    const parameters = { unit, estimator, fraction };
    if (classes === null) return IDS.map((id) => missing(id, parameters, 'Where missing values match anything, rows form no classes.'));
    return measuresOf(estimateUniques(estimator, { sizes, classes }, fraction), parameters);
  });
}

/** The same by the models of the columns themselves; they count rows. */
export function populationUniqueColumnMeasures(quasiIdentifiers: readonly Column[], fraction: number): Measure[] {
  const cells = sampleCells(quasiIdentifiers);
  const results = [copulaUniques(cells, fraction), logLinearUniques(cells, fraction, 'main-effects'), logLinearUniques(cells, fraction, 'two-way')];
  return results.flatMap((result) => measuresOf(result, { unit: 'row', estimator: result.estimator, fraction }));
}

function measuresOf(result: UniquenessResult, parameters: Measure['parameters']): Measure[] {
  if (result.failed !== undefined) return IDS.map((id) => missing(id, parameters, result.failed));
  const { chosen, populationUniques, populationShare, population, sampleUniques, sampleUniquesUnique, interval, intervalMethod, signals } = result;
  const note = [...(chosen === undefined ? [] : [`At this fraction and for these sizes the rule takes ${chosen}.`]), ...(interval === null ? [] : [`Interval: ${intervalMethod}.`]), ...signals].join(' ');
  const measure = (id: string, value: number, scale: number, most: number): Measure => {
    if (parameters['fraction'] === 1) return exact(id, value, parameters);
    const ends = interval === null ? null : ([Math.min(most, interval[0] * scale), Math.min(most, interval[1] * scale)] as const);
    return { id, value, interval: ends, intervalKind: ends === null ? 'none' : 'delta', parameters, ...(note === '' ? {} : { note }) };
  };
  const [count, share, given] = IDS;
  const perUnique = populationUniques === 0 ? 0 : sampleUniquesUnique / (sampleUniques * populationUniques);
  return [
    measure(count, populationUniques, 1, population),
    measure(share, populationShare, 1 / population, 1),
    sampleUniques === 0 ? missing(given, parameters, 'The sample has no unique.') : measure(given, sampleUniquesUnique / sampleUniques, perUnique, 1),
  ];
}
