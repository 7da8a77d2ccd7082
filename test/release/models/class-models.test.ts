import { describe, expect, it } from 'vitest';
import { codeTexts } from '../../../src/columns/column.ts';
import { entropyDiversity, prepareModels, recursiveRatio } from '../../../src/release/models/class-models.ts';
import { valueOrder } from '../../../src/release/models/value-order.ts';
import { brokenByKernel } from './class-judgement.ts';
import { allClassesOfFive, solvedTables } from './solved-tables.ts';

describe('models of classes, on tables solved by hand', () => {
  for (const { title, judged, ...table } of solvedTables) {
    it.each(judged)(`${title}: $0`, (model, broken) => expect(brokenByKernel(table, model).sort().join(' ')).toBe(broken.split(' ').sort().join(' ')));
  }

  it('homogeneity: of the classes of five that three equally frequent values fill, 1 in 81 gives its value away, whatever k', () => {
    const table = { rows: allClassesOfFive(), unit: 'row' } as const;
    expect(brokenByKernel(table, { model: 'k-anonymity', k: 5 })).toEqual([]);
    expect(brokenByKernel(table, { model: 'distinct-l-diversity', column: 'value', l: 2 })).toHaveLength(243 / 81);
  });

  it('several models at once: a class stays if it meets all', () => {
    const values = codeTexts(['x', 'x', 'y'], 3);
    const prepared = prepareModels([{ model: 'k-anonymity', k: 3 }, { model: 'distinct-l-diversity', column: 'value', l: 2 }], [{ name: 'value', column: values, total: Uint32Array.of(2, 1) }]);
    expect(prepared.passes({ size: 3, population: 0, counts: [Uint32Array.of(2, 1)] })).toBe(true);
    expect(prepared.passes({ size: 2, population: 0, counts: [Uint32Array.of(1, 1)] })).toBe(false);
    expect(prepared.passes({ size: 3, population: 0, counts: [Uint32Array.of(3, 0)] })).toBe(false);
    expect([prepared.k, prepared.monotone, prepared.sizeOnly]).toEqual([3, true, false]);
  });

  it('a distance that needs what a column lacks is refused', () => {
    const column = { name: 'town', column: codeTexts(['x', 'y'], 2), total: Uint32Array.of(1, 1) };
    const prepare = (distance: 'ordered' | 'hierarchical') => () => prepareModels([{ model: 't-closeness', column: 'town', t: 0.1, distance }], [column]);
    expect(prepare('ordered')).toThrow(/^models\.distance: expected numbers, dates or a hierarchy of kind order .* got town/);
    expect(prepare('hierarchical')).toThrow(/^models\.distance: expected a hierarchy of town .* got none/);
  });
});

describe('recursiveRatio and entropyDiversity', () => {
  it.each([
    [[5, 3, 2, 1], 2, 5 / 6],
    [[1, 2, 3, 5], 3, 5 / 3],
    [[0, 4, 0, 4], 2, 1],
    [[7, 0, 0], 2, Infinity],
    [[2, 2], 3, Infinity],
  ])('of %j from the %i-th on', (counts, l, ratio) => expect(recursiveRatio(Uint32Array.from(counts), l)).toBe(ratio));

  it('is the number of values where all are equally frequent', () => {
    expect(entropyDiversity(Uint32Array.of(4, 4, 4, 0))).toBeCloseTo(3, 12);
    expect(entropyDiversity(Uint32Array.of(9))).toBe(1);
  });
});

describe('valueOrder', () => {
  const ordered = (values: (string | null)[], stated?: string[]): (string | null)[] | undefined => {
    const order = valueOrder(codeTexts(values, values.length), stated);
    return order === undefined ? undefined : Array.from(order, (code) => values[code]!);
  };
  it('goes by number, by day or as stated, a missing value last', () => {
    expect(ordered(['10', '9', null, '-1.5', '1e1'])).toEqual(['-1.5', '9', '10', '1e1', null]);
    expect(ordered(['2020-01-01', '1999-12-31'])).toEqual(['1999-12-31', '2020-01-01']);
    expect(ordered(['high', null, 'low'], ['low', 'middle', 'high'])).toEqual(['low', 'high', null]);
  });
  it('takes the alphabet for no order', () => {
    expect(ordered(['a', 'b'])).toBeUndefined();
    expect(ordered(['1', '0x10'])).toBeUndefined();
    expect(ordered(['2020-01-01', '2020-13-01'])).toBeUndefined();
    expect(ordered([null])).toBeUndefined();
    expect(ordered(['low', 'other'], ['low', 'high'])).toBeUndefined();
  });
});
