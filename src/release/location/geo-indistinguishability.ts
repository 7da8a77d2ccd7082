import { z } from 'zod';
import { cos } from '../../stats/elementary.ts';
import { InputError } from '../../schema/input-error.ts';
import { counted, type ReleaseState, type ReleaseStep } from '../step.ts';
import { withPlaces, placesOf } from './place-columns.ts';
import { laplacePlace, planarLaplaceRadius } from './planar-laplace.ts';
import { EARTH_KM, RADIANS, wrapped, type Place } from './sphere.ts';

const region = z.strictObject({
  south: z.number().min(-90).max(90).describe('Degrees north.'),
  north: z.number().min(-90).max(90).describe('Degrees north, above south.'),
  west: z.number().min(-180).max(180).describe('Degrees east.'),
  east: z.number().min(-180).max(180).describe('Degrees east; below west where the region crosses the antimeridian.'),
});

const options = z.strictObject({
  latitude: z.string().default('latitude').describe('Column of degrees north.'),
  longitude: z.string().default('longitude').describe('Column of degrees east.'),
  epsilonPerKm: z.number().min(0.001).max(1000).describe('Privacy loss per km: positions d km apart are told apart by odds of at most e^(epsilonPerKm · d). The noise is 2/epsilonPerKm km on average.'),
  gridKm: z.number().min(0.001).max(1000).default(0.1).describe('Side of the grid to whose centres noisy positions are moved, km.'),
  region: region.optional().describe('Public bounds: noisy positions outside are moved to the nearest place within. Never take them from the data. Default: the Earth.'),
  samePlaceOnce: z.boolean().default(true).describe('Draw once for all rows of a data subject with the same position, so that an average over them tells nothing more. It shows which of these rows are of one place.'),
});

/** Positions with noise, so that places near each other can hardly be told apart. */
export const geoIndistinguishability = {
  id: 'geoIndistinguishability',
  eachAlone: true,
  options,
  doc: {
    title: 'Geo-indistinguishability (planar Laplace noise)',
    summary: 'Moves each position in a random direction by a random distance, so that whoever sees the result can tell two places d km apart by odds of at most e^(ε·d), whatever else they know.',
    assumptions: [
      'It holds for one position. Several positions of a person add up: n of them are protected with n·ε (sequential composition), so that a home seen every night is found by averaging.',
      'It hides where within some km, not who: a pseudonym or another column may still tell that.',
      'Grid and region are public and not taken from the data. Distances are along the great circle of a sphere.',
      'Noise is drawn in floating point from 53-bit numbers: radii end at about 40/ε, and the grid, far coarser than the spacing of these numbers, hides their low bits; the paper\'s correction of ε for finite precision is not made.',
      'Rows in which a coordinate is missing lose both.',
    ],
    sources: [
      'M. E. Andrés, N. E. Bordenabe, K. Chatzikokolakis, C. Palamidessi, Geo-indistinguishability: differential privacy for location-based systems, CCS 2013, 901–914 (§4: planar Laplacian, discretization, truncation), doi:10.1145/2508859.2516735.',
    ],
  },
  run(state, { latitude, longitude, epsilonPerKm, gridKm, region: bounds = EARTH, samePlaceOnce }) {
    if (bounds.south >= bounds.north) throw new InputError(`geoIndistinguishability.region: expected south below north, got ${bounds.south} and ${bounds.north}; exchange them`);
    const places = placesOf(state, latitude, longitude, 'geoIndistinguishability');
    const draws = state.draws(`geoIndistinguishability.${latitude}`);
    const toGrid = gridOf(bounds, gridKm);
    const drawn = new Map<string, Place>();
    const perSubject = new Map<number, number>();
    const noisy = places.map((place, row) => {
      if (place === null) return null;
      const subject = state.subject[row]!;
      const key = samePlaceOnce ? `${subject} ${place.latitude} ${place.longitude}` : String(row);
      let moved = drawn.get(key);
      if (moved === undefined) {
        moved = toGrid(laplacePlace(place, epsilonPerKm, draws, row));
        drawn.set(key, moved);
        perSubject.set(subject, (perSubject.get(subject) ?? 0) + 1);
      }
      return moved;
    });
    return { state: withPlaces(state, latitude, longitude, noisy), promises: [], changes: sentences(state, epsilonPerKm, drawn.size, [...perSubject.values()].reduce((most, count) => Math.max(most, count), 0)) };
  },
} satisfies ReleaseStep<typeof options>;

const EARTH: z.output<typeof region> = { south: -90, north: 90, west: -180, east: 180 };

function sentences({ table }: ReleaseState, epsilon: number, drawn: number, most: number): string[] {
  const within = (share: number): string => Number(planarLaplaceRadius(share, epsilon).toPrecision(3)).toLocaleString('en', { maximumSignificantDigits: 3 });
  return [
    `Moved positions in ${counted(table.rows, 'row')} by ${counted(drawn, 'draw')} of noise: half of them by less than ${within(0.5)} km, 95 % by less than ${within(0.95)} km.`,
    `One position is protected with ε = ${epsilon} per km; a data subject with ${counted(most, 'draw')}, the most here, with ${Number((most * epsilon).toPrecision(6))} per km for all together.`,
  ];
}

/** Moves a place to the centre of its grid cell, or of the nearest one within the bounds: the same for everybody, so that it costs no privacy. */
function gridOf({ south, north, west, east }: z.output<typeof region>, gridKm: number): (place: Place) => Place {
  const rows = Math.max(1, Math.round(((north - south) * RADIANS * EARTH_KM) / gridKm));
  const width = east > west ? east - west : east - west + 360;
  return ({ latitude, longitude }) => {
    const row = Math.min(rows - 1, Math.max(0, Math.floor(((latitude - south) / (north - south)) * rows)));
    const centre = south + ((row + 0.5) / rows) * (north - south);
    // Columns of about gridKm at the row's latitude; at a pole a single one.
    const columns = Math.max(1, Math.round((width * RADIANS * EARTH_KM * cos(centre * RADIANS)) / gridKm));
    const beyondWest = wrapped(longitude - west - 180) + 180;
    // East of the region by less than half of what lies outside: its east side is nearer.
    const inside = beyondWest <= width ? beyondWest : beyondWest - width < 360 - beyondWest ? width : 0;
    const column = Math.min(columns - 1, Math.floor((inside / width) * columns));
    return { latitude: centre, longitude: wrapped(west + ((column + 0.5) / columns) * width) };
  };
}
