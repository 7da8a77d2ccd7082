import type { CountryPack } from '../country.ts';
import { activityTally, likesTally } from './behaviour-tallies.ts';
import type { CalibrationTarget, ObservedFigure } from './calibration-target.ts';
import { COMPANY_FIGURES, COMPANY_TARGETS } from './company-targets.ts';
import { customersTally, mailTally } from './company-tallies.ts';
import { friendshipTally } from './friendship-tally.ts';
import { MOBILITY_FIGURES, MOBILITY_TARGETS } from './mobility-targets.ts';
import { mobilityTally } from './mobility-tally.ts';
import { NETWORK_FIGURES, NETWORK_TARGETS } from './network-targets.ts';
import { peopleTally } from './people-tally.ts';
import { peopleTargets } from './people-targets.ts';
import type { Tally } from './tally.ts';
import { unicityTally } from './unicity-tally.ts';
import { uniquenessTally } from './uniqueness-tally.ts';
import { uniquenessTargets } from './uniqueness-targets.ts';

/** Everything that is counted. */
export const TALLIES = [peopleTally, uniquenessTally, activityTally, likesTally, mobilityTally, customersTally, mailTally, friendshipTally, unicityTally] as unknown as readonly Tally<unknown>[];

/** Every published figure that a world of a country is compared with. */
export function calibrationTargets(pack: CountryPack): CalibrationTarget[] {
  return [...peopleTargets(pack), ...uniquenessTargets(pack), ...NETWORK_TARGETS, ...MOBILITY_TARGETS, ...COMPANY_TARGETS];
}

/** What is shown without a published figure. */
export const OBSERVED_FIGURES: readonly ObservedFigure[] = [...NETWORK_FIGURES, ...MOBILITY_FIGURES, ...COMPANY_FIGURES];
