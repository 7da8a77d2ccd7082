/** The area under the ROC curve of several classes, and what each row adds to it. */
export interface WeightedAuc {
  readonly value: number;
  /** Influence of each row, for intervals of anything that is made of such areas. */
  readonly influence: Float64Array;
}

/**
 * Area under the ROC curve of each class against all others, weighted by how frequent the class is; 0.5 is guessing,
 * ties count half. NaN where all rows are of one class. Of two classes it is the usual area.
 *
 * Sources: T. Fawcett, An introduction to ROC analysis, Pattern Recognition Letters 27 (2006) 861–874,
 * doi:10.1016/j.patrec.2005.10.010, §9.2 (after Provost and Domingos); influence of each row: DeLong, DeLong and
 * Clarke-Pearson, Comparing the areas under two or more correlated receiver operating characteristic curves, Biometrics
 * 44 (1988) 837–845, doi:10.2307/2531595. Shares of the classes are taken as known.
 *
 * @param scores `scores[class][row]`: the higher, the more the row is taken to be of that class.
 */
export function weightedAuc(scores: readonly Float64Array[], truth: Uint8Array): WeightedAuc {
  const rows = truth.length;
  const influence = new Float64Array(rows);
  let value = 0;
  let weight = 0;
  scores.forEach((own, label) => {
    const positives = truth.reduce((sum, actual) => sum + (actual === label ? 1 : 0), 0);
    const negatives = rows - positives;
    if (positives === 0 || negatives === 0) return;
    const share = positives / rows;
    // For a row of the class the share of others scored below it; for another the share of the class scored above.
    const placed = placements(own, truth, label, positives, negatives);
    let area = 0;
    for (let row = 0; row < rows; row++) if (truth[row] === label) area += placed[row]! / positives;
    value += share * area;
    weight += share;
    for (let row = 0; row < rows; row++) influence[row]! += truth[row] === label ? placed[row]! - area : ((placed[row]! - area) * share) / (1 - share);
  });
  return { value: weight === 0 ? Number.NaN : value / weight, influence };
}

function placements(scores: Float64Array, truth: Uint8Array, label: number, positives: number, negatives: number): Float64Array {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[a]! - scores[b]!);
  const placed = new Float64Array(scores.length);
  let [below, belowOthers] = [0, 0];
  for (let i = 0; i < order.length; ) {
    let end = i;
    let [tied, tiedOthers] = [0, 0];
    while (end < order.length && scores[order[end]!] === scores[order[i]!]) {
      if (truth[order[end]!] === label) tied++;
      else tiedOthers++;
      end++;
    }
    for (let at = i; at < end; at++) {
      const row = order[at]!;
      placed[row] = truth[row] === label ? (belowOthers + tiedOthers / 2) / negatives : (positives - below - tied / 2) / positives;
    }
    below += tied;
    belowOthers += tiedOthers;
    i = end;
  }
  return placed;
}
