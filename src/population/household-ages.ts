import { MAX_AGE } from './age-pyramid.ts';

/*
 * Assumed: how often members of an age live beside an anchor of an age, up to a factor. The sum over the ages
 * also says how usual such a member is at that age of the anchor.
 */

const ADULT = 18;
const OLDEST_GAP = 20;
/** Assumed: the partners' ages differ by g years with a share falling by this factor per year. */
const GAP_FALL = 0.76;

/** Weights of members' ages by the anchor's age, each 0 to `MAX_AGE`. */
export function ageKernels(weight: (anchorAge: number, age: number) => number): Float64Array[] {
  return Array.from({ length: MAX_AGE + 1 }, (_, anchorAge) => Float64Array.from({ length: MAX_AGE + 1 }, (__, age) => weight(anchorAge, age)));
}

/** The partner is the same age or older; couples are rare below 22. */
export function partnerWeight(anchorAge: number, age: number): number {
  const gap = age - anchorAge;
  if (gap < 0 || gap > OLDEST_GAP) return 0;
  let weight = Math.min(1, (anchorAge - 15) / 12);
  for (let year = 0; year < gap; year++) weight *= GAP_FALL;
  return weight;
}

/** Born when the anchor was 18 to 45, mostly around 27; sons and daughters leave from 18 on. */
export function childWeight(anchorAge: number, age: number): number {
  const atBirth = anchorAge - age;
  if (atBirth < 18 || atBirth > 45) return 0;
  const birth = ((atBirth - 16) * (46 - atBirth) * (46 - atBirth)) / 4000;
  const atHome = age < 18 ? 1 : age < 23 ? 0.7 - 0.06 * (age - 18) : age < 30 ? 0.32 - 0.03 * (age - 23) : age < 50 ? 0.06 : 0.03;
  return birth * atHome;
}

/** Adults of about the same age; most often in their twenties. */
export function flatmateWeight(anchorAge: number, age: number): number {
  const gap = Math.abs(age - anchorAge);
  if (age < ADULT || gap > 12) return 0;
  return (anchorAge < 32 ? 1 : anchorAge < 45 ? 0.4 : 0.15) / (1 + gap * gap * 0.25);
}

/** A parent of one of the partners. */
export function elderWeight(anchorAge: number, age: number): number {
  const gap = age - anchorAge;
  return gap >= 19 && gap <= 40 ? 1 - Math.abs(gap - 28) / 22 : 0;
}
