import { asCoded, columnOf } from '../../columns/column.ts';
import { InputError } from '../../schema/input-error.ts';
import type { ReleaseState } from '../step.ts';

/** Segments that are known before the data are seen: every combination of listed categories, empty ones too. */
export interface PublicSegments {
  readonly by: readonly string[];
  readonly count: number;
  /** Segment of each row; -1 where a category is not listed. */
  readonly ofRow: Int32Array;
  /** The categories of a segment, one per column of `by`; null is the missing value. */
  readonly labels: readonly (readonly (string | null)[])[];
}

/** Largest number of segments: each gets its own noise and its own rows in the output. */
const MOST_SEGMENTS = 1_000_000;

/**
 * The rows of the release by segment. The categories come from the user, never from the data: that a category
 * occurs at all may give one person away. A row with a category that is not listed is in no segment.
 */
export function publicSegments(state: ReleaseState, by: readonly string[], domain: Readonly<Record<string, readonly (string | number | boolean | null)[]>>): PublicSegments {
  for (const name of Object.keys(domain)) {
    if (!by.includes(name)) throw new InputError(`dpAggregate.domain: expected columns of by (${by.join(', ') || 'none'}), got ${name}`);
  }
  if (new Set(by).size < by.length) throw new InputError(`dpAggregate.by: expected different columns, got ${by.join(', ')}`);
  const ofRow = new Int32Array(state.table.rows);
  let labels: readonly (readonly (string | null)[])[] = [[]];
  for (const name of by) {
    requireColumn(state, name, 'dpAggregate.by');
    if (state.pseudonymized.has(name)) throw new InputError(`dpAggregate.by: expected columns as collected or generalized, got ${name}, which an earlier step pseudonymized; its pseudonyms depend on other people, and each is about one: leave it out`);
    const categories = domain[name]?.map((category) => (category === null ? null : String(category)));
    if (categories === undefined) throw new InputError(`dpAggregate.domain: expected the categories of ${name}, got none; list them all, as known before the data were seen (domain: { ${name}: […] }): which ones occur is itself about people`);
    if (new Set(categories).size < categories.length) throw new InputError(`dpAggregate.domain.${name}: expected different categories, got one twice`);
    if (labels.length * categories.length > MOST_SEGMENTS) throw new InputError(`dpAggregate.domain: expected at most ${MOST_SEGMENTS.toLocaleString('en')} segments, got ${(labels.length * categories.length).toLocaleString('en')}; list fewer categories`);
    const position = new Map(categories.map((category, i) => [category, i]));
    const { codes, dictionary } = asCoded(columnOf(state.table, name));
    const ofCode = dictionary.map((text) => position.get(text) ?? -1);
    for (let row = 0; row < ofRow.length; row++) {
      const own = ofCode[codes[row]!]!;
      ofRow[row] = ofRow[row] === -1 || own === -1 ? -1 : ofRow[row]! * categories.length + own;
    }
    labels = labels.flatMap((before) => categories.map((category) => [...before, category]));
  }
  return { by, count: labels.length, ofRow, labels };
}

/** Refuses a column that the release does not have. */
export function requireColumn(state: ReleaseState, name: string, option: string): void {
  if (!state.table.columns.has(name)) throw new InputError(`${option}: expected a column of the release (${[...state.table.columns.keys()].join(', ')}), got ${name}`);
}
