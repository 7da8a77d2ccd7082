import { expect, it } from 'vitest';
import { strengthOf } from '../../src/population/assumed-correlations.ts';
import { openBlock, type BlockContext } from '../../src/population/block-context.ts';
import { ASSUMED_CORRELATIONS, openWorld, planWorld, WORLD_TABLES } from '../../src/population/index.ts';

it('lists each relation once, as assumed, with a strength that leaves room for chance', () => {
  expect(new Set(ASSUMED_CORRELATIONS.map(({ id }) => id)).size).toBe(ASSUMED_CORRELATIONS.length);
  for (const { source, strength, statement } of ASSUMED_CORRELATIONS) {
    expect(source).toBe('assumed');
    expect(Math.abs(strength) > 0 && Math.abs(strength) < 1 && statement.length > 10).toBe(true);
  }
  // A trait's loadings must explain less than all of its variance.
  for (const trait of ['education', 'income', 'leaning', 'followers', 'tolerance', 'responds', 'devotion', 'orientation', 'tenure']) {
    const explained = ASSUMED_CORRELATIONS.filter(({ id }) => id.startsWith(`${trait}.`)).reduce((sum, { strength }) => sum + strength * strength, 0);
    expect(explained).toBeLessThan(0.8);
  }
});

it('is used in full: no attribute relates in a way that is not listed, none is listed in vain', async () => {
  const opened = await openWorld(await planWorld({ country: 'us', people: 200, seed: 1, asOf: '2026-01-01' }));
  const asked = new Set<string>();
  const world = { ...opened, attributes: opened.attributes.map((attribute) => ({ ...attribute, make: (context: BlockContext) => attribute.make({ ...context, strength: (id) => (asked.add(id), context.strength(id)) }) })) };
  const block = openBlock(world, 0);
  const spied = { ...block, strength: (id: string) => (asked.add(id), block.strength(id)) };
  for (const { makes } of world.attributes) makes.forEach((name) => block.column(name));
  for (const { make } of WORLD_TABLES) make(spied);
  expect([...asked].sort()).toEqual(ASSUMED_CORRELATIONS.map(({ id }) => id).sort());
});

it('scales from nothing to the listed strength, and knows its ids', () => {
  expect(strengthOf('leaning.age', 0)).toBe(0);
  expect(strengthOf('leaning.age', 0.5)).toBeCloseTo(0.1, 12);
  expect(() => strengthOf('leaning.shoes', 1)).toThrow(/expected the id of an assumed correlation/);
});
