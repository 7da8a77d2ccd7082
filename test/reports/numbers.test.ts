import { describe, expect, it } from 'vitest';
import { formatCount, formatShare, formatValue, keyOf, present } from '../../reports/numbers.ts';
import type { Measure } from '../../src/measure/measure.ts';

describe('numbers on pages', () => {
  it.each([
    [0, '0%'], [1, '100%'], [0.5, '50%'], [0.0994, '9.9%'], [0.0996, '10%'], [0.02, '2%'], [0.0234, '2.3%'], [0.0045, '0.45%'], [0.005, '0.5%'],
    [0.00001, 'under 0.01%'], [0.996, '99.6%'], [0.99999, 'over 99.9%'], [-0.034, '−3.4%'],
  ])('prints the share %d as %s', (share, text) => expect(formatShare(share)).toBe(text));

  it.each([[0, '0'], [999, '999'], [1000, '1,000'], [1234567, '1,234,567'], [-1000, '−1,000'], [-0.2, '0']])('prints the count %d as %s', (count, text) => expect(formatCount(count)).toBe(text));

  it('prints other units with two or three significant figures', () => {
    expect(formatValue(0.8134, 'score')).toBe('0.81');
    expect(formatValue(0.0123, 'score')).toBe('0.012');
    expect(formatValue(12.345, 'bits')).toBe('12.3 bits');
    expect(formatValue(1234.5, 'seconds')).toBe('1,235 s');
    expect(formatValue(1.64, 'count')).toBe('1.64');
  });

  const measure: Measure = { id: 'prosecutor.at-risk.share', value: 0.25, interval: [0.2, 0.31], intervalKind: 'wilson', numerator: 1000, denominator: 4000, parameters: { threshold: 11, unit: 'person' } };

  it('keys a number by its place in the report document', () => {
    expect(keyOf('misuse/k11', measure)).toBe('misuse/k11/prosecutor.at-risk.share{threshold=11,unit=person}');
  });

  it('gives value, count and interval as three keyed texts', () => {
    const shown = present('s', measure, new Map());
    expect(shown.value.text).toBe('25%');
    expect(shown.count?.text).toBe('1,000 of 4,000');
    expect(shown.interval?.text).toBe('20% to 31%');
    expect(new Set([shown.value.key, shown.count?.key, shown.interval?.key]).size).toBe(3);
  });

  it('says exact for a count of the whole and not assessable for a missing value', () => {
    expect(present('s', { ...measure, interval: null, intervalKind: 'exact' }, new Map()).interval?.text).toBe('exact');
    const missing = present('s', { ...measure, value: null, interval: null, intervalKind: 'none' }, new Map());
    expect(missing.value.text).toBe('not assessable');
    expect(missing.interval).toBeNull();
  });
});
