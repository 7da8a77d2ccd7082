import { exp, ln } from '../elementary.ts';
import { sampleCounts, type ClassSizes } from './uniqueness-estimate.ts';

/**
 * How many classes the population has, by Shlosser's estimator as modified for skewed sizes:
 * K = u + c₁ · [Σ i f² (1−f²)^(i−1) cᵢ / Σ (1−f)^i ((1+f)^i − 1) cᵢ] · [Σ (1−f)^i cᵢ / Σ i f (1−f)^(i−1) cᵢ]².
 * Assumes a Bernoulli sample. NaN where no sum of small classes is left to divide by.
 *
 * P. J. Haas and L. Stokes, "Estimating the number of classes in a finite population", JASA 93 (1998) 1475–1487,
 * doi:10.1080/01621459.1998.10473807 (their D_Sh3); A. Shlosser, Engineering Cybernetics 19 (1981) 97–102.
 */
export function shlosserClasses({ sizes, classes }: ClassSizes, fraction: number): number {
  const counts = sampleCounts({ sizes, classes });
  const lnMissed = ln(1 - fraction);
  const lnBoth = ln(1 - fraction * fraction);
  let [missed, once, both, either] = [0, 0, 0, 0];
  for (let i = 0; i < sizes.length; i++) {
    const size = sizes[i]!;
    const of = classes[i]!;
    const none = exp(size * lnMissed);
    const outer = exp(size * lnBoth);
    missed += of * none;
    once += (of * size * fraction * none) / (1 - fraction);
    both += (of * size * fraction * fraction * outer) / (1 - fraction * fraction);
    either += of * (outer - none);
  }
  return counts.classes + counts.singles * (both / either) * (missed / once) * (missed / once);
}
