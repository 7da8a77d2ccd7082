import { z } from 'zod';
import { asCoded } from '../../columns/column.ts';
import { InputError } from '../../schema/input-error.ts';
import { counted, type ReleaseStep } from '../step.ts';
import { perturbable, withColumn } from './numeric-columns.ts';

const options = z.strictObject({
  column: z.string().describe('A column of categories.'),
  retain: z.number().min(0).max(1).default(0.8).describe('Probability that a value stays as it is in the first draw; the rest is spread evenly over the other values.'),
  invariant: z.boolean().default(true).describe('true: a second draw leads back so that every category keeps its expected number of rows. false: one draw; frequencies move towards equal shares.'),
});

/** Post-randomization: every value may become another by published odds. */
export const pram = {
  id: 'pram',
  options,
  doc: {
    title: 'Post-randomization (PRAM)',
    summary: 'Replaces each category by one drawn with known probabilities, so that nobody can be sure of a value while shares stay right on average.',
    assumptions: ['The transition probabilities may be known to everyone; what protects is the draw.', 'Missing values stay missing and are no category.', 'Rows of one person are drawn independently.'],
    sources: [
      'J. M. Gouweleeuw, P. Kooiman, L. C. R. J. Willenborg, P.-P. de Wolf, Post randomisation for statistical disclosure control: theory and implementation, J. Official Statistics 14 (1998) 463–478 (invariant PRAM: §4, the two-stage matrix).',
    ],
  },
  run(state, { column, retain, invariant }) {
    const before = perturbable(state, column, 'pram.column');
    const coded = asCoded(before);
    if (before.kind === 'number' && before.type !== 'integer') throw new InputError(`pram.column: expected categories, got ${column} with decimals or dates; use addNoise`);
    const counts = new Float64Array(coded.dictionary.length);
    for (const code of coded.codes) counts[code]!++;
    const categories = [...coded.dictionary.keys()].filter((code) => coded.dictionary[code] !== null && counts[code]! > 0);
    if (categories.length < 2) throw new InputError(`pram.column: expected at least two categories in ${column}, got ${categories.length}; leave the step out`);
    const draws = state.draws(`pram.${column}`);
    const spread = (1 - retain) / (categories.length - 1);
    const first = new Uint32Array(coded.codes.length);
    coded.codes.forEach((code, row) => {
      if (coded.dictionary[code] === null || draws.uniform(row, 0) < retain) first[row] = code;
      else first[row] = otherThan(categories, code, draws.below(categories.length - 1, row, 1));
    });
    const after = invariant ? first.map((code, row) => (coded.dictionary[code] === null ? code : wayBack(categories, counts, code, retain, spread, draws.uniform(row, 2)))) : first;
    const changed = after.filter((code, row) => code !== coded.codes[row]).length;
    return { state: withColumn(state, column, { ...coded, codes: after }), promises: [], changes: [`Replaced ${counted(changed, 'value')} of ${column} at random.`] };
  },
} satisfies ReleaseStep<typeof options>;

function otherThan(categories: readonly number[], code: number, position: number): number {
  const chosen = categories[position]!;
  return chosen === code ? categories.at(-1)! : chosen;
}

/** A category drawn by Bayes' rule as the one that the first draw started from: q(k→l) ∝ p(l→k) T(l). */
function wayBack(categories: readonly number[], counts: Float64Array, code: number, retain: number, spread: number, uniform: number): number {
  const weight = (from: number): number => (from === code ? retain : spread) * counts[from]!;
  let left = uniform * categories.reduce((sum, from) => sum + weight(from), 0);
  return categories.find((from) => (left -= weight(from)) < 0) ?? code;
}
