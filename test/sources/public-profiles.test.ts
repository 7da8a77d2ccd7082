import { describe, expect, it } from 'vitest';
import { cellText, columnOf, MISSING_INTEGER, parseDate, type Table } from '../../src/columns/column.ts';
import { publicProfiles } from '../../src/sources/public-profiles.ts';
import { drawnPeople } from '../crm/people.ts';

const AS_OF = parseDate('2026-01-01');
const people = drawnPeople(5_000, AS_OF);
const scrape = (options: { coverage?: number; drift?: number }, instance = 'scrape') =>
  publicProfiles.run({ people, worldTable: () => people, providers: people, seed: 3, asOfDays: AS_OF, instance }, publicProfiles.options.parse(options));
const followersOf = (table: Table): Int32Array | Float64Array => {
  const column = columnOf(table, 'followers');
  if (column.kind !== 'number') throw new Error('expected numbers');
  return column.values;
};
const truth = followersOf(people);
const profiles = truth.filter((count) => count !== MISSING_INTEGER).length;

describe('publicProfiles', () => {
  it('lists everyone with a profile, as they are, when all is public and nothing has changed', () => {
    const { table, personOf } = scrape({ coverage: 1, drift: 0 });
    expect(table.rows).toBe(profiles);
    expect([...followersOf(table)]).toEqual(Array.from(personOf, (person) => truth[person]));
    for (const name of ['givenName', 'surname', 'postcode', 'education', 'occupation']) {
      expect(Array.from(personOf, (_, row) => cellText(columnOf(table, name), row))).toEqual(Array.from(personOf, (person) => cellText(columnOf(people, name), person)));
    }
  });

  it('covers its share within four standard errors, independently of another scrape', () => {
    const [one, other] = [scrape({ coverage: 0.5 }, 'one'), scrape({ coverage: 0.5 }, 'other')];
    const both = new Set(one.personOf);
    const overlap = [...other.personOf].filter((person) => both.has(person)).length / profiles;
    expect(Math.abs(one.table.rows / profiles - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / profiles));
    expect(Math.abs(overlap - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / profiles));
  });

  it('changes the stated share of follower counts, upwards and by no more than a tenth and one', () => {
    const { table, personOf } = scrape({ coverage: 1, drift: 0.4 });
    const now = followersOf(table);
    const changed = Array.from(personOf).filter((person, row) => now[row] !== truth[person]);
    expect(Math.abs(changed.length / profiles - 0.4)).toBeLessThan(4 * Math.sqrt(0.24 / profiles));
    Array.from(personOf).forEach((person, row) => expect(now[row]! - truth[person]!).toBeLessThanOrEqual(Math.ceil(truth[person]! / 10) + 1));
  });
});
