import type { Table } from './columns/column.ts';
import type { CrmOptions } from './crm/crm-options.ts';
import type { TalliedBlock } from './population/calibration/tally.ts';
import type { CountryPack } from './population/country.ts';
import { loadCountry, type WorldPlan } from './population/index.ts';
import { openTables } from './simulated-tables.ts';

/** Opens a world as the tallies see it. */
export async function openTallied(plan: WorldPlan, crm: CrmOptions): Promise<(block: number) => TalliedBlock> {
  const open = await openTables(plan, crm);
  const pack = await loadCountry(plan.country);
  return (block) => talliedBlock(plan, pack, open, block);
}

/** A block as the tallies see it; blocks that a tally reaches from it are opened once. */
export function talliedBlock(plan: WorldPlan, pack: CountryPack, open: (block: number) => (name: string) => Table, first: number): TalliedBlock {
  const opened = new Map<number, TalliedBlock>();
  const neighbour = (block: number): TalliedBlock => {
    let view = opened.get(block);
    if (view === undefined) {
      let table: ((name: string) => Table) | undefined;
      view = { plan, pack, block, table: (name) => (table ??= open(block))(name), neighbour };
      opened.set(block, view);
    }
    return view;
  };
  return neighbour(first);
}
