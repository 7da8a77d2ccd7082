import { describe, expect, it } from 'vitest';
import type { AttackReport } from '../../src/measure/attack-report.ts';
import type { Measure } from '../../src/measure/measure.ts';
import { attacksOverWorlds, listsOverWorlds, overWorlds } from '../../src/measure/replicates.ts';

const measure = (id: string, value: number | null, more: Partial<Measure> = {}): Measure => ({ id, value, interval: null, intervalKind: 'exact', parameters: {}, ...more });

const report = (advantage: number, verdict: AttackReport['verdict'], groups: readonly string[] = [], decile: number | null = null): AttackReport => ({
  id: 'exactLinkage.record-to-person',
  title: 'Exact linkage',
  kind: 'identity',
  direction: 'record-to-person',
  adversary: 'A buyer',
  knows: 'a register',
  verdict,
  verdictText: 'of one world',
  measures: [measure('attack.success', advantage + 0.1), measure('attack.advantage', advantage, { interval: [advantage - 0.01, advantage + 0.01], intervalKind: 'newcombe' })],
  groups: groups.map((group) => ({ dimension: 'age', group, measure: measure('attack.success', advantage) })),
  worstDecile: decile === null ? null : { description: 'of the first world', measure: measure('attack.success', decile) },
});

describe('overWorlds', () => {
  it('has Student\'s interval: 1, 2, 3 with t = 4.303 at two degrees of freedom', () => {
    const { value, interval } = overWorlds([1, 2, 3].map((x) => measure('x', x)));
    expect(value).toBe(2);
    expect(interval![0]).toBeCloseTo(2 - 4.303 / Math.sqrt(3), 12);
    expect(interval![1]).toBeCloseTo(2 + 4.303 / Math.sqrt(3), 12);
  });

  it('keeps no world\'s counts where one could not be assessed', () => {
    const joined = overWorlds([measure('x', 0.5, { numerator: 1, denominator: 2 }), measure('x', null)]);
    expect(joined).toEqual({ id: 'x', value: null, interval: null, intervalKind: 'none', parameters: {} });
  });
});

describe('listsOverWorlds', () => {
  it('joins by position and refuses lists that differ', () => {
    expect(listsOverWorlds([[measure('a', 1), measure('b', 2)], [measure('a', 3), measure('b', 4)]]).map(({ value }) => value)).toEqual([2, 3]);
    expect(() => listsOverWorlds([[measure('a', 1)], [measure('b', 1)]])).toThrow(/replicates\.measures: expected a in every world, got b/);
    expect(() => listsOverWorlds([[measure('a', 1)], []])).toThrow(/expected a in every world, got undefined/);
  });
});

describe('attacksOverWorlds', () => {
  it('gives the verdict anew, on the joined advantage', () => {
    // Three worlds near 0.3 agree; two far apart do not, whatever each said by itself.
    expect(attacksOverWorlds([report(0.3, 'leak'), report(0.31, 'leak'), report(0.29, 'leak')]).verdict).toBe('leak');
    const apart = attacksOverWorlds([report(0.3, 'leak'), report(0.001, 'equivalent')]);
    expect(apart.verdict).toBe('inconclusive');
    expect(apart.measures[1]).toMatchObject({ value: 0.1505, intervalKind: 'replicates' });
  });

  it('has no power where one world\'s attack had none, and stays not applicable', () => {
    expect(attacksOverWorlds([report(0, 'equivalent'), report(0, 'no-power')]).verdict).toBe('no-power');
    expect(attacksOverWorlds([report(0.3, 'not-applicable'), report(0.3, 'not-applicable')]).verdict).toBe('not-applicable');
  });

  it('keeps the groups and the decile that every world has', () => {
    const joined = attacksOverWorlds([report(0.2, 'leak', ['18–34', '65 and over'], 0.6), report(0.4, 'leak', ['65 and over'], 0.8)]);
    expect(joined.groups.map(({ group, measure: { value } }) => [group, value])).toEqual([['65 and over', expect.closeTo(0.3, 12)]]);
    expect(joined.worstDecile!.measure.value).toBeCloseTo(0.7, 12);
    expect(attacksOverWorlds([report(0.2, 'leak', [], 0.6), report(0.4, 'leak')]).worstDecile).toBeNull();
  });

  it('is the report itself for one world', () => {
    const one = report(0.2, 'leak');
    expect(attacksOverWorlds([one])).toBe(one);
  });
});
