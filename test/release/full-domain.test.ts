import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeTexts, type CodedColumn } from '../../src/columns/column.ts';
import { levelTable, type LevelTable } from '../../src/columns/level-table.ts';
import { searchFullDomain } from '../../src/release/full-domain.ts';
import { hierarchyOf } from '../../src/schema/hierarchy.ts';
import { lmGeometric, lmOfColumn } from '../../src/stats/generalization-loss.ts';

const coded = (texts: readonly string[]): CodedColumn => codeTexts(texts, texts.length);

/** Every node by brute force, from the definition. */
function bruteForce(columns: readonly CodedColumn[], tables: readonly LevelTable[], k: number, limit: number, subject?: Int32Array): number {
  const rows = columns[0]!.codes.length;
  let best = Infinity;
  const walk = (levels: number[]): void => {
    if (levels.length < columns.length) {
      for (let level = 0; level < tables[levels.length]!.levels; level++) walk([...levels, level]);
      return;
    }
    const classes = new Map<string, number[]>();
    for (let row = 0; row < rows; row++) {
      const key = columns.map((column, j) => tables[j]!.codes[levels[j]!]![column.codes[row]!]).join('|');
      classes.set(key, [...(classes.get(key) ?? []), row]);
    }
    const sums = columns.map(() => 0);
    let suppressed = 0;
    for (const members of classes.values()) {
      const size = subject === undefined ? members.length : new Set(members.map((row) => subject[row])).size;
      if (size < k) suppressed += members.length;
      else for (const row of members) columns.forEach((column, j) => (sums[j]! += tables[j]!.leaves[levels[j]!]![tables[j]!.codes[levels[j]!]![column.codes[row]!]!]! / tables[j]!.domain));
    }
    if (suppressed > Math.floor(limit * rows)) return;
    best = Math.min(best, lmGeometric(sums.map((sum, j) => lmOfColumn(sum + suppressed, rows, tables[j]!.domain))));
  };
  walk([]);
  return best;
}

describe('searchFullDomain', () => {
  it('solves a table by hand: two sexes, four ages, k = 2', () => {
    const sex = coded(['F', 'F', 'M', 'M']);
    const age = coded(['21', '24', '35', '38']);
    const tables = [levelTable(sex, hierarchyOf({ kind: 'suppress' })), levelTable(age, hierarchyOf({ kind: 'interval', widths: [5, 10] }))];
    const solution = searchFullDomain({ columns: [sex, age], tables, k: 2, suppressionLimit: 0 });
    // Ages of width 5 join 21 with 24 and 35 with 38: no sex is lost, half of the age domain's detail is.
    expect(solution.levels).toEqual([0, 1]);
    expect(solution.suppressedRows).toBe(0);
    expect(solution.loss).toBeCloseTo(Math.sqrt(1 + 1 / 3) - 1, 12);
    expect(solution.proven).toBe(true);
  });

  it('counts people, not rows, where a subject repeats', () => {
    const postcode = coded(['1', '1', '2', '2']);
    const tables = [levelTable(postcode, hierarchyOf({ kind: 'suppress' }))];
    const rows = searchFullDomain({ columns: [postcode], tables, k: 2, suppressionLimit: 0 });
    expect(rows.levels).toEqual([0]);
    const people = searchFullDomain({ columns: [postcode], tables, k: 2, suppressionLimit: 0, subject: Int32Array.of(7, 7, 8, 9) });
    expect(people.levels).toEqual([1]);
  });

  it('refuses what no generalization can reach', () => {
    const sex = coded(['F', 'M']);
    const tables = [levelTable(sex, hierarchyOf({ kind: 'suppress' }))];
    expect(() => searchFullDomain({ columns: [sex], tables, k: 3, suppressionLimit: 0 })).toThrow(/kAnonymize.suppressionLimit: expected a limit that 3-anonymity can meet/);
  });

  it('finds the optimum of brute force on any small table, by row and by subject', () => {
    const value = fc.nat({ max: 40 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, fc.constantFrom('a', 'b', 'c'), value, fc.nat({ max: 12 })), { minLength: 6, maxLength: 40 }),
        fc.integer({ min: 2, max: 4 }),
        fc.constantFrom(0, 0.1, 0.3, 1),
        fc.boolean(),
        (cells, k, limit, bySubject) => {
          const columns = [coded(cells.map((cell) => String(cell[0]))), coded(cells.map((cell) => cell[1])), coded(cells.map((cell) => String(cell[2])))];
          const tables = [
            levelTable(columns[0]!, hierarchyOf({ kind: 'interval', widths: [5, 20] })),
            levelTable(columns[1]!, hierarchyOf({ kind: 'tree', parents: { ab: ['a', 'b'], c2: ['c'] } })),
            levelTable(columns[2]!, hierarchyOf({ kind: 'interval', widths: [10] })),
          ];
          const subject = bySubject ? Int32Array.from(cells, (cell) => cell[3]) : undefined;
          const expected = bruteForce(columns, tables, k, limit, subject);
          const search = (): number => searchFullDomain({ columns, tables, k, suppressionLimit: limit, ...(subject === undefined ? {} : { subject }) }).loss;
          if (expected === Infinity) expect(search).toThrow(/suppressionLimit/);
          else expect(search()).toBeCloseTo(expected, 12);
        },
      ),
      { numRuns: 150 },
    );
  });
});
