import { MISSING_INTEGER } from '../../columns/column.ts';
import { cos, exp, ln, sqrt } from '../../stats/elementary.ts';
import type { Block } from '../block-context.ts';
import { cellOf, eastward, KM_PER_DEGREE, northward, RADIANS, writtenDegrees } from './geo-cell.ts';
import { HOME, type Itinerary } from './itinerary.ts';
import { postcodeGround } from './nearest-postcode.ts';
import { firstThird, lastThird, secondThird } from './split-uniform.ts';
import type { VenueLaw } from './venue-law.ts';

/** How a position became known. */
export const SOURCES = ['check-in', 'GPS', 'IP'] as const;
const [CHECK_IN, GPS, IP] = [0, 1, 2];

/** Assumed: share of positions at venues of the world for which the user checks in. */
const CHECKING_IN = 0.4;
/** Assumed: share of positions read off the IP address, at home and elsewhere; on the way all are measured. */
const IP_AT_HOME = 0.35;
const IP_ELSEWHERE = 0.15;
/** Assumed: GPS accuracy, log-uniform between these, m. As Android defines it, 68 % of fixes are within it; errors are even over a disc. */
const [BEST_M, WORST_M] = [4, 80];
const COVERED = 0.68;
/** Assumed: venues are on maps to so many metres. */
const VENUE_M = 20;

/** Columns of a fixed length that positions are written to. */
export interface RecordedPositions {
  readonly venueId: Int32Array;
  readonly cell: Int32Array;
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  /** Index into `SOURCES`. */
  readonly source: Uint32Array;
  readonly accuracyM: Int32Array;
  /** Records a person at a place of the itinerary. `minute` addresses the draws. */
  atPlace(row: number, person: number, minute: number, itinerary: Itinerary, place: number): void;
  /** Records a person on the straight way from one place to another, of which `share` is done. */
  onTheWay(row: number, person: number, minute: number, itinerary: Itinerary, from: number, to: number, share: number): void;
}

/**
 * Room for so many positions. A check-in has its venue and the venue's coordinates, a GPS fix the true ones with an error
 * and no venue, an IP address the centre of the postcode with the postcode's reach as its accuracy.
 */
export function recordedPositions({ pack: { postcodes }, draws }: Block, venues: VenueLaw, rows: number): RecordedPositions {
  const ground = postcodeGround(postcodes);
  const [sources, errors] = [draws('recording.source'), draws('recording.error')];
  const [venueId, cell, source, accuracyM] = [new Int32Array(rows).fill(MISSING_INTEGER), new Int32Array(rows), new Uint32Array(rows), new Int32Array(rows)];
  const [latitude, longitude] = [new Float64Array(rows), new Float64Array(rows)];
  const range = ln(WORST_M / BEST_M);

  const write = (row: number, kind: number, north: number, east: number, metres: number): void => {
    source[row] = kind;
    latitude[row] = writtenDegrees(north);
    longitude[row] = writtenDegrees(east);
    cell[row] = cellOf(latitude[row]!, longitude[row]!);
    accuracyM[row] = metres;
  };
  const fix = (row: number, person: number, minute: number, north: number, east: number, cosine: number): void => {
    const error = errors.uniform(person, minute);
    const metres = BEST_M * exp(range * lastThird(error));
    const degrees = (metres * sqrt(firstThird(error) / COVERED)) / 1000 / KM_PER_DEGREE;
    const direction = secondThird(error);
    write(row, GPS, north + degrees * northward(direction), east + (degrees * eastward(direction)) / cosine, Math.ceil(metres));
  };

  return {
    venueId, cell, latitude, longitude, source, accuracyM,
    atPlace(row, person, minute, itinerary, place) {
      const kind = sources.uniform(person, minute);
      const venue = itinerary.venue[place]!;
      const postcode = itinerary.postcode[place]!;
      if (kind < (venue === HOME ? IP_AT_HOME : IP_ELSEWHERE)) {
        write(row, IP, postcodes.latitude[postcode]!, postcodes.longitude[postcode]!, Math.ceil(ground.reachKm(postcode) * 1000));
        return;
      }
      if (venue !== HOME && kind > 1 - CHECKING_IN) {
        const id = venues.idOf(postcode, venue);
        if (id !== -1) {
          write(row, CHECK_IN, itinerary.latitude[place]!, itinerary.longitude[place]!, VENUE_M);
          venueId[row] = id;
          return;
        }
      }
      fix(row, person, minute, itinerary.latitude[place]!, itinerary.longitude[place]!, itinerary.cosine[place]!);
    },
    onTheWay(row, person, minute, itinerary, from, to, share) {
      const north = itinerary.latitude[from]! + share * (itinerary.latitude[to]! - itinerary.latitude[from]!);
      const east = itinerary.longitude[from]! + share * (itinerary.longitude[to]! - itinerary.longitude[from]!);
      fix(row, person, minute, north, east, cos(north * RADIANS));
    },
  };
}
