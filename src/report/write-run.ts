import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '../columns/sha256.ts';
import { InputError } from '../schema/input-error.ts';
import type { Measure } from '../measure/measure.ts';
import type { ReportDocument, RunIndex } from './document.ts';

/** What a run was and took; beside the report, and never compared between machines. */
export interface Manifest {
  readonly version: 1;
  readonly tool: string;
  readonly node: string;
  readonly scenario: string;
  readonly key: string;
  readonly seeds: readonly number[];
  /** SHA-256 of each file beside it. */
  readonly hashes: Readonly<Record<string, string>>;
  readonly seconds: Readonly<Record<string, number>>;
  readonly peakMemoryBytes: number;
}

/**
 * Writes `<out>/<scenario>/<key>/` with `report.json`, `manifest.json` and `measures.csv`. The folder
 * appears whole, by one rename; one that exists already is the same run and stays as it is. Writing is
 * synchronous, so that an interrupt comes before or after it, never in between.
 */
export function writeRun(out: string, report: ReportDocument, manifest: Omit<Manifest, 'hashes'>): string {
  const folder = join(out, report.scenario.id, report.key);
  if (!existsSync(folder)) {
    const files = { 'report.json': `${JSON.stringify(report, null, 1)}\n`, 'measures.csv': measuresCsv(report) };
    const hashes = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, sha256Hex(text)]));
    const parts = join(out, report.scenario.id, `.${report.key}.${process.pid}.part`);
    try {
      mkdirSync(parts, { recursive: true });
      for (const [name, text] of Object.entries(files)) writeFileSync(join(parts, name), text);
      writeFileSync(join(parts, 'manifest.json'), `${JSON.stringify({ ...manifest, hashes }, null, 1)}\n`);
      renameSync(parts, folder);
    } catch (error) {
      if (existsSync(parts)) rmSync(parts, { recursive: true, force: true });
      throw new InputError(`run.out: expected a folder that can be written, got ${out} (${(error as NodeJS.ErrnoException).code ?? 'error'}); choose another with --out`, {}, { cause: error });
    }
  }
  indexRun(out, report);
  return folder;
}

/** Puts a run into `<out>/index.json` in place of the scenario's earlier one, by one rename. */
function indexRun(out: string, report: ReportDocument): void {
  const path = join(out, 'index.json');
  let runs: RunIndex['runs'] = [];
  try {
    runs = (JSON.parse(readFileSync(path, 'utf8')) as Partial<RunIndex>).runs ?? [];
  } catch {
    // No index yet, or one that cannot be read: the new one starts from this run.
  }
  const entry = { scenario: report.scenario.id, key: report.key, path: `${report.scenario.id}/${report.key}`, title: report.scenario.title, concern: report.scenario.concern };
  const index: RunIndex = { version: 1, runs: [...runs.filter((run) => run.scenario !== entry.scenario), entry].sort((a, b) => (a.scenario < b.scenario ? -1 : 1)) };
  const part = join(out, `.index.${process.pid}.part`);
  writeFileSync(part, `${JSON.stringify(index, null, 1)}\n`);
  renameSync(part, path);
}

/** Tidy results: one row per measure. */
function measuresCsv(report: ReportDocument): string {
  const quote = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const line = (strategy: string, measure: Measure): string =>
    [
      report.scenario.id,
      strategy,
      measure.id,
      measure.value ?? '',
      measure.interval?.[0] ?? '',
      measure.interval?.[1] ?? '',
      measure.intervalKind,
      measure.numerator ?? '',
      measure.denominator ?? '',
      JSON.stringify(measure.parameters),
    ]
      .map((cell) => quote(String(cell)))
      .join(',');
  const lines = [
    'scenario,strategy,measure,value,low,high,interval,numerator,denominator,parameters',
    ...report.world.measures.map((measure) => line('', measure)),
    ...report.strategies.flatMap((strategy) => [
      ...strategy.measures.map((measure) => line(strategy.id, measure)),
      ...strategy.attacks.flatMap((attack) => [...attack.measures, ...attack.groups.map((group) => group.measure)].map((measure) => line(strategy.id, measure))),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}
