import { MAX_AGE } from '../age-pyramid.ts';
import type { CountryPack } from '../country.ts';
import { ACTION_KINDS, activityTally, likesTally } from './behaviour-tallies.ts';
import type { ObservationContext } from './calibration-target.ts';
import { expectedThinned } from './expected-thinning.ts';
import { friendshipTally } from './friendship-tally.ts';
import { quantileOf, sizeOf } from './histogram-statistics.ts';
import { agesOf, peopleTally } from './people-tally.ts';
import { uniquenessTally, worldUnique } from './uniqueness-tally.ts';

/** People by sex and age, in this world and as published. */
interface AgeBand {
  readonly from: number;
  /** Null for the open last band. */
  readonly to: number | null;
  /** People of this world. */
  readonly female: number;
  readonly male: number;
  /** Shares of the country's residents. */
  readonly publishedFemale: number;
  readonly publishedMale: number;
}

/** How many have a number from `from` to `to`, of friends or likes. */
export interface CountBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** How a number is spread over profiles; empty where nothing was counted. */
export interface CountSpread {
  readonly bins: readonly CountBin[];
  /** The smallest numbers that at least 10, 50, 90 and 99 % of the profiles do not exceed. */
  readonly quantiles: readonly number[];
}

/** The numbers of a world's pictures. Plain JSON. */
export interface ProfileFigures {
  readonly agePyramid: readonly AgeBand[];
  readonly postcodes: {
    /** The postcodes of the world, largest first. */
    readonly world: readonly { readonly code: string; readonly people: number; readonly latitude: number; readonly longitude: number }[];
    /** Evenly spaced postcodes of the whole country: latitude and longitude. */
    readonly country: readonly (readonly [latitude: number, longitude: number])[];
    /** Sizes of the country's postcodes at evenly spaced ranks, largest first. */
    readonly countrySizes: readonly number[];
    readonly countryPostcodes: number;
    /** How many of the largest of them hold half of the country's people. */
    readonly countryHalf: number;
  };
  readonly households: readonly { readonly size: number; readonly count: number; readonly publishedShare: number }[];
  readonly degrees: {
    /** Profiles by the friends that they show, and by those inside the world. */
    readonly shown: CountSpread;
    readonly inWorld: CountSpread;
    readonly tieShare: number;
  };
  readonly likes: { readonly shown: CountSpread; readonly inWorld: CountSpread; readonly likeShare: number };
  readonly week: {
    /** Actions by kind and hour of the week, from Monday at midnight. */
    readonly kinds: readonly { readonly kind: string; readonly hours: readonly number[] }[];
    readonly days: number;
  };
  readonly uniqueness: readonly UniquenessFigure[];
}

/** Who is alone in this world, and would be if the same people were spread over the whole country. */
interface UniquenessFigure {
  readonly columns: string;
  readonly unique: number;
  readonly people: number;
  /** Expected share after spreading the same people over all of the country's postcodes: an artefact. */
  readonly thinned: number;
}

/** Width of the bands of the pyramid, in years, and where its last begins. */
const BAND = 5;
const LAST_BAND = 90;
/** Postcodes of the country that its outline shows, and ranks that its sizes show. */
const OUTLINE = 900;
const SIZE_RANKS = 60;
/** Bins per doubling of a count. */
const BINS_PER_DOUBLING = 2;

/** Reads the numbers of a world's pictures from what was counted in it. */
export function profileFigures({ plan, pack, read }: ObservationContext): ProfileFigures {
  const [people, unique, friendship, likes, activity] = [read(peopleTally), read(uniquenessTally), read(friendshipTally), read(likesTally), read(activityTally)];
  if (people === null || unique === null) throw new Error('population.profile: expected counts of every block, got none');
  const { people: total, byYear, byDate } = worldUnique(unique);
  const thinned = expectedThinned(people.births, plan.asOfDay, pack);
  return {
    agePyramid: agePyramid(agesOf(people, plan, MAX_AGE), pack),
    postcodes: postcodes(plan, pack),
    households: pack.householdSizes.map((publishedShare, index) => ({ size: index + 1, count: index + 1 < pack.householdSizes.length ? people.households[index + 1]! : sizeOf(people.households.slice(index + 1)), publishedShare })),
    degrees: { shown: spreadOf(people.friends), inWorld: spreadOf(friendship?.degrees), tieShare: plan.tieShare },
    likes: { shown: spreadOf(likes?.shown), inWorld: spreadOf(likes?.kept), likeShare: plan.likeShare },
    week: { kinds: activity === null ? [] : ACTION_KINDS.map((kind, index) => ({ kind, hours: Array.from(activity.week.slice(index * 168, (index + 1) * 168)) })), days: plan.historyDays },
    uniqueness: [
      { columns: 'postcode, sex, year of birth', unique: byYear, people: total, thinned: thinned.byYear },
      { columns: 'postcode, sex, date of birth', unique: byDate, people: total, thinned: thinned.byDate },
    ],
  };
}

function agePyramid({ male, female }: ReturnType<typeof agesOf>, { residents }: CountryPack): AgeBand[] {
  const everyone = sizeOf(residents.female) + sizeOf(residents.male);
  return Array.from({ length: LAST_BAND / BAND + 1 }, (_, band): AgeBand => {
    const from = band * BAND;
    const end = from < LAST_BAND ? from + BAND : MAX_AGE + 1;
    const sum = (ages: Float64Array): number => sizeOf(ages.subarray(from, end));
    return { from, to: from < LAST_BAND ? end - 1 : null, female: sum(female), male: sum(male), publishedFemale: sum(residents.female) / everyone, publishedMale: sum(residents.male) / everyone };
  });
}

function postcodes(plan: ObservationContext['plan'], { postcodes: all }: CountryPack): ProfileFigures['postcodes'] {
  const world = Array.from(plan.postcodes, (index, i) => ({ code: all.codes[index]!, people: plan.firstId[i + 1]! - plan.firstId[i]!, latitude: all.latitude[index]!, longitude: all.longitude[index]! }));
  const sizes = Float64Array.from(all.people).sort().reverse();
  let countryHalf = 0;
  let left = sizeOf(sizes) / 2;
  while (left > 0) left -= sizes[countryHalf++]!;
  const spaced = (count: number): number[] => Array.from({ length: Math.min(count, sizes.length) }, (_, i) => Math.floor(((i + 0.5) * sizes.length) / Math.min(count, sizes.length)));
  return {
    world: world.sort((a, b) => b.people - a.people || (a.code < b.code ? -1 : 1)),
    country: spaced(OUTLINE).map((index) => [all.latitude[index]!, all.longitude[index]!] as const),
    countrySizes: spaced(SIZE_RANKS).map((rank) => sizes[rank]!),
    countryPostcodes: sizes.length,
    countryHalf,
  };
}

/** Bins whose width grows with the count; those of nobody are left out. */
function spreadOf(counts: Float64Array | undefined): CountSpread {
  if (counts === undefined || sizeOf(counts) === 0) return { bins: [], quantiles: [] };
  const bins: CountBin[] = [];
  for (let from = 0; from < counts.length; ) {
    const to = from === 0 ? 0 : Math.min(counts.length - 1, Math.max(from, Math.ceil(from * (1 + 0.5 / BINS_PER_DOUBLING)) - 1));
    const count = sizeOf(counts.subarray(from, to + 1));
    if (count > 0) bins.push({ from, to, count });
    from = to + 1;
  }
  return { bins, quantiles: [0.1, 0.5, 0.9, 0.99].map((p) => quantileOf(counts, p)) };
}
