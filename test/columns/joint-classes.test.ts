import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeTexts, makeTable, MISSING_INTEGER, type Column, type Table } from '../../src/columns/column.ts';
import { jointClasses, rowsByClass } from '../../src/columns/joint-classes.ts';
import { hierarchyOf } from '../../src/schema/hierarchy.ts';

function tableOf(columns: Readonly<Record<string, Column>>): Table {
  return makeTable({ name: 't', columns: Object.entries(columns).map(([name, { type }]) => ({ name, type, attributeClass: 'quasi-identifier' })) }, new Map(Object.entries(columns)));
}

const texts = (values: readonly (string | null)[]): Column => codeTexts(values, values.length);

describe('jointClasses', () => {
  const release = tableOf({ zip: texts(['101**', '101**', '102**', null]), sex: texts(['F', 'M', 'F', 'F']) });
  const register = tableOf({ sex: texts(['F', 'F', 'M', 'F']), zip: texts(['10115', '10243', '10117', null]), name: texts(['a', 'b', 'c', 'd']) });
  const recodings = new Map([['zip', { hierarchy: hierarchyOf({ kind: 'prefix', keep: [3] }), level: 1 }]]);

  it('maps the second table by the published recodings, and matches missing with missing', () => {
    const { count, first, second } = jointClasses(release, register, ['zip', 'sex'], recodings);
    expect(count).toBe(4);
    expect([second[0], second[1], second[2], second[3]]).toEqual([first[0], first[2], first[1], first[3]]);
    expect(new Set(first).size).toBe(4);
  });

  it('matches nothing of what is generalized on one side only', () => {
    const { first, second } = jointClasses(release, register, ['zip'], new Map());
    // Only the missing postcodes agree.
    expect([...second].filter((own) => first.includes(own))).toEqual([first[3]]);
  });

  it('matches a date with its text, whatever holds them', () => {
    const dates = tableOf({ born: { kind: 'number', type: 'date', values: Int32Array.of(0, 31, MISSING_INTEGER) } });
    const written = tableOf({ born: texts(['1970-02-01', null, '1970-01-01']) });
    const { first, second } = jointClasses(dates, written, ['born'], new Map());
    expect([...second]).toEqual([first[1], first[2], first[0]]);
    const years = new Map([['born', { hierarchy: hierarchyOf({ kind: 'date', levels: ['year'] }), level: 1 }]]);
    expect(jointClasses(tableOf({ born: texts(['1970']) }), dates, ['born'], years).second.slice(0, 2)).toEqual(Uint32Array.of(0, 0));
  });

  it('is one class of everybody without a column, and works on tables without rows', () => {
    expect(jointClasses(release, register, [], recodings)).toEqual({ count: 1, first: new Uint32Array(4), second: new Uint32Array(4) });
    const nobody = tableOf({ zip: texts([]), sex: texts([]) });
    expect(jointClasses(nobody, register, ['zip', 'sex'], recodings)).toMatchObject({ count: 4, first: new Uint32Array(0) });
    expect(jointClasses(release, nobody, ['sex'], recodings)).toMatchObject({ count: 2, second: new Uint32Array(0) });
  });

  it('puts any two rows together exactly where their texts agree', () => {
    const value = fc.option(fc.constantFrom('11', '12', '21', '22'), { nil: null });
    const rows = fc.array(fc.tuple(value, value), { maxLength: 30 });
    fc.assert(
      fc.property(rows, rows, fc.boolean(), (left, right, recode) => {
        const hierarchy = hierarchyOf({ kind: 'prefix', keep: [1] });
        const mapped = recode ? new Map([['x', { hierarchy, level: 1 }]]) : new Map();
        const [first, second] = [left, right].map((cells) => tableOf({ x: texts(cells.map(([x]) => x)), y: texts(cells.map(([, y]) => y)) })) as [Table, Table];
        const joint = jointClasses(first, second, ['x', 'y'], mapped);
        const keys = [...left.map(([x, y]) => JSON.stringify([x, y])), ...right.map(([x, y]) => JSON.stringify([recode ? hierarchy.generalize(x, 1) : x, y]))];
        const classes = [...joint.first, ...joint.second];
        const classOfKey = new Map(keys.map((key, row) => [key, classes[row]!]));
        expect(joint.count).toBe(classOfKey.size);
        expect(classes).toEqual(keys.map((key) => classOfKey.get(key)));
        expect(new Set(classes).size).toBe(classOfKey.size);
        expect(classes.every((own) => own < joint.count)).toBe(true);
      }),
    );
  });
});

describe('rowsByClass', () => {
  it('lists the rows of each class in order, the empty class too', () => {
    const { starts, rows } = rowsByClass(Uint32Array.of(2, 0, 2, 3, 0), 4);
    expect([...starts]).toEqual([0, 2, 2, 4, 5]);
    expect([...rows]).toEqual([1, 4, 0, 2, 3]);
  });
});
