import { aliasTable } from '../../random/alias-table.ts';
import { keyedPermutation } from '../../random/permutation.ts';
import { VENUE_CATEGORIES, type VenueCategory } from '../../schema/mobility-tables.ts';
import { cos } from '../../stats/elementary.ts';
import type { Block } from '../block-context.ts';
import type { WorldPlan } from '../world-plan.ts';
import { eastward, KM_PER_DEGREE, northward, RADIANS, writtenDegrees } from './geo-cell.ts';
import { postcodeGround } from './nearest-postcode.ts';
import { firstThird, lastThird, secondThird } from './split-uniform.ts';

/** Assumed: a postcode has one workplace, one school and one other venue for so many of its people, and one of each kind at least. */
const PEOPLE_PER_WORKPLACE = 80;
const PEOPLE_PER_SCHOOL = 2500;
const PEOPLE_PER_OTHER = 50;
/** Assumed shares of the categories among the other venues, in the order of `VENUE_CATEGORIES` from shop on. */
const OTHER_SHARES = aliasTable([0.31, 0.29, 0.13, 0.08, 0.06, 0.07, 0.05, 0.01]);

const WORKPLACE = VENUE_CATEGORIES.indexOf('workplace');
const SCHOOL = VENUE_CATEGORIES.indexOf('school');
const SHOP = VENUE_CATEGORIES.indexOf('shop');
/** Indexes of the categories that visitors' tastes or affiliations treat apart. */
export const LEISURE = VENUE_CATEGORIES.indexOf('leisure' satisfies VenueCategory);
export const CLINIC = VENUE_CATEGORIES.indexOf('clinic' satisfies VenueCategory);
export const WORSHIP = VENUE_CATEGORIES.indexOf('worship' satisfies VenueCategory);
export const PARTY_OFFICE = VENUE_CATEGORIES.indexOf('party office' satisfies VenueCategory);

/** Invented labels of parties, the first on the left and the second on the right, and the faiths of the person column `religion`; a missing affiliation is index 0. */
export const AFFILIATIONS: readonly (string | null)[] = [null, 'party of the kite', 'party of the anvil', 'faith A', 'faith B', 'faith C', 'faith D', 'faith E'];
const FIRST_PARTY = 1;
const PARTIES = 2;
const FIRST_FAITH = 3;
/** Assumed: places of worship by faith. */
const FAITHS = aliasTable([0.52, 0.29, 0.09, 0.06, 0.04]);

/** -1 for the party on the left, 1 for that on the right, 0 for any other affiliation. */
export function partySide(affiliation: number): number {
  return affiliation === FIRST_PARTY ? -1 : affiliation === FIRST_PARTY + 1 ? 1 : 0;
}

/** The venues of one postcode; workplaces come first, then schools, then the others, most visited first within each. */
export interface PostcodeVenues {
  readonly workplaces: number;
  readonly schools: number;
  readonly others: number;
  /** Degrees by venue, filled by `settle`. */
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  /** Cosine of the latitude. */
  readonly cosine: Float64Array;
  /** Index into `VENUE_CATEGORIES`. */
  readonly category: Uint8Array;
  /** Index into `AFFILIATIONS`. */
  readonly affiliation: Uint8Array;
  /** Places a venue on the ground, if it is not yet there. */
  settle(venue: number): void;
}

/** The venues of all postcodes of a country, as one world sees them. */
export interface VenueLaw {
  /** Those of a postcode, by its index in the country's list. */
  of(postcode: number): PostcodeVenues;
  /** The venueId of a venue, -1 where the postcode is not in the world: the `venue` tables list the world's only. */
  idOf(postcode: number, venue: number): number;
}

const workplacesOf = (people: number): number => 1 + Math.floor(people / PEOPLE_PER_WORKPLACE);
const schoolsOf = (people: number): number => 1 + Math.floor(people / PEOPLE_PER_SCHOOL);
const othersOf = (people: number): number => 1 + Math.floor(people / PEOPLE_PER_OTHER);
const venuesOf = (people: number): number => workplacesOf(people) + schoolsOf(people) + othersOf(people);

/** Number of venues in the world's postcodes before each of them, and in all. */
const numbering = new WeakMap<WorldPlan, Float64Array>();

/**
 * Venues as a pure function of the seed and of (postcode, number of the venue): any block can name any
 * venue of the country without making another block. They crowd towards the centre of their postcode:
 * density falls with the inverse of the distance from it (assumed).
 */
export function venueLaw({ plan, pack: { postcodes }, draws }: Pick<Block, 'plan' | 'pack' | 'draws'>): VenueLaw {
  const ground = postcodeGround(postcodes);
  const [positions, affiliations] = [draws('venue'), draws('venue.affiliation')];
  let before = numbering.get(plan);
  if (before === undefined) {
    before = new Float64Array(plan.postcodes.length + 1);
    for (let i = 0; i < plan.postcodes.length; i++) before[i + 1] = before[i]! + venuesOf(postcodes.people[plan.postcodes[i]!]!);
    numbering.set(plan, before);
  }
  const number = keyedPermutation(before.at(-1)!, draws('venueId'));
  const made = new Map<number, PostcodeVenues>();
  const ids = new Map<number, Int32Array>();

  const venuesIn = (postcode: number): PostcodeVenues => {
    const people = postcodes.people[postcode]!;
    const [workplaces, schools, others, count] = [workplacesOf(people), schoolsOf(people), othersOf(people), venuesOf(people)];
    const [latitude, longitude, cosine] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
    const [category, affiliation] = [new Uint8Array(count), new Uint8Array(count)];
    const reach = ground.reachKm(postcode);
    const [north, east] = [postcodes.latitude[postcode]!, postcodes.longitude[postcode]!];
    const centreCosine = cos(north * RADIANS);
    return {
      workplaces, schools, others, latitude, longitude, cosine, category, affiliation,
      settle(venue) {
        // A settled venue has a cosine: nobody has venues at a pole.
        if (cosine[venue] !== 0) return;
        const position = positions.uniform(postcode, venue);
        const distance = reach * firstThird(position);
        const direction = secondThird(position);
        latitude[venue] = writtenDegrees(north + (distance * northward(direction)) / KM_PER_DEGREE);
        longitude[venue] = writtenDegrees(east + (distance * eastward(direction)) / (KM_PER_DEGREE * centreCosine));
        cosine[venue] = cos(latitude[venue]! * RADIANS);
        category[venue] = venue < workplaces ? WORKPLACE : venue < workplaces + schools ? SCHOOL : SHOP + OTHER_SHARES.pick(lastThird(position));
        if (category[venue] === PARTY_OFFICE) affiliation[venue] = FIRST_PARTY + affiliations.below(PARTIES, postcode, venue);
        else if (category[venue] === WORSHIP) affiliation[venue] = FIRST_FAITH + FAITHS.pick(affiliations.uniform(postcode, venue));
      },
    };
  };

  return {
    of(postcode) {
      let venues = made.get(postcode);
      if (venues === undefined) {
        venues = venuesIn(postcode);
        made.set(postcode, venues);
      }
      return venues;
    },
    idOf(postcode, venue) {
      let own = ids.get(postcode);
      if (own === undefined) {
        const at = positionOf(plan.postcodes, postcode);
        // Numbered when they are asked for; 0 is "not yet", -1 "not in the world".
        own = at === -1 ? new Int32Array(0) : new Int32Array(venuesOf(postcodes.people[postcode]!));
        ids.set(postcode, own);
      }
      if (own.length === 0) return -1;
      if (own[venue] === 0) own[venue] = 1 + number.forward(before[positionOf(plan.postcodes, postcode)]! + venue);
      return own[venue]!;
    },
  };
}

/** Position of a value in ascending ones, -1 where it is not among them. */
function positionOf(ascending: Uint32Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === value ? low : -1;
}
