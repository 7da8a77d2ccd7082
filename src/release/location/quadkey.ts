import { exp, ln, sin } from '../../stats/elementary.ts';
import { angleOf, EARTH_KM, RADIANS, type Place } from './sphere.ts';

/** Deepest level: tiles of about 2 m at the equator, and keys that are exact in a double. */
export const DEEPEST = 24;

/** Beyond this latitude the projection ends; places there count as on its edge. */
const EDGE = 85.05112878;

/**
 * The tile at the deepest level that holds a place, as a number whose base-4 digits are its quadkey: the quadtree over
 * the Mercator projection that web maps use, in which each level splits a tile into four (J. Schwartz, Bing Maps Tile
 * System, Microsoft). The same for everybody, so that a key tells nothing of the data.
 */
export function tileOf({ latitude, longitude }: Place): number {
  const sine = sin(Math.min(EDGE, Math.max(-EDGE, latitude)) * RADIANS);
  const across = inTiles(longitude / 360 + 0.5);
  const down = inTiles(0.5 - ln((1 + sine) / (1 - sine)) / (4 * Math.PI));
  let tile = 0;
  for (let bit = DEEPEST - 1; bit >= 0; bit--) tile = tile * 4 + ((across >>> bit) & 1) + 2 * ((down >>> bit) & 1);
  return tile;
}

function inTiles(share: number): number {
  const count = 1 << DEEPEST;
  return Math.min(count - 1, Math.max(0, Math.floor(share * count)));
}

/** The first digits of a tile's quadkey: the tile at a level that holds it; empty at level 0, the whole map. */
export function quadkeyOf(tile: number, level: number): string {
  return tile.toString(4).padStart(DEEPEST, '0').slice(0, level);
}

/** The middle of a tile on the map, and its side there in km. */
export function tileCentre(quadkey: string): Place & { readonly sideKm: number } {
  const side = 1 / (1 << quadkey.length);
  let [x, y] = [0, 0];
  for (const digit of quadkey) {
    x = 2 * x + (Number(digit) & 1);
    y = 2 * y + (Number(digit) >>> 1);
  }
  // The inverse of Mercator: the latitude whose tangent is sinh of the distance from the equator.
  const up = Math.PI * (1 - 2 * (y + 0.5) * side);
  const slope = (exp(up) - exp(-up)) / 2;
  const latitude = angleOf(1, slope) / RADIANS;
  return { latitude, longitude: (x + 0.5) * side * 360 - 180, sideKm: (2 * Math.PI * EARTH_KM * side * 2) / (exp(up) + exp(-up)) };
}
