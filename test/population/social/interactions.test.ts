import { describe, expect, it } from 'vitest';
import { accountsOf } from '../../../src/population/social/account-list.ts';
import { actionsOf } from '../../../src/population/social/action-stream.ts';
import { PLATFORM, PLATFORM_NAMES } from '../../../src/population/social/platforms.ts';
import { activityOf } from '../../../src/population/social/social-activity.ts';
import { blocks, mean, median, rowsOf } from './social-world.ts';

const all = await blocks();
const { asOfDay, historyDays } = all[0]!.plan;
const rows = rowsOf(all, 'interaction');
const accounts = new Map(rowsOf(all, 'account').map((account) => [account['accountId']!, account]));
const minute = (text: string): number => Date.parse(`${text}Z`) / 60_000;

describe('actions', () => {
  it('are by accounts that exist, numbered from 0 in the order of time, after the account was opened and in the window', () => {
    let [account, seq, last] = ['', 0, 0];
    for (const row of rows) {
      if (row['accountId'] !== account) [account, seq, last] = [row['accountId']!, 0, 0];
      const at = minute(row['at']!);
      const opened = Date.parse(accounts.get(account)!['createdOn']!) / 60_000;
      if (Number(row['seq']) !== seq || at < last || at < opened || at < (asOfDay - historyDays) * 1440 || at >= asOfDay * 1440) throw new Error(`action ${account} ${row['seq']} at ${row['at']}`);
      seq++;
      last = at;
    }
    expect(new Set(rows.map((row) => `${row['accountId']} ${row['seq']}`)).size).toBe(rows.length);
  });

  it('are about earlier posts on the same platform, of friends on the friend network', () => {
    const byKey = new Map(rows.map((row) => [`${row['accountId']} ${row['seq']}`, row]));
    const tied = new Map(rowsOf(all, 'tie').map((tie) => [`${tie['sourceId']} ${tie['targetId']}`, tie['since']!]));
    const found = { comment: 0, reaction: 0, share: 0, message: 0, post: 0 };
    const count = { ...found };
    for (const row of rows) {
      const kind = row['kind'] as keyof typeof found;
      count[kind]++;
      const fail = (what: string): never => {
        throw new Error(`${what}: ${JSON.stringify(row)}`);
      };
      if ((kind === 'post' || kind === 'message') && row['targetSeq'] !== null) fail('about a post');
      if (kind === 'post' && row['targetAccountId'] !== null) fail('a post to somebody');
      if (row['targetAccountId'] === null) {
        if (row['targetSeq'] !== null) fail('a post of nobody');
        continue;
      }
      found[kind]++;
      const [from, to] = [accounts.get(row['accountId']!)!, accounts.get(row['targetAccountId']!) ?? fail('no such account')];
      if (to['platform'] !== from['platform']) fail('another platform');
      if (kind !== 'message') {
        const post = byKey.get(`${row['targetAccountId']} ${row['targetSeq']}`) ?? fail('no such post');
        if (post['kind'] !== 'post' || post['at']! >= row['at']!) fail('not an earlier post');
      }
      if (from['platform'] === PLATFORM_NAMES[PLATFORM.friends]) {
        const [a, b] = [Number(from['personId']), Number(to['personId'])].sort((x, y) => x - y);
        if ((tied.get(`${a} ${b}`) ?? fail('no friends')) > row['at']!.slice(0, 10)) fail('not yet friends');
      }
    }
    // Some go to what the world does not keep, but not most of the microblog's.
    expect(found.share / count.share).toBeGreaterThan(0.8);
    expect(found.comment).toBeGreaterThan(0);
    expect(found.reaction).toBeGreaterThan(0);
    expect(found.reaction).toBeLessThan(count.reaction);
    expect(found.message).toBeGreaterThan(0);
  });

  it('are as many as the rates say, with zeros: the renewal process starts in equilibrium', () => {
    let [expected, made, silent, users] = [0, 0, 0, 0];
    for (const block of all) {
      const [list, activity, stream] = [accountsOf(block), activityOf(block), actionsOf(block)];
      for (let i = 0; i < list.size; i++) {
        // Heavy users alone would decide the sum; accounts opened in the window have less time.
        const rate = activity.actionsPerDay[i]! * historyDays;
        if (rate === 0 || rate > 50 || list.createdOn[i]! > asOfDay - historyDays) continue;
        expected += rate;
        made += stream.first[i + 1]! - stream.first[i]!;
        users++;
        if (stream.first[i + 1] === stream.first[i]) silent++;
      }
    }
    // About 30,000 actions in bursts: a standard error of 1.5 %.
    expect(made / expected).toBeGreaterThan(0.95);
    expect(made / expected).toBeLessThan(1.05);
    expect(silent / users).toBeGreaterThan(0.3);
  });

  it('on the microblog follow the two published medians', () => {
    const counts = all.flatMap((block) => {
      const [list, stream] = [accountsOf(block), actionsOf(block)];
      return Array.from({ length: list.size }, (_, i) => i).filter((i) => list.platform[i] === PLATFORM.microblog && list.createdOn[i]! <= asOfDay - historyDays).map((i) => stream.first[i + 1]! - stream.first[i]!);
    });
    const sorted = counts.sort((a, b) => b - a);
    const tenth = Math.round(sorted.length / 10);
    // Medians a month of the top tenth and of the others (138 and 2); a sample of 220 and 2,000 heavy-tailed accounts.
    expect(median(sorted.slice(0, tenth))).toBeGreaterThan(95);
    expect(median(sorted.slice(0, tenth))).toBeLessThan(200);
    expect(median(sorted.slice(tenth))).toBeGreaterThanOrEqual(1);
    expect(median(sorted.slice(tenth))).toBeLessThanOrEqual(3);
  });

  it('on the friend network are done on a given day by the published shares of those who use it', () => {
    const days = { reaction: 0, comment: 0, post: 0, message: 0 };
    let users = 0;
    for (const block of all) {
      const [list, activity] = [accountsOf(block), activityOf(block)];
      for (let i = 0; i < list.size; i++) if (list.platform[i] === PLATFORM.friends && activity.actionsPerDay[i]! > 0 && list.createdOn[i]! <= asOfDay - historyDays) users++;
    }
    const seen = new Set(rows.filter((row) => accounts.get(row['accountId']!)!['platform'] === PLATFORM_NAMES[0]).map((row) => `${row['kind']} ${row['accountId']} ${row['at']!.slice(0, 10)}`));
    for (const key of seen) days[key.split(' ')[0] as keyof typeof days]++;
    const share = (kind: keyof typeof days): number => days[kind] / (users * historyDays);
    // About 1,200 users whose rates differ: standard errors near 0.007.
    expect(Math.abs(share('reaction') - 0.26)).toBeLessThan(0.03);
    expect(Math.abs(share('comment') - 0.22)).toBeLessThan(0.03);
    expect(Math.abs(share('post') - 0.15)).toBeLessThan(0.025);
    expect(Math.abs(share('message') - 0.1)).toBeLessThan(0.02);
  });

  it('come in bursts and sleep at night', () => {
    const waits: number[] = [];
    for (const block of all) {
      const stream = actionsOf(block);
      for (let i = 0; i + 1 < stream.first.length; i++) for (let at = stream.first[i]! + 1; at < stream.first[i + 1]!; at++) if (stream.first[i + 1]! - stream.first[i]! < 60) waits.push(stream.at[at]! - stream.at[at - 1]!);
    }
    const average = mean(waits);
    const deviation = Math.sqrt(mean(waits.map((wait) => (wait - average) ** 2)));
    // Burstiness (s - m)/(s + m) of Goh and Barabási: 0 for a Poisson process.
    expect((deviation - average) / (deviation + average)).toBeGreaterThan(0.1);
    const hours = new Float64Array(24);
    for (const row of rows) hours[Number(row['at']!.slice(11, 13))]! += 1 / rows.length;
    expect(hours[4]! * 4).toBeLessThan(hours[20]!);
  });

  it('have a sentiment from -1 to 1', () => {
    expect(rows.filter((row) => !(Math.abs(Number(row['sentiment'])) <= 1))).toEqual([]);
    expect(new Set(rows.map((row) => row['topic'])).size).toBe(24);
  });
});

describe('activity', () => {
  it('falls with age, unless correlations are off', async () => {
    const gap = (world: typeof all): number => {
      const [young, old]: [number[], number[]] = [[], []];
      for (const block of world) {
        const [list, age, { trait }] = [accountsOf(block), block.numbers('age'), activityOf(block)];
        for (let row = 0; row < block.rows; row++) if (list.first[row + 1]! > list.first[row]!) (age[row]! < 35 ? young : age[row]! > 60 ? old : []).push(trait[row]!);
      }
      return mean(young) - mean(old);
    };
    expect(gap(all)).toBeGreaterThan(0.3);
    // Means of about 3,000 and 2,500 standard normal numbers: a standard error of 0.027.
    expect(Math.abs(gap(await blocks({ correlation: 0 })))).toBeLessThan(0.09);
  });
});
