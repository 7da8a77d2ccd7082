import { codeTexts, makeTable, type CodedColumn, type Column, type Table } from '../columns/column.ts';
import { PERSON, PROVIDERS } from '../schema/world.ts';
import { mapInline } from '../workers/inline-workers.ts';
import type { Job, MapItems } from '../workers/job.ts';
import type { CountryPack } from './country-pack.ts';
import type { WorldPlan } from './world-plan.ts';

const blockJob: Job<WorldPlan, number, ReadonlyMap<string, Column>> = {
  path: 'population/simulate-block.job',
  load: () => import('./simulate-block.job.ts'),
  startBrowserWorker: () => new Worker(new URL('./simulate-block.job.ts', import.meta.url), { type: 'module', name: 'population/simulate-block.job' }),
};

export interface SimulateOptions {
  /** Number of workers; default 1. The tables are the same for any. */
  readonly workers?: number;
  /** The adapter that runs them; default: where it is called. */
  readonly map?: MapItems;
  /** Called after each block with the people made so far. */
  readonly onProgress?: (people: number) => void;
}

/** The people of a world, block by block in the order of their ids; memory holds a few blocks. */
export async function* simulatePeople(plan: WorldPlan, { workers = 1, map = mapInline, onProgress }: SimulateOptions = {}): AsyncGenerator<Table, void, void> {
  const blocks = Array.from({ length: plan.blocks }, (_, block) => block);
  let people = 0;
  for await (const columns of map(blockJob, plan, blocks, { workers })) {
    const table = makeTable(PERSON, columns);
    people += table.rows;
    yield table;
    onProgress?.(people);
  }
}

/** The people of a world as one table: about 700 bytes a person. */
export async function collectPeople(plan: WorldPlan, options: SimulateOptions = {}): Promise<Table> {
  const columns = new Map<string, Column>();
  const codes = new Map<string, Map<string | null, number>>();
  let at = 0;
  for await (const table of simulatePeople(plan, options)) {
    for (const [name, column] of table.columns) {
      if (column.kind === 'number') {
        const whole = columns.get(name) ?? { ...column, values: column.values instanceof Int32Array ? new Int32Array(plan.people) : new Float64Array(plan.people) };
        (whole as typeof column).values.set(column.values as never, at);
        columns.set(name, whole);
      } else {
        const whole = (columns.get(name) ?? { ...column, codes: new Uint32Array(plan.people), dictionary: [] }) as CodedColumn & { dictionary: (string | null)[] };
        const codeOf = codes.get(name) ?? new Map<string | null, number>();
        appendCodes(column, whole, codeOf, at);
        columns.set(name, whole);
        codes.set(name, codeOf);
      }
    }
    at += table.rows;
  }
  return makeTable(PERSON, columns);
}

/** Adds a block's codes to the whole column's, its new texts at the end of the dictionary. */
function appendCodes(part: CodedColumn, whole: { readonly codes: Uint32Array; readonly dictionary: (string | null)[] }, codeOf: Map<string | null, number>, at: number): void {
  const recoded = part.dictionary.map((text) => {
    let code = codeOf.get(text);
    if (code === undefined) {
      code = whole.dictionary.length;
      whole.dictionary.push(text);
      codeOf.set(text, code);
    }
    return code;
  });
  for (let row = 0; row < part.codes.length; row++) whole.codes[at + row] = recoded[part.codes[row]!]!;
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
