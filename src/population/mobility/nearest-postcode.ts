import { cos, sqrt } from '../../stats/elementary.ts';
import type { PostcodeList } from '../country.ts';
import { KM_PER_DEGREE, RADIANS } from './geo-cell.ts';

/** Side of the squares in which centres are looked up, degrees. */
const SQUARE = 0.1;
/** Assumed: nobody goes where the next postcode's centre is farther, out at sea or over a border. */
const FARTHEST_KM = 100;
/** Assumed: a postcode reaches to half of the mean distance to so many nearest centres, within these bounds. */
const NEIGHBOURS = 4;
const SMALLEST_REACH_KM = 0.4;
const LARGEST_REACH_KM = 25;

/** The postcodes of a country as points on the ground. */
export interface PostcodeGround {
  /**
   * Index of the postcode whose centre is nearest to a position in degrees, -1 if that is more than 100 km
   * away. Quick if it is `likely`, a postcode's index or -1.
   */
  nearest(latitude: number, longitude: number, likely: number): number;
  /** Radius in km of the disc around a postcode's centre in which its homes and venues lie; discs may overlap. */
  reachKm(postcode: number): number;
}

const known = new WeakMap<PostcodeList, PostcodeGround>();

/** The ground of a country's postcodes; indexed once per process. */
export function postcodeGround(postcodes: PostcodeList): PostcodeGround {
  let ground = known.get(postcodes);
  if (ground === undefined) {
    ground = indexed(postcodes);
    known.set(postcodes, ground);
  }
  return ground;
}

function indexed({ latitude, longitude }: PostcodeList): PostcodeGround {
  const [south, north] = range(latitude);
  const [west, east] = range(longitude);
  const rows = Math.floor((north - south) / SQUARE) + 1;
  const columns = Math.floor((east - west) / SQUARE) + 1;
  const squareOf = (postcode: number): number => Math.floor((latitude[postcode]! - south) / SQUARE) * columns + Math.floor((longitude[postcode]! - west) / SQUARE);
  // The postcodes of square s are members[first[s]] to members[first[s + 1] - 1].
  const first = new Uint32Array(rows * columns + 1);
  for (let postcode = 0; postcode < latitude.length; postcode++) first[squareOf(postcode) + 1]!++;
  for (let square = 0; square < rows * columns; square++) first[square + 1]! += first[square]!;
  const next = first.slice();
  const members = new Uint32Array(latitude.length);
  for (let postcode = 0; postcode < latitude.length; postcode++) members[next[squareOf(postcode)]!++] = postcode;

  const cosine = Float64Array.from(latitude, (degrees) => cos(degrees * RADIANS));
  const found = new Int32Array(NEIGHBOURS);
  const squared = new Float64Array(NEIGHBOURS);

  let count = 0;
  let limit = 0;
  /** Takes the centres of a square into `found` that are nearer than the farthest of the `wanted` there. */
  const look = (square: number, lat: number, lon: number, kmEast: number, wanted: number, except: number): void => {
    for (let at = first[square]!; at < first[square + 1]!; at++) {
      const postcode = members[at]!;
      const up = (latitude[postcode]! - lat) * KM_PER_DEGREE;
      const right = (longitude[postcode]! - lon) * kmEast;
      const distance = up * up + right * right;
      if (distance >= limit || postcode === except) continue;
      if (count < wanted) count++;
      let place = count - 1;
      for (; place > 0 && squared[place - 1]! > distance; place--) {
        squared[place] = squared[place - 1]!;
        found[place] = found[place - 1]!;
      }
      squared[place] = distance;
      found[place] = postcode;
      if (count === wanted) limit = squared[count - 1]!;
    }
  };
  /** Fills `found` and `squared` with the `wanted` nearest centres within `FARTHEST_KM`, nearest first, `count` of them. */
  const search = (lat: number, lon: number, wanted: number, except: number): void => {
    const kmEast = KM_PER_DEGREE * cos(lat * RADIANS);
    const row = Math.floor((lat - south) / SQUARE);
    const column = Math.floor((lon - west) / SQUARE);
    count = 0;
    limit = FARTHEST_KM * FARTHEST_KM;
    // What lies in ring r is at least r - 1 squares away, by their narrow side.
    for (let ring = 0; ring === 0 || (ring - 1) * SQUARE * kmEast < sqrt(limit); ring++) {
      for (let y = Math.max(0, row - ring); y <= Math.min(rows - 1, row + ring); y++) {
        const step = ring === 0 || y === row - ring || y === row + ring ? 1 : 2 * ring;
        for (let x = column - ring; x <= column + ring; x += step) if (x >= 0 && x < columns) look(y * columns + x, lat, lon, kmEast, wanted, except);
      }
    }
  };

  /** Square of half the distance to the nearest other centre, km², 0 until it is known: no other is nearer to what lies within. */
  const own = new Float64Array(latitude.length);
  const within = (postcode: number, lat: number, lon: number): boolean => {
    if (own[postcode] === 0) {
      search(latitude[postcode]!, longitude[postcode]!, 1, postcode);
      // Half a kilometre less makes up for the scale of longitude, taken at another latitude; a radius below 0 holds nothing.
      const radius = (count === 0 ? FARTHEST_KM : sqrt(squared[0]!)) / 2 - 0.5;
      own[postcode] = radius > 0 ? radius * radius : -1;
    }
    const up = (lat - latitude[postcode]!) * KM_PER_DEGREE;
    const right = (lon - longitude[postcode]!) * KM_PER_DEGREE * cosine[postcode]!;
    return up * up + right * right < own[postcode]!;
  };
  const reach = new Float64Array(latitude.length);
  return {
    nearest(lat, lon, likely) {
      if (likely !== -1 && within(likely, lat, lon)) return likely;
      search(lat, lon, 1, -1);
      return count === 0 ? -1 : found[0]!;
    },
    reachKm(postcode) {
      if (reach[postcode] === 0) {
        search(latitude[postcode]!, longitude[postcode]!, NEIGHBOURS, postcode);
        let sum = 0;
        for (let i = 0; i < count; i++) sum += sqrt(squared[i]!);
        reach[postcode] = count === 0 ? LARGEST_REACH_KM : Math.min(LARGEST_REACH_KM, Math.max(SMALLEST_REACH_KM, sum / count / 2));
      }
      return reach[postcode]!;
    },
  };
}

function range(values: Float64Array): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}
