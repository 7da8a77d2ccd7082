import { z } from 'zod';
import { columnOf, formatDate, MISSING_INTEGER, parseDate, takeRows } from '../../columns/column.ts';
import { InputError } from '../../schema/input-error.ts';
import { counted, keepRows, type ReleaseStep } from '../step.ts';

const options = z.strictObject({
  date: z.string().describe('Column of the dates or times of the events.'),
  from: z.iso.date().optional().describe('First day that stays, YYYY-MM-DD. Default: no bound.'),
  to: z.iso.date().optional().describe('Last day that stays, YYYY-MM-DD. Default: no bound.'),
  before: z.iso.date().optional().describe('With days: the window ends on the day before this one.'),
  days: z.int().min(1).optional().describe('With before: length of the window in days.'),
});

/** Keeps the events of a stretch of time. */
export const keepWindow = {
  id: 'keepWindow',
  eachAlone: true,
  options,
  doc: {
    title: 'Keep a window of time',
    summary: 'Keeps only the events between two days, so that histories are short and old ones are forgotten (storage limitation, GDPR Art. 5(1)(e)).',
    assumptions: ['Events without a date are left out.', 'Short histories single out less, but may still do so: unicity is measured, not promised.'],
    sources: ['Y.-A. de Montjoye, C. A. Hidalgo, M. Verleysen, V. D. Blondel, Unique in the crowd: the privacy bounds of human mobility, Scientific Reports 3:1376 (2013) (few points of a trail suffice), doi:10.1038/srep01376.'],
  },
  run(state, { date, from, to, before, days }) {
    const [first, last] = boundsOf(from, to, before, days);
    if (!state.table.columns.has(date)) throw new InputError(`keepWindow.date: expected a column of the release (${[...state.table.columns.keys()].join(', ')}), got ${date}`);
    const column = columnOf(state.table, date);
    if (column.kind !== 'number' || (column.type !== 'date' && column.type !== 'datetime')) throw new InputError(`keepWindow.date: expected dates or times, got ${date}; choose another column`);
    const perDay = column.type === 'date' ? 1 : 1440;
    const kept = Uint8Array.from(column.values, (value) => {
      const day = Math.floor(value / perDay);
      return value !== MISSING_INTEGER && day >= first && day <= last ? 1 : 0;
    });
    const next = keepRows(state, kept, takeRows);
    const bounds = [first === -Infinity ? '' : ` from ${formatDate(first)}`, last === Infinity ? '' : ` to ${formatDate(last)}`].join('');
    return { state: next, promises: [], changes: [`Kept ${date}${bounds}: ${counted(next.table.rows, 'row')} of ${state.table.rows.toLocaleString('en')}.`] };
  },
} satisfies ReleaseStep<typeof options>;

/** First and last day of the window, both in it. */
function boundsOf(from: string | undefined, to: string | undefined, before: string | undefined, days: number | undefined): readonly [number, number] {
  const byLength = before !== undefined && days !== undefined;
  if ((before === undefined) !== (days === undefined) || byLength === (from !== undefined || to !== undefined)) {
    throw new InputError('keepWindow.from: expected from, to or both, or before together with days, got another mixture; choose one of the two');
  }
  if (byLength) return [parseDate(before) - days, parseDate(before) - 1];
  const [first, last] = [from === undefined ? -Infinity : parseDate(from), to === undefined ? Infinity : parseDate(to)];
  if (first > last) throw new InputError(`keepWindow.to: expected a day not before from, got ${to} and ${from}; exchange them`);
  return [first, last];
}
