import { describe, expect, it } from 'vitest';
import { MISSING_INTEGER } from '../../../src/columns/column.ts';
import { openBlock } from '../../../src/population/block-context.ts';
import { openWorld, planWorld } from '../../../src/population/index.ts';
import { accountIdSpace } from '../../../src/population/social/account-list.ts';
import { handleOf, shortened } from '../../../src/population/social/handles.ts';
import { ACCOUNT_SLOTS, PLATFORM, PLATFORM_NAMES } from '../../../src/population/social/platforms.ts';
import { ADJECTIVES, ANIMALS, FANS, FOODS, HOBBIES, NOUNS } from '../../../src/population/social/social-vocabulary.ts';
import { keyedDraws } from '../../../src/random/keyed-draws.ts';
import { blocks, cells, mean, numbers, rowsOf, texts } from './social-world.ts';

const all = await blocks();
const plan = all[0]!.plan;
const tables = all.map((block) => block.table('account'));
const rows = rowsOf(all, 'account');

describe('accounts', () => {
  it('are one per person and platform, and one on the friend network for everybody of 13 or more', () => {
    expect(new Set(rows.map(({ personId, platform }) => `${personId} ${platform}`)).size).toBe(rows.length);
    const friends = new Set(rows.filter(({ platform }) => platform === PLATFORM_NAMES[PLATFORM.friends]).map(({ personId }) => Number(personId)));
    for (const block of all) {
      const since = block.numbers('profileSince');
      expect(Array.from(since, (_, row) => friends.has(block.firstId + row))).toEqual(Array.from(since, (day) => day !== MISSING_INTEGER));
    }
  });

  it('have ids that are unique in the world and say nothing about person or platform', () => {
    const ids = tables.flatMap((table) => [...numbers(table, 'accountId')]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Math.min(...ids)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...ids)).toBeLessThan(accountIdSpace(plan.people));
    // By hand: 12,000 people have 72,000 slots, above 4^8; 330 million have 1.98 thousand million.
    expect(accountIdSpace(330_000_000)).toBeLessThan(0x80000000);
    // The rank correlation of independent numbers has a standard error of 1/sqrt(n); 21,000 accounts.
    const people = tables.flatMap((table) => [...numbers(table, 'personId')]);
    const [idMean, personMean] = [mean(ids), mean(people)];
    const covariance = mean(ids.map((id, i) => (id - idMean) * (people[i]! - personMean)));
    const scale = Math.sqrt(mean(ids.map((id) => (id - idMean) ** 2)) * mean(people.map((person) => (person - personMean) ** 2)));
    expect(Math.abs(covariance / scale)).toBeLessThan(0.03);
    const remainders = rows.filter(({ platform }) => platform === PLATFORM_NAMES[0]).map(({ accountId }) => Number(accountId) % ACCOUNT_SLOTS);
    for (let slot = 0; slot < ACCOUNT_SLOTS; slot++) expect(remainders.filter((remainder) => remainder === slot).length / remainders.length).toBeCloseTo(1 / ACCOUNT_SLOTS, 1);
  });

  it('are opened from the 13th birthday on, never after asOf, on the friend network on the known day', () => {
    all.forEach((block, b) => {
      const [created, person] = [numbers(tables[b]!, 'createdOn'), numbers(tables[b]!, 'personId')];
      const [since, birth] = [block.numbers('profileSince'), block.numbers('birthDate')];
      const broken = texts(tables[b]!, 'platform').filter((platform, at) => {
        const row = person[at]! - block.firstId;
        return created[at]! > plan.asOfDay || created[at]! - birth[row]! < Math.floor(13 * 365.25) || (platform === PLATFORM_NAMES[0] && created[at] !== since[row]);
      });
      expect(broken).toEqual([]);
    });
  });

  it('have platforms by age as stated: 22 % of adults on the microblog, fewer among the old', () => {
    const share = (platform: number, from: number, to: number): number => {
      let [people, users] = [0, 0];
      all.forEach((block, b) => {
        const age = block.numbers('age');
        const wanted = (row: number): boolean => age[row]! >= from && age[row]! < to;
        for (let row = 0; row < block.rows; row++) if (wanted(row)) people++;
        const person = numbers(tables[b]!, 'personId');
        texts(tables[b]!, 'platform').forEach((name, at) => name === PLATFORM_NAMES[platform] && wanted(person[at]! - block.firstId) && users++);
      });
      return users / people;
    };
    // Three standard errors at about 9,000 adults and 1,900 people of 65 or more.
    expect(share(PLATFORM.microblog, 18, 120)).toBeGreaterThan(0.19);
    expect(share(PLATFORM.microblog, 18, 120)).toBeLessThan(0.25);
    expect(Math.abs(share(PLATFORM.microblog, 65, 120) - 0.07)).toBeLessThan(0.02);
    expect(Math.abs(share(PLATFORM.photos, 18, 30) - 0.67)).toBeLessThan(0.04);
  });

  it('show the friends of the person column, and likes on the friend network only', () => {
    all.forEach((block, b) => {
      const followers = block.numbers('followers');
      const [shown, person, likes] = [numbers(tables[b]!, 'followers'), numbers(tables[b]!, 'personId'), numbers(tables[b]!, 'likesShown')];
      const broken = texts(tables[b]!, 'platform').filter((platform, at) => {
        const onFriends = platform === PLATFORM_NAMES[PLATFORM.friends];
        return (onFriends && shown[at] !== followers[person[at]! - block.firstId]) || (likes[at] === MISSING_INTEGER) === onFriends;
      });
      expect(broken).toEqual([]);
    });
  });

  it('are the same alone, in any order, from a world opened anew, and so are all tables made from them', async () => {
    const names = ['interaction-truth', 'account-truth', 'like', 'account', 'interaction'];
    const small = await blocks({ people: 4500 });
    const inOrder = small.map((block) => names.map((name) => cells(block.table(name))));
    const again = await openWorld(await planWorld({ country: 'us', people: 4500, seed: 7, asOf: '2026-01-01' }));
    const alone = openBlock(again, 1);
    expect([...names].reverse().map((name) => cells(alone.table(name)) === inOrder[1]![names.indexOf(name)])).toEqual(names.map(() => true));
  });
});

describe('handles', () => {
  it('are made from stems: hand-checked cuts', () => {
    expect(shortened('benjamin', 0)).toBe('ben');
    expect(shortened('benjamin', 2)).toBe('beny');
    expect(shortened('io', 0)).toBe('io');
  });

  it('depend on the account alone', () => {
    const draws = keyedDraws({ seed: 1, stage: 'test', instance: '', attribute: 'handle' });
    const facts = { given: 'ada', surname: 'stone', birthYear: 1980 };
    const backwards = [9, 4, 1].map((id) => handleOf(facts, 1, draws, id)).reverse();
    expect([1, 4, 9].map((id) => handleOf(facts, 1, draws, id))).toEqual(backwards);
  });

  it('collide seldom, often hold no name, and are often used on several platforms', () => {
    const handles = rows.map(({ handle, platform }) => `${platform} ${handle}`);
    expect(new Set(handles).size / handles.length).toBeGreaterThan(0.99);
    const names = new Map(all.flatMap((block) => Array.from({ length: block.rows }, (_, row) => [block.firstId + row, [block.texts('givenName')(row)!, block.texts('surname')(row)!].map((name) => name.toLowerCase())] as const)));
    const microblog = rows.filter(({ platform }) => platform === PLATFORM_NAMES[PLATFORM.microblog]);
    const nameless = microblog.filter(({ handle, personId }) => !names.get(Number(personId))!.some((name) => handle!.includes(name)));
    expect(nameless.length / microblog.length).toBeGreaterThan(0.5);
    expect(nameless.length / microblog.length).toBeLessThan(0.9);
    // Both the microblog and the photo network use the shared stem with its digits in 0.3² = 9 % of the cases.
    const photos = new Map(rows.filter(({ platform }) => platform === PLATFORM_NAMES[PLATFORM.photos]).map(({ personId, handle }) => [personId, handle]));
    const both = microblog.filter(({ personId }) => photos.has(personId));
    const same = both.filter(({ personId, handle }) => photos.get(personId) === handle).length / both.length;
    expect(same).toBeGreaterThan(0.06);
    expect(same).toBeLessThan(0.14);
  });

  it('come from word lists that hold each word once', () => {
    for (const list of [ADJECTIVES, NOUNS, FOODS, ANIMALS, HOBBIES, FANS]) {
      expect(new Set(list).size).toBe(list.length);
      for (const word of list) expect(word).toMatch(/^[a-z]{3,12}$/);
    }
  });
});

describe('visibility', () => {
  const openShare = async (correlation: number): Promise<number> => {
    const world = correlation === 1 ? all : await blocks({ correlation });
    const [open, closed]: [number[], number[]] = [[], []];
    for (const block of world) {
      const table = block.table('account');
      const [tolerance, person] = [block.numbers('tolerance'), numbers(table, 'personId')];
      texts(table, 'visibility').forEach((visibility, at) => (visibility === 'private' ? closed : open).push(tolerance[person[at]! - block.firstId]!));
    }
    return mean(open) - mean(closed);
  };

  it('goes with tolerance, unless correlations are off', async () => {
    expect(await openShare(1)).toBeGreaterThan(0.1);
    // The difference of two means of uniform numbers, of 18,000 and 3,000, has a standard error of 0.006.
    expect(Math.abs(await openShare(0))).toBeLessThan(0.02);
  });
});
