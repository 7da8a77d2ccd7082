import { cellText, type Table } from '../../../src/columns/column.ts';
import { openBlock, type Block } from '../../../src/population/block-context.ts';
import { collectTable, openWorld, planWorld } from '../../../src/population/index.ts';
import type { WorldOptions } from '../../../src/population/world-plan.ts';

/** A world of a few postcodes with its blocks open; made once per option set and file. */
export const mobileWorld = cached(async (options: Partial<WorldOptions>) => {
  const plan = await planWorld({ country: 'us', people: 40_000, seed: 11, asOf: '2026-01-01', ...options });
  const world = await openWorld(plan);
  const blocks: readonly Block[] = Array.from({ length: plan.blocks }, (_, block) => openBlock(world, block));
  return { plan, world, blocks };
});

/** A table of such a world, all in memory. */
export const mobileTable = cached(async ({ name, options }: { name: string; options: Partial<WorldOptions> }): Promise<Table> => collectTable((await mobileWorld(options)).plan, name));

export const textsOf = (table: Table, name: string): (string | null)[] => Array.from({ length: table.rows }, (_, row) => cellText(table.columns.get(name)!, row));

/** The rows for which something does not hold, the first few: an assertion per row would take longer than the world. */
export function broken(rows: readonly number[], holds: (row: number) => boolean): number[] {
  return rows.filter((row) => !holds(row)).slice(0, 5);
}

function cached<Input, Output>(make: (input: Input) => Promise<Output>): (input: Input) => Promise<Output> {
  const made = new Map<string, Promise<Output>>();
  return (input) => {
    const key = JSON.stringify(input);
    let promise = made.get(key);
    if (promise === undefined) made.set(key, (promise = make(input)));
    return promise;
  };
}
