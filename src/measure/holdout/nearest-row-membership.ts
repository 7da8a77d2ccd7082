import { areaUnderRoc } from '../../stats/ranking.ts';
import { wilson, Z, type Estimate } from '../../stats/intervals.ts';
import { missing } from '../exact-measure.ts';
import type { Measure } from '../measure.ts';

/** The share of strangers that may be taken for members. Precedent: Carlini et al., IEEE S&P 2022, report low false-positive rates. */
const FALSE_POSITIVES = 0.01;

const PARAMETERS = { fpr: FALSE_POSITIVES };

/**
 * Membership: who is nearer to a released row than strangers are is taken to be in the file. True-positive rate at a
 * false-positive rate of 1 %, the advantage (TPR − FPR)/(1 − FPR) of it, and the area under the ROC curve.
 *
 * Between targets at the same distance the adversary throws a coin, so that the ROC curve is straight there and a
 * release that says nothing has TPR = FPR. The threshold is itself an estimate: the interval of the TPR joins the Wilson
 * ends at the strangers between whom the true one lies by a binomial 95 % interval. Conservative, because both bounds
 * are 95 % ones.
 *
 * Distances to the nearest row have no meaning for one person and miss outliers (Ganev and De Cristofaro,
 * arXiv:2312.05114): no leak here is no proof of protection.
 *
 * Source: attack by closest distance as in TAPAS (Houssiau et al., 2022); TPR at a low fixed FPR after Carlini, Chien,
 * Nasr, Song, Terzis and Tramèr, Membership inference attacks from first principles, IEEE S&P 2022.
 *
 * @param distances Of each target to its nearest released row; the first `members` are in the strategy's input.
 */
export function nearestRowMembership(distances: Float64Array, members: number): Measure[] {
  const strangers = distances.length - members;
  if (members === 0 || strangers === 0) return membershipAtBaseline('').map(({ id, parameters }) => missing(id, parameters, 'No members or no strangers to compare.'));
  const [own, other] = [distances.slice(0, members).sort(), distances.slice(members).sort()];
  const allowed = FALSE_POSITIVES * strangers;
  const spread = Z * Math.sqrt(allowed * (1 - FALSE_POSITIVES));
  const at = (falsePositives: number): Estimate => wilson(truePositives(own, other, falsePositives), members);
  // With n false alarms the true threshold lies between the n-th nearest stranger and the next; with none, nothing bounds it from below.
  const [fewest, most] = [Math.floor(allowed - spread) - 1, Math.ceil(allowed + spread) + 1];
  const tpr: Estimate = { value: at(allowed).value, interval: [fewest < 0 ? 0 : at(fewest).interval[0], at(most).interval[1]] };
  const excess = (rate: number): number => (rate - FALSE_POSITIVES) / (1 - FALSE_POSITIVES);
  const area = areaUnderRoc(distances.map((distance) => -distance), Uint8Array.from(distances, (_, target) => (target < members ? 1 : 0)));
  return [
    { id: 'holdout.membership.tpr', value: tpr.value, interval: tpr.interval, intervalKind: 'wilson', denominator: members, parameters: PARAMETERS },
    { id: 'holdout.membership.advantage', value: excess(tpr.value), interval: [excess(tpr.interval[0]), excess(tpr.interval[1])], intervalKind: 'wilson', parameters: PARAMETERS },
    { id: 'holdout.membership.auc', value: area.value, interval: area.interval, intervalKind: 'delta', parameters: {} },
  ];
}

/** Membership in a release that no target can be compared with: as good as a coin. */
export function membershipAtBaseline(note: string): Measure[] {
  const none = (quantity: string, value: number, parameters: Measure['parameters']): Measure => ({ id: `holdout.membership.${quantity}`, value, interval: null, intervalKind: 'exact', parameters, note });
  return [none('tpr', FALSE_POSITIVES, PARAMETERS), none('advantage', 0, PARAMETERS), none('auc', 0.5, {})];
}

/** Members nearer than the strangers that `falsePositives` allows; a fraction of those at the threshold's own distance. */
function truePositives(own: Float64Array, other: Float64Array, falsePositives: number): number {
  if (falsePositives >= other.length) return own.length;
  const threshold = other[Math.floor(falsePositives)]!;
  const below = (sorted: Float64Array): number => firstFrom(sorted, (value) => value >= threshold);
  const upTo = (sorted: Float64Array): number => firstFrom(sorted, (value) => value > threshold);
  const tied = upTo(other) - below(other);
  return below(own) + ((falsePositives - below(other)) / tied) * (upTo(own) - below(own));
}

function firstFrom(sorted: Float64Array, reached: (value: number) => boolean): number {
  const found = sorted.findIndex(reached);
  return found < 0 ? sorted.length : found;
}
