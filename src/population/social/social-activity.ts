import { normalQuantile } from '../../random/distributions.ts';
import { exp, ln, sqrt } from '../../stats/elementary.ts';
import { ageScore, normal, sexScore, trait } from '../attributes/scores.ts';
import type { Block } from '../block-context.ts';
import { accountsOf } from './account-list.ts';
import { PLATFORM } from './platforms.ts';
import { LATEST } from './week-rhythm.ts';

/** How active a block's people and their accounts are. */
export interface SocialActivity {
  /** Standard normal trait of each person. */
  readonly trait: Float64Array;
  /** Chronotype class of each person, see `week-rhythm.ts`. */
  readonly chronotype: Uint8Array;
  /** Expected actions a day of each account. */
  readonly actionsPerDay: Float64Array;
  /** Standard normal trait of each account. */
  readonly accountTrait: Float64Array;
}

/** Days of a month: published monthly figures are taken per day by it. */
const MONTH = 30.44;

/**
 * Actions a month of a microblog account, log-normal through two medians: 2 in the lower nine tenths, 138 in the
 * top tenth (Pew Research Center, Sizing Up Twitter Users, 2019). The share of posts that the top
 * tenth makes (80 % published) is not used here.
 */
const LOWER_MEDIAN = 2;
const TOP_MEDIAN = 138;
const MICROBLOG_SIGMA = ln(TOP_MEDIAN / LOWER_MEDIAN) / (normalQuantile(0.95) - normalQuantile(0.45));
const MICROBLOG_MU = ln(LOWER_MEDIAN) - MICROBLOG_SIGMA * normalQuantile(0.45);
/** Assumed: nobody acts more often than a hundred times a day. */
const MOST_PER_DAY = 100;

/**
 * Assumed, and chosen so that a million people leave about ten million actions in 28 days: the share
 * of profiles on the friend network that are in use. Everyone of 13 or more has a profile in these worlds;
 * published daily shares are of users.
 */
export const IN_USE = 0.12;
/** Assumed spread of the log-rate among profiles in use. */
const FRIENDS_SIGMA = 0.8;
/**
 * Actions a day per profile in use, by kind: fitted to the shares of users who do so on a given day
 * (reaction 26 %, comment 22 %, status 15 %, message 10 %; Pew Research Center 2011 by way of
 * `simulation.md` §3.2), given the spread and the bursts.
 */
export const FRIENDS_PER_DAY = { reaction: 0.385, comment: 0.303, post: 0.185, message: 0.116 } as const;
const FRIENDS_MEAN = FRIENDS_PER_DAY.reaction + FRIENDS_PER_DAY.comment + FRIENDS_PER_DAY.post + FRIENDS_PER_DAY.message;

/** Assumed: median and log-spread of posts a month on the other platforms. */
const OTHERS: Readonly<Record<number, readonly [median: number, sigma: number]>> = { [PLATFORM.photos]: [0.4, 1.8], [PLATFORM.business]: [0.1, 1.6], [PLATFORM.clips]: [0.15, 2] };

/** Assumed: own posts among the actions on each platform. */
export const POST_SHARE: readonly number[] = [FRIENDS_PER_DAY.post / FRIENDS_MEAN, 0.6, 1, 1, 1];

const known = new WeakMap<Block, SocialActivity>();

/** The activity of a block's people, made once. */
export function activityOf(block: Block): SocialActivity {
  let activity = known.get(block);
  if (activity === undefined) known.set(block, (activity = makeActivity(block)));
  return activity;
}

function makeActivity(block: Block): SocialActivity {
  const { rows, firstId, draws, strength, numbers } = block;
  const accounts = accountsOf(block);
  const [age, woman, leaning] = [numbers('age'), numbers('woman'), numbers('leaningTrait')];
  const loadings = ['activity.age', 'activity.sex', 'activity.leaning-age'].map(strength) as [number, number, number];
  const [noise, mornings, rates] = [draws('social.activity'), draws('social.chronotype'), draws('social.activity.account')];
  const byAge = strength('chronotype.age');
  const traits = new Float64Array(rows);
  const chronotype = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    if (accounts.first[row] === accounts.first[row + 1]) continue;
    const years = ageScore(age[row]!);
    traits[row] = trait(loadings[0] * years + loadings[1] * sexScore(woman[row]!) + loadings[2] * leaning[row]! * years, loadings, normal(noise, firstId + row));
    // Assumed: one hour per unit of the trait.
    const late = Math.round(trait(byAge * years, [byAge], normal(mornings, firstId + row)));
    chronotype[row] = Math.max(0, Math.min(2 * LATEST, LATEST + late));
  }
  const common = strength('activity.platform');
  const own = sqrt(1 - common * common);
  const inUseFrom = normalQuantile(1 - IN_USE);
  const actionsPerDay = new Float64Array(accounts.size);
  const accountTrait = new Float64Array(accounts.size);
  for (let at = 0; at < accounts.size; at++) {
    const row = accounts.row[at]!;
    const platform = accounts.platform[at]!;
    const z = common * traits[row]! + own * normalQuantile(rates.uniform(firstId + row, platform, 0));
    accountTrait[at] = z;
    if (platform === PLATFORM.friends) {
      if (z > inUseFrom) actionsPerDay[at] = FRIENDS_MEAN * exp(FRIENDS_SIGMA * normalQuantile(rates.uniform(firstId + row, platform, 1)) - (FRIENDS_SIGMA * FRIENDS_SIGMA) / 2);
    } else if (platform === PLATFORM.microblog) {
      actionsPerDay[at] = Math.min(MOST_PER_DAY, exp(MICROBLOG_MU + MICROBLOG_SIGMA * z) / MONTH);
    } else {
      const [median, sigma] = OTHERS[platform]!;
      actionsPerDay[at] = Math.min(MOST_PER_DAY, (median / MONTH) * exp(sigma * z));
    }
  }
  return { trait: traits, chronotype, actionsPerDay, accountTrait };
}
