import { pow } from '../../stats/elementary.ts';
import type { Block } from '../block-context.ts';
import { anchoring, type Anchors } from './anchors.ts';
import { destinations } from './destinations.ts';
import { Itinerary } from './itinerary.ts';
import { firstThird, lastThird, lowerUniform, oneOfSeven, secondThird, upperUniform } from './split-uniform.ts';
import { tabulate } from './truncated-power-law.ts';
import { venueLaw, type VenueLaw } from './venue-law.ts';

/**
 * Time at a place before the next move, hours: density t^-1.8 · exp(-t / 17) from 20 minutes. C. Song et al.,
 * "Modelling the scaling properties of human mobility", Nature Physics 6, 2010, doi:10.1038/nphys1760, with
 * the parameters that scikit-mobility takes from it (beta 0.8, tau 17 h, 20 minutes at least).
 */
export const WAIT_HOURS = tabulate({ exponent: 1.8, shift: 0, cutoff: 17, from: 1 / 3, to: 168 });
/** Probability of going to a new place when S are known: rho · S^-gamma (same source). */
const RHO = 0.6;
const GAMMA = 0.21;

/** Assumed: the day's start and end and the start of work move around each person's usual ones by up to so many minutes either way. */
const DAY_NOISE = 40;
const WORK_NOISE = 15;
/** Assumed: nobody goes out before work that starts within so many minutes of getting up, nor out again for less than this. */
const MORNING = 180;
const SHORTEST_STAY = 20;
/** Assumed: who is farther from home or work than this sleeps there and stays away from work. */
const FARTHEST_MINUTES = 180;

/** Assumed: share of days with a common outing of the household, on workdays and at weekends, and of its members who come along. */
const OUTING_WORKDAY = 0.14;
const OUTING_WEEKEND = 0.4;
const JOINING = 0.7;
/** Assumed: places that a household goes to together, and the longest way there. */
const COMMON_PLACES = 4;
const LONGEST_OUTING_WAY = 60;

/** Assumed: on days without work people go out so many minutes later; nobody is out later than one at night. */
const FREE_DAY_LATER = 75;
const LATEST_BED = 1500;

/** Day 0 was a Thursday; Monday is 0. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** Follows the people of a block through the days before `asOf`. */
export interface Trajectories {
  /** The venues of the country as this block settled them. */
  readonly venues: VenueLaw;
  /** The days of the person in a row of the block up to the day of a minute of the window. The itinerary is the same object each time, filled anew. */
  follow(row: number, lastMinute: number): Itinerary;
}

/**
 * Exploration and preferential return (Song et al. 2010) between fixed hours: people sleep at home, work on
 * their workdays at one place, and go out with their household now and then; in between each stay lasts a
 * time of `WAIT_HOURS`, then the person goes to a new place with probability rho · S^-gamma, or back to a
 * known one in proportion to the visits so far. It is the individual model between the fixed hours of a
 * diary, as in L. Pappalardo, F. Simini, "Data-driven generation of spatio-temporal routines in human
 * mobility", Data Mining and Knowledge Discovery 32, 2018, doi:10.1007/s10618-017-0548-4. Everybody starts at home, with no
 * other place known but work, `historyDays` before `asOf`.
 *
 * A world is a systematic sample of postcodes that lie far apart, but its people go everywhere in the country: how
 * far they travel does not depend on the world's size. Whom they meet does: of those whom they would see in
 * the postcodes next door only few are in the world, so that traces outside one's own postcode are more often
 * alone there than in a whole country.
 */
export function trajectories(block: Block): Trajectories {
  const { plan: { historyDays, asOfDay }, firstId, draws, numbers } = block;
  const venues = venueLaw(block);
  const places = destinations(block, venues);
  const anchor = anchoring(block, venues);
  const home = numbers('householdId');
  const [steps, jumps, mornings, evenings, joins, weeks, outings, commons] = [
    draws('mobility.step'), draws('mobility.jump'), draws('mobility.morning'), draws('mobility.evening'), draws('mobility.join'), draws('mobility.outing.days'), draws('mobility.outing'), draws('mobility.common'),
  ];
  const itinerary = new Itinerary(historyDays);
  const exploring = Float64Array.from({ length: itinerary.place.length }, (_, known) => (known === 0 ? 1 : RHO * pow(known, -GAMMA)));
  const common = new Int32Array(COMMON_PLACES);
  let person = 0;
  let step = 0;

  /** The next place: a new one or one of the visited, by a uniform number; where the person is if nothing else is known. */
  const choose = (uniform: number): number => {
    const chance = exploring[itinerary.places]!;
    if (uniform < chance) return places.explore(itinerary, itinerary.at, jumps, person, step);
    let visit = Math.floor(((uniform - chance) / (1 - chance)) * itinerary.visits);
    for (let tried = 0; tried < itinerary.visits; tried++) {
      const place = itinerary.visited[visit]!;
      if (place !== itinerary.at) return place;
      if (++visit === itinerary.visits) visit = 0;
    }
    return itinerary.at;
  };

  /** Stays and moves freely from a minute until another at which something fixed follows. */
  const roam = (from: number, until: number): void => {
    let now = Math.max(from, itinerary.since);
    while (now + 2 * SHORTEST_STAY < until) {
      const draw = steps.uniform(person, ++step);
      const leave = now + Math.round(60 * WAIT_HOURS.quantile(upperUniform(draw)));
      if (leave + SHORTEST_STAY >= until) return;
      const known = itinerary.places;
      const place = choose(lowerUniform(draw));
      now = leave;
      const way = itinerary.minutesTo(place);
      if (place === itinerary.at || leave + way + SHORTEST_STAY > until) {
        // Too far for now: a new place is forgotten again.
        itinerary.places = known;
        continue;
      }
      itinerary.go(place, leave, way);
      now = itinerary.since;
    }
  };

  /** Goes to a fixed place at a minute, or as soon after it as the person has arrived where it is. */
  const attend = (place: number, minute: number): void => {
    if (place === itinerary.at) return;
    const way = itinerary.minutesTo(place);
    if (way <= FARTHEST_MINUTES) itinerary.go(place, Math.max(minute, itinerary.since), way);
  };

  /** The household's outing of a day: lets the person roam until it, then takes part until its end. */
  const outing = (day: number, from: number, latest: number, weekend: boolean): number => {
    if (joins.uniform(person, day) >= JOINING) return from;
    const household = home[person - firstId]!;
    const draw = outings.uniform(household, day);
    const start = day * 1440 + Math.round(weekend ? 600 + 540 * firstThird(draw) : 1080 + 150 * firstThird(draw));
    const end = start + 60 + Math.round(120 * secondThird(draw));
    if (start < from || end > latest) return from;
    const which = Math.floor(lastThird(draw) * COMMON_PLACES);
    if (common[which] === -1) common[which] = places.explore(itinerary, 0, commons, household, which, true);
    const place = common[which]!;
    roam(from, start - Math.min(itinerary.minutesTo(place), LONGEST_OUTING_WAY));
    if (itinerary.minutesTo(place) > LONGEST_OUTING_WAY) return Math.max(from, itinerary.since);
    attend(place, start - itinerary.minutesTo(place));
    return end;
  };

  const follow = (row: number, lastMinute: number): Itinerary => {
    person = firstId + row;
    step = 0;
    common.fill(-1);
    const { work, workdays, workStart, workEnd, wake, bed }: Anchors = anchor(row, itinerary);
    places.setTaste(row);
    let [morning, evening, outingDays] = [0, 0, 0];
    for (let day = 0; day * 1440 <= lastMinute; day++) {
      const ofWeek = day % 7;
      if (ofWeek === 0) [morning, evening, outingDays] = [mornings.uniform(person, day), evenings.uniform(person, day), weeks.uniform(home[row]!, day)];
      const weekday = weekdayOf(asOfDay - historyDays + day);
      const midnight = day * 1440;
      const early = 2 * oneOfSeven(morning, ofWeek) - 1;
      const working = work !== -1 && (workdays & (1 << weekday)) !== 0;
      const up = midnight + Math.round(wake + DAY_NOISE * early) + (working ? 0 : FREE_DAY_LATER);
      const down = Math.min(midnight + LATEST_BED, Math.max(midnight + Math.round(bed + DAY_NOISE * (2 * oneOfSeven(evening, ofWeek) - 1)), up + 60));
      let free = up;
      if (working) {
        const start = midnight + Math.round(workStart + WORK_NOISE * early);
        if (start - up > MORNING) roam(up, start);
        attend(work, start - Math.min(itinerary.minutesTo(work), FARTHEST_MINUTES));
        if (itinerary.at === work) free = Math.max(itinerary.since, midnight + workEnd);
      }
      const weekend = weekday > 4;
      if (oneOfSeven(outingDays, ofWeek) < (weekend ? OUTING_WEEKEND : OUTING_WORKDAY)) free = outing(day, free, midnight + LATEST_BED, weekend);
      roam(free, down);
      attend(0, Math.max(down, free));
    }
    itinerary.finish();
    return itinerary;
  };

  return { venues, follow };
}
