import type { TieSketch } from './tie-sketch.ts';

/*
 * Who meets whom: each occasion to meet somebody takes a place in a social order, and those who stand
 * close to each other there meet. The order is of occasions, not of people: age-mates in one, those who
 * like a subject in another, neighbours in a third, each then by political leaning, and weakly by sex.
 */

/** How strongly each attribute counts, 0 to 1, as in `TIE_CORRELATIONS`. */
export interface Homophily {
  readonly age: number;
  readonly interest: number;
  readonly leaning: number;
  readonly sex: number;
}

/** Assumed: share of occasions inside the own block that are among neighbours. */
const STREET = 1 / 3;
/** Assumed: share of the other occasions that are among age-mates, raised from a half after a first look at age gaps; the others are in clubs. */
const AGE_MATES = 2 / 3;
/** Where the kind of occasion begins in a key. */
export const OCCASION_SHIFT = 30;
/** Assumed: neighbours are those of the same 128 consecutive ids, about 50 households. */
const STREET_SHIFT = 7;
const LEANING_SHIFT = 5;
const LEANING_CLASSES = 8;
/** A key from its highest bits: occasion (2), age class, subject or street (5), leaning (3), sex (1), chance (21). */
const ORDER_BITS = 21;

/**
 * Age classes: assumed 2 years wide up to 24, 3 up to 39, 5 up to 64, 8 beyond; the young keep closest to
 * their age (Ugander et al. 2011, arXiv:1111.4503, from memory).
 */
const AGE_CLASS = Uint8Array.from({ length: 128 }, (_, age) =>
  age < 25 ? Math.max(0, Math.floor((age - 13) / 2)) : age < 40 ? 6 + Math.floor((age - 25) / 3) : age < 65 ? 11 + Math.floor((age - 40) / 5) : Math.min(20, 16 + Math.floor((age - 65) / 8)),
);

/**
 * The place of one occasion of a person in the social order, an unsigned 32-bit number, from one uniform.
 * An attribute that does not count on this occasion is that of a random other of the block.
 */
export function meetingKey(sketch: TieSketch, row: number, uniform: number, { age, interest, leaning, sex }: Homophily, streets: boolean): number {
  const { holders } = sketch;
  // One uniform decides all: what a choice leaves of it is again uniform and decides the next.
  let rest = uniform * holders.length;
  const at = Math.floor(rest);
  const other = holders[at]!;
  rest -= at;
  const street = streets ? STREET : 0;
  const mates = street + (1 - street) * AGE_MATES;
  let occasion: number;
  let major: number;
  if (rest < street) {
    occasion = 0;
    rest /= street;
    major = row >>> STREET_SHIFT;
  } else {
    const amongMates = rest < mates;
    occasion = amongMates ? 1 : 2;
    rest = amongMates ? (rest - street) / (mates - street) : (rest - mates) / (1 - mates);
    const counts = amongMates ? age : interest;
    const who = rest < counts ? row : other;
    rest = rest < counts ? rest / counts : (rest - counts) / (1 - counts);
    major = amongMates ? AGE_CLASS[sketch.age[who]!]! : sketch.subject[who]!;
  }
  const side = sketch.leaning[rest < leaning ? row : other]! >>> LEANING_SHIFT;
  rest = rest < leaning ? rest / leaning : (rest - leaning) / (1 - leaning);
  const woman = sketch.woman[rest < sex ? row : other]!;
  rest = rest < sex ? rest / sex : (rest - sex) / (1 - sex);
  // Every second class runs backwards, so that those next to each other across a border are alike.
  const minor = (major & 1) === 0 ? side : LEANING_CLASSES - 1 - side;
  const last = woman ^ (minor & 1);
  return ((occasion << OCCASION_SHIFT) | (major << (ORDER_BITS + 4)) | (minor << (ORDER_BITS + 1)) | (last << ORDER_BITS) | Math.floor(rest * (1 << ORDER_BITS))) >>> 0;
}
