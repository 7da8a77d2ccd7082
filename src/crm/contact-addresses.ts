import { cellText, columnOf, MISSING_INTEGER, numbersIn, type Column, type Table } from '../columns/column.ts';
import type { CorruptionLog } from './corruption-log.ts';
import type { RecordScope } from './record-scope.ts';

/** The postal address on a contact's record. */
export interface Address {
  readonly postcode: string | null;
  /** Null where no street was asked for, or the world knows none. */
  readonly street: string | null;
  readonly houseNumber: string | null;
  readonly unit: string | null;
  /** Whether the contact has moved away from it without telling. */
  readonly stale: boolean;
  /** The address before a move that the contact told of. */
  readonly before: { readonly postcode: string; readonly street: string; readonly houseNumber: string; /** Days since 1970-01-01. */ readonly until: number } | null;
}

/** Assumed: share of records with a street, by where they come from, in the order of `SOURCE_SYSTEMS`. */
const STREET_ASKED = [0.75, 0.3, 0.5, 0.6, 0.4] as const;
/** Assumed: a move is told within so many days. */
const TOLD_WITHIN = 120;

/**
 * The addresses of a block's contacts: the household's, where the postcode on record is the present one. The world
 * does not keep the street where someone lived before; an earlier address takes a street of the country that is
 * drawn from the block's own, under the earlier postcode.
 */
export function addressesOf({ reader, contacts: contactsOf, draws, asOfDays, worldTable, hasWorldTable }: RecordScope, signup: ReadonlyMap<string, Column>, log: CorruptionLog): readonly Address[] {
  const [people, contacts] = [reader(), contactsOf()];
  const households = hasWorldTable('household') ? worldTable('household') : null;
  const rowOf = households === null ? new Map<number, number>() : rowsById(households, 'householdId');
  const [asked, earlier, told] = [draws('street.asked'), draws('street.before'), draws('address.told')];
  const postcodes = signup.get('postcode')!;
  return Array.from({ length: contacts.count }, (_, contact): Address => {
    const [row, person, copy] = [contacts.personRow[contact]!, contacts.personId[contact]!, contacts.copy[contact]!];
    const postcode = cellText(postcodes, contact);
    const previous = people.text('previousPostcode', row);
    const moved = previous !== null && people.movedOn[row]! !== MISSING_INTEGER && people.movedOn[row]! > contacts.signedUp[contact]!;
    const stale = log.noted(contact, 'postcode', 'stale');
    const none = { postcode, street: null, houseNumber: null, unit: null, stale, before: null };
    const home = rowOf.get(people.householdId[row]!);
    if (households === null || home === undefined || asked.uniform(person, copy) >= STREET_ASKED[contacts.sourceSystem[contact]!]!) return none;

    const present = { street: cellText(columnOf(households, 'street'), home), houseNumber: cellText(columnOf(households, 'houseNumber'), home), unit: cellText(columnOf(households, 'unit'), home) };
    if (present.street === null || present.houseNumber === null) return none;
    if (!moved) return { ...none, ...present };
    // One earlier home, whatever the contact.
    const elsewhere = { street: cellText(columnOf(households, 'street'), earlier.below(households.rows, person))!, houseNumber: String(1 + earlier.below(998, person, 1)) };
    if (stale) {
      log.note(contact, 'street', 'stale');
      log.note(contact, 'houseNumber', 'stale');
      return { ...none, ...elsewhere };
    }
    const until = people.movedOn[row]! + told.below(TOLD_WITHIN, person, copy);
    return { ...none, ...present, before: { postcode: previous, ...elsewhere, until: Math.min(asOfDays, until) } };
  });
}

function rowsById(table: Table, name: string): ReadonlyMap<number, number> {
  return new Map(Array.from(numbersIn(table, name), (id, row) => [id, row]));
}
