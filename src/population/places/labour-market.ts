import { aliasTable, type AliasTable } from '../../random/alias-table.ts';
import { zipfMandelbrotWeights } from '../../random/distributions.ts';
import type { Draws } from '../../random/draws.ts';
import { keyedDraws } from '../../random/keyed-draws.ts';
import type { WorldPlan } from '../world-plan.ts';

/** What companies do. */
export const INDUSTRIES = ['farming', 'building', 'manufacturing', 'retail', 'transport', 'hospitality', 'technology', 'business services', 'education', 'health care', 'public service', 'personal services'] as const;
/** Assumed: shares of the companies, in the order of `INDUSTRIES`. */
const INDUSTRY_SHARES = [0.03, 0.09, 0.08, 0.14, 0.06, 0.1, 0.07, 0.14, 0.07, 0.11, 0.04, 0.07];

/** Assumed: blocks of people (of 4,096) that form one labour area, and companies that a block brings to it. */
const AREA_BLOCKS = 8;
const COMPANIES_PER_BLOCK = 120;
/**
 * Sizes of companies fall with their rank as 1/(rank + shift)^exponent: exponent of Axtell, "Zipf
 * distribution of U.S. firm sizes", Science 293, 2001 (from memory); the shift, which keeps the largest
 * below a tenth of an area, is assumed.
 */
const SIZE_EXPONENT = 1.06;
const SIZE_SHIFT = 2;
/** Assumed: people who work in their own area and in one of the two next to it; the others anywhere. */
const WORK_HERE = 0.85;
const WORK_NEXT = 0.12;

/**
 * The companies of a world, numbered from 0, a stretch of numbers for each labour area: so people of
 * neighbouring blocks share employers, and a block's can be told without the others.
 */
export interface LabourMarket {
  /** Where someone of that block works, from two uniform numbers: the area, then the company by its size. */
  readonly pick: (block: number, uniform: number, uniform2: number) => number;
  /** The id under which a company is known; says nothing about its number. */
  readonly idOf: (company: number) => string;
  /** Index into `INDUSTRIES`. */
  readonly industryOf: (company: number) => number;
  /** The companies with their seat in a block, in the order of their numbers. */
  readonly seatedIn: (block: number) => number[];
}

const markets = new WeakMap<WorldPlan, LabourMarket>();

/** The labour market of a world; kept with its plan. */
export function labourMarket(plan: WorldPlan): LabourMarket {
  let market = markets.get(plan);
  if (market === undefined) {
    market = makeMarket(plan);
    markets.set(plan, market);
  }
  return market;
}

function makeMarket({ seed, blocks }: WorldPlan): LabourMarket {
  const [industries, seats, ids] = ['employer.industry', 'employer.seat', 'employer.id'].map((attribute) => keyedDraws({ seed, stage: 'population', instance: '', attribute })) as [Draws, Draws, Draws];
  const areas = Math.ceil(blocks / AREA_BLOCKS);
  const blocksIn = (area: number): number => Math.min(AREA_BLOCKS, blocks - area * AREA_BLOCKS);
  // Only the last area can be short.
  const sizes = new Map<number, AliasTable>([0, areas - 1].map((area) => [blocksIn(area), aliasTable(zipfMandelbrotWeights(blocksIn(area) * COMPANIES_PER_BLOCK, SIZE_EXPONENT, SIZE_SHIFT))]));
  const industryTable = aliasTable(INDUSTRY_SHARES);
  const industryKnown = new Uint8Array(blocks * COMPANIES_PER_BLOCK);
  const [first, second] = [ids.uint32(0, 0), ids.uint32(0, 1)];
  return {
    pick(block, uniform, uniform2) {
      const own = Math.floor(block / AREA_BLOCKS);
      let area = own;
      if (uniform >= WORK_HERE + WORK_NEXT) area = Math.floor(((uniform - WORK_HERE - WORK_NEXT) / (1 - WORK_HERE - WORK_NEXT)) * areas);
      else if (uniform >= WORK_HERE) area = uniform < WORK_HERE + WORK_NEXT / 2 ? Math.max(0, own - 1) : Math.min(areas - 1, own + 1);
      return area * AREA_BLOCKS * COMPANIES_PER_BLOCK + sizes.get(blocksIn(area))!.pick(uniform2);
    },
    idOf: (company) => `E${scrambled((company ^ first) >>> 0, second).toString(36).padStart(7, '0')}`,
    industryOf(company) {
      if (industryKnown[company] === 0) industryKnown[company] = 1 + industryTable.pick(industries.uniform(company));
      return industryKnown[company]! - 1;
    },
    seatedIn(block) {
      const area = Math.floor(block / AREA_BLOCKS);
      const from = area * AREA_BLOCKS * COMPANIES_PER_BLOCK;
      const within = block - area * AREA_BLOCKS;
      return Array.from({ length: blocksIn(area) * COMPANIES_PER_BLOCK }, (_, rank) => from + rank).filter((company) => seats.below(blocksIn(area), company) === within);
    },
  };
}

/**
 * A bijection of 32-bit numbers that leaves no order: two rounds of xor-shift and odd multiplication, the
 * finalizer of MurmurHash3 (A. Appleby, public domain), with a key between them.
 */
function scrambled(number: number, key: number): number {
  let x = number;
  for (const word of [key, 0]) {
    x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
    x = (x ^ (x >>> 16) ^ word) >>> 0;
  }
  return x;
}
