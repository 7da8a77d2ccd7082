import { cellText, columnOf, type Table } from '../../../src/columns/column.ts';
import { openBlock, type Block } from '../../../src/population/block-context.ts';
import { openWorld, planWorld } from '../../../src/population/index.ts';
import type { WorldOptions } from '../../../src/population/world-plan.ts';

/** The blocks of a small world, opened once; their tables are made when they are asked for. */
export async function blocks(options: Partial<WorldOptions> = {}): Promise<readonly Block[]> {
  const plan = await planWorld({ country: 'us', people: 12_000, seed: 7, asOf: '2026-01-01', ...options });
  const world = await openWorld(plan);
  return Array.from({ length: plan.blocks }, (_, block) => openBlock(world, block));
}

export function numbers(table: Table, name: string): Int32Array | Float64Array {
  const column = columnOf(table, name);
  if (column.kind !== 'number') throw new Error(`${name} holds codes`);
  return column.values;
}

export function texts(table: Table, name: string): (string | null)[] {
  const column = columnOf(table, name);
  return Array.from({ length: table.rows }, (_, row) => cellText(column, row));
}

/** Rows of a table of all blocks as objects of texts, for tests that read a few columns. */
export function rowsOf(all: readonly Block[], name: string): Record<string, string | null>[] {
  return all.flatMap((block) => {
    const table = block.table(name);
    const columns = table.schema.columns.map((column) => [column.name, columnOf(table, column.name)] as const);
    return Array.from({ length: table.rows }, (_, row) => {
      const cellsOfRow: Record<string, string | null> = {};
      for (const [column, values] of columns) cellsOfRow[column] = cellText(values, row);
      return cellsOfRow;
    });
  });
}

/** Every cell of a table, in order. */
export function cells(table: Table): string {
  return table.schema.columns.map(({ name }) => `${name}:${texts(table, name).join('\u0001')}`).join('\n');
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
