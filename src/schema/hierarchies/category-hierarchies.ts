import { InputError } from '../input-error.ts';
import { requireMultiples, SUPPRESSED, withEnds, type Generalizer, type Hierarchy } from './hierarchy-levels.ts';

/** Categories to groups: `parents.group` lists the values or groups one level below; values that none lists go to the group `rest`. */
export function treeHierarchy(parents: Readonly<Record<string, readonly string[]>>, rest?: string): Hierarchy {
  const parentOf = new Map<string, string>();
  for (const [parent, children] of Object.entries(parents)) {
    for (const child of children) {
      if (parentOf.has(child)) throw new InputError('hierarchy.parents: expected one parent for each value, got a value under two; keep one of them');
      parentOf.set(child, parent);
      let above: string | undefined = parent;
      while (above !== undefined && above !== child) above = parentOf.get(above);
      if (above === child) throw new InputError('hierarchy.parents: expected a tree, got a group that lies under itself; break the circle');
    }
  }
  const known = new Set([...parentOf.keys(), ...parentOf.values()]);
  const above = (value: string): string | undefined => parentOf.get(value) ?? (rest === undefined || value === rest || known.has(value) ? undefined : rest);
  const heightOf = (value: string): number => {
    const parent = above(value);
    return parent === undefined ? 0 : 1 + heightOf(parent);
  };
  const height = Math.max(rest === undefined ? 0 : 1 + heightOf(rest), ...[...parentOf.keys()].map(heightOf));
  const climb = (value: string, steps: number): string => {
    let current = value;
    for (let i = 0; i < steps; i++) current = above(current) ?? current;
    return current;
  };
  const names = Array.from({ length: height }, (_, i) => `group ${i + 1}`);
  return withEnds(names, names.map((_, i): Generalizer => (value) => climb(value, i + 1)), 'value', rest === undefined ? (value) => known.has(value) : undefined);
}

/** Values in a stated order to groups of neighbours, `low … middle`; each size is a multiple of the one before. */
export function orderHierarchy(values: readonly string[], sizes: readonly number[]): Hierarchy {
  const rankOf = new Map(values.map((value, rank) => [value, rank]));
  if (rankOf.size < values.length) throw new InputError('hierarchy.values: expected each value once, got one twice; keep one of them');
  requireMultiples('sizes', 'size', sizes);
  const groups = sizes.map((size): Generalizer => (value) => {
    const first = Math.floor(rankOf.get(value)! / size) * size;
    const last = Math.min(first + size, values.length) - 1;
    return first === last ? values[first]! : `${values[first]!} … ${values[last]!}`;
  });
  return { ...withEnds(sizes.map((size) => `groups of ${size}`), groups, 'value', (value) => rankOf.has(value)), order: values };
}

/**
 * A hierarchy given value by value, as in ARX's CSV files: each row is a value followed by its
 * generalizations, one per level. Where the last level is not `*` for all, that level is added.
 */
export function listedHierarchy(rows: readonly (readonly string[])[]): Hierarchy {
  const given = rows[0]?.length ?? 1;
  rows.forEach((row, i) => {
    if (row.length !== given) throw new InputError(`hierarchy.rows: expected ${given} fields as in the first row, got ${row.length} in row ${i + 1}; fill it up`);
  });
  const rowOf = new Map<string, readonly string[]>();
  for (const row of rows) {
    if (rowOf.get(row[0]!)?.some((label, level) => label !== row[level]) === true) throw new InputError('hierarchy.rows: expected each value once, got one with two rows that differ; keep one of them');
    rowOf.set(row[0]!, row);
  }
  for (let level = 1; level < given; level++) {
    const above = new Map<string, string>();
    rows.forEach((row, i) => {
      if ((above.get(row[level - 1]!) ?? row[level]!) !== row[level]!) {
        throw new InputError(`hierarchy.rows: expected each level to join whole groups of the one before, got level ${level} that splits one of level ${level - 1} in row ${i + 1}; give equal values equal generalizations`);
      }
      above.set(row[level - 1]!, row[level]!);
    });
  }
  const between = rows.every((row) => row[given - 1] === SUPPRESSED) ? Math.max(0, given - 2) : given - 1;
  const names = Array.from({ length: between }, (_, i) => `level ${i + 1}`);
  const labelOf = (value: string, level: number): string => {
    const row = rowOf.get(value);
    if (row === undefined) throw new InputError('hierarchy.rows: expected every value of the column to be listed, got one that is not; add it to the hierarchy');
    return row[level]!;
  };
  return { ...withEnds(names, names.map((_, i): Generalizer => (value) => labelOf(value, i + 1))), holds: (value) => rowOf.has(value) };
}
