import type { CrmOptions } from './crm/crm-options.ts';
import { TALLIES } from './population/calibration/calibration-targets.ts';
import { mergeStates, tallyBlock, type Coverage, type TallyStates } from './population/calibration/tally.ts';
import type { WorldPlan } from './population/index.ts';
import { openTallied } from './tallied-world.ts';
import type { ItemFunction } from './workers/job.ts';

export interface CalibrateContext {
  readonly plan: WorldPlan;
  readonly crm: CrmOptions;
}

/** Blocks `from` to `to` - 1, for the tallies of these coverages. */
export interface CalibrateItem {
  readonly from: number;
  readonly to: number;
  readonly coverages: readonly Coverage[];
}

/** The worker's part of `populationProfile`: stretches of blocks in, what was counted in them out. */
export async function start({ plan, crm }: CalibrateContext): Promise<ItemFunction<CalibrateItem, TallyStates>> {
  const open = await openTallied(plan, crm);
  return ({ from, to, coverages }) => {
    const tallies = TALLIES.filter(({ coverage }) => coverages.includes(coverage));
    let states: TallyStates = {};
    for (let block = from; block < to; block++) {
      const own: Record<string, unknown> = {};
      tallyBlock(tallies, own, open(block));
      states = mergeStates(tallies, states, own, plan);
    }
    return states;
  };
}
