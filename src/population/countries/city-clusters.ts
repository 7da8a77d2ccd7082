import { cos } from '../../stats/elementary.ts';
import { cityName } from './city-names.ts';

/** Assumed: a city reaches so far from its most populous postcode. */
const REACH_KM = 9;
/** Length of a degree of latitude, mean over the meridian. */
const KM_PER_DEGREE = 111.2;
const RADIANS_PER_DEGREE = Math.PI / 180;

export interface PostcodePlaces {
  readonly people: Float64Array;
  readonly county: Uint16Array;
  /** Degrees. */
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
}

/**
 * Cities as clusters of neighbouring postcodes of one county: the most populous postcode that is in no
 * city yet takes those of its county within `REACH_KM`, until none is left. Far postcodes become small
 * towns of their own. The names are invented (`cityName`), in the order of the first postcode.
 */
export function cityClusters({ people, county, latitude, longitude }: PostcodePlaces): { readonly city: Uint16Array; readonly cities: readonly string[] } {
  const byCounty = new Map<number, number[]>();
  county.forEach((index, postcode) => {
    const members = byCounty.get(index);
    if (members === undefined) byCounty.set(index, [postcode]);
    else members.push(postcode);
  });
  const centre = new Int32Array(people.length).fill(-1);
  for (const members of byCounty.values()) {
    const ranked = members.sort((a, b) => people[b]! - people[a]! || a - b);
    for (const seat of ranked) {
      if (centre[seat] !== -1) continue;
      const kmPerLongitude = KM_PER_DEGREE * cos(latitude[seat]! * RADIANS_PER_DEGREE);
      for (const other of ranked) {
        if (centre[other] !== -1) continue;
        const north = (latitude[other]! - latitude[seat]!) * KM_PER_DEGREE;
        const east = (longitude[other]! - longitude[seat]!) * kmPerLongitude;
        if (north * north + east * east <= REACH_KM * REACH_KM) centre[other] = seat;
      }
    }
  }
  const indexOf = new Map<number, number>();
  const city = Uint16Array.from(centre, (seat) => {
    if (!indexOf.has(seat)) indexOf.set(seat, indexOf.size);
    return indexOf.get(seat)!;
  });
  return { city, cities: Array.from({ length: indexOf.size }, (_, index) => cityName(index)) };
}
