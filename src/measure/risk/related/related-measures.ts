import { wilson } from '../../../stats/intervals.ts';
import { exact, missing, share } from '../../exact-measure.ts';
import type { Measure } from '../../measure.ts';
import type { KnownColumn } from './known-points.ts';

/** What is known of a table of contacts with a table of events, in numbers. */
export interface RelatedFigures {
  /** Name of the event table. */
  readonly table: string;
  readonly people: number;
  readonly peopleWithEvents: number;
  /** Rows of the event table. */
  readonly events: number;
  /** Events whose subject is not among the contacts, and the subjects of those. */
  readonly orphanRows: number;
  readonly orphanSubjects: number;
  /** Events that name no subject. */
  readonly rowsWithoutSubject: number;
  /** The columns of the events that an outsider is taken to know. */
  readonly columns: readonly KnownColumn[];
  /** Different events, as far as they are known. */
  readonly points: number;
  /** Events per person, those without any included. */
  readonly perPerson: { readonly total: number; readonly max: number; readonly percentiles: readonly { readonly percentile: number; readonly events: number }[] };
  /** People alone on their contact's quasi-identifiers, on their number of events, and on both. */
  readonly unique: { readonly contacts: number; readonly eventCount: number; readonly together: number };
  /** For each number of known events, rising. */
  readonly unicity: readonly Unicity[];
}

/** How many of the sampled people stand alone if so many of their events are known. */
export interface Unicity {
  /** Events of the person that are known. */
  readonly points: number;
  /** Sampled people. */
  readonly targets: number;
  /** Those of them who have fewer events; all that they have is known. */
  readonly fewer: number;
  /** Alone on the known events, on the contact's quasi-identifiers, and on both together. */
  readonly events: number;
  readonly contacts: number;
  readonly together: number;
  /** Whether all people with events were taken and all their events were known, so that nothing was drawn. */
  readonly exact: boolean;
}

export const NO_EVENTS = 'Nobody among the contacts has an event.';

/** The figures of contacts and events as measures. */
export function relatedMeasures(figures: RelatedFigures): Measure[] {
  const { table, people, peopleWithEvents, perPerson, unique } = figures;
  const base = { table };
  const person = { table, unit: 'person' };
  return [
    exact('related.people.count', peopleWithEvents, { ...base, with: 'events' }),
    exact('related.people.count', people - peopleWithEvents, { ...base, with: 'no-events' }),
    exact('related.rows.count', figures.events, base),
    exact('related.orphan-rows.count', figures.orphanRows, base),
    exact('related.orphan-subjects.count', figures.orphanSubjects, base),
    exact('related.rows-without-subject.count', figures.rowsWithoutSubject, base),
    exact('related.point.count', figures.points, base),
    share('related.events.mean', perPerson.total, people, person),
    exact('related.events.max', perPerson.max, person),
    ...perPerson.percentiles.map(({ percentile, events }) => exact('related.events.percentile', events, { ...person, percentile })),
    share('related.sample-unique.share', unique.contacts, people, { ...person, with: 'contacts' }),
    share('related.sample-unique.share', unique.eventCount, people, { ...person, with: 'event-count' }),
    share('related.sample-unique.share', unique.together, people, { ...person, with: 'contacts and event-count' }),
    ...figures.unicity.flatMap((own) => unicityMeasures(own, { ...person, points: own.points }, numberingNote(figures))),
  ];
}

/** A column that numbers the events says nothing that an outsider knows; its name is no cell value. */
function numberingNote({ columns, events }: RelatedFigures): { readonly note?: string } {
  const numbering = events < 2 ? [] : columns.filter(({ distinct }) => distinct === events).map(({ name }) => name);
  return numbering.length === 0 ? {} : { note: `Every event has a value of its own in ${numbering.join(', ')}, so that one known event is enough: leave out what an outsider cannot know.` };
}

function unicityMeasures({ targets, fewer, events, contacts, together, exact: counted }: Unicity, parameters: Measure['parameters'], note: { readonly note?: string }): Measure[] {
  const figure = (id: string, some: number, more: Measure['parameters'] = {}): Measure => ({ ...note, ...ofTargets(id, some, targets, counted, { ...parameters, ...more }) });
  return [
    figure('related.unicity.share', events, { with: 'events' }),
    figure('related.unicity.share', together, { with: 'contacts' }),
    figure('related.fewer-points.share', fewer),
    figure('related.source.add-one', contacts, { source: 'contacts' }),
    figure('related.source.add-one', events, { source: 'events' }),
    // Whoever is alone on one source is alone on both, so that what the other adds is a count of people too.
    figure('related.source.drop-one', together - events, { source: 'contacts' }),
    figure('related.source.drop-one', together - contacts, { source: 'events' }),
  ];
}

/** A share of the people drawn, with its interval unless nothing was drawn. */
export function ofTargets(id: string, some: number, targets: number, counted: boolean, parameters: Measure['parameters']): Measure {
  if (targets === 0) return missing(id, parameters, NO_EVENTS);
  if (counted) return share(id, some, targets, parameters);
  return { ...share(id, some, targets, parameters), interval: wilson(some, targets).interval, intervalKind: 'wilson' };
}
