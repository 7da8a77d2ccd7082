import { pow } from '../../../stats/elementary.ts';

/** How a file's rows repeat: rows alone in their class, and rows in classes of two. */
export interface UniquesAndPairs {
  readonly uniques: number;
  readonly inPairs: number;
}

/**
 * Data intrusion simulation (DIS): the chance that a match is right, given that it is the only match of a
 * row of the file, if the file is a simple random sample of fraction π and the adversary draws people
 * from the population. With U rows alone and P rows in pairs,
 *
 *   DIS = U·π / (U·π + P·(1 − π)).
 *
 * Source: Skinner and Elliot, A measure of disclosure risk for microdata, Journal of the Royal Statistical
 * Society B 64(4) (2002) 855–867, doi:10.1111/1467-9868.00365. Null without uniques. Without pairs it is 1,
 * whatever the fraction: the estimator has then no sign of people who share a combination.
 */
export function correctGivenUniqueMatch({ uniques, inPairs }: UniquesAndPairs, samplingFraction: number): number | null {
  if (uniques === 0) return null;
  return (uniques * samplingFraction) / (uniques * samplingFraction + inPairs * (1 - samplingFraction));
}

/**
 * DIS-SUDA: shares the file's DIS out among the rows by their SUDA scores s,
 *
 *   DIS-SUDA = 1 / (1 + S·(1/DIS − 1) / (s^Q·Σ s^(−Q))), Q = 1 + (8 − ATT)/20,
 *
 * the sum over the S rows with a score and ATT the number of columns, so that the harmonic mean over them is
 * DIS. The exponent is sdcMicro's (`Suda2.h`), the one implementation whose formula is open; no paper that
 * we could read states it. sdcMicro has all uniques in place of S, which is the same where every unique
 * row has a score. Rows without a score get 0.
 */
export function disSudaScores(scores: Float64Array, columns: number, dis: number): Float64Array {
  const exponent = 1 + (8 - columns) / 20;
  const powers = new Map<number, number>();
  const powerOf = (score: number): number => {
    let power = powers.get(score);
    if (power === undefined) powers.set(score, (power = pow(score, exponent)));
    return power;
  };
  let [scored, inverse] = [0, 0];
  for (const score of scores) {
    if (score === 0) continue;
    scored += 1;
    inverse += 1 / powerOf(score);
  }
  const odds = scored * (1 / dis - 1);
  return scores.map((score) => (score === 0 ? 0 : 1 / (1 + odds / (powerOf(score) * inverse))));
}
