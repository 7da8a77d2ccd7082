import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceOfOneLoud, downcodeClusters } from '../../../src/attack/anonymizer/cluster-downcoding.ts';
import { downcodeForced, publishedCells, refinementHolds, type RefinedClass } from '../../../src/attack/anonymizer/downcoding.ts';
import { publishedNodes } from '../../../src/attack/anonymizer/published-nodes.ts';
import { tightRecoding } from '../../../src/attack/anonymizer/tight-recoding.ts';
import { codeTexts, type CodedColumn } from '../../../src/columns/column.ts';
import { levelTable } from '../../../src/columns/level-table.ts';
import { hierarchyOf, type Hierarchy } from '../../../src/schema/hierarchy.ts';
import { wilson } from '../../../src/stats/intervals.ts';
import { drawsOf } from './attacked-tables.ts';

const anything = hierarchyOf({ kind: 'suppress' });
const bits = publishedNodes(['0', '1'], anything);

/** Rows written as strings of single-letter values, one letter per column. */
const columnsOf = (rows: readonly string[]): CodedColumn[] => Array.from(rows[0]!, (_, j) => codeTexts(rows.map((row) => row[j]!), rows.length));
const tight = (columns: readonly CodedColumn[], hierarchy: Hierarchy, k: number): CodedColumn[] => tightRecoding(columns, columns.map((column) => levelTable(column, hierarchy)), k);
const rowsOf = (columns: readonly CodedColumn[]): string[] => Array.from(columns[0]!.codes, (_, row) => columns.map((column) => column.dictionary[column.codes[row]!]).join(' '));
const holds = (rows: readonly (readonly string[])[], nodes: Parameters<typeof refinementHolds>[2]) => (claim: RefinedClass): boolean => refinementHolds(claim.cells, Array.from(claim.rows, (row) => rows[row]!), nodes);

describe('the labels that a hierarchy can publish', () => {
  it('have the values and the next finer labels under them', () => {
    const nodes = publishedNodes(['1', '2', '3', '9'], hierarchyOf({ kind: 'interval', widths: [2, 4], origin: 0 }));
    expect([...nodes.get('*')!.leaves]).toEqual(['1', '2', '3', '9']);
    expect(nodes.get('*')!.children).toEqual(['[0, 4)', '[8, 12)']);
    expect(nodes.get('[0, 4)')!.children).toEqual(['[0, 2)', '[2, 4)']);
    // One value alone: the band says what the value says.
    expect([...nodes.get('[0, 2)')!.leaves]).toEqual(['1']);
    expect(nodes.get('[0, 2)')!.children).toEqual([]);
    expect(nodes.get('[8, 12)')!.children).toEqual([]);
  });
});

describe('tight recoding', () => {
  it('groups what is alike and generalizes only where a group differs', () => {
    expect(rowsOf(tight(columnsOf(['000', '111', '001', '110']), anything, 2))).toEqual(['0 0 *', '1 1 *', '0 0 *', '1 1 *']);
    // The fifth row joins where it costs least.
    expect(rowsOf(tight(columnsOf(['000', '111', '001', '110', '011']), anything, 2))).toEqual(['0 * *', '1 1 *', '0 * *', '1 1 *', '0 * *']);
    expect(() => tight(columnsOf(['0']), anything, 2)).toThrow(/^tightRecoding\.k: expected at least 2 rows/);
  });

  it('is k-anonymous, covers every row, and leaves no cell that a whole class could have finer', () => {
    const hierarchy = hierarchyOf({ kind: 'interval', widths: [2, 4], origin: 0 });
    const domain = Array.from({ length: 8 }, (_, value) => String(value));
    const nodes = publishedNodes(domain, hierarchy);
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom(...domain), { minLength: 3, maxLength: 3 }), { minLength: 6, maxLength: 40 }), fc.integer({ min: 2, max: 5 }), (rows, k) => {
        const columns = [0, 1, 2].map((j) => codeTexts(rows.map((row) => row[j]!), rows.length));
        for (const { rows: own, cells } of publishedCells(tight(columns, hierarchy, k))) {
          expect(own.length).toBeGreaterThanOrEqual(k);
          cells.forEach((label, j) => {
            const values = new Set(Array.from(own, (row) => rows[row]![j]!));
            const { leaves, children } = nodes.get(label)!;
            for (const value of values) expect(leaves.has(value)).toBe(true);
            for (const child of children) expect([...values].every((value) => nodes.get(child)!.leaves.has(value))).toBe(false);
          });
        }
      }),
      { numRuns: 150, seed: 3 },
    );
  });
});

describe('a claim of finer rows', () => {
  const nodes = [bits, bits];
  const truth = [['0', '1'], ['0', '0'], ['1', '1']];
  it('holds if some order of the true rows fits it, and not otherwise', () => {
    expect(refinementHolds([['1', '*'], ['0', '1'], ['0', '*']], truth, nodes)).toBe(true);
    expect(refinementHolds([['1', '1'], ['0', '1'], ['0', '0']], truth, nodes)).toBe(true);
    // Each claimed row fits a true one, but two need the same.
    expect(refinementHolds([['1', '*'], ['*', '1'], ['1', '1']], truth, nodes)).toBe(false);
    expect(refinementHolds([['1', '0'], ['*', '*'], ['*', '*']], truth, nodes)).toBe(false);
    expect(refinementHolds([['*', '*'], ['*', '*']], truth, nodes)).toBe(false);
  });
});

describe('downcoding by minimality alone', () => {
  it('recovers both rows of a class of two in a column of two values', () => {
    // Published as 0 0 * and 1 1 *: the last bits must be one 0 and one 1 in each.
    const rows = ['000', '111', '001', '110'];
    const published = tight(columnsOf(rows), anything, 2);
    const claims = downcodeForced(published, [bits, bits, bits]);
    expect(claims.map(({ cells, finer, confidence }) => [cells.map((row) => row.join('')), finer, confidence])).toEqual([[['000', '001'], 2, 1], [['110', '111'], 2, 1]]);
    expect(claims.every(holds(rows.map((row) => [...row]), [bits, bits, bits]))).toBe(true);
  });

  it('claims nothing where a label may hide values on one side only', () => {
    const three = publishedNodes(['a', 'b', 'c'], anything);
    expect(downcodeForced(tight(columnsOf(['a', 'b', 'c']), anything, 3), [three])).toEqual([]);
    expect(downcodeForced(columnsOf(['0', '0']), [bits])).toEqual([]);
  });

  it('takes the column whose halves say most', () => {
    const age = hierarchyOf({ kind: 'interval', widths: [2], origin: 0 });
    const nodes = [publishedNodes(['0', '1', '2', '3'], age), bits];
    const columns = columnsOf(['00', '31']);
    const published = tightRecoding(columns, [levelTable(columns[0]!, age), levelTable(columns[1]!, anything)], 2);
    expect(downcodeForced(published, nodes)[0]!.cells).toEqual([['*', '0'], ['*', '1']]);
  });

  // Sixty flags, few set: interests or purchases, as a contact table holds them.
  const draws = drawsOf('flags');
  const rows = Array.from({ length: 600 }, (_, i) => Array.from({ length: 60 }, (_, j) => (draws.uniform(i, j) < 0.05 ? '1' : '0')));
  const columns = Array.from({ length: 60 }, (_, j) => codeTexts(rows.map((row) => row[j]!), rows.length));
  const nodes = columns.map(() => bits);
  const published = tight(columns, anything, 5);

  it('is always right against a tight algorithm, and reaches two of every five rows', () => {
    const claims = downcodeForced(published, nodes);
    expect(claims.filter(holds(rows, nodes))).toHaveLength(claims.length);
    expect(claims.reduce((sum, { finer }) => sum + finer, 0) / rows.length).toBeGreaterThan(0.35);
  });

  it('is right only by chance where cells were hidden without need', () => {
    // A coin for every cell that a class could have shown: heads, and it is hidden too.
    const texts = published.map((column) => Array.from(column.codes, (code) => column.dictionary[code]!));
    const coin = drawsOf('coin');
    let byChance = 0;
    publishedCells(published).forEach(({ rows: own, cells }, at) => {
      const shown = cells.filter((label) => label !== '*').length;
      cells.forEach((label, j) => {
        if (label !== '*' && coin.uniform(at, j) < 0.5) for (const row of own) texts[j]![row] = '*';
      });
      byChance += (60 - shown) / (60 - shown / 2);
    });
    const claims = downcodeForced(texts.map((column) => codeTexts(column, rows.length)), nodes);
    const right = wilson(claims.filter(holds(rows, nodes)).length, claims.length);
    // A hidden cell is one that had to be with the probability that the class's own counts give.
    const expected = byChance / publishedCells(published).length;
    expect(claims.length).toBeGreaterThan(100);
    expect(Math.abs(right.value - expected)).toBeLessThan(5 * Math.sqrt((expected * (1 - expected)) / claims.length) + 0.05);
    expect(right.interval[1]).toBeLessThan(0.8);
  });
});

describe('downcoding with knowledge of the clusters', () => {
  it('weighs how many rows differ by how many columns do', () => {
    // Two rows, two columns, half the columns of a loud row differ; loud rows are half of all.
    // One loud (2 ways of 4): a column is open with 1/2. Two loud (1 way): 1/4 + 1/4 agree, so 1/2 too.
    expect(chanceOfOneLoud(2, 2, 1, { loudShare: 0.5, loudColumns: 0.5 })).toBeCloseTo(2 / 3, 12);
    // Three rows: one loud opens a column with 1/4, two with 7/16, three with 1 − 27/64 − 1/64.
    const [one, two, three] = [3 * 0.1 * 0.81, 3 * 0.01 * 0.9, 0.001];
    const weigh = (prior: number, open: number): number => prior * open ** 2 * (1 - open) ** 8;
    const expected = weigh(one, 1 / 4) / (weigh(one, 1 / 4) + weigh(two, 7 / 16) + weigh(three, 36 / 64));
    expect(chanceOfOneLoud(3, 10, 2, { loudShare: 0.1, loudColumns: 0.25 })).toBeCloseTo(expected, 10);
  });

  it('recovers a class of three from the columns that were hidden', () => {
    // Centre 00000000 twice and a stranger to it in three columns.
    const rows = ['00000000', '00000000', '01010010'];
    const published = tight(columnsOf(rows), anything, 3);
    expect(rowsOf(published)[0]).toBe('0 * 0 * 0 0 * 0');
    const nodes = published.map(() => bits);
    const model = { centres: ['00000000', '11111111'].map((centre) => [...centre]), loudShare: 0.1, loudColumns: 0.25 };
    const claims = downcodeClusters(published, nodes, model);
    expect(claims.map(({ cells }) => cells.map((row) => row.join('')))).toEqual([['01010010', '00000000', '00000000']]);
    expect(claims.every(holds(rows.map((row) => [...row]), nodes))).toBe(true);
    // Two centres that fit, or nothing hidden: no claim.
    expect(downcodeClusters(published, nodes, { ...model, centres: [...model.centres, [...'01000000']] })).toEqual([]);
    expect(downcodeClusters(columnsOf(['00000000', '00000000']), nodes, model)).toEqual([]);
  });

  // Twenty-five clusters of about twenty people, 64 columns of two values; a tenth of the people differ in a quarter of the columns.
  const PEOPLE = 500;
  const COLUMNS = 64;
  const draws = drawsOf('clusters');
  const centres = Array.from({ length: 25 }, (_, t) => Array.from({ length: COLUMNS }, (_, j) => String(draws.below(2, t, j, 1))));
  const loud = Array.from({ length: PEOPLE }, (_, i) => draws.uniform(i, 0, 2) < 0.1);
  const rows = Array.from({ length: PEOPLE }, (_, i) => centres[draws.below(25, i, 0, 3)]!.map((value, j) => (loud[i] && draws.uniform(i, j, 4) < 0.25 ? String(1 - Number(value)) : value)));
  const columns = Array.from({ length: COLUMNS }, (_, j) => codeTexts(rows.map((row) => row[j]!), PEOPLE));
  const nodes = columns.map(() => bits);
  const model = { centres, loudShare: 0.1, loudColumns: 0.25 };

  it('recovers whole records, most of them in full and nearly always rightly', () => {
    const claims = downcodeClusters(tight(columns, anything, 5), nodes, model, 0.9);
    const right = claims.filter(holds(rows, nodes));
    expect(right.length / claims.length).toBeGreaterThan(0.95);
    const recovered = right.reduce((sum, { rows: own }) => sum + own.length, 0);
    expect(wilson(recovered, PEOPLE).interval[0]).toBeGreaterThan(0.15);
    // Filling the hidden cells of one of the five by guess would be right with 2^−cells.
    expect(Math.min(...right.map(({ cells }) => cells[0]!.filter((value, j) => value !== cells[1]![j]).length))).toBeGreaterThan(5);
  });

  it('recovers nobody from a release that hides what nobody needed hidden', () => {
    // Every class hides every column in which any class does: no longer tight.
    const open = tight(columns, anything, 5).map((column): CodedColumn => (column.dictionary.includes('*') ? codeTexts(Array.from(column.codes, () => '*'), PEOPLE) : column));
    expect(downcodeClusters(open, nodes, model, 0.5)).toEqual([]);
  });
});
