import { columnOf, type Column, type Table } from '../../../columns/column.ts';
import { equivalenceClasses } from '../../../columns/equivalence-classes.ts';
import type { Draws } from '../../../random/draws.ts';
import { InputError } from '../../../schema/input-error.ts';
import type { Measure } from '../../measure.ts';
import { eventPeople, NOBODY, type EventPeople } from './event-people.ts';
import { incidence, type Incidence } from './incidence.ts';
import { knownPoints } from './known-points.ts';
import { relatedMeasures, type RelatedFigures } from './related-measures.ts';
import { unicity } from './unicity.ts';

/** The table of people that events belong to. */
export interface RelatedContacts {
  readonly contacts: Table;
  readonly quasiIdentifiers: readonly string[];
  /** The column that says who each contact is. */
  readonly subject: string;
}

export interface RelatedOptions {
  /** Name of the event table in the measures. Default: that of its schema. */
  readonly name?: string;
  /** The column of the events that says who each is about. Default: named as in the contacts. */
  readonly subject?: string;
  /**
   * Columns of the events that an outsider can know, moments by their day. Default: all but the subject and direct
   * identifiers. A column that differs in every event makes everybody unique; `columns` of the result says how many values
   * each has.
   */
  readonly known?: readonly string[];
  /** Numbers of known events; default 1 to 4. */
  readonly points?: readonly number[];
  /** People drawn, of those with events; default 2,000. All where there are no more. */
  readonly targets?: number;
  /** Where the sample comes from. */
  readonly draws: Draws;
}

export interface RelatedRisk extends RelatedFigures {
  readonly measures: readonly Measure[];
}

/** Ranks of events per person that are reported. */
const PERCENTILES = [50, 90, 99] as const;

/**
 * What a table of events adds to the uniqueness of a table of contacts, joined by subject: who stands alone on the
 * contact's quasi-identifiers, on the number of events, on both, and on a few known events (unicity). The unit is the
 * person: somebody with several contacts counts once, where they stand out most. A missing value is a category of its own.
 * Unique in the files is not unique in the population. Several event tables are assessed one by one.
 */
export function relatedRisk({ contacts, quasiIdentifiers, subject }: RelatedContacts, events: Table, { name = events.schema.name, subject: eventSubject = subject, known, points = [1, 2, 3, 4], targets = 2000, draws }: RelatedOptions): RelatedRisk {
  const numbers = [...new Set(points)].sort((a, b) => a - b);
  if (numbers.length === 0 || numbers.some((number) => !Number.isInteger(number) || number < 1)) throw new InputError(`relatedRisk.points: expected whole numbers of at least 1, got ${points.length === 0 ? 'none' : points.join(', ')}; name how many events are known`);
  if (!Number.isInteger(targets) || targets < 1) throw new InputError(`relatedRisk.targets: expected a whole number of at least 1, got ${targets}; name how many people to draw`);
  const quasi = quasiColumns(contacts, quasiIdentifiers, subject);
  const who = eventPeople(contacts, subject, events, eventSubject);
  const what = knownPoints(events, eventSubject, known);
  const ofPeople = who.events.subarray(0, who.people);
  const eventCount: Column = { kind: 'number', type: 'integer', values: Int32Array.from(who.ofContact, (person) => who.events[person]!) };
  const [byQuasi, byCount, byBoth] = [quasi, [eventCount], [...quasi, eventCount]].map((columns) => classesOfPeople(columns, who));
  const figures = {
    table: name,
    people: who.people,
    peopleWithEvents: ofPeople.reduce((sum, own) => sum + Number(own > 0), 0),
    events: events.rows,
    orphanRows: who.orphanRows,
    orphanSubjects: who.subjects - who.people,
    rowsWithoutSubject: who.withoutSubject,
    columns: what.columns,
    points: what.count,
    perPerson: eventsPerPerson(ofPeople),
    unique: { contacts: uniquePeople(byQuasi!), eventCount: uniquePeople(byCount!), together: uniquePeople(byBoth!) },
    unicity: unicity(pointsOfPeople(who, what.ofRow, what.count), byQuasi!, who.people, { points: numbers, targets, draws }),
  };
  return { ...figures, measures: relatedMeasures(figures) };
}

function quasiColumns(contacts: Table, quasiIdentifiers: readonly string[], subject: string): Column[] {
  const { name } = contacts.schema;
  if (quasiIdentifiers.length === 0) throw new InputError(`relatedRisk.quasiIdentifiers: expected at least one column of ${name}, got none; name what an outsider can know of a contact`);
  if (quasiIdentifiers.includes(subject)) throw new InputError(`relatedRisk.quasiIdentifiers: expected columns of ${name} other than the subject ${subject}, got it among them; leave it out`);
  const unknown = quasiIdentifiers.find((column) => !contacts.columns.has(column));
  if (unknown !== undefined) throw new InputError(`relatedRisk.quasiIdentifiers: expected columns of ${name} (${[...contacts.columns.keys()].join(', ')}), got ${unknown}; choose among them`);
  return quasiIdentifiers.map((column) => columnOf(contacts, column));
}

/** The equivalence classes of the contacts as sets of people. */
function classesOfPeople(columns: readonly Column[], { people, ofContact }: EventPeople): Incidence {
  const { count, ofRow } = equivalenceClasses(columns);
  return incidence(ofContact, people, ofRow, count);
}

/** People with a contact in a class that holds nobody else. */
function uniquePeople({ peopleOf: { starts, items } }: Incidence): number {
  const alone = new Set<number>();
  for (let own = 0; own < starts.length - 1; own++) if (starts[own + 1]! - starts[own]! === 1) alone.add(items[starts[own]!]!);
  return alone.size;
}

function pointsOfPeople({ ofEvent, subjects, withoutSubject }: EventPeople, ofRow: Uint32Array, count: number): Incidence {
  if (withoutSubject === 0) return incidence(ofEvent, subjects, ofRow, count);
  return incidence(ofEvent.filter((own) => own !== NOBODY), subjects, ofRow.filter((_, row) => ofEvent[row] !== NOBODY), count);
}

/** Events per person, those without any included; a percentile is the least number that so many people do not exceed. */
function eventsPerPerson(events: Uint32Array): RelatedFigures['perPerson'] {
  const rising = events.slice().sort();
  return {
    total: rising.reduce((sum, own) => sum + own, 0),
    max: rising.at(-1)!,
    percentiles: PERCENTILES.map((percentile) => ({ percentile, events: rising[Math.ceil((percentile * rising.length) / 100) - 1]! })),
  };
}
