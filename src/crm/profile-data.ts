import { codeTexts, MISSING_INTEGER, type Column } from '../columns/column.ts';
import type { Contacts, DrawsOf } from './contacts.ts';
import type { CorruptionLog } from './corruption-log.ts';
import type { CrmOptions } from './crm-options.ts';
import type { PeopleReader } from './people-reader.ts';

/**
 * The columns of `social`: what the profile shows, for contacts whose profile was found. Whether a profile
 * reveals a leaning, and how that is read, belongs to the person: every contact of theirs tells the same.
 */
export function profileData(people: PeopleReader, contacts: Contacts, options: CrmOptions['social'], draws: DrawsOf, log: CorruptionLog): ReadonlyMap<string, Column> {
  const [foundDraws, revealDraws, readDraws] = [draws('profile'), draws('leaning.revealed'), draws('leaning.read')];
  const found = Array.from({ length: contacts.count }, (_, contact) => foundDraws.uniform(contacts.personId[contact]!, contacts.copy[contact]!) < options.found);
  const leanings = people.values('politicalLeaning');

  const shown = (column: string): Column =>
    codeTexts(
      found.map((profile, contact) => {
        const text = people.text(column, contacts.personRow[contact]!);
        if (profile || text === null) return text;
        log.note(contact, column, 'not-found');
        return null;
      }),
      contacts.count,
    );

  const followers = Int32Array.from(found, (profile, contact) => {
    const count = people.followers[contacts.personRow[contact]!]!;
    if (profile || count === MISSING_INTEGER) return count;
    log.note(contact, 'followers', 'not-found');
    return MISSING_INTEGER;
  });

  const leaning = found.map((profile, contact) => {
    const person = contacts.personId[contact]!;
    const truth = people.text('politicalLeaning', contacts.personRow[contact]!);
    if (truth === null) return null;
    if (!profile || revealDraws.uniform(person) >= options.leaningRevealed) {
      log.note(contact, 'politicalLeaning', profile ? 'not-revealed' : 'not-found');
      return null;
    }
    if (leanings.length < 2 || readDraws.uniform(person) >= options.leaningError) return truth;
    log.note(contact, 'politicalLeaning', 'misjudged');
    const others = leanings.filter((value) => value !== truth);
    return others[readDraws.below(others.length, person, 1)]!;
  });

  return new Map<string, Column>([
    ['education', shown('education')],
    ['occupation', shown('occupation')],
    ['interest', shown('interest')],
    ['followers', { kind: 'number', type: 'integer', values: followers }],
    ['politicalLeaning', codeTexts(leaning, contacts.count)],
  ]);
}
