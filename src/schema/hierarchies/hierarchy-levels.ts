import { InputError } from '../input-error.ts';

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
  /** Whether the hierarchy says where the value belongs; absent where it takes any. Others stay as they are up to `*`, or are refused where values are listed. */
  readonly holds?: (value: string) => boolean;
  /** Whether its levels were taken from values of the column, so that they tell something of the data. */
  readonly fromData?: true;
  /** The values from least to greatest, where the hierarchy states an order. */
  readonly order?: readonly string[];
}

export const SUPPRESSED = '*';

/** What a value becomes at one level. */
export type Generalizer = (value: string) => string;

/** Adds level 0, whose name is `leaf`, and the level `*` around the levels between. */
export function withEnds(names: readonly string[], between: readonly Generalizer[], leaf = 'value', holds?: (value: string) => boolean): Hierarchy {
  const levels = between.length + 2;
  return {
    levels,
    names: [leaf, ...names, SUPPRESSED],
    generalize(value, level) {
      if (level === 0) return value;
      if (level >= levels - 1) return SUPPRESSED;
      if (value === null || holds?.(value) === false) return value;
      return between[level - 1]!(value);
    },
    ...(holds === undefined ? {} : { holds }),
  };
}

/** Refuses sizes of which one does not divide the next: its groups would be split by the level above. `written` is how the user has them. */
export function requireMultiples(option: string, noun: string, sizes: readonly number[], written = sizes): void {
  sizes.forEach((size, i) => {
    const before = sizes[i - 1];
    if (before !== undefined && (size <= before || size % before !== 0)) {
      throw new InputError(`hierarchy.${option}: expected each ${noun} to be a multiple of the one before, got ${written[i]!} after ${written[i - 1]!}; choose ones that divide each other`);
    }
  });
}
