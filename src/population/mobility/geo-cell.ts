import { CELL_STRIDE } from '../../schema/mobility-tables.ts';
import { cos, sin, sqrt } from '../../stats/elementary.ts';

/** Mean radius of the Earth, km (IUGG; Moritz, "Geodetic Reference System 1980", J. Geodesy 74, 2000). */
export const EARTH_KM = 6371.0088;
export const RADIANS = Math.PI / 180;
/** Length of a degree of latitude on the sphere, km. */
export const KM_PER_DEGREE = EARTH_KM * RADIANS;

/** cos 30°, the parallel on which the grid keeps shapes. */
const STANDARD = sqrt(0.75);
const KM_PER_DEGREE_EAST = KM_PER_DEGREE * STANDARD;
const KM_PER_SINE = EARTH_KM / STANDARD;

/**
 * The grid cell of a position in degrees: a cylindrical equal-area projection (Lambert 1772) with standard
 * parallel 30°, as EASE-Grid 2.0 has it (Brodzik et al., ISPRS Int. J. Geo-Information 1(1), 2012,
 * doi:10.3390/ijgi1010032), here on the sphere and cut into squares of 1 km. Every cell covers exactly
 * 1 km²; at 48° north it is 0.77 km wide and 1.29 km high. `coarserCell` makes coarser grids of it.
 */
export function cellOf(latitude: number, longitude: number): number {
  const row = Math.floor((sin(latitude * RADIANS) + 1) * KM_PER_SINE);
  return row * CELL_STRIDE + Math.floor((longitude + 180) * KM_PER_DEGREE_EAST);
}

/**
 * Distance in km between two positions in degrees whose latitudes have these cosines, on a plane of the mean
 * scale: within 1 % of the great circle up to 500 km at the latitudes of the United States.
 */
export function kmBetween(latitude: number, longitude: number, cosine: number, latitude2: number, longitude2: number, cosine2: number): number {
  const north = (latitude2 - latitude) * KM_PER_DEGREE;
  const east = (longitude2 - longitude) * KM_PER_DEGREE * 0.5 * (cosine + cosine2);
  return sqrt(north * north + east * east);
}

/** Directions are as many points of the compass, so that a random one costs a look-up instead of a sine and a cosine. */
const DIRECTIONS = 1024;
const EAST = Float64Array.from({ length: DIRECTIONS }, (_, i) => sin((2 * Math.PI * (i + 0.5)) / DIRECTIONS));
const NORTH = Float64Array.from({ length: DIRECTIONS }, (_, i) => cos((2 * Math.PI * (i + 0.5)) / DIRECTIONS));

/** East part of the unit vector in the direction that a uniform number in [0, 1) stands for. */
export function eastward(uniform: number): number {
  return EAST[Math.floor(uniform * DIRECTIONS)]!;
}

/** North part of that vector. */
export function northward(uniform: number): number {
  return NORTH[Math.floor(uniform * DIRECTIONS)]!;
}

/** A coordinate as it is written: 5 decimals, about a metre. */
export function writtenDegrees(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
