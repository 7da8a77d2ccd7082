import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Table } from '../../../../src/columns/column.ts';
import { definitionOf } from '../../../../src/measure/definitions.ts';
import { relatedRisk, type RelatedSample } from '../../../../src/measure/risk/related/related-risk.ts';
import { relatedSources, type RelatedSources } from '../../../../src/measure/risk/related/related-sources.ts';
import { keyedDraws } from '../../../../src/random/keyed-draws.ts';
import type { Draws } from '../../../../src/random/draws.ts';
import { textTable } from '../attribution/tables.ts';

const seeded = (seed: number): Draws => keyedDraws({ seed, stage: 'test', instance: 'related', attribute: 'sources' });

function assess(contacts: Table, tables: Readonly<Record<string, Table>>, options: Partial<RelatedSample> = {}): RelatedSources {
  const quasiIdentifiers = [...contacts.columns.keys()].filter((name) => name !== 'who');
  return relatedSources({ contacts, quasiIdentifiers, subject: 'who' }, Object.entries(tables).map(([name, events]) => ({ name, events })), { draws: seeded(0), ...options });
}

const contacts = textTable(['who', 'sex', 'place'], [['a', 'F', '1'], ['b', 'F', '1'], ['c', 'M', '1'], ['d', 'M', '2'], ['e', 'M', '2']]);
// a {x, y}, b {x, y, z}, c {x}, d {y, z}; o is no contact.
const visits = textTable(['who', 'what'], [['a', 'x'], ['a', 'y'], ['b', 'x'], ['b', 'y'], ['b', 'z'], ['c', 'x'], ['d', 'y'], ['d', 'z'], ['d', 'y'], ['o', 'z'], ['o', 'w'], [null, 'x']]);
const likes = textTable(['who', 'page'], [['a', 'l'], ['b', 'm'], ['c', 'l'], ['d', 'm'], ['o', 'm'], ['e', 'm']]);

describe('contacts with two tables of events, solved by hand', () => {
  // Alone on contacts: c. Visits: b. Likes: nobody. Contacts and visits: b, c, d. Contacts and likes: a, b, c.
  // Visits and likes: a (x, y and l), b. All: a, b, c, d; all that is known of e is true of d.
  const risk = assess(contacts, { visits, likes }, { points: [3] });
  const [own] = risk.unicity;

  it('counts who is alone on all sources', () => {
    expect(risk).toMatchObject({ tables: ['visits', 'likes'], people: 5, peopleWithEvents: 5, unique: { contacts: 1, eventCount: 3, together: 5 } });
    expect(own).toMatchObject({ points: 3, targets: 5, exact: true, contacts: 1, events: 2, together: 4 });
  });

  it('gives each source its part', () => {
    expect(own!.sources.map(({ name, addOne, dropOne, interval }) => [name, addOne, dropOne, interval])).toEqual([['contacts', 1, 2, null], ['visits', 1, 1, null], ['likes', 0, 1, null]]);
    own!.sources.forEach(({ shapley }, at) => expect(shapley).toBeCloseTo([11, 8, 5][at]! / 30, 14));
  });

  it('knows a subject without a contact in several tables as one', () => {
    // o has both what a visited and what a likes; q is another, seen first among the likes.
    const people = textTable(['who', 'sex'], [['a', 'F'], ['b', 'F']]);
    const [went, liked] = [textTable(['who', 'what'], [['a', 'x'], ['o', 'x']]), textTable(['who', 'page'], [['q', 'k'], ['a', 'l'], ['o', 'l']])];
    expect(assess(people, { went, liked }).unicity[0]).toMatchObject({ targets: 1, events: 0, together: 1 });
  });
});

const subjects = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'o', 'p', null);
const events = (column: string): fc.Arbitrary<Table> => fc.array(fc.tuple(subjects, fc.constantFrom('x', 'y', 'z')), { maxLength: 16 }).map((rows) => textTable(['who', column], [['a', 'x'], ...rows]));

describe('contacts with several tables of events', () => {
  it('agree with one table at a time', () => {
    fc.assert(
      fc.property(events('what'), fc.nat(), (table, seed) => {
        const sample = { targets: 3, draws: seeded(seed) };
        const [one, several] = [relatedRisk({ contacts, quasiIdentifiers: ['sex', 'place'], subject: 'who' }, table, { name: 'visits', ...sample }), assess(contacts, { visits: table }, sample)];
        expect(several.unique).toEqual(one.unique);
        several.unicity.forEach((own, at) => {
          const { events: byEvents, contacts: byContacts, together, targets, exact } = one.unicity[at]!;
          expect(own).toMatchObject({ events: byEvents, contacts: byContacts, together, targets, exact });
        });
      }),
      { numRuns: 60 },
    );
  });

  it('add up: parts to the whole, whatever the order of the tables, and more sources single out no fewer', () => {
    fc.assert(
      fc.property(events('what'), events('page'), fc.nat(), (first, second, seed) => {
        const { unicity } = assess(contacts, { first, second }, { targets: 4, draws: seeded(seed) });
        for (const { targets, contacts: byContacts, events: byEvents, together, sources } of unicity) {
          expect(sources.reduce((sum, { shapley }) => sum + shapley, 0)).toBeCloseTo(together / targets, 12);
          expect(together).toBeGreaterThanOrEqual(Math.max(byContacts, byEvents));
          for (const { addOne, dropOne, shapley } of sources) {
            expect(Math.min(addOne, dropOne)).toBeGreaterThanOrEqual(0);
            expect(Math.max(addOne, dropOne)).toBeLessThanOrEqual(together);
            expect(shapley).toBeGreaterThanOrEqual(0);
          }
        }
        const [one, other] = [assess(contacts, { first, second }, { points: [4] }), assess(contacts, { second, first }, { points: [4] })];
        expect(other.unique).toEqual(one.unique);
        expect(other.unicity[0]!.together).toBe(one.unicity[0]!.together);
        for (const source of one.unicity[0]!.sources) expect(other.unicity[0]!.sources.find(({ name }) => name === source.name)!.shapley).toBeCloseTo(source.shapley, 12);
      }),
      { numRuns: 60 },
    );
  });

  it('recover planted truth: neither table singles anybody out, both together everybody', () => {
    // 64 people as pairs of one of 8 pages and one of 8 shops.
    const people = Array.from({ length: 64 }, (_, at) => `p${at}`);
    const all = textTable(['who', 'sex'], people.map((who) => [who, 'F']));
    const pages = textTable(['who', 'page'], people.map((who, at) => [who, `${at % 8}`]));
    const shops = textTable(['who', 'shop'], people.map((who, at) => [who, `${Math.floor(at / 8)}`]));
    const { unicity } = assess(all, { pages, shops }, { points: [1] });
    expect(unicity[0]).toMatchObject({ contacts: 0, events: 64, together: 64 });
    expect(unicity[0]!.sources.map(({ addOne, dropOne, shapley }) => [addOne, dropOne, shapley])).toEqual([[0, 0, 0], [0, 64, 0.5], [0, 64, 0.5]]);
  });

  it('have a definition for every measure, and intervals where people are drawn', () => {
    const { measures } = assess(contacts, { visits, likes }, { targets: 3 });
    for (const { id, value, interval } of measures) {
      expect(definitionOf(id), id).toBeDefined();
      if (id.startsWith('related.source') || id === 'related.unicity.share') expect(interval![0] <= value! && value! <= interval![1], id).toBe(true);
    }
    const keys = measures.map(({ id, parameters }) => JSON.stringify([id, parameters]));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('say what is wrong with the tables', () => {
    expect(() => assess(contacts, {})).toThrow(/^relatedSources\.tables: expected 1 to 6 tables of events, got 0/);
    expect(() => assess(contacts, Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`t${at}`, visits])))).toThrow(/got 7/);
    expect(() => assess(contacts, { contacts: visits })).toThrow(/^relatedSources\.name: expected a different name for each table/);
    expect(() => relatedSources({ contacts, quasiIdentifiers: ['sex'], subject: 'who' }, [{ events: visits }, { events: likes }], { draws: seeded(0) })).toThrow(/got people, people; name them apart/);
  });
});
