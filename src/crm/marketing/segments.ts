import type { TableMaker } from '../../columns/table-maker.ts';
import { SEGMENT_MEMBER } from '../../schema/commerce-tables.ts';
import { basketsOf } from '../commerce/baskets.ts';
import { categoryColumn, dayColumn, eventRows, integerColumn } from '../commerce/event-columns.ts';
import { purchasesOf } from '../commerce/purchase-process.ts';
import type { CompanyBlock } from '../company-block.ts';

/**
 * Segments by recency, frequency and monetary value (the RFM of direct mail: A. M. Hughes, *Strategic Database
 * Marketing*, 1994). The bounds are the company's own, hence assumed: a contact is `new` for 90 days from
 * the first order, `at-risk` from day 180 and `lapsed` from day 365 after the last one, otherwise `active`; apart from
 * that `loyal` from the fifth order on and `high-value` from the order that brings 300 USD.
 */
const SEGMENTS = ['new', 'active', 'at-risk', 'lapsed', 'loyal', 'high-value'];
const [NEW, ACTIVE, AT_RISK, LAPSED, LOYAL, HIGH_VALUE] = [0, 1, 2, 3, 4, 5] as const;
const NEW_DAYS = 90;
const AT_RISK_DAYS = 180;
const LAPSED_DAYS = 365;
const LOYAL_ORDERS = 5;
const HIGH_VALUE_CENTS = 30_000;

/** Memberships on the day of the extract; whoever never ordered is in none. */
export const segmentMemberTable: TableMaker<CompanyBlock> = {
  schema: SEGMENT_MEMBER,
  scope: 'block',
  make(block) {
    const { count, contact, at } = purchasesOf(block);
    const { amount } = basketsOf(block);
    const { contactId, count: contacts } = block.contacts();
    const none = (): Int32Array => new Int32Array(contacts).fill(-1);
    const [firstDay, lastDay, loyalDay, valuedDay] = [none(), none(), none(), none()];
    const [orders, cents] = [new Int32Array(contacts), new Int32Array(contacts)];
    const byFirstOrder: number[] = [];
    for (let order = 0; order < count; order++) {
      const who = contact[order]!;
      const day = Math.floor(at[order]! / 1440);
      if (firstDay[who] === -1) {
        firstDay[who] = day;
        byFirstOrder.push(who);
      }
      lastDay[who] = day;
      orders[who]!++;
      cents[who] = cents[who]! + amount[order]!;
      if (orders[who] === LOYAL_ORDERS) loyalDay[who] = day;
      if (valuedDay[who] === -1 && cents[who]! >= HIGH_VALUE_CENTS) valuedDay[who] = day;
    }
    const rows = eventRows('contact', 'segment', 'since');
    const join = (who: number, segment: number, since: number): void => {
      rows.contact.push(contactId[who]!);
      rows.segment.push(segment);
      rows.since.push(since);
    };
    for (const who of byFirstOrder) {
      const quiet = block.asOfDays - lastDay[who]!;
      if (quiet >= LAPSED_DAYS) join(who, LAPSED, lastDay[who]! + LAPSED_DAYS);
      else if (quiet >= AT_RISK_DAYS) join(who, AT_RISK, lastDay[who]! + AT_RISK_DAYS);
      else if (block.asOfDays - firstDay[who]! < NEW_DAYS) join(who, NEW, firstDay[who]!);
      else join(who, ACTIVE, Math.max(firstDay[who]! + NEW_DAYS, lastDay[who]!));
      if (loyalDay[who] !== -1) join(who, LOYAL, loyalDay[who]!);
      if (valuedDay[who] !== -1) join(who, HIGH_VALUE, valuedDay[who]!);
    }
    return { segment: categoryColumn(rows.segment.values(), SEGMENTS), contactId: integerColumn(rows.contact.values()), since: dayColumn(rows.since.values()) };
  },
};
