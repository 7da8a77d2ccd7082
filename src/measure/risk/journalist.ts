import type { FrameClasses } from '../../columns/frame-classes.ts';
import type { Measure } from '../measure.ts';
import { exact, missing, share } from '../exact-measure.ts';
import { THRESHOLDS } from './prosecutor.ts';

/** What the adversary matches against: everybody of the world, a register, or the adversary's own list. */
export type Frame = 'world' | 'register' | 'own';

/**
 * The journalist and the marketer do not know who is in the release; they match its classes, of f
 * rows, against a frame in which the class has F members. With J classes and n rows released
 * (El Emam, *Guide to the De-Identification of Personal Health Information*, CRC 2013):
 * risk of a row 1/F, mean max(J/ΣF, (1/n)Σ f/F), marketer (1/n)Σ f/F.
 *
 * A frame that contains the release has F ≥ f. Of a partial one the formulas know no more than that
 * min(f, F) of a class's rows can be in it, so they count those; a class without members in the frame
 * can be matched to nobody.
 */
export function frameMeasures({ release, frame }: FrameClasses, name: Frame, thresholds: readonly number[] = THRESHOLDS): Measure[] {
  const parameters = { unit: 'row', frame: name };
  let rows = 0;
  let inFrame = 0;
  let expected = 0;
  let matched = 0;
  let smallest = Infinity;
  const below = thresholds.map(() => 0);
  for (let index = 0; index < release.length; index++) {
    const f = release[index]!;
    const F = frame[index]!;
    rows += f;
    if (F === 0) continue;
    matched += 1;
    inFrame += F;
    expected += Math.min(f, F) / F;
    if (F < smallest) smallest = F;
    thresholds.forEach((threshold, at) => {
      if (F < threshold) below[at]! += f;
    });
  }
  if (rows === 0 || matched === 0) {
    const note = rows === 0 ? 'No rows are left to count.' : 'The frame holds no class of the release.';
    return [
      missing('journalist.risk.max', parameters, note),
      missing('journalist.risk.mean', parameters, note),
      ...thresholds.map((threshold) => missing('journalist.at-risk.share', { ...parameters, threshold }, note)),
      missing('marketer.risk.mean', parameters, note),
    ];
  }
  return [
    share('journalist.risk.max', 1, smallest, parameters),
    exact('journalist.risk.mean', Math.max(matched / inFrame, expected / rows), parameters),
    ...thresholds.map((threshold, at) => share('journalist.at-risk.share', below[at]!, rows, { ...parameters, threshold })),
    { ...exact('marketer.risk.mean', expected / rows, parameters), numerator: expected, denominator: rows },
  ];
}
