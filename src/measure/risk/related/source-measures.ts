import { exact, missing, share } from '../../exact-measure.ts';
import type { Measure } from '../../measure.ts';
import { NO_EVENTS, ofTargets, type RelatedFigures } from './related-measures.ts';

/** What one source adds to who stands alone, in targets, and as a share where it is averaged. */
export interface SourceShare {
  /** A table of events, or `contacts`. */
  readonly name: string;
  /** Targets alone on this source. */
  readonly addOne: number;
  /** Targets alone on all sources and no longer without this one. */
  readonly dropOne: number;
  /** Its part of the share of targets who are alone on all sources. */
  readonly shapley: number;
  /** 95 % interval of the part over the people drawn; null where nothing was drawn, or one person. */
  readonly interval: readonly [number, number] | null;
}

/** What is known of contacts with several tables of events, in numbers. */
export interface SourceFigures {
  readonly tables: readonly string[];
  readonly people: number;
  /** People with an event in any of the tables. */
  readonly peopleWithEvents: number;
  /** People alone on their contact's quasi-identifiers, on their numbers of events in the tables, and on all of that. */
  readonly unique: RelatedFigures['unique'];
  /** For each number of events known of each table, rising. */
  readonly unicity: readonly {
    readonly points: number;
    readonly targets: number;
    readonly exact: boolean;
    /** Targets alone on the contacts, on the known events of all tables, and on all sources. */
    readonly contacts: number;
    readonly events: number;
    readonly together: number;
    readonly sources: readonly SourceShare[];
  }[];
}

/** The figures of contacts and several event tables as measures; their table is all the names. */
export function sourceMeasures({ tables, people, unique, unicity }: SourceFigures): Measure[] {
  const person = { table: tables.join(' + '), unit: 'person' };
  return [
    share('related.sample-unique.share', unique.contacts, people, { ...person, with: 'contacts' }),
    share('related.sample-unique.share', unique.eventCount, people, { ...person, with: 'event-count' }),
    share('related.sample-unique.share', unique.together, people, { ...person, with: 'contacts and event-count' }),
    ...unicity.flatMap(({ points, targets, events, together, sources, exact: counted }) => {
      const parameters = { ...person, points };
      return [
        ofTargets('related.unicity.share', events, targets, counted, { ...parameters, with: 'events' }),
        ofTargets('related.unicity.share', together, targets, counted, { ...parameters, with: 'contacts' }),
        ...sources.flatMap(({ name, addOne, dropOne, shapley, interval }) => [
          ofTargets('related.source.add-one', addOne, targets, counted, { ...parameters, source: name }),
          ofTargets('related.source.drop-one', dropOne, targets, counted, { ...parameters, source: name }),
          part(shapley, interval, targets, counted, { ...parameters, source: name }),
        ]),
      ];
    }),
  ];
}

function part(value: number, interval: readonly [number, number] | null, targets: number, counted: boolean, parameters: Measure['parameters']): Measure {
  if (targets === 0) return missing('related.source.shapley', parameters, NO_EVENTS);
  const measure = exact('related.source.shapley', value, parameters);
  if (counted) return measure;
  return { ...measure, interval, intervalKind: interval === null ? 'none' : 'replicates', note: interval === null ? 'One person was drawn, which gives no interval.' : 'Over the people drawn.' };
}
