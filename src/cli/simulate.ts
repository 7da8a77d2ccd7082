import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { collect } from '../crm/collect.ts';
import { crmOptions } from '../crm/crm-options.ts';
import { duckDb } from '../engine/duckdb/duckdb-engine.ts';
import type { TableWriter, TrustedSession } from '../engine/port.ts';
import { COUNTRY_IDS, emailProviderTable, loadCountry, peopleCollector, planWorld, simulatePeople, type WorldPlan } from '../population/index.ts';
import type { Table } from '../columns/column.ts';
import { InputError } from '../schema/input-error.ts';
import { BLOCK } from '../schema/world.ts';
import { electoralRoll } from '../sources/electoral-roll.ts';
import { inventedNotice, VERSION } from '../version.ts';
import { mapInThreads } from '../workers/node-workers.ts';
import { envelope, EXIT, newCommand, parseArguments, type Main } from './command.ts';
import { contentHash } from './content-hash.ts';
import { silent, type Progress } from '../progress.ts';
import { progressOn } from './progress.ts';

const FORMATS = ['parquet', 'csv', 'jsonl'] as const;
const TABLES = ['person', 'customer', 'register'] as const;
type TableName = (typeof TABLES)[number];

interface SimulateCommand {
  readonly people: number;
  readonly country: string;
  readonly seed: number;
  readonly asOf: string;
  readonly correlation: number;
  readonly tables: readonly TableName[];
  readonly format: (typeof FORMATS)[number];
  readonly out: string;
  readonly threads: number;
  readonly memory: string;
  readonly chunk: number;
  readonly json: boolean;
}

/** People handed to the file writers at a time: fewer cost time per call, more cost memory. */
const WRITTEN_AT_ONCE = 8 * BLOCK;

/** What `manifest.json` says of one table. `sha256` is of the content, `fileSha256` of the file's bytes. */
interface TableManifest {
  readonly name: TableName;
  readonly file: string;
  readonly rows: number;
  readonly sha256: string;
  readonly fileSha256: string;
}

/** `incognita simulate`: writes a world's people, and on request its customers and register, to files. */
export const main: Main = async (argv, io) => {
  const command = newCommand('simulate', 'Write the people of an invented world, block by block.', io)
    .option('--people <number>', 'people in the world, for example 100000 or 1_000_000', '100000')
    .option('--country <id>', `country pack: ${COUNTRY_IDS.join(', ')}`, 'us')
    .option('--seed <number>', 'seed; the same seed gives the same tables anywhere', '42')
    .option('--as-of <date>', 'day on which the world is looked at', '2026-01-01')
    .option('--correlation <scale>', 'scale of the assumed correlations, 0 (off) to 1', '1')
    .option('--tables <list>', `tables to write: ${TABLES.join(', ')}; customer holds all people in memory`, 'person')
    .option('--format <format>', `file format: ${FORMATS.join(', ')}`, 'parquet')
    .option('--out <folder>', 'folder for the tables and manifest.json', '.')
    .option('--threads <number>', 'worker threads; the tables are the same for any number', String(Math.min(8, availableParallelism())))
    .option('--memory <size>', 'memory of the file writer before it spills to disk', '512MB')
    .option('--chunk <blocks>', 'blocks of 4,096 people that a worker makes at a time', '1')
    .option('--json', 'print the manifest as JSON')
    .option('--quiet', 'no progress on stderr');
  if (!(await parseArguments(command, argv))) return EXIT.done;
  const options = readOptions(command.opts());
  const plan = await planWorld(options);
  const progress = command.opts<{ quiet?: boolean }>().quiet === true ? silent : progressOn(io);
  const interruption = watchInterruption();
  try {
    const tables = await writeTables(plan, options, progress, interruption);
    const manifest = await manifestOf(plan, tables);
    const path = join(options.out, 'manifest.json');
    await writeFile(`${path}.partial`, `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(`${path}.partial`, path);
    const warnings = plan.notAssessable.map((what) => `not assessable: ${what}`);
    if (options.json) io.out(envelope(manifest, warnings));
    else {
      for (const warning of warnings) io.err(`${warning}\n`);
      for (const { sha256, name, rows, file } of tables) io.out(`${sha256}  ${name}  ${rows} rows  ${join(options.out, file)}\n`);
    }
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    io.err('interrupted: no table was written\n');
    return EXIT.interrupted;
  } finally {
    interruption.stop();
  }
};

function readOptions(given: Record<string, string | boolean | undefined>): SimulateCommand {
  const text = (name: string): string => String(given[name]);
  const integer = (name: string, flag: string, least: number): number => {
    const digits = text(name).replaceAll('_', '');
    if (!/^\d+$/.test(digits) || Number(digits) < least || !Number.isSafeInteger(Number(digits))) throw new InputError(`simulate.${flag}: expected an integer >= ${least}, got ${text(name)}; write for example --${flag} ${Math.max(least, 42)}`);
    return Number(digits);
  };
  const oneOf = <Name extends string>(flag: string, value: string, names: readonly Name[]): Name => {
    const found = names.find((name) => name === value);
    if (found === undefined) throw new InputError(`simulate.${flag}: expected one of ${names.join(', ')}, got ${value}; see --help`);
    return found;
  };
  return {
    people: integer('people', 'people', 1),
    country: oneOf('country', text('country'), COUNTRY_IDS),
    seed: integer('seed', 'seed', 0),
    asOf: text('asOf'),
    correlation: Number(text('correlation')),
    tables: [...new Set(text('tables').split(',').map((name) => oneOf('tables', name.trim(), TABLES)))],
    format: oneOf('format', text('format'), FORMATS),
    out: text('out'),
    threads: integer('threads', 'threads', 1),
    memory: text('memory'),
    chunk: integer('chunk', 'chunk', 1),
    json: given['json'] === true,
  };
}

class Interrupted extends Error {}

/** Turns Ctrl-C into an `Interrupted` at the next block, so that partial files are removed. */
function watchInterruption(): { check(): void; stop(): void } {
  let asked = false;
  const ask = (): void => {
    asked = true;
  };
  process.on('SIGINT', ask);
  process.on('SIGTERM', ask);
  return {
    check() {
      if (asked) throw new Interrupted();
    },
    stop() {
      process.off('SIGINT', ask);
      process.off('SIGTERM', ask);
    },
  };
}

/** One table on its way to a file, counted and hashed as it goes. */
interface Output {
  readonly name: TableName;
  readonly file: string;
  readonly writer: TableWriter;
  readonly hash: ReturnType<typeof contentHash>;
  rows: number;
}

/** Writes the tables under temporary names and renames them when all are whole; leaves none otherwise. */
async function writeTables(plan: WorldPlan, options: SimulateCommand, progress: Progress, interruption: { check(): void }): Promise<TableManifest[]> {
  await makeFolder(options.out);
  const session = await duckDb.openTrusted({ threads: options.threads, memory: options.memory });
  const outputs: Output[] = [];
  try {
    await simulateInto(outputs, session, plan, options, progress, interruption);
    interruption.check();
    for (const { writer } of outputs) await writer.close();
  } catch (error) {
    for (const { writer } of outputs) await writer.abort();
    throw error;
  } finally {
    await session.close();
  }
  const manifests: TableManifest[] = [];
  for (const { name, file, hash, rows } of outputs) manifests.push({ name, file, rows, sha256: hash.hex(), fileSha256: await fileHash(join(options.out, file)) });
  return manifests;
}

async function simulateInto(outputs: Output[], session: TrustedSession, plan: WorldPlan, options: SimulateCommand, progress: Progress, interruption: { check(): void }): Promise<void> {
  const { tables, format, out, seed, threads, chunk } = options;
  const append = async (name: TableName, table: Table): Promise<void> => {
    let output = outputs.find((one) => one.name === name);
    if (output === undefined) {
      const file = `${name}.${format}`;
      output = { name, file, writer: await session.openWriter(join(out, file), table.schema), hash: contentHash(), rows: 0 };
      outputs.push(output);
    }
    output.hash.add(table);
    output.rows += table.rows;
    await output.writer.append(table);
  };
  const providers = emailProviderTable(await loadCountry(plan.country));
  const asOfDays = plan.asOfDay;
  const register = electoralRoll.options.parse({});
  const writeChunk = async (people: Table): Promise<void> => {
    if (tables.includes('person')) await append('person', people);
    // An entry depends on its own person only, so the register of the world is that of its chunks.
    if (tables.includes('register')) await append('register', electoralRoll.run({ people, providers, seed, asOfDays, instance: 'register' }, register).table);
  };
  const everybody = tables.includes('customer') ? peopleCollector(plan.people) : undefined;
  let chunkRows = 0;
  let collector = peopleCollector(WRITTEN_AT_ONCE);
  progress.stage('simulate', plan.people, 'people');
  for await (const people of simulatePeople(plan, { workers: threads, map: mapInThreads, blocksPerItem: chunk, onProgress: progress.at })) {
    interruption.check();
    collector.add(people);
    everybody?.add(people);
    chunkRows += people.rows;
    if (chunkRows < WRITTEN_AT_ONCE) continue;
    await writeChunk(collector.table());
    collector = peopleCollector(WRITTEN_AT_ONCE);
    chunkRows = 0;
  }
  if (chunkRows > 0) await writeChunk(collector.table());
  if (everybody !== undefined) {
    progress.stage('collect', 0, 'contacts');
    interruption.check();
    await append('customer', collect({ people: everybody.table(), seed, asOfDays }, crmOptions.parse({})).customer);
  }
  progress.done();
}

async function makeFolder(out: string): Promise<void> {
  try {
    await mkdir(out, { recursive: true });
  } catch (error) {
    throw new InputError(`simulate.out: expected a folder that can be made, got ${(error as NodeJS.ErrnoException).code}; choose another`, { file: out }, { cause: error });
  }
}

async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer);
  return hash.digest('hex');
}

/** What a reader needs to make the same world again and to cite what it rests on. */
async function manifestOf(plan: WorldPlan, tables: readonly TableManifest[]) {
  const { provenance, postcodes } = await loadCountry(plan.country);
  return {
    tool: { name: 'incognita', version: VERSION },
    notice: inventedNotice(plan.seed),
    world: {
      country: plan.country,
      people: plan.people,
      seed: plan.seed,
      asOf: plan.asOf,
      correlation: plan.correlation,
      postcodes: Array.from(plan.postcodes, (index) => postcodes.codes[index]!),
      resized: plan.resized,
      notAssessable: plan.notAssessable,
    },
    tables,
    provenance,
  };
}
