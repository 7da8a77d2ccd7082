import { z } from 'zod';
import { InputError } from '../../schema/input-error.ts';
import { counted, type ReleaseStep } from '../step.ts';
import { numbersOf, withNumbers } from './numeric-columns.ts';

const share = (description: string) => z.number().min(0).max(0.5).default(0).describe(description);

const options = z.strictObject({
  column: z.string().describe('A column of numbers or dates.'),
  topShare: share('Share of the rows whose values are the highest: each gets the lowest value among them. Equal values stay together, so that a few more may be coded.'),
  bottomShare: share('Share of the rows whose values are the lowest: each gets the highest value among them.'),
});

/** Replaces the extreme values of a column, which single people out, by the value at which they begin. */
export const topBottomCode = {
  id: 'topBottomCode',
  options,
  doc: {
    title: 'Top and bottom coding',
    summary: 'Cuts a column off at both ends: the highest and the lowest values become the value at which the cut-off share begins.',
    assumptions: ['What is left in the middle is as collected; a rare value there still singles out.', 'The cut is a quantile of the data that are released, so it is itself a figure about them.'],
    sources: ['Hundepool et al., Statistical Disclosure Control, Wiley 2012, §3.3.2 (top and bottom coding), doi:10.1002/9781118348239.'],
  },
  run(state, { column, topShare, bottomShare }) {
    if (topShare === 0 && bottomShare === 0) throw new InputError('topBottomCode.topShare: expected topShare or bottomShare above 0, got neither; write for example topShare: 0.02');
    const numbers = numbersOf(state, column, 'topBottomCode.column');
    const sorted = numbers.filter((number) => !Number.isNaN(number)).sort();
    const low = sorted[Math.ceil(bottomShare * sorted.length) - 1] ?? -Infinity;
    const high = sorted[sorted.length - Math.ceil(topShare * sorted.length)] ?? Infinity;
    const coded = numbers.map((number) => (number < low ? low : number > high ? high : number));
    const changed = numbers.filter((number) => number < low || number > high).length;
    return { state: withNumbers(state, column, coded), promises: [], changes: [`Cut ${column} off at the ends: ${counted(changed, 'value')} changed.`] };
  },
} satisfies ReleaseStep<typeof options>;
