import { exp, ln } from '../../stats/elementary.ts';

/** How SafePub samples and which classes it keeps. */
export interface SafePubParameters {
  /** Chance of each data subject to be drawn: 1 − e^{−ε}, the largest that the theorem allows. */
  readonly beta: number;
  /** Least number of drawn subjects in a released class. */
  readonly k: number;
}

/**
 * The sampling probability and the class size with which "sample, generalize by a rule fixed beforehand, suppress
 * classes below k" is (ε, δ)-differentially private, for tables that differ in one subject, added or removed. With
 * γ = (e^ε − 1 + β)/e^ε, δ is the largest of P(Binomial(n, β) > γn) over n ≥ ⌈k/γ − 1⌉; k is the least with which
 * it is at most `delta`. epsilon in (0, 10], delta in (0, 1).
 *
 * N. Li, W. Qardaji, D. Su, "On sampling, anonymization, and differential privacy or, k-anonymization meets
 * differential privacy", ASIACCS 2012, arXiv:1101.2604 (the theorem on strongly-safe k-anonymization); R. Bild,
 * K. A. Kuhn, F. Prasser, "SafePub", PoPETs 2018(1) 67–87, doi:10.1515/popets-2018-0004 (the choice of β and k).
 */
export function safePubParameters(epsilon: number, delta: number): SafePubParameters {
  const beta = 1 - exp(-epsilon);
  const gamma = 1 - exp(-2 * epsilon);
  // Chernoff: P(Binomial(n, β) > γn) <= e^{−n·KL(γ‖β)}, and KL is γ ln(γ/β) − (1 − γ) ε at this β. From here on all n pass.
  const divergence = gamma * ln(gamma / beta) - (1 - gamma) * epsilon;
  const enough = Math.ceil(-ln(delta) / divergence);
  const tail = binomialTails(beta, enough);
  let failing = enough;
  while (failing > 0 && tail(failing, Math.floor(gamma * failing * (1 - ROUNDING)) + 1) * SAFETY <= delta) failing--;
  // The least k whose smallest n, ⌈k/γ − 1⌉, is above every n that fails.
  return { beta, k: Math.floor(gamma * (failing + 1) * (1 + ROUNDING)) + 1 };
}

/** Margin for the rounding of γ times a count, where it falls next to a whole number. */
const ROUNDING = 1e-12;

/** Margin for the rounding of the sums below, which is under one part in 10^9. */
const SAFETY = 1 + 1e-9;

/** P(Binomial(n, p) >= from) for n up to `most` and `from` above the mean. */
function binomialTails(p: number, most: number): (n: number, from: number) => number {
  const lnFactorial = new Float64Array(most + 1);
  for (let i = 2; i <= most; i++) lnFactorial[i] = lnFactorial[i - 1]! + ln(i);
  const [lnP, lnQ, odds] = [ln(p), ln(1 - p), p / (1 - p)];
  return (n, from) => {
    if (from > n) return 0;
    let term = exp(lnFactorial[n]! - lnFactorial[from]! - lnFactorial[n - from]! + from * lnP + (n - from) * lnQ);
    let sum = 0;
    for (let j = from; j <= n && term > sum * 1e-17; j++) {
      sum += term;
      term *= ((n - j) / (j + 1)) * odds;
    }
    return sum;
  };
}
