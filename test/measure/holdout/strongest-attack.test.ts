import { describe, expect, it } from 'vitest';
import { attackName, strongestAttack } from '../../../src/measure/holdout/strongest-attack.ts';
import type { Measure } from '../../../src/measure/measure.ts';

const advantage = (attack: string, value: number | null, interval: readonly [number, number] | null, parameters: Measure['parameters'] = {}): Measure => ({ id: `holdout.${attack}.advantage`, value, interval, intervalKind: interval === null ? 'exact' : 'delta', parameters });

describe('the strongest attack', () => {
  it('names the attack of the highest value and bounds the highest true one', () => {
    const strongest = strongestAttack([advantage('linkability', 0.1, [0.05, 0.15]), advantage('inference', 0.12, [-0.1, 0.3], { secret: 'income' }), advantage('membership', 0, [-0.01, 0.01])]);
    expect(strongest).toMatchObject({ id: 'holdout.advantage.max', value: 0.12, parameters: { attack: 'inference of income', attacks: 3 } });
    // Upper: the greatest upper end. Lower: 0.1 − 0.05 · z(1 − 0.025/3) / z(0.975) = 0.1 − 0.05 · 2.3940 / 1.9600.
    expect(strongest.interval![1]).toBe(0.3);
    expect(strongest.interval![0]).toBeCloseTo(0.1 - (0.05 * 2.39398) / 1.959964, 4);
  });

  it('is none, exactly, where no attack has anything to work with, and not assessable for statistics', () => {
    expect(strongestAttack([advantage('linkability', 0, null), advantage('inference', 0, null)])).toMatchObject({ value: 0, interval: null, intervalKind: 'exact' });
    expect(strongestAttack([{ ...advantage('linkability', null, null), intervalKind: 'none', note: 'statistics' }])).toMatchObject({ value: null, note: 'statistics' });
    expect(strongestAttack([advantage('linkability', 0, null), advantage('membership', -0.02, [-0.05, 0.01])]).interval).toEqual([0, 0.01]);
  });

  it('puts attacks into words', () => {
    expect(attackName(advantage('singling-out', 0, null, { predicates: 'univariate' }))).toBe('singling out (univariate)');
  });
});
