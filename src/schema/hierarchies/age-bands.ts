import { InputError } from '../input-error.ts';
import type { Hierarchy } from './hierarchy-levels.ts';
import { boundsHierarchy, intervalHierarchy } from './interval-hierarchies.ts';

export const AGE_GROUPS = ['labour-force'] as const;

/** Ages over 89 as one category: 45 CFR 164.514(b)(2)(i)(C) (HIPAA Safe Harbor). */
const OLDEST = 90;

/**
 * Ages in whole years to bands of 5, 10 and 20 years (or other `widths`), those from `top` on as one group; or
 * to published groups. `labour-force`: bands of five years up to 85; 15–24, 25–54 and 55–64 years, by
 * which the OECD gives employment rates (OECD Factbook 2015, Employment rates by age group), with those
 * younger and older; and the ages of work, 15–64.
 */
export function ageHierarchy({ widths, top, groups }: { readonly widths?: readonly number[] | undefined; readonly top?: number | undefined; readonly groups?: (typeof AGE_GROUPS)[number] | undefined }): Hierarchy {
  if (groups === undefined) return intervalHierarchy(widths ?? [5, 10, 20], 0, { upper: top ?? OLDEST });
  if (widths !== undefined || top !== undefined) throw new InputError(`hierarchy.groups: expected groups or widths and top, got both; leave one out`);
  const fives = Array.from({ length: 17 }, (_, i) => 5 * (i + 1));
  return boundsHierarchy([fives, [15, 25, 55, 65], [15, 65]], ['5 years', 'labour force', 'working age']);
}
