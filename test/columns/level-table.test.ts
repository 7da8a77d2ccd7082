import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, codeTexts, type CodedColumn } from '../../src/columns/column.ts';
import { columnAtLevel, levelTable } from '../../src/columns/level-table.ts';
import { hierarchyOf } from '../../src/schema/hierarchy.ts';

describe('a level table solved by hand', () => {
  const ages = codeTexts(['21', '24', '21', '35', null], 5);
  const table = levelTable(ages, hierarchyOf({ kind: 'interval', widths: [10] }));

  it('counts the domain values under each label', () => {
    expect(table.levels).toBe(3);
    expect(table.domain).toBe(4);
    expect(table.labels).toEqual([['21', '24', '35', null], ['[20, 30)', '[30, 40)', null], ['*']]);
    expect(table.codes.map((codes) => [...codes])).toEqual([[0, 1, 2, 3], [0, 0, 1, 2], [0, 0, 0, 0]]);
    expect(table.leaves.map((leaves) => [...leaves])).toEqual([[1, 1, 1, 1], [2, 1, 1], [4]]);
  });

  it('generalizes the column', () => {
    const texts = (level: number): (string | null)[] => Array.from({ length: 5 }, (_, row) => cellText(columnAtLevel(ages, table, level), row));
    expect(texts(0)).toEqual(['21', '24', '21', '35', null]);
    expect(texts(1)).toEqual(['[20, 30)', '[20, 30)', '[20, 30)', '[30, 40)', null]);
    expect(texts(2)).toEqual(['*', '*', '*', '*', '*']);
  });

  it('takes the domain from the list where one is given', () => {
    const listed = levelTable(ages, hierarchyOf({ kind: 'interval', widths: [10] }), ['21', '22', '24', '35', '36', '99']);
    expect(listed.domain).toBe(6);
    expect([...listed.leaves[1]!]).toEqual([3, 2, 0]);
  });

  it('leaves dictionary entries that no row uses out of the domain', () => {
    const column: CodedColumn = { kind: 'coded', type: 'string', codes: Uint32Array.of(2, 2, 1), dictionary: ['5', '15', '25', '35'] };
    const used = levelTable(column, hierarchyOf({ kind: 'interval', widths: [20] }));
    expect(used.domain).toBe(2);
    expect(used.labels[1]).toEqual(['[0, 20)', '[20, 40)']);
    expect([...used.leaves[1]!]).toEqual([1, 1]);
    expect([0, 1, 2].map((row) => cellText(columnAtLevel(column, used, 1), row))).toEqual(['[20, 40)', '[20, 40)', '[0, 20)']);
  });
});

describe('any level table', () => {
  it('has the hierarchy\'s text for every row, and leaves that add up to the domain', () => {
    const hierarchy = hierarchyOf({ kind: 'interval', widths: [3, 9, 27] });
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat({ max: 60 }).map(String), { nil: null }), { minLength: 1, maxLength: 50 }), (values) => {
        const column = codeTexts(values, values.length);
        const table = levelTable(column, hierarchy);
        for (let level = 0; level < table.levels; level++) {
          const at = columnAtLevel(column, table, level);
          values.forEach((value, row) => expect(cellText(at, row)).toBe(hierarchy.generalize(value, level)));
          expect(table.leaves[level]!.reduce((sum, count) => sum + count, 0)).toBe(new Set(values).size);
        }
      }),
    );
  });
});
