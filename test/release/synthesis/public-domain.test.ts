import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, codeTexts, MISSING_INTEGER, type Column, type NumberColumn } from '../../../src/columns/column.ts';
import { keyedDraws } from '../../../src/random/keyed-draws.ts';
import { cellColumn } from '../../../src/release/synthesis/public-domain.ts';

const draws = keyedDraws({ seed: 5, stage: 'test', instance: 0, attribute: 'domain' });
const whole = (values: readonly number[], type: NumberColumn['type'] = 'integer'): NumberColumn => ({ kind: 'number', type, values: Int32Array.from(values) });
const decimals = (values: readonly number[]): NumberColumn => ({ kind: 'number', type: 'decimal', values: Float64Array.from(values) });
const texts = (column: Column): (string | null)[] => Array.from({ length: column.kind === 'coded' ? column.codes.length : column.values.length }, (_, row) => cellText(column, row));
const all = (size: number): Uint32Array => Uint32Array.from({ length: size }, (_, cell) => cell);

describe('cells of a public domain', () => {
  it('share whole numbers out evenly, ends moved in, missing ones last', () => {
    // 0..9 in three cells: 0–3, 4–6, 7–9.
    const column = cellColumn(whole([0, 3, 4, 6, 7, 9, -5, 12, MISSING_INTEGER]), 'visits', { lower: 0, upper: 9, bins: 3 });
    expect([column.size, [...column.cells], column.outside]).toEqual([4, [0, 0, 1, 1, 2, 2, 0, 2, 3], 2]);
    expect(cellColumn(whole([0, 1]), 'flag', { lower: 0, upper: 1, bins: 20 }).size).toBe(3);
  });

  it('share decimals out evenly, the upper end in the last cell', () => {
    const column = cellColumn(decimals([0, 2.4, 2.5, 9.9, 10, 11, Number.NaN]), 'spend', { lower: 0, upper: 10, bins: 4 });
    expect([[...column.cells], column.outside]).toEqual([[0, 0, 1, 3, 3, 3, 4], 1]);
  });

  it('read dates as bounds', () => {
    const dates = cellColumn(whole([0, 364, 365, 400], 'date'), 'born', { lower: '1970-01-01', upper: '1971-12-31', bins: 2 });
    expect([...dates.cells]).toEqual([0, 0, 1, 1]);
    const minutes = cellColumn(whole([0, 1439, 1440], 'datetime'), 'seen', { lower: '1970-01-01', upper: '1970-01-02', bins: 2 });
    expect([...minutes.cells]).toEqual([0, 0, 1]);
  });

  it('list values of any type; what is not listed counts as missing', () => {
    const sexes = cellColumn(codeTexts(['m', 'f', null, 'x'], 4), 'sex', ['f', 'm']);
    expect([[...sexes.cells], sexes.outside]).toEqual([[1, 0, 2, 2], 1]);
    expect(texts(sexes.decode(all(3), draws))).toEqual(['f', 'm', null]);
    const stars = cellColumn(whole([5, 1, 3, MISSING_INTEGER]), 'stars', [1, 5]);
    expect([[...stars.cells], stars.outside]).toEqual([[1, 0, 2, 2], 1]);
    expect(texts(stars.decode(all(3), draws))).toEqual(['1', '5', null]);
    const days = cellColumn(whole([1, 0], 'date'), 'day', ['1970-01-01', '1970-01-02']);
    expect([...days.cells]).toEqual([1, 0]);
    expect(texts(days.decode(all(2), draws))).toEqual(['1970-01-01', '1970-01-02']);
    const truth = cellColumn({ ...codeTexts(['true'], 1), type: 'boolean' }, 'member', [true, false]);
    expect([...truth.cells]).toEqual([0]);
  });

  it('give back values that lie in the same cell and in the domain', () => {
    const bounds = fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 60 }), fc.constantFrom('integer' as const, 'decimal' as const, 'date' as const));
    fc.assert(
      fc.property(bounds, ([lower, range, bins, type]) => {
        const domain = { lower, upper: lower + range, bins };
        const like = type === 'decimal' ? decimals([]) : whole([], type);
        const { size, decode } = cellColumn(like, 'x', domain);
        const drawn = Uint32Array.from({ length: 3 * size }, (_, i) => i % size);
        const values = decode(drawn, draws) as NumberColumn;
        expect([...cellColumn(values, 'x', domain).cells]).toEqual([...drawn]);
        expect(cellColumn(values, 'x', domain).outside).toBe(0);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('refuse what does not fit the column', () => {
    expect(() => cellColumn(codeTexts(['1'], 1), 'sex', { lower: 0, upper: 1, bins: 2 })).toThrow(/synthesize\.domain\.sex: expected a list of values, since the column holds text/);
    expect(() => cellColumn(whole([1]), 'visits', { lower: 2, upper: 2, bins: 2 })).toThrow(/expected lower below upper, got 2 and 2/);
    expect(() => cellColumn(whole([1]), 'visits', { lower: 0.5, upper: 2, bins: 2 })).toThrow(/expected whole numbers/);
    expect(() => cellColumn(whole([1]), 'visits', { lower: '2020-01-01', upper: '2021-01-01', bins: 2 })).toThrow(/since the column holds numbers, got a date/);
    expect(() => cellColumn(whole([1]), 'visits', ['many'])).toThrow(/expected a list of the column's own type \(integer\)/);
    expect(() => cellColumn(whole([1]), 'visits', [1, '1'])).toThrow(/expected every value once, got 1 twice/);
    expect(() => cellColumn(codeTexts(['f'], 1), 'sex', ['f', 'f'])).toThrow(/expected every value once/);
  });
});
