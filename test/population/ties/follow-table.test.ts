import { describe, expect, it } from 'vitest';
import { openBlock } from '../../../src/population/block-context.ts';
import { openWorld } from '../../../src/population/index.ts';
import { accountsOf } from '../../../src/population/social/account-list.ts';
import { reachOf } from '../../../src/population/social/microblog-reach.ts';
import { PLATFORM } from '../../../src/population/social/platforms.ts';
import { activityOf } from '../../../src/population/social/social-activity.ts';
import { followTable } from '../../../src/population/ties/follow-table.ts';
import { everybody, everybodyTexts, rowsOf, smallWorld } from './tie-world.ts';

const { plan, world, blocks } = await smallWorld();
const follows = rowsOf(blocks, followTable);

/** Microblog accounts by personId: day of opening, activity and how many they show to follow. */
const accounts = new Map(
  blocks.flatMap((block) => {
    const [list, { accountTrait }, reach] = [accountsOf(block), activityOf(block), reachOf(block)];
    return [...list.platform.keys()].filter((at) => list.platform[at] === PLATFORM.microblog).map((at) => [block.firstId + list.row[at]!, { openedOn: list.createdOn[at]!, activity: accountTrait[at]!, following: reach.following(at) }] as const);
  }),
);
const countBy = (end: 'source' | 'target'): Map<number, number> => {
  const counts = new Map([...accounts.keys()].map((id) => [id, 0]));
  for (const follow of follows) counts.set(follow[end], (counts.get(follow[end]) ?? 0) + 1);
  return counts;
};
const [out, into] = [countBy('source'), countBy('target')];
const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

describe('the rows', () => {
  it('are pairs of different microblog users, each once, in order, in the block of the one who follows', () => {
    expect(follows.filter(({ source, target }) => source === target || !accounts.has(source) || !accounts.has(target))).toEqual([]);
    const places = follows.map(({ source, target }) => source * plan.people + target);
    expect(places.filter((place, i) => i > 0 && place <= places[i - 1]!)).toEqual([]);
  });

  it('date no follow before both accounts were open, nor after the day of the world', () => {
    expect(follows.filter(({ source, target, since }) => !(since >= Math.max(accounts.get(source)!.openedOn, accounts.get(target)!.openedOn) && since <= plan.asOfDay))).toEqual([]);
  });

  it('are the same for a block alone, in any order', async () => {
    const again = await openWorld(structuredClone(plan));
    for (const number of [4, 2]) expect(rowsOf([openBlock(again, number)], followTable)).toEqual(rowsOf([openBlock(world, number)], followTable));
  });
});

describe('how many', () => {
  const ranked = [...accounts].sort((a, b) => b[1].activity - a[1].activity).map(([id]) => id);
  const [top, rest] = [ranked.slice(0, Math.floor(ranked.length / 10)), ranked.slice(Math.floor(ranked.length / 10))];

  it('an account follows has the published medians of the active tenth and of the others, thinned', () => {
    // Pew 2019: 456 and 74, of which the world holds a fifth.
    for (const [those, published] of [[top, 456], [rest, 74]] as const) {
      const reached = median(those.map((id) => out.get(id)!)) / (published * plan.tieShare);
      // Within a sampling error of about 7 % each way and what the log-normal leaves.
      expect(Math.abs(reached - 1)).toBeLessThan(0.2);
    }
    expect([...out.values()].some((count) => count === 0)).toBe(true);
    expect([...out].filter(([id, count]) => count > accounts.get(id)!.following)).toEqual([]);
  });

  it('follow an account is far more unequal', () => {
    // Pew 2019: 387 against 19 followers, a ratio of 20, where 456 against 74 followed are one of 6.
    const ratio = median(top.map((id) => into.get(id)!)) / median(rest.map((id) => into.get(id)!));
    expect(ratio).toBeGreaterThan(10);
    expect(ratio).toBeLessThan(35);
    expect(Math.max(...into.values())).toBeGreaterThan(2 * Math.max(...out.values()));
    expect([...into.values()].filter((count) => count === 0).length).toBeGreaterThan(0.03 * accounts.size);
  });
});

describe('whom', () => {
  const otherSide = (rows: typeof follows, those: typeof blocks): number => {
    const side = everybodyTexts(those, 'politicalLeaning');
    const stated = rows.filter(({ source, target }) => [side[source], side[target]].every((lean) => lean === 'left' || lean === 'right'));
    return stated.filter(({ source, target }) => side[source] !== side[target]).length / stated.length;
  };

  it('leans the same way for half of the follows, as far as correlations are on', async () => {
    const off = await smallWorld({ correlation: 0 });
    expect(otherSide(follows, blocks)).toBeLessThan(0.35);
    expect(Math.abs(otherSide(rowsOf(off.blocks, followTable), off.blocks) - 0.5)).toBeLessThan(0.03);
  });

  it('is a user anywhere, at home more often than elsewhere', () => {
    const place = everybody(blocks, 'place');
    const same = follows.filter(({ source, target }) => place[source] === place[target]).length / follows.length;
    expect(same).toBeGreaterThan(0.2);
    expect(same).toBeLessThan(0.95);
    expect(new Set(follows.map(({ target }) => Math.floor(target / 4096))).size).toBe(plan.blocks);
  });
});
