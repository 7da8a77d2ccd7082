import type { Column } from '../../columns/column.ts';
import { countDistinct, type EquivalenceClasses } from '../../columns/equivalence-classes.ts';
import type { Measure } from '../measure.ts';
import type { Diversity } from './class-steps.ts';
import { exact, missing, share } from '../exact-measure.ts';

/** How many values of a sensitive column each class holds, from the columns. */
export function diversityOf({ ofRow, count, rows }: EquivalenceClasses, sensitive: Column): Diversity {
  const distinct = countDistinct(ofRow, count, sensitive);
  let distinctMin = Infinity;
  let homogeneousRows = 0;
  let total = 0;
  for (let ofClass = 0; ofClass < count; ofClass++) {
    distinctMin = Math.min(distinctMin, distinct[ofClass]!);
    total += rows[ofClass]!;
    if (distinct[ofClass] === 1) homogeneousRows += rows[ofClass]!;
  }
  return { distinctMin: count === 0 ? 0 : distinctMin, homogeneousRows, rows: total };
}

/**
 * Where a class holds one value only, whoever is known to be in it has that value, whatever k is
 * (homogeneity attack: Machanavajjhala et al., ACM TKDD 1(1), 2007, doi:10.1145/1217299.1217302).
 */
export function diversityMeasures({ distinctMin, homogeneousRows, rows }: Diversity, attribute: string): Measure[] {
  const parameters = { unit: 'row', attribute };
  return [
    rows === 0 ? missing('sensitive.distinct.min', parameters, 'No rows are left to count.') : exact('sensitive.distinct.min', distinctMin, parameters),
    share('sensitive.homogeneous.share', homogeneousRows, rows, parameters),
  ];
}
