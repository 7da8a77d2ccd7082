import { describe, expect, it } from 'vitest';
import { MISSING_INTEGER, parseDate } from '../../src/columns/column.ts';
import { sha256Hex } from '../../src/columns/sha256.ts';
import { BROKER_FILE } from '../../src/schema/source-tables.ts';
import { brokerCoverage, brokerFile } from '../../src/sources/broker-file.ts';
import { ageBandOf, ageBandText } from '../../src/sources/broker-model.ts';
import { drawnWorld, inputOf, numbersIn, textOf, worldAround, type OutsideWorld } from './outside-world.ts';

const RIGHT = { age: 0, sex: 0, education: 0, income: 0, children: 0, interest: 0 };
const ALL = { coverage: 1, staleness: 0, errorRate: 0, birthYearKnown: 1, phoneKnown: 1, emailKnown: 1, errors: RIGHT };
const world = drawnWorld(8_000);
const file = (options: object, of: OutsideWorld = world, instance = 'broker') => brokerFile.run(inputOf(of, instance), brokerFile.options.parse(options));
const entry = ({ table }: ReturnType<typeof file>, row: number) => Object.fromEntries(BROKER_FILE.columns.map(({ name }) => [name, textOf(table, name, row)]));
const truth = (name: string, person: number) => textOf(world.people, name, person);
/** Four standard errors of a share. */
const near = (share: number, count: number): number => 4 * Math.sqrt((share * (1 - share)) / count);

describe('brokerFile on people by hand', () => {
  const home = { householdId: 0, postcode: '10001', urbanity: 'urban', incomeBand: 4 };
  const byHand = worldAround([
    { ...home, givenName: 'Ada', surname: 'Old', sex: 'F', birthDate: parseDate('1970-06-01'), education: 'tertiary', interest: 'chess', email: 'Ada@mail.example', phone: '(999) 200-0001' },
    { ...home, givenName: 'Ben', surname: 'Old', birthDate: parseDate('2015-01-01') },
    { ...home, householdId: 2, givenName: 'Cat', surname: 'Late', sex: 'F', birthDate: parseDate('1950-01-01'), incomeBand: 1, urbanity: 'rural', postcode: '10002', previousPostcode: '90002', movedOn: parseDate('2024-01-01'), email: null, phone: null },
  ]);

  it('lists the adults as they are when all is known and right', () => {
    const made = file(ALL, byHand);
    expect([...made.personOf]).toEqual([0, 2]);
    expect(entry(made, 0)).toEqual({
      givenName: 'Ada', surname: 'Old', postcode: '10001', street: 'Street 0', houseNumber: '1', unit: null, birthYear: '1970', ageBand: '55-64', sex: 'F', education: 'tertiary', incomeBand: '4',
      childrenPresent: 'true', interest: 'chess', segment: 'urban, family, upper', phone: '(999) 200-0001', emailHash: sha256Hex('ada@mail.example'),
    });
    expect(entry(made, 1)).toMatchObject({ ageBand: '75+', childrenPresent: 'false', segment: 'rural, retired, lower', postcode: '10002', phone: '(999) 900-0002', emailHash: null });
  });

  it('gives stale entries the previous postcode and a street that says nothing of the present one', () => {
    expect(entry(file({ ...ALL, staleness: 1 }, byHand), 1)).toMatchObject({ postcode: '90002' });
    expect(entry(file({ ...ALL, staleness: 1 }, byHand), 0)).toMatchObject({ postcode: '10001', street: 'Street 0' });
    const { table, personOf } = file({ ...ALL, staleness: 1 });
    const moved = [...personOf.keys()].filter((row) => truth('previousPostcode', personOf[row]!) !== null);
    const own = moved.filter((row) => textOf(table, 'street', row) === `Street ${numbersIn(world.people, 'householdId')[personOf[row]!]! % 97}`).length;
    expect(own / moved.length).toBeLessThan(0.05);
  });

  it('turns every household trait over for all members alike when it is always wrong', () => {
    const made = file({ ...ALL, errors: { ...RIGHT, children: 1, income: 1 } });
    const homes = numbersIn(world.people, 'householdId');
    const bandOf = new Map<number, number>();
    const bands = numbersIn(made.table, 'incomeBand');
    made.personOf.forEach((person, row) => {
      expect(bands[row]).not.toBe(numbersIn(world.people, 'incomeBand')[person]);
      expect(Math.abs(bands[row]! - numbersIn(world.people, 'incomeBand')[person]!)).toBeLessThanOrEqual(2);
      expect(bands[row]).toBe(bandOf.get(homes[person]!) ?? bands[row]);
      bandOf.set(homes[person]!, bands[row]!);
    });
  });

  it('keeps the age bands apart at their lower ends', () => {
    expect([18, 24, 25, 34, 35, 74, 75, 104].map((age) => ageBandText(ageBandOf(age)))).toEqual(['18-24', '18-24', '25-34', '25-34', '35-44', '65-74', '75+', '75+']);
  });
});

describe('brokerFile on many people', () => {
  const adults = file(ALL).personOf;

  it('covers everyone by the stated law, the young and poor less, nested in coverage', () => {
    expect(brokerCoverage(0.6, 1, 50, 3)).toBeCloseTo(0.6, 12);
    expect(brokerCoverage(0.6, 0, 20, 1)).toBeCloseTo(0.6, 12);
    expect(brokerCoverage(0.6, 1, 20, 1)).toBeLessThan(brokerCoverage(0.6, 1, 50, 1));
    expect(brokerCoverage(0.6, 1, 50, 1)).toBeLessThan(brokerCoverage(0.6, 1, 50, 5));
    const { personOf } = file({ ...ALL, coverage: 0.6 });
    const years = (person: number): number => Math.floor((parseDate('2026-01-01') - numbersIn(world.people, 'birthDate')[person]!) / 365.2425);
    const expected = adults.reduce((sum, person) => sum + brokerCoverage(0.6, 1, years(person), numbersIn(world.people, 'incomeBand')[person]!), 0) / adults.length;
    expect(expected).toBeLessThan(0.6);
    expect(Math.abs(personOf.length / adults.length - expected)).toBeLessThan(near(expected, adults.length));
    const larger = new Set(file({ ...ALL, coverage: 0.8 }).personOf);
    expect(personOf.every((person) => larger.has(person))).toBe(true);
  });

  it('overlaps another broker by the product of the coverages where it is even', () => {
    const even = { ...ALL, coverage: 0.5, unevenness: 0 };
    const one = new Set(file(even, world, 'one').personOf);
    const both = [...file(even, world, 'two').personOf].filter((person) => one.has(person)).length;
    expect(Math.abs(both / adults.length - 0.25)).toBeLessThan(near(0.25, adults.length));
  });

  it('is wrong, stale and incomplete at the stated rates', () => {
    const { table, personOf } = file({ ...ALL, staleness: 0.3, birthYearKnown: 0.5, phoneKnown: 0.4, emailKnown: 0.7, errors: { ...RIGHT, sex: 0.1, age: 0.3, education: 0.4 }, correlation: 0.3 });
    const rows = [...personOf.keys()];
    const shareOf = (of: readonly number[], test: (row: number) => boolean): number => of.filter(test).length / of.length;
    const differs = (name: string) => (row: number): boolean => textOf(table, name, row) !== truth(name, personOf[row]!);
    const moved = rows.filter((row) => truth('previousPostcode', personOf[row]!) !== null);
    expect(Math.abs(shareOf(moved, differs('postcode')) - 0.3)).toBeLessThan(near(0.3, moved.length));
    // Errors of a household come together, so that its members count for less than as many strangers.
    const households = new Set(personOf.map((person) => numbersIn(world.people, 'householdId')[person]!)).size;
    expect(Math.abs(shareOf(rows, differs('sex')) - 0.1)).toBeLessThan(near(0.1, households));
    // Of three about equally frequent levels a stranger's is right by chance a third of the time.
    expect(Math.abs(shareOf(rows, differs('education')) - 0.4 * (2 / 3))).toBeLessThan(near(0.27, households) + 0.01);
    const modelled = rows.filter((row) => numbersIn(table, 'birthYear')[row] === MISSING_INTEGER);
    expect(Math.abs(modelled.length / rows.length - 0.5)).toBeLessThan(near(0.5, rows.length));
    const right = file(ALL);
    const bandOf = new Map([...right.personOf].map((person, row) => [person, textOf(right.table, 'ageBand', row)]));
    const wrongBand = (row: number): boolean => textOf(table, 'ageBand', row) !== bandOf.get(personOf[row]!);
    expect(Math.abs(shareOf(modelled, wrongBand) - 0.3)).toBeLessThan(near(0.3, modelled.length));
    expect(rows.filter((row) => numbersIn(table, 'birthYear')[row] !== MISSING_INTEGER).some(wrongBand)).toBe(false);
    const withPhone = rows.filter((row) => truth('phone', personOf[row]!) !== null || numbersIn(world.people, 'householdId')[personOf[row]!]! % 4 === 2);
    expect(Math.abs(shareOf(withPhone, (row) => textOf(table, 'phone', row) !== null) - 0.4)).toBeLessThan(near(0.4, withPhone.length));
  });

  it('lets the errors of a household come together, unless the correlation is 0', () => {
    const together = (correlation: number): number => {
      const { table, personOf } = file({ ...ALL, errors: { ...RIGHT, sex: 0.3 }, correlation });
      const homes = numbersIn(world.people, 'householdId');
      const wrong = Array.from(personOf, (person, row) => textOf(table, 'sex', row) !== truth('sex', person));
      const pairs = wrong.map((_, row) => row).filter((row) => row > 0 && homes[personOf[row]!] === homes[personOf[row - 1]!]);
      return pairs.filter((row) => wrong[row] && wrong[row - 1]).length / pairs.length;
    };
    expect(Math.abs(together(0) - 0.09)).toBeLessThan(0.02);
    expect(together(0.6)).toBeGreaterThan(0.13);
  });
});
