import type { Table } from '../../../columns/column.ts';
import type { Draws } from '../../../random/draws.ts';
import type { Measure } from '../../measure.ts';
import { checkedSample, contactClasses, joinEvents, uniquePeople, type EventOptions, type RelatedContacts } from './joined-events.ts';
import { relatedMeasures, type RelatedFigures } from './related-measures.ts';
import { sourceUnicity } from './unicity.ts';

export type { EventOptions, RelatedContacts } from './joined-events.ts';

/** The sample of people and of what is known of them. */
export interface RelatedSample {
  /** Numbers of known events; default 1 to 4. */
  readonly points?: readonly number[];
  /** People drawn, of those with events; default 2,000. All where there are no more. */
  readonly targets?: number;
  /** Where the sample comes from. */
  readonly draws: Draws;
}

export type RelatedOptions = EventOptions & RelatedSample;

export interface RelatedRisk extends RelatedFigures {
  readonly measures: readonly Measure[];
}

/** Ranks of events per person that are reported. */
const PERCENTILES = [50, 90, 99] as const;

/**
 * What a table of events adds to the uniqueness of a table of contacts, joined by subject: who stands alone on the
 * contact's quasi-identifiers, on the number of events, on both, and on a few known events (unicity). The unit is the
 * person: somebody with several contacts counts once, where they stand out most. A missing value is a category of its own.
 * Unique in the files is not unique in the population. For several event tables together: `relatedSources`.
 */
export function relatedRisk(contacts: RelatedContacts, events: Table, { points = [1, 2, 3, 4], targets = 2000, draws, ...options }: RelatedOptions): RelatedRisk {
  const numbers = checkedSample(points, targets);
  const { table, who, columns, count, points: known } = joinEvents(contacts, events, options);
  const classes = contactClasses(contacts, [who]);
  const ofPeople = who.events.subarray(0, who.people);
  const tallies = sourceUnicity({ people: who.people, subjects: who.subjects, classes: classes.contacts, tables: [known] }, { points: numbers, targets, draws });
  const figures = {
    table,
    people: who.people,
    peopleWithEvents: ofPeople.reduce((sum, own) => sum + Number(own > 0), 0),
    events: events.rows,
    orphanRows: who.orphanRows,
    orphanSubjects: who.orphanSubjects,
    rowsWithoutSubject: who.withoutSubject,
    columns,
    points: count,
    perPerson: eventsPerPerson(ofPeople),
    unique: uniquePeople(classes),
    unicity: tallies.map(({ points: number, targets: drawn, fewer, alone, exact }) => ({ points: number, targets: drawn, fewer: fewer[0]!, contacts: alone[1]!, events: alone[2]!, together: alone[3]!, exact })),
  };
  return { ...figures, measures: relatedMeasures(figures) };
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
