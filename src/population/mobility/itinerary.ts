import { kmBetween } from './geo-cell.ts';

/** Venue number of a home. */
export const HOME = -1;

/** Assumed speeds, km per minute: in town, between towns, farther; and minutes to get going and to park. */
const STARTING_MINUTES = 5;
const TOWN_KM = 20;
const TOWN_SPEED = 40 / 60;
const ROAD_KM = 400;
const ROAD_SPEED = 80 / 60;
const FAR_SPEED = 700 / 60;

/** Whole minutes that a way of so many km takes. Nobody is faster than 700 km/h on average. */
export function travelMinutes(km: number): number {
  const town = Math.min(km, TOWN_KM) / TOWN_SPEED;
  const road = km > TOWN_KM ? (Math.min(km, ROAD_KM) - TOWN_KM) / ROAD_SPEED : 0;
  const far = km > ROAD_KM ? (km - ROAD_KM) / FAR_SPEED : 0;
  return Math.ceil(STARTING_MINUTES + town + road + far);
}

/** Stays of one person are at least this long on average, so that so many fit into a day. */
const STAYS_PER_DAY = 75;

/**
 * Where one person is over some days: places, the first of them the home, and stays at them in the order of
 * time. Between two stays the person travels. One itinerary is filled again and again, person after person.
 */
export class Itinerary {
  /** Minutes from the start of the window to its end. */
  readonly minutes: number;
  /** Known places; the arrays hold more room than that. */
  places = 0;
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  /** Cosine of the latitude. */
  readonly cosine: Float64Array;
  /** Index of the postcode in the country's list. */
  readonly postcode: Int32Array;
  /** Number of the venue in its postcode, `HOME` for the home. */
  readonly venue: Int32Array;
  /** Finished stays. */
  stays = 0;
  readonly place: Int32Array;
  /** Minutes since the start of the window. */
  readonly arrived: Int32Array;
  readonly left: Int32Array;
  /** Where the person is now, and since when. */
  at = 0;
  since = 0;
  /** Every arrival at a place so far: a place is drawn from here in proportion to its visits. */
  visits = 0;
  readonly visited: Int32Array;

  constructor(days: number) {
    this.minutes = days * 1440;
    const most = days * STAYS_PER_DAY + 8;
    this.latitude = new Float64Array(most);
    this.longitude = new Float64Array(most);
    this.cosine = new Float64Array(most);
    this.postcode = new Int32Array(most);
    this.venue = new Int32Array(most);
    this.place = new Int32Array(most);
    this.arrived = new Int32Array(most);
    this.left = new Int32Array(most);
    this.visited = new Int32Array(most);
  }

  /** Forgets everything; the person is at home from the start. */
  begin(latitude: number, longitude: number, cosine: number, postcode: number): void {
    this.places = 0;
    this.stays = 0;
    this.visits = 0;
    this.at = this.know(latitude, longitude, cosine, postcode, HOME);
    this.since = 0;
    this.visited[this.visits++] = this.at;
  }

  /** The number of a place, a new one if it is not yet known. */
  know(latitude: number, longitude: number, cosine: number, postcode: number, venue: number): number {
    for (let place = 0; place < this.places; place++) if (this.venue[place] === venue && this.postcode[place] === postcode) return place;
    const place = this.places++;
    this.latitude[place] = latitude;
    this.longitude[place] = longitude;
    this.cosine[place] = cosine;
    this.postcode[place] = postcode;
    this.venue[place] = venue;
    return place;
  }

  km(from: number, to: number): number {
    return kmBetween(this.latitude[from]!, this.longitude[from]!, this.cosine[from]!, this.latitude[to]!, this.longitude[to]!, this.cosine[to]!);
  }

  minutesTo(place: number): number {
    return travelMinutes(this.km(this.at, place));
  }

  /** Leaves for another place at a minute; the way takes `minutesTo` it. */
  go(place: number, minute: number, way: number): void {
    this.place[this.stays] = this.at;
    this.arrived[this.stays] = this.since;
    this.left[this.stays++] = minute;
    this.at = place;
    this.since = minute + way;
    this.visited[this.visits++] = place;
  }

  /** Ends the last stay, at the end of the window or, for who is on the way then, on arrival. */
  finish(): void {
    this.place[this.stays] = this.at;
    this.arrived[this.stays] = this.since;
    this.left[this.stays++] = Math.max(this.since, this.minutes);
  }
}
