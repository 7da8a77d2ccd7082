import { describe, expect, it } from 'vitest';
import { codeTexts, makeTable, type Column, type Table } from '../../../src/columns/column.ts';
import { perturbationLoss } from '../../../src/measure/utility/perturbation.ts';

const tableOf = (city: (string | null)[], spend: number[]): Table =>
  makeTable(
    { name: 'customer', columns: [{ name: 'city', type: 'string', attributeClass: 'quasi-identifier' }, { name: 'spend', type: 'decimal', attributeClass: 'insensitive' }] },
    new Map<string, Column>([['city', codeTexts(city, city.length)], ['spend', { kind: 'number', type: 'decimal', values: Float64Array.from(spend) }]]),
  );
const collected = tableOf(['a', 'b', null, 'a'], [1, 2, 3, Number.NaN]);

describe('perturbation loss', () => {
  it('counts changed cells and how far numbers moved, by hand', () => {
    // Released rows 3, 0 and 1; the standard deviation of 1, 2, 3 is 1, so that 1 + 0 over two known pairs is 0.5/√2.
    const [changed, il1s] = perturbationLoss({ collected, released: tableOf(['b', 'a', 'b'], [Number.NaN, 2, 2]), rows: Uint32Array.of(3, 0, 1), replaced: new Set() });
    expect(changed).toMatchObject({ id: 'loss.changed.share', numerator: 2, denominator: 6, value: 2 / 6 });
    expect(il1s!.value).toBeCloseTo(0.5 / Math.SQRT2, 12);
  });

  it('is zero where nothing changed, and leaves out what was generalized', () => {
    const rows = Uint32Array.of(0, 1, 2, 3);
    expect(perturbationLoss({ collected, released: collected, rows, replaced: new Set() }).map(({ value }) => value)).toEqual([0, 0]);
    const [changed, il1s] = perturbationLoss({ collected, released: tableOf(['*', '*', '*', '*'], [1, 2, 3, 4]), rows, replaced: new Set(['city', 'spend']) });
    expect([changed!.value, il1s!.value, il1s!.note]).toEqual([null, null, 'The release holds no column of numbers as collected.']);
  });
});
