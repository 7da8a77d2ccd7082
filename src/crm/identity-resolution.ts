import { cellText, type Column } from '../columns/column.ts';
import { normalizedEmail, normalizedPhone } from './contact-points.ts';
import type { Contacts } from './contacts.ts';

/** Whom the company takes its contacts to be. */
export interface Resolution {
  /** The smallest `contactId` among the contacts that the company takes for the same person. */
  readonly subjectId: Int32Array;
  readonly subjects: number;
  /** People whose contacts the company takes for several persons. */
  readonly splitPersons: number;
  /** Subjects that are in truth several people, who share an address or a number. */
  readonly mergedSubjects: number;
}

/**
 * Joins contacts that share a normalised e-mail address or telephone number, directly or through others
 * (connected components by union-find, R. E. Tarjan, "Efficiency of a good but not linear set union
 * algorithm", JACM 22(2), 1975, doi:10.1145/321879.321884). Nothing else tells the company that two
 * contacts are one person, so duplicates with other contact points stay unresolved.
 */
export function resolveIdentities(contacts: Pick<Contacts, 'count' | 'contactId' | 'personId'>, email: Column | undefined, phone: Column | undefined): Resolution {
  const parent = Int32Array.from({ length: contacts.count }, (_, contact) => contact);
  const find = (contact: number): number => {
    let root = contact;
    while (parent[root] !== root) root = parent[root]!;
    while (parent[contact] !== root) {
      const next = parent[contact]!;
      parent[contact] = root;
      contact = next;
    }
    return root;
  };
  for (const [column, normalized] of [[email, normalizedEmail], [phone, normalizedPhone]] as const) {
    if (column === undefined) continue;
    const firstWith = new Map<string, number>();
    for (let contact = 0; contact < contacts.count; contact++) {
      const text = cellText(column, contact);
      const key = text === null ? '' : normalized(text);
      if (key === '') continue;
      const first = firstWith.get(key);
      if (first === undefined) {
        firstWith.set(key, contact);
        continue;
      }
      const [a, b] = [find(first), find(contact)];
      parent[Math.max(a, b)] = Math.min(a, b);
    }
  }
  // Contacts are in the order of their numbers, so the first of a component has the smallest.
  const subjectId = parent.map((_, contact) => contacts.contactId[find(contact)]!);
  return { subjectId, subjects: new Set(subjectId).size, splitPersons: withSeveral(contacts.personId, subjectId), mergedSubjects: withSeveral(subjectId, contacts.personId) };
}

/** Number of distinct values of `of` that meet more than one value of `other`. */
function withSeveral(of: Int32Array, other: Int32Array): number {
  const first = new Map<number, number>();
  const several = new Set<number>();
  of.forEach((key, at) => {
    const seen = first.get(key);
    if (seen === undefined) first.set(key, other[at]!);
    else if (seen !== other[at]) several.add(key);
  });
  return several.size;
}
