import { expect, it } from 'vitest';
import type { Draws } from '../../../src/random/draws.ts';
import { householdTies } from '../../../src/population/ties/household-ties.ts';

const always = (uniform: number): Draws => ({ uint32: () => 0, uniform: () => uniform, below: () => 0 });
const home = Uint16Array.from([0, 0, 0, 3, 4, 4]);

function tie(wanted: number[], uniform: number): { ties: string[]; left: number[] } {
  const ties: string[] = [];
  const left = householdTies(home, Uint16Array.from(wanted), 100, always(uniform), (row, other) => ties.push(`${row}-${other}`));
  return { ties, left: [...left] };
}

it('ties all pairs of a household who want ties, and says what they still want', () => {
  expect(tie([5, 5, 5, 5, 5, 5], 0.5)).toEqual({ ties: ['0-1', '0-2', '1-2', '4-5'], left: [3, 3, 3, 5, 4, 4] });
});

it('gives nobody more ties than wanted: none to a child without a profile', () => {
  expect(tie([1, 2, 0, 5, 0, 3], 0.5)).toEqual({ ties: ['0-1'], left: [0, 1, 0, 5, 0, 3] });
});

it('leaves a tenth untied', () => {
  expect(tie([5, 5, 5, 5, 5, 5], 0.91).ties).toEqual([]);
  expect(tie([5, 5, 5, 5, 5, 5], 0.89).ties.length).toBe(4);
});
