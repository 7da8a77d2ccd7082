import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, columnOf, type Table } from '../../../../src/columns/column.ts';
import { distinctRows } from '../../../../src/measure/risk/attribution/named-columns.ts';
import { minimalUniques } from '../../../../src/measure/risk/suda/minimal-uniques.ts';
import { sudaDefinitions } from '../../../../src/measure/risk/suda/suda-definitions.ts';
import { sudaScores } from '../../../../src/measure/risk/suda/suda-scores.ts';
import { sudaWeights } from '../../../../src/measure/risk/suda/suda-weight.ts';
import { setsOf, smallTables, textTable } from '../attribution/tables.ts';

/** The example of the Practice Guide for SDC (Benschop, Machingauta and Welch), table on SUDA and DIS-SUDA scores. */
const GUIDE = textTable(
  ['residence', 'gender', 'education', 'labour'],
  [
    ['Urban', 'Female', 'Secondary incomplete', 'Employed'],
    ['Urban', 'Female', 'Secondary incomplete', 'Employed'],
    ['Urban', 'Female', 'Primary incomplete', 'Non-LF'],
    ['Urban', 'Male', 'Secondary complete', 'Employed'],
    ['Rural', 'Female', 'Secondary complete', 'Unemployed'],
    ['Urban', 'Male', 'Secondary complete', 'Employed'],
    ['Urban', 'Female', 'Primary complete', 'Non-LF'],
    ['Urban', 'Male', 'Post-secondary', 'Unemployed'],
    ['Urban', 'Female', 'Secondary incomplete', 'Non-LF'],
    ['Urban', 'Female', 'Secondary incomplete', 'Non-LF'],
  ],
);
const NAMES = [...GUIDE.columns.keys()];

describe('SUDA on published examples', () => {
  it('gives the scores of the Practice Guide, M = 3 of 4 columns', () => {
    const { score, minimalUniques: number, smallest, bySize } = sudaScores(GUIDE, NAMES, { maxSize: 3 });
    expect([...score]).toEqual([0, 0, 6, 0, 12, 0, 6, 10, 0, 0]);
    expect([...number]).toEqual([0, 0, 1, 0, 4, 0, 1, 3, 0, 0]);
    expect([...smallest]).toEqual([0, 0, 1, 0, 1, 0, 1, 1, 0, 0]);
    expect(bySize).toEqual([0, 4, 5, 0]);
  });

  it('gives the scores and DIS-SUDA of the first IHSN implementation, as the Guide prints them at 1 %', () => {
    const { score, dis, disScore } = sudaScores(GUIDE, NAMES, { formula: 'ihsn', samplingFraction: 0.01 });
    expect([...score].map((value) => Number(value.toFixed(10)))).toEqual([0, 0, 1.75, 0, 3.25, 0, 1.75, 2.75, 0, 0]);
    // 4 rows alone, 6 in pairs.
    expect(dis).toBeCloseTo(0.04 / (0.04 + 6 * 0.99), 14);
    expect([...disScore!].map((value) => value.toFixed(4))).toEqual(['0.0000', '0.0000', '0.0051', '0.0000', '0.0107', '0.0000', '0.0051', '0.0088', '0.0000', '0.0000']);
  });

  it('gives the scores of the example in Templ (2017)', () => {
    const education = ['highschool', 'highschool', 'highschool', 'highschool', 'university', 'highschool', 'middleschool', 'university'];
    const rows = education.map((level, at) => [at < 7 ? '20s' : '60s', at < 4 || at === 7 ? 'male' : 'female', at < 2 ? '50k+' : '50k-', level]);
    expect([...sudaScores(textTable(['age', 'gender', 'income', 'education'], rows), ['age', 'gender', 'income', 'education']).score]).toEqual([0, 0, 0, 0, 4, 2, 6, 8]);
  });

  it('counts a column in every minimal unique that holds it', () => {
    // sdcMicro issue 275: its release of the time gave c 25 %.
    const table = textTable(['a', 'b', 'c'], [['2', '0', '0'], ['1', '3', '6'], ['1', '0', '0']]);
    const { contributions, valueContributions } = sudaScores(table, ['a', 'b', 'c'], { values: true });
    expect(contributions.map(({ share }) => share)).toEqual([0.5, 0.375, 0.375]);
    expect(contributions.map((own) => own.minimalUniques)).toEqual([3, 2, 2]);
    expect(valueContributions!.filter(({ column }) => column === 'b')).toEqual([{ column: 'b', value: '3', share: 2 / 3 }, { column: 'b', value: '0', share: 1 / 3 }]);
    // sdcMicro issue 356, solved by hand there.
    const other = textTable(['x', 'y', 'z'], ['AXP', 'BXQ', 'AYQ', 'CZR', 'BYR', 'AXP', 'BZQ'].map((row) => row.split('')));
    const scores = sudaScores(other, ['x', 'y', 'z']);
    expect([...scores.score]).toEqual([0, 2, 3, 3, 3, 0, 2]);
    expect(scores.contributions.map(({ share }) => share)).toEqual([8 / 13, 9 / 13, 7 / 13]);
    expect(scores.valueContributions).toBeNull();
  });

  it('weighs sizes as published', () => {
    expect([...sudaWeights(4, 3)]).toEqual([0, 6, 2, 1]);
    expect([...sudaWeights(4, 4)]).toEqual([0, 6, 2, 1, 1]);
    expect([...sudaWeights(4, 2)]).toEqual([0, 6, 2]);
    expect([...sudaWeights(4, 4, 'ihsn')].map((value) => Number(value.toFixed(12)))).toEqual([0, 1.75, 0.5, 0.25, 0]);
  });
});

/** Minimal sample uniques of a row by their definition. */
function bruteForce(table: Table, row: number, maxSize: number): string[][] {
  const names = [...table.columns.keys()];
  const alone = (set: readonly string[]): boolean =>
    Array.from({ length: table.rows }, (_, other) => other).every((other) => other === row || set.some((name) => cellText(columnOf(table, name), other) !== cellText(columnOf(table, name), row)));
  const uniques = setsOf(names).filter(alone);
  return uniques.filter((set) => set.length <= maxSize && !uniques.some((part) => part.length < set.length && part.every((name) => set.includes(name))));
}

describe('minimal sample uniques', () => {
  it('are those of trying every set, with missing values and duplicates, in one part or in many', () => {
    fc.assert(
      fc.property(smallTables, fc.integer({ min: 1, max: 5 }), fc.constantFrom(undefined, 1, 9), (table, most, memory) => {
        fc.pre(table.rows > 1);
        const names = [...table.columns.keys()];
        const maxSize = Math.min(most, names.length);
        const rows = distinctRows(table, names);
        const found: string[] = [];
        minimalUniques(rows, {
          maxSize,
          ...(memory === undefined ? {} : { memory }),
          found: ({ mask }, who, count) => who.subarray(0, count).forEach((own) => found.push(`${rows.first[own]}:${names.filter((_, at) => ((mask >>> at) & 1) === 1).join()}`)),
        });
        const expected = Array.from({ length: table.rows }, (_, row) => bruteForce(table, row, maxSize).map((set) => `${row}:${set.join()}`)).flat();
        expect(found.sort()).toEqual(expected.sort());
      }),
      { numRuns: 300 },
    );
  });

  it('give scores and contributions by their definition', () => {
    fc.assert(
      fc.property(smallTables, (table) => {
        fc.pre(table.rows > 1);
        const names = [...table.columns.keys()];
        const weights = sudaWeights(names.length, names.length);
        const { score, contributions, minimalUniques: number, smallest } = sudaScores(table, names);
        const sets = Array.from({ length: table.rows }, (_, row) => bruteForce(table, row, names.length));
        expect([...score]).toEqual(sets.map((own) => own.reduce((sum, set) => sum + weights[set.length]!, 0)));
        expect([...number]).toEqual(sets.map((own) => own.length));
        expect([...smallest]).toEqual(sets.map((own) => own.reduce((least, set) => Math.min(least, set.length), own.length === 0 ? 0 : 9)));
        const total = score.reduce((sum, value) => sum + value, 0);
        const held = (name: string): number => sets.flat().filter((set) => set.includes(name)).reduce((sum, set) => sum + weights[set.length]!, 0);
        contributions.forEach(({ column, share }) => expect(share).toBeCloseTo(total === 0 ? 0 : held(column) / total, 12));
      }),
      { numRuns: 100 },
    );
  });

  it('make DIS-SUDA the DIS in the harmonic mean, and 1 where the file is the population', () => {
    fc.assert(
      fc.property(smallTables, fc.double({ min: 0.001, max: 1, noNaN: true }), (table, samplingFraction) => {
        const names = [...table.columns.keys()];
        const { dis, disScore, score } = sudaScores(table, names, { samplingFraction });
        const scored = disScore === null ? [] : [...disScore].filter((_, row) => score[row]! > 0);
        fc.pre(scored.length > 0);
        expect(scored.length / scored.reduce((sum, value) => sum + 1 / value, 0)).toBeCloseTo(dis!, 10);
        [...score].forEach((value, row) => expect(disScore![row]! > 0).toBe(value > 0));
        const whole = sudaScores(table, names, { samplingFraction: 1 });
        [...score].forEach((value, row) => expect(whole.disScore![row]).toBe(value > 0 ? 1 : 0));
      }),
      { numRuns: 60 },
    );
  });

  it('order by risk: a smaller unique set never lowers the score', () => {
    const weights = sudaWeights(10, 6);
    for (let size = 1; size < 6; size++) expect(weights[size]).toBeGreaterThan(weights[size + 1]!);
  });
});

describe('odd tables', () => {
  it('of one row, of equal rows, without rows and of missing values only have no minimal unique', () => {
    for (const table of [textTable(['a', 'b'], [['x', 'y']]), textTable(['a', 'b'], [['x', 'y'], ['x', 'y']]), textTable(['a', 'b'], []), textTable(['a', 'b'], [[null, null], [null, null], [null, null]])]) {
      const { score, measures, bySize } = sudaScores(table, ['a', 'b'], { samplingFraction: 0.1 });
      expect(score.every((value) => value === 0)).toBe(true);
      expect(bySize).toEqual([0, 0, 0]);
      for (const { id, value, note } of measures) if (value === null) expect(note, id).toBeTruthy();
    }
  });

  it('with missing values follow the rule', () => {
    const table = textTable(['a', 'b'], [['x', 'p'], ['x', null], ['x', 'p'], ['y', 'q']]);
    expect([...sudaScores(table, ['a', 'b']).score]).toEqual([0, 1, 0, 2]);
    const dropped = sudaScores(table, ['a', 'b'], { missing: 'drop' });
    expect([...dropped.score]).toEqual([0, 0, 0, 2]);
    expect(dropped).toMatchObject({ rows: 3, droppedRows: 1 });
  });

  it('are refused in words where an option makes no sense', () => {
    expect(() => sudaScores(GUIDE, NAMES, { maxSize: 5 })).toThrow(/suda.maxSize: expected a whole number of columns from 1 to 4, got 5/);
    expect(() => sudaScores(GUIDE, NAMES, { samplingFraction: 0 })).toThrow(/suda.samplingFraction/);
  });
});

describe('the measures', () => {
  const { measures } = sudaScores(GUIDE, NAMES, { maxSize: 3, samplingFraction: 0.01 });

  it('have a definition each', () => {
    expect(new Set(measures.map(({ id }) => id))).toEqual(new Set(sudaDefinitions.map(({ id }) => id)));
  });

  it('say what the file holds', () => {
    const valueOf = (id: string): number | null => measures.find((measure) => measure.id === id)!.value;
    expect(valueOf('special-unique.count')).toBe(4);
    expect(valueOf('special-unique.share')).toBe(0.4);
    expect(valueOf('minimal-unique.count')).toBe(9);
    expect(valueOf('suda.score.max')).toBe(12);
    expect(valueOf('suda.score.mean')).toBe(3.4);
    expect(valueOf('unique-match.correct.share')).toBeCloseTo(0.00668896, 8);
  });
});

const adult = '../shared/data/adult/adult.csv';
const present = existsSync(adult);
if (!present) console.warn(`skipped: ${adult} is absent`);

describe.skipIf(!present)('SUDA on Adult, 30,162 rows and 9 columns', () => {
  it('finds what a trial of all 511 sets of columns finds', () => {
    const [head, ...lines] = readFileSync(adult, 'utf8').trim().split(/\r?\n/);
    const names = head!.split(';');
    const { bySize, score } = sudaScores(textTable(names, lines.map((line) => line.split(';'))), names);
    // From a script that counts every combination of values and keeps, row by row, the sets without a unique part;
    // weights (9 − k)!, and 1 for k = 9.
    expect(bySize).toEqual([0, 2, 1204, 14890, 26029, 15983, 4172, 498, 31, 0]);
    expect(score.reduce((sum, value) => sum + value, 0)).toBe(20_402_731);
    expect(score.reduce((most, value) => Math.max(most, value), 0)).toBe(40_326);
  });
});
