import type { Draws } from '../../random/draws.ts';
import { streetName } from './street-names.ts';

/** Assumed: homes are laid out along the ids of a postcode; so many ids make a group, so many groups a street. */
const GROUP = 32;
const GROUPS_IN_STREET = 4;
/** Assumed: groups that are one house of flats, by urbanity (rural, suburban, urban). About a quarter of homes are flats. */
const FLATS_BY_URBANITY = [0.04, 0.16, 0.38] as const;
const FLATS_ON_FLOOR = 4;
/** Assumed: house numbers start at a multiple of 100 up to this one. */
const FIRST_HUNDREDS = 40;

export interface HomeAddress {
  readonly street: string;
  readonly houseNumber: number;
  /** Floor and letter; null in a house of one home. */
  readonly unit: string | null;
}

/**
 * The address of a household from where its first member's id stands in the postcode: a pure function, so
 * that two blocks that share a postcode never give out the same address. Streets of a postcode differ in
 * name; numbers go up along a street with gaps, on one side or both.
 */
export function homeAddress(place: number, offset: number, urbanity: number, suffixes: readonly string[], draws: Draws): HomeAddress {
  const group = Math.floor(offset / GROUP);
  const within = offset - group * GROUP;
  const streetIndex = Math.floor(group / GROUPS_IN_STREET);
  const street = streetName(draws.uint32(place, 0), streetIndex, suffixes);
  const hundreds = 1 + Math.floor(draws.uniform(place, 1, streetIndex) * FIRST_HUNDREDS) + (group % GROUPS_IN_STREET);
  const side = draws.uniform(place, 2, streetIndex) < 0.5 ? 0 : 1;
  if (draws.uniform(place, 3, group) < FLATS_BY_URBANITY[urbanity]!) {
    return { street, houseNumber: 100 * hundreds + side, unit: `${1 + Math.floor(within / FLATS_ON_FLOOR)}${'ABCD'[within % FLATS_ON_FLOOR]!}` };
  }
  return { street, houseNumber: 100 * hundreds + 2 * within + side + (draws.uniform(place, 4, group) < 0.5 ? 0 : 34), unit: null };
}
