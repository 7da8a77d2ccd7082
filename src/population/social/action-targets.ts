import { pow } from '../../stats/elementary.ts';
import type { Block } from '../block-context.ts';
import { accountsOf } from './account-list.ts';
import { actionsOf, KIND, type ActionStream } from './action-stream.ts';
import { PLATFORM } from './platforms.ts';
import { activityOf } from './social-activity.ts';

/** Friends looked at for a recent post to comment on or react to. */
const LOOKS = 4;
/** Assumed: friends' posts are commented on for three days. */
const FRESH_MINUTES = 3 * 1440;
/** Assumed delay of replies and shares on the microblog: Lomax with this shape and scale in minutes, heavy-tailed. */
const REPLY_SHAPE = 1.2;
const REPLY_SCALE = 60;

/** What actions are about, by action: -1 where it is nothing of this block. */
export interface ActionTargets {
  /** Index of the account that is written to or about. */
  readonly account: Int32Array;
  /** The action that it is about, always an earlier post on the same platform. */
  readonly action: Int32Array;
}

/**
 * Finds what comments, reactions, shares and messages are about, among the posts and people of the block: on the
 * friend network those of friends, on the microblog recent posts, those of the better followed first. The world does
 * not keep what goes to people of other blocks, to older posts or out of the world.
 */
export function targetsOf(block: Block): ActionTargets {
  const { firstId, draws } = block;
  const accounts = accountsOf(block);
  const stream = actionsOf(block);
  const { accountTrait } = activityOf(block);
  const posts = postsByAccount(stream, accounts.size);
  const friends = friendsInBlock(block);
  const recent = recentPosts(stream, (i) => accounts.platform[i] === PLATFORM.microblog);
  const choices = draws('social.action.target');
  const account = new Int32Array(stream.size).fill(-1);
  const action = new Int32Array(stream.size).fill(-1);
  for (let i = 0; i < accounts.size; i++) {
    const row = accounts.row[i]!;
    const id = firstId + row;
    const platform = accounts.platform[i]!;
    const known = friends.first[row + 1]! - friends.first[row]!;
    for (let at = stream.first[i]!; at < stream.first[i + 1]!; at++) {
      const kind = stream.kind[at]!;
      if (kind === KIND.post) continue;
      const nth = at - stream.first[i]!;
      if (platform === PLATFORM.microblog) {
        const a = earlierPost(recent, stream, at, choices.uniform(id, nth, 8));
        const b = earlierPost(recent, stream, at, choices.uniform(id, nth, 9));
        const best = b < 0 || (a >= 0 && accountTrait[stream.account[a]!]! >= accountTrait[stream.account[b]!]!) ? a : b;
        if (best < 0) continue;
        action[at] = best;
        account[at] = stream.account[best]!;
      } else if (kind === KIND.message) {
        const tie = known > 0 ? friends.first[row]! + choices.below(known, id, nth, 0) : -1;
        if (tie >= 0 && friends.since[tie]! * 1440 <= stream.at[at]!) account[at] = friends.account[tie]!;
      } else {
        for (let look = 0; look < LOOKS && known > 0; look++) {
          const tie = friends.first[row]! + choices.below(known, id, nth, look);
          if (friends.since[tie]! * 1440 > stream.at[at]!) continue;
          const friend = friends.account[tie]!;
          const post = lastBefore(stream.at, posts.actions, posts.first[friend]!, posts.first[friend + 1]!, stream.at[at]!);
          if (post < 0 || stream.at[at]! - stream.at[post]! > FRESH_MINUTES) continue;
          action[at] = post;
          account[at] = friend;
          break;
        }
      }
    }
  }
  return { account, action };
}

/** The posts of each account, in the order of time. */
function postsByAccount({ first, kind }: ActionStream, size: number): { readonly first: Int32Array; readonly actions: Int32Array } {
  const firstPost = new Int32Array(size + 1);
  const actions = new Int32Array(kind.length);
  let count = 0;
  for (let i = 0; i < size; i++) {
    for (let at = first[i]!; at < first[i + 1]!; at++) if (kind[at] === KIND.post) actions[count++] = at;
    firstPost[i + 1] = count;
  }
  return { first: firstPost, actions };
}

/** The friend accounts of each row's friends that live in the block, and the days since which they are friends. */
function friendsInBlock(block: Block): { readonly first: Int32Array; readonly account: Int32Array; readonly since: Int32Array } {
  const { rows, firstId } = block;
  const accounts = accountsOf(block);
  const ties = block.table('tie');
  const [source, target, tied] = ['sourceId', 'targetId', 'since'].map((name) => {
    const column = ties.columns.get(name)!;
    if (column.kind !== 'number') throw new Error(`population.social: expected numbers in ${name}, got codes`);
    return column.values;
  }) as [Int32Array, Int32Array, Int32Array];
  const first = new Int32Array(rows + 1);
  const inside = (i: number): boolean => target[i]! - firstId < rows;
  for (let i = 0; i < source.length; i++) {
    if (!inside(i)) continue;
    first[source[i]! - firstId + 1]!++;
    first[target[i]! - firstId + 1]!++;
  }
  for (let row = 0; row < rows; row++) first[row + 1]! += first[row]!;
  const next = first.slice();
  const account = new Int32Array(first[rows]!);
  const since = new Int32Array(first[rows]!);
  for (let i = 0; i < source.length; i++) {
    if (!inside(i)) continue;
    const [a, b] = [source[i]! - firstId, target[i]! - firstId];
    account[next[a]!] = accounts.first[b]!;
    since[next[a]!++] = tied[i]!;
    account[next[b]!] = accounts.first[a]!;
    since[next[b]!++] = tied[i]!;
  }
  return { first, account, since };
}

/** The posts of the accounts that are wanted, by time, then by action. */
function recentPosts({ account, at, kind }: ActionStream, wanted: (account: number) => boolean): Int32Array {
  // One sortable number per post: a minute below 2^31 and an action below 2^22 fit 53 bits.
  const keys = new Float64Array(kind.length);
  let count = 0;
  for (let action = 0; action < kind.length; action++) if (kind[action] === KIND.post && wanted(account[action]!)) keys[count++] = at[action]! * 0x400000 + action;
  return Int32Array.from(keys.subarray(0, count).sort(), (key) => key % 0x400000);
}

/** A post of somebody else, from before a heavy-tailed delay; -1 if there is none. */
function earlierPost(recent: Int32Array, { at, account }: ActionStream, action: number, uniform: number): number {
  const delay = Math.floor(REPLY_SCALE * (pow(uniform, -1 / REPLY_SHAPE) - 1));
  const post = lastBefore(at, recent, 0, recent.length, at[action]! - delay);
  return post >= 0 && account[post] !== account[action] ? post : -1;
}

/** The last of `actions[from..to)` whose time is before a minute; -1 if there is none. */
function lastBefore(at: Int32Array, actions: Int32Array, from: number, to: number, minute: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at[actions[middle]!]! < minute) low = middle + 1;
    else high = middle;
  }
  return low === from ? -1 : actions[low - 1]!;
}
