import { beforeAll, describe, expect, it } from 'vitest';
import { MISSING_INTEGER, parseDate } from '../../../src/columns/column.ts';
import { activityTally, hourOfWeek, likesTally } from '../../../src/population/calibration/behaviour-tallies.ts';
import { customersTally, MAIL_EVENTS, mailTally } from '../../../src/population/calibration/company-tallies.ts';
import { friendshipTally } from '../../../src/population/calibration/friendship-tally.ts';
import { mobilityTally, PARTS, radiusOfGyration } from '../../../src/population/calibration/mobility-tally.ts';
import { powerOf } from '../../../src/population/calibration/mobility-targets.ts';
import { agesOf, bornBy, peopleTally } from '../../../src/population/calibration/people-tally.ts';
import type { Tally } from '../../../src/population/calibration/tally.ts';
import { unicity } from '../../../src/population/calibration/unicity-tally.ts';
import { uniquenessTally, worldUnique } from '../../../src/population/calibration/uniqueness-tally.ts';
import { keyedDraws } from '../../../src/random/keyed-draws.ts';
import { handBlocks, setting, type Cells } from './tally-blocks.ts';

let place: Awaited<ReturnType<typeof setting>>;
let [home, sameCounty, sameState, elsewhere] = ['', '', '', ''];
const day = (text: string): number => parseDate(text);
const minute = (text: string, hour: number): number => day(text) * 1440 + hour * 60;

beforeAll(async () => {
  place = await setting();
  const { codes, county, countyState } = place.pack.postcodes;
  const first = codes.findIndex((_, i) => county[i] === county[i + 1] && countyState[county[i]!] === countyState[county[0]!] && county[i] !== county[0]);
  [home, sameCounty, sameState] = [codes[first]!, codes[first + 1]!, codes[0]!];
  elsewhere = codes[codes.findIndex((_, i) => countyState[county[i]!] !== countyState[county[first]!])]!;
});

/** The state of a tally after one block. */
function counted<State>(tally: Tally<State>, tables: Readonly<Record<string, Cells>>, ...more: readonly Readonly<Record<string, Cells>>[]): State {
  const state = tally.start(place.plan, place.pack);
  tally.add(state, handBlocks(place, [tables, ...more])[0]!);
  return state;
}

describe('the tally of people', () => {
  const person = (): Cells => ({
    personId: [0, 1, 2, 3, 4, 5],
    householdId: [0, 0, 0, 3, 4, 4],
    postcode: [home, home, home, home, home, home],
    previousPostcode: [sameCounty, null, sameState, elsewhere, elsewhere, null],
    movedOn: [day('2025-06-01'), MISSING_INTEGER, day('2025-06-01'), day('2025-06-01'), day('2015-01-01'), MISSING_INTEGER],
    sex: ['F', 'M', 'F', 'M', 'F', 'M'],
    birthDate: [day('1980-01-01'), day('1980-01-02'), day('2010-05-05'), day('1950-12-31'), day('1990-01-01'), day('2008-01-01')],
    followers: [10, 20, 30, 9000, 5, MISSING_INTEGER],
    surname: [place.pack.surnames.nameOf(0), place.pack.surnames.nameOf(30), 'Nobody Else', place.pack.surnames.nameOf(24), place.pack.surnames.nameOf(239), 'x'],
    rareName: ['false', 'false', 'true', 'false', 'false', 'true'],
    email: [`a@${place.pack.emailProviders[0]!.domain}`, `b@${place.pack.emailProviders[1]!.domain}`, null, `c@${place.pack.emailProviders[0]!.domain}`, null, null],
  });

  it('agrees with a block solved by hand', () => {
    const state = counted(peopleTally, { person: person() });
    expect(Array.from(state.households.slice(0, 4))).toEqual([0, 1, 1, 1]);
    // One child with two adults; the one born on 2008-01-01 turned 18 that day.
    expect([...state.children]).toEqual([1, 1, 1]);
    expect([...state.moves]).toEqual([1, 1, 1]);
    expect([...state.surnames]).toEqual([2, 3, 2]);
    expect(Array.from(state.addresses.slice(0, 3))).toEqual([2, 1, 0]);
    expect([10, 20, 30, 5, 5000].map((friends) => state.friends[friends])).toEqual([1, 1, 1, 1, 1]);
    const { male, female } = agesOf(state, place.plan, 104);
    expect([[46, 1], [15, 1], [36, 1]].map(([age, count]) => female[age!] === count)).toEqual([true, true, true]);
    // The day before a birthday does not count yet.
    expect([male[45], male[75], male[18]]).toEqual([1, 1, 1]);
  });

  it('knows by which day one is born who has completed so many years', () => {
    expect(bornBy({ asOf: '2026-01-01' }, 18)).toBe(day('2008-01-01'));
    expect(bornBy({ asOf: '2024-02-29' }, 1)).toBe(day('2023-02-28'));
  });
});

describe('the tally of uniqueness', () => {
  const births = ['1980-01-01', '1980-01-01', '1980-03-03', '1981-01-01'].map(day);
  const block = (postcodes: readonly string[], sexes: readonly string[], days: readonly number[]): Readonly<Record<string, Cells>> => ({ person: { postcode: postcodes, sex: sexes, birthDate: days } });

  it('counts who is alone, across the border of two blocks and in any grouping', () => {
    // Postcode b goes on in the next block: its first resident is not alone by date there, nor by year.
    const parts = [block(['a', 'a', 'b'], ['F', 'F', 'M'], [births[0]!, births[1]!, births[2]!]), block(['b', 'b', 'c'], ['M', 'F', 'F'], [births[2]!, births[2]!, births[3]!]), block(['c', 'd'], ['F', 'M'], [day('1981-06-06'), births[3]!])];
    const states = (): ReturnType<typeof uniquenessTally.start>[] =>
      handBlocks(place, parts).map((view) => {
        const state = uniquenessTally.start(place.plan, place.pack);
        uniquenessTally.add(state, view);
        return state;
      });
    const [a, b, c] = states() as [ReturnType<typeof uniquenessTally.start>, ReturnType<typeof uniquenessTally.start>, ReturnType<typeof uniquenessTally.start>];
    const left = uniquenessTally.merge(uniquenessTally.merge(a, b, place.plan), c, place.plan);
    const [d, e, f] = states() as [typeof a, typeof a, typeof a];
    const right = uniquenessTally.merge(d, uniquenessTally.merge(e, f, place.plan), place.plan);
    // Alone by year: the woman of b and the man of d; by date also both women of c.
    expect(worldUnique(left)).toEqual({ people: 8, byYear: 2, byDate: 4 });
    expect(worldUnique(right)).toEqual(worldUnique(left));
    // Inner postcodes are closed: memory does not grow with the world.
    expect(left.open.length).toBeLessThanOrEqual(2);
  });
});

describe('the tally of friendships', () => {
  it('agrees with a graph solved by hand', () => {
    // Ties 0-1, 0-2, 1-2, 0-3: 0 has three friends of whom one pair is tied, 1 and 2 two who are tied.
    const person: Cells = {
      personId: [0, 1, 2, 3, 4], postcode: ['a', 'a', 'a', 'b', 'b'], politicalLeaning: ['left', 'right', 'left', 'centre', null], birthDate: ['1980-01-01', '1985-01-01', '1980-06-01', '1990-01-01', '2020-01-01'].map(day),
      followers: [10, 20, 30, 40, MISSING_INTEGER], sex: ['F', 'F', 'F', 'F', 'F'],
    };
    const state = counted(friendshipTally, { person, tie: { sourceId: [0, 0, 0, 1], targetId: [1, 2, 3, 2] } }, { person: { ...person, personId: [4096, 4097, 4098, 4099, 4100] }, tie: { sourceId: [], targetId: [] } });
    expect(Array.from(state.degrees.slice(0, 5))).toEqual([0, 1, 2, 1, 0]);
    expect(state.clustering[0]! / PARTS).toBeCloseTo(1 / 3 + 1 + 1, 5);
    expect(state.clustering[1]).toBe(3);
    // 0 shows 10, below the median 30 of its friends; 1 shows 20, not below 20; 2 shows 30, not below 15; 3 shows 40, not below 10.
    expect([...state.paradox]).toEqual([4, 1]);
    // Ends: 0-1 opposite, 0-2 same, 1-2 opposite, each from both sides; 3 takes no side.
    expect([...state.sides]).toEqual([6, 4]);
    expect([...state.places]).toEqual([8, 6]);
    expect([state.ageGaps[0], state.ageGaps[5], state.ageGaps[10]]).toEqual([2, 4, 2]);
  });
});

describe('the tallies of behaviour', () => {
  it('put actions into hours of the week from Monday', () => {
    // 2026-01-05 is a Monday.
    expect(hourOfWeek(minute('2026-01-05', 0))).toBe(0);
    expect(hourOfWeek(minute('2026-01-04', 23))).toBe(167);
    const account: Cells = { accountId: [7, 8, 9], platform: ['Quillwire', 'Quillwire', 'Ambertie'], likesShown: [MISSING_INTEGER, MISSING_INTEGER, 12], personId: [0, 1, 1] };
    const state = counted(activityTally, { account, interaction: { accountId: [7, 7, 9], kind: ['post', 'reaction', 'comment'], at: [minute('2026-01-05', 1), minute('2026-01-05', 1), minute('2026-01-06', 2)] } });
    expect([state.week[1], state.week[2 * 168 + 1], state.week[168 + 26]]).toEqual([1, 1, 1]);
    expect(Array.from(state.tweets.slice(0, 2))).toEqual([1, 1]);
    expect([...state.users]).toEqual([3, 2]);
    const likes = counted(likesTally, { account, like: { accountId: [9, 9] } });
    expect([likes.shown[12], likes.kept[2]]).toEqual([1, 1]);
  });

  it('measure how far and how often one goes', () => {
    // Two points a degree of latitude apart: half a degree, 55.6 km, from their middle.
    expect(radiusOfGyration([40, 41], [-90, -90], 0, 2)).toBeCloseTo(55.6, 1);
    expect(radiusOfGyration([40, 40], [-90, -90], 0, 2)).toBeCloseTo(0, 2);
    const rows = 30;
    const state = counted(mobilityTally, { 'check-in': { deviceId: [...Array<number>(rows).fill(1), 2], cell: [...Array.from({ length: rows }, (_, i) => (i < 20 ? 5 : i < 29 ? 6 : 7)), 1], latitude: Array<number>(rows + 1).fill(40), longitude: Array<number>(rows + 1).fill(-90) } });
    expect(Array.from(state.ranks.slice(0, 4))).toEqual([20, 9, 1, 0].map((visits) => Math.round((visits / rows) * PARTS)));
    // The other device has too few points.
    expect([state.ranks[20], state.points[1], state.points[30]]).toEqual([1, 1, 1]);
  });

  it('read the exponent of a power law off its ranks', () => {
    const ranks = Float64Array.from({ length: 20 }, (_, k) => PARTS * (k + 1) ** -1.2);
    expect(powerOf(ranks, 1, 10)).toBeCloseTo(1.2, 10);
  });

  it('find a trace alone where no other holds the points', () => {
    const draws = keyedDraws({ seed: 1, stage: 'test', instance: '', attribute: 'points' });
    const traces = [new Set([1, 2, 3]), new Set([1, 2, 9]), new Set([4])];
    // Known whole: the first is alone, the second too; the third has too few points.
    expect(unicity([traces], 3, draws)).toEqual({ tested: 2, unique: 2 });
    expect(unicity([[new Set([1, 2])], [new Set([1, 2, 3])]], 2, draws)).toEqual({ tested: 1, unique: 0 });
  });
});

describe('the tallies of the company', () => {
  it('watch first buyers as long as the published cohort was', () => {
    const state = counted(customersTally, {
      'truth-link': { contactId: [1, 2, 3, 4], personId: [10, 10, 11, 12] },
      // Person 10 buys twice through two contacts within 33 weeks, 11 too late, 12 too recently to be watched.
      order: { contactId: [1, 2, 3, 3, 4], orderedAt: [minute('2024-01-01', 9), minute('2024-03-01', 9), minute('2024-01-01', 9), minute('2025-01-01', 9), minute('2025-12-01', 9)] },
      ticket: { category: ['where-is-my-order', 'refund'], openedAt: [0, 0], firstReplyAt: [119, 60], resolvedAt: [600, MISSING_INTEGER] },
    });
    expect([...state.repeat]).toEqual([2, 1]);
    expect([...state.contacts]).toEqual([4, 3]);
    expect([...state.tickets]).toEqual([2, 1]);
    expect([state.firstReply[1], state.resolution[10], state.orders[0]]).toEqual([2, 1, 5]);
  });

  it('follow e-mails and nothing else', () => {
    const none = MISSING_INTEGER;
    const state = counted(mailTally, {
      'campaign-send': {
        channel: ['email', 'email', 'sms', 'email'], bounce: [null, 'hard', null, 'soft'], consentLawful: ['true', 'false', 'false', 'true'],
        openedAt: [5, none, 5, none], clickedAt: [6, none, 6, none], unsubscribedAt: [none, none, 7, none], complainedAt: [7, none, none, none],
      },
    });
    expect(Object.fromEntries(MAIL_EVENTS.map((event, i) => [event, state.events[i]]))).toEqual({ sent: 3, hard: 1, soft: 1, opened: 1, clicked: 1, unsubscribed: 0, complained: 1, unlawful: 1 });
  });
});
