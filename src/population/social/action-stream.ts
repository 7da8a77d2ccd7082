import { pow } from '../../stats/elementary.ts';
import { normal } from '../attributes/scores.ts';
import { SUBJECTS } from '../attributes/profile.ts';
import type { Block } from '../block-context.ts';
import { accountsOf } from './account-list.ts';
import { growableIntegers } from '../../columns/growable-integers.ts';
import { PLATFORM } from './platforms.ts';
import { activityOf, FRIENDS_PER_DAY, POST_SHARE } from './social-activity.ts';
import { subjectOf, tastesOf } from './tastes.ts';
import { windowOf } from './week-rhythm.ts';

/** Kinds of action, by code. */
export const KINDS = ['post', 'comment', 'reaction', 'share', 'message'] as const;
export const KIND = { post: 0, comment: 1, reaction: 2, share: 3, message: 4 } as const;

/**
 * Waiting times in operational time are Lomax with this shape: heavy-tailed, so that actions come in bursts, with a
 * mean but a large variance. Assumed; human actions are known to be bursty (A.-L. Barabási, "The origin of
 * bursts and heavy tails in human dynamics", Nature 435, 2005, doi:10.1038/nature03459).
 */
const BURST_SHAPE = 2.2;

/** Assumed: on the microblog, replies and shares among what is not a post of one's own. */
const MICROBLOG_REPLIES = 0.6;

/** What the accounts of a block did in the window, in the order of the accounts, then of time. */
export interface ActionStream {
  readonly size: number;
  /** Index of the account in the block's list. */
  readonly account: Int32Array;
  /** Minutes since 1970-01-01T00:00. */
  readonly at: Int32Array;
  readonly kind: Uint8Array;
  /** Index into `SUBJECTS`. */
  readonly topic: Uint8Array;
  /** From -1 to 1, to two decimals. */
  readonly sentiment: Float64Array;
  /** First action of each account, and at the end their number. */
  readonly first: Int32Array;
}

const streams = new WeakMap<Block, ActionStream>();

/** The actions of a block, made once. */
export function actionsOf(block: Block): ActionStream {
  let stream = streams.get(block);
  if (stream === undefined) streams.set(block, (stream = drawActions(block)));
  return stream;
}

/**
 * A renewal process in operational time that is in equilibrium when the window (or the account) begins: the
 * first wait is the residual one, Lomax with a shape less by one (D. R. Cox, *Renewal Theory*, 1962,
 * §5.2), so that the expected number of actions is the rate times the time.
 */
function drawActions(block: Block): ActionStream {
  const { plan, firstId, draws } = block;
  const accounts = accountsOf(block);
  const { actionsPerDay, chronotype } = activityOf(block);
  const rhythm = windowOf(plan);
  const waits = draws('social.action.wait');
  const account = growableIntegers(block.rows * 12);
  const at = growableIntegers(block.rows * 12);
  const first = new Int32Array(accounts.size + 1);
  for (let i = 0; i < accounts.size; i++) {
    const expected = actionsPerDay[i]! * plan.historyDays;
    const opened = accounts.createdOn[i]! * 1440;
    if (expected > 0 && opened < rhythm.end) {
      const row = accounts.row[i]!;
      const id = firstId + row;
      const platform = accounts.platform[i]!;
      const late = chronotype[row]!;
      const scale = (BURST_SHAPE - 1) / expected;
      let share = opened <= rhythm.start ? 0 : rhythm.shareAt(late, opened);
      for (let nth = 0; ; nth++) {
        const shape = nth === 0 ? BURST_SHAPE - 1 : BURST_SHAPE;
        share += scale * (pow(waits.uniform(id, nth, platform), -1 / shape) - 1);
        if (share >= 1) break;
        account.push(i);
        at.push(Math.max(opened, rhythm.minuteAt(late, share)));
      }
    }
    first[i + 1] = account.length;
  }
  return { size: account.length, account: account.values(), at: at.values(), first, ...contents(block, account.values(), first) };
}

/** What each action is, of what it is about and how it sounds. */
function contents(block: Block, account: Int32Array, first: Int32Array): Pick<ActionStream, 'kind' | 'topic' | 'sentiment'> {
  const { firstId, draws, strength, numbers } = block;
  const accounts = accountsOf(block);
  const tastes = tastesOf(block);
  const leaning = numbers('leaningTrait');
  const [kinds, topics, moods] = [draws('social.action.kind'), draws('social.action.topic'), draws('social.action.mood')];
  const warmth = strength('sentiment.leaning-topic');
  const kind = new Uint8Array(account.length);
  const topic = new Uint8Array(account.length);
  const sentiment = new Float64Array(account.length);
  for (let i = 0; i < accounts.size; i++) {
    if (first[i] === first[i + 1]) continue;
    const row = accounts.row[i]!;
    const id = firstId + row;
    const platform = accounts.platform[i]!;
    // Assumed: moods differ between people by 0.25, and between a person's actions evenly by 0.6 either way.
    const mood = 0.1 + 0.25 * normal(moods, id);
    for (let action = first[i]!; action < first[i + 1]!; action++) {
      const nth = action - first[i]!;
      const uniform = kinds.uniform(id, nth, platform);
      kind[action] = platform === PLATFORM.friends ? friendsKind(uniform) : uniform < POST_SHARE[platform]! ? KIND.post : uniform < POST_SHARE[platform]! + (1 - POST_SHARE[platform]!) * MICROBLOG_REPLIES ? KIND.comment : KIND.share;
      topic[action] = subjectOf(tastes, row, topics.uniform(id, nth, platform));
      const tone = mood + warmth * leaning[row]! * SUBJECTS[topic[action]!]!.leaning + 1.2 * (moods.uniform(id, nth, 1 + platform) - 0.5);
      sentiment[action] = Math.round(Math.max(-1, Math.min(1, tone)) * 100) / 100;
    }
  }
  return { kind, topic, sentiment };
}

const FRIENDS_KINDS: readonly (readonly [kind: number, until: number])[] = (() => {
  const parts = [[KIND.reaction, FRIENDS_PER_DAY.reaction], [KIND.comment, FRIENDS_PER_DAY.comment], [KIND.post, FRIENDS_PER_DAY.post], [KIND.message, FRIENDS_PER_DAY.message]] as const;
  const total = parts.reduce((sum, [, rate]) => sum + rate, 0);
  let until = 0;
  return parts.map(([kind, rate]) => [kind, (until += rate / total)] as const);
})();

function friendsKind(uniform: number): number {
  for (const [kind, until] of FRIENDS_KINDS) if (uniform < until) return kind;
  return KIND.message;
}
