import { normalQuantile } from '../../random/distributions.ts';
import { MISSING_INTEGER } from '../../columns/column.ts';
import { sqrt } from '../../stats/elementary.ts';
import { normal } from '../attributes/scores.ts';
import type { Block } from '../block-context.ts';

/** Platforms by number; their order is that of a person's accounts. */
export const PLATFORM = { friends: 0, microblog: 1, photos: 2, business: 3, clips: 4 } as const;

/** Invented names, by number. */
export const PLATFORM_NAMES: readonly string[] = ['Ambertie', 'Quillwire', 'Lumiary', 'Deskrow', 'Pocketreel'];

/** Room for accounts per person, of which one is spare: the ids of the largest country still fit 31 bits. */
export const ACCOUNT_SLOTS = 6;

/** Assumed: years before `asOf` in which each platform but the friend network opened. */
export const OPEN_YEARS: readonly number[] = [17, 16, 13, 18, 7];

/** First age of each band, the last open. */
const BANDS = [13, 18, 30, 50, 65];

/**
 * Share of people with an account, by platform and band of age. From memory of Pew Research Center, Share
 * of U.S. adults using social media, 2019 (adults: 22 % on the microblog) and Teens, 2022; not re-read.
 * The friend network is everyone's (13 or more) by the definition of the person column `followers`.
 */
const PENETRATION: readonly (readonly number[])[] = [
  [1, 1, 1, 1, 1],
  [0.23, 0.38, 0.26, 0.17, 0.07],
  [0.62, 0.67, 0.47, 0.23, 0.08],
  [0.02, 0.28, 0.37, 0.24, 0.11],
  [0.67, 0.48, 0.22, 0.14, 0.04],
];
const THRESHOLDS = PENETRATION.map((shares) => Float64Array.from(shares, (share) => (share < 1 ? normalQuantile(share) : Infinity)));

/**
 * The platforms of each person of a block, bit p for platform p; 0 without a profile on the friend
 * network. Pure, from the hidden columns `profileSince`, `age` and `educationTrait`.
 */
export function memberships(block: Pick<Block, 'rows' | 'firstId' | 'draws' | 'strength' | 'numbers'>): Uint8Array {
  const { rows, firstId, draws, strength, numbers } = block;
  const [since, age, educated] = [numbers('profileSince'), numbers('age'), numbers('educationTrait')];
  const [shared, own] = [draws('social.platform.common'), draws('social.platform')];
  const [byCommon, byEducation] = [strength('platform.common'), strength('platform.education')];
  const free = sqrt(1 - byCommon * byCommon);
  const freeBusiness = sqrt(1 - byCommon * byCommon - byEducation * byEducation);
  const bits = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    if (since[row] === MISSING_INTEGER) continue;
    const id = firstId + row;
    let band = BANDS.length - 1;
    while (age[row]! < BANDS[band]!) band--;
    const common = byCommon * normal(shared, id);
    let mask = 1;
    for (let platform = 1; platform < PLATFORM_NAMES.length; platform++) {
      const noise = normalQuantile(own.uniform(id, platform));
      // Below the threshold is in, so that what draws people in has a negative sign.
      const trait = platform === PLATFORM.business ? common - byEducation * educated[row]! + freeBusiness * noise : common + free * noise;
      if (trait < THRESHOLDS[platform]![band]!) mask |= 1 << platform;
    }
    bits[row] = mask;
  }
  return bits;
}
