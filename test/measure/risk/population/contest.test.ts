import { describe, expect, it } from 'vitest';
import { contestBouts, standingsOf, type Bout } from '../../../../src/measure/risk/population/contest.ts';
import { attractionOf, logNormalPopulation } from '../../../../src/measure/risk/population/contest-populations.ts';

const bout = (estimate: number | null, more: Partial<Bout> = {}): Bout => ({ population: 'p', set: 's', design: 'random', fraction: 0.1, estimator: 'pitman', truth: 99, estimate, interval: null, auc: null, brier: null, ...more });

describe('standings, solved by hand', () => {
  it('count failures apart, and take errors on the log scale', () => {
    const [pitman] = standingsOf([bout(199), bout(49), bout(null), bout(99, { interval: [90, 120], auc: 0.8, brier: 0.1 }), bout(99, { interval: [100, 120], auc: 0.6 })], ['pitman']);
    expect(pitman).toMatchObject({ bouts: 5, failures: 1, medianRatio: 1, coverage: 0.5, intervals: 2, brier: 0.1 });
    expect(pitman!.auc).toBeCloseTo(0.7, 14);
    expect(pitman!.bias).toBeCloseTo(0, 14);
    expect(pitman!.rmse).toBeCloseTo(Math.LN2 / Math.SQRT2, 14);
  });

  it('have no numbers of an estimator that never spoke', () => {
    expect(standingsOf([bout(null)], ['pitman'])[0]).toEqual({ estimator: 'pitman', bouts: 1, failures: 1, medianRatio: null, bias: null, rmse: null, coverage: null, intervals: 0, auc: null, brier: null });
  });
});

describe('a contest', () => {
  const population = logNormalPopulation(3000, 7);
  const options = { fractions: [0.05, 0.5], designs: ['random', 'selective'] as const, seed: 3, mostCells: 2000, mostEvaluated: 200 };
  const bouts = contestBouts(population, options);

  it('has one bout for every set, design, fraction and estimator, the same each time', () => {
    expect(bouts).toHaveLength(3 * 2 * 2 * 10);
    expect(contestBouts(logNormalPopulation(3000, 7), options)).toEqual(bouts);
  });

  it('gives numbers or failures, never NaN', () => {
    for (const { estimate, interval, auc, brier } of bouts) for (const value of [estimate, ...(interval ?? []), auc, brier]) expect(Number.isNaN(value)).toBe(false);
  });

  it('shows what any estimator must: half the population tells more than a twentieth', () => {
    const fine = bouts.filter(({ set, design }) => set === '4 columns of 11' && design === 'random');
    const rmse = (fraction: number): number => {
      const errors = standingsOf(fine.filter((own) => own.fraction === fraction), ['pitman', 'zayatz', 'snb', 'dankar']).map((standing) => standing.rmse!);
      return errors.reduce((sum, error) => sum + error, 0);
    };
    expect(rmse(0.5)).toBeLessThan(rmse(0.05));
  });

  it('draws customers by what attracts them', () => {
    expect(attractionOf([35, 35, 80], (person) => person === 0)).toSatisfy((own: Float64Array) => own[0] === 2 && own[1] === 1 && own[2]! < 0.02);
    const [random, selective] = (['random', 'selective'] as const).map((design) => bouts.find((own) => own.design === design && own.fraction === 0.5 && own.set === '4 columns of 11' && own.estimator === 'zayatz')!);
    expect(selective!.estimate).not.toBe(random!.estimate);
    expect(selective!.truth).toBe(random!.truth);
  });
});
