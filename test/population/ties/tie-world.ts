import type { TableMaker } from '../../../src/columns/table-maker.ts';
import { openBlock, type Block } from '../../../src/population/block-context.ts';
import { openWorld, planWorld } from '../../../src/population/index.ts';
import type { WorldOptions } from '../../../src/population/world-plan.ts';
import type { NumberColumn } from '../../../src/columns/column.ts';

/** A small world of whole blocks and a short last one, opened block by block. */
export async function smallWorld(options: Partial<WorldOptions> = {}) {
  const plan = await planWorld({ country: 'us', people: 25_000, seed: 4, asOf: '2026-01-01', ...options });
  const world = await openWorld(plan);
  return { plan, world, blocks: Array.from({ length: plan.blocks }, (_, block) => openBlock(world, block)) };
}

/** Numbers of a column of everybody, by personId. */
export function everybody(blocks: readonly Block[], name: string): number[] {
  return blocks.flatMap((block) => Array.from(block.numbers(name)));
}

/** Texts of a column of everybody, by personId. */
export function everybodyTexts(blocks: readonly Block[], name: string): (string | null)[] {
  return blocks.flatMap((block) => Array.from({ length: block.rows }, (_, row) => block.texts(name)(row)));
}

/** Rows of a table of ties over blocks, as plain objects. */
export function rowsOf(blocks: readonly Block[], maker: TableMaker<Block>): { source: number; target: number; since: number; kind: string | null }[] {
  return blocks.flatMap((block) => {
    const table = block.table(maker.schema.name);
    const numbers = (name: string) => (table.columns.get(name) as NumberColumn).values;
    const [source, target, since, kind] = [numbers('sourceId'), numbers('targetId'), numbers('since'), table.columns.get('kind')];
    return Array.from(source, (id, i) => ({ source: id, target: target[i]!, since: since[i]!, kind: kind?.kind === 'coded' ? kind.dictionary[kind.codes[i]!]! : null }));
  });
}
