import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asCoded, codeTexts, MISSING_INTEGER, takeRows, type Column, type Table } from '../../../../src/columns/column.ts';
import { equivalenceClasses } from '../../../../src/columns/equivalence-classes.ts';
import { personHistogram } from '../../../../src/columns/size-histogram.ts';
import { definitionOf } from '../../../../src/measure/definitions.ts';
import { sampleUniqueMeasures } from '../../../../src/measure/risk/prosecutor.ts';
import { relatedRisk, type RelatedOptions, type RelatedRisk } from '../../../../src/measure/risk/related/related-risk.ts';
import { keyedDraws } from '../../../../src/random/keyed-draws.ts';
import type { Draws } from '../../../../src/random/draws.ts';
import { tableOf, textTable } from '../attribution/tables.ts';

const seeded = (seed: number): Draws => keyedDraws({ seed, stage: 'test', instance: 'related', attribute: 'points' });
/** Draws that take what comes first. */
const inOrder: Draws = { uint32: () => 0, uniform: () => 0.5, below: () => 0 };

function assess(contacts: Table, events: Table, options: Partial<RelatedOptions> = {}): RelatedRisk {
  const quasiIdentifiers = [...contacts.columns.keys()].filter((name) => name !== 'who');
  return relatedRisk({ contacts, quasiIdentifiers, subject: 'who' }, events, { name: 'visits', draws: inOrder, ...options });
}

const valueOf = ({ measures }: RelatedRisk, id: string, parameters: Record<string, string | number>): number | null => {
  const found = measures.filter((measure) => measure.id === id && Object.entries(parameters).every(([name, value]) => measure.parameters[name] === value));
  expect(found).toHaveLength(1);
  return found[0]!.value;
};

// Who has what: a {x, y}, b {x, y, z}, c {x}, d {y, z} with y twice, e nothing; o {z, w} is no contact.
const contacts = textTable(['who', 'sex', 'place'], [['a', 'F', '1'], ['b', 'F', '1'], ['c', 'M', '1'], ['d', 'M', '2'], ['e', 'M', '2']]);
const visits = textTable(['who', 'what'], [['a', 'x'], ['a', 'y'], ['b', 'x'], ['b', 'y'], ['b', 'z'], ['c', 'x'], ['d', 'y'], ['d', 'z'], ['d', 'y'], ['o', 'z'], ['o', 'w'], [null, 'x']]);

describe('contacts and their events, solved by hand', () => {
  const risk = assess(contacts, visits, { points: [3, 1, 2, 1] });

  it('counts people, events and orphans', () => {
    expect(risk).toMatchObject({ table: 'visits', people: 5, peopleWithEvents: 4, events: 12, orphanRows: 2, orphanSubjects: 1, rowsWithoutSubject: 1, points: 4 });
    expect(risk.columns).toEqual([{ name: 'what', byDay: false, distinct: 4 }]);
    expect(valueOf(risk, 'related.people.count', { with: 'no-events' })).toBe(1);
  });

  it('counts events per person, e with none included', () => {
    expect(risk.perPerson).toEqual({ total: 9, max: 3, percentiles: [{ percentile: 50, events: 2 }, { percentile: 90, events: 3 }, { percentile: 99, events: 3 }] });
    expect(valueOf(risk, 'related.events.mean', {})).toBeCloseTo(9 / 5, 14);
  });

  it('finds who is alone on contacts (c), on the number of events (a, c, e) and on both (all)', () => {
    expect(risk.unique).toEqual({ contacts: 1, eventCount: 3, together: 5 });
    expect(valueOf(risk, 'related.sample-unique.share', { with: 'contacts and event-count' })).toBe(1);
  });

  it('with all events known singles out b alone, and c and d with the contacts, exactly', () => {
    // {x, y} of a is in b; {x, y, z} of b in nobody; {x} of c in a and b; {y, z} of d in b, who is not like d.
    expect(risk.unicity.map(({ points }) => points)).toEqual([1, 2, 3]);
    expect(risk.unicity[2]).toEqual({ points: 3, targets: 4, fewer: 3, events: 1, contacts: 1, together: 3, exact: true });
    const measures = risk.measures.filter(({ parameters }) => parameters['points'] === 3);
    expect(measures.map(({ value }) => value)).toEqual([1 / 4, 3 / 4, 3 / 4, 1 / 4, 1 / 4, 1 / 2, 1 / 2]);
    expect(measures.every(({ interval, intervalKind }) => interval === null && intervalKind === 'exact')).toBe(true);
  });

  it('with one or two events known agrees with all subsets in expectation', () => {
    // One point: nobody by events. With contacts b by z of three, c and d always, a never.
    // Two: b by {x, z} of three pairs. With contacts b by {x, z} and {y, z}, c and d always.
    const expected = [{ points: 1, fewer: 0, events: 0, together: (1 / 3 + 2) / 4 }, { points: 2, fewer: 1 / 4, events: 1 / 12, together: (2 / 3 + 2) / 4 }];
    const seeds = 400;
    const sums = expected.map(() => ({ events: 0, together: 0, fewer: 0 }));
    for (let seed = 0; seed < seeds; seed++) {
      assess(contacts, visits, { points: [1, 2], draws: seeded(seed) }).unicity.forEach(({ events, together, fewer, targets }, at) => {
        sums[at]!.events += events / targets / seeds;
        sums[at]!.together += together / targets / seeds;
        sums[at]!.fewer += fewer / targets / seeds;
      });
    }
    // Five standard errors: at most √(2/9)/4/√400 each.
    expected.forEach(({ events, together, fewer }, at) => {
      expect(Math.abs(sums[at]!.events - events)).toBeLessThan(0.03);
      expect(Math.abs(sums[at]!.together - together)).toBeLessThan(0.03);
      expect(sums[at]!.fewer).toBeCloseTo(fewer, 12);
    });
  });

  it('counts a person with several contacts once, where they stand out most', () => {
    // a is alone on G, b and c are not; a and b share x, and of those with F only b has y.
    const twice = textTable(['who', 'sex'], [['a', 'F'], ['a', 'G'], ['b', 'F'], ['c', 'F']]);
    const { people, unique, unicity } = assess(twice, textTable(['who', 'what'], [['a', 'x'], ['b', 'x'], ['b', 'y'], ['c', 'x']]), { points: [2] });
    expect({ people, unique }).toEqual({ people: 3, unique: { contacts: 1, eventCount: 1, together: 2 } });
    expect(unicity[0]).toMatchObject({ targets: 3, contacts: 1, events: 1, together: 2 });
  });
});

/** Small contacts and events: subjects that repeat, are missing or have no contact. */
const small = fc
  .record({
    contacts: fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', null), fc.constantFrom('F', 'M', null), fc.constantFrom('1', '2')), { minLength: 1, maxLength: 10 }),
    events: fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'o', 'p', null), fc.constantFrom('x', 'y', 'z', null), fc.constantFrom('s', 't')), { maxLength: 24 }),
  })
  .map(({ contacts: people, events }) => ({ contacts: textTable(['who', 'sex', 'place'], [['a', 'F', '1'], ...people]), events: textTable(['who', 'what', 'where'], [['a', 'x', 's'], ...events]) }));

/** The same from definitions, by looking at everybody. */
function byHand(contacts: Table, events: Table, points: number): { readonly targets: number; readonly events: number; readonly together: number; readonly contacts: number } {
  const cells = (table: Table, row: number): string[] => [...table.columns].filter(([name]) => name !== 'who').map(([, column]) => String(asCoded(column).dictionary[asCoded(column).codes[row]!]));
  const whoOf = (table: Table, row: number): string | null => asCoded(table.columns.get('who')!).dictionary[asCoded(table.columns.get('who')!).codes[row]!]!;
  const classes = new Map<string | null, Set<string>>();
  for (let row = 0; row < contacts.rows; row++) classes.set(whoOf(contacts, row), (classes.get(whoOf(contacts, row)) ?? new Set()).add(cells(contacts, row).join('|')));
  const order: string[] = [];
  const traces = new Map<string, Set<string>>();
  for (let row = 0; row < events.rows; row++) {
    const point = cells(events, row).join('|');
    if (!order.includes(point)) order.push(point);
    const who = whoOf(events, row);
    if (who !== null) traces.set(who, (traces.get(who) ?? new Set()).add(point));
  }
  const tally = { targets: 0, events: 0, together: 0, contacts: 0 };
  for (const [who, own] of traces) {
    const mine = classes.get(who);
    if (mine === undefined) continue;
    const known = order.filter((point) => own.has(point)).slice(0, points);
    const holders = [...traces].filter(([other, trace]) => other !== who && known.every((point) => trace.has(point))).map(([other]) => other);
    const like = (ofClass: string, other: string | null): boolean => classes.get(other)?.has(ofClass) ?? false;
    tally.targets += 1;
    tally.events += Number(holders.length === 0);
    tally.contacts += Number([...mine].some((ofClass) => [...classes.keys()].every((other) => other === who || !like(ofClass, other))));
    tally.together += Number([...mine].some((ofClass) => !holders.some((other) => like(ofClass, other))));
  }
  return tally;
}

describe('contacts and their events', () => {
  it('agree with everybody looked at, for the first points of everybody', () => {
    fc.assert(
      fc.property(small, ({ contacts: people, events }) => {
        for (const own of assess(people, events).unicity) expect(own).toMatchObject(byHand(people, events, own.points));
      }),
      { numRuns: 200 },
    );
  });

  it('with no events give the uniqueness of the contacts by person', () => {
    fc.assert(
      fc.property(small, ({ contacts: people, events }) => {
        const subject = people.columns.get('who')!;
        const histogram = personHistogram(equivalenceClasses([people.columns.get('sex')!, people.columns.get('place')!], { subject }), subject);
        const [count, share] = sampleUniqueMeasures(histogram);
        const risk = assess(people, events);
        expect(risk.unique.contacts).toBe(count!.value);
        expect(valueOf(risk, 'related.sample-unique.share', { with: 'contacts' })).toBeCloseTo(share!.value!, 14);
        const empty = assess(people, takeRows(events, new Uint32Array(0)));
        expect(empty).toMatchObject({ peopleWithEvents: 0, points: 0, unique: { contacts: risk.unique.contacts, together: risk.unique.contacts } });
        expect(valueOf(empty, 'related.unicity.share', { points: 1, with: 'events' })).toBe(null);
      }),
      { numRuns: 60 },
    );
  });

  it('lose nothing where more is known', () => {
    fc.assert(
      fc.property(small, fc.nat(), ({ contacts: people, events }, seed) => {
        const { unicity, unique } = assess(people, events, { draws: seeded(seed), targets: 3 });
        unicity.forEach((own, at) => {
          expect(own.together).toBeGreaterThanOrEqual(Math.max(own.events, own.contacts));
          expect(own.events).toBeGreaterThanOrEqual(unicity[at - 1]?.events ?? 0);
          expect(own.together).toBeGreaterThanOrEqual(unicity[at - 1]?.together ?? 0);
        });
        expect(unique.together).toBeGreaterThanOrEqual(Math.max(unique.contacts, unique.eventCount));
      }),
      { numRuns: 80 },
    );
  });

  it('do not depend on the order of rows where nothing is drawn', () => {
    fc.assert(
      fc.property(small, fc.nat(), ({ contacts: people, events }, seed) => {
        const shuffled = (table: Table, by: number): Table => takeRows(table, Uint32Array.from({ length: table.rows }, (_, row) => row).sort((a, b) => seeded(seed).uint32(a, by) - seeded(seed).uint32(b, by)));
        const options = { points: [6], draws: seeded(seed) };
        expect(assess(shuffled(people, 1), shuffled(events, 2), options)).toEqual(assess(people, events, options));
      }),
      { numRuns: 60 },
    );
  });

  it('do not depend on a column that says nothing, on the order of columns, of a dictionary, or on the type of the subject', () => {
    fc.assert(
      fc.property(small, fc.nat(), ({ contacts: people, events }, seed) => {
        const options = { targets: 3, draws: seeded(seed) };
        const figures = ({ unicity, unique, measures }: RelatedRisk): unknown => ({ unicity, unique, values: measures.map(({ value }) => value) });
        const constant = tableOf(new Map<string, Column>([['c', codeTexts(Array.from({ length: events.rows }, () => 'same'), events.rows)], ...[...events.columns].reverse()]));
        const numbers = (table: Table): Table =>
          tableOf(
            new Map<string, Column>(
              [...table.columns].map(([name, column]) => {
                const { codes, dictionary } = asCoded(column);
                if (name === 'who') return [name, { kind: 'number', type: 'integer', values: Int32Array.from(codes, (code) => dictionary[code]?.codePointAt(0) ?? MISSING_INTEGER) }];
                const last = dictionary.length - 1;
                return [name, { kind: 'coded', type: 'string', codes: codes.map((code) => last - code), dictionary: [...dictionary].reverse() }];
              }),
            ),
          );
        const expected = figures(assess(people, events, options));
        expect(figures(assess(people, constant, options))).toEqual(expected);
        expect(figures(assess(numbers(people), numbers(events), options))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('recover planted truth: an event of one\'s own singles everybody out, a shared one nobody', () => {
    const people = Array.from({ length: 300 }, (_, at) => `p${at}`);
    const all = textTable(['who', 'sex'], people.map((who) => [who, 'F']));
    const own = textTable(['who', 'what'], people.map((who) => [who, `only ${who}`]));
    expect(assess(all, own, { points: [1], draws: seeded(1) }).unicity[0]).toMatchObject({ targets: 300, events: 300, contacts: 0, together: 300 });
    const shared = textTable(['who', 'what'], people.map((who) => [who, 'same']));
    expect(assess(all, shared, { points: [1], draws: seeded(1) }).unicity[0]).toMatchObject({ targets: 300, events: 0, contacts: 0, together: 0 });
  });

  it('cover a planted share with their interval', () => {
    // Of 400 people 160 have one event, their own; 240 share theirs.
    const people = Array.from({ length: 400 }, (_, at) => `p${at}`);
    const all = textTable(['who', 'sex'], people.map((who) => [who, 'F']));
    const events = textTable(['who', 'what'], people.map((who, at) => [who, at < 160 ? who : 'same']));
    let covered = 0;
    let sum = 0;
    for (let seed = 0; seed < 100; seed++) {
      const risk = assess(all, events, { points: [1], targets: 60, draws: seeded(seed) });
      const measure = risk.measures.find(({ id, parameters }) => id === 'related.unicity.share' && parameters['with'] === 'events')!;
      expect(measure).toMatchObject({ denominator: 60, intervalKind: 'wilson' });
      covered += Number(measure.interval![0] <= 0.4 && measure.interval![1] >= 0.4);
      sum += measure.value!;
    }
    expect(covered).toBeGreaterThanOrEqual(90);
    expect(Math.abs(sum / 100 - 0.4)).toBeLessThan(0.03);
  });

  it('know moments by their day, as numbers or as text', () => {
    const people = textTable(['who', 'sex'], [['a', 'F'], ['b', 'F']]);
    const minutes = tableOf(new Map<string, Column>([['who', codeTexts(['a', 'b'], 2)], ['at', { kind: 'number', type: 'datetime', values: Int32Array.of(-1, -1440) }]]));
    const texts = textTable(['who', 'at'], [['a', '2025-03-01T08:00:00'], ['b', '2025-03-01 21:30']]);
    for (const events of [minutes, texts]) {
      const { columns, unicity } = assess(people, events, { points: [1] });
      expect(columns).toEqual([{ name: 'at', byDay: true, distinct: 1 }]);
      expect(unicity[0]!.events).toBe(0);
    }
  });

  it('leave out the subject and direct identifiers by themselves, and say what numbers the events', () => {
    const numbered = textTable(['who', 'id', 'what'], [['a', '1', 'x'], ['b', '2', 'x'], ['c', '3', 'y']]);
    const said = (events: Table, known?: readonly string[]): (string | undefined)[] => assess(contacts, events, { points: [1], ...(known === undefined ? {} : { known }) }).measures.filter(({ id }) => id === 'related.unicity.share').map(({ note }) => note);
    expect(said(numbered)[0]).toContain('Every event has a value of its own in id');
    expect(said(numbered, ['what'])).toEqual([undefined, undefined]);
    const direct = { ...numbered, schema: { ...numbered.schema, columns: numbered.schema.columns.map((column) => (column.name === 'id' ? { ...column, attributeClass: 'direct-identifier' as const } : column)) } };
    expect(assess(contacts, direct).columns.map(({ name }) => name)).toEqual(['what']);
  });

  it('have a definition for every measure, whose range holds it, and no measure twice', () => {
    const { measures } = assess(contacts, visits);
    for (const { id, value } of measures) {
      const definition = definitionOf(id);
      expect(definition, id).toBeDefined();
      expect(value === null || (value >= definition!.range[0] && value <= definition!.range[1]), id).toBe(true);
    }
    const keys = measures.map(({ id, parameters }) => JSON.stringify([id, parameters]));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('what cannot be joined or known', () => {
  const run = (people: Table, events: Table, options: Partial<RelatedOptions> = {}, quasiIdentifiers = ['sex']) => () => relatedRisk({ contacts: people, quasiIdentifiers, subject: 'who' }, events, { draws: inOrder, ...options });

  it('is said with what was expected', () => {
    expect(run(contacts, textTable(['whom', 'what'], [['a', 'x']]))).toThrow(/^relatedRisk\.subject: expected events \(people\) with a column who, got whom, what;/);
    expect(run(textTable(['sex'], [['F']]), visits)).toThrow(/expected contacts \(people\) with a column who/);
    expect(run(textTable(['who', 'sex'], [[null, 'F']]), visits)).toThrow(/who missing in every row/);
    expect(run(textTable(['who', 'sex'], []), visits)).toThrow(/expected contacts \(people\) with subjects, got no rows/);
    expect(run(contacts, textTable(['who', 'what'], [[null, 'x']]))).toThrow(/expected events \(people\) with subjects, got who missing in every row/);
    expect(run(contacts, textTable(['who', 'what'], [['q', 'x'], [null, 'x']]))).toThrow(/got none in 2 events/);
    expect(run(contacts, textTable(['who'], [['a']]))).toThrow(/^relatedRisk\.known: expected at least one column/);
    expect(run(contacts, visits, { known: ['who'] })).toThrow(/got the subject who/);
    expect(run(contacts, visits, { known: ['price'] })).toThrow(/got price; choose among them/);
    expect(run(contacts, visits, {}, [])).toThrow(/^relatedRisk\.quasiIdentifiers: expected at least one/);
    expect(run(contacts, visits, {}, ['who'])).toThrow(/other than the subject who/);
    expect(run(contacts, visits, {}, ['age'])).toThrow(/got age; choose among them/);
    expect(run(contacts, visits, { points: [] })).toThrow(/^relatedRisk\.points/);
    expect(run(contacts, visits, { points: [0] })).toThrow(/^relatedRisk\.points/);
    expect(run(contacts, visits, { targets: 0 })).toThrow(/^relatedRisk\.targets/);
  });

  it('joins a subject that the events name otherwise', () => {
    const renamed = textTable(['contact', 'what'], [['a', 'x'], ['b', 'x']]);
    expect(run(contacts, renamed, { subject: 'contact' })()).toMatchObject({ peopleWithEvents: 2, orphanRows: 0 });
  });
});
