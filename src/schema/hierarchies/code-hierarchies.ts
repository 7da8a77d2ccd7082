import { InputError } from '../input-error.ts';
import { SUPPRESSED, withEnds, type Generalizer, type Hierarchy } from './hierarchy-levels.ts';

/** The first `keep` characters, the rest masked: postcodes and other codes in which position tells. Lengths stay visible. */
export function prefixHierarchy(keep: readonly number[]): Hierarchy {
  keep.forEach((count, i) => {
    if (i > 0 && count >= keep[i - 1]!) throw new InputError(`hierarchy.keep: expected fewer characters at each level, got ${count} after ${keep[i - 1]!}; order them from many to few`);
  });
  return withEnds(keep.map((count) => `first ${count}`), keep.map((count): Generalizer => (value) => value.slice(0, count) + SUPPRESSED.repeat(Math.max(0, value.length - count))));
}

/** How texts are masked, character by character. */
export interface Masking {
  /** Characters of the longest value. */
  readonly length: number;
  /** The side at which masking begins; right by default. */
  readonly from?: 'left' | 'right' | undefined;
  /** Characters masked more at each level; 1 by default. */
  readonly step?: number | undefined;
  /** Characters that stay until the last level; 0 by default. */
  readonly keep?: number | undefined;
  /** What a masked character becomes; `*` by default. */
  readonly character?: string | undefined;
  /** Fills shorter values with that character on this side, so that lengths do not show; by default they do. */
  readonly pad?: 'left' | 'right' | undefined;
}

/** Texts masked step by step from one side, as ARX's redaction-based hierarchies. */
export function maskHierarchy({ length, from = 'right', step = 1, keep = 0, character = SUPPRESSED, pad }: Masking): Hierarchy {
  const most = length - keep;
  if (most < 1) throw new InputError(`hierarchy.keep: expected fewer characters than length, got ${keep} of ${length}; keep fewer`);
  if (step > most) throw new InputError(`hierarchy.step: expected a step of at most ${most} characters (length less keep), got ${step}; take a smaller one`);
  const counts = Array.from({ length: Math.ceil(most / step) }, (_, i) => Math.min((i + 1) * step, most));
  const padded = (value: string): string => (pad === 'left' ? value.padStart(length, character) : pad === 'right' ? value.padEnd(length, character) : value);
  const masks = counts.map((count): Generalizer => (value) => {
    const text = padded(value);
    // A text that is shorter than the mask is masked whole.
    const masked = Math.min(count, text.length);
    return from === 'right' ? text.slice(0, text.length - masked) + character.repeat(masked) : character.repeat(masked) + text.slice(masked);
  });
  return withEnds(counts.map((count) => `${count} masked`), masks, 'value', pad === undefined ? undefined : (value) => value.length <= length);
}
