import { describe, expect, it } from 'vitest';
import { loadCountry } from '../../src/population/country-pack.ts';
import { surnameLaw } from '../../src/population/surname-law.ts';
import { keyedDraws } from '../../src/random/keyed-draws.ts';

const { surnames, givenNames } = await loadCountry('us');
const draws = keyedDraws({ seed: 1, stage: 'test', instance: '', attribute: 'names' });

describe('surname law', () => {
  it('draws published names at their published shares', () => {
    const n = 200_000;
    const ranks = Array.from({ length: n }, (_, i) => surnames.pick(draws.uniform(i, 0), draws.uniform(i, 1)));
    const share = (below: number): number => ranks.filter((rank) => rank < below).length / n;
    expect(Math.abs(share(1) - 0.00828)).toBeLessThan(0.0008);
    expect(Math.abs(share(25) - 0.0874)).toBeLessThan(0.003);
    expect(Math.abs(share(239) - 0.25)).toBeLessThan(0.004);
    expect(Math.abs(share(1000) - 0.4097)).toBeLessThan(0.005);
    // 62 % of 6.3 million names are borne once: 3.9 of 295 million people.
    expect(Math.abs(1 - share(6_300_000 * 0.38) - 0.01324)).toBeLessThan(0.001);
    expect(Math.max(...ranks.slice(0, 50_000))).toBeLessThan(6_300_000);
  });

  it('has as many bearers as people', () => {
    let people = 0;
    for (let rank = 0; rank < surnames.distinct; rank++) people += surnames.bearersOf(rank);
    expect(Math.abs(people / 294_979_229 - 1)).toBeLessThan(0.005);
  });

  it('makes a name of its own for nearly every rank', () => {
    const names = new Set<string>();
    const step = 7;
    for (let rank = 0; rank < surnames.distinct; rank += step) names.add(surnames.nameOf(rank));
    expect(names.size / (surnames.distinct / step)).toBeGreaterThan(0.999);
    for (const rank of [1000, 5000, 200_000, 1_000_000, 6_299_999]) expect(surnames.nameOf(rank)).toMatch(/^[A-Z][A-Za-z'-]+$/);
  });

  it('is a hand-solved table on a country of four names', () => {
    // 60 + 20 published; 20 people left: two names between ranks 2 and 4 and six borne once.
    const law = surnameLaw({ names: ['A', 'B'], bearers: [60, 20], people: 100, distinct: 10, borneOnce: 0.6, tailPoint: { rank: 3, bearers: 5 }, further: ['C'], stems: ['Ab'], groups: { shares: [0.7, 0.3], ofName: [[1, 0], [0.25, 0.75]] } });
    expect([law.nameOf(0), law.nameOf(1), law.nameOf(2)]).toEqual(['A', 'B', 'C']);
    expect([law.bearersOf(0), law.bearersOf(1), law.bearersOf(9)]).toEqual([60, 20, 1]);
    const picks = Array.from({ length: 10_000 }, (_, i) => law.pick((i + 0.5) / 10_000, 0.5));
    expect(picks.filter((rank) => rank === 0)).toHaveLength(6000);
    expect(picks.filter((rank) => rank === 1)).toHaveLength(2000);
    expect(picks.filter((rank) => rank >= 4)).toHaveLength(600);
    // Groups of 70 and 30 people: all 60 A and 5 of 20 B are of the first, which leaves it 5 of the 20 others.
    expect([law.groupOf(0, 0.99), law.groupOf(1, 0.24), law.groupOf(1, 0.26), law.groupOf(5, 0.24), law.groupOf(5, 0.26)]).toEqual([0, 0, 1, 0, 1]);
    const ofGroup = (group: number): number[] => Array.from({ length: 7_000 }, (_, i) => law.pickOf(group, (i + 0.5) / 7_000, 0.5));
    expect(ofGroup(0).filter((rank) => rank === 0)).toHaveLength(6_000);
    expect(ofGroup(0).filter((rank) => rank === 1)).toHaveLength(500);
    expect(ofGroup(1).filter((rank) => rank === 0)).toHaveLength(0);
    expect(ofGroup(1).filter((rank) => rank === 1)).toHaveLength(3_500);
  });
});

describe('given-name law', () => {
  it('draws each name at its share, by sex and decade', () => {
    for (const [female, year] of [[true, 2012], [false, 1957]] as const) {
      const n = 100_000;
      const counts = new Map<number, number>();
      for (let i = 0; i < n; i++) {
        const name = givenNames.pick(female, year, draws.uniform(i, year));
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      for (const [name, count] of [...counts].sort((a, b) => b[1] - a[1]).slice(0, 20)) {
        const share = givenNames.shareOf(female, year, name);
        expect(Math.abs(count / n - share)).toBeLessThan(5 * Math.sqrt(share / n));
      }
    }
  });

  it('is more concentrated the earlier the birth, and never uniform', () => {
    const top = (female: boolean, year: number): number => Math.max(...givenNames.names.map((_, name) => givenNames.shareOf(female, year, name)));
    expect(top(true, 1925)).toBeGreaterThan(top(true, 1995));
    expect(top(true, 1995)).toBeGreaterThan(0.008);
    expect(top(false, 1925)).toBeLessThan(0.08);
  });

  it('gives each group names of its own, in all decades mostly the same', () => {
    const home = (group: number, year: number): Set<number> => new Set(Array.from({ length: 2_000 }, (_, i) => givenNames.pickOf(group, true, year, (i + 0.5) / 2_000)));
    const [first, second, later] = [home(0, 1950), home(1, 1950), home(1, 1960)];
    expect([...second].filter((name) => first.has(name)).length).toBeLessThanOrEqual(1);
    expect([...second].filter((name) => later.has(name)).length / second.size).toBeGreaterThan(0.7);
  });

  it('moves with the decade', () => {
    const ranked = (year: number): number[] => givenNames.names.map((_, name) => name).sort((a, b) => givenNames.shareOf(true, year, b) - givenNames.shareOf(true, year, a)).slice(0, 50);
    const shared = (a: number[], b: number[]): number => a.filter((name) => b.includes(name)).length;
    expect(shared(ranked(1935), ranked(1945))).toBeGreaterThan(shared(ranked(1935), ranked(1995)));
  });
});
