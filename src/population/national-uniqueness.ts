import { exp, log2, pow } from '../stats/elementary.ts';
import type { CountryPack } from './country.ts';
import { loadCountry } from './country-pack.ts';

/*
 * How many residents of a country are alone in their cell of area, sex and date of birth, from expected
 * cell counts: no person is simulated and no parameter is fitted.
 *
 * P. Golle, "Revisiting the uniqueness of simple demographics in the US population", WPES 2006,
 * doi:10.1145/1179601.1179615: a cell of n people born on D equally likely days holds n(1 - 1/D)^(n-1)
 * who share their day with nobody. The counts here are expected ones, so n is Poisson with that mean L,
 * whose expectation of the formula is L exp(-L/D).
 */

export interface NationalUniqueness {
  readonly label: string;
  /** Share of the residents who are unique, in [0, 1]. */
  readonly share: number;
  readonly area: 'postcode' | 'county';
  readonly birth: 'date' | 'month' | 'year';
  /** Whose figures went in. */
  readonly population: 'census-2000' | 'census-2020';
  /** `published-inputs` fits nothing; `ablation` and `assumed` change one input on purpose. */
  readonly status: 'published-inputs' | 'ablation' | 'assumed' | 'prediction';
  /** The published value that the same inputs should meet, where there is one. */
  readonly target?: { readonly low: number; readonly high: number; readonly source: string };
}

export interface UniquenessOptions {
  readonly area: 'postcode' | 'county';
  readonly birth: 'date' | 'month' | 'year';
  readonly population?: 'census-2000' | 'census-2020';
  /** Give all areas the same size: shows that the skew of the sizes does the work. */
  readonly equalSizes?: boolean;
  /**
   * Assumed local age clustering (student towns, retirement homes): areas' shares of single years vary
   * like a Dirichlet distribution of this concentration around the country's; absent means none.
   */
  readonly ageConcentration?: number;
}

/** Days, months or years among which a cell's people are spread. */
const BINS = { date: 365.25, month: 12, year: 1 } as const;

/**
 * Share of the residents who are unique. The table of 2000 gives no sexes by age: the share of women at
 * each age is that of 2020.
 */
export function nationalUniqueness(pack: CountryPack, options: UniquenessOptions): number {
  const { area, birth, population = 'census-2020', equalSizes = false, ageConcentration } = options;
  const { female, male } = pack.residents;
  const ages = population === 'census-2000' ? pack.census2000.ages : female.map((women, age) => women + male[age]!);
  const residents = population === 'census-2000' ? pack.census2000.people : sum(ages);
  const total = sum(ages);
  const cells: { readonly sex: number; readonly age: number }[] = [];
  ages.forEach((people, age) => {
    const women = female[age]! / (female[age]! + male[age]!);
    cells.push({ sex: women, age: people / total }, { sex: 1 - women, age: people / total });
  });
  const published = areaSizes(pack, area);
  const scale = residents / sum(published);
  const meanSize = sum(published) / published.length;
  const sizes = groupAlike(equalSizes ? published.map(() => meanSize) : published);
  let unique = 0;
  for (const [size, areas] of sizes) {
    for (const { sex, age } of cells) unique += areas * expectedUnique(size * scale * sex, age, BINS[birth], ageConcentration);
  }
  return unique / residents;
}

/**
 * Expected unique people of one cell: `size` people of that sex, of whom a share is of that age. With
 * concentration a the local share is gamma with shape a·share and mean share, and the mean of
 * L exp(-L/D) over it has the closed form L (1 + size/(a D))^-(a·share + 1).
 */
function expectedUnique(size: number, share: number, bins: number, concentration: number | undefined): number {
  const mean = size * share;
  if (concentration === undefined) return mean * exp(-mean / bins);
  return mean * pow(1 + size / (concentration * bins), -(concentration * share + 1));
}

function areaSizes({ postcodes }: CountryPack, area: 'postcode' | 'county'): Float64Array {
  if (area === 'postcode') return postcodes.people;
  const sizes = new Float64Array(postcodes.counties.length);
  postcodes.people.forEach((people, index) => (sizes[postcodes.county[index]!]! += people));
  return sizes;
}

/**
 * Mean size and number of the areas of about the same size (within 0.4 %): ten times fewer terms, and the
 * shares move by less than 1e-5.
 */
function groupAlike(sizes: Float64Array): (readonly [size: number, areas: number])[] {
  const groups = new Map<number, { total: number; areas: number }>();
  for (const size of sizes) {
    const octave = Math.max(0, Math.floor(log2(size)) - 8);
    const key = octave * 1024 + Math.round(size / (1 << octave));
    const group = groups.get(key) ?? { total: 0, areas: 0 };
    group.total += size;
    group.areas++;
    groups.set(key, group);
  }
  return [...groups.values()].map(({ total, areas }) => [total / areas, areas] as const);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

const GOLLE = 'Golle 2006 (census of 2000); tolerance for another vintage of postcodes and uniform birthdays';
/** Strength of the local age clustering in the assumed row: of the order that takes 3 points off. */
const ASSUMED_CONCENTRATION = 400;

/** The rows that belong together: the reproduction, what it rests on, and today's population without a target. */
export async function nationalUniquenessReport(country: string): Promise<NationalUniqueness[]> {
  const pack = await loadCountry(country);
  const row = (label: string, status: NationalUniqueness['status'], options: UniquenessOptions, target?: readonly [number, number]): NationalUniqueness => ({
    label,
    share: nationalUniqueness(pack, options),
    area: options.area,
    birth: options.birth,
    population: options.population ?? 'census-2020',
    status,
    ...(target === undefined ? {} : { target: { low: target[0], high: target[1], source: GOLLE } }),
  });
  const then = { population: 'census-2000' } as const;
  return [
    row('ZIP code, sex and date of birth', 'published-inputs', { ...then, area: 'postcode', birth: 'date' }, [0.58, 0.68]),
    row('ZIP code, sex and month of birth', 'published-inputs', { ...then, area: 'postcode', birth: 'month' }, [0.035, 0.05]),
    row('ZIP code, sex and year of birth', 'published-inputs', { ...then, area: 'postcode', birth: 'year' }, [0.001, 0.003]),
    row('County, sex and date of birth', 'published-inputs', { ...then, area: 'county', birth: 'date' }, [0.12, 0.17]),
    row('ZIP codes of equal size, sex and date of birth', 'ablation', { ...then, area: 'postcode', birth: 'date', equalSizes: true }, [0.84, 0.88]),
    row('ZIP code, sex and date of birth with local age clustering (assumed)', 'assumed', { ...then, area: 'postcode', birth: 'date', ageConcentration: ASSUMED_CONCENTRATION }),
    row('ZIP code, sex and date of birth today', 'prediction', { area: 'postcode', birth: 'date' }),
    row('ZIP code, sex and month of birth today', 'prediction', { area: 'postcode', birth: 'month' }),
    row('ZIP code, sex and year of birth today', 'prediction', { area: 'postcode', birth: 'year' }),
    row('County, sex and date of birth today', 'prediction', { area: 'county', birth: 'date' }),
  ];
}
