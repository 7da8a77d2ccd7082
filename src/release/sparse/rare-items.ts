import { z } from 'zod';
import { takeRows } from '../../columns/column.ts';
import { counted, keepRows, type ReleaseStep } from '../step.ts';
import { itemColumn } from './item-columns.ts';

const options = z.strictObject({
  item: z.string().describe('Column of what each row is about: a page liked, a product bought.'),
  m: z.int().min(2).describe('Least number of data subjects who must have an item.'),
});

/** Leaves out the items that only few people have. */
export const suppressRareItems = {
  id: 'suppressRareItems',
  options,
  doc: {
    title: 'Suppress rare items',
    summary: 'Removes the rows of items that fewer than m people have, which single out by themselves.',
    assumptions: ['The adversary knows one item of a person; two common items may still be a rare pair (kmAnonymize).', 'A missing item counts as an item.'],
    sources: ['M. Terrovitis, N. Mamoulis, P. Kalnis, Privacy-preserving anonymization of set-valued data, PVLDB 1 (2008) 115–125 (k^m-anonymity with m = 1, by suppression), doi:10.14778/1453856.1453874.'],
  },
  run(state, { item, m }) {
    const { coded, subjects } = itemColumn(state, item, 'suppressRareItems');
    const next = keepRows(state, Uint8Array.from(coded.codes, (code) => (subjects[code]! >= m ? 1 : 0)), takeRows);
    const rare = subjects.filter((count) => count > 0 && count < m).length;
    return {
      state: next,
      promises: [{ kind: 'model', model: { model: 'k-anonymity', k: m }, unit: 'subject', columns: [item] }],
      changes: [`Left out ${counted(rare, 'value')} of ${item} that fewer than ${m} data subjects have: ${counted(state.table.rows - next.table.rows, 'row')} of ${state.table.rows.toLocaleString('en')}.`],
    };
  },
} satisfies ReleaseStep<typeof options>;
