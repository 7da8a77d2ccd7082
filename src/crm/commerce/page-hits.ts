import { MISSING_INTEGER } from '../../columns/column.ts';
import type { TableMaker } from '../../columns/table-maker.ts';
import { aliasTable } from '../../random/alias-table.ts';
import { lognormal } from '../../random/distributions.ts';
import { COOKIE_TRUTH, PAGE_HIT } from '../../schema/commerce-tables.ts';
import { ln } from '../../stats/elementary.ts';
import type { CompanyBlock } from '../company-block.ts';
import { basketsOf, suits } from './baskets.ts';
import { catalogueOf } from './catalogue.ts';
import { customersOf } from './customer-index.ts';
import { categoryColumn, eventRows, integerColumn, momentColumn, perRow, sortedRows, textColumn } from './event-columns.ts';
import { eventIds } from './event-ids.ts';
import { homeOn } from './orders.ts';
import { WEB } from './purchase-process.ts';
import { CAMPAIGN_LINK, MOST_COOKIES, REFERRERS, visitsOf, type Visit } from './web-visits.ts';

const PAGES = ['home', 'category', 'product', 'search', 'cart', 'checkout', 'account', 'help'];
const [PRODUCT_PAGE, CART, CHECKOUT] = [2, 4, 5];
/** Assumed: shares of pages in a visit, and of its first page by how it began (direct, search, social, partner). */
const NEXT_PAGE = aliasTable([0.05, 0.25, 0.44, 0.1, 0.06, 0, 0.06, 0.04]);
const FIRST_PAGE = [aliasTable([0.7, 0.1, 0.1, 0, 0, 0, 0.1, 0]), aliasTable([0.1, 0.3, 0.55, 0, 0, 0, 0, 0.05]), aliasTable([0.3, 0.1, 0.6, 0, 0, 0, 0, 0]), aliasTable([0.1, 0.2, 0.7, 0, 0, 0, 0, 0])];
/** Assumed: probability of one more page, at most so many; median seconds on a page and the spread of their logarithm. */
const MORE = 0.75;
const MOST_PAGES = 40;
const PAGE_SECONDS = 35;
const PAGE_SPREAD = 1.1;
/** Assumed: share of product pages of a visit that ends in an order which show what is then ordered. */
const ORDERED_SHOWN = 0.6;
/** Assumed: share of visits whose network address points home; the others to where another person of the block lives. */
const PLACED_HOME = 0.8;
/** How often another product is looked for when one does not suit. */
const MOST_LOOKS = 4;

interface Hits {
  /** Index into the visits. */
  readonly visit: Int32Array;
  readonly at: Int32Array;
  readonly page: Int32Array;
  /** `productId`, or missing. */
  readonly product: Int32Array;
}

function drawHits(block: CompanyBlock, visits: readonly Visit[]): Hits {
  const { personId, personRow } = customersOf(block);
  const catalogue = catalogueOf(block);
  const baskets = basketsOf(block);
  const takes = suits(block, catalogue);
  const draws = block.draws('page-hit');
  const start = (block.asOfDays - block.historyDays) * 1440;
  const rows = eventRows('visit', 'at', 'page', 'product');
  const seconds = new Float64Array(MOST_PAGES + 2);

  let [person, session] = [0, 0];
  const u = (page: number, counter: number): number => draws.uniform(person, session, page * 16 + counter);
  /** The product on a page: one of the order that ends the visit, or one that suits the visitor. */
  const shown = (page: number, order: number, row: number): number => {
    if (order !== -1 && u(page, 3) < ORDERED_SHOWN) {
      const lines = baskets.first[order + 1]! - baskets.first[order]!;
      return baskets.product[baskets.first[order]! + Math.floor(u(page, 4) * lines)]!;
    }
    let product = 0;
    for (let look = 0; look < MOST_LOOKS; look++) {
      product = catalogue.popular(u(page, 5 + 2 * look));
      if (catalogue.kind[product] === 0 || u(page, 6 + 2 * look) < takes(product, row, WEB)) break;
    }
    return product;
  };
  visits.forEach(({ customer, number, at, order, referrer }, visit) => {
    person = personId[customer]!;
    session = number;
    const ordering = order !== -1;
    let pages = 0;
    let passed = 0;
    while (pages < MOST_PAGES && (pages === 0 || u(pages, 0) < MORE)) {
      seconds[pages] = passed;
      passed += lognormal(u(pages, 1), ln(PAGE_SECONDS), PAGE_SPREAD);
      pages++;
    }
    if (ordering) for (let last = 0; last < 2; last++) {
      seconds[pages] = passed;
      if (last === 0) passed += PAGE_SECONDS;
      pages++;
    }
    const begin = ordering ? at - Math.floor(passed / 60) : at;
    for (let page = 0; page < pages; page++) {
      const minute = ordering && page === pages - 1 ? at : begin + Math.floor(seconds[page]! / 60);
      if (minute < start || minute >= block.asOfDays * 1440) continue;
      const kind = ordering && page === pages - 1 ? CHECKOUT! : ordering && page === pages - 2 ? CART! : page > 0 ? NEXT_PAGE.pick(u(page, 2)) : referrer === CAMPAIGN_LINK ? PRODUCT_PAGE! : FIRST_PAGE[referrer]!.pick(u(page, 2));
      rows.visit.push(visit);
      rows.at.push(minute);
      rows.page.push(kind);
      rows.product.push(kind === PRODUCT_PAGE ? 1 + shown(page, order, personRow[customer]!) : MISSING_INTEGER);
    }
  });
  return sortedRows(rows, 'at');
}

/** Cookies that were seen, in the order of customers, and the code of each visit's. */
function cookiesOf(block: CompanyBlock, visits: readonly Visit[]): { readonly texts: readonly string[]; readonly owners: Int32Array; readonly codes: Int32Array } {
  const { personId } = customersOf(block);
  const id = eventIds(block.draws('deviceCookie'));
  const codeOf = new Map<number, number>();
  const [texts, owners]: [string[], number[]] = [[], []];
  const codes = Int32Array.from(visits, ({ customer, cookie }) => {
    const slot = customer * MOST_COOKIES + cookie;
    let code = codeOf.get(slot);
    if (code === undefined) {
      code = texts.length;
      codeOf.set(slot, code);
      texts.push(id(personId[customer]!, cookie).toString(16).padStart(11, '0'));
      owners.push(personId[customer]!);
    }
    return code;
  });
  return { texts, owners: Int32Array.from(owners), codes };
}

/** Pages looked at, by time. */
export const pageHitTable: TableMaker<CompanyBlock> = {
  schema: PAGE_HIT,
  scope: 'block',
  make(block) {
    const visits = visitsOf(block);
    const hits = drawHits(block, visits);
    const { texts, codes } = cookiesOf(block, visits);
    const { personId, personRow } = customersOf(block);
    const { contactId } = block.contacts();
    const id = eventIds(block.draws('sessionId'));
    const sessionIds = visits.map(({ customer, number }) => id(personId[customer]!, number));
    const places = block.draws('visit.place');
    const home = homeOn(block.people);
    const postcodes = visits.map(({ customer, number, at }) => {
      const where = places.uniform(personId[customer]!, number);
      const away = Math.floor(((where - PLACED_HOME) / (1 - PLACED_HOME)) * block.people.rows);
      return home(where < PLACED_HOME ? personRow[customer]! : away, Math.floor(at / 1440));
    });
    return {
      deviceCookie: categoryColumn(hits.visit.map((visit) => codes[visit]!), texts),
      contactId: integerColumn(hits.visit.map((visit) => (visits[visit]!.contact === -1 ? MISSING_INTEGER : contactId[visits[visit]!.contact]!))),
      sessionId: integerColumn(perRow(hits.visit.length, (hit) => sessionIds[hits.visit[hit]!]!)),
      at: momentColumn(hits.at),
      pageKind: categoryColumn(hits.page, PAGES),
      productId: integerColumn(hits.product),
      referrerKind: categoryColumn(hits.visit.map((visit) => visits[visit]!.referrer), REFERRERS),
      campaignId: integerColumn(hits.visit.map((visit) => (visits[visit]!.campaign === 0 ? MISSING_INTEGER : visits[visit]!.campaign))),
      postcode: textColumn(Array.from(hits.visit, (visit) => postcodes[visit]!)),
    };
  },
};

/** Truth: the person behind each cookie that was seen. */
export const cookieTruthTable: TableMaker<CompanyBlock> = {
  schema: COOKIE_TRUTH,
  scope: 'block',
  make(block) {
    const { texts, owners } = cookiesOf(block, visitsOf(block));
    return { deviceCookie: textColumn(texts), personId: integerColumn(owners) };
  },
};
