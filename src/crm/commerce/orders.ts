import { numbersIn, type Table } from '../../columns/column.ts';
import type { TableMaker } from '../../columns/table-maker.ts';
import { aliasTable } from '../../random/alias-table.ts';
import { ORDER, ORDER_LINE } from '../../schema/commerce-tables.ts';
import type { CompanyBlock } from '../company-block.ts';
import { basketsOf } from './baskets.ts';
import { personText } from './buyer-traits.ts';
import { customersOf } from './customer-index.ts';
import { categoryColumn, integerColumn, moneyColumn, momentColumn, perRow, textColumn } from './event-columns.ts';
import { eventIds } from './event-ids.ts';
import { ORDER_CHANNELS, purchasesOf, SHOP } from './purchase-process.ts';

/** How orders are paid; the shares, in a shop and elsewhere, are assumed. */
const PAYMENTS = ['card', 'wallet', 'invoice', 'cash'];
const SHOP_PAYMENTS = aliasTable([0.65, 0.15, 0, 0.2]);
const ONLINE_PAYMENTS = aliasTable([0.55, 0.33, 0.12, 0]);

/** Assumed: share of shop orders at the postcode where one lives; the others where another person of the block lives. */
const NEAR_HOME = 0.8;

/** The number of each order, in the order of `Purchases`. */
export function orderIdsOf(block: CompanyBlock): Float64Array {
  const { count, customer, number } = purchasesOf(block);
  const { personId } = customersOf(block);
  const id = eventIds(block.draws('orderId'));
  return perRow(count, (order) => id(personId[customer[order]!]!, number[order]!));
}

/** Orders, by time. */
export const orderTable: TableMaker<CompanyBlock> = {
  schema: ORDER,
  scope: 'block',
  make(block) {
    const { count, customer, contact, number, at, channel } = purchasesOf(block);
    const { amount, items } = basketsOf(block);
    const { personId } = customersOf(block);
    const { contactId } = block.contacts();
    const paying = block.draws('order.payment');
    const payment = perRow(count, (order) => (channel[order] === SHOP ? SHOP_PAYMENTS : ONLINE_PAYMENTS).pick(paying.uniform(personId[customer[order]!]!, number[order]!)));
    return {
      orderId: integerColumn(orderIdsOf(block)),
      contactId: integerColumn(contact.map((position) => contactId[position]!)),
      orderedAt: momentColumn(at),
      channel: categoryColumn(channel, ORDER_CHANNELS),
      storePostcode: textColumn(storePostcodes(block)),
      amount: moneyColumn(amount),
      paymentKind: categoryColumn(payment, PAYMENTS),
      items: integerColumn(items),
    };
  },
};

function storePostcodes(block: CompanyBlock): (string | null)[] {
  const { count, customer, number, at, channel } = purchasesOf(block);
  const { personId, personRow } = customersOf(block);
  const home = homeOn(block.people);
  const places = block.draws('order.store');
  return Array.from({ length: count }, (_, order) => {
    if (channel[order] !== SHOP) return null;
    const where = places.uniform(personId[customer[order]!]!, number[order]!);
    const day = Math.floor(at[order]! / 1440);
    const away = Math.floor(((where - NEAR_HOME) / (1 - NEAR_HOME)) * block.people.rows);
    return where < NEAR_HOME ? home(personRow[customer[order]!]!, day) : home(away, day);
  });
}

/** The postcode where a person lives on a day, before the last move or after it. */
export function homeOn(people: Table): (row: number, day: number) => string | null {
  const [now, before, movedOn] = [personText(people, 'postcode'), personText(people, 'previousPostcode'), numbersIn(people, 'movedOn')];
  return (row, day) => (movedOn[row]! > day ? (before(row) ?? now(row)) : now(row));
}

/** What was bought, each order's lines together. */
export const orderLineTable: TableMaker<CompanyBlock> = {
  schema: ORDER_LINE,
  scope: 'block',
  make(block) {
    const { first, product, quantity, cents } = basketsOf(block);
    const ids = orderIdsOf(block);
    const orderId = new Float64Array(product.length);
    for (let order = 0; order < ids.length; order++) orderId.fill(ids[order]!, first[order], first[order + 1]);
    return {
      orderId: integerColumn(orderId),
      productId: integerColumn(product.map((value) => value + 1)),
      quantity: integerColumn(quantity),
      price: moneyColumn(cents),
    };
  },
};
