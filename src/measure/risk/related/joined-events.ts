import { columnOf, type Column, type Table } from '../../../columns/column.ts';
import { equivalenceClasses } from '../../../columns/equivalence-classes.ts';
import { InputError } from '../../../schema/input-error.ts';
import { eventPeople, NOBODY, type EventPeople } from './event-people.ts';
import { incidence, type Incidence } from './incidence.ts';
import { knownPoints, type KnownColumn } from './known-points.ts';

/** The table of people that events belong to. */
export interface RelatedContacts {
  readonly contacts: Table;
  readonly quasiIdentifiers: readonly string[];
  /** The column that says who each contact is. */
  readonly subject: string;
}

/** How a table of events is read. */
export interface EventOptions {
  /** Name of the event table in the measures. Default: that of its schema. */
  readonly name?: string;
  /** The column of the events that says who each is about. Default: named as in the contacts. */
  readonly subject?: string;
  /**
   * Columns of the events that an outsider can know, moments by their day. Default: all but the subject and direct
   * identifiers. A column that differs in every event makes everybody unique; the measures then say so.
   */
  readonly known?: readonly string[];
}

/** A table of events joined with the contacts. */
export interface JoinedEvents {
  readonly table: string;
  readonly who: EventPeople;
  readonly columns: readonly KnownColumn[];
  /** Different events, as far as they are known, and who has which. */
  readonly count: number;
  readonly points: Incidence;
}

/** `orphans` numbers the subjects without a contact; events of several tables share it. */
export function joinEvents({ contacts, subject }: RelatedContacts, events: Table, { name = events.schema.name, subject: eventSubject = subject, known }: EventOptions, orphans = new Map<string, number>()): JoinedEvents {
  const who = eventPeople(contacts, subject, events, eventSubject, orphans);
  const { columns, ofRow, count } = knownPoints(events, eventSubject, known);
  return { table: name, who, columns, count, points: pointsOfPeople(who, ofRow, count) };
}

function pointsOfPeople({ ofEvent, subjects, withoutSubject }: EventPeople, ofRow: Uint32Array, count: number): Incidence {
  if (withoutSubject === 0) return incidence(ofEvent, subjects, ofRow, count);
  return incidence(ofEvent.filter((own) => own !== NOBODY), subjects, ofRow.filter((_, row) => ofEvent[row] !== NOBODY), count);
}

/** Who is alike on the contacts' quasi-identifiers, on the numbers of events, and on both: classes as sets of people. */
export function contactClasses({ contacts, quasiIdentifiers, subject }: RelatedContacts, who: readonly EventPeople[]): Readonly<Record<'contacts' | 'eventCount' | 'together', Incidence>> {
  const { people, ofContact } = who[0]!;
  const quasi = quasiColumns(contacts, quasiIdentifiers, subject);
  const counts = who.map(({ events }): Column => ({ kind: 'number', type: 'integer', values: Int32Array.from(ofContact, (person) => events[person]!) }));
  const classes = (columns: readonly Column[]): Incidence => {
    const { count, ofRow } = equivalenceClasses(columns);
    return incidence(ofContact, people, ofRow, count);
  };
  return { contacts: classes(quasi), eventCount: classes(counts), together: classes([...quasi, ...counts]) };
}

function quasiColumns(contacts: Table, quasiIdentifiers: readonly string[], subject: string): Column[] {
  const { name } = contacts.schema;
  if (quasiIdentifiers.length === 0) throw new InputError(`relatedRisk.quasiIdentifiers: expected at least one column of ${name}, got none; name what an outsider can know of a contact`);
  if (quasiIdentifiers.includes(subject)) throw new InputError(`relatedRisk.quasiIdentifiers: expected columns of ${name} other than the subject ${subject}, got it among them; leave it out`);
  const unknown = quasiIdentifiers.find((column) => !contacts.columns.has(column));
  if (unknown !== undefined) throw new InputError(`relatedRisk.quasiIdentifiers: expected columns of ${name} (${[...contacts.columns.keys()].join(', ')}), got ${unknown}; choose among them`);
  return quasiIdentifiers.map((column) => columnOf(contacts, column));
}

/** People alone on the contacts, on the numbers of events, and on both: with a contact in a class that holds nobody else. */
export function uniquePeople(classes: ReturnType<typeof contactClasses>): Readonly<Record<keyof typeof classes, number>> {
  const alone = ({ peopleOf: { starts, items } }: Incidence): number => {
    const found = new Set<number>();
    for (let own = 0; own < starts.length - 1; own++) if (starts[own + 1]! - starts[own]! === 1) found.add(items[starts[own]!]!);
    return found.size;
  };
  return { contacts: alone(classes.contacts), eventCount: alone(classes.eventCount), together: alone(classes.together) };
}

/** The numbers of events and of people to draw, checked; numbers of events rise. */
export function checkedSample(points: readonly number[], targets: number): readonly number[] {
  const numbers = [...new Set(points)].sort((a, b) => a - b);
  if (numbers.length === 0 || numbers.some((number) => !Number.isInteger(number) || number < 1)) throw new InputError(`relatedRisk.points: expected whole numbers of at least 1, got ${points.length === 0 ? 'none' : points.join(', ')}; name how many events are known`);
  if (!Number.isInteger(targets) || targets < 1) throw new InputError(`relatedRisk.targets: expected a whole number of at least 1, got ${targets}; name how many people to draw`);
  return numbers;
}
