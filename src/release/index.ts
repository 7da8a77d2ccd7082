import { generalize } from './generalize.ts';
import { kAnonymize } from './k-anonymity.ts';
import { honourOptOut, requireConsent } from './lawful-rows.ts';
import { pseudonymize } from './pseudonymize.ts';
import { dropColumns, removeDirectIdentifiers } from './select-columns.ts';
import type { ReleaseStep } from './step.ts';

/** Every release step, in the order of the method page. */
export const releaseSteps: readonly ReleaseStep[] = [requireConsent, honourOptOut, dropColumns, removeDirectIdentifiers, pseudonymize, generalize, kAnonymize];
