import type { TableMaker } from '../../columns/table-maker.ts';
import { PRODUCT } from '../../schema/commerce-tables.ts';
import type { CompanyBlock } from '../company-block.ts';
import { MISSING_INTEGER } from '../../columns/column.ts';
import { catalogueOf, CATEGORIES, PRODUCTS, SENSITIVE_KINDS } from './catalogue.ts';
import { categoryColumn, integerColumn, moneyColumn, textColumn } from './event-columns.ts';

/** What the company sells, with the truth about what buying it speaks of. */
export const productTable: TableMaker<CompanyBlock> = {
  schema: PRODUCT,
  scope: 'world',
  make(block) {
    const { cents, kind, affinity, category, label } = catalogueOf(block);
    return {
      productId: integerColumn(Int32Array.from({ length: PRODUCTS }, (_, product) => product + 1)),
      sku: textColumn(label.map((_, product) => `${CATEGORIES[category[product]!]!.slice(0, 2).toUpperCase()}-${String(product + 1).padStart(5, '0')}`)),
      label: textColumn(label),
      category: categoryColumn(category, CATEGORIES),
      price: moneyColumn(cents),
      sensitive: categoryColumn(kind, SENSITIVE_KINDS),
      affinity: integerColumn(Int32Array.from(affinity, (group) => (group === 0 ? MISSING_INTEGER : group))),
    };
  },
};
