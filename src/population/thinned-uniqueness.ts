import { columnOf, type CodedColumn, type Column, type Table } from '../columns/column.ts';
import { classSizes } from '../columns/equivalence-classes.ts';
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
 * A postcode for each person drawn anew from all of the country's, in proportion to its residents: what a
 * simulator does that fills real postcodes thinly.
 */
export function scatteredPostcodes(people: Table, pack: CountryPack, seed: number): CodedColumn {
  const ids = columnOf(people, 'personId');
  if (ids.kind !== 'number') throw new Error('population.thinned: expected personId as numbers, got codes');
  const places = keyedDraws({ seed, stage: 'population', instance: 'thinned', attribute: 'postcode' });
  const table = aliasTable(pack.postcodes.people);
  return { kind: 'coded', type: 'string', codes: Uint32Array.from(ids.values, (id) => table.pick(places.uniform(id))), dictionary: pack.postcodes.codes };
}

/**
 * Counts who is alone on (postcode, sex, birth year) among the people of a world, once where they live
 * and once spread over all postcodes of the country by their size. The second is what a simulator finds
 * that fills real postcodes thinly, and no real population shows it.
 */
export function thinnedUniqueness(people: Table, pack: CountryPack, seed: number): ThinnedUniqueness {
  const birth = columnOf(people, 'birthDate');
  if (birth.kind !== 'number') throw new Error('population.thinned: expected birthDate as days, got codes');
  const known: readonly Column[] = [columnOf(people, 'sex'), { kind: 'number', type: 'integer', values: Int32Array.from(birth.values, birthYear) }];
  const [real, thinned] = [columnOf(people, 'postcode') as CodedColumn, scatteredPostcodes(people, pack, seed)];
  const uniqueShare = (postcode: Column): number => classSizes([postcode, ...known]).filter((size) => size === 1).length / people.rows;
  return {
    people: people.rows,
    postcodesReal: new Set(real.codes).size,
    postcodesThinned: new Set(thinned.codes).size,
    real: uniqueShare(real),
    thinned: uniqueShare(thinned),
  };
}
