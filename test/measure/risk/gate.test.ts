import { describe, expect, it } from 'vitest';
import { rowHistogram } from '../../../src/columns/size-histogram.ts';
import type { Measure } from '../../../src/measure/measure.ts';
import { checkGate, maxRiskGate, parseGate } from '../../../src/measure/risk/gate.ts';
import { histogramMeasures } from '../../../src/measure/risk/prosecutor.ts';

const withSmallest = (k: number): Measure[] => histogramMeasures(rowHistogram(Uint32Array.of(k, 100)));

describe('--max-risk', () => {
  it.each([
    ['0.09', 11], ['0.33', 3], ['0.2', 5], ['0.05', 20], ['0.5', 2], ['1', 1], ['0.1', 10], ['0.01', 100], ['0.091', 11], ['9%', 11], ['5%', 20],
    ['0.6', 2], ['0.0909', 11], ['1/11', 11], ['2/22', 11], ['0.3333', 3],
  ])('%s means k = %i', (text, k) => {
    const gate = maxRiskGate(text);
    expect(gate.k).toBe(k);
    expect(checkGate(gate, withSmallest(k)).crossed).toBe(false);
    if (k > 1) expect(checkGate(gate, withSmallest(k - 1)).crossed).toBe(true);
    expect(checkGate(gate, withSmallest(k)).sentence).toContain(`k = ${k}`);
  });

  it.each(['0', '0.0', '1.5', 'low', '', '-1', '1/0', '0.05x', '.', '1e3'])('refuses %j', (text) => {
    expect(() => maxRiskGate(text)).toThrow(/gate/);
  });
});

describe('gates', () => {
  const measures = withSmallest(11);

  it('compares counts and shares exactly', () => {
    const crossed = (text: string): boolean => checkGate(parseGate(text), measures).crossed;
    expect(crossed('prosecutor.risk.max<=1/11')).toBe(false);
    expect(crossed('prosecutor.risk.max < 1/11')).toBe(true);
    expect(crossed('class.size.min>=11')).toBe(false);
    expect(crossed('class.size.min>11')).toBe(true);
    expect(crossed('prosecutor.at-risk.share{threshold=20}<=11/111')).toBe(false);
    expect(crossed('prosecutor.at-risk.share{threshold = 20} <= 0.099')).toBe(true);
    expect(crossed('sample-unique.count<=0')).toBe(false);
    expect(crossed('prosecutor.risk.mean<=2%')).toBe(false);
  });

  it('takes the person as unit where there are both', () => {
    const both = [...measures, ...withSmallest(3).map((measure) => ({ ...measure, parameters: { ...measure.parameters, unit: 'person' } }))];
    expect(checkGate(parseGate('class.size.min>=4'), both).crossed).toBe(true);
    expect(checkGate(parseGate('class.size.min{unit=row}>=4'), both).crossed).toBe(false);
  });

  it('never passes what cannot be assessed', () => {
    const empty = histogramMeasures(rowHistogram(new Uint32Array(0)));
    expect(checkGate(maxRiskGate('0.09'), empty)).toMatchObject({ crossed: true, sentence: expect.stringContaining('cannot be assessed') as string });
  });

  it('says what it does not understand', () => {
    expect(() => parseGate('prosecutor.risk.max')).toThrow(/operator/);
    expect(() => parseGate('x.y{a}<=1')).toThrow(/name=value/);
    expect(() => checkGate(parseGate('prosecutor.risk.maxx<=1'), measures)).toThrow(/expected a measure of this run/);
    expect(() => checkGate(parseGate('prosecutor.at-risk.share<=0.1'), measures)).toThrow(/threshold=11/);
    expect(() => checkGate(parseGate('class.size.min{unit=person}>1'), measures)).toThrow(/unit=row/);
  });
});
