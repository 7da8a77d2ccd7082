import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupDefinitions } from '../../../../src/measure/risk/groups/group-definitions.ts';
import { householdRisk } from '../../../../src/measure/risk/groups/household-risk.ts';
import { smallTables, tableOf, textTable } from '../attribution/tables.ts';
import { codeTexts } from '../../../../src/columns/column.ts';

describe('household risk, solved by hand', () => {
  // Classes: p (2 rows), q (1), r (4). Households: h1 = {p, q}, h2 = {p, r}, h3 = {r}, none = {r, r}.
  const table = textTable(['quasi', 'home'], [['p', 'h1'], ['q', 'h1'], ['p', 'h2'], ['r', 'h2'], ['r', 'h3'], ['r', null], ['r', null]]);
  const { households, members, rowsWithout, oneFoundMostMean, chances: [independent, dependent] } = householdRisk(table, ['quasi'], 'home', { thresholds: [2, 4, 5] });

  it('counts households, not rows', () => {
    expect({ households, members, rowsWithout }).toEqual({ households: 3, members: 5, rowsWithout: 2 });
  });

  it('if the matches are independent', () => {
    // h1: 1 − ½·0 = 1; h2: 1 − ½·¾ = 5/8; h3: ¼.
    expect(independent!.oneFoundMean).toBeCloseTo((1 + 5 / 8 + 1 / 4) / 3, 14);
    expect(independent!.oneFoundMax).toBe(1);
    expect(independent!.allFoundMean).toBeCloseTo((1 / 2 + 1 / 8 + 1 / 4) / 3, 14);
    expect(independent!.memberMean).toBeCloseTo((2 + 2 * (5 / 8) + 1 / 4) / 5, 14);
    // Above 1/2, 1/4 and 1/5: h3 has exactly 1/4, which is not above.
    expect(independent!.atRisk).toEqual([2, 2, 3]);
  });

  it('if they hang together, and at most', () => {
    expect(dependent!.oneFoundMean).toBeCloseTo((1 + 1 / 2 + 1 / 4) / 3, 14);
    expect(dependent!.allFoundMean).toBeCloseTo((1 / 2 + 1 / 4 + 1 / 4) / 3, 14);
    expect(dependent!.atRisk).toEqual([1, 2, 3]);
    expect(oneFoundMostMean).toBeCloseTo((1 + 3 / 4 + 1 / 4) / 3, 14);
  });

  it('counts a person with two rows once, where they stand out most', () => {
    const twice = textTable(['quasi', 'home', 'who'], [['p', 'h', 'a'], ['q', 'h', 'a'], ['p', 'h', 'b'], ['p', 'g', 'c']]);
    // Persons of p: a, b, c; of q: a. Household h: a with 1, b with 1/3; g: c with 1/3.
    const risk = householdRisk(twice, ['quasi'], 'home', { subject: 'who' });
    expect(risk).toMatchObject({ households: 2, members: 3 });
    expect(risk.chances[0]!.oneFoundMean).toBeCloseTo((1 + 1 / 3) / 2, 14);
    expect(risk.chances[0]!.allFoundMean).toBeCloseTo((1 / 3 + 1 / 3) / 2, 14);
  });
});

describe('household risk', () => {
  it('lies between its bounds, and is the row\'s own for households of one', () => {
    fc.assert(
      fc.property(smallTables, fc.array(fc.constantFrom('h1', 'h2', 'h3'), { minLength: 14, maxLength: 14 }), (table, homes) => {
        const names = [...table.columns.keys()];
        const shared = tableOf(new Map([...table.columns, ['home', codeTexts(homes.slice(0, table.rows), table.rows)]]));
        const { chances: [independent, dependent], oneFoundMostMean } = householdRisk(shared, names, 'home');
        expect(independent!.oneFoundMean).toBeGreaterThanOrEqual(dependent!.oneFoundMean - 1e-12);
        expect(independent!.oneFoundMean).toBeLessThanOrEqual(oneFoundMostMean + 1e-12);
        expect(independent!.allFoundMean).toBeLessThanOrEqual(dependent!.allFoundMean + 1e-12);
        expect(independent!.allFoundMean).toBeLessThanOrEqual(independent!.oneFoundMean + 1e-12);
        const alone = tableOf(new Map([...table.columns, ['home', codeTexts(Array.from({ length: table.rows }, (_, row) => `h${row}`), table.rows)]]));
        const [one, other] = householdRisk(alone, names, 'home').chances;
        expect(one!.oneFoundMean).toBeCloseTo(other!.allFoundMean, 12);
        expect(one!.atRisk).toEqual(other!.atRisk);
      }),
      { numRuns: 80 },
    );
  });

  it('has definitions, and says so where there is no household', () => {
    const { measures } = householdRisk(textTable(['quasi', 'home'], [['p', null]]), ['quasi'], 'home');
    const ids = groupDefinitions.map(({ id }) => id).filter((id) => id.startsWith('household.'));
    expect(new Set(measures.map(({ id }) => id))).toEqual(new Set(ids));
    for (const { value, note } of measures) expect(value === null ? note : value).not.toBeUndefined();
  });
});
