import { sampleCounts, type ClassSizes, type PointResult } from './uniqueness-estimate.ts';

/**
 * Population uniques by the equivalence-class method: the class sizes of the population are taken to be distributed
 * like those of the sample, and Bayes' rule says with what probability a class of one in the sample is one in the
 * population.
 *
 * P(F=1 | f=1) = p₁P(f=1|F=1) / Σⱼ pⱼP(f=1|F=j), pⱼ = share of the sample's classes of size j,
 * P(f=1|F=j) = j·C(N−j, n−1)/C(N, n); uniques = c₁ · P(F=1 | f=1) / f.
 *
 * Assumes a simple random sample. Sample classes are smaller than those they come from, so that pⱼ leans to small
 * sizes and the estimate upwards, the more the smaller the fraction.
 *
 * L. V. Zayatz, "Estimation of the number of unique population elements using a sample", Proc. Survey Research Methods
 * Section, American Statistical Association, 1991, 369–373; as stated by Dankar, El Emam, Neisa and Roffey, BMC Med.
 * Inform. Decis. Mak. 12:66, 2012, appendix A, doi:10.1186/1472-6947-12-66.
 */
export function zayatzUniques(sample: ClassSizes, fraction: number): PointResult {
  const { members, singles } = sampleCounts(sample);
  const population = members / fraction;
  let total = 0;
  let single = 0;
  let size = 1;
  // C(N−j, n−1)/C(N, n), from one j to the next.
  let ways = fraction;
  for (let i = 0; i < sample.sizes.length && ways > 0; i++) {
    for (; size < sample.sizes[i]! && ways > 0; size++) ways *= Math.max(0, population - size - members + 1) / (population - size);
    const weight = sample.classes[i]! * size * ways;
    if (size === 1) single = weight;
    total += weight;
  }
  const probability = single / total;
  return { populationUniques: (singles * probability) / fraction, fitted: { uniqueGivenSampleUnique: probability }, signals: [] };
}
