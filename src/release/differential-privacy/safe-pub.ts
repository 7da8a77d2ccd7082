import { z } from 'zod';
import { columnOf, selectColumns, takeRows } from '../../columns/column.ts';
import { equivalenceClasses } from '../../columns/equivalence-classes.ts';
import { InputError } from '../../schema/input-error.ts';
import { generalize } from '../generalize.ts';
import { counted, keepRows, type ReleaseState, type ReleaseStep } from '../step.ts';
import { boundContributions } from './contribution-bound.ts';
import { requireColumn } from './public-segments.ts';
import { safePubParameters } from './safe-pub-parameters.ts';

const options = z.strictObject({
  levels: generalize.options.shape.levels.describe('For each column to release its level, chosen without looking at these data: a number (0 = as collected) or the level\'s name. Every other column is left out.'),
  epsilon: z.number().positive().max(10).describe('ε in (0, 10]. Each data subject is drawn with probability 1 − e^−ε.'),
  delta: z.number().gt(0).lt(1).describe('δ in (0, 1), far below 1 in the number of people; the smaller, the larger the least class size.'),
});

/** Keeps a sampled uniform draw strictly within the probability that the theorem allows: draws have 53 bits. */
const DRAW_GRAIN = 1 / 0x8000000000000;

/** Truthful records under differential privacy: a random sample in large classes of fixed generalizations. */
export const safePub = {
  id: 'safePub',
  options,
  doc: {
    title: 'SafePub: differentially private records by sampling',
    summary: 'Releases true, generalized records: each person is drawn with a probability set by ε, and only classes of at least k drawn people stay, k set by ε and δ.',
    assumptions: [
      '(ε, δ) holds for tables that differ in one data subject, added or removed; one row of each subject is used, drawn at random. Unresolved duplicates of a person have their ε added up.',
      'Levels and hierarchies are fixed before the data are seen. A hierarchy of the default kind takes its widths from the data, one of quantiles its bounds: both are refused.',
      'Every released column is part of the classes; any other column could differ within a class and would break the promise, so it is left out.',
      'Who is drawn stays secret, and the sample is drawn once: the guarantee does not compose with other releases from the same sample.',
      'A missing value is a category of its own below the last level.',
    ],
    sources: [
      'N. Li, W. Qardaji, D. Su, On sampling, anonymization, and differential privacy or, k-anonymization meets differential privacy, ASIACCS 2012, 32–33, arXiv:1101.2604.',
      'R. Bild, K. A. Kuhn, F. Prasser, SafePub: a truthful data anonymization algorithm with strong privacy guarantees, PoPETs 2018(1) 67–87, doi:10.1515/popets-2018-0004; here without its data-dependent search for levels.',
    ],
  },
  run(state, { levels, epsilon, delta }) {
    if (state.form !== 'records') throw new InputError(`safePub: expected records, got a release that is ${state.form}; put this step before the one that replaces them`);
    const names = Object.keys(levels);
    if (names.length === 0) throw new InputError('safePub.levels: expected at least one column, got none; name the columns to release');
    const coarser = publicLevels(state, levels);
    const { beta, k } = safePubParameters(epsilon, delta);
    const one = boundContributions(state.subject, 1, state.draws('safePub.rows'));
    const draws = state.draws('safePub.sample');
    const sampled = one.map((flag, row) => (flag === 1 && draws.uniform(row) < beta - DRAW_GRAIN ? 1 : 0));
    const drawn = keepRows(generalize.run(state, { levels: coarser }).state, sampled, takeRows);
    const classes = equivalenceClasses(names.map((name) => columnOf(drawn.table, name)));
    const large = Uint8Array.from(classes.ofRow, (own) => (classes.rows[own]! >= k ? 1 : 0));
    const kept = keepRows(drawn, large, takeRows);
    const omitted = state.table.schema.columns.filter(({ name }) => !names.includes(name)).map(({ name }) => name);
    const recodings = new Map([...kept.recodings].filter(([name]) => names.includes(name)));
    return {
      state: { ...kept, table: selectColumns(kept.table, names), recodings },
      promises: [
        { kind: 'differential-privacy', epsilon, delta, unit: 'subject', ledger: [{ purpose: 'sampled records in classes', epsilon }] },
        { kind: 'model', model: { model: 'k-anonymity', k }, unit: 'subject', columns: names },
      ],
      // What is said here is published with the release: only counts of the output may stand in it.
      changes: [
        `Drew each data subject with probability ${beta.toFixed(4)} and kept classes of at least ${k}: ${counted(kept.table.rows, 'row')}.`,
        ...(omitted.length === 0 ? [] : [`Left out ${omitted.join(', ')}: no part of the classes.`]),
      ],
      internal: {
        'rows beyond one per person': one.reduce((sum, flag) => sum + 1 - flag, 0),
        'rows not drawn': one.reduce((sum, flag) => sum + flag, 0) - drawn.table.rows,
        'rows in small classes': drawn.table.rows - kept.table.rows,
      },
    };
  },
} satisfies ReleaseStep<typeof options>;

type Levels = z.output<typeof options>['levels'];

/** The columns to make coarser, with their levels; refuses what is no public input. */
function publicLevels(state: ReleaseState, levels: Levels): Levels {
  const coarser = Object.entries(levels).filter(([name, level]) => {
    requireColumn(state, name, 'safePub.levels');
    if (state.pseudonymized.has(name)) throw new InputError(`safePub.levels: expected columns as collected or generalized, got ${name}, which an earlier step pseudonymized; each pseudonym is about one person: leave it out`);
    return level !== 0 && level !== state.hierarchies.get(name)?.names[0];
  });
  for (const [name] of coarser) if (!state.hierarchies.has(name)) throw new InputError(`safePub.levels: expected a hierarchy for ${name}, got none; write one under hierarchies, or release the column at level 0`);
  const shaped = coarser.map(([name]) => name).filter((name) => state.hierarchies.get(name)!.fromData === true);
  if (shaped.length > 0) throw new InputError(`safePub.levels: expected public hierarchies, got ${shaped.join(', ')} with levels taken from the data, as default and quantile ones have them; write some of your own under hierarchies, without looking at these data`);
  return Object.fromEntries(coarser);
}
