import { shortForm } from '../crm/short-names.ts';
import { mistype } from '../crm/typing-errors.ts';
import type { Draws } from '../random/draws.ts';
import type { Relation } from './book-entries.ts';

/** Shares of the ways to write a contact's name; what is left is written in full. */
export interface NamingShares {
  /** Of older members of the household by a kin word. */
  readonly kinWords: number;
  readonly nicknames: number;
  readonly givenNameOnly: number;
  /** Of names with one typing error, of those written with the name. */
  readonly misspelled: number;
  /** How often the words by which people tell contacts apart are used: 1 as assumed, 0 never. */
  readonly words: number;
}

/** A contact as the owner of the book sees it. */
export interface NamedContact {
  readonly givenName: string;
  readonly surname: string;
  readonly woman: boolean;
  /** Age less that of the owner, in years. */
  readonly older: number;
  readonly relation: Relation;
}

/** Draws of one outsider: habits by owner; the others by owner and contact, each a purpose of its own. */
export interface NamingDraws {
  readonly habits: Draws;
  readonly choices: Draws;
  readonly forms: Draws;
  readonly typing: Draws;
}

/** Assumed: from so many years' difference on an older member of the household is a parent, and a grandparent. */
const PARENT_FROM = 16;
const GRANDPARENT_FROM = 46;
/** Assumed: words by which people tell contacts apart, and the shares of contacts that get one. */
const WORDS: Readonly<Record<Relation, readonly string[]>> = {
  household: [],
  friend: ['school', 'party', 'trip', 'gym', 'new'],
  coworker: ['work', 'office'],
  acquaintance: ['neighbour', 'plumber', 'garden', 'gym', 'school', 'car', 'landlord', 'sitter'],
};
const WORD_SHARE: Readonly<Record<Relation, number>> = { household: 0, friend: 0.05, coworker: 0.3, acquaintance: 0.35 };
/** Assumed: share of entries that follow the owner's habit rather than a choice of their own. */
const HABIT = 0.6;

/**
 * The name of a contact as the owner of an address book writes it. Owners have habits: one writes most in full,
 * another most by given name, so that the ways of one book go together. `owner` and `contact` are personIds, for
 * the draws alone.
 */
export function contactName({ givenName, surname, woman, older, relation }: NamedContact, shares: NamingShares, { habits, choices, forms, typing }: NamingDraws, owner: number, contact: number): string {
  if (relation === 'household' && older >= PARENT_FROM && choices.uniform(owner, contact, 1) < shares.kinWords) {
    if (older >= GRANDPARENT_FROM) return woman ? 'Grandma' : 'Grandpa';
    return woman ? ['Mum', 'Mom', 'Mama'][habits.below(3, owner, 1)]! : ['Dad', 'Papa', 'Pop'][habits.below(3, owner, 1)]!;
  }
  // One draw says both whether the habit is followed and, if not, which way is taken: a uniform number either way.
  const own = choices.uniform(owner, contact, 2);
  const way = own < HABIT ? habits.uniform(owner, 2) : (own - HABIT) / (1 - HABIT);
  const short = way < shares.nicknames ? shortForm(givenName, forms, owner, contact) : null;
  const full = way >= shares.nicknames + shares.givenNameOnly;
  let name = full ? `${givenName} ${surname}` : (short ?? givenName);
  if (choices.uniform(owner, contact, 4) < shares.misspelled) name = mistype(name, typing, owner, contact);
  const words = WORDS[relation];
  if (choices.uniform(owner, contact, 5) >= shares.words * WORD_SHARE[relation]) return name;
  return `${full ? givenName : name} ${words[choices.below(words.length, owner, contact, 6)]!}`;
}
