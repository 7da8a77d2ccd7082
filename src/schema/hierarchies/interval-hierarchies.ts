import { InputError } from '../input-error.ts';
import { decimalsOf, shifted, unshifted } from './decimal-text.ts';
import { requireMultiples, withEnds, type Generalizer, type Hierarchy } from './hierarchy-levels.ts';

/** Where intervals end: what lies beyond is one group (top and bottom coding). */
export interface OpenEnds {
  /** Smaller values become `< lower`. */
  readonly lower?: number | undefined;
  /** Values from here on become `>= upper`. */
  readonly upper?: number | undefined;
}

/** Numbers to half-open intervals `[a, b)` whose widths grow by whole factors, cut at the open ends. */
export function intervalHierarchy(widths: readonly number[], origin: number, { lower = -Infinity, upper = Infinity }: OpenEnds = {}): Hierarchy {
  if (!(lower < upper)) throw new InputError(`hierarchy.lower: expected a number below upper, got ${lower} and ${upper}; swap them`);
  // In units of the last decimal place everything is a whole number, and no sum is rounded.
  const decimals = Math.max(...[...widths, origin, ...[lower, upper].filter(Number.isFinite)].map(decimalsOf));
  const [from, below, above, ...units] = [origin, lower, upper, ...widths].map((number) => (Number.isFinite(number) ? Math.round(shifted(String(number), decimals)) : number)) as [number, number, number, ...number[]];
  requireMultiples('widths', 'width', units, widths);
  const intervals = units.map((width): Generalizer => (value) => {
    const number = shifted(value, decimals);
    if (number < below) return `< ${lower}`;
    if (number >= above) return `>= ${upper}`;
    const start = from + Math.floor((number - from) / width) * width;
    return `[${unshifted(Math.max(start, below), decimals)}, ${unshifted(Math.min(start + width, above), decimals)})`;
  });
  return withEnds(widths.map((width) => `width ${width}`), intervals, 'value', isNumber);
}

/** Numbers to half-open intervals between stated bounds; each level keeps some of the bounds of the one before. */
export function boundsHierarchy(levels: readonly (readonly number[])[], names: readonly string[] = levels.map((bounds) => `${bounds.length} bounds`)): Hierarchy {
  levels.forEach((bounds, i) => {
    if (bounds.some((bound, j) => j > 0 && bound <= bounds[j - 1]!)) throw new InputError(`hierarchy.levels: expected growing bounds at each level, got others at level ${i + 1}; order them`);
    const before = levels[i - 1];
    const strange = before === undefined ? undefined : bounds.find((bound) => !before.includes(bound));
    if (strange !== undefined) throw new InputError(`hierarchy.levels: expected each level to keep some bounds of the one before, got ${strange} at level ${i + 1} alone; add it below`);
  });
  return withEnds(names, levels.map((bounds): Generalizer => (value) => between(Number(value), bounds)), 'value', isNumber);
}

/** The interval between neighbouring bounds in which a number lies; `*` where there is no bound. */
function between(number: number, bounds: readonly number[]): string {
  if (bounds.length === 0) return '*';
  let [low, high] = [0, bounds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bounds[middle]! <= number) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return `< ${bounds[0]!}`;
  return low === bounds.length ? `>= ${bounds.at(-1)!}` : `[${bounds[low - 1]!}, ${bounds[low]!})`;
}

/**
 * Numbers to groups of about equal size: the bounds are values of the column at equal ranks, and each
 * level joins neighbouring groups of the one before. Repeated values make groups of unequal size, or fewer.
 * The bounds depend on the data: they are published as labels, and no differentially private step may use them.
 */
export function quantileHierarchy(groups: readonly number[], numbers: ArrayLike<number> | undefined): Hierarchy {
  groups.forEach((count, i) => {
    const before = groups[i - 1];
    if (before !== undefined && (count >= before || before % count !== 0)) throw new InputError(`hierarchy.groups: expected each number of groups to divide the one before, got ${count} after ${before}; write for example [16, 8, 4, 2]`);
  });
  if (numbers === undefined) throw new InputError('hierarchy.kind: expected a column of numbers for quantiles, got none; use interval or bounds where no data is at hand');
  const sorted = Float64Array.from(numbers).sort();
  const finest = groups[0]!;
  const levels = groups.map((count) => {
    const bounds = Array.from({ length: count - 1 }, (_, i) => sorted[Math.floor((sorted.length * (i + 1) * (finest / count)) / finest)]);
    // A bound at the least value would leave the group below it empty.
    return [...new Set(bounds)].filter((bound) => bound !== undefined && bound > sorted[0]!) as number[];
  });
  return boundsHierarchy(levels, groups.map((count) => `${count} quantiles`));
}

/**
 * Numbers to bands between powers of a base, in units of `smallest`: `[1, 10)`, `[10, 100)`, …; below zero the same with
 * the sign, and one band between −smallest and smallest. `powers` says how many a band spans at each level.
 */
export function logarithmicHierarchy(base: number, powers: readonly number[], smallest: number): Hierarchy {
  requireMultiples('powers', 'number of powers', powers);
  const decimals = decimalsOf(smallest);
  const unit = Math.round(shifted(String(smallest), decimals));
  const bands = powers.map((span): Generalizer => {
    const factor = Array.from({ length: span }).reduce<number>((product) => product * base, 1);
    return (value) => {
      const number = shifted(value, decimals);
      const size = Math.abs(number);
      if (size < unit) return `(${unshifted(-unit, decimals)}, ${unshifted(unit, decimals)})`;
      let from = unit;
      while (size >= from * factor && Number.isFinite(from * factor)) from *= factor;
      const [low, high] = [unshifted(from, decimals), unshifted(from * factor, decimals)];
      return number < 0 ? `(${-high}, ${-low}]` : `[${low}, ${high})`;
    };
  });
  return withEnds(powers.map((span) => (span === 1 ? `powers of ${base}` : `${span} powers of ${base}`)), bands, 'value', isNumber);
}

function isNumber(value: string): boolean {
  return Number.isFinite(shifted(value, 0));
}
