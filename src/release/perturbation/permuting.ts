import { z } from 'zod';
import { permutation } from '../../random/permutation.ts';
import { type ReleaseState, type ReleaseStep } from '../step.ts';
import { perturbable, withColumn } from './numeric-columns.ts';
import { rowsFrom } from './rank-swapping.ts';

const options = z.strictObject({
  columns: z.array(z.string()).min(1).describe('Columns that move together: their values stay side by side, and apart from the other columns.'),
});

/** Puts columns into a random order of rows: nothing links their values to the other columns any more. */
export const permuteRows = {
  id: 'permuteRows',
  options,
  doc: {
    title: 'Permutation',
    summary: 'Moves the values of some columns to other rows at random. What these columns say together stays exact; what they said of the rest is gone.',
    assumptions: ['A value that is unique in itself still says that somebody in the file has it.'],
    sources: ['ISO/IEC 20889:2018, permutation (shuffling without a model).'],
  },
  run(state, { columns }) {
    const order = permutation(state.table.rows, state.draws('permuteRows'));
    const next = columns.reduce<ReleaseState>((done, name) => withColumn(done, name, rowsFrom(perturbable(done, name, 'permuteRows.columns'), order)), state);
    return { state: next, promises: [], changes: [`Moved ${columns.join(', ')} to other rows at random.`] };
  },
} satisfies ReleaseStep<typeof options>;
