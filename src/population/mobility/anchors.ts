import { lognormal, normalQuantile } from '../../random/distributions.ts';
import { cos, ln, sqrt } from '../../stats/elementary.ts';
import type { Block } from '../block-context.ts';
import { eastward, KM_PER_DEGREE, northward, RADIANS, writtenDegrees } from './geo-cell.ts';
import type { Itinerary } from './itinerary.ts';
import { postcodeGround } from './nearest-postcode.ts';
import { lowerUniform, upperUniform } from './split-uniform.ts';
import type { VenueLaw } from './venue-law.ts';

/** Assumed: one way to work, log-normal with this median in km and spread; students go as far. */
const COMMUTE_KM = 9;
const COMMUTE_SPREAD = 1;
/** Assumed: share of workers who work at home or at no fixed place. */
const NO_WORKPLACE = 0.14;
/** Assumed: share who work Monday to Friday (the others on five days that start elsewhere in the week), and who work late. */
const USUAL_WEEK = 0.76;
const LATE_SHIFT = 0.12;
/** Assumed starts and lengths in minutes: work, late work, school. */
const [WORK_START, WORK_SPREAD, WORK_MINUTES, WORK_MINUTES_SPREAD] = [510, 55, 495, 50];
const [LATE_START, LATE_MINUTES] = [840, 450];
const [SCHOOL_START, SCHOOL_MINUTES] = [480, 400];
/** Assumed: minutes from which people go out on days with work, and at which they are home for the night, normal around these. */
const [WAKE, WAKE_SPREAD] = [435, 60];
const [BED, BED_SPREAD] = [1265, 85];

/** What ties a person to places and hours. Minutes are of the day. */
export interface Anchors {
  /** Place of work or school in the itinerary, -1 without one. */
  work: number;
  /** Bit w is set when the person works on weekday w, Monday 0. */
  workdays: number;
  workStart: number;
  workEnd: number;
  wake: number;
  bed: number;
}

/** What people of an occupation group do on workdays. */
const DUTY = { none: 0, work: 1, school: 2, study: 3 } as const;
const WITHOUT_DUTY = new Set(['child', 'retired', 'homemaking', 'none']);

/**
 * Starts itineraries at home and says where and when the person works. Members of a household have one
 * home, spread evenly over the disc of the postcode (assumed); work is a venue of the postcode at the end
 * of a way drawn from the commuting distances, so that colleagues share it; pupils go to one of their
 * postcode's schools.
 */
export function anchoring(block: Block, venues: VenueLaw): (row: number, itinerary: Itinerary) => Anchors {
  const { pack: { postcodes }, firstId, draws, numbers, column } = block;
  const ground = postcodeGround(postcodes);
  const [home, place] = [numbers('householdId'), numbers('place')];
  const occupation = column('occupation');
  if (occupation.kind !== 'coded') throw new Error('mobility.anchors: expected codes in occupation, got numbers');
  const duties = occupation.dictionary.map((text) => (text === null || WITHOUT_DUTY.has(text) ? DUTY.none : text === 'pupil' ? DUTY.school : text === 'student' ? DUTY.study : DUTY.work));
  const [homes, hours, ways, weeks] = [draws('mobility.home'), draws('mobility.hours'), draws('mobility.work'), draws('mobility.workdays')];

  return (row, itinerary) => {
    const person = firstId + row;
    const own = place[row]!;
    const position = homes.uniform(home[row]!);
    const away = ground.reachKm(own) * sqrt(upperUniform(position));
    const direction = lowerUniform(position);
    const latitude = writtenDegrees(postcodes.latitude[own]! + (away * northward(direction)) / KM_PER_DEGREE);
    const longitude = writtenDegrees(postcodes.longitude[own]! + (away * eastward(direction)) / (KM_PER_DEGREE * cos(postcodes.latitude[own]! * RADIANS)));
    itinerary.begin(latitude, longitude, cos(latitude * RADIANS), own);

    const rhythm = hours.uniform(person, 0);
    const anchors: Anchors = {
      work: -1,
      workdays: 0b0011111,
      workStart: SCHOOL_START,
      workEnd: SCHOOL_START + SCHOOL_MINUTES,
      wake: WAKE + WAKE_SPREAD * normalQuantile(upperUniform(rhythm)),
      bed: BED + BED_SPREAD * normalQuantile(lowerUniform(rhythm)),
    };
    const duty = duties[occupation.codes[row]!]!;
    if (duty === DUTY.none) return anchors;
    if (duty === DUTY.work && weeks.uniform(person, 0) < NO_WORKPLACE) return anchors;

    const slot = ways.uniform(person, 1);
    let postcode = own;
    if (duty !== DUTY.school) {
      const way = ways.uniform(person, 0);
      const km = lognormal(upperUniform(way), ln(COMMUTE_KM), COMMUTE_SPREAD);
      const nearest = ground.nearest(latitude + (km * northward(lowerUniform(way))) / KM_PER_DEGREE, longitude + (km * eastward(lowerUniform(way))) / (KM_PER_DEGREE * itinerary.cosine[0]!), own);
      if (nearest !== -1) postcode = nearest;
    }
    const set = venues.of(postcode);
    const venue = duty === DUTY.work ? Math.floor(set.workplaces * slot * slot) : set.workplaces + Math.floor(set.schools * slot);
    set.settle(venue);
    anchors.work = itinerary.know(set.latitude[venue]!, set.longitude[venue]!, set.cosine[venue]!, postcode, venue);
    if (duty === DUTY.work) {
      const late = weeks.uniform(person, 1) < LATE_SHIFT;
      const week = weeks.uniform(person, 2);
      const shift = week < USUAL_WEEK ? 0 : Math.floor(((week - USUAL_WEEK) / (1 - USUAL_WEEK)) * 7);
      anchors.workdays = ((0b0011111 << shift) | (0b0011111 >> (7 - shift))) & 0b1111111;
      const times = hours.uniform(person, 1);
      anchors.workStart = Math.round((late ? LATE_START : WORK_START) + WORK_SPREAD * normalQuantile(upperUniform(times)));
      anchors.workEnd = anchors.workStart + (late ? LATE_MINUTES : Math.round(WORK_MINUTES + WORK_MINUTES_SPREAD * normalQuantile(hours.uniform(person, 2))));
    }
    return anchors;
  };
}
