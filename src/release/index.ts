import { generalize } from './generalize.ts';
import { kAnonymize } from './k-anonymity.ts';
import { honourOptOut, requireConsent } from './lawful-rows.ts';
import { shiftDates } from './perturbation/date-shifting.ts';
import { microaggregate } from './perturbation/microaggregation.ts';
import { addNoise } from './perturbation/noise-addition.ts';
import { permuteRows } from './perturbation/permuting.ts';
import { pram } from './perturbation/pram.ts';
import { rankSwap } from './perturbation/rank-swapping.ts';
import { roundNumbers } from './perturbation/rounding.ts';
import { sampleSubjects } from './perturbation/sampling.ts';
import { topBottomCode } from './perturbation/top-bottom-coding.ts';
import { pseudonymize } from './pseudonymize.ts';
import { dropColumns, removeDirectIdentifiers } from './select-columns.ts';
import type { ReleaseStep } from './step.ts';

/** Every release step, in the order of the method page. */
export const releaseSteps: readonly ReleaseStep[] = [
  requireConsent, honourOptOut, dropColumns, removeDirectIdentifiers, pseudonymize, generalize, kAnonymize,
  sampleSubjects, topBottomCode, roundNumbers, microaggregate, addNoise, rankSwap, pram, permuteRows, shiftDates,
];

/** Steps for a table of one's own: those that ask a consent ledger need a simulated company. */
export const fileSteps: readonly ReleaseStep[] = releaseSteps.filter((step) => step !== requireConsent && step !== honourOptOut);
