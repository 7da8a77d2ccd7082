import { describe, expect, it } from 'vitest';
import { cellText, codeTexts, columnOf, makeTable, selectColumns, takeRows, type Table } from '../../src/columns/column.ts';
import { prepareBout, unclaimable, type Bout, type BoutSetup } from '../../src/measure/referee.ts';
import { keyedDraws } from '../../src/random/keyed-draws.ts';
import type { Claim, Direction } from '../../src/schema/view.ts';
import { smallWorld } from '../small-world.ts';

const draws = (attribute: string) => keyedDraws({ seed: 9, stage: 'referee', instance: 0, attribute });

/** A table whose rows carry the person they are about, so that a test can play the attacker at will. */
function tagged(name: string, people: readonly number[]): Table {
  return makeTable({ name, columns: [{ name: 'tag', type: 'string', attributeClass: 'insensitive' }, { name: 'email', type: 'string', attributeClass: 'direct-identifier' }] }, new Map([['tag', codeTexts(people.map((person) => `p${person}`), people.length)], ['email', codeTexts(people.map((person) => ` P${person}@Mail.example`), people.length)]]));
}

/*
 * Six people. Customers: 0, 1 (twice), 2, 3, 4. Person 3 is withheld; 4 and the second contact of 1 are
 * suppressed. Released: 0, 1, 2. The register holds 5, 0, 2, 3, 4. Person 2 opted out.
 */
const contacts = [0, 1, 1, 2, 3, 4];
const leanings = ['left', 'right', 'right', 'left', 'right', 'right'];
const collected = tagged('customer', contacts);
const setup = (directions: readonly Direction[], more: Partial<BoutSetup> = {}): BoutSetup => ({
  truth: {
    people: makeTable({ name: 'person', columns: [{ name: 'politicalLeaning', type: 'string', attributeClass: 'sensitive' }] }, new Map([['politicalLeaning', codeTexts(leanings, 6)]])),
    collected,
    personOfContact: Int32Array.from(contacts),
    withheld: Uint8Array.of(0, 0, 0, 1, 0, 0),
    optedOut: Uint8Array.of(0, 0, 1, 0, 0, 0),
  },
  released: { table: takeRows(collected, Uint32Array.of(0, 1, 3)), rows: Uint32Array.of(0, 1, 3), recodings: new Map() },
  sources: new Map([['register', { table: tagged('register', [5, 0, 2, 3, 4]), personOf: Int32Array.of(5, 0, 2, 3, 4) }]]),
  directions,
  aim: 'released',
  sensitive: 'politicalLeaning',
  maxTargets: 100,
  draws,
  attackDraws: draws('attack'),
  ...more,
});

const register = (bout: Bout): Table => bout.view.sources.get('register')!;
const personAt = (table: Table, row: number): string => cellText(columnOf(table, 'tag'), row)!;
const rowOf = (table: Table, person: string): number => Array.from({ length: table.rows }, (_, row) => row).find((row) => personAt(table, row) === person)!;

/** Whom a direction's targets are about. */
function targetsOf(bout: Bout, direction: Direction): string[] {
  const table = direction.startsWith('record') ? bout.view.release : register(bout);
  return Array.from(bout.view.targets.get(direction)!, (row) => personAt(table, row)).sort();
}

type Guess = (person: string) => Claim['guess'];

/** One claim for each target, with the guess that a test chooses for the person. */
function claim(bout: Bout, direction: Direction, guess: Guess): Claim[] {
  const table = direction.startsWith('record') ? bout.view.release : register(bout);
  return Array.from(bout.view.targets.get(direction)!, (target): Claim => ({ kind: 'identity', direction, target, guess: guess(personAt(table, target)), confidence: 1 }));
}

const choose = (guesses: Readonly<Record<string, Claim['guess']>>): Guess => (person) => guesses[person] ?? null;

describe('targets', () => {
  it('are drawn by direction: records, members of the register who are in the release, and others as control', () => {
    const bout = prepareBout(setup(['record-to-person', 'member-to-record', 'person-to-record', 'person-to-value']));
    expect(targetsOf(bout, 'record-to-person')).toEqual(['p0', 'p1', 'p2']);
    expect(targetsOf(bout, 'member-to-record')).toEqual(['p0', 'p2']);
    expect(targetsOf(bout, 'person-to-record')).toEqual(['p0', 'p2', 'p3', 'p4', 'p5']);
    // Attributes: the control is a customer who was withheld, not one who was suppressed.
    expect(targetsOf(bout, 'person-to-value')).toEqual(['p0', 'p2', 'p3']);
  });

  it('of an attack on people who opted out are these, with strangers to the company as control', () => {
    expect(targetsOf(prepareBout(setup(['person-to-value'], { aim: 'opted-out' })), 'person-to-value')).toEqual(['p2', 'p5']);
  });

  it('are at most so many, half members and half others where they mix', () => {
    const bout = prepareBout(setup(['record-to-person', 'person-to-record'], { maxTargets: 2 }));
    expect(targetsOf(bout, 'record-to-person')).toHaveLength(2);
    const mixed = targetsOf(bout, 'person-to-record');
    expect(mixed.filter((person) => ['p0', 'p2'].includes(person))).toHaveLength(1);
    expect(mixed).toHaveLength(2);
  });
});

describe('scores, on six people by hand', () => {
  it('record-to-person: one right, one wrong about somebody whom the register lacks, one abstention', () => {
    const bout = prepareBout(setup(['record-to-person']));
    const at = (person: string): number => rowOf(register(bout), person);
    const score = bout.score(claim(bout, 'record-to-person', choose({ p0: at('p0'), p1: at('p5') })), 'record-to-person');
    expect(score.main.filter(({ correct }) => correct).map(({ person }) => person)).toEqual([0]);
    expect(score).toMatchObject({ mainAbstained: 1, control: { targets: 1, correct: 0, falseMatches: 1 }, wronglyNamed: 1, claimed: 2, rightClaims: 1 });
    // Persons 0 and 2 are among the five entries: 2/5 of a right guess among three targets.
    expect(score.main).toHaveLength(3);
    expect(score.baseline).toEqual({ correct: 2 / 5, targets: 3 });
  });

  it('member-to-record: one right, one taken for person 1', () => {
    const bout = prepareBout(setup(['member-to-record']));
    const at = (person: string): number => rowOf(bout.view.release, person);
    const score = bout.score(claim(bout, 'member-to-record', choose({ p0: at('p0'), p2: at('p1') })), 'member-to-record');
    expect(score.main.map(({ person, correct }) => [person, correct]).sort(([a], [b]) => Number(a) - Number(b))).toEqual([[0, true], [2, false]]);
    expect(score).toMatchObject({ mainAbstained: 0, control: { targets: 0, correct: 0, falseMatches: 0 }, wronglyNamed: 1, claimed: 2, rightClaims: 1, baseline: { correct: 2 / 3, targets: 2 } });
  });

  it('person-to-record: absent people who are given a record are false matches, and the same person is wrongly named once', () => {
    const bout = prepareBout(setup(['person-to-record']));
    const at = (person: string): number => rowOf(bout.view.release, person);
    const score = bout.score(claim(bout, 'person-to-record', choose({ p2: at('p2'), p5: at('p1'), p4: at('p1') })), 'person-to-record');
    expect(score.main.map(({ person, correct }) => [person, correct]).sort(([a], [b]) => Number(a) - Number(b))).toEqual([[0, false], [2, true]]);
    expect(score).toMatchObject({ mainAbstained: 1, control: { targets: 3, correct: 0, falseMatches: 2 }, wronglyNamed: 1, claimed: 3, rightClaims: 1, baseline: { correct: 2 / 3, targets: 2 } });
  });

  it('person-to-value: against the true value, with the prevailing one as baseline', () => {
    const bout = prepareBout(setup(['person-to-value']));
    const score = bout.score(claim(bout, 'person-to-value', choose({ p0: 'left', p2: 'left', p3: 'left' })), 'person-to-value');
    expect(score.main.map(({ person, correct }) => [person, correct]).sort(([a], [b]) => Number(a) - Number(b))).toEqual([[0, true], [2, false]]);
    expect(score).toMatchObject({ control: { targets: 1, correct: 1, falseMatches: 0 }, wronglyNamed: 0, claimed: 3, rightClaims: 2 });
    // "right" prevails, four of six; of the targets 0 and 2 it would be right about 2.
    expect(score.baseline).toEqual({ correct: 1, targets: 2 });
  });

  it('record-to-key: against the address as collected, trimmed and in small letters', () => {
    const bout = prepareBout(setup(['record-to-key']));
    const score = bout.score(claim(bout, 'record-to-key', choose({ p0: 'p0@mail.example', p1: 'p1@mail.example', p2: 'P2@Mail.example' })), 'record-to-key');
    expect(score.main.filter(({ correct }) => correct).map(({ person }) => person).sort()).toEqual([0, 1]);
    // Person 1 is not in the register, which does not make a right claim a false match, nor count it twice.
    expect(score).toMatchObject({ control: { targets: 1, correct: 1, falseMatches: 0 }, wronglyNamed: 0, claimed: 3, rightClaims: 2 });
  });
});

describe('claims', () => {
  const bout = prepareBout(setup(['member-to-record', 'record-to-person']));
  const full = claim(bout, 'member-to-record', () => null);
  const [first] = full as [Claim, ...Claim[]];

  it('that are too few or too many are refused', () => {
    for (const claims of [[], full.slice(1), [...full, first]]) expect(() => bout.score(claims, 'member-to-record')).toThrow(new RegExp(`referee\\.claims: expected one claim or abstention for each of 2 targets, got ${claims.length}`));
  });

  it('that leave one target out for a second try at another, or for somebody else, are refused', () => {
    const other = Array.from({ length: register(bout).rows }, (_, row) => row).find((row) => !full.some(({ target }) => target === row))!;
    expect(() => bout.score([first, first], 'member-to-record')).toThrow(/referee\.claims: expected one claim or abstention for each target/);
    expect(() => bout.score([first, { ...first, target: other }], 'member-to-record')).toThrow(/referee\.claims/);
    expect(() => bout.score([first, { ...first, target: 99 }], 'member-to-record')).toThrow(/referee\.claims/);
  });

  it('of another direction do not count', () => {
    expect(bout.score([...full, ...claim(bout, 'record-to-person', () => 0)], 'member-to-record').claimed).toBe(0);
  });

  it('about a trait whose truth nobody knows are refused beforehand', () => {
    expect(() => prepareBout(setup(['person-to-value'], { sensitive: 'segment' }))).toThrow(/attack\.sensitive: expected a trait whose truth is known \(politicalLeaning\), got segment/);
  });
});

describe('a larger world', () => {
  const world = smallWorld(3000, 12);
  const withheld = Uint8Array.from({ length: 3000 }, (_, person) => (draws('withheld').uniform(person) < 0.1 ? 1 : 0));
  const customers = new Set(world.personOfContact);
  const optedOut = Uint8Array.from({ length: 3000 }, (_, person) => (customers.has(person) && draws('objects').uniform(person) < 0.2 ? 1 : 0));
  const boutOn = (keep: (row: number) => boolean, directions: readonly Direction[], aim: BoutSetup['aim'] = 'released'): Bout => {
    const rows = Uint32Array.from(world.personOfContact.keys()).filter((row) => withheld[world.personOfContact[row]!] === 0 && keep(row));
    return prepareBout({
      truth: { people: world.people, collected: world.collected, personOfContact: world.personOfContact, withheld, optedOut },
      released: { table: takeRows(selectColumns(world.collected, ['sex', 'postcode', 'politicalLeaning']), rows), rows, recodings: new Map() },
      sources: new Map([['register', { table: world.register, personOf: world.personOfEntry }]]),
      directions,
      aim,
      sensitive: 'politicalLeaning',
      maxTargets: 400,
      draws,
      attackDraws: draws('attack'),
    });
  };
  const silence = (bout: Bout, direction: Direction): Claim[] => Array.from(bout.view.targets.get(direction)!, (target): Claim => ({ kind: 'identity', direction, target, guess: null, confidence: 0 }));

  it('mixes members and others, and never has somebody who was withheld for a member', () => {
    const directions = ['record-to-person', 'member-to-record', 'person-to-record', 'person-to-value'] as const;
    const bout = boutOn(() => true, directions);
    for (const direction of directions) {
      const score = bout.score(silence(bout, direction), direction);
      expect(score.main.length).toBeGreaterThan(150);
      expect(score.main.filter(({ person }) => withheld[person] === 1)).toEqual([]);
      expect(score.main.length + (direction.startsWith('record') ? 0 : score.control.targets)).toBe(bout.view.targets.get(direction)!.length);
    }
    expect(bout.score(silence(bout, 'person-to-record'), 'person-to-record').control.targets).toBe(200);
    expect(bout.score(silence(bout, 'person-to-value'), 'person-to-value').control.targets).toBeGreaterThan(20);
  });

  it('attacks the same people whatever was released, as far as they are in it', () => {
    const people = (bout: Bout, direction: Direction): Set<number> => new Set(bout.score(silence(bout, direction), direction).main.map(({ person }) => person));
    const all = people(boutOn(() => true, ['person-to-value'], 'opted-out'), 'person-to-value');
    const fewer = people(boutOn((row) => optedOut[world.personOfContact[row]!] === 0, ['person-to-value'], 'opted-out'), 'person-to-value');
    expect(fewer).toEqual(all);
    const half = people(boutOn((row) => row % 2 === 0, ['member-to-record']), 'member-to-record');
    const whole = people(boutOn(() => true, ['member-to-record']), 'member-to-record');
    const inHalf = new Set(Array.from(world.personOfContact.keys()).filter((row) => row % 2 === 0).map((row) => world.personOfContact[row]!));
    expect([...whole].filter((person) => inHalf.has(person) && !half.has(person))).toEqual([]);
  });
});

describe('a release whose rows are no records', () => {
  it('has the people whose records it was made from as targets of attribute claims, and the withheld as control', () => {
    const synthetic = { table: tagged('release', [7, 8]), rows: new Uint32Array(0), madeFrom: Uint32Array.of(0, 1, 3), recodings: new Map() };
    const bout = prepareBout(setup(['person-to-value'], { released: synthetic }));
    expect(targetsOf(bout, 'person-to-value')).toEqual(['p0', 'p2', 'p3']);
    const score = bout.score(claim(bout, 'person-to-value', choose({ p0: 'left', p2: 'left', p3: 'left' })), 'person-to-value');
    expect(score.main.map(({ person, correct }) => [person, correct]).sort(([a], [b]) => Number(a) - Number(b))).toEqual([[0, true], [2, false]]);
    expect(score.control).toMatchObject({ targets: 1, correct: 1 });
  });

  it('allows no claim of whose a synthetic row is, and none at all about statistics', () => {
    const directions: readonly Direction[] = ['record-to-person', 'member-to-record', 'person-to-record', 'record-to-key', 'person-to-value'];
    expect(directions.filter((direction) => unclaimable('records', direction) === undefined)).toEqual(directions);
    expect(directions.filter((direction) => unclaimable('synthetic', direction) === undefined)).toEqual(['person-to-value']);
    expect(directions.filter((direction) => unclaimable('aggregate', direction) === undefined)).toEqual([]);
  });
});
