import { InputError } from './input-error.ts';

/**
 * A generalization hierarchy: level 0 is the value itself, each level is coarser than the one before,
 * and the last is `*` for every value (Samarati, Protecting respondents' identities in microdata
 * release, IEEE TKDE 13 (2001) 1010–1027, §3). Generalizing never depends on other rows, so a published
 * hierarchy and level let anyone map a value of their own the same way.
 */
export interface Hierarchy {
  /** Number of levels, level 0 included. */
  readonly levels: number;
  /** What each level holds, for example `day`, `month`, `year`, `*`. */
  readonly names: readonly string[];
  /** The value at a level; a missing value stays missing below the last level. */
  generalize(value: string | null, level: number): string | null;
}

export const SUPPRESSED = '*';

/** How a hierarchy is written in a scenario: data only. */
export type HierarchySpec =
  | { readonly kind: 'date'; readonly levels?: readonly DateLevel[] }
  | { readonly kind: 'prefix'; readonly keep: readonly number[] }
  | { readonly kind: 'interval'; readonly widths: readonly number[]; readonly origin?: number }
  | { readonly kind: 'tree'; readonly parents: Readonly<Record<string, readonly string[]>> }
  | { readonly kind: 'suppress' };

export type DateLevel = 'month' | 'quarter' | 'year' | '5-years' | '10-years' | '20-years';

/** The hierarchy that a spec describes. */
export function hierarchyOf(spec: HierarchySpec): Hierarchy {
  switch (spec.kind) {
    case 'date':
      return dateHierarchy(spec.levels ?? ['month', 'quarter', 'year', '5-years', '10-years', '20-years']);
    case 'prefix':
      return prefixHierarchy(spec.keep);
    case 'interval':
      return intervalHierarchy(spec.widths, spec.origin ?? 0);
    case 'tree':
      return treeHierarchy(spec.parents);
    case 'suppress':
      return withEnds([], []);
  }
}

type Generalizer = (value: string) => string;

/** Adds level 0 and the level `*` around the levels between. */
function withEnds(names: readonly string[], between: readonly Generalizer[], leaf = 'value'): Hierarchy {
  const levels = between.length + 2;
  return {
    levels,
    names: [leaf, ...names, SUPPRESSED],
    generalize(value, level) {
      if (level === 0) return value;
      if (level >= levels - 1) return SUPPRESSED;
      return value === null ? null : between[level - 1]!(value);
    },
  };
}

/** ISO 8601 dates to months, quarters, years and bands of years that start at multiples of their width. */
export function dateHierarchy(levels: readonly DateLevel[]): Hierarchy {
  const generalizers: Record<DateLevel, Generalizer> = {
    month: (date) => date.slice(0, 7),
    quarter: (date) => `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`,
    year: (date) => date.slice(0, 4),
    '5-years': (date) => band(Number(date.slice(0, 4)), 5, 0),
    '10-years': (date) => band(Number(date.slice(0, 4)), 10, 0),
    '20-years': (date) => band(Number(date.slice(0, 4)), 20, 0),
  };
  return withEnds(levels, levels.map((level) => generalizers[level]), 'day');
}

/** The first `keep` characters, the rest masked: postcodes and other positional codes. */
export function prefixHierarchy(keep: readonly number[]): Hierarchy {
  const names = keep.map((count) => `first ${count}`);
  return withEnds(names, keep.map((count) => (value) => value.slice(0, count) + SUPPRESSED.repeat(Math.max(0, value.length - count))));
}

/** Numbers to half-open intervals `[a, b)` of growing width; each width should divide the next. */
export function intervalHierarchy(widths: readonly number[], origin: number): Hierarchy {
  const names = widths.map((width) => `width ${width}`);
  return withEnds(names, widths.map((width) => (value) => {
    const number = Number(value);
    return Number.isNaN(number) ? value : band(number, width, origin);
  }));
}

/** Categories to groups: `parents.group` lists the values or groups one level below. */
export function treeHierarchy(parents: Readonly<Record<string, readonly string[]>>): Hierarchy {
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
  const heightOf = (value: string): number => {
    const parent = parentOf.get(value);
    return parent === undefined ? 0 : 1 + heightOf(parent);
  };
  const height = Math.max(0, ...[...parentOf.keys()].map(heightOf));
  const climb = (value: string, steps: number): string => {
    let current = value;
    for (let i = 0; i < steps; i++) current = parentOf.get(current) ?? current;
    return current;
  };
  const names = Array.from({ length: height }, (_, i) => `group ${i + 1}`);
  return withEnds(names, names.map((_, i) => (value) => climb(value, i + 1)));
}

/**
 * A hierarchy given value by value, as in ARX's CSV files: each row is a value followed by its
 * generalizations, one per level, and the last level is the same for all.
 */
export function listedHierarchy(rows: readonly (readonly string[])[]): Hierarchy {
  const levels = rows[0]?.length ?? 1;
  const rowOf = new Map(rows.map((row) => [row[0]!, row]));
  return {
    levels,
    names: Array.from({ length: levels }, (_, level) => (level === 0 ? 'value' : level === levels - 1 ? SUPPRESSED : `level ${level}`)),
    generalize(value, level) {
      if (level === 0) return value;
      if (value === null) return level === levels - 1 ? SUPPRESSED : null;
      const row = rowOf.get(value);
      if (row === undefined) throw new Error('hierarchy.value: expected every value of the column to be listed, got one that is not; add it to the hierarchy');
      return row[level]!;
    },
  };
}

function band(number: number, width: number, origin: number): string {
  const from = origin + Math.floor((number - origin) / width) * width;
  return `[${from}, ${from + width})`;
}
