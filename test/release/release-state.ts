import { cellText, codeTexts, columnOf, makeTable, type Table } from '../../src/columns/column.ts';
import { keyedDraws } from '../../src/random/keyed-draws.ts';
import type { ReleaseState } from '../../src/release/step.ts';
import { hierarchyOf, type HierarchySpec } from '../../src/schema/hierarchy.ts';
import type { AttributeClass } from '../../src/schema/table-schema.ts';

export interface Written {
  /** Columns by name: class and cells. */
  readonly columns: Readonly<Record<string, readonly [AttributeClass, readonly (string | null)[]]>>;
  readonly subject?: readonly number[];
  readonly consentRecorded?: readonly number[];
  readonly optedOut?: readonly number[];
  readonly hierarchies?: Readonly<Record<string, HierarchySpec>>;
}

/** A release before its first step, written out cell by cell. */
export function releaseState({ columns, subject, consentRecorded, optedOut, hierarchies = {} }: Written): ReleaseState {
  const entries = Object.entries(columns);
  const rows = entries[0]?.[1][1].length ?? 0;
  return {
    form: 'records',
    table: makeTable(
      { name: 'customer', columns: entries.map(([name, [attributeClass]]) => ({ name, type: 'string', attributeClass })) },
      new Map(entries.map(([name, [, cells]]) => [name, codeTexts(cells, rows)])),
    ),
    rows: Uint32Array.from({ length: rows }, (_, row) => row + 100),
    subject: Int32Array.from(subject ?? Array.from({ length: rows }, (_, row) => row)),
    ledger: { consentRecorded: Uint8Array.from(consentRecorded ?? Array.from({ length: rows }, () => 1)), optedOut: Uint8Array.from(optedOut ?? Array.from({ length: rows }, () => 0)) },
    recodings: new Map(),
    pseudonymized: new Set(),
    hierarchies: new Map(Object.entries(hierarchies).map(([name, spec]) => [name, hierarchyOf(spec)])),
    draws: (attribute) => keyedDraws({ seed: 3, stage: 'release', instance: 0, attribute }),
  };
}

/** The cells of a column, row by row. */
export function cellsOf(table: Table, name: string): (string | null)[] {
  return Array.from({ length: table.rows }, (_, row) => cellText(columnOf(table, name), row));
}
