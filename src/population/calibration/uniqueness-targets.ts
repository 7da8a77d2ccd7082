import type { CountryPack } from '../country.ts';
import { nationalUniqueness, type UniquenessOptions } from '../national-uniqueness.ts';
import { FEWEST_POSTCODES, SMALLEST_NATIONAL, target, type CalibrationTarget } from './calibration-target.ts';
import { mapState } from './people-targets.ts';
import { uniquenessTally, worldUnique } from './uniqueness-tally.ts';

const GOLLE = 'Golle, WPES 2006, doi:10.1145/1179601.1179615 (census of 2000)';

/**
 * Who is alone on area, sex and birth. The national figures follow from the published inputs of the
 * census of 2000 alone, whatever the world; those of the world are counted in it.
 */
export function uniquenessTargets(pack: CountryPack): CalibrationTarget[] {
  if (pack.id !== 'us') return [];
  const emergent = { kind: 'emergent', unit: 'share' } as const;
  const national = (id: string, title: string, options: UniquenessOptions, aim: number, tolerance: number, confidence: CalibrationTarget['confidence']): CalibrationTarget =>
    target({ ...emergent, id, title: `${title}, whole country in 2000`, target: aim, tolerance, confidence, source: GOLLE, minimumPeople: 1, observe: () => ({ value: nationalUniqueness(pack, { ...options, population: 'census-2000' }), error: 0 }) });
  const world = { ...emergent, minimumPeople: SMALLEST_NATIONAL, minimumPostcodes: FEWEST_POSTCODES, source: GOLLE } as const;
  return [
    national('national-unique.postcode-date', 'Alone on ZIP code, sex and date of birth', { area: 'postcode', birth: 'date' }, 0.63, 0.05, 'read'),
    national('national-unique.postcode-month', 'Alone on ZIP code, sex and month of birth', { area: 'postcode', birth: 'month' }, 0.042, 0.008, 'from-memory'),
    national('national-unique.county-date', 'Alone on county, sex and date of birth', { area: 'county', birth: 'date' }, 0.148, 0.025, 'from-memory'),
    target({
      ...world, id: 'world-unique.postcode-date', title: 'Alone in this world on ZIP code, sex and date of birth', target: 0.63, tolerance: 0.07,
      note: 'The tolerance covers twenty years of growth: larger ZIP codes hide more people.',
      observe: ({ plan, read }) => mapState(read(uniquenessTally), (state) => ({ value: worldUnique(state).byDate / plan.people, units: plan.postcodes.length * 10 })),
    }),
    target({
      ...world, id: 'world-unique.postcode-year', title: 'Alone in this world on ZIP code, sex and year of birth', target: 0.002, tolerance: 0.0015, confidence: 'from-memory',
      observe: ({ plan, read }) => mapState(read(uniquenessTally), (state) => ({ value: worldUnique(state).byYear / plan.people, units: plan.people })),
    }),
  ];
}
