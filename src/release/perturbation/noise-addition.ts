import { z } from 'zod';
import { normalQuantile } from '../../random/distributions.ts';
import { InputError } from '../../schema/input-error.ts';
import { exp, sqrt } from '../../stats/elementary.ts';
import { type ReleaseState, type ReleaseStep } from '../step.ts';
import { moments, numbersOf, withNumbers } from './numeric-columns.ts';

const options = z.strictObject({
  columns: z.array(z.string()).min(1).describe('Columns of numbers.'),
  level: z.number().positive().max(10).describe('Additive and correlated: standard deviation of the noise as a share of the column\'s own. Multiplicative: standard deviation of the logarithm of the factor.'),
  kind: z
    .enum(['additive', 'correlated', 'multiplicative'])
    .default('additive')
    .describe('additive: independent normal noise. correlated: normal noise with the correlations of the columns, so that correlations stay. multiplicative: a log-normal factor of mean 1, which hides large values as much as small ones.'),
});

/** Adds noise to numbers; nothing is promised about anyone, unlike with a differentially private mechanism. */
export const addNoise = {
  id: 'addNoise',
  options,
  doc: {
    title: 'Noise addition',
    summary: 'Adds random noise to numbers, independent, with the columns\' own correlations, or as a factor.',
    assumptions: [
      'Values are moved, not hidden: an outlier stays an outlier unless the noise is as large as its distance.',
      'Rows of one person get independent noise, so that averaging over them wears it off.',
      'Correlated noise uses the rows in which all columns are known; missing values stay missing.',
    ],
    sources: [
      'J. J. Kim, A method for limiting disclosure in microdata based on random noise and transformation, Proc. ASA Section on Survey Research Methods (1986) 370–374 (correlated noise).',
      'R. Brand, Microdata protection through noise addition, Inference Control in Statistical Databases, LNCS 2316 (2002) 97–116, doi:10.1007/3-540-47804-3_8.',
    ],
  },
  run(state, { columns, level, kind }) {
    const numbers = columns.map((name) => numbersOf(state, name, 'addNoise.columns'));
    if (new Set(columns).size < columns.length) throw new InputError('addNoise.columns: expected each column once, got one twice');
    const normals = columns.map((name) => {
      const draws = state.draws(`addNoise.${name}`);
      return Float64Array.from({ length: state.table.rows }, (_, row) => normalQuantile(draws.uniform(row)));
    });
    const next = columns.reduce<ReleaseState>((done, name, j) => {
      const own = numbers[j]!;
      if (kind === 'multiplicative') return withNumbers(done, name, own.map((number, row) => number * exp(level * normals[j]![row]! - (level * level) / 2)));
      const { sd } = moments(own);
      // Column j's noise is a mix of the standard normals of columns 0..j, in the proportions of the factor.
      const weights = kind === 'correlated' ? choleskyFactor(correlations(numbers))[j]! : columns.map((_, i) => (i === j ? 1 : 0));
      return withNumbers(done, name, own.map((number, row) => number + level * sd * weights.reduce((sum, weight, i) => (weight === 0 ? sum : sum + weight * normals[i]![row]!), 0)));
    }, state);
    return { state: next, promises: [], changes: [`Added ${kind} noise of level ${level} to ${columns.join(', ')}.`] };
  },
} satisfies ReleaseStep<typeof options>;

/** Correlations over the rows in which every column is known. */
function correlations(columns: readonly Float64Array[]): number[][] {
  const known = Array.from({ length: columns[0]!.length }, (_, row) => row).filter((row) => columns.every((numbers) => !Number.isNaN(numbers[row]!)));
  const centred = columns.map((numbers) => {
    const mean = known.reduce((sum, row) => sum + numbers[row]!, 0) / Math.max(1, known.length);
    return known.map((row) => numbers[row]! - mean);
  });
  const product = (i: number, j: number): number => centred[i]!.reduce((sum, value, row) => sum + value * centred[j]![row]!, 0);
  return columns.map((_, i) => columns.map((__, j) => (i === j ? 1 : product(i, j) / Math.max(Number.MIN_VALUE, sqrt(product(i, i) * product(j, j))))));
}

/** The lower triangle L with L Lᵀ = matrix; a column that the earlier ones determine gets no noise of its own. */
function choleskyFactor(matrix: readonly (readonly number[])[]): number[][] {
  const lower: number[][] = matrix.map((row) => row.map(() => 0));
  for (let i = 0; i < matrix.length; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i]![j]!;
      for (let l = 0; l < j; l++) rest -= lower[i]![l]! * lower[j]![l]!;
      lower[i]![j] = i === j ? sqrt(Math.max(0, rest)) : lower[j]![j]! > 1e-9 ? rest / lower[j]![j]! : 0;
    }
  }
  return lower;
}
