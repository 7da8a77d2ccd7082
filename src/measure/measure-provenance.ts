import type { Measure, Provenance } from './measure.ts';

/**
 * Where a simulated number's credibility comes from. Class sizes and uniqueness emerge from published
 * marginals that were not fitted to them; attacks, inference and response rest on assumed coverage,
 * error rates and correlations as well, so they are no better than those assumptions.
 */
const BY_SUBJECT: Readonly<Record<string, Provenance>> = {
  'world-unique': 'emergent',
  'sample-unique': 'emergent',
  class: 'emergent',
  prosecutor: 'emergent',
  journalist: 'emergent',
  marketer: 'emergent',
  attack: 'assumed',
  sensitive: 'assumed',
  utility: 'assumed',
  basis: 'assumed',
  'opt-out': 'assumed',
};

/** The measure with its tag; counts of the run itself carry none. */
export function tagged(measure: Measure): Measure {
  const provenance = BY_SUBJECT[measure.id.split('.')[0]!];
  return provenance === undefined ? measure : { ...measure, provenance };
}
