import { aliasTable, type AliasTable } from '../../random/alias-table.ts';
import { lognormal, zipfMandelbrotWeights } from '../../random/distributions.ts';
import { exp, ln } from '../../stats/elementary.ts';
import type { CompanyBlock } from '../company-block.ts';
import { MATERIALS, THING_ADJECTIVES, THINGS } from '../service/vocabulary.ts';

/** Assumed: how many products the company sells. */
export const PRODUCTS = 5000;

/** What buying a product may speak of; index 0 is nothing. */
export const SENSITIVE_KINDS = [null, 'health', 'intimate', 'belief'] as const;
/** Index of `health` in `SENSITIVE_KINDS`. */
export const HEALTH = 1;
/** Index of `belief` in `SENSITIVE_KINDS`. */
export const BELIEF = 3;
/** Assumed: shares of products of each kind. */
const KIND_SHARES = [0.96, 0.02, 0.01, 0.01];
/** Beliefs for which products are made, counted from 1. */
const BELIEFS = 5;

/** Ranges of the products that speak of something have invented names which do not. */
export const CATEGORIES = ['Grocery', 'Clothing', 'Home', 'Electronics', 'Leisure', 'Marlow range', 'Tansy range', 'Quill range'] as const;
const CATEGORY_OF_KIND = [-1, 5, 6, 7];
const CATEGORY_OF_THING: Readonly<Record<string, number>> = { Gloves: 1, Hat: 1, Pants: 1, Shirt: 1, Shoes: 1, Chair: 2, Soap: 2, Table: 2, Towels: 2, Computer: 3, Keyboard: 3, Mouse: 3, Ball: 4, Bike: 4, Car: 4 };

/** Assumed: median list price 14 USD, from 1.5 to 400 USD. */
const MEDIAN_PRICE = 14;
const PRICE_SPREAD = 0.9;
const LOWEST_CENTS = 150;
const HIGHEST_CENTS = 40_000;
/** Prices end as in shops; assumed. */
const ENDINGS = [99, 49, 95, 0, 75];
/** Assumed: sales fall as rank to this power. */
const POPULARITY = 0.8;

/** Prices of one bucket differ by less than this factor. */
const BUCKET = 1.05;
const BUCKETS = Math.ceil(ln(HIGHEST_CENTS / LOWEST_CENTS) / ln(BUCKET)) + 1;

/** What a company sells. Products count from 0; `productId` is one more. */
export interface Catalogue {
  readonly cents: Int32Array;
  /** Index into `SENSITIVE_KINDS`. */
  readonly kind: Uint8Array;
  /** The belief that a product is made for, 1 to 5; 0 of others. */
  readonly affinity: Uint8Array;
  /** Index into `CATEGORIES`. */
  readonly category: Uint8Array;
  readonly label: readonly string[];
  /** A product at about this price, the popular ones more often. */
  readonly priced: (cents: number, uniform: number) => number;
  /** A product by popularity alone. */
  readonly popular: (uniform: number) => number;
}

let last: { readonly key: string; readonly catalogue: Catalogue } | undefined;

/** The company's products: the same for every block of a world. */
export function catalogueOf({ seed, instance, draws }: Pick<CompanyBlock, 'seed' | 'instance' | 'draws'>): Catalogue {
  const key = `${seed}|${instance}`;
  if (last?.key !== key) last = { key, catalogue: makeCatalogue(draws) };
  return last.catalogue;
}

function makeCatalogue(draws: CompanyBlock['draws']): Catalogue {
  const [prices, kinds, names] = [draws('product.price'), draws('product.kind'), draws('product.label')];
  const cents = new Int32Array(PRODUCTS);
  const kind = new Uint8Array(PRODUCTS);
  const affinity = new Uint8Array(PRODUCTS);
  const category = new Uint8Array(PRODUCTS);
  const label: string[] = [];
  const kindTable = aliasTable(KIND_SHARES);
  for (let product = 0; product < PRODUCTS; product++) {
    const dollars = Math.floor(lognormal(prices.uniform(product), ln(MEDIAN_PRICE), PRICE_SPREAD));
    const ending = ENDINGS[prices.below(ENDINGS.length, product, 1)]!;
    cents[product] = Math.max(LOWEST_CENTS, Math.min(HIGHEST_CENTS, dollars * 100 + ending));
    kind[product] = kindTable.pick(kinds.uniform(product));
    affinity[product] = kind[product] === BELIEF ? 1 + kinds.below(BELIEFS, product, 1) : 0;
    const thing = THINGS[names.below(THINGS.length, product)]!;
    const ordinary = CATEGORY_OF_THING[thing] ?? 0;
    category[product] = kind[product] === 0 ? ordinary : CATEGORY_OF_KIND[kind[product]!]!;
    const adjective = THING_ADJECTIVES[names.below(THING_ADJECTIVES.length, product, 1)]!;
    const material = MATERIALS[names.below(MATERIALS.length, product, 2)]!;
    const words = kind[product] !== 0 ? CATEGORIES[category[product]!]!.replace(' range', '') : ordinary === 0 ? `${adjective} ${thing}` : `${adjective} ${material} ${thing}`;
    label.push(`${words} ${100 + (product % 900)}`);
  }
  // Products are numbered at random, so their number may serve as their rank.
  const weights = zipfMandelbrotWeights(PRODUCTS, POPULARITY, 10);
  const popularity = aliasTable(weights);
  const buckets = priceBuckets(cents, weights);
  return {
    cents,
    kind,
    affinity,
    category,
    label,
    priced: (wanted, uniform) => {
      const { products, table } = buckets[bucketOf(wanted)]!;
      return products[table.pick(uniform)]!;
    },
    popular: (uniform) => popularity.pick(uniform),
  };
}

interface Bucket {
  readonly products: readonly number[];
  readonly table: AliasTable;
}

function bucketOf(cents: number): number {
  const bounded = Math.max(LOWEST_CENTS, Math.min(HIGHEST_CENTS, cents));
  return Math.min(BUCKETS - 1, Math.floor(ln(bounded / LOWEST_CENTS) / ln(BUCKET)));
}

/** Products by price; a bucket without any takes those of the nearest that has, the cheaper of two. */
function priceBuckets(cents: Int32Array, weights: Float64Array): readonly Bucket[] {
  const members: number[][] = Array.from({ length: BUCKETS }, () => []);
  cents.forEach((value, product) => members[bucketOf(value)]!.push(product));
  return members.map((_, bucket) => {
    let products = members[bucket]!;
    for (let away = 1; products.length === 0; away++) products = members[bucket - away]?.length ? members[bucket - away]! : (members[bucket + away] ?? []);
    return { products, table: aliasTable(products.map((product) => weights[product]!)) };
  });
}

/** The factor by which someone whom a sensitive product does not suit is less likely to take it, for a log-odds strength. */
export function unsuited(strength: number): number {
  return exp(-strength);
}
