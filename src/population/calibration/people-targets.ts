import { MAX_AGE } from '../age-pyramid.ts';
import type { CountryPack } from '../country.ts';
import { SMALLEST, SMALLEST_NATIONAL, FEWEST_POSTCODES, target, type CalibrationTarget, type Observation } from './calibration-target.ts';
import { meanWithError, quantileWithError, sizeOf } from './histogram-statistics.ts';
import { agesOf, peopleTally, SURNAME_HEADS } from './people-tally.ts';

const CENSUS = 'US Census Bureau, Census 2020, DP1';
const HOUSEHOLDS = 'US Census Bureau, household sizes as quoted in census summaries';
const SURVEY = 'US Census Bureau, Current Population Survey 2021';
const NAMES = 'US Census Bureau, surnames 2010';
const FACEBOOK = 'Friend percentiles of the network of 2011 (LDBC Datagen, facebookBucket100; Ugander et al., arXiv:1111.4503)';
const AGE_BANDS = [[0, 17], [18, 24], [25, 44], [45, 64], [65, MAX_AGE]] as const;
/** Bearers of all surnames in the list of 2010. */
const NAMED = 294_979_229;
/** Of them, bearers of names that fewer than 100 people have: the list's row "all other names". */
const RARELY_NAMED = 29_312_001;

/** Figures of people, households, names and homes that a country's pack or its statistics office publishes. */
export function peopleTargets(pack: CountryPack): CalibrationTarget[] {
  const { female, male } = pack.residents;
  const residents = sizeOf(female) + sizeOf(male);
  const published = pack.id === 'us';
  const packed = (source: string): string => (published ? source : `Country pack ${pack.id}`);
  const input = { kind: 'input', unit: 'share', minimumPeople: SMALLEST } as const;
  const ages = AGE_BANDS.map(([from, to]) =>
    target({
      ...input, id: `age.${from}-${to}`, title: to === MAX_AGE ? `People of ${from} or older` : `People aged ${from} to ${to}`, target: (between(female, from, to) + between(male, from, to)) / residents, tolerance: 0.004, source: packed(CENSUS),
      observe: ofPeople(({ male: men, female: women }) => between(men, from, to) + between(women, from, to)),
    }),
  );
  const sizes = [1, 2, 3, 4].map((size) =>
    target({ ...input, id: `household.size.${size}`, title: `Households of ${size}`, target: pack.householdSizes[size - 1]!, tolerance: 0.01, source: packed(HOUSEHOLDS), confidence: size <= 2 ? 'read' : 'from-memory', observe: ofHouseholds((households) => households[size]!) }),
  );
  return [
    ...ages,
    target({ ...input, id: 'sex.female', title: 'Women and girls', target: sizeOf(female) / residents, tolerance: 0.004, source: packed(CENSUS), observe: ofPeople(({ female: women }) => sizeOf(women)) }),
    ...sizes,
    target({ ...input, id: 'household.size.5+', title: 'Households of 5 or more', target: pack.householdSizes.slice(4).reduce((sum, share) => sum + share, 0), tolerance: 0.01, source: packed('Remainder of the published shares'), confidence: 'from-memory', observe: ofHouseholds((households) => sizeOf(households.slice(5))) }),
    ...(published ? usPeopleTargets(pack) : []),
  ];
}

function usPeopleTargets(pack: CountryPack): CalibrationTarget[] {
  const input = { kind: 'input', unit: 'share', minimumPeople: SMALLEST } as const;
  const national = { minimumPeople: SMALLEST_NATIONAL } as const;
  const distances = [['county', 'within a county', 0.049], ['state', 'between counties of a state', 0.019], ['country', 'between states', 0.016]] as const;
  const providers = [['largest', 'largest', 0.39], ['second', 'second largest', 0.35], ['third', 'third largest', 0.18]] as const;
  const percentiles = [[10, 9, 2], [25, 32, 2], [50, 97, 4], [75, 232, 6], [90, 435, 15], [99, 946, 85]] as const;
  return [
    target({
      ...input, id: 'household.size.mean', title: 'People per household', unit: 'people', target: 2.53, tolerance: 0.03, source: `${HOUSEHOLDS} (2.53; 2.51 in 2023)`,
      note: 'The published shares of the sizes, which are put in, have a mean of about 2.46 themselves.',
      observe: ({ read }) => mapState(read(peopleTally), ({ households }) => meanWithError(households)),
    }),
    ...SURNAME_HEADS.map((head, i) =>
      target({ ...input, id: `surname.top-${head}`, title: `People with one of the ${head} most frequent surnames`, target: sumTo(head, pack.surnames.bearersOf) / NAMED, tolerance: 0.01, source: NAMES, observe: ofSurnames(i) }),
    ),
    target({ ...input, id: 'surname.rare', title: 'People with a surname that fewer than 100 share', target: RARELY_NAMED / NAMED, tolerance: 0.02, source: `${NAMES}, row of all other names`, confidence: 'from-memory', observe: ofSurnames(2) }),
    target({ ...input, id: 'moved.last-year', title: 'People who moved within a year', target: 0.084, tolerance: 0.012, source: SURVEY, observe: ofMoves((moves) => sizeOf(moves)) }),
    ...distances.map(([id, title, aim], i) => target({ ...input, id: `moved.${id}`, title: `People who moved ${title} within a year`, target: aim, tolerance: 0.008, source: SURVEY, observe: ofMoves((moves) => moves[i]!) })),
    ...providers.map(([id, title, aim], i) =>
      target({
        ...input, id: `email.${id}`, title: `E-mail addresses with the ${title} provider`, target: aim, tolerance: 0.01, source: 'Provider shares among 2.3 million addresses, largely of the US (daniel-lange.com)',
        observe: ({ read }) => mapState(read(peopleTally), ({ addresses, households }) => ({ value: addresses[i]! / sizeOf(addresses), units: sizeOf(households) })),
      }),
    ),
    ...percentiles.map(([p, aim, tolerance]) =>
      target({
        ...input, id: `friends.p${p}`, title: `Friends on the profile, ${p === 50 ? 'median' : `percentile ${p}`}`, unit: 'friends', target: aim, tolerance, source: FACEBOOK, ...national,
        observe: ({ read }) => mapState(read(peopleTally), ({ friends }) => quantileWithError(friends, p / 100)),
      }),
    ),
    target({
      ...input, ...national, id: 'age.median-over-38', title: 'People older than the published median age of 38.8', kind: 'emergent', target: 0.5, tolerance: 0.01, source: 'US Census Bureau, Census 2020 (median age 38.8)', confidence: 'from-memory',
      observe: ofPeople(({ male, female }) => between(male, 39, MAX_AGE) + between(female, 39, MAX_AGE)),
    }),
    target({
      ...input, ...national, id: 'children.with-two-adults', title: 'Children under 18 who live with at least two adults', kind: 'emergent', target: 0.7, tolerance: 0.08, source: 'US Census Bureau, living arrangements of children (about 70 % with two parents)', confidence: 'from-memory',
      observe: ({ read }) => mapState(read(peopleTally), ({ children }) => ({ value: children[1]! / children[0]!, units: children[2]! })),
    }),
    target({
      ...input, ...national, minimumPostcodes: FEWEST_POSTCODES, id: 'postcode.person-median', title: "People in postcodes smaller than the median person's", kind: 'emergent', target: 0.5, tolerance: 0.1, source: 'SimpleMaps, sizes of US ZIP codes',
      observe: ({ plan, read }) => mapState(read(peopleTally), ({ smallPostcodes, births }) => ({ value: smallPostcodes[0]! / sizeOf(births), units: plan.postcodes.length })),
    }),
  ];
}

/** Reads a state where there is one. */
export function mapState<State>(state: State | null, observe: (state: State) => Observation | null): Observation | null {
  return state === null ? null : observe(state);
}

/** Share of people; households stand together, so that they count as the independent units. */
function ofPeople(count: (ages: ReturnType<typeof agesOf>) => number): CalibrationTarget['observe'] {
  return ({ plan, read }) => mapState(read(peopleTally), (state) => ({ value: count(agesOf(state, plan, MAX_AGE)) / plan.people, units: sizeOf(state.households) }));
}

function ofHouseholds(count: (households: Float64Array) => number): CalibrationTarget['observe'] {
  return ({ read }) => mapState(read(peopleTally), ({ households }) => ({ value: count(households) / sizeOf(households), units: sizeOf(households) }));
}

function ofSurnames(which: number): CalibrationTarget['observe'] {
  return ({ plan, read }) => mapState(read(peopleTally), ({ surnames, households }) => ({ value: surnames[which]! / plan.people, units: sizeOf(households) }));
}

function ofMoves(count: (moves: Float64Array) => number): CalibrationTarget['observe'] {
  return ({ plan, read }) => mapState(read(peopleTally), ({ moves, households }) => ({ value: count(moves) / plan.people, units: sizeOf(households) }));
}

function between(values: Float64Array, from: number, to: number): number {
  return sizeOf(values.subarray(from, to + 1));
}

function sumTo(count: number, valueOf: (index: number) => number): number {
  let sum = 0;
  for (let index = 0; index < count; index++) sum += valueOf(index);
  return sum;
}
