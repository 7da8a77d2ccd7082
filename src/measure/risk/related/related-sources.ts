import type { Table } from '../../../columns/column.ts';
import { InputError } from '../../../schema/input-error.ts';
import { overReplicates } from '../../../stats/intervals.ts';
import type { Measure } from '../../measure.ts';
import { checkedSample, contactClasses, joinEvents, uniquePeople, type EventOptions, type RelatedContacts } from './joined-events.ts';
import type { RelatedSample } from './related-risk.ts';
import { sourceMeasures, type SourceFigures } from './source-measures.ts';
import { sourceUnicity, type SourceUnicity } from './unicity.ts';

/** A table of events and how to read it. */
export interface EventTable extends EventOptions {
  readonly events: Table;
}

export interface RelatedSources extends SourceFigures {
  readonly measures: readonly Measure[];
}

/** Tables up to which all sets of sources are tried, twice as many for each table. */
const MOST_TABLES = 6;

/** How the contacts are called among the sources. */
const CONTACTS = 'contacts';

/**
 * Contacts and all their event tables together: an outsider knows the contact's quasi-identifiers and p events of each
 * table, and each source is given its part of the uniqueness that they make: by itself (add-one), on top of the others
 * (drop-one), and averaged over all orders (Shapley; see `shapleyValues`). Sampled, and counted, as in `relatedRisk`:
 * people with an event in any table are drawn.
 */
export function relatedSources(contacts: RelatedContacts, tables: readonly EventTable[], { points = [1, 2, 3, 4], targets = 2000, draws }: RelatedSample): RelatedSources {
  const numbers = checkedSample(points, targets);
  if (tables.length === 0 || tables.length > MOST_TABLES) throw new InputError(`relatedSources.tables: expected 1 to ${MOST_TABLES} tables of events, got ${tables.length}; choose those that an outsider can know most of`);
  const orphans = new Map<string, number>();
  const joined = tables.map(({ events, ...options }) => joinEvents(contacts, events, options, orphans));
  const names = joined.map(({ table }) => table);
  if (new Set([CONTACTS, ...names]).size <= names.length) throw new InputError(`relatedSources.name: expected a different name for each table, none of them '${CONTACTS}', got ${names.join(', ')}; name them apart`);
  const who = joined.map((table) => table.who);
  const { people } = who[0]!;
  const classes = contactClasses(contacts, who);
  let peopleWithEvents = 0;
  for (let person = 0; person < people; person++) if (who.some(({ events }) => events[person]! > 0)) peopleWithEvents += 1;
  const tallies = sourceUnicity({ people, subjects: people + orphans.size, classes: classes.contacts, tables: joined.map((table) => table.points) }, { points: numbers, targets, draws });
  const figures = { tables: names, people, peopleWithEvents, unique: uniquePeople(classes), unicity: tallies.map((tally) => withSources(tally, [CONTACTS, ...names])) };
  return { ...figures, measures: sourceMeasures(figures) };
}

function withSources({ points, targets, alone, shares, exact }: SourceUnicity, names: readonly string[]): SourceFigures['unicity'][number] {
  const everything = alone.length - 1;
  const sources = names.map((name, source) => {
    const { value, interval } = targets === 0 ? { value: 0, interval: null } : overReplicates([...shares[source]!]);
    return { name, addOne: alone[1 << source]!, dropOne: alone[everything]! - alone[everything ^ (1 << source)]!, shapley: value, interval: exact ? null : interval };
  });
  return { points, targets, exact, contacts: alone[1]!, events: alone[everything ^ 1]!, together: alone[everything]!, sources };
}
