import { exp, ln, sqrt } from './elementary.ts';

/*
 * The accounting of differential privacy (DP). A mechanism is ρ-zero-concentrated (ρ-zCDP) when the Rényi
 * divergence of order α between its outputs on any two neighbouring tables is at most αρ, for every α > 1. The ρ
 * of mechanisms run one after the other add up, and a Gaussian of variance σ² on a statistic of sensitivity Δ
 * costs exactly Δ²/(2σ²).
 *
 * M. Bun, T. Steinke, "Concentrated differential privacy: simplifications, extensions, and lower bounds",
 * TCC 2016-B, doi:10.1007/978-3-662-53641-4_24, arXiv:1605.02065: Lemma 1.7 (composition), Prop. 1.3 and 1.4.
 * C. L. Canonne, G. Kamath, T. Steinke, "The discrete Gaussian for differential privacy", NeurIPS 2020,
 * arXiv:2004.00010, Corollary 13 (the tighter conversion).
 */

/** ε of (ε, δ)-DP that every ρ-zCDP mechanism has, in closed form: ρ + 2√(ρ ln(1/δ)) (Bun and Steinke, Prop. 1.3). */
export function standardEpsilon(rho: number, delta: number): number {
  checkRho('standardEpsilon', rho);
  checkDelta('standardEpsilon', delta);
  return rho === 0 ? 0 : rho + 2 * sqrt(rho * -ln(delta));
}

/**
 * The least ε known for (ε, δ)-DP of a ρ-zCDP mechanism, never above `standardEpsilon`: the least over α > 1 of
 * αρ + ln(1/δ)/(α−1) + ln(1 − 1/α) − ln(α)/(α−1), which is Corollary 13 of Canonne et al. solved for ε. Every α
 * gives a true bound, so that a search which stops early errs on the safe side.
 */
export function epsilonOf(rho: number, delta: number): number {
  checkRho('epsilonOf', rho);
  checkDelta('epsilonOf', delta);
  if (rho === 0) return 0;
  const atOrder = (logExcess: number): number => {
    // With a = α − 1 small or large, ln(1 − 1/α) = ln(a) − ln(1 + a).
    const a = exp(logExcess);
    const lnAlpha = a < 1e-4 ? a - (a * a) / 2 + (a * a * a) / 3 : ln(1 + a);
    return (1 + a) * rho + (-ln(delta) - lnAlpha) / a + logExcess - lnAlpha;
  };
  // The α of the closed form, from which the search starts: 1 + √(ln(1/δ)/ρ).
  const start = ln(-ln(delta) / rho) / 2;
  return Math.max(0, Math.min(atOrder(start), leastOf(atOrder, start - SEARCH_WIDTH, start + SEARCH_WIDTH)));
}

/** How far the search goes from the closed form's α, in ln(α − 1): a factor of 3,000 either way. */
const SEARCH_WIDTH = 8;

/** The largest ρ whose `epsilonOf` is at most ε at this δ, in (0, 1). */
export function rhoFor(epsilon: number, delta: number): number {
  if (!(epsilon > 0) || epsilon === Infinity) throw new RangeError(`rhoFor.epsilon: expected a finite number > 0, got ${epsilon}`);
  checkDelta('rhoFor', delta);
  if (found.epsilon === epsilon && found.delta === delta) return found.rho;
  // The closed form solved for ρ lies within; the largest is found above it.
  const root = epsilon / (sqrt(epsilon - ln(delta)) + sqrt(-ln(delta)));
  let within = root * root;
  while (epsilonOf(within, delta) > epsilon) within /= 2;
  let beyond = within * 2;
  while (epsilonOf(beyond, delta) <= epsilon) beyond *= 2;
  for (let i = 0; i < 48; i++) {
    const middle = (within + beyond) / 2;
    if (epsilonOf(middle, delta) <= epsilon) within = middle;
    else beyond = middle;
  }
  found = { epsilon, delta, rho: within };
  return within;
}

/** The last answer of `rhoFor`: it takes a millisecond, and a sweep or an audit asks for the same again and again. */
let found = { epsilon: Number.NaN, delta: Number.NaN, rho: Number.NaN };

/** ρ that pays for an ε-DP mechanism (δ = 0): ε²/2 (Bun and Steinke, Prop. 1.4). */
export function rhoOfPure(epsilon: number): number {
  return (epsilon * epsilon) / 2;
}

/** The pure ε that costs ρ: √(2ρ). */
export function pureOfRho(rho: number): number {
  checkRho('pureOfRho', rho);
  return sqrt(2 * rho);
}

/** One amount spent: ε of a pure mechanism (discrete Laplace, exponential) or ρ of a concentrated one (Gaussian). */
export type PrivacySpend = { readonly purpose: string; readonly epsilon: number } | { readonly purpose: string; readonly rho: number };

/** What may be spent in all, and what was. */
export interface PrivacyLedger {
  readonly epsilon: number;
  readonly delta: number;
  /** What amounts are added in: ε where δ = 0 (basic composition), else ρ. */
  readonly currency: 'epsilon' | 'rho';
  /** All that may be spent, in the currency: ε, or the largest ρ within (ε, δ). */
  readonly total: number;
  /** Adds a spend; refuses, and adds nothing, where the sum would exceed the total. */
  spend(spend: PrivacySpend): void;
  /** Not spent yet, in the currency. */
  remaining(): number;
  /** ε of everything spent so far, at the ledger's δ. */
  spentEpsilon(): number;
  /** The spends in their order, as a promise of differential privacy lists them. */
  entries(): readonly PrivacySpend[];
}

/** Rounding that a sum of shares of the total may have. */
const SLACK = 1e-12;

/**
 * An accountant for (ε, δ)-DP over mechanisms that see the same subjects. With δ = 0 the ε of pure mechanisms add
 * up and no concentrated one may be used; with δ > 0 everything is added in ρ, a pure ε at ε²/2. Choosing later
 * spends by earlier outputs is allowed, choosing the total is not.
 */
export function privacyLedger({ epsilon, delta }: { readonly epsilon: number; readonly delta: number }): PrivacyLedger {
  if (!(epsilon > 0) || epsilon === Infinity) throw new RangeError(`privacyLedger.epsilon: expected a finite number > 0, got ${epsilon}`);
  if (!(delta >= 0 && delta < 1)) throw new RangeError(`privacyLedger.delta: expected a number in [0, 1), got ${delta}`);
  const currency = delta === 0 ? 'epsilon' : 'rho';
  const total = delta === 0 ? epsilon : rhoFor(epsilon, delta);
  const entries: PrivacySpend[] = [];
  let spent = 0;
  const priceOf = (spend: PrivacySpend): number => {
    if (currency === 'rho') return 'rho' in spend ? spend.rho : rhoOfPure(spend.epsilon);
    if ('rho' in spend) throw new RangeError('privacyLedger.spend: expected a pure mechanism, got a concentrated one; it needs a delta above 0');
    return spend.epsilon;
  };
  return {
    epsilon,
    delta,
    currency,
    total,
    spend(spend) {
      const price = priceOf(spend);
      if (!(price > 0)) throw new RangeError(`privacyLedger.spend: expected an amount > 0, got ${price}`);
      if (spent + price > total * (1 + SLACK)) throw new RangeError(`privacyLedger.spend: expected at most ${total - spent} in ${currency}, got ${price}`);
      spent += price;
      entries.push(spend);
    },
    remaining: () => Math.max(0, total - spent),
    spentEpsilon: () => (currency === 'epsilon' ? spent : epsilonOf(spent, delta)),
    entries: () => [...entries],
  };
}

const GOLDEN = (sqrt(5) - 1) / 2;

/** The least value of a function that first falls and then rises, by golden section. */
function leastOf(f: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atLeft, atRight] = [f(left), f(right)];
  // Beyond a width of 1e-8 the values at a minimum differ by rounding alone.
  for (let i = 0; i < 46; i++) {
    if (atLeft <= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = f(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = f(right);
    }
  }
  return Math.min(atLeft, atRight);
}

function checkRho(name: string, rho: number): void {
  if (!(rho >= 0) || rho === Infinity) throw new RangeError(`${name}.rho: expected a finite number >= 0, got ${rho}`);
}

function checkDelta(name: string, delta: number): void {
  if (!(delta > 0 && delta < 1)) throw new RangeError(`${name}.delta: expected a number in (0, 1), got ${delta}`);
}
