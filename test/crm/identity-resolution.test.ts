import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeTexts } from '../../src/columns/column.ts';
import type { Contacts } from '../../src/crm/contacts.ts';
import { resolveIdentities } from '../../src/crm/identity-resolution.ts';

function contactsOf(personIds: readonly number[]): Pick<Contacts, 'count' | 'contactId' | 'personId'> {
  const personId = Int32Array.from(personIds);
  return { count: personId.length, contactId: personId.map((_, contact) => contact + 1), personId };
}

const texts = (values: readonly (string | null)[]) => codeTexts(values, values.length);

describe('resolveIdentities', () => {
  it('joins contacts by e-mail or phone, through chains, whatever their case and punctuation', () => {
    //            person:  7 7 7 8 8 9
    const contacts = contactsOf([7, 7, 7, 8, 8, 9]);
    const email = texts(['a@x.example', ' A@X.example', null, 'b@x.example', 'c@x.example', 'b@x.example']);
    const phone = texts([null, '(999) 555-0001', '999.555.0001', null, null, null]);
    const resolution = resolveIdentities(contacts, email, phone);
    // 1 and 2 share an address, 2 and 3 a number; 4 and 6 share an address but are two people; 5 stays alone.
    expect([...resolution.subjectId]).toEqual([1, 1, 1, 4, 5, 4]);
    expect(resolution).toMatchObject({ subjects: 3, splitPersons: 1, mergedSubjects: 1 });
  });

  it('names a person as the company sees it by the smallest of its contact numbers', () => {
    const contacts = { ...contactsOf([1, 1, 2]), contactId: Int32Array.of(14, 90, 301) };
    expect([...resolveIdentities(contacts, texts(['a@x', 'b@x', 'b@x']), undefined).subjectId]).toEqual([14, 90, 90]);
  });

  it('takes neither a missing value nor one without digits for something shared', () => {
    const resolution = resolveIdentities(contactsOf([1, 2, 3]), texts([null, null, '  ']), texts(['-', '()', null]));
    expect([...resolution.subjectId]).toEqual([1, 2, 3]);
  });

  it('keeps every contact apart where nothing to compare is held', () => {
    expect(resolveIdentities(contactsOf([1, 1]), undefined, undefined)).toMatchObject({ subjects: 2, splitPersons: 1, mergedSubjects: 0 });
  });

  it('gives the connected components, numbered by their smallest contact (against a search in breadth)', () => {
    const values = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(values, (pairs) => {
        const resolution = resolveIdentities(contactsOf(pairs.map((_, i) => i)), texts(pairs.map(([e]) => `${e}@x`)), texts(pairs.map(([, p]) => `${p}`)));
        const expected = pairs.map((_, start) => {
          const reached = new Set([start]);
          for (const at of reached) pairs.forEach((pair, other) => (pair[0] === pairs[at]![0] || pair[1] === pairs[at]![1]) && reached.add(other));
          return Math.min(...reached) + 1;
        });
        expect([...resolution.subjectId]).toEqual(expected);
      }),
    );
  });
});
