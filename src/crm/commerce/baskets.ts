import { aliasTable } from '../../random/alias-table.ts';
import { ln } from '../../stats/elementary.ts';
import type { CompanyBlock } from '../company-block.ts';
import { traitsOf, type BuyerTraits } from './buyer-traits.ts';
import { BELIEF, catalogueOf, HEALTH, unsuited, type Catalogue } from './catalogue.ts';
import { customersOf } from './customer-index.ts';
import { eventRows } from './event-columns.ts';
import { purchasesOf, SHOP } from './purchase-process.ts';

/** Assumed: shares of orders with 1, 2, … lines. */
const LINES = aliasTable([0.5, 0.24, 0.12, 0.07, 0.04, 0.03]);
/** No line is meant to cost less, in cents. */
const LEAST_LINE = 300;
/** Assumed: shares of lines with 1, 2, 3, 4 pieces. */
const PIECES = aliasTable([0.86, 0.1, 0.025, 0.015]);
/** Assumed: reductions in per cent, and their shares. */
const REDUCTIONS = [0, 10, 20, 30];
const REDUCED = aliasTable([0.85, 0.07, 0.05, 0.03]);
/** How often another product is looked for when one does not suit; the last is taken as it is. */
const MOST_LOOKS = 6;

/** Lines of a block's orders, in the order of `Purchases`, each order's together. */
export interface Baskets {
  /** Where each order's lines begin; one entry more than orders. */
  readonly first: Int32Array;
  /** Product, counted from 0. */
  readonly product: Int32Array;
  readonly quantity: Int32Array;
  /** Price paid for a piece, in cents. */
  readonly cents: Int32Array;
  /** Sum of each order, in cents, and its pieces. */
  readonly amount: Int32Array;
  readonly items: Int32Array;
}

const known = new WeakMap<CompanyBlock, Baskets>();

/** The lines of a block's orders, drawn once. */
export function basketsOf(block: CompanyBlock): Baskets {
  let baskets = known.get(block);
  if (baskets === undefined) {
    baskets = fillBaskets(block);
    known.set(block, baskets);
  }
  return baskets;
}

/**
 * Fills each order with products that come to about what the customer means to spend: the sum is broken at
 * random into lines, and each line takes a product of about that price, the popular ones more often, passed
 * over if it speaks of a health condition or a belief that the customer does not have. The amount is the exact sum of
 * the lines; list prices in steps make it differ from the meant one by a few per cent.
 */
function fillBaskets(block: CompanyBlock): Baskets {
  const catalogue = catalogueOf(block);
  const { personId, personRow } = customersOf(block);
  const purchases = purchasesOf(block);
  const takes = suits(block, catalogue);
  const [splits, picks] = [block.draws('basket.split'), block.draws('basket.pick')];
  const rows = eventRows('product', 'quantity', 'cents');
  const first = new Int32Array(purchases.count + 1);
  const amount = new Int32Array(purchases.count);
  const items = new Int32Array(purchases.count);
  const parts = new Float64Array(LINES.size);

  for (let order = 0; order < purchases.count; order++) {
    const customer = purchases.customer[order]!;
    const [person, row] = [personId[customer]!, personRow[customer]!];
    const number = purchases.number[order]!;
    const wanted = purchases.wanted[order]!;
    const lines = Math.min(1 + LINES.pick(splits.uniform(person, number)), 1 + Math.floor(wanted / (2 * LEAST_LINE)));
    // Exponential parts over their sum break the amount uniformly at random (Devroye 1986, V.2.1).
    let whole = 0;
    for (let line = 0; line < lines; line++) whole += parts[line] = lines === 1 ? 1 : -ln(splits.uniform(person, number, 1 + line));
    for (let line = 0; line < lines; line++) {
      // One draw decides pieces and reduction: the rest of the first choice is as good as fresh.
      const habit = picks.uniform(person, number, line * 16) * 64;
      const quantity = 1 + PIECES.pick(habit - Math.floor(habit));
      const reduction = REDUCTIONS[REDUCED.pick((Math.floor(habit) + 0.5) / 64)]!;
      const listed = Math.max(LEAST_LINE / 2, (wanted * parts[line]!) / whole / quantity / (1 - reduction / 100));
      let product = 0;
      for (let look = 1; look <= MOST_LOOKS; look++) {
        product = catalogue.priced(listed, picks.uniform(person, number, line * 16 + 2 * look));
        if (catalogue.kind[product] === 0 || picks.uniform(person, number, line * 16 + 2 * look + 1) < takes(product, row, purchases.channel[order]!)) break;
      }
      const cents = Math.round((catalogue.cents[product]! * (100 - reduction)) / 100);
      rows.product.push(product);
      rows.quantity.push(quantity);
      rows.cents.push(cents);
      amount[order] = amount[order]! + quantity * cents;
      items[order] = items[order]! + quantity;
    }
    first[order + 1] = rows.product.length;
  }
  return { first, product: rows.product.values(), quantity: rows.quantity.values(), cents: rows.cents.values(), amount, items };
}

/**
 * Probability that a customer keeps a sensitive product: 1 if it suits, less otherwise, and less still away
 * from the shop, where those whom it suits need not be seen. A product for private use suits all alike.
 */
export function suits(block: CompanyBlock, { kind, affinity }: Catalogue): (product: number, row: number, channel: number) => number {
  const traits: BuyerTraits = traitsOf(block);
  const [byTrait, byTraitChannel] = [block.strength('sensitive-item.trait'), block.strength('sensitive-item.trait-channel')];
  const [seen, unseen] = [unsuited(byTrait), unsuited(byTrait + byTraitChannel)];
  return (product, row, channel) => {
    const suited = kind[product] === HEALTH ? traits.condition[row] === 1 : kind[product] === BELIEF ? traits.belief[row] === affinity[product] : true;
    return suited ? 1 : channel === SHOP ? seen : unseen;
  };
}
