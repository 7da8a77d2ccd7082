#!/usr/bin/env node
import { realpathSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { duckDb } from '../src/engine/duckdb/duckdb-engine.ts';
import { benchmarkClasses, type ClassBenchmark, type Ratio } from './equivalence-classes.ts';
import { benchmarkRecords, type RecordBenchmark } from './person-records.ts';
import { ensureFile } from './quasi-identifier-file.ts';

/** What the ratios of times should stay below, and those of rates above. */
const AIM = { engine: 1.15, kernel: 1.5, objects: 15, coded: 50 } as const;
/** Blocks of 4,096 people per run of the record benchmark. */
const RECORD_BLOCKS = 25;

/** Options of the benchmark, as `npm run bench -- --rows 100000 --runs 3 --json out.json`. */
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
    options: { rows: { type: 'string', default: '10000000' }, runs: { type: 'string', default: '5' }, folder: { type: 'string', default: 'bench/data' }, json: { type: 'string' } },
  });
  const rows = Number(values.rows);
  const results = await bench({ rows, runs: Number(values.runs), folder: values.folder });
  process.stdout.write(tableOf(results, rows));
  const records = await benchmarkRecords(RECORD_BLOCKS, Number(values.runs));
  process.stdout.write(recordLines(records));
  const machine = { node: process.version, cores: cpus().length, model: cpus()[0]?.model, memoryBytes: totalmem() };
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ rows, aim: AIM, machine, results, records }, null, 2)}\n`);
}
