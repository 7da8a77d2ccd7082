import type { Attribute, Block } from '../block-context.ts';
import type { WorldPlan } from '../world-plan.ts';

/**
 * What is made from single blocks and asked for again and again by their partners, the `capacity` last
 * used blocks of a world kept. What is made is a pure function of world and block, so that nothing
 * but time depends on what is kept.
 */
export function cachedPerBlock<Made>(capacity: number, make: (block: Block) => Made): (from: Block, block: number) => Made {
  // A world is told by its plan and its generators: tests run other generators on one plan.
  const worlds = new WeakMap<WorldPlan, WeakMap<readonly Attribute[], Map<number, Made>>>();
  return (from, block) => {
    let ofPlan = worlds.get(from.plan);
    if (ofPlan === undefined) worlds.set(from.plan, (ofPlan = new WeakMap()));
    let kept = ofPlan.get(from.attributes);
    if (kept === undefined) ofPlan.set(from.attributes, (kept = new Map()));
    let made = kept.get(block);
    if (made === undefined) made = make(block === from.block ? from : from.neighbour(block));
    else kept.delete(block);
    // A map lists its keys in the order of insertion: the first is the one not used for the longest time.
    kept.set(block, made);
    if (kept.size > capacity) kept.delete(kept.keys().next().value!);
    return made;
  };
}
