import { codeTexts, makeTable, type CodedColumn, type Column, type NumberColumn, type Table } from '../columns/column.ts';
import { PERSON, PROVIDERS } from '../schema/world.ts';
import { mapInline } from '../workers/inline-workers.ts';
import type { Job, MapItems } from '../workers/job.ts';
import type { CountryPack } from './country.ts';
import type { WorldPlan } from './world-plan.ts';

const blocksJob: Job<WorldPlan, readonly number[], readonly ReadonlyMap<string, Column>[]> = {
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
  /** Called after each block with the people made so far. */
  readonly onProgress?: (people: number) => void;
}

/** The people of a world, block by block in the order of their ids; memory holds a few blocks. */
export async function* simulatePeople(plan: WorldPlan, { workers = 1, map = mapInline, blocksPerItem = 1, onProgress }: SimulateOptions = {}): AsyncGenerator<Table, void, void> {
  let people = 0;
  for await (const blocks of map(blocksJob, plan, blockLists(plan.blocks, blocksPerItem), { workers })) {
    for (const columns of blocks) {
      const table = makeTable(PERSON, columns);
      people += table.rows;
      yield table;
      onProgress?.(people);
    }
  }
}

function* blockLists(blocks: number, perItem: number): Generator<readonly number[]> {
  for (let first = 0; first < blocks; first += perItem) yield Array.from({ length: Math.min(perItem, blocks - first) }, (_, i) => first + i);
}

/** The people of a world as one table: about 300 bytes a person. */
export async function collectPeople(plan: WorldPlan, options: SimulateOptions = {}): Promise<Table> {
  const collector = peopleCollector(plan.people);
  for await (const table of simulatePeople(plan, options)) collector.add(table);
  return collector.table();
}

/** Puts blocks of a world, added in order and of at most `capacity` people, into one table. */
export function peopleCollector(capacity: number): { add(block: Table): void; table(): Table } {
  const numbers = new Map<string, NumberColumn>();
  const coded = new Map<string, GrowingColumn>();
  let at = 0;
  return {
    add(block) {
      for (const [name, column] of block.columns) {
        if (column.kind === 'number') {
          const whole = numbers.get(name) ?? { ...column, values: column.values instanceof Int32Array ? new Int32Array(capacity) : new Float64Array(capacity) };
          whole.values.set(column.values, at);
          numbers.set(name, whole);
        } else {
          const whole = coded.get(name) ?? { ...column, codes: new Uint32Array(capacity), dictionary: [], codeOf: new Map() };
          appendCodes(column, whole, at);
          coded.set(name, whole);
        }
      }
      at += block.rows;
    },
    table() {
      const columns = new Map<string, Column>();
      for (const [name, column] of numbers) columns.set(name, { ...column, values: column.values.subarray(0, at) });
      for (const [name, { kind, type, codes, dictionary }] of coded) columns.set(name, { kind, type, codes: codes.subarray(0, at), dictionary });
      return makeTable(PERSON, columns);
    },
  };
}

interface GrowingColumn extends CodedColumn {
  readonly dictionary: (string | null)[];
  readonly codeOf: Map<string | null, number>;
}

/** Adds a block's codes to the whole column's, its new texts at the end of the dictionary. */
function appendCodes(part: CodedColumn, { codes, dictionary, codeOf }: GrowingColumn, at: number): void {
  const recoded = part.dictionary.map((text) => {
    let code = codeOf.get(text);
    if (code === undefined) {
      code = dictionary.length;
      dictionary.push(text);
      codeOf.set(text, code);
    }
    return code;
  });
  for (let row = 0; row < part.codes.length; row++) codes[at + row] = recoded[part.codes[row]!]!;
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
