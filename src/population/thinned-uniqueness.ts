import { columnOf, type Table } from '../columns/column.ts';
import { aliasTable } from '../random/alias-table.ts';
import { keyedDraws } from '../random/keyed-draws.ts';
import type { CountryPack } from './country.ts';
import { birthYear } from './attributes/naming.ts';

export interface ThinnedUniqueness {
  readonly people: number;
  readonly postcodesReal: number;
  readonly postcodesThinned: number;
  /** Share unique on postcode, sex and birth year among these people, at real density. */
  readonly real: number;
  /** The same share after the same people were spread over the whole country: an artefact. */
  readonly thinned: number;
}

/**
 * Counts who is alone on (postcode, sex, birth year) among the people of a world, once where they live
 * and once spread over all postcodes of the country by their size. The second is what a simulator finds
 * that fills real postcodes thinly, and no real population shows it.
 */
export function thinnedUniqueness(people: Table, pack: CountryPack, seed: number): ThinnedUniqueness {
  const postcode = codesOf(people, 'postcode');
  const sex = codesOf(people, 'sex');
  const birth = columnOf(people, 'birthDate');
  if (birth.kind !== 'number') throw new Error('population.thinned: expected birthDate as days, got codes');
  const year = Int32Array.from(birth.values, birthYear);
  const ids = columnOf(people, 'personId');
  if (ids.kind !== 'number') throw new Error('population.thinned: expected personId as numbers, got codes');
  const places = keyedDraws({ seed, stage: 'population', instance: 'thinned', attribute: 'postcode' });
  const table = aliasTable(pack.postcodes.people);
  const spread = Uint32Array.from(ids.values, (id) => table.pick(places.uniform(id)));
  return {
    people: people.rows,
    postcodesReal: new Set(postcode).size,
    postcodesThinned: new Set(spread).size,
    real: uniqueShare(postcode, sex, year),
    thinned: uniqueShare(spread, sex, year),
  };
}

function codesOf(table: Table, name: string): Uint32Array {
  const column = columnOf(table, name);
  if (column.kind !== 'coded') throw new Error(`population.thinned: expected ${name} as codes, got numbers`);
  return column.codes;
}

function uniqueShare(place: Uint32Array, sex: Uint32Array, year: Int32Array): number {
  const counts = new Map<number, number>();
  const key = (row: number): number => (place[row]! * 4096 + year[row]!) * 4 + sex[row]!;
  for (let row = 0; row < place.length; row++) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  let unique = 0;
  for (const count of counts.values()) if (count === 1) unique++;
  return unique / place.length;
}
