import type { TableMaker } from '../../columns/table-maker.ts';
import { TAG_CONTACT } from '../../schema/commerce-tables.ts';
import { basketsOf } from '../commerce/baskets.ts';
import { catalogueOf, CATEGORIES } from '../commerce/catalogue.ts';
import { categoryColumn, eventRows, integerColumn, momentColumn, sortedRows } from '../commerce/event-columns.ts';
import { ORDER_CHANNELS, purchasesOf } from '../commerce/purchase-process.ts';
import type { CompanyBlock } from '../company-block.ts';

/** Tags that the company sets by rule: the first order, each channel first used, each department bought from often enough. */
const TAGS = ['buyer', ...ORDER_CHANNELS.map((channel) => `${channel} buyer`), ...CATEGORIES.map((category) => `likes ${category}`)];
const CHANNEL_TAG = 1;
const CATEGORY_TAG = CHANNEL_TAG + ORDER_CHANNELS.length;
/** The company's rule: so many lines of a department make a liking, ordinary or sensitive. */
const LINES_OF_LIKING = 3;

/** Tags, each at the moment of the order that set it. */
export const tagContactTable: TableMaker<CompanyBlock> = {
  schema: TAG_CONTACT,
  scope: 'block',
  make(block) {
    const { count, contact, at, channel } = purchasesOf(block);
    const { first, product } = basketsOf(block);
    const { category } = catalogueOf(block);
    const { contactId, count: contacts } = block.contacts();
    const seen = new Uint8Array(contacts * TAGS.length);
    const rows = eventRows('contact', 'tag', 'at');
    /** Notes an occasion for a tag, which is set at the `needed`-th. */
    const notice = (order: number, tag: number, needed: number): void => {
      const slot = contact[order]! * TAGS.length + tag;
      if (seen[slot]! >= needed) return;
      seen[slot]!++;
      if (seen[slot] !== needed) return;
      rows.contact.push(contactId[contact[order]!]!);
      rows.tag.push(tag);
      rows.at.push(at[order]!);
    };
    for (let order = 0; order < count; order++) {
      notice(order, 0, 1);
      notice(order, CHANNEL_TAG + channel[order]!, 1);
      for (let line = first[order]!; line < first[order + 1]!; line++) notice(order, CATEGORY_TAG + category[product[line]!]!, LINES_OF_LIKING);
    }
    const { contact: who, tag, at: addedAt } = sortedRows(rows, 'at');
    return { contactId: integerColumn(who), tag: categoryColumn(tag, TAGS), addedAt: momentColumn(addedAt) };
  },
};
