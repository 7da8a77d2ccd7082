import { exp, ln, sqrt } from '../elementary.ts';
import { Z } from '../intervals.ts';
import type { ClassSizes, PointResult } from './uniqueness-estimate.ts';

export const JACKKNIFE = 'delete-one-class jackknife and Poisson spread, on the log scale; says nothing of a wrong model';

/** Sizes up to here are left out one by one; beyond, about eight stand for each doubling. */
const SINGLY = 16;

/**
 * A 95 % interval of the number of population uniques from the spread between classes. If the classes that exist are
 * a Poisson number of independent ones, an estimate T varies by Σ cᵢ (T − T₋ᵢ)², where T₋ᵢ leaves out one class of
 * size i; the number itself, which is a count of rare classes, varies by about T more. Normal on the log scale.
 * It covers chance under the model and no bias.
 *
 * B. Efron and C. Stein, "The jackknife estimate of variance", Annals of Statistics 9(3), 1981, 586–596,
 * doi:10.1214/aos/1176345462.
 */
export function classJackknife(sample: ClassSizes, estimate: number, estimator: (sample: ClassSizes) => PointResult): readonly [number, number] | null {
  if (!(estimate > 0)) return null;
  let variance = 0;
  for (const { at, classes } of representatives(sample)) {
    const fewer = estimator({ sizes: sample.sizes, classes: sample.classes.map((count, i) => (i === at ? count - 1 : count)) });
    if (fewer.failed !== undefined) return null;
    variance += classes * (estimate - fewer.populationUniques) * (estimate - fewer.populationUniques);
  }
  const half = (Z * sqrt(variance + estimate)) / estimate;
  return [exp(ln(estimate) - half), exp(ln(estimate) + half)];
}

/** One size for each group of sizes of nearly the same effect, and how many classes it stands for. */
function representatives({ sizes, classes }: ClassSizes): { readonly at: number; readonly classes: number }[] {
  const groups = new Map<number, { at: number; classes: number }>();
  sizes.forEach((size, at) => {
    if (classes[at]! < 1) return;
    const key = size <= SINGLY ? size : SINGLY + Math.ceil((8 * ln(size / SINGLY)) / Math.LN2);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { at, classes: classes[at]! });
    else group.classes += classes[at]!;
  });
  return [...groups.values()];
}
