/**
 * A source of numbers addressed by what they are for, never by when they are asked for.
 * Simulations use keyed draws (every number is a pure function of its address); protecting a user's
 * file uses the operating system's generator, which ignores the address.
 */
export interface Draws {
  /** A uniform 32-bit unsigned integer for (entity, index, counter). */
  uint32(entity: number, index?: number, counter?: number): number;
  /** A uniform number in the open interval (0, 1) with 53 bits, for (entity, index, counter). */
  uniform(entity: number, index?: number, counter?: number): number;
  /** A uniform integer in [0, bound), without modulo bias. */
  below(bound: number, entity: number, index?: number, counter?: number): number;
}
