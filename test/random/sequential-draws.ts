import type { Draws } from '../../src/random/draws.ts';
import { boundedInteger, unitInterval } from '../../src/random/uniform-words.ts';

/**
 * Draws that ignore their address, as those of the operating system do, and yet repeat under a seed: for the many
 * thousand runs of a statistical test. C. Doty-Humphrey's sfc32, as PractRand has it.
 */
export function sequentialDraws(seed: number): Draws {
  let [a, b, c, counter] = [0, seed | 0, 0, 1];
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i++) next();
  return { uint32: next, uniform: () => unitInterval(next(), next()), below: (bound) => boundedInteger(bound, next) };
}
