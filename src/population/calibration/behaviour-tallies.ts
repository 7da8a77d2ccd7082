import { codesIn, MISSING_INTEGER, numbersIn } from '../../columns/column.ts';
import { PLATFORM, PLATFORM_NAMES } from '../social/platforms.ts';
import { countValue } from './histogram-statistics.ts';
import { codeMeanings, rowsById } from './table-reader.ts';
import { countTally, type Counts, type Tally } from './tally.ts';

/** Kinds of action, as table `interaction` names them. */
export const ACTION_KINDS = ['post', 'comment', 'reaction', 'share', 'message'] as const;
/** What a microblog counts as its posts: own ones, replies and posts passed on. */
const WRITTEN = new Set([0, 1, 3]);
const HOURS_OF_WEEK = 7 * 24;
const MINUTES_PER_HOUR = 60;
/** 1970-01-01, where moments begin, was a Thursday; weeks here begin on Monday. */
const FIRST_WEEKDAY = 3;
/** The invented platforms that published figures speak of. */
const [MICROBLOG, FRIEND_NETWORK] = [PLATFORM_NAMES[PLATFORM.microblog], PLATFORM_NAMES[PLATFORM.friends]];
const MOST_ACTIONS = 4000;
const MOST_LIKES = 10_000;

/** Hour of the week of a moment, 0 = Monday from midnight. */
export function hourOfWeek(minutes: number): number {
  return (Math.floor(minutes / MINUTES_PER_HOUR) + FIRST_WEEKDAY * 24) % HOURS_OF_WEEK;
}

type ActivityCounts = Counts<'week' | 'tweets' | 'users'>;

/** When people act, and how unevenly: tables `account` and `interaction`. */
export const activityTally: Tally<ActivityCounts> = countTally({
  id: 'activity',
  reads: ['account', 'interaction'],
  coverage: 'sampled',
  start: () => ({
    /** Actions by kind, then by hour of the week from Monday. */
    week: new Float64Array(ACTION_KINDS.length * HOURS_OF_WEEK),
    /** Accounts on the microblog by their posts, replies and shares in the days that are kept. */
    tweets: new Float64Array(MOST_ACTIONS + 1),
    /** Accounts, and those that did anything. */
    users: new Float64Array(2),
  }),
  add(state, { table }) {
    const [account, interaction] = [table('account'), table('interaction')];
    const kind = codesIn(interaction, 'kind');
    const kindOf = codeMeanings(kind, (text) => ACTION_KINDS.indexOf(text as (typeof ACTION_KINDS)[number]));
    const [at, actor] = [numbersIn(interaction, 'at'), numbersIn(interaction, 'accountId')];
    const rowOf = rowsById(numbersIn(account, 'accountId'));
    const [tweets, actions] = [new Int32Array(account.rows), new Int32Array(account.rows)];
    for (let row = 0; row < interaction.rows; row++) {
      const own = kindOf[kind.codes[row]!]!;
      state.week[own * HOURS_OF_WEEK + hourOfWeek(at[row]!)]! += 1;
      const by = rowOf(actor[row]!);
      actions[by]! += 1;
      if (WRITTEN.has(own)) tweets[by]! += 1;
    }
    const platform = codesIn(account, 'platform');
    const isMicroblog = codeMeanings(platform, (name) => (name === MICROBLOG ? 1 : 0));
    for (let row = 0; row < account.rows; row++) {
      state.users[0]! += 1;
      if (actions[row]! > 0) state.users[1]! += 1;
      if (isMicroblog[platform.codes[row]!] === 1) countValue(state.tweets, tweets[row]!);
    }
  },
});

type LikeCounts = Counts<'shown' | 'kept'>;

/** Likes per profile on the friend network: tables `account` and `like`. */
export const likesTally: Tally<LikeCounts> = countTally({
  id: 'likes',
  reads: ['account', 'like'],
  coverage: 'sampled',
  start: () => ({
    /** Profiles by the likes that they show. */
    shown: new Float64Array(MOST_LIKES + 1),
    /** Profiles by the likes that the world materialises. */
    kept: new Float64Array(MOST_LIKES + 1),
  }),
  add(state, { table }) {
    const [account, like] = [table('account'), table('like')];
    const [ids, shown] = [numbersIn(account, 'accountId'), numbersIn(account, 'likesShown')];
    const rowOf = rowsById(ids);
    const kept = new Int32Array(account.rows);
    for (const id of numbersIn(like, 'accountId')) kept[rowOf(id)]! += 1;
    const platform = codesIn(account, 'platform');
    const isFriends = codeMeanings(platform, (name) => (name === FRIEND_NETWORK ? 1 : 0));
    for (let row = 0; row < account.rows; row++) {
      if (isFriends[platform.codes[row]!] === 0 || shown[row] === MISSING_INTEGER) continue;
      countValue(state.shown, shown[row]!);
      countValue(state.kept, kept[row]!);
    }
  },
});
