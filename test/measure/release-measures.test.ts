import { describe, expect, it } from 'vitest';
import { codeTexts, makeTable, takeRows, type Table } from '../../src/columns/column.ts';
import { personsOf, releaseMeasures, type ReleaseFacts } from '../../src/measure/release-measures.ts';

// Seven contacts of five people; contacts 5 and 6 are of a withheld person.
const personOfContact = Int32Array.of(10, 10, 11, 12, 13, 14, 14);
const customers: Table = makeTable(
  { name: 'customer', columns: [{ name: 'email', type: 'string', attributeClass: 'direct-identifier' }, { name: 'phone', type: 'string', attributeClass: 'direct-identifier' }, { name: 'sex', type: 'string', attributeClass: 'quasi-identifier' }] },
  new Map([
    ['email', codeTexts(['a@x.example', null, 'b@x.example', null, 'c@x.example', 'd@x.example', null], 7)],
    ['phone', codeTexts([null, null, '1', '2', null, null, null], 7)],
    ['sex', codeTexts(['F', 'F', 'M', 'M', 'F', 'M', 'M'], 7)],
  ]),
);

function measured(rows: readonly number[], more: Partial<ReleaseFacts> = {}): Record<string, number | null> {
  const measures = releaseMeasures({
    table: takeRows(customers, Uint32Array.from(rows)),
    rows: Uint32Array.from(rows),
    eligibleRows: Uint32Array.of(0, 1, 2, 3, 4),
    personOfContact,
    validOfContact: Uint8Array.of(1, 0, 1, 0, 1, 1, 1),
    objectedOfContact: Uint8Array.of(0, 0, 0, 1, 0, 0, 0),
    pseudonymized: new Set(),
    ...more,
  });
  return Object.fromEntries(measures.map(({ id, value }) => [id, value]));
}

describe('releaseMeasures', () => {
  it('are counted by hand: four of five eligible contacts, three of four eligible people', () => {
    expect(measured([0, 1, 2, 3])).toEqual({
      'released.rows': 4,
      'released.persons': 3,
      'released.share': 3 / 4,
      'suppressed.count': 1,
      'suppressed.share': 1 / 5,
      // Contact 1 has neither address nor number.
      'direct-identifier.share': 3 / 4,
      // Person 10 by contact 1, person 12 by contact 3.
      'basis.invalid.count': 2,
      'basis.invalid.share': 2 / 3,
      'opt-out.residual.count': 1,
    });
  });

  it('does not call a pseudonymized column a name, nor a column that is gone', () => {
    expect(measured([0, 1, 2, 3], { pseudonymized: new Set(['email']) })['direct-identifier.share']).toBe(2 / 4);
    expect(measured([0, 1, 2, 3], { pseudonymized: new Set(['email', 'phone']) })['direct-identifier.share']).toBe(0);
  });

  it('has shares of nothing as not assessable, never as a number', () => {
    expect(measured([])).toMatchObject({ 'released.rows': 0, 'released.share': 0, 'suppressed.share': 1, 'direct-identifier.share': null, 'basis.invalid.share': null });
  });
});

describe('personsOf', () => {
  it('has each person once', () => {
    expect([...personsOf([0, 1, 5, 6], personOfContact)]).toEqual([10, 14]);
  });
});
