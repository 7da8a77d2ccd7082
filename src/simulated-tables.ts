import type { Table } from './columns/column.ts';
import { makersByName, type TableMaker } from './columns/table-maker.ts';
import { openCompanyBlock } from './crm/company-block.ts';
import { COMPANY_TABLES } from './crm/company-tables.ts';
import type { CrmOptions } from './crm/crm-options.ts';
import { openBlock } from './population/block-context.ts';
import { emailProviderTable, openWorld, WORLD_TABLES, type WorldPlan } from './population/index.ts';
import type { TableSchema } from './schema/table-schema.ts';
import { sources } from './sources/index.ts';

/** A table that a simulation can write. */
export interface SimulatedTable {
  readonly schema: TableSchema;
  readonly stage: 'population' | 'company' | 'sources';
  readonly scope: TableMaker<never>['scope'];
}

/** All of them: what is true of the people, what the company holds, what others hold. */
export const SIMULATED_TABLES: readonly SimulatedTable[] = [
  ...WORLD_TABLES.map(({ schema, scope }) => ({ schema, scope, stage: 'population' as const })),
  ...COMPANY_TABLES.map(({ schema, scope }) => ({ schema, scope, stage: 'company' as const })),
  ...sources.map(({ schema, scope }) => ({ schema, scope, stage: 'sources' as const })),
];

/** Options of sources by id; those left out have their defaults. */
export type SourceOptions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Opens a world with its company and its outsiders, block by block: each table of a block is made once. */
export async function openTables(plan: WorldPlan, options: CrmOptions, sourceOptions: SourceOptions = {}): Promise<(block: number) => (name: string) => Table> {
  const world = await openWorld(plan);
  const providers = emailProviderTable(world.pack);
  const company = makersByName(COMPANY_TABLES);
  const { seed, asOfDay: asOfDays, historyDays, correlation } = plan;
  return (block) => {
    const { table: worldTable } = openBlock(world, block);
    // Opened when one of its tables is asked for: a company reads all people of the block.
    let companyTable: ((name: string) => Table) | undefined;
    return (name) => {
      if (world.tables.has(name)) return worldTable(name);
      if (company.has(name)) return (companyTable ??= openCompanyBlock({ worldTable, hasWorldTable: (name) => world.tables.has(name), worldPeople: plan.people, seed, asOfDays, historyDays, correlation, instance: '', options }, company).table)(name);
      const source = sources.find(({ schema }) => schema.name === name);
      if (source === undefined) throw new Error(`simulate.table: expected one of ${SIMULATED_TABLES.map(({ schema }) => schema.name).join(', ')}, got ${name}`);
      return source.run({ people: worldTable('person'), worldTable, providers, seed, asOfDays, instance: source.id }, source.options.parse(sourceOptions[source.id] ?? {})).table;
    };
  };
}
