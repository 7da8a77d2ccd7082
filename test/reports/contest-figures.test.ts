import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { biasFigure, boutsFigure, contestLines, coverageFigure, factorText, withinFactor, type ContestResults } from '../../reports/figures/contest-figures.ts';
import { plain } from '../../reports/numbers.ts';
import { CONTEST_ESTIMATORS, type Bout } from '../../src/measure/risk/population/contest.ts';

const results: ContestResults = {
  population: 'p', mechanism: 'm', people: 100, seeds: 2, sets: ['a', 'b'], designs: ['random', 'selective'], fractions: [0.1], estimators: ['pitman', 'zayatz'], madeBy: '',
  columns: ['set', 'design', 'fraction', 'truth', 'estimator', 'bouts', 'failures', 'medianRatio', 'bias', 'rmse', 'coverage', 'auc', 'brier'],
  rows: [
    [0, 0, 0.1, 200, 0, 2, 0, 1.2, 0.2, 0.3, 0.5, 0.5, 0.1],
    [1, 0, 0.1, 200, 0, 2, 0, 0.5, -0.7, 0.7, 0, 0.5, 0.2],
    [0, 0, 0.1, 200, 1, 2, 1, 3, 1.1, 1.2, 1, 0.5, 0.1],
    [1, 0, 0.1, 20, 1, 2, 0, 4, 1.4, 1.5, 1, 0.5, 0.1],
  ],
};
const lines = contestLines([results]);

describe('the figures of the estimator contest', () => {
  it('say a factor as people do', () => {
    expect([factorText(Math.log(2)), factorText(-Math.log(20)), factorText(0), factorText(Math.log(350))]).toEqual(['×2.00', '÷20.0', '×1.00', '×350']);
  });

  it('name the estimator whose bias reaches least, and say what failed', () => {
    const figure = biasFigure({ lines, fraction: 0.1, design: 'random' });
    expect(plain(figure.title)).toBe('From 10% sampled, even pitman, which strays least, says ÷2.01 to ×1.22 the truth over 2 cases');
    expect(figure.drawing).toMatchObject({ rows: [{ label: 'pitman', value: expect.closeTo(-0.25, 12), low: -0.7, high: 0.2, role: 'subject' }, { label: 'zayatz (25% failed)' }] });
    expect(figure.table.rows).toHaveLength(4);
  });

  it('do not take an estimator that failed for the one that strays least', () => {
    const failing = contestLines([{ ...results, rows: results.rows.map((row) => (row[4] === 1 ? [...row.slice(0, 8), 0.01, ...row.slice(9)] : row)) }]);
    expect(biasFigure({ lines: failing, fraction: 0.1, design: 'random' }).drawing).toMatchObject({ rows: [{ label: 'pitman', role: 'subject' }, { label: 'zayatz (25% failed)', role: 'comparison' }] });
  });

  it('label the axis of factors at powers of ten', () => {
    const figure = biasFigure({ lines, fraction: 0.1, design: 'random' });
    expect(figure.drawing).toMatchObject({ domain: [-Math.LN10, Math.LN10], ticks: [{ at: -Math.LN10, text: '÷10' }, { at: 0, text: '×1' }, { at: Math.LN10, text: '×10' }] });
  });

  it('set coverage beside what is promised', () => {
    const figure = coverageFigure({ lines, design: 'random' });
    expect(figure.drawing).toMatchObject({ rule: { value: 0.95 }, rows: [{ value: 0.25 }, { value: 1, role: 'subject' }] });
  });

  it('print a rule only where no case breaks it', () => {
    expect(withinFactor(lines, 'pitman', 3, 0.1)).toMatchObject({ holds: true, cases: 2, exceptions: [] });
    expect(withinFactor(lines, 'pitman', 1.5, 0.1)).toMatchObject({ holds: false, exceptions: ['p, b, 10%: ÷2.01'] });
    expect(withinFactor(lines, 'zayatz', 5, 0.1)).toMatchObject({ holds: false, cases: 1, exceptions: ['p, a, 10%: 1 failed'] });
    expect(withinFactor(lines, 'snb', 5, 0.1).holds).toBe(false);
  });

  it('show estimates of one sample beside the truth', () => {
    const bout: Bout = { population: 'p', set: 'a', design: 'random', fraction: 0.1, estimator: 'pitman', truth: 99, estimate: 199, interval: [99, 399], auc: null, brier: null };
    const figure = boutsFigure({ bouts: [bout, { ...bout, estimator: 'snb', estimate: null, interval: null }], people: 1000, seed: 1 });
    expect(figure.drawing).toMatchObject({ rows: [{ value: Math.LN2, low: 0, text: '×2.00' }] });
    expect(figure.table.rows[1]).toEqual(['a, 0.1, snb', '99', 'none', 'none', '–']);
  });

  it('are drawn from results with every estimator, set, design and fraction', () => {
    for (const file of readdirSync('notebooks/estimator-contest')) {
      const own = JSON.parse(readFileSync(`notebooks/estimator-contest/${file}`, 'utf8')) as ContestResults;
      expect(own.estimators).toEqual([...CONTEST_ESTIMATORS]);
      expect(own.rows).toHaveLength(own.sets.length * own.designs.length * own.fractions.length * own.estimators.length);
      expect(contestLines([own]).every(({ bouts, failures, bias }) => bouts === own.seeds && (bias === null) === (failures === bouts))).toBe(true);
    }
  });
});
