import { beforeAll, describe, expect, it } from 'vitest';
import { codeTexts, makeTable, type Column, type Table } from '../src/columns/column.ts';
import { compare } from '../src/compare.ts';
import { measureOf } from '../src/compare-findings.ts';
import { duckDb } from '../src/engine/duckdb/duckdb-engine.ts';
import type { Comparison } from '../src/report/comparison.ts';
import { parseGate } from '../src/measure/risk/gate.ts';
import { keyedDraws } from '../src/random/keyed-draws.ts';
import { ladderRungs } from '../src/scenario/index.ts';
import type { WrittenRung } from '../src/scenario/default-ladder.ts';

const SEED = 5;
const draws = (instance: string) => (attribute: string) => keyedDraws({ seed: SEED, stage: 'release', instance, attribute });

/**
 * Customers of a known generator: age, postcode and sex are independent; the sensitive value is one of four at random,
 * so that whatever an attack finds out about it comes from the release. Every column is a quasi-identifier or the secret.
 */
function customers(rows: number): Table {
  const own = keyedDraws({ seed: SEED, stage: 'test', instance: '', attribute: 'customers' });
  const pick = (row: number, index: number, values: readonly string[]): string => values[own.below(values.length, row, index)]!;
  const postcodes = Array.from({ length: 40 }, (_, i) => String(10_000 + 137 * i));
  const texts = (make: (row: number) => string) => codeTexts(Array.from({ length: rows }, (_, row) => make(row)), rows);
  return makeTable(
    { name: 'customers', columns: [{ name: 'age', type: 'integer', attributeClass: 'quasi-identifier' }, { name: 'postcode', type: 'string', attributeClass: 'quasi-identifier' }, { name: 'sex', type: 'string', attributeClass: 'quasi-identifier' }, { name: 'condition', type: 'string', attributeClass: 'sensitive' }] },
    new Map<string, Column>([
      ['age', { kind: 'number', type: 'integer', values: Int32Array.from({ length: rows }, (_, row) => 18 + own.below(70, row, 0)) }],
      ['postcode', texts((row) => pick(row, 1, postcodes))],
      ['sex', texts((row) => pick(row, 2, ['F', 'M']))],
      ['condition', texts((row) => pick(row, 3, ['a', 'b', 'c', 'd']))],
    ]),
  );
}

const rung = (title: string, steps: WrittenRung['steps']): WrittenRung => ({ title, label: title, steps });
const full = (k: number): WrittenRung => rung(`k ${k}`, [{ kAnonymize: { k, suppressionLimit: 0 } }]);
const LADDER = ladderRungs({
  k2: full(2), k5: full(5), k20: full(20), k100: full(100),
  marginals: rung('marginals', [{ synthesize: { method: 'independent-marginals' } }]),
  counts: rung('counts', [{ kAnonymize: { k: 100_000 } }]),
});

describe('a ladder on customers of a known generator', () => {
  let comparison: Comparison;
  const value = (strategy: string, id: string): number => measureOf(comparison, strategy, id)!.value!;
  const STEPS = ['names-removed', 'k2', 'k5', 'k20', 'k100'];

  beforeAll(async () => {
    comparison = await compare(customers(4000), { ladder: LADDER, subject: undefined, targets: 400, draws, seed: SEED, openSession: () => duckDb.openTrusted(), gates: [parseGate('holdout.advantage.max<=0.5'), parseGate('prosecutor.risk.max<=1/20')] });
  });

  it('loses more with every step: generalization, shares, pairs and segments', () => {
    for (const id of ['loss.lm.geometric', 'utility.marginal.distance', 'utility.pair.distance', 'utility.segment-count.error']) {
      const values = STEPS.map((strategy) => value(strategy, id));
      // This generator is uniform, so that evenly spread labels cost nothing but sampling: half a percent of slack.
      values.slice(1).forEach((own, i) => expect(own, `${id} ${STEPS[i + 1]}`).toBeGreaterThan(values[i]! - 0.005));
      expect(values.at(-1)!, id).toBeGreaterThan(values[0]! + 0.1);
    }
  });

  it('risks less with every step, within the intervals', () => {
    const intervals = STEPS.map((strategy) => measureOf(comparison, strategy, 'holdout.inference.advantage')!);
    // The raw rows give the secret of everybody away who is alone there; of a class of k a guess is right 1/4 and a little more often.
    expect(intervals[0]!.value).toBeGreaterThan(0.7);
    expect(intervals.at(-1)!.interval![0]).toBeLessThan(0.1);
    intervals.slice(1).forEach((own, i) => expect(own.interval![0], STEPS[i + 1]).toBeLessThan(intervals[i]!.interval![1]));
    for (const [hard, soft] of [['k2', 'names-removed'], ['k100', 'names-removed']] as const) expect(measureOf(comparison, hard, 'holdout.advantage.max')!.interval![1]).toBeLessThan(measureOf(comparison, soft, 'holdout.advantage.max')!.interval![0]);
    expect(STEPS.map((strategy) => measureOf(comparison, strategy, 'prosecutor.risk.max')!.denominator! >= { 'names-removed': 1, k2: 2, k5: 5, k20: 20, k100: 100 }[strategy]!)).toEqual(STEPS.map(() => true));
  });

  it('finds no advantage on rows drawn from independent marginals, and keeps their shares', () => {
    const risk = measureOf(comparison, 'marginals', 'holdout.advantage.max')!;
    expect(risk.interval![0]).toBeLessThanOrEqual(0);
    expect(value('marginals', 'utility.marginal.distance')).toBeLessThan(value('k100', 'utility.marginal.distance'));
    expect(measureOf(comparison, 'marginals', 'prosecutor.risk.max')).toMatchObject({ value: null, note: expect.stringMatching(/^Not comparable on this axis/) });
  });

  it('says what was not run, and judges gates by whole intervals', () => {
    expect(comparison.strategies.find(({ id }) => id === 'counts')!.notRun).toMatch(/kAnonymize/);
    const [risk, classes] = comparison.gates.map(({ verdicts }) => Object.fromEntries(verdicts.map(({ strategy, verdict }) => [strategy, verdict])));
    expect(risk).toMatchObject({ 'names-removed': 'crossed', k100: 'met', marginals: 'met' });
    expect(classes).toMatchObject({ 'names-removed': 'crossed', k5: expect.stringMatching(/crossed|met/), k20: 'met', marginals: 'cannot be told' });
    expect(comparison.findings.join(' ')).toMatch(/the attacks have power on this file/);
    expect(comparison.findings.join(' ')).not.toMatch(/\bbest\b|\bsafe\b|anonymous/);
  });

  it('withholds a fifth, takes the same targets for all, and draws every generalization', () => {
    expect(comparison.protocol).toMatchObject({ unit: 'row', givenRows: 3200, withheldRows: 800, members: 400, strangers: 400, known: ['age', 'postcode', 'sex'], secrets: ['condition'] });
    const lattice = comparison.lattice as Extract<Comparison['lattice'], { nodes: number }>;
    expect(lattice.cells.flat().reduce((a, b) => a + b, 0)).toBe(lattice.nodes);
    for (const { k, corners } of lattice.curves) {
      const least = lattice.optima.find((own) => own.k === k && own.limit === 0.05)!.loss!;
      expect(Math.min(...corners.filter(([share]) => share <= 0.05).map(([, loss]) => loss))).toBeCloseTo(least, 9);
    }
  });
});

describe('people with several rows', () => {
  it('are withheld with all of them, and every figure repeats under its seed', async () => {
    const table = customers(600);
    const subject = Int32Array.from({ length: 600 }, (_, row) => row % 300);
    const run = () => compare(table, { ladder: [], subject, targets: 60, draws, seed: SEED, openSession: () => duckDb.openTrusted() });
    const [first, second] = [await run(), await run()];
    expect(first.protocol).toMatchObject({ unit: 'person', withheldRows: 120, givenRows: 480 });
    expect(second).toEqual(first);
  });

  it('must be fifty or more', async () => {
    await expect(compare(customers(40), { ladder: [], subject: undefined, draws, seed: SEED, openSession: () => duckDb.openTrusted() })).rejects.toThrow(/compare\.file: expected at least 50 people.*got 40/);
  });
});
