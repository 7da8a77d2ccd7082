import { z } from 'zod';
import { takeRows } from '../../columns/column.ts';
import { counted, keepRows, type ReleaseStep } from '../step.ts';
import { itemColumn } from './item-columns.ts';

const options = z.strictObject({
  item: z.string().describe('Column of what each row is about: a page liked, a product bought.'),
  count: z.int().min(1).describe('Number of items that stay.'),
});

/** Keeps the items that most people have. */
export const keepPopularItems = {
  id: 'keepPopularItems',
  options,
  doc: {
    title: 'Keep the most popular items',
    summary: 'Keeps only the rows of the items that most people have: the head of the distribution, which serves most purposes and singles out least.',
    assumptions: ['Of items that equally many people have, the first in alphabetical order stay.', 'Which items are popular is taken from the table and told by the release.', 'Rows without an item are left out.', 'No number of people is promised for the items that stay.'],
    sources: [
      'A. Narayanan, V. Shmatikov, Robust de-anonymization of large sparse datasets, IEEE S&P 2008, 111–125 (why the long tail of rare items singles out), doi:10.1109/SP.2008.33.',
    ],
  },
  run(state, { item, count }) {
    const { coded, missing, subjects } = itemColumn(state, item, 'keepPopularItems');
    const text = (code: number): string => coded.dictionary[code]!;
    const ranked = [...subjects.keys()].filter((code) => code !== missing && subjects[code]! > 0).sort((a, b) => subjects[b]! - subjects[a]! || (text(a) < text(b) ? -1 : 1));
    const kept = new Set(ranked.slice(0, count));
    const next = keepRows(state, Uint8Array.from(coded.codes, (code) => (kept.has(code) ? 1 : 0)), takeRows);
    const last = ranked[Math.min(count, ranked.length) - 1];
    return {
      state: next,
      promises: [],
      changes: [
        `Kept ${kept.size.toLocaleString('en')} of ${counted(ranked.length, 'value')} of ${item}${last === undefined ? '' : `, each of at least ${counted(subjects[last]!, 'data subject')}`}: ${counted(next.table.rows, 'row')} of ${state.table.rows.toLocaleString('en')}.`,
      ],
    };
  },
} satisfies ReleaseStep<typeof options>;
