import { pitmanUniques } from './pitman-model.ts';
import { slideNegativeBinomialUniques } from './slide-negative-binomial.ts';
import type { ClassSizes, PointResult } from './uniqueness-estimate.ts';
import { zayatzUniques } from './zayatz-model.ts';

/**
 * Which estimator to believe, by the decision rule of a simulation study on six clinical data sets: Pitman's up to a
 * fraction of 10 % (Zayatz's where that fails), above it the smaller of SNB and Zayatz (Zayatz's where SNB has no
 * solution). ARX takes Zayatz's above 10 % always, because its SNB never has a solution.
 *
 * F. K. Dankar, K. El Emam, A. Neisa and T. Roffey, "Estimating the re-identification risk of clinical data sets", BMC
 * Med. Inform. Decis. Mak. 12:66, 2012, doi:10.1186/1472-6947-12-66.
 */
export function dankarUniques(sample: ClassSizes, fraction: number): PointResult & { readonly chosen?: 'pitman' | 'zayatz' | 'snb' } {
  if (fraction <= 0.1) {
    const pitman = pitmanUniques(sample, fraction);
    if (pitman.failed === undefined) return { ...pitman, chosen: 'pitman' };
    return { ...fallenBack(zayatzUniques(sample, fraction), pitman.failed), chosen: 'zayatz' };
  }
  const zayatz = zayatzUniques(sample, fraction);
  const snb = slideNegativeBinomialUniques(sample, fraction);
  if (snb.failed !== undefined) return { ...fallenBack(zayatz, snb.failed), chosen: 'zayatz' };
  if (zayatz.failed === undefined && zayatz.populationUniques <= snb.populationUniques) return { ...zayatz, chosen: 'zayatz' };
  return { ...snb, chosen: 'snb' };
}

function fallenBack(point: PointResult, reason: string): PointResult {
  return point.failed === undefined ? { ...point, signals: [...point.signals, `Zayatz's estimator stands in. ${reason}`] } : point;
}
