import { cellText, columnOf, type Table } from '../../src/columns/column.ts';
import { concatenated } from '../../src/columns/concatenated.ts';
import { makersByName, type TableMaker } from '../../src/columns/table-maker.ts';
import { orderLineTable, orderTable } from '../../src/crm/commerce/orders.ts';
import { productTable } from '../../src/crm/commerce/products.ts';
import { openCompanyBlock, type CompanyBlock } from '../../src/crm/company-block.ts';
import { crmOptions } from '../../src/crm/crm-options.ts';
import { consentEventTable } from '../../src/crm/holdings/consent-event-table.ts';
import { consentTextTable } from '../../src/crm/holdings/consent-text-table.ts';
import { contactAccountTable } from '../../src/crm/holdings/contact-account-table.ts';
import { contactPointTable } from '../../src/crm/holdings/contact-point-table.ts';
import { contactTable } from '../../src/crm/holdings/contact-table.ts';
import { customAttributeTable } from '../../src/crm/holdings/custom-attribute-table.ts';
import { optOutAddressTable, optOutChannelTable, optOutListTable, optOutPersonTable } from '../../src/crm/holdings/opt-out-tables.ts';
import { consentTruthTable, corruptionTable, truthLinkTable } from '../../src/crm/holdings/truth-tables.ts';
import { planWorld, type WorldPlan } from '../../src/population/index.ts';
import { openBlock, type Block, type World } from '../../src/population/block-context.ts';
import { openWorld } from '../../src/population/simulate-block.ts';

/** The tables of what a company holds, each after those that it reads. */
export const HOLDINGS: readonly TableMaker<CompanyBlock>[] = [
  contactTable, contactPointTable, contactAccountTable, customAttributeTable, consentTextTable, consentEventTable,
  optOutPersonTable, optOutAddressTable, optOutChannelTable, optOutListTable, truthLinkTable, corruptionTable, consentTruthTable,
];
const ORDERS = [productTable, orderTable, orderLineTable];

/** A world and a company in it, whose blocks are opened once. */
export interface Company {
  readonly plan: WorldPlan;
  readonly block: (block: number, further?: readonly TableMaker<CompanyBlock>[]) => CompanyBlock;
  readonly population: (block: number) => Block;
  /** A table of the company's over all blocks. */
  readonly whole: (table: string) => Table;
  /** A table of the population's over all blocks. */
  readonly people: (table: string) => Table;
}

/** The same people whatever the options, two blocks and a part. */
export async function company(options: object = {}, correlation = 1): Promise<Company> {
  const world = await sharedWorld();
  const { plan } = world;
  const blocks = new Map<number, Block>();
  const population = (block: number): Block => {
    if (!blocks.has(block)) blocks.set(block, openBlock(world, block));
    return blocks.get(block)!;
  };
  const block = (number: number, further: readonly TableMaker<CompanyBlock>[] = []): CompanyBlock =>
    openCompanyBlock(
      {
        worldTable: population(number).table,
        hasWorldTable: (name) => world.tables.has(name),
        seed: plan.seed,
        worldPeople: plan.people,
        asOfDays: plan.asOfDay,
        historyDays: plan.historyDays,
        instance: '',
        options: crmOptions.parse(options),
        correlation,
      },
      makersByName([...HOLDINGS, ...ORDERS, ...further]),
    );
  const opened = Array.from({ length: plan.blocks }, (_, number) => block(number));
  return { plan, block, population, whole: (table) => concatenated(opened.map((own) => own.table(table))), people: (table) => concatenated(opened.map((own) => own.worldTable(table))) };
}

let shared: Promise<World> | undefined;

function sharedWorld(): Promise<World> {
  shared ??= planWorld({ country: 'us', people: 10_000, seed: 3, asOf: '2026-01-01' }).then((plan) => openWorld(plan));
  return shared;
}

/** The rows of a table as objects of texts; null is missing. */
export function records(table: Table): Record<string, string | null>[] {
  const columns = table.schema.columns.map(({ name }) => [name, columnOf(table, name)] as const);
  return Array.from({ length: table.rows }, (_, row) => Object.fromEntries(columns.map(([name, column]) => [name, cellText(column, row)])));
}
