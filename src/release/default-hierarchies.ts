import { hierarchyOf, intervalHierarchy, type Hierarchy, type HierarchySpec } from '../schema/hierarchy.ts';
import type { TableSchema } from '../schema/table-schema.ts';
import { cellText, type Column } from '../columns/column.ts';

/**
 * A hierarchy for every quasi-identifier: the scenario's own where it gives one, else by type. Dates go
 * to months, quarters, years and bands; codes of one length lose digits from the right; numbers go to
 * intervals of 10, 100, 1,000, …; categories can only be suppressed.
 */
export function hierarchiesFor(schema: TableSchema, columns: ReadonlyMap<string, Column>, own: Readonly<Record<string, HierarchySpec>>): ReadonlyMap<string, Hierarchy> {
  const hierarchies = new Map<string, Hierarchy>();
  for (const { name, attributeClass } of schema.columns) {
    const spec = own[name];
    const column = columns.get(name);
    if (spec !== undefined) hierarchies.set(name, hierarchyOf(spec));
    else if (attributeClass === 'quasi-identifier' && column !== undefined) hierarchies.set(name, defaultHierarchy(column));
  }
  return hierarchies;
}

function defaultHierarchy(column: Column): Hierarchy {
  if (column.type === 'date') return hierarchyOf({ kind: 'date' });
  if (column.type === 'integer' || column.type === 'decimal') return intervalHierarchy(tens(column), 0);
  const length = codeLength(column);
  if (length !== undefined) return hierarchyOf({ kind: 'prefix', keep: Array.from({ length: length - 1 }, (_, i) => length - 1 - i) });
  return hierarchyOf({ kind: 'suppress' });
}

/** 10, 100, … up to the largest value. */
function tens(column: Column): number[] {
  let most = 0;
  if (column.kind === 'number') for (const value of column.values) most = Math.max(most, value);
  const widths = [10];
  while (widths.at(-1)! * 10 <= most) widths.push(widths.at(-1)! * 10);
  return widths;
}

/** The common length of a column of digit codes; undefined where values are not such codes. */
function codeLength(column: Column): number | undefined {
  if (column.kind !== 'coded') return undefined;
  let length: number | undefined;
  for (let row = 0; row < Math.min(column.codes.length, 1000); row++) {
    const text = cellText(column, row);
    if (text === null) continue;
    if (!/^\d{3,10}$/.test(text) || (length !== undefined && text.length !== length)) return undefined;
    length = text.length;
  }
  return length;
}
