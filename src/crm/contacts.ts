import { aliasTable } from '../random/alias-table.ts';
import { keyedDraws } from '../random/keyed-draws.ts';
import type { Draws } from '../random/draws.ts';
import { keyedPermutation } from '../random/permutation.ts';
import { InputError } from '../schema/input-error.ts';
import { BLOCK } from '../schema/world.ts';
import { ln } from '../stats/elementary.ts';
import { DAY, minuteOfDay } from './company-hours.ts';
import type { CrmOptions } from './crm-options.ts';
import type { PeopleReader } from './people-reader.ts';

/** Draws of one attribute of this company's CRM. */
export type DrawsOf = (attribute: string) => Draws;

export function crmDraws(seed: number, instance: string | number): DrawsOf {
  return (attribute) => keyedDraws({ seed, stage: 'crm', instance, attribute });
}

/** Which people a company meets, of which world. */
export interface ContactScope {
  /** People in the whole world, of whom the table may hold a part; whole blocks of it. */
  readonly worldPeople: number;
  /** The day of the extract, in days since 1970-01-01. */
  readonly asOfDays: number;
}

/** Where a record may have come from. */
export const SOURCE_SYSTEMS = ['web form', 'shop till', 'app', 'import', 'support'] as const;
/** Assumed: shares of the sources, in that order. */
const SOURCE_SHARES = aliasTable([0.45, 0.25, 0.15, 0.1, 0.05]);

/** Who the contacts are, in the order of `contactId`. */
export interface Contacts {
  readonly count: number;
  /** Number of people with at least one contact. */
  readonly customers: number;
  readonly contactId: Int32Array;
  /** Row of the contact's person in the people table. */
  readonly personRow: Int32Array;
  readonly personId: Int32Array;
  /** 0 for a person's first record in the drawing order, 1, 2, … for the further ones. */
  readonly copy: Int32Array;
  /** Number of contacts that the same person has. */
  readonly copies: Int32Array;
  /** The day of signing up, in days since 1970-01-01. */
  readonly signedUp: Int32Array;
  /** The minute of signing up, in minutes since 1970-01-01T00:00; on that day. */
  readonly signedUpAt: Int32Array;
  /** Index into `SOURCE_SYSTEMS`. */
  readonly sourceSystem: Uint8Array;
}

/** Age from which one becomes a customer as a matter of course, and may consent alone (GDPR Art. 8(1)). */
export const AGE_OF_CONSENT = 16;

/** How much less often a child below that age is a customer; assumed. */
const CHILD_WEIGHT = 0.02;

/** No person has more contacts than this, whatever the share of duplicates. */
const MOST_COPIES = 32;
/** So that ids fit 32 signed bits. */
const MOST_PEOPLE = 0x7fffffff / MOST_COPIES;

/**
 * Draws the customers and their contacts, block of `BLOCK` person ids by block, so that a block's contacts are
 * the same alone and within the world.
 *
 * A contact's number is a keyed permutation of person and copy over the whole world: it says nothing about the
 * person, the block, the day of signing up or how many contacts there are, and never meets another.
 */
export function drawContacts(people: PeopleReader, { worldPeople, asOfDays }: ContactScope, options: CrmOptions, draws: DrawsOf): Contacts {
  if (!(worldPeople <= MOST_PEOPLE)) throw new InputError(`crm.people: expected at most ${Math.floor(MOST_PEOPLE).toLocaleString('en')} people, got ${worldPeople}; make a smaller world`);
  const [duplicateDraws, dateDraws, sourceDraws] = [draws('duplicates'), draws('signedUp'), draws('sourceSystem')];
  const numbering = keyedPermutation(worldPeople * MOST_COPIES, draws('contactId'));
  const customers = drawCustomers(people, asOfDays, options.penetration, draws('customer'));
  const [ids, rows, copyOf, copiesOf]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (const row of customers) {
    const person = people.personId[row]!;
    const copies = 1 + furtherContacts(options.duplicates, duplicateDraws.uniform(person));
    for (let copy = 0; copy < copies; copy++) {
      ids.push(1 + numbering.forward(person * MOST_COPIES + copy));
      rows.push(row);
      copyOf.push(copy);
      copiesOf.push(copies);
    }
  }

  const order = Uint32Array.from(ids.keys()).sort((a, b) => ids[a]! - ids[b]!);
  const inOrder = (values: readonly number[]): Int32Array => Int32Array.from(order, (i) => values[i]!);
  const [personRow, copy] = [inOrder(rows), inOrder(copyOf)];
  const personId = personRow.map((row) => people.personId[row]!);
  const signedUp = personRow.map((row, contact) => {
    const birthDate = people.birthDate[row]!;
    const ofAge = addYears(birthDate, AGE_OF_CONSENT);
    const earliest = Math.max(asOfDays - Math.round(options.yearsCollected * 365.25), ofAge <= asOfDays ? ofAge : birthDate);
    return earliest + dateDraws.below(asOfDays - earliest + 1, personId[contact]!, copy[contact]!);
  });
  return {
    count: order.length,
    customers: customers.length,
    contactId: inOrder(ids),
    personRow,
    personId,
    copy,
    copies: inOrder(copiesOf),
    signedUp,
    signedUpAt: signedUp.map((day, contact) => day * DAY + minuteOfDay(dateDraws.uniform(personId[contact]!, copy[contact]!, 1))),
    sourceSystem: Uint8Array.from(personId, (person, contact) => SOURCE_SHARES.pick(sourceDraws.uniform(person, copy[contact]!))),
  };
}

/**
 * Rows of the customers, in the people's order: of each block the `penetration` × people with the smallest
 * key -ln(u)/weight, a weighted sample without replacement whose keys depend on the person alone.
 *
 * P. S. Efraimidis, P. G. Spirakis, "Weighted random sampling with a reservoir", Information Processing
 * Letters 97(5), 2006, 181-185, algorithm A-ES in its exponential form, doi:10.1016/j.ipl.2005.11.003.
 */
function drawCustomers(people: PeopleReader, asOfDays: number, penetration: number, draws: Draws): readonly number[] {
  const keys = new Float64Array(people.rows);
  for (let row = 0; row < people.rows; row++) {
    const adult = addYears(people.birthDate[row]!, AGE_OF_CONSENT) <= asOfDays;
    keys[row] = -ln(draws.uniform(people.personId[row]!)) / (adult ? 1 : CHILD_WEIGHT);
  }
  return blockRanges(people.personId).flatMap(({ from, to }) => smallest(keys.subarray(from, to), Math.round(penetration * (to - from))).map((at) => from + at));
}

/** Positions from `from` up to `to` whose ids lie in the same block of `BLOCK` ids; ids ascend. */
export function blockRanges(ids: ArrayLike<number>): readonly { readonly from: number; readonly to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  for (let from = 0; from < ids.length; ) {
    const block = Math.floor(ids[from]! / BLOCK);
    let to = from + 1;
    while (to < ids.length && Math.floor(ids[to]! / BLOCK) === block) to++;
    ranges.push({ from, to });
    from = to;
  }
  return ranges;
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

/** Positions of the contacts in the order in which they signed up. */
export function bySigningUp(contacts: Contacts): Uint32Array {
  return Uint32Array.from({ length: contacts.count }, (_, contact) => contact).sort((a, b) => contacts.signedUpAt[a]! - contacts.signedUpAt[b]! || a - b);
}

/** Positions by value. */
export function groupBy(values: Int32Array): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>();
  values.forEach((value, at) => {
    const group = groups.get(value);
    if (group === undefined) groups.set(value, [at]);
    else group.push(at);
  });
  return groups;
}
