import { makeTable, type Table } from '../columns/column.ts';
import { BLOCK, PERSON } from '../schema/world.ts';
import { makeColumns, type Attribute, type World } from './block-context.ts';
import type { CountryPack } from './country.ts';
import { loadCountry } from './country-pack.ts';
import { householdModel, type HouseholdModel } from './household-model.ts';
import { moveOrigins, type MoveOrigins } from './move-origins.ts';
import { PERSON_ATTRIBUTES } from './person-attributes.ts';
import type { WorldPlan } from './world-plan.ts';

/** What a country's worlds share and what takes a while to derive. */
const derived = new WeakMap<CountryPack, { readonly households: HouseholdModel; readonly origins: MoveOrigins }>();

/** Loads what a plan's blocks need. */
export async function openWorld(plan: WorldPlan): Promise<World> {
  const pack = await loadCountry(plan.country);
  let parts = derived.get(pack);
  if (parts === undefined) {
    parts = { households: householdModel(pack), origins: moveOrigins(pack.postcodes) };
    derived.set(pack, parts);
  }
  return { plan, pack, ...parts };
}

/**
 * The people of one block of `BLOCK` ids: a pure function of the plan and the block's number, so that any
 * block can be made alone, anywhere, in any order.
 */
export function simulateBlock(world: World, block: number, attributes: readonly Attribute[] = PERSON_ATTRIBUTES): Table {
  const firstId = block * BLOCK;
  const rows = Math.min(BLOCK, world.plan.people - firstId);
  const columns = makeColumns(world, block, firstId, rows, attributes);
  const listed = PERSON.columns.filter(({ name }) => columns.has(name));
  return makeTable(listed.length === PERSON.columns.length ? PERSON : { ...PERSON, columns: listed }, new Map(listed.map(({ name }) => [name, columns.get(name)!])));
}
