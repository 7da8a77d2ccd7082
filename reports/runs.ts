import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Concern, ReportDocument, RunIndex } from '../src/report/document.ts';
import { InputError } from '../src/schema/input-error.ts';

const HOW = 'run a scenario first, for example `incognita run scenarios`, or name the folder of a run with --runs';

/** One run: its report, and the tidy table of its measures. */
export interface Run {
  readonly document: ReportDocument;
  readonly measuresCsv: string;
}

const CONCERNS: readonly Concern[] = ['collection', 'security', 'consent', 'rights', 'misuse', 'balance'];

/** Reads the runs that a run folder's index lists; each report is checked for what pages need. */
export async function readRuns(runs: string): Promise<Run[]> {
  let index: RunIndex;
  try {
    index = JSON.parse(await readFile(join(runs, 'index.json'), 'utf8')) as RunIndex;
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new InputError(`report.runs: expected runs in ${runs}, got ${missing ? 'no index.json there' : 'an index.json that cannot be read'}; ${HOW}`);
  }
  if (index.version !== 1 || !Array.isArray(index.runs)) throw new InputError(`report.runs: expected an index of version 1 in ${runs}, got ${String(index.version)}; run the scenarios again with this version`);
  if (index.runs.length === 0) throw new InputError(`report.runs: expected at least one run in ${runs}, got none; ${HOW}`);
  const found = await Promise.all(index.runs.map(async ({ path, scenario }) => ({ document: await readReport(join(runs, path, 'report.json'), scenario), measuresCsv: await readMeasures(join(runs, path, 'measures.csv'), scenario) })));
  // The concerns in the order of the data's way through a company.
  return found.sort((a, b) => CONCERNS.indexOf(a.document.scenario.concern) - CONCERNS.indexOf(b.document.scenario.concern));
}

async function readReport(file: string, scenario: string): Promise<ReportDocument> {
  let document: ReportDocument;
  try {
    document = JSON.parse(await readFile(file, 'utf8')) as ReportDocument;
  } catch {
    throw new InputError(`report.runs: expected the report of ${scenario} at ${file}, got a file that cannot be read; run the scenario again`);
  }
  // Ids become folders of the site.
  const ids = [document.scenario?.id, ...(document.population === undefined ? [] : [document.population.world?.id])];
  if (document.version !== 1 || !Array.isArray(document.strategies) || document.strategies.length === 0 || !ids.every((id) => /^[a-z0-9][a-z0-9-]*$/.test(id ?? ''))) {
    throw new InputError(`report.runs: expected a report of version 1 with strategies in ${file}, got something else; run the scenario again with this version`);
  }
  return document;
}

async function readMeasures(file: string, scenario: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new InputError(`report.runs: expected the measures of ${scenario} at ${file}, got a file that cannot be read; run the scenario again`);
  }
}
