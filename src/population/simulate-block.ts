import { makersByName } from '../columns/table-maker.ts';
import type { Table } from '../columns/column.ts';
import { openBlock, type Attribute, type World } from './block-context.ts';
import type { CountryPack } from './country.ts';
import { loadCountry } from './country-pack.ts';
import { householdModel, type HouseholdModel } from './household-model.ts';
import { moveOrigins, type MoveOrigins } from './move-origins.ts';
import { PERSON_ATTRIBUTES } from './person-attributes.ts';
import { personTable, WORLD_TABLES } from './world-tables.ts';
import type { WorldPlan } from './world-plan.ts';

/** What a country's worlds share and what takes a while to derive. */
const derived = new WeakMap<CountryPack, { readonly households: HouseholdModel; readonly origins: MoveOrigins }>();

/** What a worker is told: the world, and which of its tables. */
export interface BlocksContext {
  readonly plan: WorldPlan;
  readonly table: string;
}

/** Loads what a plan's blocks need. */
export async function openWorld(plan: WorldPlan, attributes: readonly Attribute[] = PERSON_ATTRIBUTES): Promise<World> {
  const pack = await loadCountry(plan.country);
  let parts = derived.get(pack);
  if (parts === undefined) {
    parts = { households: householdModel(pack), origins: moveOrigins(pack.postcodes) };
    derived.set(pack, parts);
  }
  return { plan, pack, ...parts, attributes, tables: makersByName(WORLD_TABLES) };
}

/**
 * A table of one block of `BLOCK` ids: a pure function of the plan and the block's number, so that any
 * block can be made alone, anywhere, in any order.
 */
export function simulateBlock(world: World, block: number, table: string = personTable.schema.name): Table {
  return openBlock(world, block).table(table);
}
