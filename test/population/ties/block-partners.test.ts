import { describe, expect, it } from 'vitest';
import { partnerOf, ROUNDS, tieDistances } from '../../../src/population/ties/block-partners.ts';
import { tieShares } from '../../../src/population/ties/tie-shares.ts';
import { keyedDraws } from '../../../src/random/keyed-draws.ts';
import { planWorld } from '../../../src/population/index.ts';

const draws = keyedDraws({ seed: 3, stage: 'population', instance: '', attribute: 'tie.partner' });
const planOf = (people: number) => planWorld({ country: 'us', people, seed: 3, asOf: '2026-01-01' });

describe('pairs of blocks', () => {
  it.each([1, 2, 3, 7, 25, 244, 1221])('of %i: who is my partner has me as partner, in every round', (blocks) => {
    for (let round = 0; round < ROUNDS; round++) {
      let alone = 0;
      for (let block = 0; block < blocks; block++) {
        const partner = partnerOf(block, round, blocks, draws);
        if (partner < 0) alone++;
        else {
          expect(partner).not.toBe(block);
          expect(partner).toBeLessThan(blocks);
          expect(partnerOf(partner, round, blocks, draws)).toBe(block);
        }
      }
      // At most one is left over in each window; the narrowest windows are three wide.
      expect(alone).toBeLessThanOrEqual(Math.ceil(blocks / 3) + 1);
    }
  });

  it('are the next blocks, then random ones of windows that widen evenly in the logarithm, then any', () => {
    const blocks = 1000;
    const farthest = Array.from({ length: ROUNDS }, (_, round) => Math.max(...Array.from({ length: blocks }, (_, block) => {
      const partner = partnerOf(block, round, blocks, draws);
      return partner < 0 ? 0 : Math.abs(partner - block);
    })));
    expect(farthest.slice(0, 2)).toEqual([1, 1]);
    [6, 32, 178].forEach((width, tier) => {
      expect(farthest[2 + tier]).toBeLessThan(width);
      expect(farthest[2 + tier]).toBeGreaterThanOrEqual(width * 0.75 - 1);
    });
    expect(Math.min(...farthest.slice(5))).toBeGreaterThan(900);
  });

  it('differ by round and by seed', () => {
    const other = keyedDraws({ seed: 4, stage: 'population', instance: '', attribute: 'tie.partner' });
    const far = (round: number, stream = draws) => Array.from({ length: 244 }, (_, block) => partnerOf(block, round, 244, stream));
    expect(far(5)).not.toEqual(far(6));
    expect(far(5)).not.toEqual(far(5, other));
  });
});

describe('distances', () => {
  it('follow Liben-Nowell: a third from anywhere, of the rest every doubling of the rank as many', async () => {
    const plan = await planOf(1_000_000);
    const { across, rounds } = tieDistances(plan);
    // ln(245) / ln(1,000,000) = 0.39820; two thirds of it and a third.
    expect(across).toBeCloseTo(1 / 3 + (2 / 3) * 0.3982, 4);
    expect(rounds.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(rounds.slice(5).reduce((a, b) => a + b) * across).toBeCloseTo(1 / 3, 12);
  });

  it('leave all ties at home in a world of one block', async () => {
    const plan = await planOf(4000);
    expect(tieDistances(plan).across).toBe(0);
    expect([...tieShares(plan).chance, ...tieShares(plan).circleRounds].every((share) => share === 0)).toBe(true);
  });

  it.each([21_000, 1_000_000, 300_000_000])('are reached at %i people: chance meetings in full and half of the shared circles cross', async (people) => {
    const plan = await planOf(people);
    const { circles, circleRounds, chance } = tieShares(plan);
    const crossing = chance.reduce((a, b) => a + b) + (circles * circleRounds.reduce((a, b) => a + b)) / 2;
    // Where ln(blocks) asks for more than circles and meetings can give, all circles are shared.
    expect(crossing).toBeCloseTo(Math.min(tieDistances(plan).across, 0.32 + 0.3), 12);
  });
});
