#!/usr/bin/env node
import { realpathSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { duckDb } from '../src/engine/duckdb/duckdb-engine.ts';
import { benchmarkClasses, type ClassBenchmark, type Ratio } from './equivalence-classes.ts';
import { ensureFile } from './quasi-identifier-file.ts';

/** What the ratios should stay below. */
const AIM = { engine: 1.15, kernel: 1.5 } as const;

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
  const machine = { node: process.version, cores: cpus().length, model: cpus()[0]?.model, memoryBytes: totalmem() };
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ rows, aim: AIM, machine, results }, null, 2)}\n`);
}
