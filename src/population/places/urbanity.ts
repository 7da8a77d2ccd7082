/** How built-up a postcode is, least first. */
export const URBANITY = ['rural', 'suburban', 'urban'] as const;

/** Assumed: postcodes of fewer than these published people are rural, suburban; the others urban. */
const SUBURBAN_FROM = 5_000;
const URBAN_FROM = 25_000;

/** Index into `URBANITY` of a postcode with so many published people. */
export function urbanityOf(people: number): number {
  return people < SUBURBAN_FROM ? 0 : people < URBAN_FROM ? 1 : 2;
}

/** Scores by urbanity, at the places that about 15, 35 and 50 % of people make standard. */
export const URBANITY_SCORES: readonly number[] = [-1.8, -0.4, 0.8];
