import { z } from 'zod';
import { makeTable, MISSING_INTEGER, numbersIn, type Column } from '../columns/column.ts';
import { SCRAPED_ACCOUNTS } from '../schema/source-tables.ts';
import { withColumns } from './chosen-columns.ts';
import { integerColumn, readSource, textColumn, textsOf } from './source-reader.ts';
import type { Source, SourceInput } from './source.ts';

const options = z.strictObject({
  coverage: z.number().min(0).max(1).default(0.6).describe('Share of the public accounts that the scraper got to see, 0 to 1, independently by account; assumed.'),
  beyondVisibility: z.number().min(0).max(1).default(0).describe('Share of the accounts for friends only that the scraper saw all the same, as in the case cited; 0 takes public accounts alone. Private ones are never seen.'),
  drift: z.number().min(0).max(1).default(0.4).describe('Share of accounts whose number of followers has changed since the day on which the world is looked at, by up to a tenth and one; assumed.'),
});

/** A scrape of social platforms: what every visitor sees of accounts, and at worst what friends see. */
export const scrapedAccounts = withColumns({
  id: 'scrapedAccounts',
  schema: SCRAPED_ACCOUNTS,
  scope: 'block',
  reads: ['account'],
  options,
  doc: {
    title: 'Scraped social accounts',
    summary: 'Accounts on several platforms as a scraper sees them: handle, name shown, counts and bio, only where the owner\'s setting or the scraper\'s tricks allow.',
    assumptions: ['Each account is found independently of the owner\'s others.', 'Everything but the number of followers is as on the day on which the world is looked at.', 'It is drawn apart from the source of public profiles, which takes no account of settings.'],
    sources: ['CNIL, Délibération SAN-2024-020 of 5 December 2024 (KASPR): profiles of limited visibility scraped from a social network into a contact database.'],
  },
  run(input: SourceInput, { coverage, beyondVisibility, drift }: z.output<typeof options>): Source {
    const { draws } = readSource('scrapedAccounts', input);
    const accounts = input.worldTable('account');
    const numbers = (name: string) => numbersIn(accounts, name);
    const [seenDraws, driftDraws] = [draws('seen'), draws('drift')];
    const [ids, persons, shown] = [numbers('accountId'), numbers('personId'), numbers('followers')];
    const visibility = textsOf(accounts, 'visibility');
    const kept: number[] = [];
    const followers: number[] = [];
    for (let row = 0; row < accounts.rows; row++) {
      const setting = visibility(row);
      const id = ids[row]!;
      if (seenDraws.uniform(id) >= (setting === 'public' ? coverage : setting === 'friends' ? beyondVisibility : 0)) continue;
      const count = shown[row]!;
      kept.push(row);
      followers.push(count !== MISSING_INTEGER && driftDraws.uniform(id) < drift ? count + 1 + driftDraws.below(1 + Math.ceil(count / 10), id, 1) : count);
    }
    const columns = new Map<string, Column>();
    for (const { name, type } of SCRAPED_ACCOUNTS.columns) {
      if (name === 'followers') columns.set(name, integerColumn(followers));
      else if (type === 'string') columns.set(name, textColumn(kept.map(textsOf(accounts, name))));
      else columns.set(name, integerColumn(kept.map((row) => numbers(name)[row]!), type === 'date' ? 'date' : 'integer'));
    }
    return { table: makeTable(SCRAPED_ACCOUNTS, columns), personOf: Int32Array.from(kept, (row) => persons[row]!) };
  },
});
