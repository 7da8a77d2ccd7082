import { z } from 'zod';
import { columnOf } from '../../columns/column.ts';
import { InputError } from '../../schema/input-error.ts';
import { type ReleaseState, type ReleaseStep } from '../step.ts';
import { numbersOf, withNumbers } from './numeric-columns.ts';

const options = z.strictObject({
  columns: z.array(z.string()).min(1).describe('Columns of dates.'),
  days: z.int().min(1).max(3660).describe('Dates move by up to this many days, back or forth.'),
});

/** Moves all dates of one data subject by the same random number of days. */
export const shiftDates = {
  id: 'shiftDates',
  eachAlone: true,
  options,
  doc: {
    title: 'Date shifting',
    summary: 'Moves all dates of a person by one random number of days, so that intervals stay and calendar dates do not.',
    assumptions: ['Intervals, weekday patterns and seasons survive and may be recognised.', 'Whoever knows one true date of a person knows all of them.'],
    sources: ['G. Hripcsak et al., Preserving temporal relations in clinical data while maintaining privacy, J. American Medical Informatics Association 23 (2016) 1040–1045 (shift and truncate), doi:10.1093/jamia/ocw001.'],
  },
  run(state, { columns, days }) {
    const draws = state.draws('shiftDates');
    // Drawn once for each subject: a source of true randomness would give another number at every asking.
    const shifts = new Map([...new Set(state.subject)].map((subject) => [subject, draws.below(2 * days + 1, subject) - days]));
    const next = columns.reduce<ReleaseState>((done, name) => {
      const dates = numbersOf(done, name, 'shiftDates.columns');
      if (columnOf(done.table, name).type !== 'date') throw new InputError(`shiftDates.columns: expected dates, got ${name}; use addNoise for numbers`);
      return withNumbers(done, name, dates.map((date, row) => date + shifts.get(state.subject[row]!)!));
    }, state);
    return { state: next, promises: [], changes: [`Moved ${columns.join(', ')} by up to ${days} days, each data subject by one number.`] };
  },
} satisfies ReleaseStep<typeof options>;
