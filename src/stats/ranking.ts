import { Z, type Estimate } from './intervals.ts';

/**
 * Area under the ROC curve: the chance that a random positive is scored above a random negative, ties
 * counting half. NaN without both kinds. The interval is Hanley and McNeil's normal one.
 * Source: Hanley and McNeil, The meaning and use of the area under a ROC curve, Radiology 143 (1982)
 * 29–36, eq. 2 (doi:10.1148/radiology.143.1.7063747).
 */
export function areaUnderRoc(scores: Float64Array, positive: Uint8Array): Estimate {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[a]! - scores[b]!);
  let positives = 0;
  let rankSum = 0;
  for (let i = 0; i < order.length; ) {
    let end = i + 1;
    while (end < order.length && scores[order[end]!] === scores[order[i]!]) end++;
    const rank = (i + 1 + end) / 2;
    for (let at = i; at < end; at++) {
      if (positive[order[at]!] === 1) {
        positives++;
        rankSum += rank;
      }
    }
    i = end;
  }
  const negatives = order.length - positives;
  if (positives === 0 || negatives === 0) return { value: Number.NaN, interval: [0, 1] };
  const area = (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
  const q1 = area / (2 - area);
  const q2 = (2 * area * area) / (1 + area);
  const variance = (area * (1 - area) + (positives - 1) * (q1 - area * area) + (negatives - 1) * (q2 - area * area)) / (positives * negatives);
  const half = Z * Math.sqrt(Math.max(0, variance));
  return { value: area, interval: [Math.max(0, area - half), Math.min(1, area + half)] };
}
