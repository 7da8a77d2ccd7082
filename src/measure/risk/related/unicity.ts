import type { Draws } from '../../../random/draws.ts';
import { aloneIn, listOf, type Incidence } from './incidence.ts';

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

export interface UnicityOptions {
  /** Numbers of known events, rising. */
  readonly points: readonly number[];
  readonly targets: number;
  readonly draws: Draws;
}

/** Addresses of the two kinds of draws. */
const [TARGET, POINT] = [0, 1];

/**
 * Unicity: of people drawn at random, the share who are the only ones to have p of their own events, drawn at random. With
 * the contacts, an outsider also knows the quasi-identifiers of one of the person's contacts, the one that singles out most.
 * Y.-A. de Montjoye, C. A. Hidalgo, M. Verleysen, V. D. Blondel, Scientific Reports 3:1376 (2013), doi:10.1038/srep01376;
 * for purchases Y.-A. de Montjoye, L. Radaelli, V. K. Singh, A. Pentland, Science 347 (2015) 536–539,
 * doi:10.1126/science.1256297. Assumes that what is known is right. Each person's events are put into one random order
 * of which the first p are known, so that more points never single out fewer. Work per target is at most the people who
 * have its rarest point, less where another candidate is soon found.
 */
export function unicity(points: Incidence, classes: Incidence, people: number, { points: numbers, targets, draws }: UnicityOptions): Unicity[] {
  const sampled = sampledTargets(points, people, targets, draws);
  const most = numbers.at(-1)!;
  const tallies = numbers.map((number) => ({ points: number, targets: sampled.chosen.length, fewer: 0, events: 0, contacts: 0, together: 0, exact: sampled.all }));
  for (const person of sampled.chosen) {
    const own = listOf(points.ofPerson, person);
    const lists = firstDrawn(own, most, person, draws).map((point) => listOf(points.peopleOf, point));
    const alike = Array.from(listOf(classes.ofPerson, person), (ofClass) => listOf(classes.peopleOf, ofClass));
    const byContacts = alike.some((members) => members.length === 1);
    let [byEvents, byBoth] = [false, byContacts];
    for (const tally of tallies) {
      const known = lists.slice(0, tally.points);
      byEvents ||= aloneIn(known, person);
      byBoth ||= byEvents || alike.some((members) => aloneIn([members, ...known], person));
      tally.events += Number(byEvents);
      tally.contacts += Number(byContacts);
      tally.together += Number(byBoth);
      tally.fewer += Number(own.length < tally.points);
      tally.exact &&= own.length <= tally.points;
    }
  }
  return tallies;
}

function sampledTargets({ ofPerson: { starts } }: Incidence, people: number, targets: number, draws: Draws): { readonly chosen: Uint32Array; readonly all: boolean } {
  const active = new Uint32Array(people);
  let count = 0;
  for (let person = 0; person < people; person++) if (starts[person + 1]! > starts[person]!) active[count++] = person;
  const all = count <= targets;
  for (let i = 0; !all && i < targets; i++) swap(active, i, i + draws.below(count - i, i, 0, TARGET));
  return { chosen: active.slice(0, Math.min(count, targets)), all };
}

/** The first of a random order of what a person has. */
function firstDrawn(own: Uint32Array, most: number, person: number, draws: Draws): number[] {
  const order = own.slice();
  const count = Math.min(most, order.length);
  for (let i = 0; i < count; i++) swap(order, i, i + draws.below(order.length - i, person, i, POINT));
  return [...order.subarray(0, count)];
}

function swap(items: Uint32Array, i: number, j: number): void {
  [items[i], items[j]] = [items[j]!, items[i]!];
}
