import { describe, expect, it } from 'vitest';
import { codeTexts, makeTable, type Table } from '../../src/columns/column.ts';
import { worldUniqueness } from '../../src/measure/world-uniqueness.ts';
import { hierarchyOf } from '../../src/schema/hierarchy.ts';

// Persons 0 to 5. Postcode and sex: 0 and 1 alike; 2, 3 and 5 alone; 4 alone with no postcode.
const people: Table = makeTable(
  { name: 'person', columns: [{ name: 'postcode', type: 'string', attributeClass: 'quasi-identifier' }, { name: 'sex', type: 'string', attributeClass: 'quasi-identifier' }] },
  new Map([['postcode', codeTexts(['10115', '10115', '10115', '10243', null, '20095'], 6)], ['sex', codeTexts(['F', 'F', 'M', 'F', 'F', 'F'], 6)]]),
);
const recodings = (keep: number) => new Map([['postcode', { hierarchy: hierarchyOf({ kind: 'prefix', keep: [keep] }), level: 1 }]]);

describe('worldUniqueness', () => {
  it('counts the released people who are alone in the world, not in the release', () => {
    // Of 0, 2 and 3 (a repeated contact counts once), 2 and 3 are alone; nobody released shares with 0.
    expect(worldUniqueness(people, [0, 2, 3, 3], ['postcode', 'sex'], new Map())).toEqual({
      id: 'world-unique.share', value: 2 / 3, interval: null, intervalKind: 'exact', numerator: 2, denominator: 3, parameters: { unit: 'person', frame: 'world', columns: 'postcode, sex' },
    });
    expect(worldUniqueness(people, [0, 1, 2, 3, 4, 5], ['postcode', 'sex'], new Map()).value).toBe(4 / 6);
    expect(worldUniqueness(people, [0, 1, 2, 3, 4, 5], ['sex'], new Map()).value).toBe(1 / 6);
  });

  it('counts at the released level of detail', () => {
    // Two digits: 0, 1 and 3 are one class; 2, 4 and 5 stay alone. At *, only 2 is.
    expect(worldUniqueness(people, [0, 1, 2, 3, 4, 5], ['postcode', 'sex'], recodings(2)).numerator).toBe(3);
    expect(worldUniqueness(people, [0, 1, 2, 3, 4, 5], ['postcode', 'sex'], new Map([['postcode', { hierarchy: hierarchyOf({ kind: 'suppress' }), level: 1 }]])).numerator).toBe(1);
  });

  it('leaves out what only the company knows, and says when nothing is left', () => {
    const orders = worldUniqueness(people, [2, 3], ['orders', 'sex'], new Map());
    expect([orders.value, orders.parameters['columns']]).toEqual([0.5, 'sex']);
    expect(worldUniqueness(people, [2], ['orders'], new Map())).toMatchObject({ value: null, note: 'the release holds no quasi-identifier of the world' });
    expect(worldUniqueness(people, [], ['sex'], new Map())).toMatchObject({ value: null, denominator: 0 });
  });
});
