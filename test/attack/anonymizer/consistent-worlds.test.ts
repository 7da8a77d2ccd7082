import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { credibilities, worldShares, type JoinedGroups } from '../../../src/attack/anonymizer/consistent-worlds.ts';

/** Every way to choose who holds the guarded value, one bit per member; the groups' counts in each. */
function everyWorld({ groups, guarded }: JoinedGroups): number[][] {
  const members = groups.flatMap((size, group) => new Array<number>(size).fill(group));
  const worlds: number[][] = [];
  for (let world = 0; world < 2 ** members.length; world++) {
    const counts = groups.map(() => 0);
    members.forEach((group, i) => (counts[group]! += (world >> i) & 1));
    if (counts.reduce((a, b) => a + b, 0) === guarded) worlds.push(counts);
  }
  return worlds;
}

const diverse = (counts: readonly number[], { groups, l }: JoinedGroups): boolean => counts.every((held, i) => held * l <= groups[i]!);

describe('the worlds that a generalization leaves possible', () => {
  it('leaves one only where two people of six must be the two of q1', () => {
    // q1 × 2, q2 × 4, two of six hold HIV, 2-diversity: q2 is diverse whatever it holds, so q1 is not.
    expect([...credibilities(worldShares({ groups: [2, 4], guarded: 2, l: 2 }))]).toEqual([1, 0]);
    expect([...credibilities(worldShares({ groups: [2, 5], guarded: 2, l: 2 }))]).toEqual([1, 0]);
  });

  it('weighs the worlds that are left', () => {
    // q1 × 2, q2 × 3, two hold it. Ways: both in q1 (1, not diverse), one each (6, diverse), both in q2 (3, not: 2/3).
    const shares = worldShares({ groups: [2, 3], guarded: 2, l: 2 });
    expect(shares.diverse).toBeCloseTo(6 / 10, 12);
    const [q1, q2] = credibilities(shares);
    expect(q1).toBeCloseTo(1 / 4, 12);
    expect(q2).toBeCloseTo((3 * (2 / 3)) / 4, 12);
    // One and five, two hold it: the one does; and one of the five.
    const [one, five] = credibilities(worldShares({ groups: [1, 5], guarded: 2, l: 2 }));
    expect(one).toBeCloseTo(1, 12);
    expect(five).toBeCloseTo(1 / 5, 12);
  });

  it('says no more than the class where no part could have been undiverse, and where everybody or nobody holds the value', () => {
    expect([...credibilities(worldShares({ groups: [4, 4], guarded: 1, l: 2 }))]).toEqual([1 / 8, 1 / 8]);
    expect([...credibilities(worldShares({ groups: [2, 4], guarded: 0, l: 2 }))]).toEqual([0, 0]);
    expect([...credibilities(worldShares({ groups: [2, 4], guarded: 6, l: 2 }))]).toEqual([1, 1]);
  });

  it('counts what counting every world by hand gives', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }), fc.nat(12), fc.constantFrom(1.5, 2, 3), fc.double({ min: 0, max: 1, noNaN: true }), (groups, more, l, others) => {
        const members = groups.reduce((a, b) => a + b, 0);
        const joined = { groups, guarded: more % (members + 1), l };
        const worlds = everyWorld(joined);
        const shares = worldShares(joined);
        const lawful = worlds.filter((counts) => diverse(counts, joined));
        expect(shares.diverse).toBeCloseTo(lawful.length / worlds.length, 10);
        // A decision over this class and others that are diverse with probability `others`, independently.
        const weight = (counts: readonly number[]): number => (diverse(counts, joined) ? 1 - others : 1);
        const total = worlds.reduce((sum, counts) => sum + weight(counts), 0);
        if (total / worlds.length < 1e-6) return;
        const believed = credibilities(shares, others);
        groups.forEach((size, i) => {
          const held = worlds.reduce((sum, counts) => sum + weight(counts) * (counts[i]! / size), 0);
          expect(believed[i]).toBeCloseTo(held / total, 6);
        });
      }),
      { numRuns: 300, seed: 4 },
    );
  });

  it('keeps its digits in classes of hundreds', () => {
    const shares = worldShares({ groups: [300, 500, 7], guarded: 200, l: 2 });
    const expected = 200 / 807;
    expect(shares.diverse).toBeGreaterThan(0);
    expect(shares.diverse).toBeLessThan(1);
    // However likely joining was, the members' beliefs add up to the published count.
    const believed = credibilities(shares);
    expect((believed[0]! * 300 + believed[1]! * 500 + believed[2]! * 7) / 200).toBeCloseTo(1, 9);
    expect(believed[2]).toBeGreaterThan(expected);
  });
});
