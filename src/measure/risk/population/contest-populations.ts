import { columnOf, type CodedColumn, type Column, type Table } from '../../../columns/column.ts';
import { aliasTable } from '../../../random/alias-table.ts';
import { lognormal } from '../../../random/distributions.ts';
import { keyedDraws } from '../../../random/keyed-draws.ts';
import { exp } from '../../../stats/elementary.ts';

/** A closed population whose truth can be counted, and columns of it that an outsider may know. */
export interface ContestPopulation {
  readonly id: string;
  /** How it came to be: a rule of thumb counts only if it holds for every mechanism. */
  readonly mechanism: string;
  readonly people: number;
  readonly sets: readonly { readonly id: string; readonly columns: readonly Column[] }[];
  /** How likely each person is to be a customer, up to a factor: by age and sex where there are such. */
  readonly attraction: Float64Array;
}

/** Twice as many women as men, and most of all around 35: a shop's customers. */
export function attractionOf(ageYears: ArrayLike<number>, isFemale: (person: number) => boolean): Float64Array {
  return Float64Array.from(ageYears, (age, person) => (isFemale(person) ? 2 : 1) * exp(-((age - 35) * (age - 35)) / 450));
}

/** Simulated people in whole postcodes at real density. */
export function worldPopulation(people: Table, asOfYear: number): ContestPopulation {
  const named = (name: string): Column => columnOf(people, name);
  const days = named('birthDate');
  if (days.kind !== 'number') throw new Error('contest.population: expected birthDate as days, got codes');
  // Mean Gregorian years: a year off at the ends of a year does not matter here.
  const years = Int32Array.from(days.values, (day) => 1970 + Math.floor(day / 365.2425));
  const birthYear: Column = { kind: 'number', type: 'integer', values: years };
  const sex = named('sex') as CodedColumn;
  const female = sex.dictionary.indexOf('female');
  return {
    id: 'world',
    mechanism: 'people simulated in households and whole postcodes',
    people: people.rows,
    sets: [
      { id: 'postcode, sex, birth year', columns: [named('postcode'), sex, birthYear] },
      { id: 'postcode, sex, birth year, education, occupation, marital status', columns: [named('postcode'), sex, birthYear, named('education'), named('occupation'), named('maritalStatus')] },
      { id: 'postcode, sex, birth date', columns: [named('postcode'), sex, days] },
    ],
    attraction: attractionOf(years.map((year) => asOfYear - year), (person) => sex.codes[person] === female),
  };
}

/** Values of each of the four columns below. */
const VALUES = 11;

/**
 * People thrown into 11⁴ cells whose rates are independent log-normal numbers (σ = 2): the columns are the cell's digits and
 * explain nothing about its size, so that a model of the columns has only the margins to learn from.
 */
export function logNormalPopulation(people: number, seed: number): ContestPopulation {
  const draws = (attribute: string) => keyedDraws({ seed, stage: 'contest', instance: 'log-normal', attribute });
  const [rates, members] = [draws('rate'), draws('member')];
  const cells = aliasTable(Float64Array.from({ length: VALUES * VALUES * VALUES * VALUES }, (_, cell) => lognormal(rates.uniform(cell), 0, 2)));
  const cell = Uint32Array.from({ length: people }, (_, person) => cells.pick(members.uniform(person)));
  const digit = (place: number): CodedColumn => {
    let divisor = 1;
    for (let i = 0; i < place; i++) divisor *= VALUES;
    return { kind: 'coded', type: 'string', codes: cell.map((own) => Math.floor(own / divisor) % VALUES), dictionary: Array.from({ length: VALUES }, (_, value) => String(value)) };
  };
  const digits = [0, 1, 2, 3].map(digit);
  return {
    id: 'log-normal',
    mechanism: 'independent cells with log-normal rates',
    people,
    sets: [2, 3, 4].map((width) => ({ id: `${width} columns of ${VALUES}`, columns: digits.slice(0, width) })),
    attraction: Float64Array.from(digits[0]!.codes, (value, person) => (digits[1]!.codes[person]! < VALUES / 2 ? 2 : 1) * exp(-((value - 4) * (value - 4)) / 18)),
  };
}
