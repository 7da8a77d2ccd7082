import { takeRows, type Table } from '../columns/column.ts';
import type { PublishedRecoding } from '../columns/disclose.ts';
import { jointClasses, overlaps } from '../columns/joint-classes.ts';
import type { Measure } from './measure.ts';

/**
 * `world-unique.share`: released people whose true quasi-identifiers, at the released level of detail,
 * nobody else in the world shares. Columns that a person in the world does not have (such as what only
 * the company knows) are left out; `columns` names those that count.
 */
export function worldUniqueness(people: Table, releasedPersons: Iterable<number>, names: readonly string[], recodings: ReadonlyMap<string, PublishedRecoding>): Measure {
  const known = names.filter((name) => people.columns.has(name));
  const parameters = { unit: 'person', frame: 'world', columns: known.join(', ') };
  if (known.length === 0) return { id: 'world-unique.share', value: null, interval: null, intervalKind: 'none', parameters, note: 'the release holds no quasi-identifier of the world' };
  if (known.some((name) => overlaps(recodings.get(name)))) return { id: 'world-unique.share', value: null, interval: null, intervalKind: 'none', parameters, note: 'labels or gaps differ from row to row, so that the world has no common level of detail' };
  const classes = jointClasses(takeRows(people, new Uint32Array(0)), people, known, recodings);
  const sizes = new Uint32Array(classes.count);
  for (const own of classes.second) sizes[own]!++;
  let unique = 0;
  let total = 0;
  for (const person of new Set(releasedPersons)) {
    total++;
    if (sizes[classes.second[person]!] === 1) unique++;
  }
  return { id: 'world-unique.share', value: total === 0 ? null : unique / total, interval: null, intervalKind: 'exact', numerator: unique, denominator: total, parameters };
}
