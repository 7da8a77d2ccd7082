import type { Column } from '../columns/column.ts';
import { serveBrowserWorker } from '../workers/browser-workers.ts';
import type { ItemFunction } from '../workers/job.ts';
import { openWorld, simulateBlock } from './simulate-block.ts';
import type { WorldPlan } from './world-plan.ts';

/** The worker's part of `simulatePeople`: numbers of blocks in, their columns out. */
export async function start(plan: WorldPlan): Promise<ItemFunction<readonly number[], readonly ReadonlyMap<string, Column>[]>> {
  const world = await openWorld(plan);
  return (blocks) => blocks.map((block) => simulateBlock(world, block).columns);
}

serveBrowserWorker('population/simulate-block.job', { start });
