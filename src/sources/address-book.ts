import { z } from 'zod';
import { makeTable, MISSING_INTEGER } from '../columns/column.ts';
import { ADDRESS_BOOK } from '../schema/source-tables.ts';
import { pow } from '../stats/elementary.ts';
import { acquaintedWithin } from './book-entries.ts';
import { withColumns } from './chosen-columns.ts';
import { contactName, type NamingDraws } from './contact-names.ts';
import { formerContactPoints } from './former-contact-points.ts';
import { rowTexts } from './row-texts.ts';
import { share } from './share-option.ts';
import { readSource } from './source-reader.ts';
import type { Source, SourceInput } from './source.ts';

const options = z.strictObject({
  coverage: share(0.2, 'Share of the people with a social profile and a telephone who upload their address book, 0 to 1; assumed. Nested: who uploads at 0.2 also does at 0.3.'),
  bookShare: share(0.5, 'Mean share of an uploader\'s household and friends who stand in the book, 0 to 1; uploaders differ, some keep everyone and some hardly anyone; assumed.'),
  acquaintances: z.number().min(0).max(200).default(8).describe('Mean number of further people nearby in a book, on the network or not; assumed.'),
  staleness: share(0.1, 'Share of numbers in a book that their owner has given up since; assumed. All books that hold a former number hold the same.'),
  emailShare: share(0.15, 'Share of entries with the e-mail address, of contacts who have one; assumed.'),
  kinWords: share(0.7, 'Share of older members of the household under a kin word such as "Mum"; assumed.'),
  nicknames: share(0.2, 'Share of entries under a short form of the given name, as far as it has one; assumed. Goes before givenNameOnly where both exceed 1 together.'),
  givenNameOnly: share(0.25, 'Share of entries under the given name alone; assumed.'),
  misspelled: share(0.03, 'Share of names with one typing error; assumed.'),
  words: share(1, 'How often owners tell contacts apart by a word in place of the surname, such as "work" or "neighbour": 1 as assumed (35 % of acquaintances, 30 % of co-workers, 5 % of friends), 0 never.'),
});

type Options = z.output<typeof options>;

function addressBookOf(input: SourceInput, { coverage, bookShare, acquaintances, staleness, emailShare, ...shares }: Options): Source {
  const reader = readSource('addressBook', input);
  const { rows, ids, draws, numbers, texts, age } = reader;
  const naming: NamingDraws = { habits: draws('name.habit'), choices: draws('name'), forms: draws('name.form'), typing: draws('name.typing') };
  const [uploads, completeness, kept, stale, emails] = [draws('uploads'), draws('completeness'), draws('kept'), draws('stale'), draws('email')];
  const acquainted = acquaintedWithin(reader, input.worldTable('tie'), acquaintances, draws('acquaintances'), draws('acquaintance'));
  const former = formerContactPoints(input);
  const profiles = numbers('followers');
  const [phoneOf, emailOf, givenName, surname, sex] = [texts('phone'), texts('email'), texts('givenName'), texts('surname'), texts('sex')];

  const personOf: number[] = [];
  const [uploaderPhones, names, phones, addresses] = [rowTexts(input.people, 'phone'), rowTexts(), rowTexts(input.people, 'phone'), rowTexts(input.people, 'email')];
  for (let row = 0; row < rows; row++) {
    const id = ids[row]!;
    if (profiles[row] === MISSING_INTEGER || phoneOf(row) === null || uploads.uniform(id) >= coverage) continue;
    // Of mean `bookShare`: a beta distribution whose second parameter is 1.
    const complete = bookShare === 0 ? 0 : bookShare === 1 ? 1 : pow(completeness.uniform(id), (1 - bookShare) / bookShare);
    for (const other of acquainted.known(row)) {
      const contact = ids[other]!;
      const relation = acquainted.relation(other);
      if (relation !== 'acquaintance' && kept.uniform(id, contact) >= complete) continue;
      const phone = phoneOf(other);
      const withEmail = emailOf(other) !== null && emails.uniform(id, contact) < emailShare;
      if (phone === null && !withEmail) continue;
      personOf.push(contact);
      uploaderPhones.take(row);
      names.add(contactName({ givenName: givenName(other) ?? '', surname: surname(other) ?? '', woman: sex(other) === 'F', older: age(other) - age(row), relation }, shares, naming, id, contact));
      if (phone !== null && stale.uniform(id, contact) < staleness) phones.add(former.phone(contact, phone));
      else phones.take(other);
      if (withEmail) addresses.take(other);
      else addresses.add(null);
    }
  }
  const columns = new Map([['uploaderPhone', uploaderPhones.column()], ['contactName', names.column()], ['phone', phones.column()], ['email', addresses.column()]]);
  return { table: makeTable(ADDRESS_BOOK, columns), personOf: Int32Array.from(personOf) };
}

/** Address books that users of a platform uploaded: a source about those too who never joined it. */
export const addressBook = withColumns({
  id: 'addressBook',
  schema: ADDRESS_BOOK,
  scope: 'block',
  reads: ['tie'],
  options,
  doc: {
    title: 'Uploaded address books',
    summary: 'Entries of the address books that some users handed to a platform: names as the owners write them, numbers and some addresses, of people on the platform and of people who never joined.',
    assumptions: [
      'A book holds contacts of the owner\'s own block of 4,096 person ids alone: household, friends nearby, acquaintances. Friends far away are missing, so that books are smaller and people appear in fewer than in truth.',
      'Uploading is independent of every trait but having a profile and a telephone; how complete a book is varies between owners.',
      'Shares, names and habits are assumed.',
    ],
    sources: ['D. Garcia, "Leaking privacy and shadow profiles in online social networks", Science Advances 3(8), 2017, e1701172 (what users disclose of their contacts tells of non-users), doi:10.1126/sciadv.1701172.'],
  },
  run: addressBookOf,
});
