import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DifferentialPrivacy } from '../../../src/release/step.ts';
import { rhoFor } from '../../../src/stats/zero-concentrated-privacy.ts';
import { cellsOf } from '../release-state.ts';
import { chain, CHAIN_DOMAIN, mixedState, sharesOf, synthesized, totalVariation } from './mixed-state.ts';

const ROWS = 8000;
/** Smoking and cough of 8,000: 3,000 have both, 1,000 one, 500 the other, 3,500 neither. */
const counts = { 'yes|yes': 3000, 'yes|no': 1000, 'no|yes': 500, 'no|no': 3500 };
const pairs = Object.entries(counts).flatMap(([both, count]) => Array.from({ length: count }, () => both.split('|') as [string, string]));
const two = mixedState({ smokes: pairs.map(([smokes]) => smokes), coughs: pairs.map(([, coughs]) => coughs) });
const twoDomain = { smokes: ['yes', 'no'], coughs: ['yes', 'no'] };

describe('mst', () => {
  it('keeps the joint counts of two columns within the sampling error, where independent columns lose them', () => {
    const joint = (method: string): Map<string, number> => sharesOf(synthesized(two, { method, epsilon: 1e6, domain: twoDomain }).state.table, 'smokes', 'coughs');
    for (const [both, count] of Object.entries(counts)) {
      const p = count / ROWS;
      expect(Math.abs(joint('mst').get(both)! - p)).toBeLessThan(5.5 * Math.sqrt((p * (1 - p)) / ROWS));
    }
    // Without dependence both occur in 1/2 · 7/16 of the rows instead of 3/8.
    const p = 7 / 32;
    expect(Math.abs(joint('independent-marginals').get('yes|yes')! - p)).toBeLessThan(5.5 * Math.sqrt((p * (1 - p)) / ROWS));
  });

  it('recovers a planted chain and its conditional independence', () => {
    const { state, changes } = synthesized(mixedState(chain(ROWS, 0.85)), { method: 'mst', epsilon: 100, domain: CHAIN_DOMAIN, rows: 30_000 });
    for (const pair of ['a – b', 'b – c', 'c – d']) expect(changes[0]).toContain(pair);
    expect(changes[0]).toContain('of 3 pairs');
    const [a, b, c] = ['a', 'b', 'c'].map((name) => cellsOf(state.table, name));
    const cGiven = (bit: string): readonly [number, number] => {
      const among = [...b!.keys()].filter((row) => b![row] === 'b0' && a![row] === bit);
      return [among.filter((row) => c![row] === 'c0').length / among.length, among.length];
    };
    const [[p0, n0], [p1, n1]] = [cGiven('a0'), cGiven('a1')];
    expect(Math.abs(p0 - p1)).toBeLessThan(5.5 * Math.sqrt(p0 * (1 - p0) * (1 / n0 + 1 / n1)));
    // c agrees with b in 85 % of the rows as collected, themselves a sample of 8,000.
    expect(Math.abs(p0 - 0.85)).toBeLessThan(5.5 * Math.sqrt(0.85 * 0.15 * (1 / n0 + 1 / (ROWS / 2))));
  });

  it('gets further from the truth as ε falls', () => {
    const people = chain(400, 0.85);
    const truth = mixedState(people).table;
    const error = (epsilon: number): number => {
      let sum = 0;
      for (let seed = 0; seed < 8; seed++) {
        const { table } = synthesized(mixedState(people, { seed }), { method: 'mst', epsilon, domain: CHAIN_DOMAIN, rows: 20_000 }).state;
        for (const [first, second] of [['a', 'b'], ['b', 'c'], ['c', 'd'], ['a', 'c'], ['a', 'd'], ['b', 'd']] as const) sum += totalVariation(sharesOf(table, first, second), sharesOf(truth, first, second)) / 48;
      }
      return sum;
    };
    const [ten, one, tenth] = [error(10), error(1), error(0.1)];
    expect(one).toBeGreaterThan(1.5 * ten);
    expect(tenth).toBeGreaterThan(1.5 * one);
    // At ε = 10 what is left is little more than the error of drawing 20,000 rows and of pairs that the tree leaves out.
    expect(ten).toBeLessThan(0.03);
  });

  it('spends exactly its budget, and says on what', () => {
    for (const [names, purposes] of [
      [['a'], ['counts of a']],
      [['a', 'b'], ['counts of a', 'counts of b', 'counts of a with b']],
      [['a', 'b', 'c', 'd'], ['counts of a', 'counts of b', 'counts of c', 'counts of d', 'choice of pair 1', 'choice of pair 2', 'choice of pair 3', /^counts of . with .$/, /^counts of . with .$/, /^counts of . with .$/]],
    ] as const) {
      const state = mixedState(chain(500, 0.85));
      const domain = Object.fromEntries(names.map((name) => [name, CHAIN_DOMAIN[name]]));
      const promise = synthesized(state, { method: 'mst', epsilon: 2, delta: 1e-6, columns: names, domain }).promises[0] as DifferentialPrivacy;
      expect(promise).toMatchObject({ kind: 'differential-privacy', epsilon: 2, delta: 1e-6, unit: 'subject' });
      expect(promise.ledger.map(({ purpose }) => purpose)).toEqual(purposes.map((purpose) => (typeof purpose === 'string' ? purpose : expect.stringMatching(purpose))));
      const total = rhoFor(2, 1e-6);
      expect(promise.ledger.reduce((sum, { rho }) => sum + rho!, 0) / total).toBeCloseTo(1, 12);
      expect(promise.ledger.every(({ rho }) => rho! > 0)).toBe(true);
    }
  });

  it('uses a bounded number of rows of each subject', () => {
    // One person holds half of the rows, all alike: with the bound of 1 they count once.
    const cells = Array.from({ length: 2000 }, (_, row) => (row < 1000 ? 'x' : 'y'));
    const subject = cells.map((_, row) => (row < 1000 ? 0 : row));
    const share = (maxRowsPerSubject: number): number => cellsOf(synthesized(mixedState({ kind: cells }, { subject }), { method: 'mst', epsilon: 1e5, domain: { kind: ['x', 'y'] }, maxRowsPerSubject }).state.table, 'kind').filter((cell) => cell === 'x').length;
    expect(share(1)).toBeLessThan(10);
    expect(Math.abs(share(1000) - 1000)).toBeLessThan(5.5 * Math.sqrt(2000 / 4));
  });

  it('keeps the relation of numbers to categories', () => {
    const spend = Array.from({ length: 4000 }, (_, row) => (row % 40) + 0.5);
    const state = mixedState({ segment: spend.map((value) => (value < 20 ? 'low' : 'high')), spend }, { types: { spend: 'decimal' } });
    const { table } = synthesized(state, { method: 'mst', epsilon: 1e5, domain: { segment: ['low', 'high'], spend: { lower: 0, upper: 40, bins: 8 } } }).state;
    const numbers = cellsOf(table, 'spend').map(Number);
    cellsOf(table, 'segment').forEach((segment, row) => expect(numbers[row]! < 20).toBe(segment === 'low'));
  });

  it('never gives a value outside the public domain', () => {
    const cell = fc.record({ city: fc.option(fc.constantFrom('Oslo', 'Bergen', 'Hell')), age: fc.option(fc.integer({ min: -20, max: 200 })) });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 12 }), fc.constantFrom('mst', 'independent-marginals'), fc.constantFrom(0.1, 10), fc.integer(), (rows, method, epsilon, seed) => {
        const state = mixedState({ city: rows.map(({ city }) => city), age: rows.map(({ age }) => age) }, { types: { age: 'integer' }, seed });
        const { table } = synthesized(state, { method, epsilon, rows: 60, domain: { city: ['Oslo', 'Bergen', 'Bodø'], age: { lower: 18, upper: 99, bins: 4 } } }).state;
        for (const city of cellsOf(table, 'city')) expect(['Oslo', 'Bergen', 'Bodø', null]).toContain(city);
        for (const age of cellsOf(table, 'age')) expect(age === null || (Number(age) >= 18 && Number(age) <= 99)).toBe(true);
      }),
      { seed: 4, numRuns: 60 },
    );
  });

  it('draws as many rows as the noisy total where no number is given', () => {
    const { state } = synthesized(two, { method: 'mst', epsilon: 1, domain: twoDomain });
    expect(state.table.rows).not.toBe(ROWS);
    // Mean of two sums of 3 cells, each with a variance of 1/(2·ρ/4) = 2/ρ: half the budget, by two columns.
    expect(Math.abs(state.table.rows - ROWS)).toBeLessThan(5.5 * Math.sqrt(((3 / 2) * 2) / rhoFor(1, 1e-9)) + 1);
  });
});
