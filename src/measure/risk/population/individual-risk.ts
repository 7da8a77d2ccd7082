import type { SizeHistogram } from '../../../columns/size-histogram.ts';
import { ln } from '../../../stats/elementary.ts';

/** The risk of each row of a class, and of all of them together. */
export interface IndividualRisks {
  /** E(1/F | f) of a row, for each class or size given. */
  readonly perClass: Float64Array;
  /** Expected number of rows that are matched to the right person if every row is matched at random within its class. */
  readonly expectedMatches: number;
  /** The same for each row: the file's global risk. */
  readonly globalRisk: number;
  /** The greatest risk of a row. */
  readonly greatest: number;
}

/**
 * E(1/F | f) where F given f is negative binomial with f successes of probability p: the risk of a row whose class has
 * f rows in the file. In closed form p/q·ln(1/p) for f = 1, and from one f to the next by
 * q·I(f+1) + p·I(f) = 1/f of the integrals I(f) = ∫₀¹ v^(f−1)/(p + qv) dv, risk = p·I(f); by its series where p > ½,
 * where the recursion would lose digits.
 *
 * R. Benedetti and L. Franconi, "Statistical and technological solutions for controlled data dissemination", NTTS
 * 1998; L. Franconi and S. Polettini, "Individual risk estimation in μ-Argus: a review", PSD 2004, LNCS 3050, 262–272,
 * doi:10.1007/978-3-540-25955-8_20.
 */
export function negativeBinomialRisk(f: number, p: number): number {
  const q = 1 - p;
  if (q <= 0) return 1 / f;
  if (p > 0.5) {
    let term = p / f;
    let total = term;
    for (let k = 1; term > total * 1e-17; k++) {
      term *= (q * k) / (f + k);
      total += term;
    }
    return total;
  }
  let integral = -ln(p) / q;
  for (let size = 1; size < f; size++) integral = (1 / size - p * integral) / q;
  return p * integral;
}

/** Individual and global risk of a simple random sample, from its class sizes. */
export function individualRisks({ sizes, members }: Pick<SizeHistogram, 'sizes' | 'members'>, fraction: number): IndividualRisks {
  return summed(Float64Array.from(sizes, (size) => negativeBinomialRisk(size, fraction)), members);
}

/**
 * The same where rows carry sampling weights (the number of people a row stands for): p of a class is its rows over
 * the sum of their weights, so that a row that stands for many people has a lower risk.
 */
export function weightedIndividualRisks(ofRow: Uint32Array, classSizes: Uint32Array, weights: ArrayLike<number>): IndividualRisks {
  const sums = new Float64Array(classSizes.length);
  for (let row = 0; row < ofRow.length; row++) if (ofRow[row]! < sums.length) sums[ofRow[row]!]! += weights[row]!;
  // A sum below the rows would be a sample larger than its population: everybody of the class is then in it.
  return summed(Float64Array.from(classSizes, (size, own) => (size === 0 ? 0 : negativeBinomialRisk(size, Math.min(1, size / sums[own]!)))), classSizes);
}

function summed(perClass: Float64Array, members: ArrayLike<number>): IndividualRisks {
  let expectedMatches = 0;
  let rows = 0;
  let greatest = 0;
  perClass.forEach((risk, own) => {
    expectedMatches += risk * members[own]!;
    rows += members[own]!;
    if (members[own]! > 0 && risk > greatest) greatest = risk;
  });
  return { perClass, expectedMatches, globalRisk: rows === 0 ? 0 : expectedMatches / rows, greatest };
}
