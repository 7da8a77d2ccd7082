import type { Draws } from '../../../src/random/draws.ts';
import { sequentialDraws } from '../../random/sequential-draws.ts';

/*
 * An audit of differential privacy: can the outputs on two neighbouring tables be told apart by more than (ε, δ)
 * allows? The event is chosen on calibration runs and counted on fresh ones, so that the choice biases nothing;
 * what is claimed is a lower end, with 99.9 % confidence, of the ε that the mechanism really has.
 *
 * Z. Ding, Y. Wang, G. Wang, D. Zhang, D. Kifer, "Detecting violations of differential privacy", CCS 2018,
 * doi:10.1145/3243734.3243818 (event chosen on other runs). M. Jagielski, J. Ullman, A. Oprea, "Auditing
 * differentially private machine learning: how private is private SGD?", NeurIPS 2020, arXiv:2006.07709
 * (Clopper–Pearson ends of ε).
 */

/** Runs a mechanism once on a table and says how much its output speaks for that table being the larger one. */
export type Mechanism<Input> = (input: Input, draws: Draws) => number;

export interface Audit<Input> {
  /** Two tables that differ in all rows of one person. */
  readonly neighbours: readonly [smaller: Input, larger: Input];
  readonly mechanism: Mechanism<Input>;
  readonly delta?: number;
  readonly calibration?: number;
  readonly runs?: number;
  readonly seed?: number;
}

/** Chance that the lower end lies above the truth; each of the two shares may fail half as often. */
const MISS = 0.001;

/** A lower 99.9 % end of ε; not clamped, so that it is negative where nothing was seen. */
export function auditedEpsilon<Input>({ neighbours, mechanism, delta = 0, calibration = 1000, runs = 5000, seed = 1 }: Audit<Input>): number {
  const draws = sequentialDraws(seed);
  const outputs = (count: number): [Float64Array, Float64Array] => [0, 1].map((i) => Float64Array.from({ length: count }, () => mechanism(neighbours[i]!, draws)).sort()) as [Float64Array, Float64Array];
  const known = outputs(calibration);
  const fresh = outputs(runs);
  let best: { readonly claim: number; readonly of: 0 | 1; readonly holds: (x: number) => boolean } | undefined;
  for (const threshold of thresholds(known)) {
    for (const of of [0, 1] as const) {
      for (const holds of [(x: number) => x >= threshold, (x: number) => x < threshold]) {
        const claim = claimed(count(known[of], holds), count(known[1 - of]!, holds), calibration, delta);
        if (best === undefined || claim > best.claim) best = { claim, of, holds };
      }
    }
  }
  const { of, holds } = best!;
  return claimed(count(fresh[of], holds), count(fresh[1 - of]!, holds), runs, delta);
}

/** Outputs on either table, evenly by rank. */
function thresholds(known: readonly Float64Array[]): ReadonlySet<number> {
  return new Set(known.flatMap((rising) => Array.from({ length: 80 }, (_, i) => rising[Math.floor((i * rising.length) / 80)]!)));
}

/** ln((p − δ)/q) with the lower end of p and the upper end of q. */
function claimed(hits: number, others: number, runs: number, delta: number): number {
  const [p, q] = [binomialEnd(hits, runs, 'lower'), binomialEnd(others, runs, 'upper')];
  return p > delta ? Math.log((p - delta) / q) : -Infinity;
}

/** How many of the rising outputs are in an event that is all of one side of a threshold. */
function count(rising: Float64Array, holds: (x: number) => boolean): number {
  const first = holds(rising[0]!);
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(rising[middle]!) === first) low = middle + 1;
    else high = middle;
  }
  return first ? low : rising.length - low;
}

const ends = new Map<string, number>();

/**
 * One-sided end of a binomial share with a miss of MISS/2: C. J. Clopper, E. S. Pearson, "The use of confidence or
 * fiducial limits illustrated in the case of the binomial", Biometrika 26 (1934) 404–413, doi:10.1093/biomet/26.4.404.
 */
export function binomialEnd(hits: number, runs: number, side: 'lower' | 'upper'): number {
  if (side === 'upper') return 1 - binomialEnd(runs - hits, runs, 'lower');
  if (hits === 0) return 0;
  const key = `${hits} ${runs}`;
  let end = ends.get(key);
  if (end === undefined) {
    let [low, high] = [0, hits / runs];
    for (let i = 0; i < 50; i++) {
      const p = (low + high) / 2;
      if (atLeast(hits, runs, p) > MISS / 2) high = p;
      else low = p;
    }
    end = low;
    ends.set(key, end);
  }
  return end;
}

/** P(Binomial(n, p) >= from) for p below from/n: the terms fall, and are summed until nothing is added. */
function atLeast(from: number, n: number, p: number): number {
  if (p === 0) return 0;
  let term = Math.exp(lnFactorial(n) - lnFactorial(from) - lnFactorial(n - from) + from * Math.log(p) + (n - from) * Math.log1p(-p));
  let sum = 0;
  for (let j = from; j <= n && term > 1e-17 * sum; j++) {
    sum += term;
    term *= ((n - j) / (j + 1)) * (p / (1 - p));
  }
  return sum;
}

const lnFactorials = [0];

function lnFactorial(n: number): number {
  while (lnFactorials.length <= n) lnFactorials.push(lnFactorials.at(-1)! + Math.log(lnFactorials.length));
  return lnFactorials[n]!;
}
