import type { SizeHistogram } from '../../columns/size-histogram.ts';
import { exact, missing, NOTHING_LEFT, share } from '../exact-measure.ts';
import type { Measure } from '../measure.ts';

/**
 * Class sizes that releases of health data have been held to: 3 and 5 for sharing under contract, 11
 * for the public (EMA Policy 0070; Health Canada PRCI: 0.09), 20 for sensitive data in public
 * (El Emam, *Guide to the De-Identification of Personal Health Information*, CRC 2013). Precedents, not
 * rules of the GDPR.
 */
export const THRESHOLDS = [3, 5, 11, 20] as const;

/** How many classes there are and how large they are, in members of the histogram's unit. */
export function classMeasures({ unit, sizes, classes }: SizeHistogram): Measure[] {
  const parameters = { unit };
  if (classes === null) {
    const note = 'Where missing values match anything, rows form no classes.';
    return ['class.count', 'class.size.min', 'class.size.mean', 'class.size.max'].map((id) => missing(id, parameters, note));
  }
  const count = sum(classes);
  const first = sizes[0];
  if (first === undefined) return [exact('class.count', 0, parameters), ...['class.size.min', 'class.size.mean', 'class.size.max'].map((id) => missing(id, parameters, NOTHING_LEFT))];
  const held = sum(classes.map((number, index) => number * sizes[index]!));
  return [
    exact('class.count', count, parameters),
    exact('class.size.min', first, parameters),
    share('class.size.mean', held, count, parameters),
    exact('class.size.max', sizes.at(-1)!, parameters),
  ];
}

/** Who stands alone in the file itself, whatever the population. */
export function sampleUniqueMeasures({ unit, sizes, members }: SizeHistogram): Measure[] {
  const uniques = sizes[0] === 1 ? members[0]! : 0;
  const total = sum(members);
  return [exact('sample-unique.count', uniques, { unit }), share('sample-unique.share', uniques, total, { unit })];
}

/**
 * The prosecutor knows that the target is in the file: risk 1/size (El Emam & Dankar, JAMIA 15(5), 2008,
 * doi:10.1197/jamia.M2716). A member is at risk below the threshold, compared as integers, which is
 * ARX's "risk > 1/k".
 */
export function prosecutorMeasures({ unit, sizes, members }: SizeHistogram, thresholds: readonly number[] = THRESHOLDS): Measure[] {
  const total = sum(members);
  const parameters = { unit };
  const smallest = sizes.find((_, index) => members[index]! > 0);
  if (smallest === undefined) {
    return [
      missing('prosecutor.risk.max', parameters, NOTHING_LEFT),
      missing('prosecutor.risk.mean', parameters, NOTHING_LEFT),
      ...thresholds.flatMap((threshold) => [exact('prosecutor.at-risk.count', 0, { unit, threshold }), missing('prosecutor.at-risk.share', { unit, threshold }, NOTHING_LEFT)]),
    ];
  }
  const expected = sum(members.map((number, index) => number / sizes[index]!));
  return [
    share('prosecutor.risk.max', 1, smallest, parameters),
    { ...exact('prosecutor.risk.mean', expected / total, parameters), numerator: expected, denominator: total },
    ...thresholds.flatMap((threshold) => {
      const below = sum(members.filter((_, index) => sizes[index]! < threshold));
      return [exact('prosecutor.at-risk.count', below, { unit, threshold }), share('prosecutor.at-risk.share', below, total, { unit, threshold })];
    }),
  ];
}

/** Every measure that a size histogram gives. */
export function histogramMeasures(histogram: SizeHistogram, thresholds: readonly number[] = THRESHOLDS): Measure[] {
  return [...classMeasures(histogram), ...sampleUniqueMeasures(histogram), ...prosecutorMeasures(histogram, thresholds)];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
