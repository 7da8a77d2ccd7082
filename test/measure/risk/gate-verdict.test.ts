import { describe, expect, it } from 'vitest';
import type { Measure } from '../../../src/measure/measure.ts';
import { parseGate } from '../../../src/measure/risk/gate.ts';
import { judgeGate } from '../../../src/measure/risk/gate-verdict.ts';

const measure = (value: number | null, interval: readonly [number, number] | null = null, parameters: Measure['parameters'] = {}, id = 'holdout.advantage.max'): Measure => ({ id, value, interval, intervalKind: value === null ? 'none' : interval === null ? 'exact' : 'delta', parameters });
const verdict = (gate: string, ...measures: Measure[]): string => judgeGate(parseGate(gate), measures).verdict;

describe('a gate and an interval', () => {
  it('is met, crossed, or cannot be told where the interval straddles the limit', () => {
    expect(verdict('holdout.advantage.max<=0.1', measure(0.05, [0.02, 0.1]))).toBe('met');
    expect(verdict('holdout.advantage.max<0.1', measure(0.05, [0.02, 0.1]))).toBe('cannot be told');
    expect(verdict('holdout.advantage.max<=0.1', measure(0.2, [0.11, 0.3]))).toBe('crossed');
    expect(verdict('holdout.advantage.max<=0.1', measure(0.05, [-0.1, 0.2]))).toBe('cannot be told');
    expect(verdict('holdout.advantage.max>=0.1', measure(0.2, [0.11, 0.3]))).toBe('met');
  });

  it('cannot tell what was not assessed or not measured', () => {
    expect(verdict('holdout.advantage.max<=0.1', measure(null))).toBe('cannot be told');
    expect(verdict('holdout.advantage.max<=0.1')).toBe('cannot be told');
  });

  it('compares counts as integers and prefers persons', () => {
    const eleventh = (unit: string, denominator: number): Measure => ({ ...measure(1 / denominator, null, { unit }, 'prosecutor.risk.max'), numerator: 1, denominator });
    expect(verdict('prosecutor.risk.max<=1/11', eleventh('row', 11))).toBe('met');
    expect(verdict('prosecutor.risk.max<=1/11', eleventh('row', 12), eleventh('person', 10))).toBe('crossed');
    expect(verdict('prosecutor.risk.max{unit=row}<=1/11', eleventh('row', 12), eleventh('person', 10))).toBe('met');
  });

  it('holds every measure that is meant against the limit', () => {
    const of = (secret: string, high: number): Measure => measure(high - 0.05, [high - 0.1, high], { secret }, 'holdout.inference.advantage');
    expect(verdict('holdout.inference.advantage<=0.2', of('income', 0.1), of('faith', 0.25))).toBe('cannot be told');
    expect(verdict('holdout.inference.advantage{secret=income}<=0.2', of('income', 0.1), of('faith', 0.25))).toBe('met');
  });
});
