import { ageHierarchy, type AGE_GROUPS } from './hierarchies/age-bands.ts';
import { orderHierarchy, treeHierarchy } from './hierarchies/category-hierarchies.ts';
import { maskHierarchy, prefixHierarchy, type Masking } from './hierarchies/code-hierarchies.ts';
import { dateHierarchy, type DateLevel } from './hierarchies/date-hierarchy.ts';
import { withEnds, type Hierarchy } from './hierarchies/hierarchy-levels.ts';
import { boundsHierarchy, intervalHierarchy, logarithmicHierarchy, quantileHierarchy, type OpenEnds } from './hierarchies/interval-hierarchies.ts';
import { usGeography } from './hierarchies/us-geography.ts';

export { listedHierarchy } from './hierarchies/category-hierarchies.ts';
export { dateHierarchy, DATE_LEVELS, type DateLevel } from './hierarchies/date-hierarchy.ts';
export { AGE_GROUPS } from './hierarchies/age-bands.ts';
export { SUPPRESSED, type Hierarchy } from './hierarchies/hierarchy-levels.ts';

/** How a hierarchy is written in a document: data only. Every kind nests; one that would not is refused. */
export type HierarchySpec =
  | { readonly kind: 'date'; readonly levels?: readonly DateLevel[] }
  | { readonly kind: 'prefix'; readonly keep: readonly number[] }
  | ({ readonly kind: 'mask' } & Masking)
  | ({ readonly kind: 'interval'; readonly widths: readonly number[]; readonly origin?: number } & OpenEnds)
  | { readonly kind: 'bounds'; readonly levels: readonly (readonly number[])[] }
  | { readonly kind: 'quantile'; readonly groups: readonly number[] }
  | { readonly kind: 'logarithmic'; readonly base?: number; readonly powers?: readonly number[]; readonly smallest?: number }
  | { readonly kind: 'ageBands'; readonly widths?: readonly number[]; readonly top?: number; readonly groups?: (typeof AGE_GROUPS)[number] }
  | { readonly kind: 'geography'; readonly country: 'us' }
  | { readonly kind: 'tree'; readonly parents: Readonly<Record<string, readonly string[]>>; readonly rest?: string }
  | { readonly kind: 'order'; readonly values: readonly string[]; readonly sizes: readonly number[] }
  | { readonly kind: 'suppress' };

/**
 * The hierarchy that a spec describes; an `InputError` where its levels would not nest. `numbers` are those of
 * the column, missing ones left out: quantiles need them.
 */
export function hierarchyOf(spec: HierarchySpec, numbers?: ArrayLike<number>): Hierarchy {
  switch (spec.kind) {
    case 'date':
      return dateHierarchy(spec.levels ?? ['month', 'quarter', 'year', '5-years', '10-years', '20-years']);
    case 'prefix':
      return prefixHierarchy(spec.keep);
    case 'mask':
      return maskHierarchy(spec);
    case 'interval':
      return intervalHierarchy(spec.widths, spec.origin ?? 0, spec);
    case 'bounds':
      return boundsHierarchy(spec.levels);
    case 'quantile':
      return { ...quantileHierarchy(spec.groups, numbers), fromData: true };
    case 'logarithmic':
      return logarithmicHierarchy(spec.base ?? 10, spec.powers ?? [1, 2, 4], spec.smallest ?? 1);
    case 'ageBands':
      return ageHierarchy(spec);
    case 'geography':
      return usGeography();
    case 'tree':
      return treeHierarchy(spec.parents, spec.rest);
    case 'order':
      return orderHierarchy(spec.values, spec.sizes);
    case 'suppress':
      return withEnds([], []);
  }
}
