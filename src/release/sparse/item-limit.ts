import { z } from 'zod';
import { columnOf, MISSING_INTEGER, takeRows } from '../../columns/column.ts';
import { InputError } from '../../schema/input-error.ts';
import { counted, keepRows, type ReleaseState, type ReleaseStep } from '../step.ts';

const options = z.strictObject({
  most: z.int().min(1).describe('Largest number of rows of one data subject.'),
  keep: z.enum(['random', 'latest']).default('random').describe('random: any of the rows with equal odds. latest: the last by date; of one date any.'),
  date: z.string().optional().describe('Column of dates or times, for latest. A missing date comes before all others.'),
});

/** Bounds how many rows a person contributes. */
export const limitItems = {
  id: 'limitItems',
  eachAlone: true,
  options,
  doc: {
    title: 'Limit the rows of a person',
    summary: 'Keeps at most so many rows of each person, so that nobody stands out by the length of their history and no statistic hangs on few people.',
    assumptions: ['The rows that stay are true, and few rare ones may single out: how many an adversary needs to know is measured, not promised.'],
    sources: ['ISO/IEC 20889:2018, sampling; contribution bounding as in C. Wilson et al., Differentially private SQL with bounded user contribution, PoPETs 2020(2) 230–250, doi:10.2478/popets-2020-0025.'],
  },
  run(state, { most, keep, date }) {
    const when = keep === 'latest' ? timesOf(state, date) : undefined;
    if (keep === 'random' && date !== undefined) throw new InputError('limitItems.date: expected no date where rows stay at random, got one; leave it out or keep the latest');
    const draws = state.draws('limitItems');
    const tickets = Float64Array.from(state.subject, (_, row) => draws.uniform(row));
    const order = Uint32Array.from(state.subject.keys()).sort((a, b) => state.subject[a]! - state.subject[b]! || (when === undefined ? 0 : when[b]! - when[a]!) || tickets[a]! - tickets[b]!);
    const kept = new Uint8Array(order.length);
    let [limited, before] = [0, 0];
    order.forEach((row, i) => {
      const first = i === 0 || state.subject[order[i - 1]!] !== state.subject[row];
      before = first ? 0 : before + 1;
      if (before < most) kept[row] = 1;
      else if (before === most) limited++;
    });
    const next = keepRows(state, kept, takeRows);
    return {
      state: next,
      promises: [],
      changes: [`Kept ${keep === 'random' ? `${most} rows at random` : `the latest ${most} rows`} of ${counted(limited, 'data subject')} who had more: left out ${counted(state.table.rows - next.table.rows, 'row')} of ${state.table.rows.toLocaleString('en')}.`],
    };
  },
} satisfies ReleaseStep<typeof options>;

function timesOf({ table }: ReleaseState, date: string | undefined): Float64Array {
  if (date === undefined) throw new InputError('limitItems.date: expected the column of dates by which the latest rows are known, got none; add date');
  if (!table.columns.has(date)) throw new InputError(`limitItems.date: expected a column of the release (${[...table.columns.keys()].join(', ')}), got ${date}`);
  const column = columnOf(table, date);
  if (column.kind !== 'number') throw new InputError(`limitItems.date: expected dates or times, got ${date}, which holds text; choose another column`);
  return Float64Array.from(column.values, (value) => (Number.isNaN(value) || (column.values instanceof Int32Array && value === MISSING_INTEGER) ? -Number.MAX_VALUE : value));
}
