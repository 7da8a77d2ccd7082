import type { Draws } from '../../../random/draws.ts';
import { shapleyValues } from '../attribution/shapley.ts';
import { aloneIn, listOf, type Incidence } from './incidence.ts';

/** What is known of people: their contacts, and tables of events. */
export interface KnownSources {
  /** People of the contacts; further subjects follow them in number. */
  readonly people: number;
  readonly subjects: number;
  /** Equivalence classes of the contacts. */
  readonly classes: Incidence;
  /** Points of each table of events. */
  readonly tables: readonly Incidence[];
}

export interface UnicityOptions {
  /** Numbers of known events of each table, rising. */
  readonly points: readonly number[];
  readonly targets: number;
  readonly draws: Draws;
}

/** Who of the sampled people stands alone if so many of their events of each table are known. */
export interface SourceUnicity {
  readonly points: number;
  /** Sampled people. */
  readonly targets: number;
  /** Those of them who have fewer events, by table; all that they have is known. */
  readonly fewer: readonly number[];
  /** How many stand alone on each set of sources: bit 0 is the contacts, bit 1 the first table, and so on. */
  readonly alone: readonly number[];
  /** For each source what it adds for each target, averaged over all orders in which the sources may become known. */
  readonly shares: readonly Float64Array[];
  /** Whether all people with events were taken and all their events were known, so that nothing was drawn. */
  readonly exact: boolean;
}

/** Addresses of the two kinds of draws; those of the points of further tables follow. */
const [TARGET, POINT] = [0, 1];

/**
 * Unicity: of people drawn at random, the share who are the only ones to have p of their own events, drawn at random. With
 * the contacts, an outsider also knows the quasi-identifiers of one of the person's contacts, the one that singles out most.
 * Y.-A. de Montjoye, C. A. Hidalgo, M. Verleysen, V. D. Blondel, Scientific Reports 3:1376 (2013), doi:10.1038/srep01376;
 * for purchases Y.-A. de Montjoye, L. Radaelli, V. K. Singh, A. Pentland, Science 347 (2015) 536–539,
 * doi:10.1126/science.1256297. Assumes that what is known is right. Each person's events of a table are put into one
 * random order of which the first p are known, so that more points never single out fewer. Work per target is at most the
 * people who have its rarest point, less where another candidate is soon found.
 */
export function sourceUnicity(sources: KnownSources, { points: numbers, targets, draws }: UnicityOptions): SourceUnicity[] {
  const { classes, tables } = sources;
  const sets = 1 << (tables.length + 1);
  const { chosen, all } = sampledTargets(sources, targets, draws);
  const tallies = numbers.map((points) => ({
    points,
    targets: chosen.length,
    fewer: tables.map(() => 0),
    alone: Array.from({ length: sets }, () => 0),
    shares: Array.from({ length: tables.length + 1 }, () => new Float64Array(chosen.length)),
    exact: all,
  }));
  const alone = new Float64Array(sets);
  chosen.forEach((person, at) => {
    const own = tables.map(({ ofPerson, peopleOf }, table) => firstDrawn(listOf(ofPerson, person), numbers.at(-1)!, person, POINT + table, draws).map((point) => listOf(peopleOf, point)));
    const held = tables.map(({ ofPerson }) => listOf(ofPerson, person).length);
    const alike = Array.from(listOf(classes.ofPerson, person), (ofClass) => listOf(classes.peopleOf, ofClass));
    alone.fill(0);
    for (const tally of tallies) {
      const known = own.map((lists) => lists.slice(0, tally.points));
      for (let set = 0; set < sets; set++) {
        if (alone[set] === 0 && (aloneOnSubset(alone, set) || aloneOn(set, known, alike, person, sources.subjects))) alone[set] = 1;
        tally.alone[set]! += alone[set]!;
      }
      shapleyValues(alone, tables.length + 1).forEach((part, source) => (tally.shares[source]![at] = part));
      held.forEach((count, table) => (tally.fewer[table]! += Number(count < tally.points)));
      tally.exact &&= held.every((count) => count <= tally.points);
    }
  });
  return tallies;
}

function aloneOn(set: number, known: readonly (readonly Uint32Array[])[], alike: readonly Uint32Array[], person: number, subjects: number): boolean {
  const lists = known.flatMap((ofTable, table) => (((set >>> (table + 1)) & 1) === 1 ? ofTable : []));
  if ((set & 1) === 1) return alike.some((members) => aloneIn([members, ...lists], person));
  return lists.length === 0 ? subjects === 1 : aloneIn(lists, person);
}

/** Whoever is alone on some of the sources is alone on more of them. */
function aloneOnSubset(alone: Float64Array, set: number): boolean {
  for (let rest = set; rest !== 0; rest &= rest - 1) if (alone[set ^ (rest & -rest)] === 1) return true;
  return false;
}

/** People with an event in some table, drawn without replacement. */
function sampledTargets({ people, tables }: KnownSources, targets: number, draws: Draws): { readonly chosen: Uint32Array; readonly all: boolean } {
  const active = new Uint32Array(people);
  let count = 0;
  for (let person = 0; person < people; person++) if (tables.some(({ ofPerson: { starts } }) => starts[person + 1]! > starts[person]!)) active[count++] = person;
  const all = count <= targets;
  for (let i = 0; !all && i < targets; i++) swap(active, i, i + draws.below(count - i, i, 0, TARGET));
  return { chosen: active.slice(0, Math.min(count, targets)), all };
}

/** The first of a random order of what a person has. */
function firstDrawn(own: Uint32Array, most: number, person: number, address: number, draws: Draws): number[] {
  const order = own.slice();
  const count = Math.min(most, order.length);
  for (let i = 0; i < count; i++) swap(order, i, i + draws.below(order.length - i, person, i, address));
  return [...order.subarray(0, count)];
}

function swap(items: Uint32Array, i: number, j: number): void {
  [items[i], items[j]] = [items[j]!, items[i]!];
}
