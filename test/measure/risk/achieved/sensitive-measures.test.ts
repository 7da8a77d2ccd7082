import { describe, expect, it } from 'vitest';
import { codeTexts, type Column } from '../../../../src/columns/column.ts';
import { equivalenceClasses } from '../../../../src/columns/equivalence-classes.ts';
import { sensitiveMeasures, type SensitiveOptions } from '../../../../src/measure/risk/achieved/sensitive-measures.ts';
import { hierarchyOf } from '../../../../src/schema/hierarchy.ts';

const texts = (...cells: (string | null)[]): Column => codeTexts(cells, cells.length);
const measure = (values: Column, options: Omit<SensitiveOptions, 'attribute'>, id: string) =>
  sensitiveMeasures(equivalenceClasses([texts('A', 'A', 'B')]), values, { attribute: 'grade', ...options }).find((own) => own.id === id);

describe('sensitiveMeasures', () => {
  it('compares a release with what was collected, unless its values were changed', () => {
    const collected = { column: texts('1', '1', '2', '2') };
    // A has both values as the four collected rows do, B one of them; of the three released rows 1 is 2/3.
    expect(measure(texts('1', '2', '1'), { collected }, 'closeness.equal.max')).toMatchObject({ value: 0.5, parameters: { attribute: 'grade', unit: 'row', yardstick: 'collected' } });
    expect(measure(texts('1', '9', '1'), { collected }, 'closeness.equal.max')).toMatchObject({ value: expect.closeTo(1 / 3, 12), parameters: { yardstick: 'own' } });
  });

  it('counts by person where people are known', () => {
    expect(measure(texts('1', '2', '1'), { subject: texts('p', 'p', 'q') }, 'diversity.share.max')).toMatchObject({ value: 1, parameters: { unit: 'person' }, note: 'Reached by classes of 1 person.' });
  });

  it('measures by a hierarchy only where this holds every value', () => {
    const hierarchy = hierarchyOf({ kind: 'order', values: ['low', 'high'], sizes: [2] });
    expect(measure(texts('low', 'high', 'low'), { hierarchy }, 'closeness.hierarchical.max')).toBeDefined();
    expect(measure(texts('low', 'other', 'low'), { hierarchy }, 'closeness.hierarchical.max')).toBeUndefined();
    expect(measure(texts('low', 'other', 'low'), { hierarchy }, 'closeness.ordered.max')).toBeUndefined();
  });
});
