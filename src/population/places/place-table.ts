import type { TableMaker } from '../../columns/table-maker.ts';
import { PLACE } from '../../schema/place-tables.ts';
import { categories, codedNumbers } from '../attributes/categories.ts';
import { decimals, integers, type Block } from '../block-context.ts';
import { URBANITY, urbanityOf } from './urbanity.ts';

/** Every postcode of the country with its city, county, region and centre, and how many people this world has there. */
export const placeTable: TableMaker<Block> = {
  schema: PLACE,
  scope: 'world',
  make({ plan, pack: { postcodes } }) {
    const { codes, people, county, counties, countyState, city, cities, latitude, longitude } = postcodes;
    const here = new Int32Array(codes.length);
    plan.postcodes.forEach((place, i) => (here[place] = plan.firstId[i + 1]! - plan.firstId[i]!));
    return {
      postcode: codedNumbers(Array.from(codes.keys()), (place) => codes[place]!),
      city: codedNumbers(city, (index) => cities[index]!),
      county: codedNumbers(county, (index) => counties[index]!),
      region: codedNumbers(county, (index) => countyState[index]!),
      latitude: decimals(Float64Array.from(latitude)),
      longitude: decimals(Float64Array.from(longitude)),
      population: integers(Int32Array.from(people)),
      worldPopulation: integers(here),
      urbanity: categories(Uint32Array.from(people, urbanityOf), URBANITY),
    };
  },
};
