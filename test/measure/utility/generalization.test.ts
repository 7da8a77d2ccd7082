import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeTexts, makeTable, type Table } from '../../../src/columns/column.ts';
import { levelTable } from '../../../src/columns/level-table.ts';
import { generalizationLoss, type GeneralizationInput } from '../../../src/measure/utility/generalization.ts';
import { searchFullDomain } from '../../../src/release/full-domain.ts';
import { hierarchyOf, type HierarchySpec } from '../../../src/schema/hierarchy.ts';

function tableOf(columns: Readonly<Record<string, readonly (string | null)[]>>): Table {
  const entries = Object.entries(columns);
  return makeTable({ name: 'customer', columns: entries.map(([name]) => ({ name, type: 'string', attributeClass: 'quasi-identifier' })) }, new Map(entries.map(([name, cells]) => [name, codeTexts(cells, cells.length)])));
}

/** Losses of a release of these rows, each column at its level. */
function lossesOf(columns: Readonly<Record<string, readonly (string | null)[]>>, specs: Readonly<Record<string, HierarchySpec>>, levels: Readonly<Record<string, number>>, rows: readonly number[], more: Partial<GeneralizationInput> = {}) {
  const hierarchies = new Map(Object.entries(specs).map(([name, spec]) => [name, hierarchyOf(spec)]));
  const names = Object.keys(columns);
  const measures = generalizationLoss({
    collected: tableOf(columns),
    quasiIdentifiers: names,
    rows: Uint32Array.from(rows),
    releasedColumns: new Set(names),
    recodings: new Map(Object.entries(levels).map(([name, level]) => [name, { hierarchy: hierarchies.get(name)!, level }])),
    hierarchies,
    ...more,
  });
  expect(measures.map(({ id }) => id)).toEqual(['loss.lm.geometric', 'loss.lm.arithmetic', 'loss.ncp']);
  const [geometric, arithmetic, ncp] = measures.map(({ value }) => value!) as [number, number, number];
  return { geometric, arithmetic, ncp };
}

const occupations = { occupation: ['a', 'b', 'd', 'e', 'c', 'f'], sex: ['F', 'M', 'F', 'M', 'F', 'M'] };
const trees: Record<string, HierarchySpec> = { occupation: { kind: 'tree', parents: { x: ['a', 'b', 'c'], y: ['d', 'e'], z: ['f'] } }, sex: { kind: 'suppress' } };
const everyone = [0, 1, 2, 3, 4, 5];

describe('generalizationLoss', () => {
  it('is none as collected, and all where every value is *', () => {
    expect(lossesOf(occupations, trees, {}, everyone)).toEqual({ geometric: 0, arithmetic: 0, ncp: 0 });
    const all = lossesOf(occupations, trees, { occupation: 2, sex: 1 }, everyone);
    for (const loss of Object.values(all)) expect(loss).toBeCloseTo(1, 12);
  });

  it('is worked by hand from Xu et al. 2006: a group of u values out of |A| costs u/|A|, a single value nothing', () => {
    // Occupation: x x y y x z of 3, 3, 2, 2, 3, 1 values out of 6: NCP 13/6; sex kept: 0. Six rows, two columns.
    const { ncp, arithmetic, geometric } = lossesOf(occupations, trees, { occupation: 1 }, everyone);
    expect(ncp).toBeCloseTo(13 / 6 / 12, 12);
    // LM: Σ shares = 14/6, as collected 6/6, all lost 6: (14/6 − 1)/(6 − 1) = 4/15 of one column of two.
    expect(arithmetic).toBeCloseTo(4 / 15 / 2, 12);
    expect(geometric).toBeCloseTo(Math.sqrt(19 / 15) - 1, 12);
  });

  it('counts a row that was not released as lost in full', () => {
    const columns = { postcode: ['1', '2', '3', '4'] };
    // One of four rows is gone: LM (1 + 3/4 − 1)/(4 − 1) = 1/4, NCP 1/4.
    const loss = lossesOf(columns, { postcode: { kind: 'suppress' } }, {}, [0, 2, 3]);
    expect(loss).toEqual({ geometric: expect.closeTo(1 / 4, 12), arithmetic: expect.closeTo(1 / 4, 12), ncp: expect.closeTo(1 / 4, 12) });
    expect(lossesOf(columns, {}, {}, [])).toEqual({ geometric: expect.closeTo(1, 12), arithmetic: expect.closeTo(1, 12), ncp: 1 });
  });

  it('counts a column that was left out as lost in full, one without hierarchy as kept', () => {
    const loss = lossesOf(occupations, {}, {}, everyone, { releasedColumns: new Set(['occupation']) });
    expect(loss).toEqual({ geometric: expect.closeTo(Math.SQRT2 - 1, 12), arithmetic: 0.5, ncp: 0.5 });
  });

  it('is none without quasi-identifiers', () => {
    expect(lossesOf({}, {}, {}, [])).toEqual({ geometric: 0, arithmetic: 0, ncp: 0 });
  });

  it('is less for the 5-anonymous optimum than for * everywhere, and what the search says it is', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 59 }), { minLength: 20, maxLength: 80 }), (rows) => {
        // As many of each sex, so that sex alone already makes groups of ten or more.
        const columns = { age: rows.map(String), sex: rows.map((_, i) => (i % 2 === 0 ? 'F' : 'M')) };
        const specs: Record<string, HierarchySpec> = { age: { kind: 'interval', widths: [10, 30] }, sex: { kind: 'suppress' } };
        const coded = [codeTexts(columns.age, rows.length), codeTexts(columns.sex, rows.length)];
        const solution = searchFullDomain({ columns: coded, tables: coded.map((column, j) => levelTable(column, hierarchyOf(specs[['age', 'sex'][j]!]!))), k: 5, suppressionLimit: 0.1 });
        const kept = rows.flatMap((_, i) => (solution.suppressed[i] === 0 ? [i] : []));
        const best = lossesOf(columns, specs, { age: solution.levels[0]!, sex: solution.levels[1]! }, kept);
        expect(best.geometric).toBeCloseTo(solution.loss, 12);
        const stars = lossesOf(columns, specs, { age: 3, sex: 1 }, rows.map((_, i) => i));
        for (const id of ['geometric', 'arithmetic', 'ncp'] as const) expect(best[id]).toBeLessThan(stars[id]);
      }),
      { numRuns: 50 },
    );
  });
});
