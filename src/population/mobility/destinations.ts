import { exp } from '../../stats/elementary.ts';
import { normalQuantile } from '../../random/distributions.ts';
import type { Draws } from '../../random/draws.ts';
import { VENUE_CATEGORIES } from '../../schema/mobility-tables.ts';
import { ageScore } from '../attributes/scores.ts';
import type { Block } from '../block-context.ts';
import { eastward, kmBetween, KM_PER_DEGREE, northward } from './geo-cell.ts';
import type { Itinerary } from './itinerary.ts';
import { postcodeGround } from './nearest-postcode.ts';
import { firstThird, lastThird, lowerUniform, secondThird, upperUniform } from './split-uniform.ts';
import { tabulate } from './truncated-power-law.ts';
import { AFFILIATIONS, CLINIC, LEISURE, PARTY_OFFICE, partySide, WORSHIP, type PostcodeVenues, type VenueLaw } from './venue-law.ts';

/**
 * Length of a jump to a new place, km: density (Δ + 1.5)^-1.75 · exp(-Δ / 400). From memory: M. C. González,
 * C. A. Hidalgo, A.-L. Barabási, "Understanding individual human mobility patterns", Nature 453, 2008,
 * doi:10.1038/nature06958, eq. 1.
 */
export const JUMP_KM = tabulate({ exponent: 1.75, shift: 1.5, cutoff: 400, from: 0, to: 4000 });

/** Assumed: of two venues drawn by popularity one is taken, in proportion to taste over distance plus this many km. */
const NEAR_KM = 0.5;
/** Assumed: people differ in how often they go to each kind of sensitive venue by a log-normal factor of this spread. */
const TASTE_SPREAD = 1.2;

/** Where people go that were not there before. */
export interface Destinations {
  /** Makes the tastes those of the person in a row of the block. */
  setTaste(row: number): void;
  /**
   * A venue at a jump from a place: the jump's end is drawn, then one of two venues of the postcode
   * around it, by the person's tastes or, for `common` places, by nobody's. Returns the number of the place
   * in the itinerary, which may be known already. `choices` at (entity, index) decide, counters 0 and 1.
   */
  explore(itinerary: Itinerary, from: number, choices: Draws, entity: number, index: number, common?: boolean): number;
}

/** Opens the destinations of a block's people. */
export function destinations(block: Block, venues: VenueLaw): Destinations {
  const { pack, firstId, draws, strength, numbers, texts } = block;
  const ground = postcodeGround(pack.postcodes);
  const [age, leaning, devotion] = [numbers('age'), numbers('leaningTrait'), numbers('devotionTrait')];
  const [faith, condition] = [texts('religion'), texts('healthConditions')];
  const noise = draws('visits.taste');
  const [byClinicAge, byHealth, byDevotion, byDevotionAge, byFaith, byPartyLeaning, byLeisureAge] = [
    strength('visits.clinic-age'), strength('visits.clinic-health'), strength('visits.worship-devotion'), strength('visits.worship-devotion-age'), strength('visits.worship-faith'),
    strength('visits.party-leaning'), strength('visits.leisure-age'),
  ];
  const taste = new Float64Array(VENUE_CATEGORIES.length).fill(1);
  let [side, ownFaith] = [0, 0];
  const spread = (person: number, category: number): number => TASTE_SPREAD * normalQuantile(noise.uniform(person, category));

  const pull = (set: PostcodeVenues, venue: number, latitude: number, longitude: number, cosine: number, common: boolean): number => {
    set.settle(venue);
    const away = kmBetween(latitude, longitude, cosine, set.latitude[venue]!, set.longitude[venue]!, cosine);
    const category = set.category[venue]!;
    let liking = common ? 1 : taste[category]!;
    if (category === PARTY_OFFICE && !common) liking *= exp(side * partySide(set.affiliation[venue]!));
    else if (category === WORSHIP && !common && set.affiliation[venue] !== ownFaith) liking *= 1 - byFaith;
    return liking / (away + NEAR_KM);
  };

  return {
    setTaste(row) {
      const years = ageScore(age[row]!);
      const person = firstId + row;
      taste[LEISURE] = exp(byLeisureAge * years);
      const ill = condition(row);
      taste[CLINIC] = exp(byClinicAge * years + (ill === null || ill === 'none' ? 0 : byHealth) + spread(person, CLINIC));
      taste[WORSHIP] = exp((byDevotion + byDevotionAge * years) * devotion[row]! + spread(person, WORSHIP));
      ownFaith = AFFILIATIONS.indexOf(faith(row));
      taste[PARTY_OFFICE] = exp(spread(person, PARTY_OFFICE));
      side = byPartyLeaning * leaning[row]!;
    },

    explore(itinerary, from, choices, entity, index, common = false) {
      const jump = choices.uniform(entity, index, 0);
      const km = JUMP_KM.quantile(upperUniform(jump));
      const direction = lowerUniform(jump);
      const cosine = itinerary.cosine[from]!;
      const latitude = itinerary.latitude[from]! + (km * northward(direction)) / KM_PER_DEGREE;
      const longitude = itinerary.longitude[from]! + (km * eastward(direction)) / (KM_PER_DEGREE * cosine);
      const nearest = ground.nearest(latitude, longitude, itinerary.postcode[from]!);
      const postcode = nearest === -1 ? itinerary.postcode[from]! : nearest;
      const set = venues.of(postcode);
      const first = set.workplaces + set.schools;
      const draw = choices.uniform(entity, index, 1);
      // Assumed: a venue's popularity falls as the square root of its rank, which squaring a uniform number gives.
      const one = first + Math.floor(set.others * firstThird(draw) * firstThird(draw));
      const two = first + Math.floor(set.others * secondThird(draw) * secondThird(draw));
      const attraction = pull(set, one, latitude, longitude, cosine, common);
      const chosen = lastThird(draw) * (attraction + pull(set, two, latitude, longitude, cosine, common)) < attraction ? one : two;
      return itinerary.know(set.latitude[chosen]!, set.longitude[chosen]!, set.cosine[chosen]!, postcode, chosen);
    },
  };
}
