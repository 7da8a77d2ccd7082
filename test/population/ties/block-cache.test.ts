import { expect, it } from 'vitest';
import type { Block } from '../../../src/population/block-context.ts';
import { cachedPerBlock } from '../../../src/population/ties/block-cache.ts';

/** As much of a block as the cache looks at. */
function blockOf(plan: object, attributes: readonly unknown[], block: number): Block {
  return { plan, attributes, block, neighbour: (other: number) => blockOf(plan, attributes, other) } as unknown as Block;
}

it('makes what it holds once and makes again what was not used for the longest time', () => {
  const made: number[] = [];
  const cached = cachedPerBlock(2, ({ block }) => (made.push(block), block * 10));
  const from = blockOf({}, [], 1);
  expect([1, 2, 1, 3, 1, 2].map((block) => cached(from, block))).toEqual([10, 20, 10, 30, 10, 20]);
  // 3 pushed 2 out, which was used before 1.
  expect(made).toEqual([1, 2, 3, 2]);
});

it('keeps worlds apart by their plan and by their generators', () => {
  const made: number[] = [];
  const cached = cachedPerBlock(9, ({ block }) => made.push(block));
  const [plan, attributes] = [{}, [0]];
  for (const from of [blockOf(plan, attributes, 1), blockOf(plan, attributes, 4), blockOf({}, attributes, 1), blockOf(plan, [0], 1)]) cached(from, 1);
  expect(made).toEqual([1, 1, 1]);
});

it('makes the own block from itself, whatever was made of it already', () => {
  const from = blockOf({}, [], 1);
  expect(cachedPerBlock(2, (block) => block)(from, 1)).toBe(from);
});
