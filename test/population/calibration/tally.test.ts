import { describe, expect, it } from 'vitest';
import { countTally, isCovered, mergeStates, tallyBlock, type TalliedBlock, type Tally } from '../../../src/population/calibration/tally.ts';
import { setting } from './tally-blocks.ts';

const covered = (coverage: 'all' | 'sampled' | 'surrounded', blocks: number): number[] => Array.from({ length: blocks }, (_, block) => block).filter((block) => isCovered(coverage, block, blocks));

describe('the coverage of a tally', () => {
  it('is every block, or the middles of equal stretches', () => {
    expect(covered('all', 5)).toEqual([0, 1, 2, 3, 4]);
    expect(covered('surrounded', 100)).toEqual([25, 75]);
    expect(covered('surrounded', 1)).toEqual([0]);
    expect(covered('sampled', 3)).toEqual([0, 1, 2]);
    for (const blocks of [6, 7, 25, 245, 1221]) expect(covered('sampled', blocks)).toHaveLength(6);
  });
});

describe('states', () => {
  it('add up to the whole in any grouping, and leave out tallies that read nothing', async () => {
    const { plan, pack } = await setting(40_000);
    const everyone = countTally({ id: 'blocks', reads: [], coverage: 'all', start: () => ({ seen: new Float64Array(3) }), add: ({ seen }, { block }) => void (seen[block % 3]! += block) }) as unknown as Tally<unknown>;
    const few = countTally({ id: 'few', reads: [], coverage: 'surrounded', start: () => ({ seen: new Float64Array(1) }), add: ({ seen }) => void (seen[0]! += 1) }) as unknown as Tally<unknown>;
    const tallies = [everyone, few];
    const run = (groups: readonly (readonly number[])[]): unknown =>
      groups
        .map((group) => {
          const states: Record<string, unknown> = {};
          for (const block of group) tallyBlock(tallies, states, { plan, pack, block } as unknown as TalliedBlock);
          return states;
        })
        .reduce((a, b) => mergeStates(tallies, a, b, plan));
    const blocks = Array.from({ length: plan.blocks }, (_, block) => block);
    const whole = run([blocks]);
    expect(whole).toEqual({ blocks: { seen: Float64Array.of(0 + 3 + 6 + 9, 1 + 4 + 7, 2 + 5 + 8) }, few: { seen: Float64Array.of(2) } });
    expect(run(blocks.map((block) => [block]))).toEqual(whole);
    expect(run([blocks.slice(0, 1), blocks.slice(1, 7), blocks.slice(7)])).toEqual(whole);
  });
});
