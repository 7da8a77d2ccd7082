import { cellText, columnOf, type Column, type Table } from '../../../columns/column.ts';
import { jointClasses } from '../../../columns/joint-classes.ts';
import { digitsOf } from '../../../columns/packed-keys.ts';
import { InputError } from '../../../schema/input-error.ts';

/** Marks an event of nobody. */
export const NOBODY = 0xffffffff;

/**
 * The people behind a table of contacts and a table of events, numbered by first appearance, so that neither the order of
 * a dictionary nor the type of a column decides what is drawn: first those of the contacts, then those of events alone.
 */
export interface EventPeople {
  /** People of the contacts. Rows without a subject count as one person, who has no events. */
  readonly people: number;
  /** Those, and after them the subjects of orphan events, also of tables that were joined before under the same `orphans`. */
  readonly subjects: number;
  /** Person of each contact. */
  readonly ofContact: Uint32Array;
  /** Subject of each event; `NOBODY` where it names none. */
  readonly ofEvent: Uint32Array;
  /** Events of each subject. */
  readonly events: Uint32Array;
  /** Events whose subject is not among the contacts, and how many such subjects there are. */
  readonly orphanRows: number;
  readonly orphanSubjects: number;
  /** Events that name no subject. */
  readonly withoutSubject: number;
}

/**
 * Joins the tables by the texts of their subjects, so that numbers written as text find numbers. `orphans` numbers
 * subjects without a contact, by text, so that they are the same in several tables of events.
 */
export function eventPeople(contacts: Table, subject: string, events: Table, eventSubject: string, orphans: Map<string, number>): EventPeople {
  const [who, whose] = [subjectOf(contacts, subject, 'contacts'), subjectOf(events, eventSubject, 'events')];
  const { count, first, second } = jointClasses(onlySubject(contacts, who), onlySubject(events, whose), ['subject'], new Map());
  const numberOf = new Uint32Array(count).fill(NOBODY);
  let [people, nobody] = [0, NOBODY];
  const missing = missingRows(who);
  const ofContact = new Uint32Array(contacts.rows);
  for (let row = 0; row < contacts.rows; row++) {
    const key = first[row]!;
    if (missing(row)) {
      if (nobody === NOBODY) nobody = people++;
      ofContact[row] = nobody;
      continue;
    }
    if (numberOf[key] === NOBODY) numberOf[key] = people++;
    ofContact[row] = numberOf[key]!;
  }
  return { people, ofContact, ...eventsOf(second, whose, numberOf, people, orphans, events.schema.name) };
}

function eventsOf(keys: Uint32Array, whose: Column, numberOf: Uint32Array, people: number, orphans: Map<string, number>, table: string): Omit<EventPeople, 'people' | 'ofContact'> {
  const missing = missingRows(whose);
  const ofEvent = new Uint32Array(keys.length);
  let [orphanSubjects, orphanRows, withoutSubject] = [0, 0, 0];
  for (let row = 0; row < keys.length; row++) {
    if (missing(row)) {
      ofEvent[row] = NOBODY;
      withoutSubject += 1;
      continue;
    }
    const key = keys[row]!;
    if (numberOf[key] === NOBODY) {
      orphanSubjects += 1;
      numberOf[key] = people + numbered(cellText(whose, row)!, orphans);
    }
    const own = (ofEvent[row] = numberOf[key]!);
    if (own >= people) orphanRows += 1;
  }
  if (keys.length > 0 && orphanRows + withoutSubject === keys.length) {
    throw new InputError(`relatedRisk.subject: expected subjects of ${table} among those of the contacts, got none in ${keys.length.toLocaleString('en')} events; name the column that says in both tables who is who`);
  }
  const subjects = people + orphans.size;
  const events = new Uint32Array(subjects);
  for (const own of ofEvent) if (own !== NOBODY) events[own]! += 1;
  return { subjects, ofEvent, events, orphanRows, orphanSubjects, withoutSubject };
}

function numbered(text: string, numbers: Map<string, number>): number {
  const number = numbers.get(text) ?? numbers.size;
  numbers.set(text, number);
  return number;
}

function subjectOf(table: Table, subject: string, role: 'contacts' | 'events'): Column {
  const { name } = table.schema;
  if (!table.columns.has(subject)) throw new InputError(`relatedRisk.subject: expected ${role} (${name}) with a column ${subject}, got ${[...table.columns.keys()].join(', ')}; name the column that says who is who`);
  const column = columnOf(table, subject);
  const missing = missingRows(column);
  let row = 0;
  while (row < table.rows && missing(row)) row++;
  if (row === table.rows && (table.rows > 0 || role === 'contacts')) {
    throw new InputError(`relatedRisk.subject: expected ${role} (${name}) with subjects, got ${table.rows === 0 ? 'no rows' : `${subject} missing in every row`}; name the column that says who is who`);
  }
  return column;
}

function missingRows(column: Column): (row: number) => boolean {
  const { digits, missing } = digitsOf(column);
  return (row) => digits[row] === missing;
}

function onlySubject({ rows, schema }: Table, column: Column): Table {
  return { schema, rows, columns: new Map([['subject', column]]) };
}

/** The same groups, numbered as they first appear. */
export function inOrderOfAppearance(ofRow: Uint32Array, count: number): Uint32Array {
  const numberOf = new Uint32Array(count).fill(NOBODY);
  let next = 0;
  return ofRow.map((group) => {
    if (numberOf[group] === NOBODY) numberOf[group] = next++;
    return numberOf[group]!;
  });
}
