import type { TableMaker } from '../../columns/table-maker.ts';
import { SENSITIVE_VENUES, VENUE, VENUE_CATEGORIES } from '../../schema/mobility-tables.ts';
import { decimals, integers, type Block } from '../block-context.ts';
import { cellOf } from './geo-cell.ts';
import { AFFILIATIONS, venueLaw } from './venue-law.ts';

const SENSITIVE = VENUE_CATEGORIES.map((category) => (SENSITIVE_VENUES.includes(category) ? 1 : 0));

/** The venues of the postcodes whose first person is in the block, by postcode and number of the venue. */
export const venueTable: TableMaker<Block> = {
  schema: VENUE,
  scope: 'block',
  make(block) {
    const { plan, pack, firstId, rows: people } = block;
    const law = venueLaw(block);
    const starting = Array.from(plan.postcodes).filter((_, i) => plan.firstId[i]! >= firstId && plan.firstId[i]! < firstId + people);
    const counts = starting.map((postcode) => law.of(postcode).category.length);
    const rows = counts.reduce((sum, count) => sum + count, 0);
    const [venueId, cell] = [new Int32Array(rows), new Int32Array(rows)];
    const [latitude, longitude] = [new Float64Array(rows), new Float64Array(rows)];
    const [category, affiliation, sensitive, postcodeCode] = [new Uint32Array(rows), new Uint32Array(rows), new Uint32Array(rows), new Uint32Array(rows)];
    let row = 0;
    starting.forEach((postcode, i) => {
      const venues = law.of(postcode);
      for (let venue = 0; venue < counts[i]!; venue++, row++) {
        venues.settle(venue);
        venueId[row] = law.idOf(postcode, venue);
        latitude[row] = venues.latitude[venue]!;
        longitude[row] = venues.longitude[venue]!;
        cell[row] = cellOf(latitude[row]!, longitude[row]!);
        category[row] = venues.category[venue]!;
        affiliation[row] = venues.affiliation[venue]!;
        sensitive[row] = SENSITIVE[category[row]!]!;
        postcodeCode[row] = i;
      }
    });
    return {
      venueId: integers(venueId),
      postcode: { kind: 'coded', type: 'string', codes: postcodeCode, dictionary: starting.map((postcode) => pack.postcodes.codes[postcode]!) },
      cell: integers(cell),
      latitude: decimals(latitude),
      longitude: decimals(longitude),
      category: { kind: 'coded', type: 'string', codes: category, dictionary: VENUE_CATEGORIES },
      affiliation: { kind: 'coded', type: 'string', codes: affiliation, dictionary: AFFILIATIONS },
      sensitive: { kind: 'coded', type: 'boolean', codes: sensitive, dictionary: ['false', 'true'] },
    };
  },
};
