import { ln } from '../../stats/elementary.ts';
import { softmax } from '../../stats/naive-bayes.ts';
import type { WithheldRows } from './distribution-distance.ts';
import type { ReleaseMasses } from './release-masses.ts';
import { weightedAuc, type WeightedAuc } from './weighted-auc.ts';

/** Added to each count of a table, as a row's share of the mass. Laplace: one row. */
const SMOOTHING = 1;

/**
 * How well a naive Bayes model that is learnt from a release's pairs of columns ranks withheld raw rows by one of them:
 * the area under the ROC curve. A release that has the target not, or nothing else, guesses: 0.5.
 *
 * The model reads masses in bins, as spread by the published recoding, so that labels of any kind can be learnt from;
 * open cells have no vote. Source of the model: Hastie, Tibshirani and Friedman, The Elements of Statistical Learning,
 * 2nd ed., 2009, §6.6.3.
 *
 * @param rows How many of the withheld rows are ranked, from the first on.
 */
export function predictionAuc(masses: ReleaseMasses, withheld: WithheldRows, target: number, rows: number): WeightedAuc {
  const truth = withheld.ofRow[target]!.subarray(0, rows);
  const classes = withheld.columns[target]!.bins.size;
  const prior = masses.marginals[target]!;
  if (prior === null) return weightedAuc(Array.from({ length: classes }, () => new Float64Array(rows)), truth);
  const logPrior = Float64Array.from({ length: classes }, (_, label) => ln(prior[label]! * masses.rows + SMOOTHING));
  const features = withheld.columns.flatMap((_, feature) => {
    const table = feature === target ? null : likelihoods(masses, withheld, feature, target);
    return table === null ? [] : [{ table, bins: withheld.ofRow[feature]! }];
  });
  const scores = Array.from({ length: classes }, () => new Float64Array(rows));
  for (let row = 0; row < rows; row++) {
    const logs = logPrior.slice();
    for (const { table, bins } of features) {
      const from = bins[row]! * classes;
      for (let label = 0; label < classes; label++) logs[label]! += table[from + label]!;
    }
    const posterior = softmax(logs);
    for (let label = 0; label < classes; label++) scores[label]![row] = posterior[label]!;
  }
  return weightedAuc(scores, truth);
}

/** `ln P(bin of the feature | class of the target)` at `[bin * classes + class]`; null where the release has the feature not. */
function likelihoods(masses: ReleaseMasses, { columns }: WithheldRows, feature: number, target: number): Float64Array | null {
  const joint = feature < target ? masses.pair(feature, target) : masses.pair(target, feature);
  if (joint === null) return null;
  const [bins, classes] = [columns[feature]!.bins.size, columns[target]!.bins.size];
  const at = feature < target ? (bin: number, label: number) => bin * (classes + 1) + label : (bin: number, label: number) => label * (bins + 1) + bin;
  const totals = Float64Array.from({ length: classes }, (_, label) => {
    let sum = 0;
    for (let bin = 0; bin < bins; bin++) sum += joint[at(bin, label)]!;
    return sum * masses.rows;
  });
  const table = new Float64Array(bins * classes);
  for (let bin = 0; bin < bins; bin++) for (let label = 0; label < classes; label++) table[bin * classes + label] = ln((joint[at(bin, label)]! * masses.rows + SMOOTHING) / (totals[label]! + SMOOTHING * bins));
  return table;
}
