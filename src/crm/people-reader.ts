import { cellText, columnOf, type Table } from '../columns/column.ts';

/** The people of the world, column by column, as the company's world meets them. */
export interface PeopleReader {
  readonly rows: number;
  readonly personId: Int32Array | Float64Array;
  readonly householdId: Int32Array | Float64Array;
  readonly birthDate: Int32Array | Float64Array;
  /** Missing where the person has not moved. */
  readonly movedOn: Int32Array | Float64Array;
  readonly tolerance: Int32Array | Float64Array;
  readonly followers: Int32Array | Float64Array;
  readonly incomeBand: Int32Array | Float64Array;
  readonly spend: Int32Array | Float64Array;
  readonly orders: Int32Array | Float64Array;
  /** The text of a cell; null is missing. */
  readonly text: (name: string, row: number) => string | null;
  /** The distinct texts of a category column, missing left out. */
  readonly values: (name: string) => readonly string[];
}

export function readPeople(people: Table): PeopleReader {
  const numbers = (name: string): Int32Array | Float64Array => {
    const column = columnOf(people, name);
    if (column.kind !== 'number') throw new Error(`crm.people: expected ${name} as numbers, got codes`);
    return column.values;
  };
  return {
    rows: people.rows,
    personId: numbers('personId'),
    householdId: numbers('householdId'),
    birthDate: numbers('birthDate'),
    movedOn: numbers('movedOn'),
    tolerance: numbers('tolerance'),
    followers: numbers('followers'),
    incomeBand: numbers('incomeBand'),
    spend: numbers('spend'),
    orders: numbers('orders'),
    text: (name, row) => cellText(columnOf(people, name), row),
    values: (name) => {
      const column = columnOf(people, name);
      if (column.kind !== 'coded') throw new Error(`crm.people: expected ${name} as codes, got numbers`);
      return column.dictionary.filter((text) => text !== null).sort();
    },
  };
}
