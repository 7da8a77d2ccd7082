import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { crmOptions, type CrmOptions } from '../crm/crm-options.ts';
import { contentDigest } from '../engine/files/content-hash.ts';
import { COUNTRY_IDS, loadCountry, planWorld, type WorldPlan } from '../population/index.ts';
import { TALLIES } from '../population/calibration/calibration-targets.ts';
import { mergeStates, type TallyStates } from '../population/calibration/tally.ts';
import { profileOf, type PopulationProfile } from '../population-profile.ts';
import { silent, type Progress } from '../progress.ts';
import { loadScenario } from '../scenario/scenario-file.ts';
import { InputError } from '../schema/input-error.ts';
import type { TableSchema } from '../schema/table-schema.ts';
import { BLOCK } from '../schema/world.ts';
import type { PartContext, PartItem, SimulatedPart, WrittenPart } from '../simulate-part.job.ts';
import { SIMULATED_TABLES, type SourceOptions } from '../simulated-tables.ts';
import { inventedNotice, VERSION } from '../version.ts';
import type { Job } from '../workers/job.ts';
import { mapInThreads } from '../workers/node-workers.ts';
import { calibrationText } from './calibration-text.ts';
import { envelope, EXIT, newCommand, parseArguments, type Main } from './command.ts';
import { progressOn } from './progress.ts';

const FORMATS = ['parquet', 'csv', 'jsonl'] as const;
const STAGES = ['population', 'company', 'sources'] as const;

interface SimulateCommand {
  readonly people: number;
  readonly country: string;
  readonly seed: number;
  readonly asOf: string;
  readonly correlation: number;
  readonly tieShare: number;
  readonly likeShare: number;
  readonly historyDays: number;
  readonly crm: CrmOptions;
  readonly sources: SourceOptions;
  readonly tables: readonly string[];
  readonly format: (typeof FORMATS)[number];
  readonly shard: { readonly number: number; readonly of: number };
  readonly out: string;
  readonly threads: number;
  readonly memory: string;
  readonly chunk: number;
  readonly calibrate: boolean;
  readonly json: boolean;
}

/** What `manifest.json` says of one table. `sha256` is the digest of its rows, whatever the format and the parts. */
interface TableManifest {
  readonly name: string;
  readonly stage: string;
  readonly columns: TableSchema['columns'];
  readonly rows: number;
  readonly sha256: string;
  readonly files: readonly { readonly file: string; readonly rows: number; readonly bytes: number; readonly sha256: string }[];
}

const partsJob: Job<PartContext, PartItem, SimulatedPart> = {
  path: 'simulate-part.job',
  load: () => import('../simulate-part.job.ts'),
};

/** `incognita simulate`: writes a world, its company and its outsiders to files, each table in a folder of its own. */
export const main: Main = async (argv, io) => {
  const command = newCommand('simulate', 'Write the tables of an invented world, block by block: memory does not grow with the people.', io)
    .option('--scenario <file>', 'take the world, the company and the outsiders from a scenario; the flags below that are given come before it')
    .option('--people <number>', 'people in the world, for example 100000 or 1_000_000', '100000')
    .option('--country <id>', `country pack: ${COUNTRY_IDS.join(', ')}`, 'us')
    .option('--seed <number>', 'seed; the same seed gives the same tables anywhere', '42')
    .option('--as-of <date>', 'day on which the world is looked at', '2026-01-01')
    .option('--correlation <scale>', 'scale of the assumed correlations, 0 (off) to 1', '1')
    .option('--tie-share <share>', "share of people's ties that are written; profiles show all", '0.2')
    .option('--like-share <share>', "share of people's likes that are written; profiles show all", '0.1')
    .option('--history-days <days>', 'days before --as-of for which posts, check-ins and page hits are written', '28')
    .option('--penetration <share>', "share of the people who are the company's customers", '0.2')
    .option('--tables <list>', `tables to write: all, ${STAGES.join(', ')}, or names: ${SIMULATED_TABLES.map(({ schema }) => schema.name).join(', ')}`, 'all')
    .option('--format <format>', `file format: ${FORMATS.join(', ')}`, 'parquet')
    .option('--shard <i/n>', 'only the i-th of n parts of the world, the same rows as in the whole', '1/1')
    .option('--out <folder>', 'folder for the tables and manifest.json', '.')
    .option('--threads <number>', 'worker threads; the tables are the same for any number', String(Math.min(8, availableParallelism())))
    .option('--memory <size>', "memory of each thread's file writer before it spills to disk", '512MB')
    .option('--chunk <blocks>', 'blocks of 4,096 people that make one file; the rows are the same for any number', '16')
    .option('--calibrate', 'compare the world with published figures; done anyway where all tables of a whole world are written')
    .option('--no-calibrate', 'leave that out')
    .option('--json', 'print the manifest as JSON')
    .option('--quiet', 'no progress on stderr');
  if (!(await parseArguments(command, argv))) return EXIT.done;
  const options = readOptions(await withScenario(command));
  const plan = await planWorld(options);
  if (plan.blocks < options.shard.of) throw new InputError(`simulate.shard: expected at most ${plan.blocks} shards of a world of ${plan.people} people, got ${options.shard.of}; a shard holds at least ${BLOCK} people`);
  const progress = command.opts<{ quiet?: boolean }>().quiet === true ? silent : progressOn(io);
  const interruption = watchInterruption();
  try {
    const manifest = await writeTables(plan, options, progress, interruption);
    const warnings = plan.notAssessable.map((what) => `not assessable: ${what}`);
    if (options.json) io.out(envelope(manifest, warnings));
    else {
      for (const warning of warnings) io.err(`${warning}\n`);
      if (manifest.calibration !== undefined) io.err(calibrationText(manifest.calibration));
      for (const { sha256, name, rows } of manifest.tables) io.out(`${sha256}  ${name}  ${rows} rows  ${join(options.out, name)}\n`);
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

type Given = Record<string, string | boolean | undefined> & { readonly company?: CrmOptions; readonly outsiders?: SourceOptions };

/** The flags, with what a scenario says where they were not given. */
async function withScenario(command: ReturnType<typeof newCommand>): Promise<Given> {
  const given: Given = command.opts();
  if (typeof given['scenario'] !== 'string') return given;
  const { population, seed, crm, adversaries } = await loadScenario(given['scenario']);
  const stated = { ...population, seed };
  const flags = Object.entries(stated).filter(([name]) => command.getOptionValueSource(name) !== 'cli').map(([name, value]) => [name, String(value)]);
  const outsiders: SourceOptions = Object.fromEntries(adversaries.flatMap(({ knows }) => knows.map(({ id, options }) => [id, options])).reverse());
  const penetration = command.getOptionValueSource('penetration') === 'cli' ? given['penetration'] : String(crm.penetration);
  return { ...given, ...Object.fromEntries(flags), penetration, company: crm, outsiders };
}

function readOptions(given: Given): SimulateCommand {
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
  const penetration = Number(text('penetration'));
  if (!(penetration >= 0 && penetration <= 1)) throw new InputError(`simulate.penetration: expected a number from 0 to 1, got ${text('penetration')}; write for example --penetration 0.2`);
  const tables = tablesNamed(text('tables'));
  const shard = shardNamed(text('shard'));
  if (given['calibrate'] === true && shard.of > 1) throw new InputError(`simulate.calibrate: expected a whole world, got shard ${text('shard')}; a part is no country`);
  return {
    people: integer('people', 'people', 1),
    country: oneOf('country', text('country'), COUNTRY_IDS),
    seed: integer('seed', 'seed', 0),
    asOf: text('asOf'),
    correlation: Number(text('correlation')),
    tieShare: Number(text('tieShare')),
    likeShare: Number(text('likeShare')),
    historyDays: integer('historyDays', 'history-days', 1),
    crm: { ...(given.company ?? crmOptions.parse({})), penetration },
    sources: given.outsiders ?? {},
    tables,
    format: oneOf('format', text('format'), FORMATS),
    shard,
    out: text('out'),
    threads: integer('threads', 'threads', 1),
    memory: text('memory'),
    chunk: integer('chunk', 'chunk', 1),
    calibrate: typeof given['calibrate'] === 'boolean' ? given['calibrate'] : shard.of === 1 && tables.length === SIMULATED_TABLES.length,
    json: given['json'] === true,
  };
}

/** The tables that a list of names and stages means, in the order in which they are made. */
function tablesNamed(list: string): string[] {
  const names = list.split(',').map((name) => name.trim());
  const known = SIMULATED_TABLES.map(({ schema }) => schema.name);
  const wrong = names.find((name) => name !== 'all' && !STAGES.some((stage) => stage === name) && !known.includes(name));
  if (wrong !== undefined) throw new InputError(`simulate.tables: expected all, ${STAGES.join(', ')} or one of ${known.join(', ')}, got ${wrong}; see --help`);
  return SIMULATED_TABLES.filter(({ schema, stage }) => names.includes('all') || names.includes(stage) || names.includes(schema.name)).map(({ schema }) => schema.name);
}

function shardNamed(text: string): SimulateCommand['shard'] {
  const [, number = '', of = ''] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  if (number === '' || Number(number) < 1 || Number(number) > Number(of)) throw new InputError(`simulate.shard: expected i/n with 1 <= i <= n, got ${text}; write for example --shard 1/4`);
  return { number: Number(number), of: Number(of) };
}

class Interrupted extends Error {}

/** A wish to stop, which workers on other threads see too. */
interface Interruption {
  /** 1 once asked for. */
  readonly asked: Int32Array<SharedArrayBuffer>;
  /** Throws `Interrupted` once asked for. */
  check(): void;
  /** Listens no more. */
  stop(): void;
}

/**
 * Turns Ctrl-C into an end at the next block: workers finish what they are at and are not torn down in the
 * middle of a write, which would end the process by a fault of the engine's.
 */
function watchInterruption(): Interruption {
  const asked = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const ask = (): void => void Atomics.store(asked, 0, 1);
  process.on('SIGINT', ask);
  process.on('SIGTERM', ask);
  return {
    asked,
    check() {
      if (asked[0] === 1) throw new Interrupted();
    },
    stop() {
      process.off('SIGINT', ask);
      process.off('SIGTERM', ask);
    },
  };
}

/** Writes all parts into a folder beside and moves the tables into place when all are whole; leaves none otherwise. */
async function writeTables(plan: WorldPlan, options: SimulateCommand, progress: Progress, interruption: Interruption): Promise<Manifest> {
  const { out, tables, format, memory, threads, crm, sources, calibrate } = options;
  const staging = await stagingFolder(out);
  try {
    const items = partItems(plan, options);
    const blocks = items.reduce((sum, { from, to }) => sum + to - from, 0);
    progress.stage('simulate', Math.min(plan.people, blocks * BLOCK), 'people');
    const written: WrittenPart[] = [];
    let done = 0;
    const context: PartContext = { plan, crm, sources, tables, format, folder: staging, memory, calibrate, asked: interruption.asked };
    let states: TallyStates = {};
    for await (const part of mapInThreads(partsJob, context, interruptible(items, interruption), { workers: threads })) {
      written.push(...part.written);
      states = mergeStates(TALLIES, states, part.states, plan);
      const { to } = items[done++]!;
      progress.at(Math.min(plan.people, (to - items[0]!.from) * BLOCK));
    }
    interruption.check();
    const calibration = calibrate ? await profileOf(plan, states) : undefined;
    const manifest = await manifestOf(plan, options, tablesOf(tables, written), calibration);
    await writeFile(join(staging, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    for (const name of [...tables, 'manifest.json']) await replace(join(staging, name), join(out, name), join(staging, `earlier-${name}`));
    progress.done();
    return manifest;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Parts of `chunk` blocks, cut at fixed places, so that a part of a shard is a part of the whole where the cuts agree. */
function partItems(plan: WorldPlan, { shard, chunk }: SimulateCommand): PartItem[] {
  const first = Math.floor(((shard.number - 1) * plan.blocks) / shard.of);
  const end = Math.floor((shard.number * plan.blocks) / shard.of);
  const items: PartItem[] = [];
  for (let from = first; from < end; ) {
    const to = Math.min(end, (Math.floor(from / chunk) + 1) * chunk);
    items.push({ from, to, withWorldTables: from === 0 });
    from = to;
  }
  return items;
}

/** The items until an interruption is asked for. */
function* interruptible<Item>(items: readonly Item[], { asked }: Interruption): Generator<Item> {
  for (const item of items) {
    if (asked[0] === 1) return;
    yield item;
  }
}

async function stagingFolder(out: string): Promise<string> {
  try {
    await mkdir(out, { recursive: true });
    return await mkdtemp(join(out, '.partial-'));
  } catch (error) {
    throw new InputError(`simulate.out: expected a folder that can be made and written, got ${(error as NodeJS.ErrnoException).code}; choose another`, { file: out }, { cause: error });
  }
}

/** Moves a finished file or folder into its place; what stood there goes first. A table without files in this shard has no folder. */
async function replace(made: string, place: string, earlier: string): Promise<void> {
  await rename(place, earlier).catch(ignoreAbsent);
  await rename(made, place);
}

function ignoreAbsent(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

function tablesOf(names: readonly string[], written: readonly WrittenPart[]): TableManifest[] {
  return names.map((name) => {
    const parts = written.filter(({ table }) => table === name);
    const digest = contentDigest();
    for (const part of parts) digest.merge(part.digest);
    const { schema, stage } = SIMULATED_TABLES.find((table) => table.schema.name === name)!;
    return {
      name,
      stage,
      columns: schema.columns,
      rows: parts.reduce((sum, { rows }) => sum + rows, 0),
      sha256: digest.hex(),
      files: parts.map(({ file, rows, bytes, fileSha256 }) => ({ file, rows, bytes, sha256: fileSha256 })),
    };
  });
}

type Manifest = Awaited<ReturnType<typeof manifestOf>>;

/** What a reader needs to make the same world again and to cite what it rests on. */
async function manifestOf(plan: WorldPlan, { shard, crm, sources }: SimulateCommand, tables: readonly TableManifest[], profile: PopulationProfile | undefined) {
  const { provenance, postcodes } = await loadCountry(plan.country);
  const { country, people, seed, asOf, correlation, tieShare, likeShare, historyDays, resized, notAssessable } = plan;
  return {
    tool: { name: 'incognita', version: VERSION },
    notice: inventedNotice(seed),
    world: { country, people, seed, asOf, correlation, tieShare, likeShare, historyDays, postcodes: Array.from(plan.postcodes, (index) => postcodes.codes[index]!), resized, notAssessable },
    company: crm,
    sources,
    shard: `${shard.number}/${shard.of}`,
    tables,
    ...(profile === undefined ? {} : { calibration: profile.calibration, observations: profile.observations }),
    provenance,
  };
}
