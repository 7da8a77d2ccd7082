import { z } from 'zod';
import { columnOf } from '../../columns/column.ts';
import { normalCdf, normalQuantile } from '../../random/distributions.ts';
import { InputError } from '../../schema/input-error.ts';
import { counted } from '../step.ts';
import { copulaMargin } from './copula-margins.ts';
import { correlationFactor } from './correlation-factor.ts';
import { refuseFreeText } from './free-text.ts';
import { latentCorrelation } from './normal-scores.ts';
import { sharedOptions, type Synthesizer } from './synthesizer.ts';

const options = z.strictObject({
  method: z.literal('gaussian-copula').describe('Every column\'s own distribution and the correlations between columns; no privacy is promised.'),
  ...sharedOptions,
});

/** Every column's own distribution, joined by the correlations of normal scores. Promises nothing about anyone. */
export const gaussianCopula = {
  options,
  doc: {
    summary: 'gaussian-copula keeps every column\'s distribution and pairwise rank correlations, without any promise.',
    assumptions: [
      'gaussian-copula promises nothing: extreme and rare values of the table come out as they are, or nearly so, and no noise hides what one person adds to the model.',
      'gaussian-copula: dependence between columns has one direction throughout (a correlation); categories are ordered by frequency, so that a relation that this order does not follow is lost.',
      'gaussian-copula: a missing category is a category; whether a number is missing is a variable of its own.',
    ],
    sources: [
      'N. Patki, R. Wedge, K. Veeramachaneni, The Synthetic Data Vault, IEEE DSAA 2016, 399–410, doi:10.1109/DSAA.2016.49 (Gaussian copula over mixed columns).',
      'R. B. Nelsen, An Introduction to Copulas, 2nd ed., Springer, 2006, §2.3 and §2.9, doi:10.1007/0-387-28678-0.',
    ],
  },
  synthesize({ state, columns }, { rows: wanted }) {
    const { table, draws } = state;
    if (table.rows === 0) throw new InputError('synthesize.method: expected a table with rows, got none');
    const margins = columns.map((name) => {
      const column = columnOf(table, name);
      refuseFreeText(column, name);
      return copulaMargin(column);
    });
    const variables = margins.flatMap((margin, j) => margin.variables.map((scores, part) => ({ scores, part, name: columns[j]! })));
    // A missing number has no value to correlate with, so the two variables of one column never meet.
    const upper = variables.map((first, i) => variables.slice(i + 1).map((second) => (second.name === first.name ? 0 : latentCorrelation(first.scores, second.scores))));
    const factor = correlationFactor(variables.map((_, i) => variables.map((__, j) => (i === j ? 1 : i < j ? upper[i]![j - i - 1]! : upper[j]![i - j - 1]!))));
    const rows = wanted ?? table.rows;
    const normals = variables.map(({ name, part }) => {
      const stream = draws(`synthesize.normal.${name}`);
      return Float64Array.from({ length: rows }, (_, row) => normalQuantile(stream.uniform(row, part)));
    });
    const quantiles = factor.map((weights) => Float64Array.from({ length: rows }, (_, row) => normalCdf(weights.reduce((sum, weight, k) => sum + weight * normals[k]![row]!, 0))));
    let next = 0;
    const synthetic = margins.map((margin, j) => [columns[j]!, margin.decode(quantiles.slice(next, (next += margin.variables.length)))] as const);
    return {
      columns: new Map(synthetic),
      promises: [],
      changes: [`Replaced ${counted(table.rows, 'row')} by ${counted(rows, 'synthetic row')} of ${counted(columns.length, 'column')} (${columns.join(', ')}) from a Gaussian copula. Nothing is promised: the model is fitted without noise.`],
    };
  },
} satisfies Synthesizer<typeof options>;
