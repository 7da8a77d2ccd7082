import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epsilonOf, privacyLedger, pureOfRho, rhoFor, rhoOfPure, standardEpsilon } from '../../src/stats/zero-concentrated-privacy.ts';

const someRho = fc.double({ min: 1e-6, max: 100, noNaN: true });
const someEpsilon = fc.double({ min: 1e-3, max: 50, noNaN: true });
const someDelta = fc.double({ min: 1e-12, max: 0.1, noNaN: true });
const settings = { seed: 8, numRuns: 300 };

describe('closed forms of Bun and Steinke', () => {
  it('give ρ + 2√(ρ ln 1/δ)', () => {
    // ln(1/e^-9) = 9: 1 + 2·3, 4 + 2·6, 1/9 + 2·1.
    expect(standardEpsilon(1, Math.exp(-9))).toBeCloseTo(7, 12);
    expect(standardEpsilon(4, Math.exp(-9))).toBeCloseTo(16, 12);
    expect(standardEpsilon(1 / 9, Math.exp(-9))).toBeCloseTo(1 / 9 + 2, 12);
    expect(standardEpsilon(0, 1e-6)).toBe(0);
  });

  it('price a pure ε at ε²/2, and back', () => {
    expect([rhoOfPure(1), rhoOfPure(3), pureOfRho(0.5), pureOfRho(2)]).toEqual([0.5, 4.5, 1, 2]);
    fc.assert(fc.property(someEpsilon, (epsilon) => {
      expect(pureOfRho(rhoOfPure(epsilon)) / epsilon).toBeCloseTo(1, 12);
    }), settings);
  });
});

describe('epsilonOf', () => {
  // The least of αρ + ln(1/(αδ))/(α − 1) + ln(1 − 1/α) over 600,001 orders, evenly in ln(α − 1) from −30 to 30, by a Python script.
  it.each([
    [0.001, 1e-9, 0.24511925394728337],
    [0.1, 1e-6, 2.141938928835949],
    [0.5, 1e-5, 4.728386985612652],
    [1, 1e-9, 9.521463677283071],
    [5, 1e-6, 20.551948815385547],
    [50, 1e-10, 116.18815597489916],
  ])('solves Corollary 13 of Canonne et al. for ρ = %d, δ = %d', (rho, delta, epsilon) => {
    expect(epsilonOf(rho, delta) / epsilon).toBeCloseTo(1, 8);
  });

  it('is 0 where the form is negative: at ρ = 1e-6 a δ of 0.001 is more than enough', () => {
    expect(epsilonOf(1e-6, 1e-3)).toBe(0);
    expect(epsilonOf(0, 1e-9)).toBe(0);
  });

  it('lies between the exact ε of a Gaussian and the closed form', () => {
    // δ of a Gaussian at ε with μ = √(2ρ): Φ(μ/2 − ε/μ) − e^ε Φ(−μ/2 − ε/μ) (Balle and Wang, ICML 2018, Theorem 8, arXiv:1805.06530), by Simpson's rule.
    const upper = (x: number): number => {
      const [steps, width] = [4000, 14];
      let sum = 0;
      for (let i = 0; i <= steps; i++) sum += (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2) * Math.exp(-((x + (i * width) / steps) ** 2) / 2);
      return (sum * width) / steps / 3 / Math.sqrt(2 * Math.PI);
    };
    for (const rho of [0.01, 0.1, 1]) {
      const mu = Math.sqrt(2 * rho);
      for (const delta of [1e-3, 1e-6]) {
        const epsilon = epsilonOf(rho, delta);
        expect(upper(epsilon / mu - mu / 2) - Math.exp(epsilon) * upper(epsilon / mu + mu / 2)).toBeLessThan(delta);
        // Not tighter than the truth, and not far from it: three tenths less ε would need a larger δ.
        const less = 0.7 * epsilon;
        expect(upper(less / mu - mu / 2) - Math.exp(less) * upper(less / mu + mu / 2)).toBeGreaterThan(delta);
      }
    }
  });

  it('rises with ρ and falls with δ, and never exceeds the closed form', () => {
    fc.assert(
      fc.property(someRho, someDelta, fc.double({ min: 1.01, max: 10, noNaN: true }), (rho, delta, factor) => {
        const epsilon = epsilonOf(rho, delta);
        expect(epsilon).toBeLessThanOrEqual(standardEpsilon(rho, delta));
        expect(epsilonOf(rho * factor, delta)).toBeGreaterThanOrEqual(epsilon);
        expect(epsilonOf(rho, delta / factor)).toBeGreaterThanOrEqual(epsilon);
      }),
      settings,
    );
  });
});

describe('rhoFor', () => {
  it('is the largest ρ whose ε is within the bound', () => {
    fc.assert(
      fc.property(someEpsilon, someDelta, (epsilon, delta) => {
        const rho = rhoFor(epsilon, delta);
        expect(epsilonOf(rho, delta)).toBeLessThanOrEqual(epsilon);
        expect(epsilonOf(rho * (1 + 1e-6), delta)).toBeGreaterThan(epsilon);
      }),
      settings,
    );
  });

  it.each([[0, 1e-9], [-1, 1e-9], [Infinity, 1e-9], [Number.NaN, 1e-9]])('refuses ε = %d', (epsilon, delta) => {
    expect(() => rhoFor(epsilon, delta)).toThrow(`rhoFor.epsilon: expected a finite number > 0, got ${epsilon}`);
  });

  it.each([0, 1, -0.1, 2, Number.NaN])('refuses δ = %d', (delta) => {
    for (const name of ['rhoFor', 'epsilonOf', 'standardEpsilon'] as const) expect(() => ({ rhoFor, epsilonOf, standardEpsilon })[name](1, delta)).toThrow(`${name}.delta: expected a number in (0, 1), got ${delta}`);
  });
});

describe('privacyLedger', () => {
  it('adds up ε where δ is 0', () => {
    const ledger = privacyLedger({ epsilon: 1, delta: 0 });
    expect([ledger.currency, ledger.total]).toEqual(['epsilon', 1]);
    ledger.spend({ purpose: 'count', epsilon: 0.25 });
    ledger.spend({ purpose: 'sum', epsilon: 0.5 });
    expect([ledger.remaining(), ledger.spentEpsilon()]).toEqual([0.25, 0.75]);
    expect(ledger.entries()).toEqual([{ purpose: 'count', epsilon: 0.25 }, { purpose: 'sum', epsilon: 0.5 }]);
  });

  it('adds up ρ where δ is above 0, a pure ε at ε²/2', () => {
    const ledger = privacyLedger({ epsilon: 3, delta: 1e-6 });
    expect([ledger.currency, ledger.total]).toEqual(['rho', rhoFor(3, 1e-6)]);
    ledger.spend({ purpose: 'count', rho: 0.01 });
    ledger.spend({ purpose: 'choice', epsilon: 0.2 });
    expect(ledger.remaining()).toBeCloseTo(ledger.total - 0.03, 12);
    expect(ledger.spentEpsilon()).toBeCloseTo(epsilonOf(0.03, 1e-6), 12);
  });

  it('refuses more than the total and adds nothing then', () => {
    for (const [budget, over] of [[{ epsilon: 1, delta: 0 }, { purpose: 'x', epsilon: 1.001 }], [{ epsilon: 1, delta: 1e-9 }, { purpose: 'x', rho: 1 }]] as const) {
      const ledger = privacyLedger(budget);
      expect(() => ledger.spend(over)).toThrow(/privacyLedger\.spend: expected at most .* in (epsilon|rho), got /);
      expect([ledger.remaining(), ledger.entries()]).toEqual([ledger.total, []]);
    }
  });

  it('refuses a concentrated mechanism without δ, an amount of nothing and a bound of nothing', () => {
    const pure = privacyLedger({ epsilon: 1, delta: 0 });
    expect(() => pure.spend({ purpose: 'x', rho: 0.1 })).toThrow('privacyLedger.spend: expected a pure mechanism, got a concentrated one; it needs a delta above 0');
    for (const epsilon of [0, -1, Number.NaN]) expect(() => pure.spend({ purpose: 'x', epsilon })).toThrow(`privacyLedger.spend: expected an amount > 0, got ${epsilon}`);
    for (const epsilon of [0, -1, Number.NaN, Infinity]) expect(() => privacyLedger({ epsilon, delta: 0 })).toThrow('privacyLedger.epsilon');
    for (const delta of [-1, 1, Number.NaN]) expect(() => privacyLedger({ epsilon: 1, delta })).toThrow('privacyLedger.delta');
  });

  it('takes the whole budget in any number of shares, in any order, and then no more', () => {
    const shares = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(shares, someEpsilon, fc.constantFrom(0, 1e-6), (weights, epsilon, delta) => {
        const ledger = privacyLedger({ epsilon, delta });
        const sum = weights.reduce((total, weight) => total + weight, 0);
        for (const weight of weights) ledger.spend(delta === 0 ? { purpose: 'x', epsilon: (ledger.total * weight) / sum } : { purpose: 'x', rho: (ledger.total * weight) / sum });
        expect(ledger.remaining()).toBeLessThan(1e-9 * ledger.total);
        expect(ledger.spentEpsilon()).toBeLessThan(epsilon * (1 + 1e-9));
        expect(() => ledger.spend(delta === 0 ? { purpose: 'x', epsilon: ledger.total / 1000 } : { purpose: 'x', rho: ledger.total / 1000 })).toThrow('privacyLedger.spend');
      }),
      settings,
    );
  });
});
