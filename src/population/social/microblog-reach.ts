import { normalQuantile } from '../../random/distributions.ts';
import { exp, ln, sqrt } from '../../stats/elementary.ts';
import type { Block } from '../block-context.ts';
import { accountsOf } from './account-list.ts';
import { activityOf } from './social-activity.ts';

/*
 * Medians of accounts in the top tenth by activity and in the other nine (Pew Research Center, Sizing Up
 * Twitter Users, 2019): 456 and 74 accounts followed, 387 and 19 followers. Each count is taken as
 * log-normal with a loading on the account's activity; the medians then give its spread.
 */
const FOLLOWS = { top: 456, others: 74 };
const FOLLOWERS = { top: 387, others: 19 };
/** Mean of a standard normal number in its top tenth and in the other nine tenths. */
const TOP_ACTIVITY = 1.755;
const OTHER_ACTIVITY = -0.195;
/** Loading at which the spreads are fitted, whatever the world's correlations are. */
const FITTED_LOADING = 0.7;
/** Assumed: nobody follows more. */
const MOST_FOLLOWED = 5000;

/** What draws accounts to each other where one follows, by index in the block's account list. */
export interface Reach {
  /** Accounts that the account follows in all, as it shows. */
  following(account: number): number;
  /** By which others choose it, in followers: a real number. */
  fame(account: number): number;
}

/** The reach of a block's accounts: the microblog's law; the other platforms where one follows are assumed to be like it. */
export function reachOf(block: Block): Reach {
  const { firstId, draws, strength } = block;
  const { row, platform } = accountsOf(block);
  const { accountTrait } = activityOf(block);
  const [curiosity, fame] = [draws('follow.curiosity'), draws('follow.fame')];
  const loading = strength('reach.activity');
  const [curious, famous] = [countLaw(FOLLOWS, loading), countLaw(FOLLOWERS, loading)];
  return {
    following: (account) => Math.min(MOST_FOLLOWED, Math.round(curious(accountTrait[account]!, curiosity.uniform(firstId + row[account]!, platform[account]! - 1)))),
    fame: (account) => famous(accountTrait[account]!, fame.uniform(firstId + row[account]!, platform[account]! - 1)),
  };
}

/** A count from an account's activity and a uniform number, log-normal through the two medians. */
function countLaw({ top, others }: { readonly top: number; readonly others: number }, loading: number): (activity: number, uniform: number) => number {
  const spread = ln(top / others) / (FITTED_LOADING * (TOP_ACTIVITY - OTHER_ACTIVITY));
  const mean = ln(others) - spread * FITTED_LOADING * OTHER_ACTIVITY;
  const free = sqrt(1 - loading * loading);
  return (activity, uniform) => exp(mean + spread * (loading * activity + free * normalQuantile(uniform)));
}
