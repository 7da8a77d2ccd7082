import { codeTexts, makeTable, type Column, type Table } from '../columns/column.ts';
import { concatenated } from '../columns/concatenated.ts';
import { makersByName } from '../columns/table-maker.ts';
import { InputError } from '../schema/input-error.ts';
import { BLOCK, PERSON, PROVIDERS } from '../schema/world.ts';
import { mapInline } from '../workers/inline-workers.ts';
import type { Job, MapItems } from '../workers/job.ts';
import type { CountryPack } from './country.ts';
import type { BlocksContext } from './simulate-block.ts';
import type { WorldPlan } from './world-plan.ts';
import { WORLD_TABLES } from './world-tables.ts';

const blocksJob: Job<BlocksContext, readonly number[], readonly ReadonlyMap<string, Column>[]> = {
  path: 'population/simulate-block.job',
  load: () => import('./simulate-block.job.ts'),
  startBrowserWorker: () => new Worker(new URL('./simulate-block.job.ts', import.meta.url), { type: 'module', name: 'population/simulate-block.job' }),
};

export interface SimulateOptions {
  /** Number of workers; default 1. The tables are the same for any. */
  readonly workers?: number;
  /** The adapter that runs them; default: where it is called. */
  readonly map?: MapItems;
  /** Blocks that a worker makes at a time; default 1. The tables are the same for any. */
  readonly blocksPerItem?: number;
  /** Called after each block with the blocks' people so far. */
  readonly onProgress?: (people: number) => void;
}

/** A table of a world, block by block in the order of the people's ids; memory holds a few blocks. */
export async function* simulateTable(plan: WorldPlan, name: string, { workers = 1, map = mapInline, blocksPerItem = 1, onProgress }: SimulateOptions = {}): AsyncGenerator<Table, void, void> {
  const maker = makersByName(WORLD_TABLES).get(name);
  if (maker === undefined) throw new InputError(`population.table: expected one of ${WORLD_TABLES.map(({ schema }) => schema.name).join(', ')}, got ${name}; choose one of them`);
  const blocks = maker.scope === 'world' ? 1 : plan.blocks;
  let done = 0;
  for await (const made of map(blocksJob, { plan, table: name }, blockLists(blocks, blocksPerItem), { workers })) {
    for (const columns of made) {
      yield makeTable(maker.schema, columns);
      onProgress?.(Math.min(++done * BLOCK, plan.people));
    }
  }
}

/** The people of a world, block by block. */
export function simulatePeople(plan: WorldPlan, options: SimulateOptions = {}): AsyncGenerator<Table, void, void> {
  return simulateTable(plan, PERSON.name, options);
}

function* blockLists(blocks: number, perItem: number): Generator<readonly number[]> {
  for (let first = 0; first < blocks; first += perItem) yield Array.from({ length: Math.min(perItem, blocks - first) }, (_, i) => first + i);
}

/** A table of a world, all in memory. */
export async function collectTable(plan: WorldPlan, name: string, options: SimulateOptions = {}): Promise<Table> {
  const parts: Table[] = [];
  for await (const table of simulateTable(plan, name, options)) parts.push(table);
  return concatenated(parts);
}

/** The people of a world as one table: about 300 bytes a person. */
export function collectPeople(plan: WorldPlan, options: SimulateOptions = {}): Promise<Table> {
  return collectTable(plan, PERSON.name, options);
}

/** The e-mail providers of a country as the table that everybody knows. */
export function emailProviderTable({ emailProviders }: CountryPack): Table {
  return makeTable(
    PROVIDERS,
    new Map<string, Column>([
      ['domain', codeTexts(emailProviders.map(({ domain }) => domain), emailProviders.length)],
      ['share', { kind: 'number', type: 'decimal', values: Float64Array.from(emailProviders, ({ share }) => share) }],
    ]),
  );
}
