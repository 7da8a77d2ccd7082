import { dpAggregate } from './differential-privacy/dp-aggregates.ts';
import { safePub } from './differential-privacy/safe-pub.ts';
import { generalize } from './generalize.ts';
import { kAnonymize } from './k-anonymity.ts';
import { honourOptOut, requireConsent } from './lawful-rows.ts';
import { geoIndistinguishability } from './location/geo-indistinguishability.ts';
import { cloakLocation } from './location/spatial-cloaking.ts';
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
import { suppressLocally } from './recoding/local-suppression.ts';
import { mondrian } from './recoding/mondrian.ts';
import { dropColumns, removeDirectIdentifiers } from './select-columns.ts';
import { limitItems } from './sparse/item-limit.ts';
import { kmAnonymize } from './sparse/km-anonymity.ts';
import { keepPopularItems } from './sparse/popular-items.ts';
import { suppressRareItems } from './sparse/rare-items.ts';
import { keepWindow } from './sparse/time-window.ts';
import type { ReleaseStep } from './step.ts';
import { synthesize } from './synthesis/synthesize.ts';
import { redactText } from './text-redaction.ts';

/** Every release step, in the order of the method page. */
export const releaseSteps: readonly ReleaseStep[] = [
  requireConsent, honourOptOut, dropColumns, removeDirectIdentifiers, pseudonymize, redactText,
  generalize, kAnonymize, mondrian, suppressLocally,
  keepWindow, limitItems, keepPopularItems, suppressRareItems, kmAnonymize,
  cloakLocation, geoIndistinguishability,
  sampleSubjects, topBottomCode, roundNumbers, microaggregate, addNoise, rankSwap, pram, permuteRows, shiftDates,
  synthesize, dpAggregate, safePub,
];

/** Steps for a table of one's own: those that ask a consent ledger need a simulated company. */
export const fileSteps: readonly ReleaseStep[] = releaseSteps.filter((step) => step !== requireConsent && step !== honourOptOut);
