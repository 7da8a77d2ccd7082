import { describe, expect, it } from 'vitest';
import { HOME } from '../../../src/population/mobility/itinerary.ts';
import { trajectories } from '../../../src/population/mobility/trajectory.ts';
import { correlation, counts, mean } from '../worlds.ts';
import { AFFILIATIONS } from '../../../src/population/mobility/venue-law.ts';
import { mobileWorld } from './mobile-world.ts';

const { plan, blocks } = await mobileWorld({});
const block = blocks[3]!;
const end = plan.historyDays * 1440;
const { follow } = trajectories(block);
const [age, home] = [block.numbers('age'), block.numbers('householdId')];
const occupation = block.texts('occupation');
const adults = Array.from({ length: block.rows }, (_, row) => row).filter((row) => age[row]! >= 18);
const sample = adults.slice(0, 400);
const weekdayOf = (minute: number): number => (plan.asOfDay - plan.historyDays + Math.floor(minute / 1440) + 3) % 7;

/** A copy of a person's days: the itinerary itself is filled anew for the next. */
function daysOf(row: number, lastMinute = end - 1) {
  const itinerary = follow(row, lastMinute);
  const at = (place: number) => ({ latitude: itinerary.latitude[place]!, longitude: itinerary.longitude[place]!, postcode: itinerary.postcode[place]!, venue: itinerary.venue[place]! });
  return {
    places: Array.from({ length: itinerary.places }, (_, place) => at(place)),
    stays: Array.from({ length: itinerary.stays }, (_, stay) => ({
      place: itinerary.place[stay]!,
      arrived: itinerary.arrived[stay]!,
      left: itinerary.left[stay]!,
      way: stay + 1 < itinerary.stays ? itinerary.km(itinerary.place[stay]!, itinerary.place[stay + 1]!) : 0,
    })),
  };
}

const followed = sample.map((row) => ({ row, ...daysOf(row) }));
/** Where someone is at a minute: a place of theirs, or -1 on the way. */
const placeAt = ({ stays }: (typeof followed)[number], minute: number): number => stays.find(({ arrived, left }) => arrived <= minute && minute <= left)?.place ?? -1;

describe('a trajectory', () => {
  it('covers the window without a gap but the ways, each long enough for its distance', () => {
    for (const { stays, places } of followed) {
      expect(stays[0]).toMatchObject({ place: 0, arrived: 0 });
      expect(places[0]!.venue).toBe(HOME);
      expect(stays.at(-1)!.left).toBeGreaterThanOrEqual(end);
      for (let i = 0; i + 1 < stays.length; i++) {
        const minutes = stays[i + 1]!.arrived - stays[i]!.left;
        expect(stays[i]!.left >= stays[i]!.arrived && minutes >= 5 && stays[i]!.way / (minutes / 60) < 1100 && stays[i]!.place !== stays[i + 1]!.place).toBe(true);
      }
    }
  });

  it('is at home at night, mostly, and at work on workdays, those who work', () => {
    const night = followed.flatMap((person) => Array.from({ length: plan.historyDays }, (_, day) => placeAt(person, day * 1440 + 210)));
    expect(mean(night.map((place) => (place === 0 ? 1 : 0)))).toBeGreaterThan(0.9);
    const working = followed.filter(({ row }) => !['retired', 'homemaking', 'none', 'student'].includes(occupation(row)!));
    const idle = followed.filter(({ row }) => ['retired', 'homemaking', 'none'].includes(occupation(row)!));
    const atWork = (people: typeof followed, weekend: boolean): number =>
      mean(people.flatMap((person) => Array.from({ length: plan.historyDays }, (_, day) => day).filter((day) => weekdayOf(day * 1440) > 4 === weekend).map((day) => (placeAt(person, day * 1440 + 660) === 1 && person.places[1]!.venue < 800 ? 1 : 0))));
    expect(atWork(working, false)).toBeGreaterThan(0.5);
    expect(atWork(working, true)).toBeLessThan(0.25);
    expect(atWork(idle, false)).toBeLessThan(0.1);
  });

  it('explores less than always and returns in proportion to visits: a few places hold most of them', () => {
    const shares = new Float64Array(20);
    const long = followed.map(({ stays }) => {
      const visits = new Map<number, number>();
      for (const { place } of stays) visits.set(place, (visits.get(place) ?? 0) + 1);
      return [...visits.values()].sort((a, b) => b - a);
    }).filter((visits) => visits.length >= 20);
    for (const visits of long) for (let k = 0; k < 20; k++) shares[k]! += visits[k]! / visits.reduce((sum, count) => sum + count, 0) / long.length;
    const ranks = Array.from(shares, (_, k) => Math.log(k + 1));
    const logs = Array.from(shares, Math.log);
    const slope = (correlation(ranks, logs) * Math.sqrt(mean(logs.map((y) => (y - mean(logs)) ** 2)))) / Math.sqrt(mean(ranks.map((x) => (x - mean(ranks)) ** 2)));
    // The law remembered is k^-1.2 (Song et al. 2010); it is not an input.
    expect(slope).toBeLessThan(-0.9);
    expect(slope).toBeGreaterThan(-1.5);
    expect(correlation(ranks, logs)).toBeLessThan(-0.95);
  });

  it('is the same alone, in any order, from another opening of the world, and up to an earlier day', async () => {
    const again = trajectories(blocks[3]!);
    for (const { row, stays } of [followed[300]!, followed[7]!, followed[123]!]) {
      const whole = again.follow(row, end - 1);
      expect(Array.from({ length: whole.stays }, (_, stay) => [whole.place[stay], whole.arrived[stay], whole.left[stay]])).toEqual(stays.map(({ place, arrived, left }) => [place, arrived, left]));
      const week = daysOf(row, 7 * 1440 - 1).stays;
      expect(week.slice(0, -1)).toEqual(stays.slice(0, week.length - 1));
    }
  });
});

describe('a household', () => {
  const couples = adults.filter((row) => adults.includes(row + 1) && home[row] === home[row + 1]).slice(0, 250).map((row) => [daysOf(row), daysOf(row + 1)] as const);

  it('has one home', () => {
    for (const [one, two] of couples) expect(one.places[0]).toEqual(two.places[0]);
  });

  it('goes out together: its members meet where nobody has to be far more often than neighbours do', () => {
    const { venues } = trajectories(block);
    const chosen = ({ postcode, venue }: { postcode: number; venue: number }): boolean => venue >= venues.of(postcode).workplaces + venues.of(postcode).schools;
    const key = ({ places }: { places: readonly { postcode: number; venue: number }[] }, place: number): string => `${places[place]!.postcode}.${places[place]!.venue}`;
    const meetings = (pairs: readonly (readonly [ReturnType<typeof daysOf>, ReturnType<typeof daysOf>])[]): number =>
      mean(pairs.map(([one, two]) => one.stays.filter((a) => chosen(one.places[a.place]!) && two.stays.some((b) => key(one, a.place) === key(two, b.place) && a.arrived < b.left && b.arrived < a.left)).length));
    const strangers = couples.map(([one], i) => [one, couples[(i + 1) % couples.length]![1]] as const);
    expect(meetings(couples)).toBeGreaterThan(1);
    expect(meetings(strangers)).toBeLessThan(meetings(couples) / 4);
  });
});

describe('what places tell of their visitors', () => {
  /** Over places visited by adults: correlation of the leaning with the side of party offices, of a condition with the share of clinics; share of places of worship of the own faith among those of one, and chance. */
  const signals = async (scale: number) => {
    const world = await mobileWorld({ correlation: scale });
    const sides: number[] = [];
    const leanings: number[] = [];
    const clinics: number[] = [];
    const ill: number[] = [];
    const worship: (string | null)[][] = [];
    for (const own of world.blocks.slice(0, 3)) {
      const walk = trajectories(own);
      const [years, leaning, faith, condition] = [own.numbers('age'), own.numbers('leaningTrait'), own.texts('religion'), own.texts('healthConditions')];
      for (let row = 0; row < own.rows; row++) {
        if (years[row]! < 18) continue;
        const itinerary = walk.follow(row, end - 1);
        let [free, clinic] = [0, 0];
        for (let place = 1; place < itinerary.places; place++) {
          const venues = walk.venues.of(itinerary.postcode[place]!);
          const category = venues.category[itinerary.venue[place]!]!;
          if (category < 2) continue;
          free++;
          if (category === 7) clinic++;
          if (category === 8 && faith(row) !== 'none') worship.push([faith(row), AFFILIATIONS[venues.affiliation[itinerary.venue[place]!]!]!]);
          if (category === 9) {
            sides.push(venues.affiliation[itinerary.venue[place]!] === 1 ? -1 : 1);
            leanings.push(leaning[row]!);
          }
        }
        if (free < 5) continue;
        clinics.push(clinic / free);
        ill.push(condition(row) === null || condition(row) === 'none' ? 0 : 1);
      }
    }
    const [faiths, places] = [counts(worship.map(([faith]) => faith!)), counts(worship.map(([, place]) => place!))];
    const chance = [...faiths].reduce((sum, [faith, count]) => sum + (count / worship.length) * ((places.get(faith) ?? 0) / worship.length), 0);
    return { party: correlation(sides, leanings), parties: sides.length, clinic: correlation(clinics, ill), people: ill.length, own: mean(worship.map(([faith, place]) => (faith === place ? 1 : 0))), chance, worship: worship.length };
  };

  it('is the leaning by party offices, health by clinics and the faith by places of worship', async () => {
    const { party, parties, clinic, own, chance } = await signals(1);
    expect(own).toBeGreaterThan(chance + 0.2);
    expect(parties).toBeGreaterThan(200);
    expect(party).toBeGreaterThan(0.1);
    expect(clinic).toBeGreaterThan(0.05);
  });

  it('is nothing at scale 0', async () => {
    const { party, parties, clinic, people, own, chance, worship } = await signals(0);
    // A household has one faith and goes to common places, so that its visits count less than as many strangers'.
    expect(Math.abs(own - chance)).toBeLessThan(8 * Math.sqrt((chance * (1 - chance)) / worship));
    // Visits of one person to one side repeat no more than chance, so that the counts are nearly independent.
    expect(Math.abs(party)).toBeLessThan(4.5 / Math.sqrt(parties));
    expect(Math.abs(clinic)).toBeLessThan(4.5 / Math.sqrt(people));
  });
});
