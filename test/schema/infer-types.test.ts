import { describe, expect, it } from 'vitest';
import { canonicalText, inferType } from '../../src/schema/infer-types.ts';

describe('types are inferred from every distinct text', () => {
  it.each([
    [['1', '-20', '0', null], 'integer', 'plain'],
    [['1', '2.5', '-0.1e3'], 'decimal', 'plain'],
    [['1', '2,5'], 'decimal', 'decimal-comma'],
    [['1.5', '2,5'], 'string', 'plain'],
    [['01234', '12345'], 'string', 'plain'],
    [['12345678901234567'], 'integer', 'plain'],
    [['TRUE', 'false'], 'boolean', 'plain'],
    [['2020-02-29', '1999-12-31'], 'date', 'iso-date'],
    [['2020-13-01'], 'string', 'plain'],
    [['31.12.1999', '1.2.2000'], 'date', 'day-month-year'],
    [['01/02/2000', '25/12/2000'], 'date', 'day-month-year'],
    [['01/02/2000', '12/25/2000'], 'date', 'month-day-year'],
    [['01/02/2000', '03/04/2000'], 'string', 'plain'],
    [['25/12/2000', '12/25/2000'], 'string', 'plain'],
    [['1', 'x'], 'string', 'plain'],
    [[null], 'string', 'plain'],
    [[], 'string', 'plain'],
  ])('%j: %s, %s', (texts, type, format) => expect(inferType(texts)).toEqual({ type, format }));

  it('writes a text in the canonical form of its type', () => {
    expect(canonicalText('1.2.2000', { type: 'date', format: 'day-month-year' })).toBe('2000-02-01');
    expect(canonicalText('1/2/2000', { type: 'date', format: 'month-day-year' })).toBe('2000-01-02');
    expect(canonicalText('x', { type: 'date', format: 'month-day-year' })).toBeNull();
    expect(canonicalText('2,5', { type: 'decimal', format: 'decimal-comma' })).toBe('2.5');
    expect(canonicalText('TRUE', { type: 'boolean', format: 'plain' })).toBe('true');
    expect(canonicalText('abc', { type: 'string', format: 'plain' })).toBe('abc');
  });
});
