import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cellText, columnOf, type Table } from '../../src/columns/column.ts';
import { integers, type Attribute } from '../../src/population/block-context.ts';
import { collectPeople, openWorld, PERSON_ATTRIBUTES, planWorld, simulateBlock, simulatePeople } from '../../src/population/index.ts';
import { mapInThreads } from '../../src/workers/node-workers.ts';
import { BLOCK, PERSON } from '../../src/schema/world.ts';

const plan = await planWorld({ country: 'us', people: 10_000, seed: 5, asOf: '2026-01-01' });
const world = await openWorld(plan);

function columnHash(table: Table, name: string): string {
  const column = columnOf(table, name);
  const hash = createHash('sha256');
  for (let row = 0; row < table.rows; row++) hash.update(`${cellText(column, row)}\n`);
  return hash.digest('hex').slice(0, 16);
}

const hashes = (table: Table): Record<string, string> => Object.fromEntries(table.schema.columns.map(({ name }) => [name, columnHash(table, name)]));

describe('a block', () => {
  it('holds the columns of PERSON, and the last one what is left', () => {
    expect(plan.blocks).toBe(3);
    const last = simulateBlock(world, 2);
    expect(last.schema).toBe(PERSON);
    expect(last.rows).toBe(10_000 - 2 * BLOCK);
    expect(cellText(columnOf(last, 'personId'), 0)).toBe(String(2 * BLOCK));
  });

  it('is the same alone, in any order, and from a world opened anew', async () => {
    const inOrder = [0, 1, 2].map((block) => hashes(simulateBlock(world, block)));
    const again = await openWorld(structuredClone(plan));
    const backwards = [2, 1, 0].map((block) => hashes(simulateBlock(again, block))).reverse();
    expect(backwards).toEqual(inOrder);
  });

  it('is the same on any machine and in any release', () => {
    expect(hashes(simulateBlock(world, 1))).toMatchSnapshot();
  });

  it('is the same for any number of workers and any chunk', async () => {
    const expected = hashes(await collectPeople(plan));
    for (const options of [{ workers: 2, map: mapInThreads }, { workers: 7, map: mapInThreads, blocksPerItem: 2 }, { blocksPerItem: 3 }]) {
      expect(hashes(await collectPeople(plan, options))).toEqual(expected);
    }
  });

  it('reports progress block by block', async () => {
    const seen: number[] = [];
    for await (const table of simulatePeople(plan, { onProgress: (people) => seen.push(people) })) expect(table.rows).toBeLessThanOrEqual(BLOCK);
    expect(seen).toEqual([BLOCK, 2 * BLOCK, 10_000]);
  });
});

describe('attributes are independent generators', () => {
  const whole = simulateBlock(world, 1);
  const read = new Set(PERSON_ATTRIBUTES.flatMap(({ inputs }) => inputs));
  const leaves = PERSON_ATTRIBUTES.filter(({ makes }) => !makes.some((name) => read.has(name)));

  it.each(leaves.map((attribute) => [attribute.makes.join(', '), attribute] as const))('removing %s changes no other column', (_, attribute) => {
    const without = simulateBlock(world, 1, PERSON_ATTRIBUTES.filter((other) => other !== attribute));
    expect(without.schema.columns.length).toBe(PERSON.columns.length - attribute.makes.filter((name) => PERSON.columns.some((column) => column.name === name)).length);
    const expected = hashes(whole);
    for (const [name, hash] of Object.entries(hashes(without))) expect([name, hash]).toEqual([name, expected[name]]);
  });

  it('adding one changes no other column', () => {
    const shoeSize: Attribute = {
      makes: ['shoeSize'],
      inputs: ['age'],
      make: ({ rows, firstId, draws, numbers }) => ({ shoeSize: integers(Int32Array.from({ length: rows }, (_, row) => numbers('age')[row]! + draws('shoeSize').below(10, firstId + row))) }),
    };
    expect(hashes(simulateBlock(world, 1, [PERSON_ATTRIBUTES[0]!, shoeSize, ...PERSON_ATTRIBUTES.slice(1)]))).toEqual(hashes(whole));
  });

  it('cannot read what it does not declare', () => {
    const curious: Attribute = { makes: ['x'], inputs: [], make: ({ numbers }) => ({ x: integers(Int32Array.from(numbers('age'))) }) };
    expect(() => simulateBlock(world, 0, [...PERSON_ATTRIBUTES, curious])).toThrow(/expected age among the inputs of x/);
  });

  it('draws under names of its own: no two attributes share a stream', () => {
    const names: string[] = [];
    for (const attribute of PERSON_ATTRIBUTES) {
      const own = new Set<string>();
      const spy: Attribute = { ...attribute, make: (context) => attribute.make({ ...context, draws: (name) => (own.add(name), context.draws(name)) }) };
      simulateBlock(world, 2, PERSON_ATTRIBUTES.map((other) => (other === attribute ? spy : other)));
      names.push(...own);
    }
    expect(new Set(names).size).toBe(names.length);
  });
});
