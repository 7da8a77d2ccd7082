import { z } from 'zod';
import { makeTable, MISSING_INTEGER, type Column } from '../columns/column.ts';
import { PUBLIC_PROFILES } from '../schema/world.ts';
import { withColumns } from './chosen-columns.ts';
import { integerColumn, readSource, textColumn } from './source-reader.ts';
import type { Source, SourceInput } from './source.ts';

const options = z.strictObject({
  coverage: z.number().min(0).max(1).default(0.5).describe('Share of the people with a profile whose profile is public under their own name, 0 to 1; assumed.'),
  drift: z.number().min(0).max(1).default(0.4).describe('Share of profiles whose number of followers has changed since the company read it, by up to a tenth; assumed.'),
});

/**
 * A scrape of public profiles. Whoever has a profile has a number of followers; the rest have no row. The
 * scrape is of another day than the company's, so a part of the numbers differ.
 */
export const publicProfiles = withColumns({
  id: 'publicProfiles',
  schema: PUBLIC_PROFILES,
  scope: 'block',
  reads: [],
  options,
  doc: {
    title: 'Scraped public profiles',
    summary: 'Public social profiles under their owners\' names: place, education, occupation and number of followers.',
    assumptions: ['Whether a profile is public is independent of every trait, and of the visibility that its owner set; scrapedAccounts follows that setting.', 'Place, education and occupation are shown as they are; only followers change between the company\'s look and the scrape.'],
    sources: ['CNIL, Délibération SAN-2024-020 of 5 December 2024 (KASPR): profiles scraped from a social network into a contact database.'],
  },
  run(input: SourceInput, { coverage, drift }: z.output<typeof options>): Source {
    const { rows, ids, draws, numbers, texts } = readSource('publicProfiles', input);
    const [publicDraws, driftDraws] = [draws('public'), draws('drift')];
    const shown = numbers('followers');
    const kept: number[] = [];
    const followers: number[] = [];
    for (let row = 0; row < rows; row++) {
      const id = ids[row]!;
      const count = shown[row]!;
      if (count === MISSING_INTEGER || publicDraws.uniform(id) >= coverage) continue;
      kept.push(row);
      const changed = driftDraws.uniform(id) < drift;
      followers.push(changed ? Math.max(0, count + 1 + driftDraws.below(1 + Math.ceil(count / 10), id, 1)) : count);
    }
    const columns = new Map<string, Column>([['followers', integerColumn(followers)]]);
    for (const { name } of PUBLIC_PROFILES.columns) if (name !== 'followers') columns.set(name, textColumn(kept.map(texts(name))));
    return { table: makeTable(PUBLIC_PROFILES, columns), personOf: Int32Array.from(kept, (row) => ids[row]!) };
  },
});
