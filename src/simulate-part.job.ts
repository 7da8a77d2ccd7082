import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Table } from './columns/column.ts';
import { concatenated } from './columns/concatenated.ts';
import type { CrmOptions } from './crm/crm-options.ts';
import { duckDb } from './engine/duckdb/duckdb-engine.ts';
import { contentDigest } from './engine/files/content-hash.ts';
import { TALLIES } from './population/calibration/calibration-targets.ts';
import { mergeStates, tallyBlock, type TallyStates } from './population/calibration/tally.ts';
import { loadCountry, type WorldPlan } from './population/index.ts';
import { openTables, SIMULATED_TABLES, type SourceOptions } from './simulated-tables.ts';
import { talliedBlock } from './tallied-world.ts';
import type { ItemFunction } from './workers/job.ts';

/** What every part of a simulation shares. */
export interface PartContext {
  readonly plan: WorldPlan;
  readonly crm: CrmOptions;
  readonly sources: SourceOptions;
  /** Names of the tables to write. */
  readonly tables: readonly string[];
  readonly format: 'parquet' | 'csv' | 'jsonl';
  /** The folder that gets a folder for each table. */
  readonly folder: string;
  /** Memory of the file writer before it spills to disk. */
  readonly memory: string;
  /** Whether what is published is counted in passing. */
  readonly calibrate: boolean;
  /** 1 once the user wants to stop: the part then ends early and its files mean nothing. */
  readonly asked: Int32Array<SharedArrayBuffer>;
}

/** Blocks `from` to `to` - 1; the part that also brings the tables that are one for all. */
export interface PartItem {
  readonly from: number;
  readonly to: number;
  readonly withWorldTables: boolean;
}

/** One file of one table. */
export interface WrittenPart {
  readonly table: string;
  readonly file: string;
  readonly rows: number;
  readonly bytes: number;
  /** SHA-256 of the file's bytes. */
  readonly fileSha256: string;
  /** Digest of the rows, which adds up over parts. */
  readonly digest: string;
}

/** What a part came to. */
export interface SimulatedPart {
  readonly written: readonly WrittenPart[];
  /** Counts for the calibration, which merge over parts. */
  readonly states: TallyStates;
}

/** Makes all wanted tables of some blocks and writes each as one file. */
export async function start({ plan, crm, sources, tables, format, folder, memory, calibrate, asked }: PartContext): Promise<ItemFunction<PartItem, SimulatedPart>> {
  const open = await openTables(plan, crm, sources);
  const pack = await loadCountry(plan.country);
  const scopeOf = new Map(SIMULATED_TABLES.map(({ schema, scope }) => [schema.name, scope]));
  for (const name of tables) await mkdir(join(folder, name), { recursive: true });
  return async ({ from, to, withWorldTables }) => {
    const wanted = tables.filter((name) => scopeOf.get(name) === 'block' || withWorldTables);
    const made = new Map<string, { readonly chunks: Table[]; readonly digest: ReturnType<typeof contentDigest> }>(wanted.map((name) => [name, { chunks: [], digest: contentDigest() }]));
    let states: TallyStates = {};
    for (let block = from; block < to; block++) {
      if (Atomics.load(asked, 0) === 1) return { written: [], states };
      const tableOf = open(block);
      for (const [name, { chunks, digest }] of made) {
        if (scopeOf.get(name) === 'world' && block > from) continue;
        const table = tableOf(name);
        chunks.push(table);
        digest.add(table, block);
      }
      if (calibrate) {
        const own: Record<string, unknown> = {};
        tallyBlock(TALLIES, own, talliedBlock(plan, pack, (other) => (other === block ? tableOf : open(other)), block));
        states = mergeStates(TALLIES, states, own, plan);
      }
    }
    const session = await duckDb.openTrusted({ threads: 1, memory });
    try {
      const written: WrittenPart[] = [];
      for (const [name, { chunks, digest }] of made) {
        if (Atomics.load(asked, 0) === 1) break;
        const table = concatenated(chunks);
        const file = `${name}/part-${String(from).padStart(6, '0')}.${format}`;
        await session.writeFile(join(folder, file), table);
        const bytes = await readFile(join(folder, file));
        written.push({ table: name, file, rows: table.rows, bytes: bytes.length, fileSha256: createHash('sha256').update(bytes).digest('hex'), digest: digest.hex() });
        made.delete(name);
      }
      return { written, states };
    } finally {
      await session.close();
    }
  };
}
