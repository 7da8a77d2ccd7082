import { existsSync, readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Cells } from '../cells.ts';
import { duckDb } from '../engine/duckdb/duckdb-engine.ts';
import type { Measure } from '../measure/measure.ts';
import { checkGate } from '../measure/risk/gate.ts';
import type { ReportDocument } from '../report/document.ts';
import { recountWith } from '../recount-promises.ts';
import { writeRun } from '../report/write-run.ts';
import { runScenario } from '../run.ts';
import { loadScenario } from '../scenario/scenario-file.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { InputError } from '../schema/input-error.ts';
import { silent } from '../progress.ts';
import { mapInThreads } from '../workers/node-workers.ts';
import { envelope, EXIT, newCommand, parseArguments, type Main } from './command.ts';
import { progressOn } from './progress.ts';
import { runsFolder } from './runs-folder.ts';

interface Flags {
  readonly out?: string;
  readonly threads?: string;
  readonly serve?: boolean;
  readonly open: boolean;
  readonly port?: string;
  readonly build?: boolean | string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `incognita run <scenario…>`: simulate, release, attack, measure; one folder of results for each. */
export const main: Main = async (argv, io) => {
  let paths: readonly string[] = [];
  const command = newCommand('run', 'Run scenarios: simulate, release, attack and measure; write one report document for each.', io)
    .argument('<scenario...>', 'scenario files, or folders of them')
    .option('--out <folder>', 'where results go (default: reports/runs in a clone, else ./incognita-runs)')
    .option('--threads <n>', 'threads for the simulation; results do not depend on it')
    .option('--serve', 'then serve the report site')
    .option('--build [folder]', 'then build the report site into a folder instead of serving it')
    .option('--port <n>', 'port of the report site')
    .option('--no-open', 'do not open a browser')
    .option('--json', 'print one JSON document')
    .option('--quiet', 'no progress on stderr')
    .addHelpText('after', '\nExamples\n  incognita run scenarios --serve\n  incognita run my-scenario.yaml --json\n')
    .action((given: string[]) => void (paths = given));
  if (!(await parseArguments(command, argv))) return EXIT.done;
  const flags = command.opts<Flags>();
  const threads = flags.threads === undefined ? availableParallelism() : wholeNumber('run.threads', flags.threads);
  const out = flags.out ?? runsFolder();
  // Every document is read and checked before the first one runs.
  const scenarios = await Promise.all(paths.flatMap(scenarioFiles).map(loadScenario));
  const progress = flags.quiet === true ? silent : progressOn(io);
  const cells = new Cells();
  const reports: { readonly scenario: Scenario; readonly report: ReportDocument; readonly folder: string }[] = [];
  for (const scenario of scenarios) {
    const { report, manifest } = await runScenario(scenario, { workers: threads, map: mapInThreads, recount: recountWith(duckDb), progress, cells, now: () => performance.now() });
    const folder = writeRun(out, report, { ...manifest, node: process.version, peakMemoryBytes: process.resourceUsage().maxRSS * 1024 });
    reports.push({ scenario, report, folder });
    if (flags.json !== true) io.out(summary(report, folder));
  }
  const crossed = reports.flatMap(({ scenario, report }) => crossedGates(scenario, report));
  for (const line of crossed) io.err(`${line}\n`);
  if (flags.json === true) io.out(envelope({ runs: reports.map(({ report, folder }) => ({ folder, report })), measures: reports.flatMap(({ report }) => flatMeasures(report)), gatesCrossed: crossed }));
  const code = crossed.length > 0 ? EXIT.gateCrossed : EXIT.done;
  if (flags.build !== undefined || flags.serve === true) {
    const { main: report } = await import('./report.ts');
    const site = await report(siteArguments(flags, out), io);
    return site === EXIT.done ? code : site;
  }
  return code;
};

function siteArguments(flags: Flags, out: string): string[] {
  const words = ['--runs', out];
  if (flags.build !== undefined) return [...words, '--build', ...(typeof flags.build === 'string' ? [flags.build] : [])];
  return [...words, ...(flags.port === undefined ? [] : ['--port', flags.port]), ...(flags.open ? [] : ['--no-open'])];
}

/** The scenario files of a path: itself, or the YAML files of a folder by name. */
function scenarioFiles(path: string): string[] {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path];
  const files = readdirSync(path)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(path, name));
  if (files.length === 0) throw new InputError(`run.scenario: expected scenario files (*.yaml) in ${path}, got none; incognita init writes one to start from`);
  return files;
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text.replaceAll('_', ''));
  if (!Number.isInteger(value) || value < 1) throw new InputError(`${name}: expected a whole number of at least 1, got ${text}`);
  return value;
}

/** Every measure of a run in one list, each with its scenario and strategy among the parameters. */
function flatMeasures(report: ReportDocument): Measure[] {
  const scenario = report.scenario.id;
  const within = (measure: Measure, strategy: string): Measure => ({ ...measure, parameters: { scenario, strategy, ...measure.parameters } });
  return report.strategies.flatMap((strategy) => [...strategy.measures, ...strategy.attacks.flatMap((attack) => attack.measures)].map((measure) => within(measure, strategy.id)));
}

/** Gates of the document that a strategy crosses, in sentences. A gate holds for every strategy. */
function crossedGates(scenario: Scenario, report: ReportDocument): string[] {
  return report.strategies.flatMap((strategy) => {
    const measures = [...strategy.measures, ...strategy.attacks.flatMap((attack) => attack.measures)];
    return scenario.gates.map((gate) => checkGate(gate, measures)).filter((result) => result.crossed).map((result) => `${scenario.id}, ${strategy.id}: ${result.sentence}`);
  });
}

function summary(report: ReportDocument, folder: string): string {
  const wide = Math.max(...report.strategies.map((strategy) => strategy.title.length), 8);
  const cell = (measure: Measure | undefined, digits: number): string => (measure === undefined || measure.value === null ? '–' : measure.value.toFixed(digits)).padStart(9);
  const find = (measures: readonly Measure[], id: string): Measure | undefined => measures.find((measure) => measure.id === id);
  const rows = report.strategies.map((strategy) => {
    const attacks = strategy.attacks.filter((attack) => attack.verdict !== 'not-applicable');
    const best = attacks.map((attack) => find(attack.measures, 'attack.advantage')).reduce<Measure | undefined>((top, measure) => (measure?.value != null && (top?.value == null || measure.value > top.value) ? measure : top), undefined);
    return `  ${strategy.title.padEnd(wide)} ${cell(find(strategy.measures, 'world-unique.share'), 3)} ${cell(best, 3)} ${cell(find(strategy.measures, 'released.share'), 3)} ${cell(find(strategy.measures, 'utility.response-model.auc'), 3)}`;
  });
  return `${report.scenario.title} (${report.scenario.id})\n${report.headline}\n\n  ${'strategy'.padEnd(wide)} ${'alone'.padStart(9)} ${'advantage'.padStart(9)} ${'released'.padStart(9)} ${'AUC'.padStart(9)}\n${rows.join('\n')}\n\n  ${report.notice}\n  ${folder}\n\n`;
}

