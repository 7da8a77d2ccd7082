import type { PopulationSection } from '../../src/report/population-section.ts';

type Result = PopulationSection['calibration'][number];

const PEOPLE = 100_000;

function result(id: string, kind: Result['kind'], title: string, target: number, observed: number | null, more: Partial<Result> = {}): Result {
  const tolerance = 0.02;
  return {
    id, title, kind, unit: 'share', source: 'A statistics office, 2020', confidence: 'read', target, tolerance, observed, monteCarlo: observed === null ? 0 : 0.004, note: null,
    status: observed === null ? 'not-assessable' : Math.abs(observed - target) <= tolerance + 0.004 ? 'met' : 'missed',
    ...more,
  };
}

/** A number spread like 2^-x over powers of two from 1 to `most`. */
function spread(most: number): PopulationSection['figures']['degrees']['shown'] {
  const bins: { from: number; to: number; count: number }[] = [{ from: 0, to: 0, count: 900 }];
  for (let from = 1, count = 20_000; from < most; from *= 2, count = Math.ceil(count * 0.62)) bins.push({ from, to: from * 2 - 1, count });
  return { bins, quantiles: [2, 9, 180, Math.round(most / 2)] };
}

/** The population of the fixture's world: figures that fall evenly, and one result of each kind and outcome. */
export function fixturePopulation(seed = 42): PopulationSection {
  const band = (index: number): number => Math.round((PEOPLE / 2) * (index < 12 ? 0.064 : 0.064 - (index - 11) * 0.0085));
  return {
    world: { id: `us-100000-seed-${seed}-c0ffee`, country: 'us', people: PEOPLE, postcodes: 11, seed, asOf: '2026-01-01', correlation: 1 },
    calibration: [
      result('age.0-17', 'input', 'People aged 0 to 17', 0.221, 0.2205),
      result('surname.top-25', 'input', 'People with one of the 25 most frequent surnames', 0.0874, 0.13),
      result('household.size.mean', 'input', 'People per household', 2.53, 2.459, { unit: 'people', status: 'missed', confidence: 'from-memory', note: 'The published shares disagree with their mean.' }),
      result('ties.clustering', 'emergent', 'Mean local clustering of the friendship graph', 0.145, 0.138, { unit: 'coefficient' }),
      result('unicity.4-points', 'emergent', 'Traces that 4 points tell from all others', 0.95, 0.62, { note: 'Among nine blocks.' }),
      result('postcode.person-median', 'emergent', 'People in small postcodes', 0.5, null),
      result('mobility.radius', 'emergent', 'Radius of gyration, median', 8.2, 9.1, { unit: 'km', tolerance: 4, confidence: 'from-memory', status: 'met' }),
    ],
    observations: [{ id: 'ties.same-postcode', title: 'Ties within one postcode', unit: 'share', value: 0.702, note: null }, { id: 'ties.age-gap', title: 'Years between two friends, mean', unit: 'years', value: 12.9, note: 'Of birth years.' }],
    figures: {
      agePyramid: Array.from({ length: 19 }, (_, index) => ({ from: index * 5, to: index === 18 ? null : index * 5 + 4, female: band(index) + index, male: band(index) - index, publishedFemale: band(index) / PEOPLE, publishedMale: (band(index) + (index === 4 ? 300 : 0)) / PEOPLE })),
      postcodes: {
        world: Array.from({ length: 11 }, (_, index) => ({ code: String(10_601 + 8_000 * index), people: index === 0 ? PEOPLE - 55_000 : 10_000 - 900 * (index - 1) - (index === 10 ? 400 : 0), latitude: 28 + index * 1.7, longitude: -72 - index * 4.5 })),
        country: Array.from({ length: 300 }, (_, index) => [26 + ((index * 37) % 220) / 10, -68 - ((index * 91) % 560) / 10] as const),
        countrySizes: Array.from({ length: 40 }, (_, index) => Math.round(90_000 / (1 + index * index * 0.4))),
        countryPostcodes: 32_828,
        countryHalf: 4_012,
      },
      households: [0.28, 0.35, 0.15, 0.13, 0.09].map((publishedShare, index) => ({ size: index + 1, count: Math.round(40_000 * publishedShare) + index, publishedShare })),
      degrees: { shown: spread(4096), inWorld: spread(1024), tieShare: 0.2 },
      likes: { shown: spread(8192), inWorld: spread(512), likeShare: 0.1 },
      week: {
        days: 28,
        kinds: (['post', 'comment', 'reaction', 'share', 'message'] as const).map((kind, index) => ({ kind, hours: Array.from({ length: 168 }, (_, hour) => (5 - index) * (20 + ((hour % 24) - 4 + 24) % 24 * (hour >= 120 ? 4 : 3))) })),
      },
      uniqueness: [{ columns: 'postcode, sex, year of birth', unique: 181, people: PEOPLE, thinned: 0.945 }, { columns: 'postcode, sex, date of birth', unique: 67_206, people: PEOPLE, thinned: 0.9998 }],
    },
  };
}
