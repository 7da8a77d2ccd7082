import type { TableModel } from '../../schema/privacy-model.ts';
import { estimateUniques } from '../../stats/population-uniqueness/histogram-estimators.ts';
import type { ClassSizes } from '../../stats/population-uniqueness/uniqueness-estimate.ts';
import type { ClassList } from './class-list.ts';

/**
 * The classes that must go for models of the whole release to hold: the smallest first, as many as it takes.
 * `gone` marks classes that are suppressed already.
 */
export function spareClasses(models: readonly TableModel[], { count, rows }: ClassList, sizes: Uint32Array, gone: Uint8Array): Uint32Array {
  // By size, then by number: plain numbers sort several times faster than by a comparison of ours.
  const keys = new Float64Array(count);
  let everyone = 0;
  let kept = 0;
  for (let c = 0; c < count; c++) {
    everyone += sizes[c]!;
    if (gone[c] === 0 && rows[c]! > 0) keys[kept++] = sizes[c]! * WORD + c;
  }
  const order = Uint32Array.from(keys.subarray(0, kept).sort(), (key) => key % WORD);
  let left = 0;
  for (const model of models) if (model.model === 'population-uniqueness') left = Math.max(left, fewestSingles(order, sizes, everyone / model.samplingFraction, model.max));
  let members = 0;
  for (let c = left; c < order.length; c++) members += sizes[order[c]!]!;
  const averages = models.filter((model) => model.model === 'average-risk');
  while (left < order.length && !averages.every(({ max }) => order.length - left <= max * members)) members -= sizes[order[left++]!]!;
  return order.subarray(0, left);
}

const WORD = 4_294_967_296;

/**
 * How many classes of one must go at least so that, of a population of this size, the share estimated to be unique is
 * at most `max`. The estimate is by Dankar's rule, as in ARX. The population stays what it is when rows are suppressed,
 * so that the fraction of it that is released falls with them. Where no class of one is left nobody is unique; in between
 * the estimate falls with their number, which false position therefore finds. Unlike ARX, which takes no estimate for a
 * failure to meet the model, Zayatz's estimator stands in where Pitman's has no solution.
 */
function fewestSingles(order: Uint32Array, sizes: Uint32Array, population: number, max: number): number {
  const tally = new Map<number, number>();
  for (const c of order) tally.set(sizes[c]!, (tally.get(sizes[c]!) ?? 0) + 1);
  const singles = tally.get(1) ?? 0;
  if (singles === 0) return 0;
  const others: ClassSizes = { sizes: [...tally.keys()].slice(1), classes: [...tally.values()].slice(1) };
  const members = others.sizes.reduce((sum, size, i) => sum + size * others.classes[i]!, 0);
  /** The share above what is allowed, if only so many classes of one are left. */
  const excess = (ones: number): number => {
    if (ones === 0) return -max;
    const result = estimateUniques('dankar', { sizes: [1, ...others.sizes], classes: [ones, ...others.classes] }, (members + ones) / population, false);
    return result.failed === undefined ? result.populationShare - max : 1;
  };
  let [passes, slack] = [0, -max];
  let [fails, surplus] = [singles, excess(singles)];
  if (surplus <= 0) return 0;
  for (let round = 0; fails - passes > 1; round++) {
    const step = round % 3 === 2 ? (fails - passes) / 2 : ((fails - passes) * -slack) / (surplus - slack);
    const middle = Math.min(fails - 1, Math.max(passes + 1, passes + Math.round(step)));
    const value = excess(middle);
    if (value <= 0) [passes, slack] = [middle, value];
    else [fails, surplus] = [middle, value];
  }
  return singles - passes;
}
