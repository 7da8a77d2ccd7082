import { cellText, columnOf, parseDate, takeRows, type Table } from '../../../src/columns/column.ts';
import { concatenated } from '../../../src/columns/concatenated.ts';
import { makersByName } from '../../../src/columns/table-maker.ts';
import { openCompanyBlock, type CompanyBlock } from '../../../src/crm/company-block.ts';
import { COMPANY_TABLES } from '../../../src/crm/company-tables.ts';
import { crmOptions, type CrmOptions } from '../../../src/crm/crm-options.ts';
import { marketingOptions } from '../../../src/crm/marketing/marketing-options.ts';
import { lognormal, negativeBinomial } from '../../../src/random/distributions.ts';
import { keyedDraws } from '../../../src/random/keyed-draws.ts';
import { BLOCK } from '../../../src/schema/world.ts';
import { peopleOf, type Person } from '../people.ts';

export const AS_OF = parseDate('2026-01-01');
export const END = AS_OF * 1440;
const PEOPLE = 2 * BLOCK;

let drawn: Table | undefined;

/** Two blocks of people in households of two, whose orders and spend follow the population's laws. */
export function shoppers(): Table {
  const draws = (attribute: string): ReturnType<typeof keyedDraws> => keyedDraws({ seed: 2, stage: 'test', instance: '', attribute });
  const [rates, counts, facts] = [draws('rates'), draws('counts'), draws('facts')];
  drawn ??= peopleOf(
    Array.from({ length: PEOPLE }, (_, id): Person => {
      const u = (index: number): number => facts.uniform(id, index);
      const orders = negativeBinomial(3, 0.8, rates, counts, id);
      return {
        householdId: id - (id % 2),
        postcode: String(10_000 + Math.floor(id / 600)),
        givenName: `Given${Math.floor(u(0) * 90)}`,
        surname: `Sur${Math.floor(u(1) * 400)}`,
        sex: u(2) < 0.5 ? 'F' : 'M',
        birthDate: AS_OF - Math.floor((16 + u(3) * 70) * 365.25) - 30,
        incomeBand: 1 + Math.floor(u(4) * 5),
        politicalLeaning: ['left', 'centre', 'right'][Math.floor(u(5) * 3)]!,
        followers: 50,
        email: `p${id}@mail.example`,
        phone: `+1 (999) 555-${String(id).padStart(4, '0')}`,
        previousPostcode: u(6) < 0.2 ? '20001' : null,
        movedOn: u(6) < 0.2 ? AS_OF - Math.floor(u(7) * 1500) : null,
        tolerance: u(8),
        orders,
        spend: Math.round(orders * lognormal(u(9), Math.log(40), 0.78) * 100) / 100,
        responds: u(10) < 0.12 ? 'true' : 'false',
        religion: ['none', 'faith A', 'faith B'][Math.floor(u(11) * 3)]!,
        healthConditions: u(12) < 0.4 ? 'condition A' : 'none',
      };
    }),
  );
  return drawn;
}

/** What differs from the default company; `marketing` as in `marketingOptions`. */
export interface ShopOptions {
  readonly crm?: object;
  readonly marketing?: object;
  readonly correlation?: number;
  readonly seed?: number;
}

/** One block of the company, nothing made yet. */
export function shopBlock(block: number, { crm = {}, marketing = {}, correlation = 1, seed = 7 }: ShopOptions = {}): CompanyBlock {
  const people = takeRows(shoppers(), Uint32Array.from({ length: BLOCK }, (_, row) => block * BLOCK + row));
  return openCompanyBlock(
    {
      worldTable: (name) => {
        if (name !== 'person') throw new Error(`no table ${name}`);
        return people;
      },
      hasWorldTable: (name) => name === 'person',
      seed,
      worldPeople: PEOPLE,
      asOfDays: AS_OF,
      historyDays: 28,
      instance: '',
      options: { ...crmOptions.parse({ penetration: 0.4, ...crm }), marketing: marketingOptions.parse(marketing) } as CrmOptions,
      correlation,
    },
    makersByName(COMPANY_TABLES),
  );
}

export interface Shop {
  readonly blocks: readonly CompanyBlock[];
  /** A table over both blocks; one of the whole world is taken once. */
  readonly table: (name: string) => Table;
}

const shops = new Map<string, Shop>();

/** The company over both blocks, made once for these options. */
export function shop(options: ShopOptions = {}): Shop {
  const key = JSON.stringify(options);
  let made = shops.get(key);
  if (made === undefined) {
    const blocks = [shopBlock(0, options), shopBlock(1, options)];
    const scope = new Map(COMPANY_TABLES.map(({ schema, scope: of }) => [schema.name, of]));
    made = { blocks, table: (name) => (scope.get(name) === 'world' ? blocks[0]!.table(name) : concatenated(blocks.map((block) => block.table(name)))) };
    shops.set(key, made);
  }
  return made;
}

export function numbers(table: Table, name: string): Int32Array | Float64Array {
  const column = columnOf(table, name);
  if (column.kind !== 'number') throw new Error(`${name} holds codes`);
  return column.values;
}

export function texts(table: Table, name: string): (string | null)[] {
  const column = columnOf(table, name);
  return Array.from({ length: table.rows }, (_, row) => cellText(column, row));
}

/** The person behind each contact: row of `shoppers()`, which is also the personId. */
export function personOf({ blocks }: Shop): ReadonlyMap<number, number> {
  return new Map(blocks.flatMap((block) => Array.from(block.contacts().contactId, (id, contact) => [id, block.contacts().personId[contact]!] as const)));
}

/** How often each value occurs. */
export function tally<Value>(values: Iterable<Value>): Map<Value, number> {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

export function correlationOf(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((value, i) => {
    ab += (value - meanA) * (b[i]! - meanB);
    aa += (value - meanA) * (value - meanA);
    bb += (b[i]! - meanB) * (b[i]! - meanB);
  });
  return ab / Math.sqrt(aa * bb);
}
