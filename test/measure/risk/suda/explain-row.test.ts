import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnOf } from '../../../../src/columns/column.ts';
import { equivalenceClasses } from '../../../../src/columns/equivalence-classes.ts';
import { explainRow } from '../../../../src/measure/risk/suda/explain-row.ts';
import { sudaScores } from '../../../../src/measure/risk/suda/suda-scores.ts';
import { smallTables, textTable } from '../attribution/tables.ts';

const table = textTable(['a', 'b', 'c'], [['2', 'x', 'k'], ['1', 'x', 'k'], ['1', 'y', 'k'], ['1', 'y', 'k']]);

describe('what makes a row stand out', () => {
  it('solved by hand', () => {
    expect(explainRow(table, ['a', 'b', 'c'], 1)).toEqual({
      row: 1,
      rows: 4,
      classSize: 1,
      populationSize: null,
      minimalSets: [['a', 'b']],
      score: 1,
      columns: [
        { name: 'a', sharedBy: 3, bits: expect.closeTo(Math.log2(4 / 3), 12) as number, classSizeWithout: 2, contribution: 1 },
        { name: 'b', sharedBy: 2, bits: expect.closeTo(1, 12) as number, classSizeWithout: 3, contribution: 1 },
        { name: 'c', sharedBy: 4, bits: 0, classSizeWithout: 1, contribution: 0 },
      ],
      smallestClassBySize: [2, 1, 1],
    });
    expect(explainRow(table, ['a', 'b', 'c'], 0)).toMatchObject({ minimalSets: [['a']], score: 2, smallestClassBySize: [1, 1, 1] });
    expect(explainRow(table, ['a', 'b', 'c'], 2)).toMatchObject({ classSize: 2, minimalSets: [], score: 0 });
  });

  it('shows no value unless asked, and counts the population where there is one', () => {
    expect(JSON.stringify(explainRow(table, ['a', 'b'], 0))).not.toContain('value');
    expect(explainRow(table, ['a', 'b'], 0, { values: true }).columns.map(({ value }) => value)).toEqual(['2', 'x']);
    const population = textTable(['b', 'a'], [['x', '2'], ['x', '2'], ['x', '1'], ['x', '3']]);
    expect(explainRow(table, ['a', 'b'], 0, { population }).populationSize).toBe(2);
    expect(explainRow(table, ['a', 'b'], 2, { population }).populationSize).toBe(0);
  });

  it('agrees with the search over the whole file and with grouping', () => {
    fc.assert(
      fc.property(smallTables, (some) => {
        fc.pre(some.rows > 1);
        const names = [...some.columns.keys()];
        const scores = sudaScores(some, names);
        const classes = equivalenceClasses(names.map((name) => columnOf(some, name)));
        for (let row = 0; row < some.rows; row++) {
          const explained = explainRow(some, names, row);
          expect(explained.minimalSets).toHaveLength(scores.minimalUniques[row]!);
          expect(explained.score).toBe(scores.score[row]);
          expect(explained.minimalSets[0]?.length ?? 0).toBe(scores.smallest[row]);
          expect(explained.classSize).toBe(classes.rows[classes.ofRow[row]!]);
          expect(explained.smallestClassBySize.at(-1)).toBe(explained.classSize);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('refuses rows that do not exist and too many columns', () => {
    expect(() => explainRow(table, ['a'], 4)).toThrow(/explain.row: expected a row number from 0 to 3, got 4/);
    expect(() => explainRow(table, Array.from({ length: 21 }, () => 'a'), 0)).toThrow(/explain.columns: expected 1 to 20/);
  });
});
