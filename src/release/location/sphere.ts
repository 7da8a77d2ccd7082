import { cos, sin, sqrt } from '../../stats/elementary.ts';

/** Mean radius of the Earth, km (IUGG; Moritz, Geodetic Reference System 1980, J. Geodesy 74, 2000). */
export const EARTH_KM = 6371.0088;
export const RADIANS = Math.PI / 180;

/** A place in degrees: latitude in [-90, 90], longitude in [-180, 180). */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * Where one arrives from a place after so many km along the great circle that sets out at this bearing (radians,
 * clockwise from north). By unit vectors, so that poles and the antimeridian are places like any other.
 */
export function destination({ latitude, longitude }: Place, distanceKm: number, bearing: number): Place {
  const [sinLat, cosLat, sinLon, cosLon] = [sin(latitude * RADIANS), cos(latitude * RADIANS), sin(longitude * RADIANS), cos(longitude * RADIANS)];
  const [along, across] = [cos(distanceKm / EARTH_KM), sin(distanceKm / EARTH_KM)];
  const [north, east] = [cos(bearing) * across, sin(bearing) * across];
  const x = cosLat * cosLon * along - sinLat * cosLon * north - sinLon * east;
  const y = cosLat * sinLon * along - sinLat * sinLon * north + cosLon * east;
  const z = sinLat * along + cosLat * north;
  return { latitude: angleOf(sqrt(x * x + y * y), z) / RADIANS, longitude: wrapped(angleOf(x, y) / RADIANS) };
}

/** A longitude in [-180, 180). */
export function wrapped(degrees: number): number {
  return degrees - 360 * Math.floor((degrees + 180) / 360);
}

/**
 * The angle of the direction (x, y) in radians, in (-π, π]; 0 for no direction. Native `Math.atan2` differs between
 * engines: a first guess within 0.005 (S. Rajan et al., Efficient approximations for the arctangent function, IEEE
 * Signal Processing Magazine 23 (2006) 108–111) is corrected twice by the sine of the error, which leaves it below 1e-15.
 */
export function angleOf(x: number, y: number): number {
  const length = sqrt(x * x + y * y);
  if (length === 0) return 0;
  const [across, up] = [Math.abs(x) / length, Math.abs(y) / length];
  const ratio = Math.min(across, up) / Math.max(across, up);
  let angle = (Math.PI / 4) * ratio + 0.273 * ratio * (1 - ratio);
  if (up > across) angle = Math.PI / 2 - angle;
  for (let i = 0; i < 2; i++) angle += up * cos(angle) - across * sin(angle);
  if (x < 0) angle = Math.PI - angle;
  return y < 0 ? -angle : angle;
}
