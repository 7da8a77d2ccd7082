import type { TableMaker } from '../../columns/table-maker.ts';
import { INTEREST } from '../../schema/social-tables.ts';
import { SUBJECTS } from '../attributes/profile.ts';
import { integers, texts, type Block } from '../block-context.ts';
import { catalogueOf, PAGES, type InterestCatalogue } from './interest-catalogue.ts';

/** The pages of a world. */
export const interestTable: TableMaker<Block> = {
  schema: INTEREST,
  scope: 'world',
  make(block) {
    const catalogue = catalogueOf(block);
    const pages = pagesById(catalogue);
    return {
      interestId: integers(Int32Array.from(pages, (page) => catalogue.interestId[page]!)),
      label: texts(PAGES, (row) => catalogue.label[pages[row]!]!),
      category: { kind: 'coded', type: 'string', codes: Uint32Array.from(pages, (page) => catalogue.subject[page]!), dictionary: SUBJECTS.map(({ label }) => label) },
      popularityRank: integers(Int32Array.from(pages, (page) => catalogue.popularityRank[page]!)),
    };
  },
};

/** Page numbers in the order of interestId. */
export function pagesById({ interestId }: InterestCatalogue): Int32Array {
  const pages = new Int32Array(PAGES);
  interestId.forEach((id, page) => (pages[id - 1] = page));
  return pages;
}
