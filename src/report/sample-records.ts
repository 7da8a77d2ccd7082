import { cellText, type Table } from '../columns/column.ts';
import type { StrategyReport } from './document.ts';

const SHOWN = 5;

/** A few invented records as held and as released: what an outsider sees. */
export function sampleRecords(collected: Table, columns: readonly string[], shownRows: readonly number[], released: Table, releasedRows: Uint32Array): StrategyReport['sample'] {
  const rows = shownRows.slice(0, SHOWN);
  const positionOf = new Map(Array.from(releasedRows, (row, position) => [row, position]));
  const classOf = new Map(collected.schema.columns.map((column) => [column.name, column.attributeClass]));
  const before = rows.map((row) => columns.map((name) => cellText(collected.columns.get(name)!, row) ?? ''));
  const after = rows.map((row) => {
    const position = positionOf.get(row);
    return columns.map((name) => {
      const column = released.columns.get(name);
      return position === undefined || column === undefined ? null : (cellText(column, position) ?? '');
    });
  });
  return {
    columns: columns.map((name, j) => ({
      name,
      attributeClass: classOf.get(name)!,
      fate: !released.columns.has(name) ? 'removed' : after.some((cells, i) => cells[j] !== null && cells[j] !== before[i]![j]) || changed(collected, released, releasedRows, name) ? 'changed' : 'kept',
    })),
    before,
    after,
  };
}

/** The first rows of a release whose rows are no records: there is nothing to set them beside. */
export function firstRows(released: Table): StrategyReport['sample'] {
  const rows = Array.from({ length: Math.min(SHOWN, released.rows) }, (_, row) => row);
  const columns = released.schema.columns.map(({ name, attributeClass }) => ({ name, attributeClass, fate: 'added' as const }));
  return {
    columns,
    before: rows.map(() => columns.map(() => null)),
    after: rows.map((row) => columns.map(({ name }) => cellText(released.columns.get(name)!, row) ?? '')),
  };
}

function changed(collected: Table, released: Table, releasedRows: Uint32Array, name: string): boolean {
  const before = collected.columns.get(name)!;
  const after = released.columns.get(name)!;
  for (let position = 0; position < Math.min(releasedRows.length, 200); position++) {
    if (cellText(before, releasedRows[position]!) !== cellText(after, position)) return true;
  }
  return false;
}
