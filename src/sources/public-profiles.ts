import { z } from 'zod';
import { cellText, codeTexts, columnOf, makeTable, MISSING_INTEGER, type Column } from '../columns/column.ts';
import { keyedDraws } from '../random/keyed-draws.ts';
import { PUBLIC_PROFILES } from '../schema/world.ts';
import type { Source, SourceInput, SourceMethod } from './source.ts';

const options = z.strictObject({
  coverage: z.number().min(0).max(1).default(0.5).describe('Share of the people with a profile whose profile is public under their own name, 0 to 1; assumed.'),
  drift: z.number().min(0).max(1).default(0.4).describe('Share of profiles whose number of followers has changed since the company read it, by up to a tenth; assumed.'),
});

/**
 * A scrape of public profiles. Whoever has a profile has a number of followers; the rest have no row. The
 * scrape is of another day than the company's, so a part of the numbers differ.
 */
export const publicProfiles: SourceMethod<typeof options> = {
  id: 'publicProfiles',
  options,
  doc: {
    title: 'Scraped public profiles',
    summary: 'Public social profiles under their owners\' names: place, education, occupation and number of followers.',
    assumptions: ['Whether a profile is public is independent of every trait.', 'Place, education and occupation are shown as they are; only followers change between the company\'s look and the scrape.'],
    sources: ['CNIL, Délibération SAN-2024-020 of 5 December 2024 (KASPR): profiles scraped from a social network into a contact database.'],
  },
  run({ people, seed, instance }: SourceInput, { coverage, drift }): Source {
    const draws = (attribute: string) => keyedDraws({ seed, stage: 'sources', instance, attribute });
    const [publicDraws, driftDraws] = [draws('public'), draws('drift')];
    const ids = columnOf(people, 'personId');
    const shown = columnOf(people, 'followers');
    if (ids.kind !== 'number' || shown.kind !== 'number') throw new Error('publicProfiles.people: expected personId and followers as numbers, got codes');
    const rows: number[] = [];
    const followers: number[] = [];
    for (let row = 0; row < people.rows; row++) {
      const id = ids.values[row]!;
      const count = shown.values[row]!;
      if (count === MISSING_INTEGER || publicDraws.uniform(id) >= coverage) continue;
      rows.push(row);
      const changed = driftDraws.uniform(id) < drift;
      followers.push(changed ? Math.max(0, count + 1 + driftDraws.below(1 + Math.ceil(count / 10), id, 1)) : count);
    }
    const columns = new Map<string, Column>([['followers', { kind: 'number', type: 'integer', values: Int32Array.from(followers) }]]);
    for (const { name } of PUBLIC_PROFILES.columns) {
      if (name === 'followers') continue;
      const column = columnOf(people, name);
      columns.set(name, codeTexts(rows.map((row) => cellText(column, row)), rows.length));
    }
    return { table: makeTable(PUBLIC_PROFILES, columns), personOf: Int32Array.from(rows, (row) => ids.values[row]!) };
  },
};
