import { describe, expect, it } from 'vitest';
import { codeTexts, makeTable, type Table } from '../../src/columns/column.ts';
import { sampleRecords } from '../../src/report/sample-records.ts';

function tableOf(columns: Readonly<Record<string, readonly (string | null)[]>>): Table {
  const entries = Object.entries(columns);
  return makeTable(
    { name: 'customer', columns: entries.map(([name]) => ({ name, type: 'string', attributeClass: name === 'email' ? 'direct-identifier' : 'quasi-identifier' })) },
    new Map(entries.map(([name, cells]) => [name, codeTexts(cells, cells.length)])),
  );
}

const collected = tableOf({ email: ['a', 'b', 'c', 'd', 'e', 'f', 'g'], sex: ['F', null, 'M', 'M', 'F', 'F', 'M'], postcode: ['11', '12', '21', '22', '11', '12', '11'] });

describe('sampleRecords', () => {
  it('shows the records that were asked for, as held and as released, and what became of each column', () => {
    // Rows 1, 2 and 4 were released, in that order, without addresses and with one digit of the postcode.
    const released = tableOf({ sex: [null, 'M', 'F'], postcode: ['1*', '2*', '1*'] });
    expect(sampleRecords(collected, ['email', 'sex', 'postcode'], [2, 0, 1], released, Uint32Array.of(1, 2, 4))).toEqual({
      columns: [
        { name: 'email', attributeClass: 'direct-identifier', fate: 'removed' },
        { name: 'sex', attributeClass: 'quasi-identifier', fate: 'kept' },
        { name: 'postcode', attributeClass: 'quasi-identifier', fate: 'changed' },
      ],
      before: [['c', 'M', '21'], ['a', 'F', '11'], ['b', '', '12']],
      after: [[null, 'M', '2*'], [null, null, null], [null, '', '1*']],
    });
  });

  it('shows five at most', () => {
    expect(sampleRecords(collected, ['sex'], [0, 1, 2, 3, 4, 5, 6], collected, Uint32Array.of(0, 1, 2, 3, 4, 5, 6)).before).toHaveLength(5);
  });

  it('calls a column changed also where only records that are not shown changed', () => {
    const released = tableOf({ sex: ['F', '', 'M', 'M', 'F', 'F', '*'] });
    expect(sampleRecords(collected, ['sex'], [0], released, Uint32Array.of(0, 1, 2, 3, 4, 5, 6)).columns[0]!.fate).toBe('changed');
  });
});
