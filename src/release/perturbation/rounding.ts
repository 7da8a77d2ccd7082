import { z } from 'zod';
import { counted, type ReleaseStep } from '../step.ts';
import { numbersOf, withNumbers } from './numeric-columns.ts';

const options = z.strictObject({
  column: z.string().describe('A column of numbers.'),
  base: z.number().positive().describe('Values become multiples of this number.'),
  random: z.boolean().default(false).describe('false: to the nearest multiple. true: up or down at random with the odds that leave the expected value as it is (unbiased rounding), which a reader cannot undo.'),
});

/** Rounds the numbers of a column to multiples of a base. */
export const roundNumbers = {
  id: 'roundNumbers',
  eachAlone: true,
  anyForm: true,
  options,
  doc: {
    title: 'Rounding',
    summary: 'Replaces numbers by multiples of a base, to the nearest one or at random without bias.',
    assumptions: ['Rounding to the nearest multiple moves a value by at most half the base: a rare value stays rare.'],
    sources: ['Hundepool et al., Statistical Disclosure Control, Wiley 2012, §3.5.4 (rounding), doi:10.1002/9781118348239.', 'I. P. Fellegi, Controlled random rounding, Survey Methodology 1 (1975) 123–133 (unbiased odds).'],
  },
  run(state, { column, base, random }) {
    const draws = state.draws(`roundNumbers.${column}`);
    const numbers = numbersOf(state, column, 'roundNumbers.column');
    const rounded = numbers.map((number, row) => {
      const multiples = number / base;
      return (random ? Math.floor(multiples) + (draws.uniform(row) < multiples - Math.floor(multiples) ? 1 : 0) : Math.round(multiples)) * base;
    });
    const changed = numbers.filter((number, row) => !Number.isNaN(number) && number !== rounded[row]).length;
    return { state: withNumbers(state, column, rounded), promises: [], changes: [`Rounded ${column} to multiples of ${base}: ${counted(changed, 'value')} changed.`] };
  },
} satisfies ReleaseStep<typeof options>;
