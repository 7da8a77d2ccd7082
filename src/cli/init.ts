import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { duckDb } from '../engine/duckdb/duckdb-engine.ts';
import { proposedHierarchy } from '../release/default-hierarchies.ts';
import { nearest } from '../scenario/nearest.ts';
import { CONCERNS } from '../scenario/scenario-schema.ts';
import { starterScenario } from '../scenario/starter.ts';
import { starterStrategy } from '../scenario/strategy-starter.ts';
import { InputError } from '../schema/input-error.ts';
import { envelope, EXIT, newCommand, parseArguments, type Main } from './command.ts';
import { lookAt, typedTable } from './file-table.ts';
import { allowedMemory, withinMemory } from './table-memory.ts';

interface Options {
  readonly from?: string;
  readonly delimiter?: string;
  readonly concern?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `incognita init [file]`: writes a commented scenario to start from, or a strategy for a file of one's own. */
export const main: Main = async (argv, io) => {
  let given: string | undefined;
  const command = newCommand('init', 'Write a commented scenario to start from, or with --from a strategy for a file of your own.', io)
    .argument('[file]', 'where to write it (default: scenario.yaml, or strategy.yaml with --from)')
    .option('--from <data>', 'look at a .csv, .jsonl or .parquet file and propose how to release it; no value of it is written')
    .option('--delimiter <character>', 'between the fields of that CSV file; found by default')
    .option('--concern <concern>', `what a scenario is about: ${CONCERNS.join(', ')} (default: misuse)`)
    .option('--force', 'overwrite a file that exists')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExamples:\n  incognita init\n  incognita init breach.yaml --concern security\n  incognita init --from contacts.csv strategy.yaml\n')
    .action((path?: string) => void (given = path));
  if (!(await parseArguments(command, argv))) return EXIT.done;
  const { from, delimiter, concern, force = false, json = false } = command.opts<Options>();
  if (from !== undefined && concern !== undefined) throw new InputError('init.concern: expected --from or --concern, got both; a strategy for a file has no concern');
  if (from === undefined && delimiter !== undefined) throw new InputError('init.delimiter: expected --delimiter with --from only, got it alone');
  const file = given ?? (from === undefined ? 'scenario.yaml' : 'strategy.yaml');
  if (!force && existsSync(file)) throw new InputError('init.file: expected a file that does not exist yet, got one that does; --force overwrites it', { file });
  const [text, data, next] = from === undefined ? scenarioFor(file, concern ?? 'misuse') : await withinMemory(() => strategyFor(file, from, delimiter));
  await writeFile(file, text, { flag: force ? 'w' : 'wx' }).catch((cause: unknown) => {
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
    throw new InputError(`init.file: expected a place that can be written, got ${String(code)}; name another file`, { file }, { cause });
  });
  io.out(json ? envelope({ file, ...data }) : `${file}\n`);
  io.err(`Next: ${next}\n`);
  return EXIT.done;
};

/** What is written, what is said of it, and what to do next. */
type Written = readonly [text: string, data: Readonly<Record<string, unknown>>, next: string];

function scenarioFor(file: string, asked: string): Written {
  const concern = CONCERNS.find((known) => known === asked);
  if (concern === undefined) {
    const near = nearest(asked, CONCERNS);
    throw new InputError(`init.concern: expected one of ${CONCERNS.join(', ')}, got ${asked}${near === undefined ? '' : `; did you mean ${near}?`}`);
  }
  return [starterScenario(idFrom(file), concern, schemaPath(file, 'scenario')), { concern }, `incognita validate ${file}, then incognita run ${file}`];
}

/** A strategy from the names, types and spreads of a file's columns. */
async function strategyFor(file: string, from: string, delimiter: string | undefined): Promise<Written> {
  const session = await duckDb.openTrusted();
  try {
    const looked = await lookAt(session, from, 'file', delimiter, allowedMemory(undefined));
    const classOf = new Map(looked.proposals.map(({ column, attributeClass }) => [column, attributeClass]));
    const table = await typedTable(session, 'file', looked, (name) => classOf.get(name)!);
    const hierarchies = new Map([...table.columns].filter(([name]) => classOf.get(name) === 'quasi-identifier').map(([name, column]) => [name, proposedHierarchy(name, column)]));
    const text = starterStrategy({ ...looked, file: basename(from), hierarchies }, schemaPath(file, 'strategy'));
    return [text, { from }, `read and correct ${file}, then incognita anonymize ${from} --config ${file} --out released.csv`];
  } finally {
    await session.close();
  }
}

/** A scenario id from the file's name: small letters, digits and single hyphens. */
function idFrom(file: string): string {
  const words = basename(file).replace(/\.[^.]*$/, '').toLowerCase().match(/[a-z0-9]+/g);
  return words?.join('-') ?? 'scenario';
}

/** The package's schema of a document as an editor finds it from the file's folder, with forward slashes. */
function schemaPath(file: string, document: 'scenario' | 'strategy'): string {
  const schema = join(packageFolder(), 'schema', `${document}.schema.json`);
  const path = relative(dirname(resolve(file)), schema);
  // On another drive there is no relative path.
  if (resolve(path) === path) return pathToFileURL(path).href;
  const forward = path.split(sep).join('/');
  return forward.startsWith('.') ? forward : `./${forward}`;
}

/** The folder of the package that this module runs from, in a clone and when installed. */
function packageFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'incognita') return folder;
    if (dirname(folder) === folder) throw new Error('init.schema: expected to run from the package incognita, got a module outside of it');
  }
}
