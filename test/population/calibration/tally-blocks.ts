import { codeTexts, makeTable, type Column, type Table } from '../../../src/columns/column.ts';
import { loadCountry, planWorld, type WorldPlan } from '../../../src/population/index.ts';
import type { TalliedBlock } from '../../../src/population/calibration/tally.ts';
import type { CountryPack } from '../../../src/population/country.ts';

/** Cells of a hand-made table, by column: numbers, or texts where null is missing. */
export type Cells = Readonly<Record<string, readonly number[] | readonly (string | null)[]>>;

/** A table written by hand. */
export function handMade(name: string, cells: Cells): Table {
  const columns = new Map<string, Column>();
  for (const [column, values] of Object.entries(cells)) {
    columns.set(column, values.every((value) => typeof value === 'number') ? { kind: 'number', type: 'decimal', values: Float64Array.from(values as readonly number[]) } : codeTexts(values as readonly (string | null)[], values.length));
  }
  const schema = { name, columns: Object.keys(cells).map((column) => ({ name: column, type: 'string' as const, attributeClass: 'insensitive' as const, description: column })) };
  return makeTable(schema, columns);
}

/** What every block of these tests shares: a plan of two blocks and the real country's pack. */
export async function setting(people = 8192): Promise<{ plan: WorldPlan; pack: CountryPack }> {
  return { plan: await planWorld({ country: 'us', people, seed: 3, asOf: '2026-01-01' }), pack: await loadCountry('us') };
}

/** Blocks of hand-made tables; a block that is not given is empty of what the first one has. */
export function handBlocks({ plan, pack }: { plan: WorldPlan; pack: CountryPack }, blocks: readonly Readonly<Record<string, Cells>>[]): TalliedBlock[] {
  const views: TalliedBlock[] = [];
  blocks.forEach((tables, block) => {
    views.push({ plan, pack, block, table: (name) => handMade(name, tables[name] ?? Object.fromEntries(Object.keys(blocks[0]![name]!).map((column) => [column, []]))), neighbour: (other) => views[other]! });
  });
  return views;
}
