import type { TableMaker } from '../../columns/table-maker.ts';
import { INTEREST_TRUTH } from '../../schema/social-tables.ts';
import { SUBJECTS } from '../attributes/profile.ts';
import { decimals, integers, texts, type Block } from '../block-context.ts';
import type { InterestAxis } from './interest-axes.ts';
import { catalogueOf, PAGES } from './interest-catalogue.ts';
import { pagesById } from './interest-table.ts';

/** What moves the liking of each page. */
export const interestTruthTable: TableMaker<Block> = {
  schema: INTEREST_TRUTH,
  scope: 'world',
  make(block) {
    const catalogue = catalogueOf(block);
    const pages = pagesById(catalogue);
    const axisOf = (row: number): InterestAxis => catalogue.axes[catalogue.axis[pages[row]!]!]!;
    const own = (row: number, axis: string): number => (axisOf(row).id === axis ? catalogue.loading[pages[row]!]! : 0);
    const bySubject = (axis: 'age' | 'sex' | 'leaning', weight: (subject: (typeof SUBJECTS)[number]) => number): Float64Array => {
      const scale = block.strength(`likes.${axis}`);
      return Float64Array.from({ length: PAGES }, (_, row) => rounded(own(row, axis) + scale * weight(SUBJECTS[catalogue.subject[pages[row]!]!]!)));
    };
    const groupOf = (row: number): number => catalogue.group[pages[row]!]!;
    return {
      interestId: integers(Int32Array.from(pages, (page) => catalogue.interestId[page]!)),
      age: decimals(bySubject('age', ({ age }) => age)),
      sex: decimals(bySubject('sex', ({ woman }) => woman)),
      leaning: decimals(bySubject('leaning', ({ leaning }) => leaning)),
      education: decimals(Float64Array.from({ length: PAGES }, (_, row) => rounded(own(row, 'education')))),
      groupAxis: texts(PAGES, (row) => (groupOf(row) > 0 ? axisOf(row).id : null)),
      group: texts(PAGES, (row) => (groupOf(row) > 0 ? axisOf(row).groups![groupOf(row) - 1]! : null)),
      groupLoading: decimals(Float64Array.from({ length: PAGES }, (_, row) => (groupOf(row) > 0 ? rounded(catalogue.loading[pages[row]!]!) : 0))),
    };
  },
};

/** To four decimals. */
function rounded(loading: number): number {
  return Math.round(loading * 10_000) / 10_000;
}
