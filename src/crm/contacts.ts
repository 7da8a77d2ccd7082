import { keyedDraws } from '../random/keyed-draws.ts';
import type { Draws } from '../random/draws.ts';
import { ln } from '../stats/elementary.ts';
import type { CrmOptions } from './crm-options.ts';
import type { PeopleReader } from './people-reader.ts';

/** Draws of one attribute of this company's CRM. */
export type DrawsOf = (attribute: string) => Draws;

export function crmDraws(seed: number, instance: string | number): DrawsOf {
  return (attribute) => keyedDraws({ seed, stage: 'crm', instance, attribute });
}

/** Who the contacts are: contact i has `contactId` i + 1. */
export interface Contacts {
  readonly count: number;
  /** Number of people with at least one contact. */
  readonly customers: number;
  /** Row of the contact's person in the people table. */
  readonly personRow: Int32Array;
  readonly personId: Int32Array;
  /** 0 for a person's first record in the drawing order, 1, 2, … for the further ones. */
  readonly copy: Int32Array;
  /** Number of contacts that the same person has. */
  readonly copies: Int32Array;
  /** The day of signing up, in days since 1970-01-01. */
  readonly signedUp: Int32Array;
}

/** Age from which one becomes a customer as a matter of course, and may consent alone (GDPR Art. 8(1)). */
export const AGE_OF_CONSENT = 16;

/** How much less often a child below that age is a customer; assumed. */
const CHILD_WEIGHT = 0.02;

/** No person has more contacts than this, whatever the share of duplicates. */
const MOST_COPIES = 32;

/**
 * Draws the customers and their contacts. Contacts are numbered by the day of signing up and, within a
 * day, at random, so that a contact's number says nothing about the person's.
 */
export function drawContacts(people: PeopleReader, asOfDays: number, options: CrmOptions, draws: DrawsOf): Contacts {
  const customers = drawCustomers(people, asOfDays, options.penetration, draws('customer'));
  const [duplicateDraws, dateDraws, orderDraws] = [draws('duplicates'), draws('signedUp'), draws('contactId')];
  const rows: number[] = [];
  const copyOf: number[] = [];
  const copiesOf: number[] = [];
  for (const row of customers) {
    const copies = 1 + furtherContacts(options.duplicates, duplicateDraws.uniform(people.personId[row]!));
    for (let copy = 0; copy < copies; copy++) {
      rows.push(row);
      copyOf.push(copy);
      copiesOf.push(copies);
    }
  }

  const count = rows.length;
  const dates = new Int32Array(count);
  const ties = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const row = rows[i]!;
    const [id, copy] = [people.personId[row]!, copyOf[i]!];
    const birthDate = people.birthDate[row]!;
    const ofAge = addYears(birthDate, AGE_OF_CONSENT);
    const earliest = Math.max(asOfDays - Math.round(options.yearsCollected * 365.25), ofAge <= asOfDays ? ofAge : birthDate);
    dates[i] = earliest + dateDraws.below(asOfDays - earliest + 1, id, copy);
    ties[i] = orderDraws.uniform(id, copy);
  }
  const order = Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => dates[a]! - dates[b]! || ties[a]! - ties[b]! || a - b);
  const inOrder = (values: ArrayLike<number>): Int32Array => Int32Array.from(order, (i) => values[i]!);
  const personRow = inOrder(rows);
  return {
    count,
    customers: customers.length,
    personRow,
    personId: personRow.map((row) => people.personId[row]!),
    copy: inOrder(copyOf),
    copies: inOrder(copiesOf),
    signedUp: inOrder(dates),
  };
}

/**
 * Rows of the customers, in the people's order: the `penetration` × people with the smallest key
 * -ln(u)/weight, a weighted sample without replacement whose keys depend on the person alone.
 *
 * P. S. Efraimidis, P. G. Spirakis, "Weighted random sampling with a reservoir", Information Processing
 * Letters 97(5), 2006, 181-185, algorithm A-ES in its exponential form, doi:10.1016/j.ipl.2005.11.003.
 */
function drawCustomers(people: PeopleReader, asOfDays: number, penetration: number, draws: Draws): readonly number[] {
  const wanted = Math.round(penetration * people.rows);
  const keys = new Float64Array(people.rows);
  for (let row = 0; row < people.rows; row++) {
    const adult = addYears(people.birthDate[row]!, AGE_OF_CONSENT) <= asOfDays;
    keys[row] = -ln(draws.uniform(people.personId[row]!)) / (adult ? 1 : CHILD_WEIGHT);
  }
  return smallest(keys, wanted);
}

/** Positions of the `wanted` smallest keys in ascending position; of equal keys the first positions. */
export function smallest(keys: Float64Array, wanted: number): readonly number[] {
  if (wanted === 0) return [];
  const last = Float64Array.from(keys).sort()[wanted - 1]!;
  let below = 0;
  for (const key of keys) if (key < last) below++;
  let ties = wanted - below;
  const chosen: number[] = [];
  for (let at = 0; at < keys.length; at++) {
    if (keys[at]! < last || (keys[at] === last && ties-- > 0)) chosen.push(at);
  }
  return chosen;
}

/** Contacts beyond the first: geometric with ratio q = `duplicates`, so that their expected share is q. */
function furtherContacts(duplicates: number, uniform: number): number {
  if (duplicates === 0) return 0;
  return Math.min(Math.floor(ln(uniform) / ln(duplicates)), MOST_COPIES - 1);
}

/** The same calendar day `years` later; 29 February becomes 1 March in a common year. */
export function addYears(days: number, years: number): number {
  const date = new Date(days * 86_400_000);
  return Math.floor(Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()) / 86_400_000);
}
