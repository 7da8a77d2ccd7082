/*
 * A uniform draw has 53 bits. Where thousandths of a millionth do not matter, parts of them serve as several
 * independent uniform numbers, each in (0, 1): drawing costs most of the time of a trajectory.
 */

const HALF = 0x4000000;
const THIRD = 0x40000;
const SEVENTH = 0x80;

/** One of `size` values (a power of two) from the bits after the point of a draw that was scaled up past those in use. */
function part(scaled: number, size: number): number {
  return (Math.floor((scaled - Math.floor(scaled)) * size) + 0.5) / size;
}

/** From the upper 26 bits of a draw. */
export function upperUniform(uniform: number): number {
  return (Math.floor(uniform * HALF) + 0.5) / HALF;
}

/** From the lower 26 bits that follow. */
export function lowerUniform(uniform: number): number {
  return part(uniform * HALF, HALF);
}

/** From the first 18 bits of a draw. */
export function firstThird(uniform: number): number {
  return (Math.floor(uniform * THIRD) + 0.5) / THIRD;
}

/** From the 18 bits that follow. */
export function secondThird(uniform: number): number {
  return part(uniform * THIRD, THIRD);
}

/** From the last 17 bits: multiples of 2^-17 and a half of it. */
export function lastThird(uniform: number): number {
  return part(uniform * THIRD * THIRD, THIRD / 2);
}

/** From the 7 bits of number `index` (0 to 6) of a draw: 128 values, for a week of small choices. */
export function oneOfSeven(uniform: number, index: number): number {
  let scaled = uniform;
  for (let i = 0; i < index; i++) scaled *= SEVENTH;
  return part(scaled, SEVENTH);
}
