import { existsSync, readFileSync, watch } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';
import { buildSite } from '../../reports/build.ts';
import type { Site } from '../../reports/site.ts';
import { viteDefaults } from '../../reports/vite-defaults.ts';
import { attacks } from '../attack/index.ts';
import { definitions } from '../measure/definitions.ts';
import { releaseSteps } from '../release/index.ts';
import { InputError } from '../schema/input-error.ts';
import { VERSION } from '../version.ts';
import { envelope, EXIT, newCommand, parseArguments, type Main } from './command.ts';
import { runsFolder } from './runs-folder.ts';

const HOST = '127.0.0.1';
const FIRST_PORT = 4321;
const PORTS_TRIED = 50;

/** The folder of this package, from its sources as from its `dist`. */
export function packageRoot(from: string = fileURLToPath(import.meta.url)): string {
  for (let folder = dirname(from); ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'incognita') return folder;
    if (folder === dirname(folder)) throw new Error(`report.root: expected the package incognita above ${from}, got none`);
  }
}

export interface BuildReportOptions {
  /** Folder with `index.json` and the runs that it lists. */
  readonly runs: string;
  /** Folder for the site; absent, empty, or an earlier site, which is replaced. */
  readonly outDir: string;
}

/** Builds the report site as static files, which any web server can serve. */
export async function buildReport({ runs, outDir }: BuildReportOptions): Promise<Site> {
  const folder = resolve(outDir);
  const existing = existsSync(folder) ? await readdir(folder) : [];
  // The build empties the folder: never one that holds something else.
  if (existing.length > 0 && !(existing.includes('index.html') && existsSync(join(folder, 'assets/site.js')))) {
    throw new InputError(`report.build: expected an empty folder or an earlier report, got ${folder} with other files; name another folder`);
  }
  return buildSite({ runs: resolve(runs), outDir: folder, packageRoot: packageRoot(), registries: { definitions, releaseSteps, attacks, version: VERSION } });
}

export interface ServeReportOptions {
  readonly runs: string;
  /** First port to try, 1 to 65535; one in use gives way to the next free one. Default 4321. */
  readonly port?: number;
  /** Whether to open the address in the user's browser. Default false. */
  readonly open?: boolean;
  /** Address to listen on. Default 127.0.0.1: this machine only. */
  readonly host?: string;
  /** Told after new runs were built into the pages, or could not be. */
  readonly onRebuild?: (error: Error | null) => void;
}

/** A report that is being served. */
export interface ServedReport {
  readonly address: string;
  readonly port: number;
  /** Stops serving and removes the built pages. */
  readonly close: () => Promise<void>;
}

/** Builds the site of a run folder, serves it with Vite, and builds it again when its index changes. */
export async function serveReport({ runs, port = FIRST_PORT, open = false, host = HOST, onRebuild = () => {} }: ServeReportOptions): Promise<ServedReport> {
  const outDir = await mkdtemp(join(tmpdir(), 'incognita-report-'));
  try {
    await buildReport({ runs, outDir });
    const free = await freePort(port, host);
    const server = await preview({ ...viteDefaults(), root: packageRoot(), appType: 'mpa', build: { outDir }, preview: { host, port: free, strictPort: true, open } });
    const stopWatching = watchRuns(runs, async () => {
      try {
        await buildReport({ runs, outDir });
        onRebuild(null);
      } catch (error) {
        onRebuild(error instanceof Error ? error : new Error(String(error)));
      }
    });
    const close = async (): Promise<void> => {
      stopWatching();
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    };
    return { address: `http://${host}:${free}/`, port: free, close };
  } catch (error) {
    await rm(outDir, { recursive: true, force: true });
    throw error;
  }
}

/** Calls `rebuild` after the index was replaced, one build at a time; gives the way to stop. */
function watchRuns(runs: string, rebuild: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let last = Promise.resolve();
  const watcher = watch(runs, (_, file) => {
    if (file !== 'index.json') return;
    clearTimeout(timer);
    timer = setTimeout(() => (last = last.then(rebuild)), 200);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}

/** The first port from `first` on that nothing listens on. */
async function freePort(first: number, host: string): Promise<number> {
  for (let port = first; port < Math.min(first + PORTS_TRIED, 65_536); port++) {
    const free = await new Promise<boolean>((done) => {
      const probe = createServer();
      probe.once('error', () => done(false));
      probe.listen(port, host, () => probe.close(() => done(true)));
    });
    if (free) return port;
  }
  throw new InputError(`report.port: expected a free port from ${first} on, got ${PORTS_TRIED} in use; name another with --port`);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new InputError(`report.port: expected a whole number from 1 to 65535, got ${text}; for example --port ${FIRST_PORT}`);
  return port;
}

interface Options {
  readonly runs: string;
  readonly port: string;
  readonly open: boolean;
  readonly build?: string | true;
  readonly json?: boolean;
}

/** `incognita report`: serves the report of a run folder until interrupted, or builds it. */
export const main: Main = async (argv, io) => {
  const command = newCommand('report', 'Serves the report site of a run folder, or builds it as static files.', io)
    .option('--runs <folder>', 'folder of runs', runsFolder())
    .option('--port <n>', 'first port to try', String(FIRST_PORT))
    .option('--no-open', 'do not open a browser')
    .option('--build [folder]', 'build static files instead of serving (default: incognita-report, in a clone reports/dist)')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExamples:\n  incognita report --no-open\n  incognita report --runs incognita-runs --build site\n');
  if (!(await parseArguments(command, argv))) return EXIT.done;
  const { runs, port, open, build, json = false } = command.opts<Options>();

  if (build !== undefined) {
    const outDir = resolve(build === true ? (runsFolder() === 'reports/runs' ? 'reports/dist' : 'incognita-report') : build);
    const site = await buildReport({ runs, outDir });
    io.out(json ? envelope({ folder: outDir, scenarios: site.documents.map(({ scenario }) => scenario.id) }) : `${outDir}\n`);
    return EXIT.done;
  }

  const wanted = parsePort(port);
  if (io.interactive) io.err('Building the pages …\n');
  const served = await serveReport({
    runs,
    port: wanted,
    open: open && io.interactive,
    onRebuild: (error) => io.err(error === null ? 'New runs: reload the page.\n' : `${error.message}\n`),
  });
  if (served.port !== wanted) io.err(`Port ${wanted} is in use; the report is on ${served.port}.\n`);
  io.out(json ? envelope({ address: served.address }) : `${served.address}\n`);
  if (io.interactive) io.err('Press Ctrl-C to stop.\n');
  // Ctrl-C is how a server is meant to end, so it ends well.
  await new Promise<void>((stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  await served.close();
  return EXIT.done;
};
