import { numbersIn, type Table } from '../../columns/column.ts';
import { cos, sin, sqrt } from '../../stats/elementary.ts';
import { countValue } from './histogram-statistics.ts';
import { countTally, type Counts, type Tally } from './tally.ts';

/** Devices with fewer recorded points say nothing about a radius or a ranking of places. */
const FEWEST_POINTS = 20;
/** Cells of the histogram of radii, in km, and the radius of its last. */
export const RADIUS_STEP_KM = 0.1;
const RADIUS_CELLS = 10_000;
/** Ranks of places told apart. */
export const PLACE_RANKS = 20;
/** Parts of one in which mean shares are kept, so that states hold whole numbers. */
export const PARTS = 1_000_000;

type MobilityCounts = Counts<'radius' | 'ranks' | 'points'>;

/** How far people go and how often to the same places: table `check-in`. */
export const mobilityTally: Tally<MobilityCounts> = countTally({
  id: 'mobility',
  reads: ['check-in'],
  coverage: 'sampled',
  start: () => ({
    /** Devices by radius of gyration. */
    radius: new Float64Array(RADIUS_CELLS + 1),
    /** Sum over devices of the share of points at the k-th most visited cell, in millionths; the devices last. */
    ranks: new Float64Array(PLACE_RANKS + 1),
    /** Devices by recorded points. */
    points: new Float64Array(5001),
  }),
  add(state, { table }) {
    const checkIn = table('check-in');
    const [cell, latitude, longitude] = [numbersIn(checkIn, 'cell'), numbersIn(checkIn, 'latitude'), numbersIn(checkIn, 'longitude')];
    for (const [from, to] of traces(checkIn)) {
      countValue(state.points, to - from);
      if (to - from < FEWEST_POINTS) continue;
      countValue(state.radius, Math.floor(radiusOfGyration(latitude, longitude, from, to) / RADIUS_STEP_KM));
      const visits = new Map<number, number>();
      for (let row = from; row < to; row++) visits.set(cell[row]!, (visits.get(cell[row]!) ?? 0) + 1);
      [...visits.values()].sort((a, b) => b - a).slice(0, PLACE_RANKS).forEach((count, rank) => (state.ranks[rank]! += Math.round((count / (to - from)) * PARTS)));
      state.ranks[PLACE_RANKS]! += 1;
    }
  },
});

/** Rows of each device: they stand together. */
export function* traces(checkIn: Table): Generator<readonly [from: number, to: number]> {
  const device = numbersIn(checkIn, 'deviceId');
  for (let from = 0; from < checkIn.rows; ) {
    let to = from;
    while (to < checkIn.rows && device[to] === device[from]) to++;
    yield [from, to];
    from = to;
  }
}

const EARTH_KM = 6371;
const RADIANS = 3.141592653589793 / 180;

/**
 * Root mean square distance of the points from their centre, in km, on the unit sphere's chords: equal to
 * great circles within 0.1 % up to 1,000 km.
 */
export function radiusOfGyration(latitude: ArrayLike<number>, longitude: ArrayLike<number>, from: number, to: number): number {
  let [x, y, z] = [0, 0, 0];
  const points = to - from;
  for (let row = from; row < to; row++) {
    const [phi, lambda] = [latitude[row]! * RADIANS, longitude[row]! * RADIANS];
    x += cos(phi) * cos(lambda);
    y += cos(phi) * sin(lambda);
    z += sin(phi);
  }
  // Mean squared chord from the mean of unit vectors: 1 - |mean|².
  return EARTH_KM * sqrt(Math.max(0, 1 - (x * x + y * y + z * z) / (points * points)));
}
