import { cellText, columnOf, MISSING_INTEGER, type Column } from '../columns/column.ts';
import type { Draws } from '../random/draws.ts';
import { exp } from '../stats/elementary.ts';
import type { Address } from './contact-addresses.ts';
import { secondAddress } from './contact-points.ts';
import type { CorruptionLog } from './corruption-log.ts';
import type { RecordScope } from './record-scope.ts';
import type { Channel } from './privacy-vocabulary.ts';

export const POINT_KINDS = ['email', 'mobile', 'landline', 'postal'] as const;
export const INVALID_REASONS = ['bounced', 'unreachable', 'returned'] as const;

/** The channels that reach a contact at a point of each kind. */
export const CHANNELS_OF: Readonly<Record<(typeof POINT_KINDS)[number], readonly Channel[]>> = { email: ['email'], mobile: ['sms', 'phone'], landline: ['phone'], postal: ['post'] };

/** Places that a contact's points can take; a contact's n-th place has the same number whatever else is held. */
export const POINT_PLACES = { email: 0, secondEmail: 1, mobile: 2, landline: 3, postal: 4, formerPostal: 5 } as const;
const PLACES = 8;

/** Contact points, by contact and place. */
export interface ContactPoints {
  readonly rows: number;
  /** Position among the contacts. */
  readonly contact: readonly number[];
  /** A place of `POINT_PLACES`. */
  readonly place: readonly number[];
  /** Index into `POINT_KINDS`. */
  readonly kind: readonly number[];
  readonly value: readonly string[];
  readonly verified: readonly boolean[];
  readonly isPrimary: readonly boolean[];
  /** Index into `INVALID_REASONS`; -1 while the company takes it for good. */
  readonly invalid: readonly number[];
  /** Days since 1970-01-01. */
  readonly from: readonly number[];
  /** `MISSING_INTEGER` while in use. */
  readonly to: readonly number[];
}

/** The number of a contact's point: it tells the contact and the place, nothing else. */
export function contactPointId(contactId: number, place: number): number {
  return contactId * PLACES + place;
}

/** Assumed: share of addresses and numbers that the company has checked, in the order of `SOURCE_SYSTEMS`. */
const CHECKED = [0.9, 0.3, 0.95, 0.2, 0.5] as const;
/** Assumed: chance that a point has died, and that the company has noticed, for each year that it has been held. */
const DIES_A_YEAR = { email: 0.03, phone: 0.04 } as const;
/** Assumed: how often mail to a mistyped address, and a letter to a stale one, has come back. */
const TYPO_BOUNCED = 0.8;
const LETTER_RETURNED = 0.3;
/** Assumed: contacts with a former address on record, and those who gave the household's landline where there is one. */
const SECOND_EMAIL = 0.12;
const LANDLINE_GIVEN = 0.35;

/**
 * The points at which a block's contacts can be reached: the e-mail address and the number of `signup`, now and then
 * a former address, the landline that the household shares, and the postal address, with the one before a move.
 */
export function listContactPoints({ reader, contacts: contactsOf, draws, asOfDays, worldTable, hasWorldTable }: RecordScope, signup: ReadonlyMap<string, Column>, addresses: readonly Address[], log: CorruptionLog): ContactPoints {
  const [people, contacts] = [reader(), contactsOf()];
  const landlineOf = hasWorldTable('household') ? landlines(worldTable) : new Map<number, string>();
  const [checks, deaths, second, landlineDraws] = [draws('point.verified'), draws('point.invalid'), draws('email.former'), draws('landline')];
  const points = { contact: [] as number[], place: [] as number[], kind: [] as number[], value: [] as string[], verified: [] as boolean[], isPrimary: [] as boolean[], invalid: [] as number[], from: [] as number[], to: [] as number[] };
  const [emails, phones] = [signup.get('email')!, signup.get('phone')!];
  for (let contact = 0; contact < contacts.count; contact++) {
    const [person, copy, since] = [contacts.personId[contact]!, contacts.copy[contact]!, contacts.signedUp[contact]!];
    const key = (place: number): number => copy * PLACES + place;
    const checked = (place: number): boolean => checks.uniform(person, key(place)) < CHECKED[contacts.sourceSystem[contact]!]!;
    const died = (place: number, rate: number): boolean => diesWithin((asOfDays - since) / 365.25, rate, deaths, person, key(place));
    const add = (place: number, kind: (typeof POINT_KINDS)[number], value: string, verified: boolean, invalid: (typeof INVALID_REASONS)[number] | null, from: number = since, to: number = MISSING_INTEGER): void => {
      points.contact.push(contact);
      points.place.push(place);
      points.kind.push(POINT_KINDS.indexOf(kind));
      points.value.push(value);
      points.verified.push(verified);
      points.isPrimary.push(to === MISSING_INTEGER);
      points.invalid.push(invalid === null ? -1 : INVALID_REASONS.indexOf(invalid));
      points.from.push(from);
      points.to.push(to);
    };

    const email = cellText(emails, contact);
    if (email !== null) {
      const mistyped = log.noted(contact, 'email', 'typing-error');
      const bounced = mistyped ? deaths.uniform(person, key(POINT_PLACES.email), 1) < TYPO_BOUNCED : died(POINT_PLACES.email, DIES_A_YEAR.email);
      add(POINT_PLACES.email, 'email', email, !mistyped && checked(POINT_PLACES.email), bounced ? 'bounced' : null);
      if (since < asOfDays && second.uniform(person, copy) < SECOND_EMAIL) {
        const former = secondAddress(email.trim().slice(email.trim().lastIndexOf('@') + 1).toLowerCase(), second, person, copy + SECOND);
        log.note(contact, 'contact-point', 'other-address');
        // The address on the record is the newer one: the former was given at signing up and replaced later.
        add(POINT_PLACES.secondEmail, 'email', former, checked(POINT_PLACES.secondEmail), died(POINT_PLACES.secondEmail, DIES_A_YEAR.email) ? 'bounced' : null, since, since + 1 + second.below(asOfDays - since, person, copy, 1));
        points.from[points.from.length - 2] = points.to.at(-1)!;
      }
    }
    const phone = cellText(phones, contact);
    if (phone !== null) add(POINT_PLACES.mobile, 'mobile', phone, checked(POINT_PLACES.mobile), died(POINT_PLACES.mobile, DIES_A_YEAR.phone) ? 'unreachable' : null);
    const { postcode, street, houseNumber, unit, stale, before } = addresses[contact]!;
    const landline = landlineOf.get(people.householdId[contacts.personRow[contact]!]!);
    // Whoever has moved since signing up gave the landline of the home before, which the world does not keep.
    if (landline !== undefined && !stale && before === null && landlineDraws.uniform(person, copy) < LANDLINE_GIVEN) {
      add(POINT_PLACES.landline, 'landline', landline, checked(POINT_PLACES.landline), died(POINT_PLACES.landline, DIES_A_YEAR.phone) ? 'unreachable' : null);
    }
    if (street !== null && houseNumber !== null && postcode !== null) {
      const returned = stale && deaths.uniform(person, key(POINT_PLACES.postal), 1) < LETTER_RETURNED;
      add(POINT_PLACES.postal, 'postal', postal(houseNumber, street, unit, postcode), checked(POINT_PLACES.postal), returned ? 'returned' : null, before?.until);
      if (before !== null) add(POINT_PLACES.formerPostal, 'postal', postal(before.houseNumber, before.street, null, before.postcode), checked(POINT_PLACES.formerPostal), null, since, before.until);
    }
  }
  return { rows: points.contact.length, ...points };
}

/** Added to a copy's number where one stream serves two purposes. */
const SECOND = 1000;

function postal(houseNumber: string, street: string, unit: string | null, postcode: string): string {
  return `${houseNumber} ${street}${unit === null ? '' : `, ${unit}`}, ${postcode}`;
}

function diesWithin(years: number, rate: number, draws: Draws, person: number, index: number): boolean {
  return draws.uniform(person, index) < 1 - exp(-rate * years);
}

function landlines(worldTable: RecordScope['worldTable']): ReadonlyMap<number, string> {
  const households = worldTable('household');
  const [ids, numbers] = [columnOf(households, 'householdId'), columnOf(households, 'landline')];
  const found = new Map<number, string>();
  for (let row = 0; row < households.rows; row++) {
    const landline = cellText(numbers, row);
    if (landline !== null && ids.kind === 'number') found.set(ids.values[row]!, landline);
  }
  return found;
}
