import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnOf, MISSING_INTEGER, parseDate, type Column } from '../../../../src/columns/column.ts';
import { sizeHistogram } from '../../../../src/columns/size-histogram.ts';
import { definitionOf } from '../../../../src/measure/definitions.ts';
import { prosecutorByGroup } from '../../../../src/measure/risk/groups/prosecutor-by-group.ts';
import { groupsByAge, groupsByColumn, groupsByRarity, shownGroups } from '../../../../src/measure/risk/groups/row-groups.ts';
import { suppressionByGroup } from '../../../../src/measure/risk/groups/suppression-by-group.ts';
import { prosecutorMeasures } from '../../../../src/measure/risk/prosecutor.ts';
import { smallTables, tableOf, textTable } from '../attribution/tables.ts';

describe('groups of rows', () => {
  it('by value hide the values unless asked', () => {
    const table = textTable(['faith'], [['x'], ['y'], ['y'], [null]]);
    const hidden = groupsByColumn(table, 'faith');
    expect(hidden).toEqual({ dimension: 'faith', ofRow: Uint32Array.of(1, 0, 0, 2), names: ['group 1', 'group 2', 'missing'] });
    expect(groupsByColumn(table, 'faith', { values: true }).names).toEqual(['y', 'x', 'missing']);
    expect(groupsByColumn(textTable(['faith'], [['missing'], [null]]), 'faith', { values: true }).names).toEqual(['missing', '(missing)']);
  });

  it('by age, from years and from dates of birth', () => {
    const years: Column = { kind: 'number', type: 'integer', values: Int32Array.of(17, 18, 34, 35, 65, 90, MISSING_INTEGER) };
    const names = ['under 18', '18–34', '35–49', '50–64', '65 and over', 'missing'];
    expect(groupsByAge(tableOf(new Map([['age', years]])), 'age')).toEqual({ dimension: 'age', ofRow: Uint32Array.of(0, 1, 1, 2, 4, 4, 5), names });
    const born: Column = { kind: 'number', type: 'date', values: Int32Array.from(['2008-01-02', '2007-12-30', '1950-06-01'].map(parseDate)) };
    const table = tableOf(new Map([['born', born]]));
    expect([...groupsByAge(table, 'born', { asOfDays: parseDate('2026-01-01') }).ofRow]).toEqual([0, 1, 4]);
    expect(() => groupsByAge(table, 'born')).toThrow(/groups.age: expected the day/);
    expect(() => groupsByAge(textTable(['a'], [['x']]), 'a')).toThrow(/groups.age: expected ages/);
    expect(() => groupsByAge(table, 'born', { asOfDays: 0, from: [5, 5] })).toThrow(/ascending/);
  });

  it('by rarity', () => {
    const table = textTable(['name'], [['a'], ['a'], ['b'], ['c'], [null]]);
    expect([...groupsByRarity(table, 'name', { fewerThan: 2 }).ofRow]).toEqual([1, 1, 0, 0, 2]);
    expect(() => groupsByRarity(table, 'name', { fewerThan: 1 })).toThrow(/groups.fewerThan/);
  });

  it('are put together or left out where they are small', () => {
    expect(shownGroups(['a', 'b', 'c', 'd'], [20, 6, 6, 0], 10)).toEqual({ shown: Int32Array.of(0, 1, 1, -1), names: ['a', '2 smaller groups'], leftOut: 0 });
    expect(shownGroups(['a', 'b'], [20, 6], 10)).toEqual({ shown: Int32Array.of(0, -1), names: ['a'], leftOut: 6 });
  });
});

describe('prosecutor risk by group, solved by hand', () => {
  // Classes: p of 2 (m, f), q of 1 (f), r of 7 (m all).
  const table = textTable(['quasi', 'sex'], [['p', 'm'], ['p', 'f'], ['q', 'f'], ...Array.from({ length: 7 }, () => ['r', 'm'])]);
  const risk = prosecutorByGroup(table, ['quasi'], groupsByColumn(table, 'sex', { values: true }), { thresholds: [2, 3], least: 2 });

  it('is the mean of 1/f in each group', () => {
    expect(risk).toMatchObject({ dimension: 'sex', unit: 'row', members: 10, mean: expect.closeTo(0.3, 14) as number, leftOut: 0 });
    const [m, f] = risk.groups;
    expect(m).toMatchObject({ group: 'm', members: 8, uniques: 0, mean: expect.closeTo(1.5 / 8, 14) as number, atRisk: [0, 1] });
    expect(f).toMatchObject({ group: 'f', members: 2, uniques: 1, mean: expect.closeTo(0.75, 14) as number, atRisk: [1, 2] });
  });

  it('has a worst tenth in each group and in the file', () => {
    const [m, f] = risk.groups;
    // 0.8 of a member, in the class of 2; 0.2 of a member, alone; the file's worst member is a woman.
    expect(m!.worstTenth).toBeCloseTo(1 / 2, 14);
    expect(f!.worstTenth).toBeCloseTo(1, 14);
    expect([m!.inWorstTenth, f!.inWorstTenth]).toEqual([0, 1]);
    expect(risk.measures.find(({ id }) => id === 'prosecutor.risk.disparity')!.value).toBeCloseTo(2.5, 14);
  });

  it('counts a person once, at the smallest class', () => {
    const twice = textTable(['quasi', 'sex', 'who'], [['p', 'm', 'a'], ['q', 'f', 'a'], ['p', 'm', 'b']]);
    const { members, groups } = prosecutorByGroup(twice, ['quasi'], groupsByColumn(twice, 'sex', { values: true }), { subject: 'who', least: 1 });
    expect(members).toBe(2);
    expect(groups.map(({ group, mean }) => [group, mean])).toEqual([['m', 0.5], ['f', 1]]);
  });
});

describe('prosecutor risk by group', () => {
  it('adds up to the risk of the file', () => {
    fc.assert(
      fc.property(smallTables, (table) => {
        const names = [...table.columns.keys()];
        const { groups, mean, members } = prosecutorByGroup(table, names, groupsByColumn(table, names[0]!), { least: 1 });
        const whole = prosecutorMeasures(sizeHistogram(names.map((name) => columnOf(table, name))));
        expect(mean).toBeCloseTo(whole.find(({ id }) => id === 'prosecutor.risk.mean')!.value!, 12);
        expect(groups.reduce((sum, own) => sum + own.mean * own.members, 0) / members).toBeCloseTo(mean, 12);
        expect(groups.reduce((sum, own) => sum + own.atRisk[2]!, 0)).toBe(whole.find(({ id, parameters }) => id === 'prosecutor.at-risk.count' && parameters['threshold'] === 11)!.value);
        expect(groups.reduce((sum, own) => sum + own.inWorstTenth, 0)).toBeCloseTo(members / 10, 10);
        for (const own of groups) expect(own.worstTenth).toBeGreaterThanOrEqual(own.mean - 1e-12);
      }),
      { numRuns: 100 },
    );
  });

  it('and suppression have definitions', () => {
    const table = textTable(['quasi', 'sex'], [['p', 'm'], ['q', 'f']]);
    const groups = groupsByColumn(table, 'sex');
    const all = [
      ...prosecutorByGroup(table, ['quasi'], groups, { least: 1 }).measures,
      ...prosecutorByGroup(table, ['quasi'], groups).measures,
      ...suppressionByGroup(groups, Uint32Array.of(0), { least: 1 }).measures,
    ];
    for (const { id } of all) expect(definitionOf(id), id).toBeDefined();
    expect(all.find(({ value }) => value === null)).toMatchObject({ id: 'prosecutor.risk.disparity', note: 'Every group is too small to show.' });
  });
});

describe('suppression by group', () => {
  const groups = groupsByColumn(textTable(['place'], [...Array.from({ length: 8 }, () => ['town']), ['farm'], ['farm']]), 'place', { values: true });

  it('says who is left out', () => {
    const { groups: shares, suppressed, measures } = suppressionByGroup(groups, Uint32Array.of(0, 1, 2, 3, 4, 5, 8), { least: 2 });
    expect(suppressed).toBe(3);
    expect(shares).toEqual([{ group: 'town', rows: 8, suppressed: 2, share: 0.25 }, { group: 'farm', rows: 2, suppressed: 1, share: 0.5 }]);
    expect(measures.find(({ id }) => id === 'suppressed.disparity')!.value).toBeCloseTo(0.5 / 0.3, 14);
    expect(measures[0]).toMatchObject({ id: 'suppressed.share', numerator: 2, denominator: 8, parameters: { dimension: 'place', group: 'town' } });
  });

  it('without any has no disparity', () => {
    expect(suppressionByGroup(groups, Uint32Array.from(groups.ofRow.keys())).measures.at(-1)).toMatchObject({ id: 'suppressed.disparity', value: null, note: 'No row is left out.' });
  });

  it('refuses rows that do not exist or come twice', () => {
    expect(() => suppressionByGroup(groups, Uint32Array.of(10))).toThrow(/groups.kept: expected rows from 0 to 9, got 10/);
    expect(() => suppressionByGroup(groups, Uint32Array.of(1, 1))).toThrow(/each row once, got 1 twice/);
  });
});
