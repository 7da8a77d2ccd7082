import type { SizeHistogram } from '../../columns/size-histogram.ts';
import { ln } from '../../stats/elementary.ts';
import type { Measure } from '../measure.ts';
import { missing } from '../exact-measure.ts';
import { THRESHOLDS } from './prosecutor.ts';

/** Named with every estimate, because another model gives another number. */
export const MODEL = 'negative binomial (Benedetti & Franconi 1998)';

/**
 * E(1/F | f): the expected risk of a row whose class has f rows in a simple random sample of fraction
 * p, if F given f is negative binomial (Benedetti & Franconi, *Statistical and technological solutions for
 * controlled data dissemination*, NTTS 1998; the estimator of mu-Argus and sdcMicro):
 * ∫₀¹ p v^(f−1) / (p + (1−p) v) dv, here by its series p Σ qᵏ k! / (f (f+1) … (f+k)), all terms positive.
 */
export function expectedRisk(f: number, p: number): number {
  const q = 1 - p;
  if (q === 0) return 1 / f;
  if (f === 1) return (p / q) * -ln(p);
  let term = p / f;
  let total = term;
  for (let k = 1; term > total * 1e-16; k++) {
    term *= (q * k) / (f + k);
    total += term;
  }
  return total;
}

/**
 * Journalist and marketer figures where only the sampling fraction is known: model estimates. At risk
 * is a row whose estimated risk exceeds 1/threshold.
 */
export function estimatedMeasures({ unit, sizes, members }: SizeHistogram, fraction: number, thresholds: readonly number[] = THRESHOLDS): Measure[] {
  const parameters = { unit, frame: 'sampling-fraction', fraction, estimator: MODEL };
  const total = members.reduce((sum, number) => sum + number, 0);
  const ids = ['journalist.risk.max', 'journalist.risk.mean', 'marketer.risk.mean'];
  if (total === 0) return ids.map((id) => missing(id, parameters, 'No rows are left to count.'));
  if (unit !== 'row') return ids.map((id) => missing(id, parameters, 'The model is for rows that were sampled one by one.'));
  const risks = sizes.map((size) => expectedRisk(size, fraction));
  const mean = risks.reduce((sum, risk, index) => sum + risk * members[index]!, 0) / total;
  const estimate = (id: string, value: number, threshold?: number): Measure => ({
    id,
    value,
    interval: null,
    intervalKind: 'none',
    parameters: threshold === undefined ? parameters : { ...parameters, threshold },
    note: `An estimate under the model ${MODEL}, for a simple random sample.`,
  });
  return [
    estimate('journalist.risk.max', Math.max(...risks)),
    estimate('journalist.risk.mean', mean),
    ...thresholds.map((threshold) => {
      const below = members.filter((_, index) => risks[index]! * threshold > 1).reduce((sum, number) => sum + number, 0);
      return estimate('journalist.at-risk.share', below / total, threshold);
    }),
    estimate('marketer.risk.mean', mean),
  ];
}
