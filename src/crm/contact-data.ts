import { codeTexts, MISSING_INTEGER, type Column } from '../columns/column.ts';
import type { Draws } from '../random/draws.ts';
import { BLOCK } from '../schema/world.ts';
import { ln } from '../stats/elementary.ts';
import { capitalized, mailboxVariant, repunctuated, secondAddress, secondNumber } from './contact-points.ts';
import type { Contacts, DrawsOf } from './contacts.ts';
import type { CorruptionLog } from './corruption-log.ts';
import type { Quality } from './crm-options.ts';
import type { PeopleReader } from './people-reader.ts';
import { shortForm } from './short-names.ts';
import { mistype } from './typing-errors.ts';

/** Shares of further contacts that give another e-mail address, another number; assumed. */
const OTHER_ADDRESS = 0.5;
const OTHER_NUMBER = 0.4;

/** The columns of `signup` as the company holds them, every departure from the person's own value logged. */
export function contactData(people: PeopleReader, contacts: Contacts, quality: Quality, draws: DrawsOf, log: CorruptionLog): ReadonlyMap<string, Column> {
  const factors = sloppiness(contacts, quality.correlation, draws('sloppiness'));
  const errorIn = (attribute: string, rate: number): ((contact: number) => boolean) => {
    const stream = draws(attribute);
    return (contact) => stream.uniform(contacts.personId[contact]!, contacts.copy[contact]!) < rate * factors[contact]!;
  };
  const texts = (make: (contact: number) => string | null): Column =>
    codeTexts(Array.from({ length: contacts.count }, (_, contact) => make(contact)), contacts.count);

  const name = (column: 'givenName' | 'surname', nicknames: number): Column => {
    const shortened = errorIn(`${column}.short`, nicknames);
    const mistyped = errorIn(`${column}.typo`, quality.nameTypos);
    const form = draws(`${column}.form`);
    return texts((contact) => {
      let text = people.text(column, contacts.personRow[contact]!);
      if (text === null) return null;
      const [person, copy] = [contacts.personId[contact]!, contacts.copy[contact]!];
      const short = shortened(contact) ? shortForm(text, form, person, copy) : null;
      if (short !== null && short !== text) {
        text = short;
        log.note(contact, column, 'short-form');
      }
      const typed = mistyped(contact) ? mistype(text, form, person, copy + TYPING) : text;
      if (typed !== text) log.note(contact, column, 'typing-error');
      return typed;
    });
  };

  return new Map<string, Column>([
    ['givenName', name('givenName', quality.nicknames)],
    ['surname', name('surname', 0)],
    ['email', texts(emailOf(people, contacts, quality, draws, errorIn, log))],
    ['phone', texts(phoneOf(people, contacts, quality, draws, errorIn, log))],
    ['sex', texts((contact) => people.text('sex', contacts.personRow[contact]!))],
    ['birthDate', birthDates(people, contacts, quality, errorIn, log)],
    ['postcode', texts(postcodeOf(people, contacts, quality, draws('postcode.stale'), log))],
  ]);
}

type ErrorIn = (attribute: string, rate: number) => (contact: number) => boolean;

/** Added to a copy's number where one stream serves two purposes. */
const TYPING = 1000;

/**
 * The factor on every error rate of a record: 1 - c + c·E with E exponential of mean 1, so that the mean
 * rate is as stated and errors come together.
 */
function sloppiness(contacts: Contacts, correlation: number, draws: Draws): Float64Array {
  return Float64Array.from({ length: contacts.count }, (_, contact) => 1 - correlation - correlation * ln(draws.uniform(contacts.personId[contact]!, contacts.copy[contact]!)));
}

function emailOf(people: PeopleReader, contacts: Contacts, quality: Quality, draws: DrawsOf, errorIn: ErrorIn, log: CorruptionLog): (contact: number) => string | null {
  const missing = errorIn('email.missing', quality.missingEmail);
  const mistyped = errorIn('email.typo', quality.emailTypos);
  const varied = errorIn('email.variant', quality.emailVariants);
  const carelessCase = errorIn('email.case', quality.emailCase);
  const form = draws('email.form');
  const other = draws('email.other');
  return (contact) => {
    const [person, copy] = [contacts.personId[contact]!, contacts.copy[contact]!];
    let email = people.text('email', contacts.personRow[contact]!);
    if (email === null) return null;
    if (missing(contact)) {
      log.note(contact, 'email', 'missing');
      return null;
    }
    if (copy > 0 && other.uniform(person, copy) < OTHER_ADDRESS) {
      const neighbour = people.text('email', neighbourRow(people, contacts.personRow[contact]!, other.uniform(person, copy, 4))) ?? email;
      email = secondAddress(neighbour.slice(neighbour.lastIndexOf('@') + 1), other, person, copy);
      log.note(contact, 'email', 'other-address');
    }
    if (mistyped(contact)) {
      const at = email.lastIndexOf('@');
      const typed = mistype(email.slice(0, at), form, person, copy) + email.slice(at);
      if (typed !== email) log.note(contact, 'email', 'typing-error');
      email = typed;
    }
    if (varied(contact)) {
      email = mailboxVariant(email, form, person, copy + TYPING);
      log.note(contact, 'email', 'same-mailbox-variant');
    }
    if (carelessCase(contact)) {
      const spaced = form.uniform(person, copy, 4) < 0.25;
      const written = spaced ? `${email} ` : capitalized(email, form, person, copy + 2 * TYPING);
      if (written !== email) log.note(contact, 'email', spaced ? 'white-space' : 'letter-case');
      email = written;
    }
    return email;
  };
}

/** The row of someone from the same block, so that a block's contacts depend on nobody else. */
function neighbourRow(people: PeopleReader, row: number, uniform: number): number {
  const first = Math.max(0, row - (people.personId[row]! % BLOCK));
  const end = Math.min(people.rows, row - (people.personId[row]! % BLOCK) + BLOCK);
  return first + Math.floor(uniform * (end - first));
}

function phoneOf(people: PeopleReader, contacts: Contacts, quality: Quality, draws: DrawsOf, errorIn: ErrorIn, log: CorruptionLog): (contact: number) => string | null {
  const missing = errorIn('phone.missing', quality.missingPhone);
  const [other, format] = [draws('phone.other'), draws('phone.format')];
  return (contact) => {
    const [person, copy] = [contacts.personId[contact]!, contacts.copy[contact]!];
    let phone = people.text('phone', contacts.personRow[contact]!);
    if (phone === null) return null;
    if (missing(contact)) {
      log.note(contact, 'phone', 'missing');
      return null;
    }
    if (copy > 0 && other.uniform(person, copy) < OTHER_NUMBER) {
      const number = secondNumber(phone, other, person, copy);
      if (number !== phone) log.note(contact, 'phone', 'other-number');
      phone = number;
    }
    // How a number is punctuated is a habit, not carelessness: no sloppiness in it.
    if (format.uniform(person, copy) < quality.phoneFormat) {
      phone = repunctuated(phone, format, person, copy);
      log.note(contact, 'phone', 'punctuation');
    }
    return phone;
  };
}

function birthDates(people: PeopleReader, contacts: Contacts, quality: Quality, errorIn: ErrorIn, log: CorruptionLog): Column {
  const missing = errorIn('birthDate.missing', quality.missingBirthDate);
  const defaulted = errorIn('birthDate.default', quality.defaultBirthDate);
  const swapped = errorIn('birthDate.swapped', quality.swappedDayMonth);
  const values = Int32Array.from({ length: contacts.count }, (_, contact) => {
    const days = people.birthDate[contacts.personRow[contact]!]!;
    if (missing(contact)) {
      log.note(contact, 'birthDate', 'missing');
      return MISSING_INTEGER;
    }
    const date = new Date(days * 86_400_000);
    const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
    let given = days;
    if (defaulted(contact)) {
      given = Date.UTC(year, 0, 1) / 86_400_000;
      if (given !== days) log.note(contact, 'birthDate', 'default-date');
    } else if (day <= 12 && swapped(contact)) {
      given = Date.UTC(year, day - 1, month + 1) / 86_400_000;
      if (given !== days) log.note(contact, 'birthDate', 'swapped-day-month');
    }
    return given;
  });
  return { kind: 'number', type: 'date', values };
}

/** The postcode at the time of signing up, brought up to date after a move or not. */
function postcodeOf(people: PeopleReader, contacts: Contacts, quality: Quality, draws: Draws, log: CorruptionLog): (contact: number) => string | null {
  return (contact) => {
    const row = contacts.personRow[contact]!;
    const postcode = people.text('postcode', row);
    const previous = people.text('previousPostcode', row);
    const movedSince = previous !== null && people.movedOn[row]! > contacts.signedUp[contact]!;
    if (!movedSince || draws.uniform(contacts.personId[contact]!, contacts.copy[contact]!) >= quality.staleAddress) return postcode;
    if (previous !== postcode) log.note(contact, 'postcode', 'stale');
    return previous;
  };
}
