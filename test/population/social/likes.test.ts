import { describe, expect, it } from 'vitest';
import { openBlock } from '../../../src/population/block-context.ts';
import { openWorld, planWorld } from '../../../src/population/index.ts';
import { LEVELS } from '../../../src/population/social/interest-axes.ts';
import { catalogueOf, levelOf, PAGES } from '../../../src/population/social/interest-catalogue.ts';
import { PLATFORM_NAMES } from '../../../src/population/social/platforms.ts';
import { areaUnderRoc } from '../../../src/stats/ranking.ts';
import type { Block } from '../../../src/population/block-context.ts';
import { blocks, mean, median, numbers, texts } from './social-world.ts';

const all = await blocks();
const { asOfDay, likeShare } = all[0]!.plan;

/** Of each person: the pages liked, by row of the block. */
function likedPages(block: Block): { readonly pages: number[][]; readonly account: Map<number, { readonly row: number; readonly createdOn: number; readonly shown: number }> } {
  const table = block.table('account');
  const [id, person, created, shown] = ['accountId', 'personId', 'createdOn', 'likesShown'].map((name) => numbers(table, name)) as [Int32Array, Int32Array, Int32Array, Int32Array];
  const account = new Map<number, { row: number; createdOn: number; shown: number }>();
  texts(table, 'platform').forEach((platform, at) => platform === PLATFORM_NAMES[0] && account.set(id[at]!, { row: person[at]! - block.firstId, createdOn: created[at]!, shown: shown[at]! }));
  const pages = Array.from({ length: block.rows }, (): number[] => []);
  const likes = block.table('like');
  const [whose, what] = [numbers(likes, 'accountId'), numbers(likes, 'interestId')];
  for (let i = 0; i < likes.rows; i++) pages[account.get(whose[i]!)!.row]!.push(what[i]!);
  return { pages, account };
}

describe('the pages', () => {
  const block = all[0]!;
  const catalogue = catalogueOf(block);

  it('have ids 1 to n, labels of their own, and all subjects', () => {
    const table = block.table('interest');
    expect([...numbers(table, 'interestId')]).toEqual(Array.from({ length: PAGES }, (_, i) => i + 1));
    expect(new Set(texts(table, 'label')).size).toBe(PAGES);
    expect(new Set(texts(table, 'category')).size).toBe(24);
    expect(new Set(numbers(table, 'popularityRank')).size).toBe(PAGES);
  });

  it('are accepted for certain at the level that likes them most, and by all alike without correlations', async () => {
    expect(Array.from({ length: PAGES }, (_, page) => Math.max(...catalogue.acceptance.subarray(page * LEVELS, (page + 1) * LEVELS))).filter((most) => most !== 1)).toEqual([]);
    const off = catalogueOf((await blocks({ correlation: 0 }))[0]!);
    expect(new Set(off.acceptance)).toEqual(new Set([1]));
    expect(off.interestId).toEqual(catalogue.interestId);
    for (const factors of off.subjectFactors) expect(new Set(factors)).toEqual(new Set([1]));
  });

  it('state their loadings in the truth table, none without correlations', async () => {
    const truth = block.table('interest-truth');
    const groups = texts(truth, 'group');
    const grouped = numbers(truth, 'groupLoading');
    // Four axes of groups have a fifth of the pages; weights 2.5 to 4 times strengths 0.6 to 0.8.
    expect(groups.filter((group) => group !== null).length / PAGES).toBeCloseTo(0.2, 1);
    groups.forEach((group, row) => {
      if (group === null ? grouped[row] !== 0 : grouped[row]! < 1.49) throw new Error(`loading ${grouped[row]} of group ${group}`);
    });
    const off = (await blocks({ correlation: 0 }))[0]!.table('interest-truth');
    for (const name of ['age', 'sex', 'leaning', 'education', 'groupLoading']) expect(new Set([...numbers(off, name)].map(Math.abs))).toEqual(new Set([0]));
  });

  it('cut scores at eighths of the normal distribution', () => {
    expect([-1.2, -1.1, -0.5, -0.1, 0.1, 0.5, 1.1, 1.2].map(levelOf)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});

describe('likes', () => {
  const people = all.map(likedPages);

  it('are of pages that exist, by profiles that exist, none twice, from the opening of the profile to asOf', () => {
    all.forEach((block, b) => {
      const likes = block.table('like');
      const [whose, what, when] = ['accountId', 'interestId', 'likedAt'].map((name) => numbers(likes, name)) as [Int32Array, Int32Array, Int32Array];
      const seen = new Set<number>();
      for (let i = 0; i < likes.rows; i++) {
        const account = people[b]!.account.get(whose[i]!);
        if (account === undefined) throw new Error('a like without a profile');
        seen.add(whose[i]! * 100_000 + what[i]!);
        if (!(what[i]! >= 1 && what[i]! <= PAGES && when[i]! >= account.createdOn * 1440 && when[i]! < asOfDay * 1440)) throw new Error(`a like of page ${what[i]} at ${when[i]}`);
      }
      expect(seen.size).toBe(likes.rows);
    });
  });

  it('are as many in a life as stated, log-normal with median 80 and mean 200', () => {
    const shown = people.flatMap(({ account }) => [...account.values()].map((profile) => profile.shown));
    // About 10,100 profiles: standard errors 1.3 and 4.
    expect(Math.abs(median(shown) - 80)).toBeLessThan(6);
    expect(Math.abs(mean(shown) - 200)).toBeLessThan(20);
  });

  it('are kept with probability likeShare, so that some people have none', () => {
    const [kept, shown] = [people.flatMap(({ pages }) => pages.map(({ length }) => length)), people.flatMap(({ account }) => [...account.values()].map((profile) => profile.shown))];
    const [total, inLife] = [kept.reduce((a, b) => a + b, 0), shown.reduce((a, b) => a + b, 0)];
    // Binomial with 2 million trials; a few are dropped where all tries found pages already liked.
    expect(total / inLife).toBeGreaterThan(likeShare - 0.002);
    expect(total / inLife).toBeLessThan(likeShare + 0.001);
    expect(people.flatMap(({ account, pages }) => [...account.values()].filter((profile) => pages[profile.row]!.length > profile.shown))).toEqual([]);
    expect(people.some(({ account, pages }) => [...account.values()].some((profile) => profile.shown > 0 && pages[profile.row]!.length === 0))).toBe(true);
  });

  it('are nested: a larger share holds the same likes and more', async () => {
    const plan = await planWorld({ country: 'us', people: 12_000, seed: 7, asOf: '2026-01-01', likeShare: 0.2 });
    const larger = openBlock(await openWorld(plan), 1).table('like');
    const keys = (table: typeof larger): string[] => {
      const [whose, what, when] = ['accountId', 'interestId', 'likedAt'].map((name) => numbers(table, name)) as [Int32Array, Int32Array, Int32Array];
      return Array.from(whose, (id, i) => `${id} ${what[i]} ${when[i]}`);
    };
    const more = new Set(keys(larger));
    const fewer = keys(all[1]!.table('like'));
    expect(fewer.filter((key) => !more.has(key))).toEqual([]);
    expect(more.size / fewer.length).toBeCloseTo(2, 1);
  });
});

describe('what likes reveal', () => {
  /** Area under the curve of a multinomial naive Bayes on likes: even rows teach, odd rows are scored. */
  function separation(world: readonly Block[], label: (block: Block) => (row: number) => boolean | null): number {
    const counts = [new Float64Array(PAGES + 1), new Float64Array(PAGES + 1)];
    const totals = [0, 0];
    const [scores, positive]: [number[], number[]] = [[], []];
    const known = world.map((block) => ({ pages: likedPages(block).pages, of: label(block) }));
    for (const { pages, of } of known) {
      for (let row = 0; row < pages.length; row += 2) {
        const value = of(row);
        if (value === null) continue;
        for (const page of pages[row]!) counts[value ? 1 : 0]![page]!++;
        totals[value ? 1 : 0]! += pages[row]!.length;
      }
    }
    for (const { pages, of } of known) {
      for (let row = 1; row < pages.length; row += 2) {
        const value = of(row);
        if (value === null) continue;
        scores.push(pages[row]!.reduce((sum, page) => sum + Math.log((counts[1]![page]! + 1) / (totals[1]! + PAGES)) - Math.log((counts[0]![page]! + 1) / (totals[0]! + PAGES)), 0));
        positive.push(value ? 1 : 0);
      }
    }
    return areaUnderRoc(Float64Array.from(scores), Uint8Array.from(positive)).value;
  }
  const party = (block: Block) => {
    const leaning = block.texts('politicalLeaning');
    return (row: number): boolean | null => (leaning(row) === 'left' ? false : leaning(row) === 'right' ? true : null);
  };
  const faith = (block: Block) => {
    const [religion, age] = [block.texts('religion'), block.numbers('age')];
    return (row: number): boolean | null => (age[row]! < 16 ? null : religion(row) === 'faith A');
  };

  it('is party and faith at the listed strengths', () => {
    expect(separation(all, party)).toBeGreaterThan(0.7);
    expect(separation(all, faith)).toBeGreaterThan(0.54);
  });

  it('is nothing with correlations off', async () => {
    const off = await blocks({ correlation: 0 });
    // Three standard errors at about 2,900 and 4,500 people scored are 0.032 and 0.027.
    expect(Math.abs(separation(off, party) - 0.5)).toBeLessThan(0.035);
    expect(Math.abs(separation(off, faith) - 0.5)).toBeLessThan(0.03);
  });
});
