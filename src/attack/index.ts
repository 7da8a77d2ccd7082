import type { Attack } from './attack.ts';
import { deFinetti } from './anonymizer/de-finetti.ts';
import { minimality } from './anonymizer/minimality.ts';
import { homogeneity } from './inference/homogeneity.ts';
import { traitInference } from './inference/trait-inference.ts';
import { exactLinkage } from './linkage/exact-linkage.ts';
import { nearestMatch } from './linkage/noisy-matching.ts';
import { hashReversal } from './reidentification/hash-reversal.ts';

/** Every attack, in the order of the method page. */
export const attacks: readonly Attack[] = [exactLinkage, nearestMatch, hashReversal, homogeneity, deFinetti, minimality, traitInference];
