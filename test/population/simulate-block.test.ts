import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cellText, columnOf, type Table } from '../../src/columns/column.ts';
import { integers, openBlock, type Attribute } from '../../src/population/block-context.ts';
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
  const hashColumn = (attributes: readonly Attribute[], block: number) => {
    const opened = openBlock({ ...world, attributes }, block);
    return (name: string): string => columnHash({ schema: PERSON, rows: opened.rows, columns: new Map([[name, opened.column(name)]]) }, name);
  };
  const names = PERSON_ATTRIBUTES.flatMap(({ makes }) => makes);
  const whole = hashColumn(PERSON_ATTRIBUTES, 1);
  const expected = new Map(names.map((name) => [name, whole(name)]));
  const read = new Set(PERSON_ATTRIBUTES.flatMap(({ inputs }) => inputs));
  const leaves = PERSON_ATTRIBUTES.filter(({ makes }) => !makes.some((name) => read.has(name)));

  it.each(leaves.map((attribute) => [attribute.makes.join(', '), attribute] as const))('removing %s changes no other column', (_, attribute) => {
    const without = hashColumn(PERSON_ATTRIBUTES.filter((other) => other !== attribute), 1);
    for (const name of names) if (!attribute.makes.includes(name)) expect([name, without(name)]).toEqual([name, expected.get(name)]);
    expect(() => without(attribute.makes[0]!)).toThrow(/expected a column of the people/);
  });

  it('adding one changes no other column', () => {
    const shoeSize: Attribute = {
      makes: ['shoeSize'],
      inputs: ['age'],
      make: ({ rows, firstId, draws, numbers }) => ({ shoeSize: integers(Int32Array.from({ length: rows }, (_, row) => numbers('age')[row]! + draws('shoeSize').below(10, firstId + row))) }),
    };
    const more = hashColumn([PERSON_ATTRIBUTES[0]!, shoeSize, ...PERSON_ATTRIBUTES.slice(1)], 1);
    more('shoeSize');
    for (const name of names) expect([name, more(name)]).toEqual([name, expected.get(name)]);
  });

  it('cannot read what it does not declare', () => {
    const curious: Attribute = { makes: ['x'], inputs: [], make: ({ numbers }) => ({ x: integers(Int32Array.from(numbers('age'))) }) };
    expect(() => hashColumn([...PERSON_ATTRIBUTES, curious], 0)('x')).toThrow(/expected age among the inputs of x/);
  });

  it('draws under names of its own: no two attributes share a stream', () => {
    const streams: string[] = [];
    for (const attribute of PERSON_ATTRIBUTES) {
      const own = new Set<string>();
      const spy: Attribute = { ...attribute, make: (context) => attribute.make({ ...context, draws: (name) => (own.add(name), context.draws(name)) }) };
      const spied = openBlock({ ...world, attributes: PERSON_ATTRIBUTES.map((other) => (other === attribute ? spy : other)) }, 2);
      attribute.makes.forEach((name) => spied.column(name));
      streams.push(...own);
    }
    expect(new Set(streams).size).toBe(streams.length);
  });
});
