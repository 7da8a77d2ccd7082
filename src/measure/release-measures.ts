import { cellText, columnOf, type Table } from '../columns/column.ts';
import { exact, share } from './exact-measure.ts';
import type { Measure } from './measure.ts';

/** A release against what was eligible for it, and who is really in it. */
export interface ReleaseFacts {
  readonly table: Table;
  /** Collected row of each released row. */
  readonly rows: Uint32Array;
  /** Collected rows that could have been released: all but the withheld people's. */
  readonly eligibleRows: Uint32Array;
  readonly personOfContact: Int32Array;
  /** 1 where valid consent exists for the contact. */
  readonly validOfContact: Uint8Array;
  /** 1 where the contact's person objected. */
  readonly objectedOfContact: Uint8Array;
  readonly pseudonymized: ReadonlySet<string>;
}

/** Who left, who was left out, who is named outright, and who is in it against the law or their word. */
export function releaseMeasures(facts: ReleaseFacts): Measure[] {
  const { rows, eligibleRows, personOfContact } = facts;
  const persons = personsOf(rows, personOfContact);
  const eligible = personsOf(eligibleRows, personOfContact);
  const direct = facts.table.schema.columns.filter((column) => column.attributeClass === 'direct-identifier' && !facts.pseudonymized.has(column.name)).map((column) => column.name);
  const leftOut = eligibleRows.length - rows.length;
  const unlawful = personsOf(rows.filter((row) => facts.validOfContact[row] === 0), personOfContact).size;
  const objected = personsOf(rows.filter((row) => facts.objectedOfContact[row] === 1), personOfContact).size;
  return [
    exact('released.rows', rows.length),
    exact('released.persons', persons.size),
    share('released.share', persons.size, eligible.size),
    exact('suppressed.count', leftOut),
    share('suppressed.share', leftOut, eligibleRows.length),
    { ...share('direct-identifier.share', rowsWithAny(facts.table, direct), rows.length), parameters: { columns: direct.join(', ') } },
    exact('basis.invalid.count', unlawful),
    share('basis.invalid.share', unlawful, persons.size),
    exact('opt-out.residual.count', objected),
  ];
}

/** Rows in which at least one of the columns is not missing. */
function rowsWithAny(table: Table, names: readonly string[]): number {
  const columns = names.map((name) => columnOf(table, name));
  let held = 0;
  for (let row = 0; row < table.rows; row++) if (columns.some((column) => cellText(column, row) !== null)) held++;
  return held;
}

export function personsOf(rows: Iterable<number>, personOfContact: Int32Array): Set<number> {
  const persons = new Set<number>();
  for (const row of rows) persons.add(personOfContact[row]!);
  return persons;
}
