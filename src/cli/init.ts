import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { nearest } from '../scenario/nearest.ts';
import { CONCERNS } from '../scenario/scenario-schema.ts';
import { starterScenario } from '../scenario/starter.ts';
import { InputError } from '../schema/input-error.ts';
import { envelope, EXIT, newCommand, parseArguments, type Main } from './command.ts';

interface Options {
  readonly concern: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `incognita init [file]`: writes a commented scenario to start from. */
export const main: Main = async (argv, io) => {
  let file = 'scenario.yaml';
  const command = newCommand('init', 'Write a commented scenario to start from.', io)
    .argument('[file]', 'where to write it', file)
    .option('--concern <concern>', `what it is about: ${CONCERNS.join(', ')}`, 'misuse')
    .option('--force', 'overwrite a file that exists')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExamples:\n  incognita init\n  incognita init breach.yaml --concern security\n')
    .action((given: string) => void (file = given));
  if (!(await parseArguments(command, argv))) return EXIT.done;
  const { concern: asked, force = false, json = false } = command.opts<Options>();
  const concern = CONCERNS.find((known) => known === asked);
  if (concern === undefined) {
    const near = nearest(asked, CONCERNS);
    throw new InputError(`init.concern: expected one of ${CONCERNS.join(', ')}, got ${asked}${near === undefined ? '' : `; did you mean ${near}?`}`);
  }
  const text = starterScenario(idFrom(file), concern, schemaPath(file));
  await writeFile(file, text, { flag: force ? 'w' : 'wx' }).catch((cause: unknown) => {
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
    if (code === 'EEXIST') throw new InputError('init.file: expected a file that does not exist yet, got one that does; --force overwrites it', { file }, { cause });
    throw new InputError(`init.file: expected a place that can be written, got ${String(code)}; name another file`, { file }, { cause });
  });
  io.out(json ? envelope({ file, concern }) : `${file}\n`);
  io.err(`Next: incognita validate ${file}, then incognita run ${file}\n`);
  return EXIT.done;
};

/** A scenario id from the file's name: small letters, digits and single hyphens. */
function idFrom(file: string): string {
  const words = basename(file).replace(/\.[^.]*$/, '').toLowerCase().match(/[a-z0-9]+/g);
  return words?.join('-') ?? 'scenario';
}

/** The package's scenario schema as an editor finds it from the file's folder, with forward slashes. */
function schemaPath(file: string): string {
  const schema = join(packageFolder(), 'schema', 'scenario.schema.json');
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
