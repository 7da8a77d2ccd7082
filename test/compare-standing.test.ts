import { describe, expect, it } from 'vitest';
import { standings, type Placed } from '../src/compare-standing.ts';
import type { Measure } from '../src/measure/measure.ts';

const measure = (value: number | null, half = 0): Measure => ({ id: 'm', value, interval: value === null || half === 0 ? null : [value - half, value + half], intervalKind: 'delta', parameters: {} });
const at = (id: string, risk: number | null, loss: number, half = 0): Placed => ({ id, risk: measure(risk, half), utility: measure(loss, half), sign: 1 });
const standing = (placed: readonly Placed[]) => Object.fromEntries([...standings(placed)].map(([id, own]) => [id, own.standing]));

describe('where strategies stand', () => {
  it('keeps those that no other is as good as in both', () => {
    expect(standing([at('raw', 1, 0), at('middle', 0.5, 0.5), at('worse', 0.6, 0.6), at('hard', 0, 1)])).toEqual({ raw: 'frontier', middle: 'frontier', worse: 'beaten', hard: 'frontier' });
  });

  it('calls beaten only what is worse by more than the intervals', () => {
    const placed = [at('a', 0.5, 0.5, 0.1), at('b', 0.55, 0.55, 0.1), at('c', 0.9, 0.9, 0.1)];
    expect(standing(placed)).toEqual({ a: 'frontier', b: 'close', c: 'beaten' });
    expect(standings(placed).get('c')!.beatenBy).toBe('a');
    expect(standings(placed).get('a')!.like).toEqual(['b']);
  });

  it('leaves equals beside each other and statistics out', () => {
    expect(standing([at('a', 0.5, 0.5), at('b', 0.5, 0.5), at('counts', null, 0)])).toEqual({ a: 'frontier', b: 'frontier', counts: 'not comparable' });
  });

  it('turns round where more is better', () => {
    const kept = (id: string, risk: number, value: number): Placed => ({ ...at(id, risk, value), sign: -1 });
    expect(standing([kept('a', 0.5, 0.9), kept('b', 0.5, 0.2)])).toEqual({ a: 'frontier', b: 'beaten' });
  });
});
