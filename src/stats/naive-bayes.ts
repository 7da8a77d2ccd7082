import { exp, ln } from './elementary.ts';

/** A fitted categorical naive Bayes model. */
export interface NaiveBayes {
  /** Log posterior odds, up to a constant, of each class for one row's feature codes (−1: unknown, ignored). */
  logScores(codes: ArrayLike<number>): Float64Array;
}

/**
 * Categorical naive Bayes with additive (Laplace) smoothing: P(class) Π P(feature | class), features
 * taken as independent within a class. Simple, quick, hard to overfit, and the same for a company's
 * response model and for an adversary's inference.
 * Source: Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd ed., 2009, §6.6.3.
 *
 * @param features One array of codes per feature; −1 is missing.
 * @param labels Class of each row, −1 where unknown (the row is left out).
 */
export function fitNaiveBayes(features: readonly Int32Array[], labels: Int32Array, classes: number, smoothing = 1): NaiveBayes {
  const sizes = features.map((codes) => codes.reduce((most, code) => Math.max(most, code + 1), 0));
  const prior = new Float64Array(classes);
  const counts = sizes.map((size) => new Float64Array(size * classes));
  const totals = sizes.map(() => new Float64Array(classes));
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row]!;
    if (label < 0) continue;
    prior[label]!++;
    for (let f = 0; f < features.length; f++) {
      const code = features[f]![row]!;
      if (code < 0) continue;
      counts[f]![code * classes + label]!++;
      totals[f]![label]!++;
    }
  }
  const known = prior.reduce((sum, count) => sum + count, 0);
  const logPrior = prior.map((count) => ln((count + smoothing) / (known + smoothing * classes)));
  const logLikelihood = counts.map((table, f) => table.map((count, at) => ln((count + smoothing) / (totals[f]![at % classes]! + smoothing * Math.max(1, sizes[f]!)))));
  return {
    logScores(codes) {
      const scores = logPrior.slice();
      for (let f = 0; f < logLikelihood.length; f++) {
        const code = codes[f]!;
        if (code < 0 || code >= sizes[f]!) continue;
        for (let c = 0; c < classes; c++) scores[c]! += logLikelihood[f]![code * classes + c]!;
      }
      return scores;
    },
  };
}

/** Probabilities from log scores, without overflow. */
export function softmax(scores: Float64Array): Float64Array {
  const most = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = scores.map((score) => exp(score - most));
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / total);
}
