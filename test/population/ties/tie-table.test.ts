import { describe, expect, it } from 'vitest';
import { columnOf, MISSING_INTEGER } from '../../../src/columns/column.ts';
import { openBlock } from '../../../src/population/block-context.ts';
import { openWorld, planWorld } from '../../../src/population/index.ts';
import { blockTies } from '../../../src/population/ties/block-ties.ts';
import { partnerOf, ROUNDS } from '../../../src/population/ties/block-partners.ts';
import { otherOfTie, rowOfTie, slotOfTie } from '../../../src/population/ties/tie-codes.ts';
import { tieTable } from '../../../src/population/ties/tie-table.ts';
import { everybody, everybodyTexts, rowsOf, smallWorld } from './tie-world.ts';

const { plan, world, blocks } = await smallWorld();
const ties = rowsOf(blocks, tieTable);
const followers = everybody(blocks, 'followers');
const since = everybody(blocks, 'profileSince');

/** Everybody's friends, as sets: the plain form from which all below is measured. */
function friendsOf(rows: readonly { source: number; target: number }[], people: number): Set<number>[] {
  const friends = Array.from({ length: people }, () => new Set<number>());
  for (const { source, target } of rows) {
    friends[source]!.add(target);
    friends[target]!.add(source);
  }
  return friends;
}
const friends = friendsOf(ties, plan.people);
const degrees = friends.map((set) => set.size);
const holders = followers.flatMap((count, id) => (count === MISSING_INTEGER ? [] : [id]));
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const quantile = (values: readonly number[], p: number): number => [...values].sort((a, b) => a - b)[Math.floor(p * (values.length - 1))]!;

describe('the rows', () => {
  it('are pairs of people with a profile, each once, at the lower id, in order', () => {
    expect(ties.filter(({ source, target }) => !(source < target && target < plan.people))).toEqual([]);
    expect(ties.filter(({ source, target }) => since[source] === MISSING_INTEGER || since[target] === MISSING_INTEGER)).toEqual([]);
    const places = ties.map(({ source, target }) => source * plan.people + target);
    expect(places.filter((place, i) => i > 0 && place <= places[i - 1]!)).toEqual([]);
  });

  it('stand in the block of the lower id', () => {
    for (const block of blocks) {
      const source = columnOf(block.table('tie'), 'sourceId');
      if (source.kind !== 'number') throw new Error('codes');
      expect(source.values.every((id) => id >= block.firstId && id < block.firstId + block.rows)).toBe(true);
    }
  });

  it('date no tie before both had a profile, nor after the day of the world', () => {
    expect(ties.filter((tie) => !(tie.since >= Math.max(since[tie.source]!, since[tie.target]!) && tie.since <= plan.asOfDay))).toEqual([]);
    // Most are made soon: the share of the possible time that has passed averages 1/(1 + 1.5) = 0.4.
    const passed = ties.flatMap((tie) => {
      const earliest = Math.max(since[tie.source]!, since[tie.target]!);
      return plan.asOfDay - earliest < 100 ? [] : [(tie.since - earliest) / (plan.asOfDay - earliest)];
    });
    expect(mean(passed)).toBeCloseTo(0.4, 2);
  });

  it('call family who live together, coworkers who share an employer', () => {
    const [home, unit, employer] = [everybody(blocks, 'householdId'), everybody(blocks, 'ownUnit'), everybodyTexts(blocks, 'employer')];
    const number = { family: 0, coworker: 0, friend: 0 };
    for (const { kind } of ties) number[kind as keyof typeof number]++;
    const together = (a: number, b: number): boolean => home[a] === home[b] && unit[a] === unit[b];
    expect(ties.filter(({ source, target, kind }) => together(source, target) !== (kind === 'family'))).toEqual([]);
    expect(ties.filter(({ source, target, kind }) => kind === 'coworker' && (employer[source] === null || employer[source] !== employer[target]))).toEqual([]);
    for (const count of Object.values(number)) expect(count).toBeGreaterThan(1000);
  });

  it('tie nine in ten who live together, as long as both want ties, and some of the others elsewhere', () => {
    const home = everybody(blocks, 'householdId');
    let [pairs, tied] = [0, 0];
    for (const a of holders) {
      for (let b = a + 1; b < plan.people && home[b] === home[a]; b++) {
        if (degrees[a]! < 8 || followers[b] === MISSING_INTEGER || degrees[b]! < 8) continue;
        pairs++;
        if (friends[a]!.has(b)) tied++;
      }
    }
    expect(tied / pairs).toBeGreaterThan(0.9 - 4 * Math.sqrt((0.9 * 0.1) / pairs));
    expect(tied / pairs).toBeLessThan(0.94);
  });
});

describe('degrees', () => {
  it('are a binomial sample of the friends that the profile shows', () => {
    expect(degrees.every((degree, id) => degree <= Math.max(0, followers[id]!))).toBe(true);
    expect(mean(holders.map((id) => degrees[id]!)) / (plan.tieShare * mean(holders.map((id) => followers[id]!)))).toBeCloseTo(1, 1.7);
    const middle = holders.filter((id) => followers[id]! >= 50 && followers[id]! <= 500);
    const noise = mean(middle.map((id) => ((degrees[id]! - plan.tieShare * followers[id]!) ** 2) / (plan.tieShare * (1 - plan.tieShare) * followers[id]!)));
    expect(noise).toBeGreaterThan(0.9);
    expect(noise).toBeLessThan(1.1);
  });

  it.each([[0.25], [0.5], [0.75], [0.9], [0.95], [0.99]])('have the profile\'s percentile %f, thinned', (p) => {
    const expected = plan.tieShare * quantile(holders.map((id) => followers[id]!), p);
    expect(Math.abs(quantile(holders.map((id) => degrees[id]!), p) - expected)).toBeLessThan(0.06 * expected + 1);
  });

  it('reach zero and hundreds', () => {
    expect(holders.some((id) => degrees[id] === 0)).toBe(true);
    expect(Math.max(...degrees)).toBeGreaterThan(250);
  });

  it('follow the share of ties that is asked for', async () => {
    // With all ties in a world of a few blocks the popular run out of people like them.
    for (const [tieShare, least] of [[0.05, 0.97], [1, 0.85]] as const) {
      const other = await smallWorld({ people: 9000, tieShare });
      const shown = everybody(other.blocks, 'followers').filter((count) => count !== MISSING_INTEGER);
      const reached = (2 * rowsOf(other.blocks, tieTable).length) / (tieShare * shown.reduce((a, b) => a + b));
      expect(reached).toBeGreaterThan(least);
      expect(reached).toBeLessThan(1.03);
    }
  });
});

describe('structure, measured by brute force', () => {
  const clusteringOf = (id: number, graph: readonly Set<number>[]): number => {
    const circle = [...graph[id]!];
    let closed = 0;
    for (let i = 0; i < circle.length; i++) for (let j = 0; j < i; j++) if (graph[circle[i]!]!.has(circle[j]!)) closed++;
    return closed / ((circle.length * (circle.length - 1)) / 2);
  };
  const clustering = (graph: readonly Set<number>[]): number => mean(holders.filter((id) => id % 5 === 0 && graph[id]!.size >= 2).map((id) => clusteringOf(id, graph)));

  it('clusters locally within 0.12 to 0.17', () => {
    const value = clustering(friends);
    expect(value).toBeGreaterThan(0.12);
    expect(value).toBeLessThan(0.17);
  });

  it('clusters because of circles: the same degrees tied at random do not', () => {
    const stubs = ties.flatMap(({ source, target }) => [source, target]);
    // Targets against sources a fixed stretch further on: degrees stay, circles do not.
    const rewired = friendsOf(ties.map(({ source }, i) => ({ source, target: stubs[(2 * i + 1 + 2 * 77_777) % stubs.length]! })).filter(({ source, target }) => source !== target), plan.people);
    expect(clustering(rewired)).toBeLessThan(0.05);
  });

  it('gives most people friends who have more friends', () => {
    const fewer = holders.filter((id) => degrees[id]! > 0).map((id) => Number(degrees[id]! < quantile([...friends[id]!].map((friend) => degrees[friend]!), 0.5)));
    expect(mean(fewer)).toBeGreaterThan(0.75);
  });

  const measured = (rows: typeof ties, those: typeof blocks) => {
    const [age, side, subject, woman] = [everybody(those, 'age'), everybodyTexts(those, 'politicalLeaning'), everybody(those, 'subject'), everybody(those, 'woman')];
    const others = rows.filter(({ kind }) => kind === 'friend');
    // The same people with as many ties each, but anybody's: targets from a fixed stretch further on.
    const anybody = others.map(({ source }, i) => ({ source, target: others[(i + 104_729) % others.length]!.target }));
    const shares = (pairs: readonly { source: number; target: number }[]) => {
      const stated = pairs.filter(({ source, target }) => [side[source], side[target]].every((lean) => lean === 'left' || lean === 'right'));
      return {
        gap: mean(pairs.map(({ source, target }) => Math.abs(age[source]! - age[target]!))),
        otherSide: mean(stated.map(({ source, target }) => Number(side[source] !== side[target]))),
        subject: mean(pairs.map(({ source, target }) => Number(subject[source] === subject[target]))),
        sex: mean(pairs.map(({ source, target }) => Number(woman[source] === woman[target]))),
      };
    };
    return { real: shares(others), chance: shares(anybody) };
  };

  it('ties people of like age, leaning and subject, and a little of like sex', () => {
    const { real, chance } = measured(ties, blocks);
    expect(real.gap).toBeLessThan(0.7 * chance.gap);
    // Published for Facebook: 23 % of friends are on the other side (Bakshy et al. 2015).
    expect(real.otherSide).toBeGreaterThan(0.18);
    expect(real.otherSide).toBeLessThan(0.28);
    expect(real.subject).toBeGreaterThan(2 * chance.subject);
    expect(real.sex).toBeGreaterThan(chance.sex);
    expect(real.sex).toBeLessThan(chance.sex + 0.05);
  });

  it('ties regardless of them once the correlations are off, still in circles', async () => {
    const off = await smallWorld({ correlation: 0 });
    const rows = rowsOf(off.blocks, tieTable);
    const { real, chance } = measured(rows, off.blocks);
    expect(Math.abs(real.gap / chance.gap - 1)).toBeLessThan(0.02);
    expect(Math.abs(real.otherSide - chance.otherSide)).toBeLessThan(0.01);
    expect(Math.abs(real.subject - chance.subject)).toBeLessThan(0.005);
    expect(Math.abs(real.sex - chance.sex)).toBeLessThan(0.01);
    expect(clustering(friendsOf(rows, plan.people))).toBeGreaterThan(0.1);
  });
});

describe('a block alone', () => {
  it('finds with its partners exactly the ties that they find with it', () => {
    const seen = blocks.map((block) => {
      const { slots, ownSlot, codes } = blockTies(block);
      const own = slots[ownSlot]!.firstId;
      return Array.from(codes, (code) => ({ own: own + rowOfTie(code), other: slots[slotOfTie(code)]!.firstId + otherOfTie(code), block: slots[slotOfTie(code)]!.block }));
    });
    let shared = 0;
    for (let a = 0; a < blocks.length; a++) {
      for (let b = a + 1; b < blocks.length; b++) {
        const fromA = seen[a]!.filter(({ block }) => block === b).map(({ own, other }) => `${own}-${other}`).sort();
        const fromB = seen[b]!.filter(({ block }) => block === a).map(({ own, other }) => `${other}-${own}`).sort();
        expect(fromA).toEqual(fromB);
        shared += fromA.length;
      }
    }
    expect(shared).toBeGreaterThan(0.2 * ties.length);
  });

  it('reaches its partners and nobody else', () => {
    const pairing = blocks[0]!.draws('tie.partner');
    for (const block of blocks) {
      const partners = Array.from({ length: ROUNDS }, (_, round) => partnerOf(block.block, round, plan.blocks, pairing));
      expect(blockTies(block).slots.every(({ block: other }) => other === block.block || partners.includes(other))).toBe(true);
    }
  });

  it('has the same ties in any order, from a world opened anew', async () => {
    const again = await openWorld(structuredClone(plan));
    for (const number of [4, 1]) expect(rowsOf([openBlock(again, number)], tieTable)).toEqual(rowsOf([openBlock(world, number)], tieTable));
  });

  it('has no ties to find among few people', async () => {
    for (const people of [1, 40]) {
      const few = await openWorld(await planWorld({ country: 'us', people, seed: 2, asOf: '2026-01-01' }));
      const rows = rowsOf([openBlock(few, 0)], tieTable);
      expect(rows.length).toBeLessThanOrEqual((people * (people - 1)) / 2);
      expect(new Set(rows.map(({ source, target }) => source * people + target)).size).toBe(rows.length);
    }
  });
});
