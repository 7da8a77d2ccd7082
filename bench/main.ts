#!/usr/bin/env node
import { realpathSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { duckDb } from '../src/engine/duckdb/duckdb-engine.ts';
import { benchmarkClasses, type ClassBenchmark, type Ratio } from './equivalence-classes.ts';
import { adultTable, benchmarkSearch, madeUpTable, type SearchBenchmark } from './full-domain.ts';
import { benchmarkRecords, type RecordBenchmark } from './person-records.ts';
import { ensureFile } from './quasi-identifier-file.ts';

/** What the ratios of times should stay below, and those of rates above. */
const AIM = { engine: 1.15, kernel: 1.5, objects: 15, coded: 50 } as const;
/** Blocks of 4,096 people per run of the record benchmark. */
const RECORD_BLOCKS = 25;

/** Nodes that the reference of the search counts, and rows from which on the search alone is timed, once. */
const REFERENCE_NODES = 24;
const LARGE = 500_000;

export const BENCHMARKS = ['classes', 'records', 'search'] as const;

/** Options of the class benchmark, as `npm run bench -- --only classes,search --rows 100000 --runs 3 --json out.json`. */
export interface BenchOptions {
  readonly rows: number;
  readonly runs: number;
  readonly folder: string;
}

/** Runs every benchmark on files that are made once in `folder`. */
export async function bench({ rows, runs, folder }: BenchOptions): Promise<{ name: string; result: ClassBenchmark }[]> {
  const files = [
    { name: 'few', profiles: Math.round(rows * 0.07) },
    { name: 'many', profiles: null },
  ];
  const results: { name: string; result: ClassBenchmark }[] = [];
  for (const { name, profiles } of files) {
    const path = join(folder, `people-${rows}-${name}.parquet`);
    await ensureFile(duckDb, path, rows, profiles);
    results.push({ name: `${name} classes`, result: await benchmarkClasses(path, runs) });
  }
  return results;
}

/** The optimal search on made-up people, and on Adult where a folder of its files is given. */
export async function benchSearch({ rows, runs, adult }: { readonly rows: number; readonly runs: number; readonly adult?: string }): Promise<SearchBenchmark[]> {
  const known = adult === undefined ? undefined : adultTable(adult);
  if (adult !== undefined && known === undefined) throw new Error(`bench.adult: expected a folder with adult.csv and its hierarchies, got ${adult}`);
  const large = rows >= LARGE;
  const results = known === undefined ? [] : [await benchmarkSearch(known, { runs, suppressionLimits: [0, 0.05, 1], frontier: true, referenceNodes: REFERENCE_NODES })];
  return [...results, await benchmarkSearch(madeUpTable(rows), { runs: large ? 1 : runs, suppressionLimits: large ? [0.02] : [0, 0.02, 0.05, 1], frontier: !large, referenceNodes: REFERENCE_NODES })];
}

/** Names after `--only`, or all. */
export function chosenBenchmarks(only: string | undefined): readonly string[] {
  const chosen = only === undefined ? BENCHMARKS : only.split(',');
  const unknown = chosen.filter((name) => !(BENCHMARKS as readonly string[]).includes(name));
  if (unknown.length > 0) throw new Error(`bench.only: expected names of ${BENCHMARKS.join(', ')}, got ${unknown.join(', ')}`);
  return chosen;
}

function searchLines(results: readonly SearchBenchmark[]): string {
  const number = (value: number): string => Math.round(value).toLocaleString('en-US');
  const lines = [`Optimal full-domain generalization, k = 5, warm medians; reference: GROUP BY at every node, extrapolated from ${results[0]?.reference.nodes ?? 0}`];
  for (const { table, rows, quasiIdentifiers, latticeSize, reference, searches, frontier, peakBytes } of results) {
    lines.push(`${table}: ${number(rows)} rows, ${quasiIdentifiers} quasi-identifiers, ${number(latticeSize)} nodes; reference ${(reference.secondsPerNode * 1000).toFixed(1)} ms a node, ${(reference.secondsPerNode * latticeSize).toFixed(0)} s for all`);
    for (const { suppressionLimit, medianSeconds, ratio, evaluated, seconds } of searches) {
      lines.push(`  limit ${`${suppressionLimit * 100} %`.padEnd(28)} ${(medianSeconds * 1000).toFixed(0)} ms = 1/${number(1 / ratio)} (${number(evaluated)} nodes counted; ${(Math.min(...seconds) * 1000).toFixed(0)}–${(Math.max(...seconds) * 1000).toFixed(0)} ms)`);
    }
    if (frontier !== undefined) lines.push(`  ${'all nodes, 6 k, 4 limits, 4 losses'.padEnd(34)} ${(frontier.medianSeconds * 1000).toFixed(0)} ms = 1/${number(1 / frontier.ratio)}`);
    lines.push(`  peak memory of the process ${number(peakBytes / 1e6)} MB, the reference's tables included`);
  }
  return `${lines.join('\n')}\n`;
}

function line(what: string, { medianOurs, medianReference, ratio, ours }: Ratio, aim: number): string {
  const spread = `${Math.min(...ours).toFixed(2)}–${Math.max(...ours).toFixed(2)} s`;
  return `  ${what.padEnd(34)} ${medianOurs.toFixed(3)} s / ${medianReference.toFixed(3)} s = ${ratio.toFixed(2)} (aim ≤ ${aim}; ours ${spread})`;
}

function recordLines({ fakerPerSecond, objectsPerSecond, codedPerSecond, objectsRatio, codedRatio }: RecordBenchmark): string {
  const rate = (perSecond: number): string => `${Math.round(perSecond).toLocaleString('en-US')}/s`;
  return [
    'Person records of nine fields, one thread; medians, as multiples of @faker-js/faker',
    `  faker objects                      ${rate(fakerPerSecond)}`,
    `  objects with strings               ${rate(objectsPerSecond)} = ${objectsRatio.toFixed(1)} × (aim ≥ ${AIM.objects})`,
    `  coded columns                      ${rate(codedPerSecond)} = ${codedRatio.toFixed(1)} × (aim ≥ ${AIM.coded})`,
    '',
  ].join('\n');
}

function tableOf(results: readonly { name: string; result: ClassBenchmark }[], rows: number): string {
  const lines = [`Equivalence classes over 8 quasi-identifiers of ${rows.toLocaleString('en-US')} rows; medians, ours / reference`];
  for (const { name, result } of results) {
    lines.push(`${name}: ${result.classes.toLocaleString('en-US')}`);
    lines.push(line('engine from file / bare GROUP BY', result.engine, AIM.engine));
    lines.push(line('kernel in memory / GROUP BY on ENUM', result.kernel, AIM.kernel));
    lines.push(`  loading: ${result.loadSeconds.toFixed(2)} s from the file to columns, ${result.enumSeconds.toFixed(2)} s from columns to ENUM table`);
  }
  return `${lines.join('\n')}\n`;
}

// Not when a test imports this module.
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '10000000' },
      runs: { type: 'string', default: '5' },
      folder: { type: 'string', default: 'bench/data' },
      json: { type: 'string' },
      only: { type: 'string' },
      'search-rows': { type: 'string', default: '100000' },
      adult: { type: 'string' },
    },
  });
  const chosen = chosenBenchmarks(values.only);
  const [rows, runs] = [Number(values.rows), Number(values.runs)];
  const found: { results?: Awaited<ReturnType<typeof bench>>; records?: RecordBenchmark; searches?: SearchBenchmark[] } = {};
  if (chosen.includes('classes')) process.stdout.write(tableOf((found.results = await bench({ rows, runs, folder: values.folder })), rows));
  if (chosen.includes('records')) process.stdout.write(recordLines((found.records = await benchmarkRecords(RECORD_BLOCKS, runs))));
  if (chosen.includes('search')) process.stdout.write(searchLines((found.searches = await benchSearch({ rows: Number(values['search-rows']), runs, ...(values.adult === undefined ? {} : { adult: values.adult }) }))));
  const machine = { node: process.version, cores: cpus().length, model: cpus()[0]?.model, memoryBytes: totalmem() };
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ rows, aim: AIM, machine, ...found }, null, 2)}\n`);
}
