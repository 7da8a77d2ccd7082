import { exp, ln, sqrt } from '../../stats/elementary.ts';
import { ageScore, normal, trait } from '../attributes/scores.ts';
import type { Block } from '../block-context.ts';
import { accountsOf } from './account-list.ts';
import { activityOf } from './social-activity.ts';

/**
 * Pages liked in a life, log-normal with median 80 and mean 200: a mean of 227 is published (Youyou, Kosinski and
 * Stillwell 2015, by way of `simulation.md` §3.2), the median is assumed.
 */
const MEDIAN_LIKES = 80;
const MEAN_LIKES = 200;
const LIKES_SIGMA = sqrt(2 * ln(MEAN_LIKES / MEDIAN_LIKES));
/** Assumed: nobody likes more pages. */
const MOST_LIKES = 5000;

/** Pages that each person of a block has liked in all; 0 without a profile or on its first day. */
export function lifetimeLikes(block: Block): Int32Array {
  const { plan, rows, firstId, draws, strength, numbers } = block;
  const { first, createdOn } = accountsOf(block);
  const activity = activityOf(block).trait;
  const age = numbers('age');
  const loadings = ['likes.count-age', 'likes.count-activity'].map(strength) as [number, number];
  const noise = draws('social.likes');
  const counts = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const at = first[row]!;
    if (at === first[row + 1] || createdOn[at]! >= plan.asOfDay) continue;
    const z = trait(loadings[0] * ageScore(age[row]!) + loadings[1] * activity[row]!, loadings, normal(noise, firstId + row));
    counts[row] = Math.min(MOST_LIKES, Math.round(MEDIAN_LIKES * exp(LIKES_SIGMA * z)));
  }
  return counts;
}

