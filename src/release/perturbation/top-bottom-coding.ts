import { z } from 'zod';
import { columnOf, parseDate } from '../../columns/column.ts';
import { InputError } from '../../schema/input-error.ts';
import { counted, type ReleaseState, type ReleaseStep } from '../step.ts';
import { numbersOf, withNumbers } from './numeric-columns.ts';

const share = (description: string) => z.number().min(0).max(0.5).default(0).describe(description);

const threshold = (description: string) => z.union([z.number(), z.iso.date()]).optional().describe(description);

const options = z.strictObject({
  column: z.string().describe('A column of numbers or dates.'),
  top: threshold('Highest value that stays, a number or a date YYYY-MM-DD; higher ones become it. A public limit, in place of topShare.'),
  bottom: threshold('Lowest value that stays; lower ones become it. A public limit, in place of bottomShare.'),
  topShare: share('Share of the rows whose values are the highest: each gets the lowest value among them. Equal values stay together, so that a few more may be coded.'),
  bottomShare: share('Share of the rows whose values are the lowest: each gets the highest value among them.'),
});

/** Replaces the extreme values of a column, which single people out, by the value at which they begin. */
export const topBottomCode = {
  id: 'topBottomCode',
  options,
  doc: {
    title: 'Top and bottom coding',
    summary: 'Cuts a column off at both ends: the highest and the lowest values become the limit, or the value at which the cut-off share begins.',
    assumptions: ['What is left in the middle is as collected; a rare value there still singles out.', 'By share, the cut is a quantile of the data that are released, so it is itself a figure about them; by limit it is not.'],
    sources: ['Hundepool et al., Statistical Disclosure Control, Wiley 2012, §3.3.2 (top and bottom coding), doi:10.1002/9781118348239.'],
  },
  run(state, { column, top, bottom, topShare, bottomShare }) {
    const numbers = numbersOf(state, column, 'topBottomCode.column');
    for (const [limit, share, name] of [[top, topShare, 'top'], [bottom, bottomShare, 'bottom']] as const) {
      if (limit !== undefined && share !== 0) throw new InputError(`topBottomCode.${name}: expected ${name} or ${name}Share, got both; leave one out`);
    }
    if (top === undefined && bottom === undefined && topShare === 0 && bottomShare === 0) throw new InputError('topBottomCode.topShare: expected a limit or a share above 0, got neither; write for example top: 90 or topShare: 0.02');
    const sorted = numbers.filter((number) => !Number.isNaN(number)).sort();
    const low = limitOf(state, column, bottom, 'bottom') ?? sorted[Math.ceil(bottomShare * sorted.length) - 1] ?? -Infinity;
    const high = limitOf(state, column, top, 'top') ?? sorted[sorted.length - Math.ceil(topShare * sorted.length)] ?? Infinity;
    if (low > high) throw new InputError('topBottomCode.bottom: expected a lower limit below the upper one, got one above it; exchange them');
    const coded = numbers.map((number) => (number < low ? low : number > high ? high : number));
    const changed = numbers.filter((number) => number < low || number > high).length;
    return { state: withNumbers(state, column, coded), promises: [], changes: [`Cut ${column} off at the ends: ${counted(changed, 'value')} changed.`] };
  },
} satisfies ReleaseStep<typeof options>;

/** A limit as the column has its numbers: dates in days. */
function limitOf({ table }: ReleaseState, column: string, limit: number | string | undefined, option: string): number | undefined {
  const { type } = columnOf(table, column);
  if (limit === undefined || (typeof limit === 'number' && type !== 'date')) return limit as number | undefined;
  if (typeof limit === 'string' && type === 'date') return parseDate(limit);
  throw new InputError(`topBottomCode.${option}: expected a ${type === 'date' ? 'date such as 1990-12-31' : 'number'}, since ${column} holds ${type === 'date' ? 'dates' : 'numbers'}, got ${typeof limit === 'string' ? 'a date' : 'a number'}`);
}
