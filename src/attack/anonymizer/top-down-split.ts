import { asCoded, codeTexts, columnOf, type Column, type Table } from '../../columns/column.ts';
import { equivalenceClasses } from '../../columns/equivalence-classes.ts';
import { rowsByClass } from '../../columns/joint-classes.ts';
import { columnAtLevel, levelTable } from '../../columns/level-table.ts';
import type { Hierarchy } from '../../schema/hierarchy.ts';

/** One step of a path through a lattice of generalizations: a level for each quasi-identifier. */
export interface LevelPath {
  readonly names: readonly string[];
  readonly hierarchies: ReadonlyMap<string, Hierarchy>;
  /** From the finest to the coarsest; each step generalizes the one before. */
  readonly steps: readonly (readonly number[])[];
}

/** The classes of a table at each step of the path. */
export function classesAlong(table: Table, { names, hierarchies, steps }: LevelPath): { readonly labels: readonly Column[]; readonly ofRow: Uint32Array; readonly count: number }[] {
  const coded = names.map((name) => asCoded(columnOf(table, name)));
  const levels = coded.map((column, j) => levelTable(column, hierarchies.get(names[j]!)!));
  return steps.map((step) => {
    const labels = coded.map((column, j) => columnAtLevel(column, levels[j]!, step[j]!));
    return { labels, ...equivalenceClasses(labels) };
  });
}

/**
 * A generalizer that never generalizes further than it must, written to be attacked: from the coarsest
 * step of the path it splits a class into the finer classes of the step below as long as each of them is
 * lawful, and publishes a class where one would not be. So a class that was left joined tells that one of
 * its parts is not lawful, which is what the minimality attack reads.
 *
 * Source: top-down specialization as in Fung, Wang and Yu, Top-down specialization for information and
 * privacy preservation, ICDE 2005, 205–216, here along one path and class by class (local recoding).
 *
 * @param lawful Whether these rows may form a class.
 */
export function topDownSplit(table: Table, path: LevelPath, lawful: (rows: Uint32Array) => boolean): Table {
  const along = classesAlong(table, path);
  const published = path.names.map(() => new Array<string | null>(table.rows).fill(null));
  const split = (rows: Uint32Array, step: number): void => {
    const parts = step === 0 ? [] : partsOf(rows, along[step - 1]!.ofRow);
    if (parts.length > 0 && parts.every(lawful)) {
      for (const part of parts) split(part, step - 1);
      return;
    }
    along[step]!.labels.forEach((column, j) => {
      const label = asCoded(column);
      for (const row of rows) published[j]![row] = label.dictionary[label.codes[row]!]!;
    });
  };
  const last = along.length - 1;
  for (const rows of partsOf(Uint32Array.from({ length: table.rows }, (_, row) => row), along[last]!.ofRow)) {
    if (!lawful(rows)) throw new Error('topDownSplit.lawful: expected the coarsest classes to be lawful, got one that is not; add a coarser step');
    split(rows, last);
  }
  const columns = new Map(table.columns);
  path.names.forEach((name, j) => columns.set(name, codeTexts(published[j]!, table.rows)));
  return { schema: { ...table.schema, columns: table.schema.columns.map((column) => (path.names.includes(column.name) ? { ...column, type: 'string' as const } : column)) }, rows: table.rows, columns };
}

/** Rows apart by class, in order of first appearance. */
function partsOf(rows: Uint32Array, classOf: Uint32Array): Uint32Array[] {
  const numberOf = new Map<number, number>();
  const parts = rows.map((row) => {
    const own = classOf[row]!;
    if (!numberOf.has(own)) numberOf.set(own, numberOf.size);
    return numberOf.get(own)!;
  });
  const grouped = rowsByClass(parts, numberOf.size);
  return Array.from({ length: numberOf.size }, (_, part) => grouped.rows.slice(grouped.starts[part], grouped.starts[part + 1]).map((i) => rows[i]!));
}
