import type { Column } from '../columns/column.ts';
import { serveBrowserWorker } from '../workers/browser-workers.ts';
import type { ItemFunction } from '../workers/job.ts';
import { openWorld, simulateBlock, type BlocksContext } from './simulate-block.ts';

/** The worker's part of `simulateTable`: numbers of blocks in, their columns out. */
export async function start({ plan, table }: BlocksContext): Promise<ItemFunction<readonly number[], readonly ReadonlyMap<string, Column>[]>> {
  const world = await openWorld(plan);
  return (blocks) => blocks.map((block) => simulateBlock(world, block, table).columns);
}

serveBrowserWorker('population/simulate-block.job', { start });
