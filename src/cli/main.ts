#!/usr/bin/env node
import { EXIT, errorEnvelope, UsageShown, type Io, type Main } from './command.ts';
import { InputError } from '../schema/input-error.ts';

const COMMANDS: Readonly<Record<string, { summary: string; load: () => Promise<{ main: Main }> }>> = {
  run: { summary: 'run scenarios: simulate, release, attack, measure', load: () => import('./run.ts') },
  report: { summary: 'serve the report site, or build it', load: () => import('./report.ts') },
  simulate: { summary: 'write a synthetic population and its CRM', load: () => import('./simulate.ts') },
  assess: { summary: 'measure the disclosure risk of your own file', load: () => import('./assess.ts') },
  anonymize: { summary: 'release a file of your own by the steps of a strategy', load: () => import('./anonymize.ts') },
  compare: { summary: 'compare strategies for a file of your own, risk against usefulness', load: () => import('./compare.ts') },
  init: { summary: 'write a scenario to start from', load: () => import('./init.ts') },
  validate: { summary: 'check a scenario file', load: () => import('./validate.ts') },
  schema: { summary: 'print the JSON Schema of scenarios, strategies or reports', load: () => import('./schema.ts') },
  explain: { summary: 'define a measure, a method or a table', load: () => import('./explain.ts') },
};

function usage(): string {
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`);
  return `incognita <command> [options]\n\n${lines.join('\n')}\n\nincognita <command> --help says more. Results go to stdout, progress to stderr.\n`;
}

/** Runs one command line and gives its exit code; errors are sentences on stderr, never stack traces. */
export async function runCli(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    (name === undefined ? io.err : io.out)(usage());
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  if (name === '--version') {
    const { VERSION } = await import('../version.ts');
    io.out(`${VERSION}\n`);
    return EXIT.done;
  }
  const command = COMMANDS[name];
  if (command === undefined) {
    io.err(`incognita: expected a command (${Object.keys(COMMANDS).join(', ')}), got ${name}; see incognita --help\n`);
    return EXIT.usage;
  }
  try {
    const { main } = await command.load();
    return await main(rest, io);
  } catch (error) {
    return reportError(error, rest.includes('--json'), io);
  }
}

function reportError(error: unknown, json: boolean, io: Io): number {
  const usageError = error instanceof InputError;
  const message = error instanceof Error ? error.message : String(error);
  if (json) io.out(errorEnvelope(message));
  if (!(error instanceof UsageShown)) io.err(usageError ? `${message}\n` : `incognita: internal fault: ${message}\nThis is a bug; please report it with the command that you ran.\n`);
  if (!usageError && process.env['INCOGNITA_DEBUG'] !== undefined && error instanceof Error) io.err(`${error.stack ?? ''}\n`);
  return usageError ? EXIT.usage : EXIT.fault;
}

/** True when this module is the program and not a test's import. */
async function isProgram(): Promise<boolean> {
  const { pathToFileURL } = await import('node:url');
  const { realpathSync } = await import('node:fs');
  return process.argv[1] !== undefined && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href;
}

if (await isProgram()) {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
  });
  // A command that has work to undo listens itself; else exit handlers remove scratch files, and nothing
  // is renamed into place afterwards.
  process.on('SIGINT', () => {
    if (process.listenerCount('SIGINT') === 1) process.exit(EXIT.interrupted);
  });
  process.exitCode = await runCli(process.argv.slice(2), {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    interactive: process.stderr.isTTY === true && process.env['CI'] === undefined,
    color: process.env['NO_COLOR'] === undefined && process.stdout.isTTY === true,
  });
}
